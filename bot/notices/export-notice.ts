import { button } from '../../cards/button.ts';
import { exportWords } from '../../cards/export.ts';
import { messageCard } from '../../cards/message.ts';
import type { Export } from '../../db/store/exports.ts';
import { translator } from '../../locales/index.ts';
import { drawExport, subjectWords } from '../features/exports/draw.ts';
import type { Links } from '../links.ts';
import type { Outgoing } from '../ports.ts';
import { type NoticeParts, outgoing } from './rendering.ts';

type Parts = NoticeParts & { readonly links: Pick<Links, 'file'> };

/** How an export stands, in its one message; undefined where it is gone. */
export const exportNotice = async (parts: Parts, id: string): Promise<Outgoing | undefined> => {
  const it = await parts.store.export(id);
  const t = it && (await wordsFor(parts, it));
  if (it === undefined || t === undefined) return undefined;
  const card = await drawExport({ ...parts, t }, it);
  return outgoing(card, exportWords(t, { ...it, what: subjectWords(t, it.subject) }), it.message);
};

/** How its file stands on the way to the person's own storage, likewise. */
export const savingNotice = async (parts: Parts, id: string): Promise<Outgoing | undefined> => {
  const it = await parts.store.export(id);
  const t = it && (await wordsFor(parts, it));
  const { saving, name, size } = it ?? {};
  if (it === undefined || t === undefined || saving === undefined || name === undefined || size === undefined)
    return undefined;
  const summary = t(`exports.saving.${saving.state === 'offered' ? 'summary' : saving.state}`, { name });
  const message = { edits: saving.message, card: undefined, text: undefined, summary };
  if (saving.state === 'offered') {
    const description = t('exports.saving.description', { what: subjectWords(t, it.subject), when: t.exact(it.at) });
    return { ...message, file: { kind: 'consent', name, description, size, data: { export: it.id } } };
  }
  if (saving.state === 'saved' && saving.target !== undefined)
    return { ...message, file: { ...saving.target, kind: 'info' } };
  const again = button(t('buttons.saveToOneDrive'), { verb: 'export.save', data: { export: it.id } });
  return { ...message, card: messageCard(t, summary, saving.state === 'failed' ? [again] : []) };
};

/** In the language in which it was asked for. */
const wordsFor = async ({ store, now }: Parts, { language, user: id }: Export) => {
  const [user] = await store.usersById([id]);
  return user === undefined ? undefined : translator(language, user.timeZone, now());
};
