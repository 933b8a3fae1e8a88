import { linkCard, outageCard, type Reader } from '../../../cards/outages/page.ts';
import type { CaseRow, Write } from '../../../db/store.ts';
import type { CaseId } from '../../domain/ids.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Known } from '../../domain/people.ts';
import { may } from '../../domain/policy.ts';
import type { Context, Result } from '../../feature.ts';
import { commanded } from '../case/change.ts';
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
  { was, on }: { readonly was: boolean; readonly on: boolean },
): Promise<Reader> => {
  const reader = await readerOf(context, actor, it);
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

/** A case and an incident belong together from now on, or no longer; what is so already is said again. */
export const linkCase = (context: Context, it: Incident, id: CaseId, on: boolean): Promise<Result> =>
  withCase(context, id, async row => {
    const { actor, now, store, t } = context;
    if (actor.kind === 'stranger') return strangerAnswer(context, actor);
    const command = { type: on ? 'link' : 'unlink', incident: it.id, title: it.title } as const;
    const moved = await commanded(context, row, command, actor);
    if (!moved.ok) return tell(context, t(`refusals.${moved.refusal}`, { state: t(`states.${row.progress.state}`) }));
    const was = (await store.incidentsOfCase(id)).some(incident => incident.id === it.id);
    const after = was === on ? row : moved.after;
    const words = t(on ? 'outages.linkedCase' : 'outages.unlinkedCase', { number: id });
    const view = outageView(context, it, await readerAfter(context, actor, it, after, { was, on }), {
      note: { words, style: 'good' },
    });
    const card = outageCard(t, view);
    if (was === on) return show(card);
    const link: Write = on
      ? { type: 'incident.link', incident: it.id, case: id, by: actor.user.id, at: now }
      : { type: 'incident.unlink', incident: it.id, case: id };
    return show(card, { ...moved.change, writes: [...moved.change.writes, link] });
  });
