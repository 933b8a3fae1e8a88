import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { LANGUAGES } from '../bot/domain/language.ts';
import { spellingsOf } from '../bot/phrase.ts';
import { SPOKEN } from '../locales/index.ts';

type Tree = { readonly [name: string]: string | Tree };
const tree: z.ZodType<Tree> = z.record(
  z.string(),
  z.lazy(() => z.union([z.string(), tree])),
);

const root = fileURLToPath(new URL('..', import.meta.url));

const flat = (words: Tree, path = ''): readonly (readonly [key: string, words: string])[] =>
  Object.entries(words).flatMap(([name, inner]) =>
    typeof inner === 'string' ? [[`${path}${name}`, inner] as const] : flat(inner, `${path}${name}.`),
  );

const wordsOf = (language: string): ReadonlyMap<string, string> =>
  new Map(flat(tree.parse(JSON.parse(readFileSync(join(root, 'locales', `${language}.json`), 'utf8')))));

const PLURAL = /_(zero|one|two|few|many|other)$/;
const stem = (key: string): string => key.replace(PLURAL, '');
const placeholdersIn = (words: string): readonly string[] => [...new Set(words.match(/\{\{\w+\}\}/g) ?? [])].sort();
const slotsIn = (phrase: string): readonly string[] => (phrase.match(/\{\w+\}/g) ?? []).sort();
const phrasesIn = (words: ReadonlyMap<string, string>): readonly (readonly [command: string, phrase: string])[] =>
  [...words].flatMap(([key, all]) => {
    const command = /^commands\.(.+)\.phrases$/.exec(key)?.[1];
    return command === undefined ? [] : all.split('|').map(phrase => [command, phrase] as const);
  });

const english = wordsOf('en');
const plurals = new Set([...english.keys()].filter(key => PLURAL.test(key)).map(stem));

/** Names and words that are the same in other languages too, language by language. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  de: [
    'slots.team',
    'links.connectionCenter',
    'profile.teams',
    'roles.administrator',
    'roles.co-administrator',
    'intake.parts.version',
    'intake.parts.problem',
    'fields.situation',
    'case.team',
    'caseForms.team',
    'search.community',
    'licenses.person',
    'exports.over',
    'exports.format.csv',
    'exports.format.excel',
    'exports.format.pdf',
  ],
};

test('only languages that there are, are spoken', () => {
  const files = readdirSync(join(root, 'locales')).filter(name => name.endsWith('.json'));
  expect(SPOKEN.map(language => `${language}.json`).sort()).toEqual(files.sort());
  for (const language of SPOKEN) expect(LANGUAGES).toContain(language);
});

describe.each(SPOKEN)('%s', language => {
  const words = wordsOf(language);
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;

  test('has exactly the keys of English, in the plurals that it counts with', () => {
    const wanted = [...new Set([...english.keys()].map(stem))].flatMap(key =>
      plurals.has(key) ? categories.map(category => `${key}_${category}`) : [key],
    );
    expect([...words.keys()].sort()).toEqual(wanted.sort());
  });

  test('has no empty words, and none with space around them', () => {
    expect([...words].filter(([, it]) => it.trim() === '' || it.trim() !== it)).toEqual([]);
  });

  test('fills in the same as English does', () => {
    const sourceOf = (key: string) => english.get(key) ?? english.get(`${stem(key)}_other`) ?? '';
    const differing = [...words].filter(([key, it]) => {
      const [wanted, given] = [placeholdersIn(sourceOf(key)), placeholdersIn(it)];
      // "One case" may say it without the number.
      const [needed, had] = PLURAL.test(key)
        ? [wanted, given].map(all => all.filter(one => one !== '{{count}}'))
        : [wanted, given];
      return JSON.stringify(needed) !== JSON.stringify(had);
    });
    expect(differing).toEqual([]);
  });

  test('has no phrase that two commands answer to, also not beside the English ones', () => {
    const owners = new Map<string, Set<string>>();
    for (const [command, phrase] of [...phrasesIn(words), ...phrasesIn(english)]) {
      // What stands in an open part tells phrases apart, but its name does not.
      for (const said of spellingsOf(phrase.toLowerCase().trim()))
        owners.set(said, (owners.get(said) ?? new Set()).add(command));
    }
    expect([...owners].filter(([, commands]) => commands.size > 1)).toEqual([]);
  });

  // A case number ends where the next space is, and is judged; so something may stand right after it, and a file's
  // number right before it.
  test('leaves open in its phrases what the command needs, never two parts side by side', () => {
    const opened = (all: typeof words) =>
      [...new Set(phrasesIn(all).map(([command, phrase]) => `${command}: ${slotsIn(phrase).join(' ')}`))].sort();
    expect(opened(words)).toEqual(opened(english));
    for (const [, phrase] of phrasesIn(words)) {
      expect(
        phrase.replaceAll('{case} {', '{case}, {').replaceAll('{file} {case}', '{file}, {case}'),
        phrase,
      ).not.toMatch(/\}\s*\{/);
      expect(phrase.replace(/\{\w+\}/g, ''), phrase).not.toMatch(/[{}]/);
      expect(phrase, phrase).toBe(phrase.trim());
      expect(phrase, phrase).not.toBe('');
    }
  });
});

test.each(SPOKEN.filter(language => language !== 'en'))('%s is not English', language => {
  const words = wordsOf(language);
  const allowed = SAME[language] ?? [];
  const same = [...words].filter(([key, it]) => it === english.get(key)).map(([key]) => key);
  expect(same.filter(key => !allowed.includes(key))).toEqual([]);
  expect(allowed.filter(key => !same.includes(key))).toEqual([]);
});

const sources = ['bot', 'cards', 'manifest']
  .flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(name => join(folder, name)),
  )
  .filter(name => name.endsWith('.ts'))
  .map(name => readFileSync(join(root, name), 'utf8'))
  .join('\n')
  // What buttons carry is written like a key.
  .replace(/verb: [^,\n]+/g, '');

/** Keys as they are written in the sources: whole, or with parts that are filled in. */
const keyPatterns = (): readonly RegExp[] =>
  [...sources.matchAll(/(['`])([a-z][\w-]*\.(?:\$\{[^}]*\}|(?!\1)[^\s$])+)\1/g)].map(([, , written = '']) => {
    const parts = written.split(/\$\{[^}]*\}/).map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('[^.]+')}$`);
  });

test('every key is used', () => {
  const patterns = keyPatterns();
  const isUsed = (key: string) => patterns.some(pattern => pattern.test(key));
  const unused = [...new Set([...english.keys()].map(stem))].filter(key => !isUsed(key));
  expect(unused).toEqual([]);
  // A pattern that took anything would let everything pass.
  for (const part of ['app', 'buttons', 'home', 'answer', 'intake', 'case', 'licenses'])
    expect(isUsed(`${part}.nobodySaysThis`), part).toBe(false);
});
