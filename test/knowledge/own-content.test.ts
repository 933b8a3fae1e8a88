import { describe, expect, it } from 'vitest';
import { createKnowledge } from '../../knowledge/knowledge.ts';
import { loadContent } from '../../knowledge/load.ts';
import { aliasesHeldOut } from '../bench/held-out.ts';

const content = loadContent();
const knowledge = createKnowledge(content);
const customer = { language: 'en', access: 'customer' } as const;

describe('the articles of the repository', () => {
  it('are found by a wording that the index has not seen', () => {
    const judged = aliasesHeldOut(content.articles, content.vendor.terms);
    const foundWithin = (rank: number): number =>
      judged.filter(({ expect, hits }) => hits.slice(0, rank).some(({ id }) => id === expect)).length / judged.length;
    expect(foundWithin(1)).toBeGreaterThan(0.36);
    expect(foundWithin(3)).toBeGreaterThan(0.58);
  });

  it('are the answer to their own aliases, and hardly another article is', () => {
    const asked = content.articles.flatMap(({ id, aliases }) =>
      aliases.map(alias => ({ id, found: knowledge.lookup(alias, customer) })),
    );
    const answered = asked.filter(({ found }) => found.band === 'answer');
    const right = answered.filter(({ id, found }) => found.hits[0]?.article.id === id);
    expect(answered.length / asked.length).toBeGreaterThan(0.5);
    expect(right.length / answered.length).toBeGreaterThan(0.95);
  });

  it('are found by their own titles', () => {
    const missed = content.articles.filter(
      ({ id, title }) => !knowledge.search(title, customer).some(({ article }) => article.id === id),
    );
    expect(missed.map(({ id }) => id)).toEqual([]);
  });

  it.each([
    'hello',
    'who won the match yesterday',
    "what's the weather in Vienna",
    'tell me a joke',
    'how to make a good risotto for six people',
  ])('do not claim to answer %j', question => {
    expect(knowledge.lookup(question, customer).band).toBe('none');
  });

  it('belong to a request type with a team', () => {
    const teams = new Set(content.vendor.teams.map(({ id }) => id));
    for (const { requestType } of content.articles) {
      if (requestType) expect(teams.has(knowledge.requestType(requestType).team)).toBe(true);
    }
  });
});
