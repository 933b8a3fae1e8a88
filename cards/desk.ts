import type { Translate } from '../locales/index.ts';
import { actions, button } from './button.ts';
import { type Card, card, heading, text } from './card.ts';
import { type Choice, choiceInput } from './inputs.ts';

/** Which support team works in this channel. */
export const deskCard = (t: Translate, teams: readonly Choice[]): Card =>
  card(t.language, t('desk.choose'), [
    heading(t('desk.choose')),
    text(t('desk.explained'), { spacing: 'Small' }),
    choiceInput({ id: 'team', label: t('caseForms.team'), choices: teams, required: t('caseForms.chooseTeam') }),
    actions([button(t('buttons.confirm'), { verb: 'desk.set', data: {} }, { primary: true })]),
  ]);
