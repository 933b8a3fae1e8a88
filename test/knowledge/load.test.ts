import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainOf } from '../../knowledge/article.ts';
import { faultsIn, loadContent, parseArticle } from '../../knowledge/load.ts';
import { faultsOf } from '../../knowledge/vendor.ts';
import { article, source, vendor } from './fixtures/content.ts';

const good = source({ id: 'a-b', title: 'Title', body: 'Opening\n\n## One\nText **bold**\n## Two\n- item' });
const parse = (text: string) => parseArticle(text, 'articles/en/a-b.md', 'en');

describe('parseArticle', () => {
  it('reads front matter and sections', () => {
    expect(parse(good)).toMatchObject({
      id: 'a-b',
      title: 'Title',
      language: 'en',
      access: 'public',
      tags: [],
      sections: [
        { markdown: 'Opening', plain: 'Opening' },
        { title: 'One', markdown: 'Text **bold**', plain: 'Text bold' },
        { title: 'Two', markdown: '- item', plain: 'item' },
      ],
    });
  });

  it('reads Windows line ends', () => {
    expect(parse(good.replaceAll('\n', '\r\n'))).toEqual(parse(good));
  });

  it.each([
    ['front matter', 'no front matter'],
    ['title', good.replace('title: "Title"', 'title: ""')],
    ['access', good.replace('access: public', 'access: everyone')],
    ['access', good.replace('access: public\n', '')],
    ['requestType', good.replace('access: public', 'access: public\nrequestType: nonsense')],
    ['links.0.url', good.replace('access: public', 'access: public\nlinks: [{ title: x, url: "http://x.org" }]')],
    ['sumary', good.replace('summary:', 'sumary:')],
    ['id', good.replace('id: a-b', 'id: other')],
    ['opening', good.replace('Opening', '')],
    ['"One" is empty', good.replace('Text **bold**', '')],
    ['a table', good.replace('- item', '| a | b |')],
    ['an image', good.replace('- item', '![x](https://x.org/y.png)')],
    ['HTML', good.replace('- item', '<b>x</b>')],
    ['a heading', good.replace('- item', '### deep')],
    ['a code block', good.replace('- item', '```\nx\n```')],
  ])('names the file and what is wrong: %s', (fault, text) => {
    expect(() => parse(text)).toThrow(`articles/en/a-b.md: `);
    expect(() => parse(text)).toThrow(fault);
  });
});

describe('plainOf', () => {
  it('keeps words and drops marks', () => {
    expect(plainOf('1. Open [the page](https://x.org/a_b)\n- *now*, not __later__ at snake_case_name 2 * 3')).toBe(
      'Open the page\nnow, not later at snake_case_name 2 * 3',
    );
  });
});

describe('faultsIn', () => {
  const english = article({ id: 'a', title: 'A', body: 'Text', access: 'customer' });

  it('accepts a faithful translation', () => {
    expect(
      faultsIn([english, article({ id: 'a', title: 'A', body: 'Text', access: 'customer' }, 'de')], vendor),
    ).toEqual([]);
  });

  it('refuses a translation that more people may read', () => {
    expect(faultsIn([english, article({ id: 'a', title: 'A', body: 'Text' }, 'de')], vendor)).toEqual([
      'de/a.md: access: differs from the English article',
    ]);
  });

  it('names an unknown product and a missing original', () => {
    expect(faultsIn([{ ...article({ id: 'b', title: 'B', body: 'Text' }, 'de'), products: ['nope'] }], vendor)).toEqual(
      ['de/b.md: products: unknown product "nope"', 'de/b.md: id: has no English article'],
    );
  });
});

describe('faultsOf', () => {
  it('accepts references that exist', () => {
    expect(faultsOf(vendor)).toEqual([]);
  });

  it('names every unknown reference, repetition and gap', () => {
    const broken = {
      ...vendor,
      teams: [],
      brands: [...vendor.brands, { id: 'roads', name: 'Again' }],
      products: vendor.products.slice(1).map(product => ({ ...product, brand: 'nope' })),
      requestTypes: vendor.requestTypes.slice(0, -1),
    };
    const faults = faultsOf(broken);
    expect(faults).toContain('brands: "roads" is there twice');
    expect(faults).toContain('request types: "training-partner" is missing');
    expect(faults).toContain('request type learning: unknown team "desk"');
    expect(faults).toContain('product openroads-designer: unknown brand "nope"');
    expect(faults).toContain('community microstation: unknown product "microstation"');
  });
});

describe('loadContent', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'knowledge-'));
    for (const name of ['articles', 'vendor']) {
      cpSync(fileURLToPath(new URL(`../../knowledge/${name}`, import.meta.url)), join(folder, name), {
        recursive: true,
      });
    }
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('reads the repository content', () => {
    const { articles, vendor } = loadContent(folder);
    expect(articles.length).toBeGreaterThan(40);
    expect(vendor.requestTypes).toHaveLength(8);
  });

  it.each([
    ['not JSON', '{'],
    ['0.name', '[{"id":"t"}]'],
  ])('names the vendor file and the field (%s)', (fault, text) => {
    writeFileSync(join(folder, 'vendor', 'teams.json'), text);
    expect(() => loadContent(folder)).toThrow('teams.json: ');
    if (fault !== 'not JSON') expect(() => loadContent(folder)).toThrow(fault);
  });

  it('names an article that a translation lacks', () => {
    cpSync(join(folder, 'articles/en/refresh-policy.md'), join(folder, 'articles/en/copy.md'));
    expect(() => loadContent(folder)).toThrow('copy.md: id: "refresh-policy" is not the name of the file');
  });
});
