import { IMPACTS, type Priority, priorityOf, SITUATIONS, type Situation } from '../bot/domain/priority.ts';
import type { Translate } from '../locales/index.ts';
import { type AskingPage, askingPage } from './asking-page.ts';
import { actions, button } from './button.ts';
import { type Card, subheading } from './card.ts';
import { carried } from './case-face.ts';
import { facts } from './facts.ts';
import { choiceInput } from './inputs.ts';
import { priorityName } from './state.ts';

export type PriorityForm = AskingPage & {
  readonly typed: { readonly situation?: string | undefined; readonly impact?: string | undefined };
};

/** How bad it is and for how many, and which priority follows from that. */
export const priorityFormCard = (t: Translate, it: PriorityForm): Card =>
  askingPage(t, it, t('caseActions.reprioritise'), t('priority.hint'), [
    choiceInput({
      id: 'situation',
      label: t('fields.situation'),
      value: it.typed.situation ?? it.case.situation,
      choices: SITUATIONS.map(value => ({
        title: `${t(`situations.${value}.title`)}: ${t(`situations.${value}.short`)}`,
        value,
      })),
    }),
    choiceInput({
      id: 'impact',
      label: t('fields.impact'),
      value: it.typed.impact ?? it.case.impact,
      choices: IMPACTS.map(value => ({ title: t(`impacts.${value}.title`), value })),
    }),
    subheading(t('priority.follows')),
    facts(
      SITUATIONS.map(situation => [t(`situations.${situation}.title`), leadsTo(t, situation)] as const),
      { spacing: 'Small' },
    ),
    actions([
      button(
        t('buttons.submit'),
        { verb: 'priority.change', data: { case: it.case.id, version: it.case.version, ...carried(it.face) } },
        { primary: true },
      ),
      button(t('buttons.back'), { verb: 'case.show', data: { case: it.case.id, ...carried(it.face) } }, { bare: true }),
    ]),
  ]);

/** "1 Critical; One User: 2 High": what most impacts lead to, and then what differs. */
const leadsTo = (t: Translate, situation: Situation): string => {
  const usual: Priority = priorityOf(situation, 'multiple-locations');
  const others = IMPACTS.filter(impact => priorityOf(situation, impact) !== usual).map(
    impact => `${t(`impacts.${impact}.title`)}: ${priorityName(t, priorityOf(situation, impact))}`,
  );
  return [priorityName(t, usual), ...others].join('; ');
};
