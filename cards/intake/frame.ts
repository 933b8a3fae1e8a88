import type { Translate } from '../../locales/index.ts';
import { bar } from '../bar.ts';
import { actions, button } from '../button.ts';
import { box, type Card, card, heading, type Items, sides, subtle, text } from '../card.ts';
import { noteBox } from '../note.ts';
import { outageBoxes } from './outage-box.ts';
import { similarBox } from './similar-box.ts';
import type { IntakeView } from './view.ts';

/** What every page of the case form has around its inputs: the step, what is missing, and the way on and back. */
export const framed = (t: Translate, view: IntakeView, inputs: Items): Card => {
  const type = view.answers.requestType;
  const where = type === undefined ? t('intake.title') : `${t('intake.title')} · ${t(`requestTypes.${type}.title`)}`;
  const page = t(`intake.pages.${view.page}`);
  return card(t.language, `${where}: ${page}`, [
    sides(subtle(where), subtle(t('intake.step', { step: view.step, of: view.of }))),
    bar(view.step, view.of),
    heading(page),
    noteBox(view.note),
    ...outageBoxes(t, view),
    similarBox(t, view),
    ...inputs,
    view.missing.length === 0
      ? undefined
      : box('warning', [
          text(t('intake.required', { fields: t.list(view.missing.map(field => t(`fields.${field}`))) }), {
            size: 'Small',
          }),
        ]),
    actions(buttons(t, view)),
  ]);
};

const buttons = (t: Translate, view: IntakeView): Items => {
  const data = { draft: view.draft, revision: view.revision };
  const press = (verb: string) => ({ verb: `intake.${verb}`, data });
  return [
    view.page === 'review'
      ? button(t('buttons.submit'), press('submit'), { primary: true })
      : button(t('buttons.next'), press('next'), { primary: true }),
    view.step > 1 ? button(t('buttons.back'), press('back'), { bare: view.page === 'review' }) : undefined,
    view.page === 'problem' && !view.explain ? button(t('buttons.explain'), press('explain')) : undefined,
    button(t('buttons.cancel'), press('cancel'), { bare: true, more: true }),
  ];
};

/** Asks before a draft is thrown away. */
export const discardCard = (t: Translate, draft: string, revision: number): Card =>
  card(t.language, t('intake.discard'), [
    heading(t('intake.discard')),
    text(t('intake.discardWhat'), { spacing: 'Small' }),
    actions([
      button(t('buttons.confirm'), { verb: 'intake.drop', data: { draft, revision } }, { primary: true }),
      button(t('buttons.back'), { verb: 'intake.show', data: { draft } }),
    ]),
  ]);
