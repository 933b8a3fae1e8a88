import { createHash } from 'node:crypto';
import type { Translate } from '../../locales/index.ts';
import type { AnswerAct } from '../domain/answer-link.ts';
import type { CaseId } from '../domain/ids.ts';

/** What is to be confirmed. */
export type Answer = {
  readonly act: AnswerAct;
  readonly number: CaseId;
  readonly shortDescription: string;
  /** Who proposed or asked it, when, and in which words. */
  readonly by: string | undefined;
  readonly at: Date;
  readonly said: string;
  /** The longest text that is asked for; undefined where none is. */
  readonly asksFor: number | undefined;
  /** Why it was not taken, and what was typed. */
  readonly note?: string;
  readonly words?: string;
};

const STYLE = `
:root{color-scheme:light dark;--back:#f5f5f5;--card:#fff;--ink:#242424;--soft:#616161;--line:#d1d1d1;--brand:#5b5fc7;--quote:#f5f5f5;--warn:#a4262c}
@media (prefers-color-scheme:dark){:root{--back:#1f1f1f;--card:#292929;--ink:#fff;--soft:#c4c4c4;--line:#525252;--brand:#7f85f5;--quote:#1f1f1f;--warn:#f1707b}}
*{box-sizing:border-box}
body{margin:0;padding:24px 16px;background:var(--back);color:var(--ink);font:16px/1.5 "Segoe UI",system-ui,-apple-system,"Noto Sans",Helvetica,Arial,sans-serif}
main{max-width:34rem;margin:0 auto;padding:24px;background:var(--card);border-radius:8px;box-shadow:0 1px 4px rgba(0,0,0,.14);overflow-wrap:anywhere}
h1{margin:4px 0 16px;font-size:1.25rem;line-height:1.35}
p{margin:0 0 16px}
.soft{color:var(--soft);font-size:.875rem}
.over{margin:0}
blockquote{margin:0 0 20px;padding:12px 16px;background:var(--quote);border-left:3px solid var(--brand);white-space:pre-wrap}
label{display:block;margin:0 0 6px;font-weight:600}
textarea{display:block;width:100%;min-height:8rem;margin:0 0 16px;padding:10px;border:1px solid var(--line);border-radius:4px;background:var(--card);color:inherit;font:inherit}
button{display:block;width:100%;padding:12px 20px;border:0;border-radius:4px;background:var(--brand);color:#fff;font:inherit;font-weight:600;cursor:pointer}
@media (prefers-color-scheme:dark){button{color:#1f1f1f}}
button:focus-visible,textarea:focus-visible{outline:2px solid var(--ink);outline-offset:2px}
.note{color:var(--warn);font-weight:600}
.end{margin:16px 0 0}
`;

/** Nothing but its own style, nothing sent but to itself, in nobody's frame, in nobody's index. */
export const PAGE_HEADERS = {
  'Content-Security-Policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'X-Robots-Tag': 'noindex, nofollow',
  'Cache-Control': 'no-store',
};

const escaped = (words: string): string => words.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);

const html = (t: Translate, title: string, body: readonly string[]): string =>
  [
    `<!doctype html><html lang="${t.language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex,nofollow">',
    `<title>${escaped(title)}</title><style>${STYLE}</style></head><body><main>`,
    ...body,
    '</main></body></html>',
  ].join('');

/** Asks whether it is meant: one button, which alone does something. */
export const answerPage = (t: Translate, it: Answer): string => {
  const title = t(`answerPage.title.${it.act}`);
  const who = it.by ?? t('case.nobody');
  const head = t(it.act === 'reply' ? 'answerPage.asked' : 'answerPage.proposed', { name: who, when: t.when(it.at) });
  return html(t, `${it.number}: ${title}`, [
    `<p class="soft over">${escaped(`${it.number} · ${it.shortDescription}`)}</p>`,
    `<h1>${escaped(title)}</h1>`,
    `<p class="soft">${escaped(head)}</p>`,
    `<blockquote>${escaped(it.said)}</blockquote>`,
    '<form method="post">',
    it.asksFor === undefined ? `<p>${escaped(t('answerPage.acceptMeans'))}</p>` : field(t, it, it.asksFor),
    `<button type="submit">${escaped(t(`answerPage.acts.${it.act}`))}</button>`,
    '</form>',
    `<p class="soft end">${escaped(t('answerPage.orTeams', { number: it.number }))}</p>`,
  ]);
};

const field = (t: Translate, { act, note, words = '' }: Answer, most: number): string =>
  [
    note === undefined ? '' : `<p class="note" role="alert">${escaped(note)}</p>`,
    `<label for="words">${escaped(t(act === 'reject' ? 'answerPage.reason' : 'answerPage.answer'))}</label>`,
    `<textarea id="words" name="words" required maxlength="${most}">${escaped(words)}</textarea>`,
  ].join('');

/** Says what was done and what happens next. */
export const donePage = (t: Translate, { act, number }: Pick<Answer, 'act' | 'number'>): string =>
  html(t, t(`answerPage.done.${act}`, { number }), [
    `<p class="soft over">${escaped(number)}</p>`,
    `<h1>${escaped(t(`answerPage.done.${act}`, { number }))}</h1>`,
    `<p>${escaped(t(`answerPage.next.${act}`, { number }))}</p>`,
  ]);

/** A link that does not work any more, and what to do instead; the same for everybody and every reason. */
export const voidPage = (t: Translate): string =>
  html(t, t('answerPage.void.title'), [
    `<h1>${escaped(t('answerPage.void.title'))}</h1>`,
    `<p>${escaped(t('answerPage.void.why'))}</p>`,
    `<p>${escaped(t('answerPage.void.next'))}</p>`,
  ]);
