import type { Translate } from '../locales/index.ts';
import { row } from './button.ts';
import { type Colour, container, type Element, present, subtle } from './card.ts';
import { carried } from './case-face.ts';
import { ways } from './case-thread.ts';
import type { CaseFile, CaseView } from './case-view.ts';
import { link } from './link.ts';
import { cut, line, runs } from './literal.ts';

export const FILES_PAGE = 10;

/** The files of a case, newest first: each stored one is fetched by a tap. */
export const caseFiles = (t: Translate, view: CaseView): readonly Element[] => {
  const { case: it, face, files, offered } = view;
  const offset = face.from ?? 0;
  const shown = offset + files.listed.length;
  const way = (words: string, to: number): Element =>
    link(words, {
      verb: 'case.show',
      data: { case: it.id, ...carried({ ...face, from: to === 0 ? undefined : to }) },
    });
  return present([
    files.total <= FILES_PAGE
      ? undefined
      : subtle(t('queue.range', { from: offset + 1, to: shown, total: files.total })),
    ...files.listed.map((file, index) => fileRow(t, view, file, offset + index + 1)),
    files.total === 0 ? subtle(t('case.noFiles')) : undefined,
    ...(offered.includes('attach')
      ? [
          subtle(t('case.paperclip'), { separator: true, spacing: 'Small' }),
          link(t('case.addFiles'), { verb: 'file.add', data: { case: it.id } }),
        ]
      : []),
    ways(
      offset === 0 ? undefined : way(t('buttons.previousPage'), Math.max(0, offset - FILES_PAGE)),
      shown < files.total ? way(t('buttons.nextPage'), shown) : undefined,
    ),
  ]);
};

const COLOURS: Readonly<Record<CaseFile['state'], Colour>> = {
  pending: 'warning',
  stored: 'good',
  refused: 'attention',
};

/** In bytes: names may be long. */
const NAME = 200;
const WHY = 240;

const fileRow = (t: Translate, { case: it, face }: CaseView, file: CaseFile, number: number): Element => {
  const facts = [typeName(file), file.size === undefined ? undefined : t.size(file.size), file.by, t.moment(file.at)];
  const stored = file.state === 'stored';
  const items = [
    line(cut(file.name, NAME), stored ? { color: 'Accent' } : {}),
    line(present(facts).join(' · '), { size: 'Small', isSubtle: true }, { spacing: 'None' }),
    runs(
      [
        { size: 'Small', text: '● ', color: COLOURS[file.state] },
        { size: 'Small', text: file.why === undefined ? t(`files.states.${file.state}`) : cut(file.why, WHY) },
      ],
      { spacing: 'None' },
    ),
  ];
  const look = { separator: true, spacing: 'Small' };
  const data = { case: it.id, file: file.id, ...carried(face) };
  return stored
    ? row(t('case.fetchFile', { number }), { verb: 'file.open', data }, items, look)
    : container(items, look);
};

/** What the content turned out to be, where that has a short name; otherwise the ending of the name. */
export const typeName = ({ name, type }: Pick<CaseFile, 'name' | 'type'>): string | undefined => {
  const short = /^(?:image|audio|video|application)\/([a-z0-9]{2,5})$/.exec(type ?? '')?.[1];
  return short?.toUpperCase() ?? /\.([\p{L}\p{N}]{1,5})$/u.exec(name)?.[1]?.toUpperCase() ?? type;
};
