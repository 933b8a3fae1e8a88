/** The two views of a case. */
export const CASE_TABS = ['activity', 'attachments'] as const;
export type CaseTab = (typeof CASE_TABS)[number];

export const CASE_ORDERS = ['newest', 'oldest'] as const;
export type CaseOrder = (typeof CASE_ORDERS)[number];

/** Which part of a case a card shows, and where it was opened from: every button carries it, so that it stays. */
export type CaseFace = {
  readonly tab: CaseTab;
  readonly order: CaseOrder;
  /** Where the page begins: the number of an entry, or how many files stand before it; undefined for the first page. */
  readonly from: number | undefined;
  /** It was opened from a list, which is one press away. */
  readonly list: boolean;
};

/** What is shown before anybody has chosen. */
export const FRONT: CaseFace = { tab: 'activity', order: 'newest', from: undefined, list: false };

/** What a press carries of it: only what is not as on the front. */
export const carried = ({ tab, order, from, list }: CaseFace): Readonly<Record<string, unknown>> => ({
  ...(tab === FRONT.tab ? {} : { view: tab }),
  ...(order === FRONT.order ? {} : { order }),
  ...(from === undefined ? {} : { from }),
  ...(list ? { list } : {}),
});
