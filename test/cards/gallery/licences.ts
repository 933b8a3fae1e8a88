import { licenseFormCard, licensePreviewCard } from '../../../cards/license-form.ts';
import { type LicenceLine, licenseDoneCard, licensesCard } from '../../../cards/licenses.ts';
import { EVIL, NAMES, typed } from './data.ts';
import type { Exhibit } from './exhibit.ts';

const line = (
  product: string,
  assigned: number,
  owned: number,
  country = 'Germany',
  featureLevel?: string,
): LicenceLine => ({
  product,
  country,
  featureLevel,
  owned,
  assigned,
});

const LINES: readonly LicenceLine[] = [
  line('OpenRoads Designer', 14, 12),
  line('OpenFlows WaterGEMS', 12_345, 12_000, 'United Kingdom of Great Britain', '100000 pipes, standalone'),
  line('ProjectWise', 40, 40),
  line('MicroStation', 31, 45),
  line('PLAXIS 2D', 3, 4),
  line('STAAD.Pro', 0, 10, 'Czechia'),
  line('SYNCHRO 4D', 5, 9),
  line('AutoPIPE', 2, 5),
  line('LumenRT', 1, 20),
  line('RAM Structural System', 4, 6),
  line('ContextCapture', 2, 3),
  line('LEGION', 1, 2),
];

const page = (offset: number) => ({ verb: 'license.list', data: { offset } });

const entitlements = LINES.map(({ product, country }, index) => ({
  title: `${product} · ${country} (${index} of 12 free)`,
  value: `entitlement-${index}`,
}));
const people = Array.from({ length: 30 }, (_, index) => ({
  title: `${index === 0 ? NAMES.long : NAMES.sato} (person.${index}@contoso.example)`,
  value: `user-${index}`,
}));

export const licenceExhibits: readonly Exhibit[] = [
  {
    name: 'licenses first page',
    draw: t => licensesCard(t, { account: 'Contoso Engineering', lines: LINES, offset: 0, total: 28, page }),
  },
  {
    name: 'licenses last page',
    draw: t =>
      licensesCard(t, { account: 'Contoso Engineering', lines: LINES.slice(3, 7), offset: 24, total: 28, page }),
  },
  { name: 'licenses none', draw: t => licensesCard(t, { account: 'Fabrikam', lines: [], offset: 0, total: 0, page }) },
  ...(['assign', 'release'] as const).flatMap((act): readonly Exhibit[] => [
    {
      name: `licenses ${act}`,
      draw: t => licenseFormCard(t, { act, entitlements, people, typed: {}, note: undefined }),
    },
    {
      name: `licenses ${act} refused`,
      draw: t =>
        licenseFormCard(t, {
          act,
          entitlements,
          people,
          typed: { entitlement: 'entitlement-1', user: 'user-0' },
          note: t('licenses.unknownPerson', { email: EVIL }),
        }),
    },
    {
      name: `licenses ${act} preview`,
      draw: t =>
        licensePreviewCard(t, {
          act,
          ref: 'ref',
          entitlement: 'e',
          user: 'u',
          assignment: 'a',
          product: 'OpenRoads Designer · Germany',
          person: `${NAMES.mia} (mia.novak@contoso.example)`,
          owned: 12,
          before: 10,
          after: act === 'assign' ? 11 : 9,
        }),
    },
    {
      name: `licenses ${act} done`,
      draw: t =>
        licenseDoneCard(t, {
          words: t(`licenses.${act}.done`, { product: 'OpenRoads Designer · Germany', person: NAMES.mia }),
          free: t('licenses.left', { free: 1, owned: 12 }),
          undo: { act, assignment: 'a', ref: 'r' },
        }),
    },
  ]),
  {
    name: 'licenses undone',
    draw: t =>
      licenseDoneCard(t, {
        words: t('licenses.undone', { product: 'OpenRoads Designer', person: typed('Mia') }),
        free: t('licenses.left', { free: 2, owned: 12 }),
        undo: undefined,
      }),
  },
];
