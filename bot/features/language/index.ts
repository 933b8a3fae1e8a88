import { z } from 'zod';
import { languageCard } from '../../../cards/language.ts';
import { SPOKEN, translator } from '../../../locales/index.ts';
import { LANGUAGES, type Language, languageOf } from '../../domain/language.ts';
import { action, type Context, type Feature, type Result } from '../../feature.ts';
import { show, tell } from '../show.ts';

/** A language by its code, or by its name in any of them. */
const named = (typed: string): Language | undefined => {
  const wanted = typed.trim().toLowerCase();
  const byName = LANGUAGES.find(code =>
    LANGUAGES.some(reader => translator(reader, 'UTC', new Date(0)).languageName(code).toLowerCase() === wanted),
  );
  return byName ?? (/^[a-z]{2}([-_][a-z]{2,4})?$/.test(wanted) ? languageOf(wanted) : undefined);
};

const choose = (context: Context): Result => show(languageCard(context.t, context.language, SPOKEN));

const set = async (context: Context, language: Language): Promise<Result> => {
  const { actor, now } = context;
  if (actor.kind === 'stranger') return tell(context, context.t('app.unknownPerson'));
  const t = translator(language, actor.user.timeZone, now);
  const spoken = (SPOKEN as readonly Language[]).includes(language);
  const words = t(spoken ? 'language.set' : 'language.setLater', { language: t.languageName(language) });
  return {
    ...tell({ t }, words),
    change: {
      writes: [{ type: 'user.language', user: actor.user.id, from: actor.user.version, language }],
      notices: [],
    },
  };
};

/** My language, for good. */
export const language: Feature = {
  name: 'language',
  commands: [
    {
      name: 'languageTo',
      for: 'known',
      hidden: true,
      inEveryLanguage: true,
      run: async (context, { language: typed = '' }) => {
        const wanted = named(typed);
        return wanted === undefined ? undefined : set(context, wanted);
      },
    },
    { name: 'language', for: 'known', inEveryLanguage: true, run: async context => choose(context) },
  ],
  actions: {
    'language.set': action(z.object({ language: z.enum(LANGUAGES) }), (context, data) => set(context, data.language)),
  },
};
