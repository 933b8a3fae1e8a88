import type { Translate } from '../locales/index.ts';
import { button, type Press } from './button.ts';
import { column, columns, type Element, text } from './card.ts';
import { type CaseListed, caseRow } from './case-row.ts';

export type ListRow = CaseListed & {
  readonly version: number;
  /** The reader is its requester or its contact, and may accept or reject. */
  readonly mine: boolean;
};

type Act = { readonly name: 'reply' | 'accept' | 'reject'; readonly press: Press };

/** In bytes: ten such rows are as much as a card can hold. */
const ROOM_BESIDE_ACTS = 60;
const WORD = { size: 'Small', weight: 'Bolder', color: 'Accent' };

/** A row that opens its case; where something waits for the reader, also what can be done at once. */
export const listRow = (t: Translate, it: ListRow, acting: boolean): readonly Element[] => {
  const acts = acting ? actsOn(it) : [];
  if (acts.length === 0) return [caseRow(t, it, { inList: true })];
  return [
    caseRow(t, it, { inList: true, room: ROOM_BESIDE_ACTS }),
    columns(
      acts.map(({ name, press }, at) => {
        const act = t(`lists.act.${name}`);
        return column('auto', [text(act, WORD)], {
          selectAction: button(t('lists.act.on', { act, number: it.id }), press),
          // Fingers need room between what accepts and what rejects.
          ...(at === 0 ? {} : { spacing: 'Large' }),
        });
      }),
      { spacing: 'Small' },
    ),
  ];
};

const actsOn = ({ id, state, version, mine }: ListRow): readonly Act[] => {
  const data = { case: id, version, list: true };
  // The answer is written on the card of the case itself.
  if (state === 'awaiting-info')
    return [{ name: 'reply', press: { verb: 'case.show', data: { case: id, list: true } } }];
  if (state !== 'resolved' || !mine) return [];
  return [
    { name: 'accept', press: { verb: 'case.accept', data } },
    { name: 'reject', press: { verb: 'case.form', data: { ...data, action: 'reject' } } },
  ];
};
