import { describe, expect, test } from 'vitest';
import { answerPage, voidPage } from '../../bot/answers/answer-page.ts';
import { asId } from '../../bot/domain/ids.ts';
import { cardWords } from '../../bot/mail/card-words.ts';
import { type MailBody, mailHtml, mailText } from '../../bot/mail/mail-body.ts';
import { translator } from '../../locales/index.ts';
import { EVIL, NOW } from '../cards/gallery/data.ts';
import { gallery } from '../cards/gallery.ts';
import { launchChromium } from '../kit/chromium.ts';

const HOSTILE = `${EVIL}"><script>x</script><a href='javascript:x'>&amp;</textarea></title>`;

const body: MailBody = {
  over: HOSTILE,
  lead: HOSTILE,
  quote: HOSTILE,
  parts: [{ heading: HOSTILE, lines: [HOSTILE] }],
  links: [{ title: HOSTILE, url: `https://example.com/?"${HOSTILE}` }],
  notes: [HOSTILE],
};

/** The tags of a page by name. */
const tagsIn = (html: string): readonly string[] => [
  ...new Set([...html.matchAll(/<([a-z!]+)/g)].map(([, tag = '']) => tag)),
];

describe('what people wrote', () => {
  test('is text in a mail, wherever it stands', () => {
    const html = mailHtml('en', body);
    expect([...tagsIn(html)].sort()).toEqual(
      ['!doctype', 'a', 'body', 'br', 'div', 'head', 'hr', 'html', 'meta', 'p', 'strong'].sort(),
    );
    expect([...html.matchAll(/href="([^"]*)"/g)]).toHaveLength(1);
    expect(html).not.toContain('href="javascript');
    expect(mailText(body)).toContain(HOSTILE);
  });

  test('is text on a page, wherever it stands', () => {
    const t = translator('en', 'UTC', NOW);
    const html = answerPage(t, {
      act: 'reject',
      number: asId('CS0001042'),
      shortDescription: HOSTILE,
      by: HOSTILE,
      at: NOW,
      said: HOSTILE,
      asksFor: 6000,
      note: HOSTILE,
      words: HOSTILE,
    });
    expect(tagsIn(html)).not.toContain('script');
    expect(tagsIn(html)).not.toContain('a');
    expect([...html.matchAll(/<\/textarea>/g)]).toHaveLength(1);
    expect([...html.matchAll(/<\/title>/g)]).toHaveLength(1);
    expect(tagsIn(voidPage(t))).not.toContain('form');
  });

  test('makes no mail wider than a phone', async () => {
    const address = `https://vendor.example/${'a'.repeat(300)}`;
    const long = { over: address, lead: address, quote: address, parts: [{ heading: address, lines: [address] }] };
    const browser = await launchChromium();
    const page = await browser.newPage({ viewport: { width: 360, height: 600 } });
    await page.setContent(mailHtml('en', { ...body, ...long }));
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await browser.close();
  });

  test('is cut where it has no end', () => {
    expect(mailHtml('en', { ...body, quote: 'x'.repeat(1_000_000) }).length).toBeLessThan(60_000);
  });
});

test('every card can be told in words', () => {
  const t = translator('en', 'UTC', NOW);
  for (const { name, draw } of gallery) {
    const words = cardWords(draw(t));
    expect(words.length, name).toBeGreaterThan(0);
    expect(words.every(line => typeof line === 'string')).toBe(true);
  }
});
