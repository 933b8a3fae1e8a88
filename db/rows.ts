/** What a column without a value means in the domain. */
export const orUndefined = <Value>(value: Value | null): Value | undefined => value ?? undefined;

/** What a missing value means in a column; `undefined` would leave an update's column as it was. */
export const orNull = <Value>(value: Value | undefined): Value | null => value ?? null;
