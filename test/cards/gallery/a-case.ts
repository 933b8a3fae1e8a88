import type { Case, Progress } from '../../../bot/domain/case.ts';
import { type AccountId, asId, type ProductId, type TeamId, type UserId } from '../../../bot/domain/ids.ts';
import { ago, ahead, caseId, SHORT, typed } from './data.ts';

export const user = (id: string) => asId<UserId>(id);
export const account = asId<AccountId>('contoso');

/** One case, before anything happened to it. */
export const base: Case = {
  id: caseId(1042),
  account,
  requester: user('mia'),
  contact: user('mia'),
  team: asId<TeamId>('gts'),
  requestType: 'product-support',
  category: 'incident',
  contactMethod: 'email',
  language: 'cs',
  situation: 'high',
  impact: 'one-location',
  priority: 2,
  product: asId<ProductId>('microstation'),
  productVersion: '24.00.02.62',
  productArea: 'references',
  typeOfIssue: undefined,
  shortDescription: SHORT,
  description: typed(
    'Since the update the raster reference is gone after every sync.\nIt is listed and greyed out: "reference file not found".',
  ),
  customerReference: undefined,
  follows: undefined,
  openedAt: ago(50),
  updatedAt: ago(2),
  version: 7,
  progress: { state: 'new' },
};

/** Everywhere a case can stand. */
export const PROGRESS: Readonly<Record<string, Progress>> = {
  new: { state: 'new' },
  'work-in-progress': { state: 'work-in-progress', assignee: user('jon') },
  unassigned: { state: 'work-in-progress', assignee: undefined },
  'awaiting-info': {
    state: 'awaiting-info',
    assignee: user('jon'),
    question: typed('Which version shows **Help**, About? And does it happen with a copy of the file?'),
    since: ago(3),
    closesAt: ahead(24 * 10),
  },
  'pending-development': { state: 'pending-development', assignee: user('jon') },
  resolved: {
    state: 'resolved',
    assignee: user('jon'),
    resolution: typed('Reload the reference after the sync; the fix is in 24.00.03.'),
    articles: ['Reload a reference after a sync'],
    since: ago(2),
    closesAt: ahead(24 * 7),
  },
  closed: { state: 'closed', reason: 'accepted' },
  'no-response': { state: 'closed', reason: 'no-response' },
  cancelled: { state: 'cancelled', reason: 'by-support' },
};
