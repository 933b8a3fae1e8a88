import type { Language } from '../domain/language.ts';

/** What an e-mail says, in its order; words of people stand in `quote` and `lines` and are never more than text. */
export type MailBody = {
  /** Where I am: a case number and what the case is about. */
  readonly over: string;
  /** What happened. */
  readonly lead: string;
  /** What somebody wrote. */
  readonly quote?: string | undefined;
  /** Several things, under their headings. */
  readonly parts?: readonly { readonly heading: string; readonly lines: readonly string[] }[];
  /** The first one is the one that matters. */
  readonly links: readonly { readonly title: string; readonly url: string }[];
  /** Small print. */
  readonly notes: readonly string[];
};

/** Longer than anything that a case holds: nobody's mail is cut, and nobody's is endless. */
const LONGEST = 20_000;

const escaped = (words: string): string => words.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);

/** Text that people wrote, as it is: no markup, their line breaks. */
const literal = (words: string): string => escaped(words.slice(0, LONGEST)).replace(/\r?\n/g, '<br>');

const FONT = "font-family:'Segoe UI',Helvetica,Arial,sans-serif";
const SMALL = 'font-size:13px;line-height:19px;color:#616161';
const BOX = 'padding:12px 16px;background:#f5f5f5;border-left:3px solid #5b5fc7';
const BUTTON = 'display:inline-block;padding:9px 18px;border-radius:4px;text-decoration:none;font-weight:600';
const FIRST = 'background:#5b5fc7;color:#ffffff;border:1px solid #5b5fc7';
const OTHER = 'background:#ffffff;color:#424242;border:1px solid #d1d1d1';

const paragraph = (content: string, style = ''): string => `<p style="margin:0 0 16px;${style}">${content}</p>`;

const button = ({ title, url }: MailBody['links'][number], first: boolean): string =>
  `<a href="${escaped(url)}" style="${BUTTON};${first ? FIRST : OTHER};margin:0 8px 8px 0">${escaped(title)}</a>`;

const part = ({ heading, lines }: NonNullable<MailBody['parts']>[number]): string =>
  paragraph(`<strong>${literal(heading)}</strong><br>${lines.map(literal).join('<br>')}`);

/** The same as a page for a mail program: one column, no pictures, nothing that is fetched from anywhere. */
export const mailHtml = (language: Language, { over, lead, parts = [], quote, links, notes }: MailBody): string =>
  [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1"></head>',
    `<body style="margin:0;padding:24px 16px;background:#ffffff;color:#242424;${FONT};font-size:15px;line-height:22px;overflow-wrap:break-word;word-break:break-word">`,
    '<div style="max-width:560px;margin:0 auto">',
    paragraph(literal(over), SMALL),
    paragraph(literal(lead), 'font-size:18px;line-height:26px;font-weight:600'),
    quote === undefined ? '' : `<div style="margin:0 0 16px;${BOX}">${literal(quote)}</div>`,
    ...parts.map(part),
    links.length === 0
      ? ''
      : `<div style="margin:24px 0 16px">${links.map((it, index) => button(it, index === 0)).join('')}</div>`,
    notes.length === 0 ? '' : '<hr style="border:none;border-top:1px solid #e0e0e0;margin:24px 0 16px">',
    ...notes.map(note => paragraph(literal(note), SMALL)),
    '</div></body></html>',
  ].join('');

/** The same in plain text. */
export const mailText = ({ over, lead, parts = [], quote, links, notes }: MailBody): string =>
  [
    over,
    lead,
    ...(quote === undefined ? [] : [quote.slice(0, LONGEST)]),
    ...parts.map(({ heading, lines }) => [heading, ...lines.map(line => `- ${line}`)].join('\n')),
    ...links.map(({ title, url }) => `${title}:\n${url}`),
    ...(notes.length === 0 ? [] : [`-- \n${notes.join('\n')}`]),
  ].join('\n\n');
