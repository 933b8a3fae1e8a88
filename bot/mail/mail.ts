import type { CaseId, NoticeId } from '../domain/ids.ts';
import type { Language } from '../domain/language.ts';

/** One e-mail to one person, without its headers. */
export type Mail = {
  /** The notice that it tells: a repeat of it is the same mail. */
  readonly id: NoticeId;
  /** Mails about one case are one thread. */
  readonly thread: CaseId | undefined;
  readonly to: { readonly name: string; readonly address: string };
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
};
