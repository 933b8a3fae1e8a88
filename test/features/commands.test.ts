import { describe, expect, test } from 'vitest';
import { createCommands } from '../../bot/commands.ts';
import { caseNumberIn } from '../../bot/domain/ids.ts';
import type { Language } from '../../bot/domain/language.ts';
import { features } from '../../bot/features/index.ts';

const { match } = createCommands(features, {
  case: words => caseNumberIn(words)?.length === words.length,
  email: words => /^\S+@\S+$/.test(words),
  outage: words => /^\d+$/.test(words),
});
const named = (text: string, language: Language) => match(text, language)?.command.name;

describe('a phrase is heard', () => {
  test.each([
    ['Störungen', 'outages'],
    ['Stoerungen', 'outages'],
    ['storungen', 'outages'],
    ['Sto\u0308rungen', 'outages'],
    ['zurueck', 'back'],
    ['CS0001054 schließen', 'closeCase'],
    ['CS0001054 schliessen', 'closeCase'],
    ['Störung 12 mit', undefined],
    ['Lösung CS0001054 annehmen', 'accept'],
    ['loesung CS0001054 annehmen', 'accept'],
    ['mia@contoso.example zu CS0001054 hinzufuegen', 'watch'],
  ])('in the spelling of whoever types it: %s', (text, name) => {
    expect(named(text, 'de')).toBe(name);
  });

  test.each([
    ['de', 'Zeig mir meine Fälle', 'myCases'],
    ['de', 'Lizenzen anzeigen', 'licenses'],
    ['de', 'Hilfe, bitte!', 'help'],
    ['de', 'Fall CS0001054 annehmen', 'accept'],
    ['de', 'Öffne Datei 2 von Ticket CS0001054', 'fileOf'],
    ['de', 'show me my cases', 'myCases'],
    ['en', 'please show me my cases', 'myCases'],
    ['en', 'my cases, please', 'myCases'],
    ['en', 'watch the case CS0001054', 'watch'],
    ['en', 'comment on case CS0001054: it is back', 'comment'],
  ] as const)('in %s with the words that people say around it: %s', (language, text, name) => {
    expect(named(text, language)).toBe(name);
  });

  test.each([
    ['en', 'Show stops after an hour, please help'],
    ['en', 'Please find attached the log of the crash'],
    ['en', 'Open cases of my cabinet make a noise'],
    ['de', 'Bitte um Rückruf'],
    ['de', 'Zeigt nach dem Update nur einen weißen Bildschirm'],
  ] as const)('but not in a description of something else, in %s: %s', (language, text) => {
    expect(named(text, language)).toBeUndefined();
  });

  test('and what is written about a case stays as it is', () => {
    const said = match('Kommentar zu Fall CS0001054: Siehe auch Fall CS0001055, bitte', 'de');
    expect(said?.command.name).toBe('comment');
    expect(said?.slots).toEqual({ case: 'CS0001054', text: 'Siehe auch Fall CS0001055, bitte' });
  });

  test.each([
    ['hilfe', 'help'],
    ['abbrechen', 'cancel'],
    ['zurück', 'back'],
    ['sprache', 'language'],
    ['Sprache Deutsch', 'languageTo'],
    ['meine fälle', undefined],
  ])('in every language where it is a way out, and only there: %s', (text, name) => {
    expect(named(text, 'en')).toBe(name);
  });
});
