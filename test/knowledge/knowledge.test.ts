import { describe, expect, it } from 'vitest';
import { createKnowledge } from '../../knowledge/knowledge.ts';
import { content } from './fixtures/content.ts';

const knowledge = createKnowledge(content);
const customer = { language: 'en', access: 'customer' } as const;
const stranger = { language: 'en', access: 'public' } as const;
const german = { language: 'de', access: 'customer' } as const;

const found = (question: string, asking: Parameters<typeof knowledge.lookup>[1] = customer): string[] =>
  knowledge.lookup(question, asking).hits.map(({ article }) => article.id);

describe('lookup', () => {
  it('offers an article that is asked for in its own words', () => {
    const { band, probability, hits } = knowledge.lookup('new license does not show up', customer);
    expect(hits[0]?.article.id).toBe('refresh-policy');
    expect(band).toBe('maybe');
    expect(probability).toBe(hits[0]?.probability);
  });

  it.each(['who won the match yesterday', 'the weather in Vienna', 'hello', ''])('has no answer to %j', question => {
    expect(knowledge.lookup(question, customer).band).toBe('none');
  });

  it('shows the section that answers', () => {
    const section = (question: string) => knowledge.lookup(question, customer).hits[0]?.section.title;
    expect(section('refresh policy with tools')).toBe('Refresh it now');
    expect(section('my policy and an outage of the servers')).toBe('If nothing changes');
    expect(section('sync my entitlements')).toBeUndefined();
  });

  it('never shows a stranger what is for customers', () => {
    for (const question of [
      'Find and download an invoice',
      'where are our bills',
      'invoices billing',
      'quarterly term',
    ]) {
      expect(found(question)).toContain('invoices');
      expect(found(question, stranger)).not.toContain('invoices');
    }
  });

  it('puts the quoted code first, surely', () => {
    const { band, hits } = knowledge.lookup('what is 0x80070005', customer);
    expect(hits[0]?.article.id).toBe('error-code');
    expect(band).toBe('answer');
    expect(found('kb 0019355')).toEqual(['refresh-policy']);
  });

  it('never raises the probability down the list', () => {
    const probabilities = knowledge
      .lookup('status of the service', { ...customer, limit: 10 })
      .hits.map(hit => hit.probability);
    expect(probabilities.length).toBeGreaterThan(1);
    expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a));
  });

  it('keeps to the limit', () => {
    expect(knowledge.lookup('the client and the service', { ...customer, limit: 1 }).hits).toHaveLength(1);
  });
});

describe('in another language', () => {
  it('finds and shows the translation', () => {
    const [hit] = knowledge.lookup('Richtlinie aktualisieren', german).hits;
    expect(hit?.article).toMatchObject({ id: 'refresh-policy', language: 'de' });
  });

  it('finds what is not translated in English', () => {
    const [hit] = knowledge.lookup('Windows 7 Client', german).hits;
    expect(hit?.article).toMatchObject({ id: 'windows-7', language: 'en' });
  });

  it('shows the translation of what was asked in English, at the same section, once', () => {
    const hits = knowledge.lookup('my policy and an outage of the servers', german).hits;
    expect(hits[0]?.article.language).toBe('de');
    expect(hits[0]?.section.title).toBe('Wenn sich nichts ändert');
    expect(new Set(hits.map(({ article }) => article.id)).size).toBe(hits.length);
  });
});

describe('article', () => {
  it('falls back to English', () => {
    expect(knowledge.article('refresh-policy', german)?.language).toBe('de');
    expect(knowledge.article('add-user', german)?.language).toBe('en');
    expect(knowledge.article('nope', german)).toBeUndefined();
  });

  it('is not there for a stranger if it is for customers', () => {
    expect(knowledge.article('invoices', customer)?.id).toBe('invoices');
    expect(knowledge.article('invoices', stranger)).toBeUndefined();
  });
});

describe('suggestRequestType', () => {
  it.each([
    ['the program crashes with an error message', 'product-support'],
    ['please refund the payment of this invoice', 'billing-support'],
    ['stuck in trial mode without a license', 'license-support'],
    ['saml single sign-on', 'ims-federation'],
    ['become a training partner', 'training-partner'],
  ])('%s: %s', (text, type) => {
    expect(knowledge.suggestRequestType(text, 'en')).toBe(type);
  });

  it.each(['hello', 'can you help me please', 'license invoice', ''])('is not sure about %j', text => {
    expect(knowledge.suggestRequestType(text, 'en')).toBeUndefined();
  });
});

describe('catalogue', () => {
  const products = (text: string, brand?: string) => knowledge.products.search(text, { brand }).map(({ id }) => id);

  it.each([
    ['micro', 'microstation'],
    ['micro station', 'microstation'],
    ['MICROSTATON', 'microstation'],
    ['ustn', 'microstation'],
    ['open ro', 'openroads-designer'],
    ['openroads des', 'openroads-designer'],
    ['ord', 'openroads-designer'],
    ['openrail', 'openroads-designer'],
  ])('finds a product by %j', (text, id) => {
    expect(products(text)[0]).toBe(id);
  });

  it('keeps to the brand, lists all for no text, and finds nothing for nonsense', () => {
    expect(products('', 'roads')).toEqual(['openroads-designer']);
    expect(products('')).toEqual(['microstation', 'openroads-designer']);
    expect(products('xyzzyq')).toEqual([]);
    expect(knowledge.products.search('', { limit: 1 })).toHaveLength(1);
  });

  it('finds in a sentence what is named in it, and no beginnings of names', () => {
    const named = (text: string) => knowledge.products.search(text, { whole: true }).map(({ id }) => id);
    expect(named('microstation crashes')).toEqual(['microstation']);
    expect(named('trial design')).toEqual([]);
    expect(named('openroads des')).toEqual(['openroads-designer']);
  });

  it.each([
    ['microstaton', ['microstation']],
    ['openroads designer', ['civil']],
    ['ORD', ['civil']],
    ['', ['microstation', 'civil']],
  ])('finds communities by %j', (query, ids) => {
    expect(knowledge.communities(query).map(({ id }) => id)).toEqual(ids);
  });

  it('knows products, brands and request types by id', () => {
    expect(knowledge.product('microstation')?.name).toBe('MicroStation');
    expect(knowledge.brand('roads')?.name).toBe('OpenRoads and OpenRail');
    expect(knowledge.requestType('learning').aboutProduct).toBe(false);
  });
});
