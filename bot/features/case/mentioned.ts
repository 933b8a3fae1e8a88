import { type CaseId, caseNumberIn } from '../../domain/ids.ts';
import { may } from '../../domain/policy.ts';
import type { Context, Result } from '../../feature.ts';
import { show } from '../show.ts';
import { drawCase } from './draw.ts';
import { withCase } from './find.ts';

/** Whoever writes more describes a problem. */
const SHORT = 200;

/** A few words about one case that are no command: they belong to that case, and not to a new one. */
export const mentioned = async (context: Context, text: string): Promise<Result | undefined> => {
  const { actor, turn } = context;
  const id = caseNumberIn(text);
  if (id === undefined || actor.kind === 'stranger' || turn.place.kind !== 'personal') return undefined;
  const words = without(text, id);
  if (text.length > SHORT || caseNumberIn(words) !== undefined) return undefined;
  return withCase(context, id, async it => {
    const { t } = context;
    const mayReply = may(actor, 'reply', it, it) === undefined;
    const mayComment = may(actor, 'comment', it, it) === undefined;
    const says = mayReply ? t('case.mentionedReply') : mayComment ? t('case.mentioned', { number: id }) : undefined;
    return show(
      await drawCase(context, it, {
        note: says === undefined ? undefined : { words: says, style: 'emphasis' },
        typed: mayReply ? words : undefined,
      }),
    );
  });
};

/** "CS0001234: it is version 23" without the number. */
const without = (text: string, id: CaseId): string =>
  text
    .replace(new RegExp(id, 'gi'), ' ')
    .replace(/^[\s:,;.–-]+/, '')
    .trim();
