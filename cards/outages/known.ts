import type { Incident } from '../../bot/domain/incident.ts';
import type { Translate } from '../../locales/index.ts';
import { row } from '../button.ts';
import { type Element, subtle } from '../card.ts';
import { cut, line } from '../literal.ts';
import { latestLine, levelName, outageLook, outageNumber } from './outage-line.ts';

export type KnownOutage = { readonly incident: Incident; readonly now: Date };

const ROOM = { title: 180, update: 160 };

/** One line over an answer: this is known already, and what was said last. */
export const knownOutage = (t: Translate, { incident: it, now }: KnownOutage): Element =>
  row(
    t('outages.open', { name: outageNumber(t, it) }),
    { verb: 'outage.show', data: { incident: it.id } },
    [
      subtle(`${t('outages.known')} · ${outageNumber(t, it)} · ${levelName(t, it, now)}`),
      line(cut(it.title, ROOM.title), { weight: 'Bolder' }, { spacing: 'None' }),
      latestLine(t, it, ROOM.update, { spacing: 'None' }),
    ],
    { style: outageLook(it, now).style, spacing: 'None' },
  );
