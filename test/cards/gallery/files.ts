import { fileLinkCard } from '../../../cards/file-link.ts';
import { type FilesChoice, filesChoiceCard } from '../../../cards/files-choice.ts';
import { filesSentCard } from '../../../cards/files-sent.ts';
import { base } from './a-case.ts';
import { ago, ahead, caseId, DESCRIPTION, EVIL, LISTED, LONG_SHORT, NAMES, NOW, typed, WIDE } from './data.ts';
import type { Exhibit } from './exhibit.ts';

const waiting: FilesChoice = {
  draft: 'draft',
  revision: 2,
  files: [
    { name: typed('error.png'), state: 'stored', why: undefined },
    { name: typed('log of the night run.txt'), state: 'pending', why: undefined },
  ],
  words: undefined,
  note: undefined,
  cases: LISTED.slice(0, 3),
  others: [],
  onlyBilling: false,
};

const link = {
  case: base,
  file: { name: typed('error.png'), type: 'image/png', size: 1_234_567, by: NAMES.jon, at: ago(3) },
  url: 'https://support.example/files/token',
  until: new Date(NOW.getTime() + 15 * 60_000),
};

/** Files: where they go, that they are on their way, and the link to one. */
export const fileExhibits: readonly Exhibit[] = [
  { name: 'files choice', draw: t => filesChoiceCard(t, waiting) },
  {
    name: 'files choice without a case',
    draw: t => filesChoiceCard(t, { ...waiting, files: waiting.files.slice(0, 1), cases: [], words: EVIL }),
  },
  {
    name: 'files choice on hold',
    draw: t => filesChoiceCard(t, { ...waiting, onlyBilling: true, note: typed('Choose a case first.') }),
  },
  {
    name: 'files choice longest',
    draw: t =>
      filesChoiceCard(t, {
        ...waiting,
        files: Array.from({ length: 20 }, (_, index) => ({
          name: `${WIDE.slice(0, 190)}${index}.txt`,
          state: index % 2 === 0 ? ('refused' as const) : ('pending' as const),
          why: index % 2 === 0 ? `${WIDE.slice(0, 300)}` : undefined,
        })),
        words: DESCRIPTION,
        note: WIDE.slice(0, 900),
        cases: Array.from({ length: 5 }, (_, index) => ({
          ...(LISTED[index % LISTED.length] ?? waiting.cases[0]),
          id: caseId(2000 + index),
          shortDescription: LONG_SHORT,
          state: 'work-in-progress' as const,
          priority: 2 as const,
          about: '',
          updatedAt: ago(1),
        })),
        others: Array.from({ length: 55 }, (_, index) => ({
          title: `${caseId(3000 + index)} ${LONG_SHORT}`,
          value: caseId(3000 + index),
        })),
      }),
  },
  {
    name: 'files sent',
    draw: t =>
      filesSentCard(t, { case: base, there: [], checked: [typed('error.png')], note: undefined, words: undefined }),
  },
  {
    name: 'files sent with words',
    draw: t =>
      filesSentCard(t, {
        case: base,
        there: [typed('a.png'), typed('b.png')],
        checked: [typed('c.png'), typed('d.png')],
        note: typed('Two of them were left out.'),
        words: `CS0001042: ${EVIL}`,
      }),
  },
  {
    name: 'files sent longest',
    draw: t =>
      filesSentCard(t, {
        case: { ...base, shortDescription: LONG_SHORT },
        there: Array.from({ length: 20 }, () => WIDE.slice(0, 200)),
        checked: Array.from({ length: 20 }, () => EVIL),
        note: WIDE.slice(0, 900),
        words: DESCRIPTION,
      }),
  },
  { name: 'file link', draw: t => fileLinkCard(t, link) },
  {
    name: 'file link longest',
    draw: t =>
      fileLinkCard(t, {
        ...link,
        file: { ...link.file, name: WIDE.slice(0, 200), type: undefined, size: undefined, by: NAMES.long },
        url: `https://support.example/files/${'x'.repeat(1000)}`,
        until: ahead(0.25),
      }),
  },
];
