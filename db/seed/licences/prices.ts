/** The demo's price book: one term licence for a quarter, in cents of a euro. Invented numbers. */
export const PRICES: Readonly<Record<string, number>> = {
  microstation: 62_000,
  'openroads-designer': 148_000,
  'openrail-designer': 152_000,
  'openbridge-designer': 139_000,
  'openbuildings-designer': 96_000,
  'staad-pro': 88_000,
  'plaxis-2d': 121_000,
  'plaxis-3d': 164_000,
  watergems: 104_000,
  sewergems: 102_000,
  sacs: 171_000,
};
