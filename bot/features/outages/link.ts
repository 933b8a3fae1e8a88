import { linkCard, outageCard, type Reader } from '../../../cards/outages/page.ts';
import type { CaseRow } from '../../../db/store.ts';
import type { CaseId } from '../../domain/ids.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Known } from '../../domain/people.ts';
import { may } from '../../domain/policy.ts';
import type { Context, Result } from '../../feature.ts';
import { withCase } from '../case/find.ts';
import { listed } from '../case/listed.ts';
import { show, tell } from '../show.ts';
import { strangerAnswer } from '../stranger.ts';
import { outageView } from './page.ts';
import { readerOf } from './reader.ts';

const MOST_CASES = 8;

/** Which of the person's cases the incident is behind. */
export const chooseCase = async (context: Context, it: Incident): Promise<Result> => {
  const { actor, now, store, t } = context;
  if (actor.kind === 'stranger') return strangerAnswer(context, actor);
  const open = await store.openCases(actor.user.id, MOST_CASES);
  const linked = new Set(await store.linkedCasesOf(actor.user.id, it.id));
  const left = open.filter(({ id }) => !linked.has(id));
  // What is about the same product comes first.
  const likely = left.toSorted((a, b) => Number(isAbout(it, b.product)) - Number(isAbout(it, a.product)));
  return show(
    linkCard(
      t,
      it,
      now,
      likely.map(line => listed(context, line)),
    ),
  );
};

const isAbout = ({ products }: Incident, product: string | undefined): boolean => products.some(id => id === product);

/** What the incident is to somebody once the case is linked, or unlinked. */
const readerAfter = async (
  context: Context,
  actor: Known,
  it: Incident,
  row: CaseRow,
  on: boolean,
): Promise<Reader> => {
  const reader = await readerOf(context, actor, it);
  const was = (await context.store.incidentsOfCase(row.id)).some(({ id }) => id === it.id);
  const others = <Item extends { readonly id: string }>(all: readonly Item[]) => all.filter(({ id }) => id !== row.id);
  const line = listed(context, { ...row, state: row.progress.state, assignee: undefined });
  const closable = on && may(actor, 'close', row, row) === undefined ? [{ id: row.id, version: row.version }] : [];
  return {
    ...reader,
    cases: [...(on ? [line] : []), ...others(reader.cases)],
    closable: [...closable, ...others(reader.closable)],
    linked: reader.linked === undefined ? undefined : reader.linked - Number(was) + Number(on),
  };
};

/** A case and an incident belong together from now on, or no longer. */
export const linkCase = (context: Context, it: Incident, id: CaseId, on: boolean): Promise<Result> =>
  withCase(context, id, async row => {
    const { actor, now, t } = context;
    if (actor.kind === 'stranger') return strangerAnswer(context, actor);
    const refusal = may(actor, 'comment', row, row);
    if (refusal !== undefined)
      return tell(context, t(`refusals.${refusal}`, { state: t(`states.${row.progress.state}`) }));
    const words = t(on ? 'outages.linkedCase' : 'outages.unlinkedCase', { number: id });
    const view = outageView(context, it, await readerAfter(context, actor, it, row, on), {
      note: { words, style: 'good' },
    });
    return show(outageCard(t, view), {
      writes: [
        on
          ? { type: 'incident.link', incident: it.id, case: id, by: actor.user.id, at: now }
          : { type: 'incident.unlink', incident: it.id, case: id },
      ],
      notices: [],
    });
  });
