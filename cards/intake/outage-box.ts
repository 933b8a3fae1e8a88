import { isOver } from '../../bot/domain/incident.ts';
import type { Translate } from '../../locales/index.ts';
import { button, type Press } from '../button.ts';
import { box, container, type Element, type Items, subtle, text } from '../card.ts';
import { cut, line } from '../literal.ts';
import { latestLine, levelName, type OutageListed, outageNumber } from '../outages/outage-line.ts';
import type { IntakeView } from './view.ts';

/** A current outage that may be the reason for a case that is being written. */
export type DraftOutage = {
  readonly listed: OutageListed;
  readonly following: boolean;
  /** The case will be linked to it. */
  readonly linked: boolean;
};

const ROOM = { title: 180, update: 220 };
const MOST = 2;

/** What is known to be wrong, before the form goes on: hear of it, link the case to it, or just go on. */
export const outageBoxes = (t: Translate, view: IntakeView): Items => {
  // The first pages ask for inputs that would hold such a press up.
  const acts = view.page !== 'request' && view.page !== 'product';
  return view.outages.slice(0, MOST).map(it => outageBox(t, view, it, acts));
};

const outageBox = (t: Translate, view: IntakeView, it: DraftOutage, acts: boolean): Element => {
  const { incident } = it.listed;
  const press = (what: 'follow' | 'link' | 'unlink'): Press => ({
    verb: 'outage.draft',
    data: { draft: view.draft, revision: view.revision, incident: incident.id, what },
  });
  return box('warning', [
    subtle(`${t('outages.known')} · ${outageNumber(t, incident)} · ${levelName(t, incident, view.now)}`),
    line(cut(incident.title, ROOM.title), { weight: 'Bolder' }, { spacing: 'None' }),
    latestLine(t, incident, ROOM.update, { spacing: 'Small' }),
    !acts || isOver(incident, view.now)
      ? undefined
      : it.following
        ? text(t('outages.following'), { size: 'Small', spacing: 'Small' })
        : leading(t('outages.follow'), press('follow')),
    acts && it.linked ? text(t('outages.willLink'), { size: 'Small', spacing: 'Small' }) : undefined,
    !acts
      ? undefined
      : it.linked
        ? leading(t('outages.doNotLink'), press('unlink'))
        : leading(t('outages.linkMine'), press('link')),
    subtle(t('outages.goOn'), { spacing: 'Small' }),
  ]);
};

/** A line that is tapped, and takes along what was typed on the page. */
const leading = (words: string, press: Press): Element =>
  container([text(words, { size: 'Small', color: 'Accent', weight: 'Bolder' })], {
    selectAction: button(words, press),
    spacing: 'Small',
  });
