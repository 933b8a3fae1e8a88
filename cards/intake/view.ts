import type { IntakeAnswers, IntakeField, IntakePage } from '../../bot/domain/intake.ts';
import type { Choice } from '../inputs.ts';
import type { Note } from '../note.ts';
import type { DraftOutage } from './outage-box.ts';
import type { SimilarShown } from './similar-box.ts';

/** Everything that a page of the case form shows, in words. */
export type IntakeView = {
  readonly draft: string;
  readonly revision: number;
  readonly page: IntakePage;
  readonly step: number;
  readonly of: number;
  readonly answers: IntakeAnswers;
  /** What is still missing on any page. */
  readonly missing: readonly IntakeField[];
  /** One sentence about what just happened, or what stopped the step. */
  readonly note: Note | undefined;
  /** A step was stopped here: what this page still needs is said at each field. */
  readonly incomplete: boolean;
  /** Whether the scales are explained in full. */
  readonly explain: boolean;
  readonly requestTypes: readonly (Choice & { readonly description: string })[];
  readonly brands: readonly Choice[];
  readonly products: readonly Choice[];
  readonly productName: string | undefined;
  readonly versions: readonly Choice[];
  readonly areas: readonly Choice[];
  readonly issueTypes: readonly Choice[];
  readonly people: readonly Choice[];
  /** There are more people than the list holds. */
  readonly searchPeople: boolean;
  readonly contactName: string | undefined;
  readonly languages: readonly Choice[];
  readonly files: readonly { readonly name: string; readonly state: 'pending' | 'stored' | 'refused' }[];
  /** Current outages that may be the reason, the worst first. */
  readonly outages: readonly DraftOutage[];
  readonly now: Date;
  /** Open cases that sound alike. */
  readonly similar: readonly SimilarShown[];
};
