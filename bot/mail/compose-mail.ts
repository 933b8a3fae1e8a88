import { digestWords } from '../../cards/digest.ts';
import { shorten } from '../../cards/literal.ts';
import type { LeasedNotice } from '../../db/store.ts';
import type { CaseId } from '../domain/ids.ts';
import { readCaseNews } from '../features/case/news.ts';
import { readDigest } from '../notices/digest-notice.ts';
import { isTold, personNotice } from '../notices/person-notice.ts';
import { type Reader, readerOf } from '../notices/reader.ts';
import type { NoticeParts } from '../notices/rendering.ts';
import { cardWords } from './card-words.ts';
import { type CaseMailParts, caseMail } from './case-mail.ts';
import type { Mail } from './mail.ts';
import { type MailBody, mailHtml, mailText } from './mail-body.ts';

export type ComposeParts = NoticeParts &
  CaseMailParts & {
    /** The assistant's own app id in Teams, empty where it runs without. */
    readonly appId: string;
  };

type Draft = { readonly subject: string; readonly thread: CaseId | undefined; readonly body: Omit<MailBody, 'notes'> };

/** Writes the e-mail of a notice as things are now, in its reader's language; undefined where nothing is left to say. */
export const createComposeMail =
  (parts: ComposeParts) =>
  async (notice: LeasedNotice): Promise<Mail | undefined> => {
    const { to, id } = notice;
    if (!('email' in to)) return undefined;
    const place = await parts.store.personalConversation(to.email);
    const reader = await readerOf(parts, to.email, place?.language);
    const draft = reader === undefined ? undefined : await draftOf(parts, reader, notice);
    if (reader === undefined || draft === undefined) return undefined;
    const { actor, t } = reader;
    const { name, email } = actor.user;
    const chat = chatLink(parts.appId, draft.thread);
    const body: MailBody = {
      ...draft.body,
      links: [...draft.body.links, ...(chat === undefined ? [] : [{ title: t('mail.openInTeams'), url: chat }])],
      notes: [
        t(draft.thread === undefined ? 'mail.noReply' : 'mail.noReplyCase', { number: draft.thread ?? '' }),
        t('mail.preferences'),
      ],
    };
    return {
      id,
      thread: draft.thread,
      to: { name, address: email },
      language: t.language,
      subject: draft.subject,
      text: mailText(body),
      html: mailHtml(t.language, body),
    };
  };

const draftOf = async (parts: ComposeParts, reader: Reader, { body, id }: LeasedNotice): Promise<Draft | undefined> => {
  if (body.kind === 'digest') return digestDraft(parts, reader, id);
  if (!isTold(body)) return undefined;
  if (body.kind === 'case') {
    const news = await readCaseNews({ store: parts.store, ...reader }, body.case, body.activity);
    if (news === undefined) return undefined;
    // The same for all mails about a case, so that every mail program keeps them together.
    const subject = `[${news.case.id}] ${news.case.shortDescription}`;
    return { subject, thread: news.case.id, body: await caseMail(parts, reader, news) };
  }
  const message = await personNotice(parts, reader, body);
  if (message === undefined) return undefined;
  const lines = message.card === undefined ? [] : cardWords(message.card);
  const quote = lines.filter(line => line !== message.summary).join('\n');
  return {
    subject: shorten(message.summary, 120),
    thread: 'case' in body ? body.case : undefined,
    body: { over: reader.t('mail.over'), lead: message.summary, quote, links: [] },
  };
};

const digestDraft = async (parts: ComposeParts, reader: Reader, id: LeasedNotice['id']): Promise<Draft | undefined> => {
  const { t } = reader;
  const digest = await readDigest(parts, reader, id);
  if (digest === undefined) return undefined;
  const words = digestWords(t, digest);
  const cases = digest.cases.map(it => ({
    heading: `${it.number} · ${it.shortDescription} · ${t(`states.${it.state}`)}`,
    lines: it.lines.map(line => `${line.words} (${t.when(line.at)})`),
  }));
  const others = digest.others.length === 0 ? [] : [{ heading: t('digest.others'), lines: digest.others }];
  const more = digest.more === 0 ? [] : [{ heading: t('digest.more', { count: digest.more }), lines: [] }];
  const body = { over: t('digest.over'), lead: words, parts: [...cases, ...others, ...more], links: [] };
  return { subject: words, thread: undefined, body };
};

/** Opens the chat with the assistant in Teams, with the number of the case ready to be sent. */
const chatLink = (appId: string, about: CaseId | undefined): string | undefined => {
  if (appId === '') return undefined;
  const message = about === undefined ? '' : `&message=${encodeURIComponent(about)}`;
  return `https://teams.microsoft.com/l/chat/0/0?users=28:${encodeURIComponent(appId)}${message}`;
};
