/** A value for the fields that verbs about a case carry, so that any of them may be sent with all of these. */
export const EVERY_FIELD = {
  action: 'comment',
  comment: 'hello',
  reason: 'opened-in-error',
  resolution: 'x',
  articles: '',
  team: 'finops',
  situation: 'high',
  impact: 'one-user',
  rating: '4',
  file: 'x',
  format: 'csv',
  view: 'activity',
  page: 1,
  offset: 0,
  entry: 1,
} as const;
