/** Minutes after midnight in what somebody typed, such as `18:00`, `6pm`, `18 Uhr`; undefined where it is no time. */
export const timeOfDay = (typed: string): number | undefined => {
  const found = /^(\d{1,2})(?:[:.h](\d{2}))? ?(a\.?m\.?|p\.?m\.?|uhr|h|o['’]clock)?$/i.exec(typed.trim());
  if (found === null) return undefined;
  const [, hours = '', minutes = '0', part = ''] = found;
  const half = part.toLowerCase().replaceAll('.', '');
  const hour = Number(hours);
  const minute = Number(minutes);
  const twelve = half === 'am' || half === 'pm';
  if (minute > 59 || hour > (twelve ? 12 : 24) || (twelve && hour === 0)) return undefined;
  const full = twelve ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour;
  // Midnight may be called 24:00.
  return full === 24 ? (minute === 0 ? 0 : undefined) : full * 60 + minute;
};

/** `18:05` */
export const clockTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
