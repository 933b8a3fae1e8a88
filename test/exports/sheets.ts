import type { Batches, Bytes, Row, Sheet } from '../../bot/exports/sheet.ts';

export const LANGUAGES_AT_ONCE = [
  'Příliš žluťoučký kůň úpěl ďábelské ódy',
  'Zażółć gęślą jaźń w Łodzi',
  'Größenänderung löst Überlauf aus – ß bleibt ß',
  '模型打开时出现错误，参考文件丢失',
  'モデルを開くとエラーが表示されます',
  '모델을 열 때 오류가 표시됩니다',
  'Проверка Ελληνικά Đặng',
] as const;

/** Cells that a spreadsheet would calculate, and others that break naive writers. */
export const HOSTILE = [
  '=1+1',
  "+cmd|' /C calc'!A0",
  '-2+3',
  '@SUM(A1:A9)',
  '\t=1+1',
  '\r=1+1',
  '  =HYPERLINK("http://evil.example","x")',
  '\n=1+1',
  '＝1+1',
  'a,b;c "quoted" \'single\'',
  'first\r\nsecond\nthird\rfourth',
  'nul\u0000 bell\u0007 escape\u001b end',
  'half \ud800 other \udc00 end',
  '</t></is></c><c><f>1+1</f></c> &amp; ]]> <b>',
  '_x0041_ and _x000D_',
  '\u202Eturned\u202C \u200Bzero',
  'emoji 😀 family 👨‍👩‍👧 flag 🇩🇪',
  '',
  ' ',
] as const;

export const LONG = 'A description of 6000 characters. '.repeat(180).slice(0, 6000);

export const T0 = new Date('2026-07-01T22:30:00Z');

export const listSheet = (rest: Partial<Sheet> = {}): Sheet => ({
  title: 'My cases',
  tab: 'My cases',
  language: 'en',
  timeZone: 'Europe/Berlin',
  madeAt: T0,
  columns: [
    { heading: 'Number', kind: 'text', width: 12, onPaper: 10 },
    { heading: 'Words', kind: 'text', width: 50, onPaper: 60 },
    { heading: 'When', kind: 'instant', width: 17, onPaper: 20 },
    { heading: 'Count', kind: 'number', width: 8 },
  ],
  paper: { kind: 'list', notes: ['Sorted by Number, ascending'], empty: 'There is no case in this list.' },
  ...rest,
});

export const caseSheet = (rest: Partial<Sheet> = {}): Sheet => ({
  ...listSheet(),
  title: `CS0001054: ${LANGUAGES_AT_ONCE[0]}`,
  tab: 'CS0001054',
  columns: [
    { heading: 'Entry', kind: 'number', width: 8 },
    { heading: 'When', kind: 'instant', width: 17 },
    { heading: 'By', kind: 'text', width: 22 },
    { heading: 'What happened', kind: 'text', width: 50 },
    { heading: 'Words', kind: 'text', width: 100 },
  ],
  paper: {
    kind: 'case',
    band: 'CS0001054 · Priority 2 High · Awaiting Info',
    facts: [
      ['Product', 'MicroStation'],
      ['Contact', LANGUAGES_AT_ONCE[4]],
    ],
    parts: [['Description', `${LONG}\n\nThe last line of the description.`]],
    history: 'Activity',
    files: ['Files', ['screen.png · 24 kB', '図面.pdf · 1 MB']],
  },
  ...rest,
});

export const rowOf = (index: number, words: string): Row => [
  `CS${String(1000 + index).padStart(7, '0')}`,
  words,
  new Date(T0.getTime() + index * 60_000),
  index - 3,
];

/** Rows in batches, as a store reads them. */
export const inBatches = async function* (rows: readonly Row[], size = 100): Batches {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
};

/** Rows made as they are asked for. */
export const many = async function* (count: number, words: (index: number) => string, size = 200): Batches {
  for (let at = 0; at < count; at += size)
    yield Array.from({ length: Math.min(size, count - at) }, (_, index) => rowOf(at + index, words(at + index)));
};

/** All of a file. */
export const bytesOf = async (bytes: Bytes): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts);
};
