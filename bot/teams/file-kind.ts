import { fileTypeFromBuffer } from 'file-type';

/** Why a file is not kept. */
export type Unwanted = 'archive' | 'executable';

export type FileKind =
  | { readonly kind: 'wanted'; readonly type: string }
  | { readonly kind: 'unwanted'; readonly why: Unwanted };

const ARCHIVES = new Set(
  '7z ace ar arj asar bz2 cab cpio crx deb dmg gz lz lz4 lzh rar rpm tar tar.gz xpi xz Z zip zst'.split(' '),
);

/** Programs, what starts one, and documents with macros. */
const PROGRAMS = new Set(
  'apk chm class docm dotm elf exe jar lnk macho potm ppsm pptm reg swf wasm xlsm xltm'.split(' '),
);

/** What a double click would run, whatever is in it. */
const RUNNING_NAME =
  /\.(?:ade|adp|app|apk|bash|bat|chm|class|cmd|com|command|cpl|csh|dll|dmg|dylib|elf|exe|fish|gadget|hta|inf|ins|iso|isp|jar|jnlp|js|jse|ksh|lnk|mde|msc|msi|msix|msp|mst|ocx|pif|pl|ps1|ps1xml|ps2|psc1|psd1|psm1|py|pyw|rb|reg|scf|scr|sct|settingcontent-ms|sh|so|sys|url|vb|vbe|vbs|vhd|vhdx|ws|wsc|wsf|wsh|xll|zsh)$/i;

/** What Windows drops from the end of a name. */
const DROPPED = /[\s.]+$/;

/** What a file is, by its content; its name can only make it worse. */
export const fileKind = async (content: Uint8Array, name: string): Promise<FileKind> => {
  if (RUNNING_NAME.test(name.replace(DROPPED, ''))) return unwanted('executable');
  if (isProgram(content)) return unwanted('executable');
  // Two of its bytes could be a sound's as well.
  if (isUtf16(content) && isText(content)) return { kind: 'wanted', type: 'text/plain' };
  const found = await fileTypeFromBuffer(content).catch(() => undefined);
  if (found === undefined) {
    // Damaged on purpose or not, a local file header still makes it an archive for every unpacker.
    if (startsWith(content, [0x50, 0x4b])) return unwanted('archive');
    return { kind: 'wanted', type: isText(content) ? 'text/plain' : 'application/octet-stream' };
  }
  if (PROGRAMS.has(found.ext)) return unwanted('executable');
  if (ARCHIVES.has(found.ext)) return unwanted('archive');
  // Markup that a browser would run is kept as the text that it is.
  return { kind: 'wanted', type: /xml|html|svg/.test(found.mime) && isText(content) ? 'text/plain' : found.mime };
};

const unwanted = (why: Unwanted): FileKind => ({ kind: 'unwanted', why });

const startsWith = (content: Uint8Array, bytes: readonly number[]): boolean =>
  bytes.every((byte, index) => content[index] === byte);

const MAGIC: readonly (readonly number[])[] = [
  [0x4d, 0x5a],
  [0x7f, 0x45, 0x4c, 0x46],
  [0xfe, 0xed, 0xfa, 0xce],
  [0xfe, 0xed, 0xfa, 0xcf],
  [0xce, 0xfa, 0xed, 0xfe],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0xca, 0xfe, 0xba, 0xbe],
  // `#!`: a script that names its interpreter.
  [0x23, 0x21],
];

const isProgram = (content: Uint8Array): boolean => MAGIC.some(bytes => startsWith(content, bytes));

/** Control characters other than those that lay text out. */
const CONTROLS = /[^\P{Cc}\s]/u;

const isUtf16 = (content: Uint8Array): boolean =>
  startsWith(content, [0xff, 0xfe]) || startsWith(content, [0xfe, 0xff]);

const isText = (content: Uint8Array): boolean => {
  const encoding = !isUtf16(content) ? 'utf-8' : content[0] === 0xff ? 'utf-16le' : 'utf-16be';
  try {
    return !CONTROLS.test(new TextDecoder(encoding, { fatal: true }).decode(content));
  } catch {
    return false;
  }
};
