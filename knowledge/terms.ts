import type { Language } from '../bot/domain/language.ts';
import { type Analyser, createAnalyser } from './analyse.ts';

/** The terms of a text that say what it is about, as the search sees them. */
export type Terms = (text: string, language: Language) => readonly string[];

/** One analyser a language, made when it is first needed. */
export const createTerms = (): Terms => {
  const analysers = new Map<Language, Analyser>();
  return (text, language) => {
    const analyser = analysers.get(language) ?? createAnalyser(language);
    analysers.set(language, analyser);
    return analyser.terms(text).filter(term => !analyser.common(term));
  };
};
