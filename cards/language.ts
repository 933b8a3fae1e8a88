import { LANGUAGES, type Language } from '../bot/domain/language.ts';
import type { Translate } from '../locales/index.ts';
import { actions, button } from './button.ts';
import { type Card, card, heading, text } from './card.ts';
import { choiceInput } from './inputs.ts';

/** Which language the assistant speaks to me. */
export const languageCard = (t: Translate, now: Language, spoken: readonly Language[]): Card =>
  card(t.language, t('language.title'), [
    heading(t('language.title')),
    text(t('language.explained'), { spacing: 'Small' }),
    choiceInput({
      id: 'language',
      label: t('profile.language'),
      value: now,
      choices: LANGUAGES.map(value => ({
        title: spoken.includes(value)
          ? t.languageName(value)
          : t('language.notYet', { language: t.languageName(value) }),
        value,
      })),
      required: t('intake.chooseLanguage'),
    }),
    actions([button(t('buttons.confirm'), { verb: 'language.set', data: {} }, { primary: true })]),
  ]);
