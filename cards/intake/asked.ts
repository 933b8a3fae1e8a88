import type { IntakeField } from '../../bot/domain/intake.ts';
import type { Translate } from '../../locales/index.ts';
import { type Element, text } from '../card.ts';
import type { IntakeView } from './view.ts';

/** The name of a field that must be filled. */
export const mandatory = (t: Translate, field: IntakeField): string => `${t(`fields.${field}`)} *`;

/**
 * A field that must be filled, and after a step that was stopped what it wants. The form itself says so and not the
 * client: a client's check would also stop the way back, and what was typed would be lost with it.
 */
export const asked = (view: IntakeView, field: IntakeField, wants: string, input: Element): readonly Element[] =>
  view.incomplete && view.missing.includes(field)
    ? [input, text(wants, { size: 'Small', color: 'Attention', spacing: 'Small' })]
    : [input];
