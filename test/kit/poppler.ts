import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Tool = 'pdftotext' | 'pdfinfo' | 'pdffonts' | 'pdftoppm';

const INSTALLS_WITHIN = 300_000;

/** Readers of PDF that have nothing to do with its writer; installed where that needs no question. */
export const popplerReady = (): void => {
  if (!works()) install();
};

const works = (): boolean => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** Root on Debian or one of its children installs it; anybody else is told how. */
const install = (): void => {
  const debian = existsSync('/etc/debian_version');
  if (debian && process.getuid?.() === 0) {
    const options = { stdio: 'ignore', timeout: INSTALLS_WITHIN } as const;
    try {
      execFileSync('apt-get', ['update'], options);
      execFileSync('apt-get', ['install', '--yes', '--no-install-recommends', 'poppler-utils'], {
        ...options,
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    } catch (error) {
      throw new Error('The tests of PDF files need pdftotext, and "apt-get install poppler-utils" failed.', {
        cause: error,
      });
    }
    if (works()) return;
  }
  const how = debian ? 'sudo apt-get install poppler-utils' : 'install Poppler, such as brew install poppler';
  throw new Error(`The tests of PDF files need pdftotext on the path: ${how}.`);
};

/** What one of the tools says about a document. */
const asked = async (tool: Tool, pdf: Uint8Array, before: readonly string[], after: readonly string[] = []) => {
  popplerReady();
  const folder = await mkdtemp(join(tmpdir(), 'pdf-'));
  const file = join(folder, 'it.pdf');
  try {
    await writeFile(file, pdf);
    return execFileSync(tool, [...before, file, ...after], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** The words of a document, page after page, as somebody would copy them out of it. */
export const pdfText = (pdf: Uint8Array): Promise<string> => asked('pdftotext', pdf, ['-enc', 'UTF-8'], ['-']);

/** The words of each page. */
export const pdfPages = async (pdf: Uint8Array): Promise<readonly string[]> =>
  (await pdfText(pdf)).split('\f').slice(0, -1);

export const pdfInfo = (pdf: Uint8Array): Promise<string> => asked('pdfinfo', pdf, []);

/** One line for each font: its name, and whether it is embedded. */
export const pdfFonts = async (pdf: Uint8Array): Promise<readonly { name: string; embedded: boolean }[]> =>
  (await asked('pdffonts', pdf, []))
    .split('\n')
    .slice(2)
    .filter(line => line !== '')
    .map(line => ({ name: line.slice(0, 36).trim(), embedded: / yes (yes|no) +(yes|no) +\d+ +\d+$/.test(line) }));

/** Every page as a picture. */
export const pdfPictures = async (pdf: Uint8Array): Promise<readonly Uint8Array[]> => {
  popplerReady();
  const folder = await mkdtemp(join(tmpdir(), 'pdf-'));
  try {
    await writeFile(join(folder, 'it.pdf'), pdf);
    execFileSync('pdftoppm', ['-r', '50', '-png', join(folder, 'it.pdf'), join(folder, 'page')]);
    const names = (await readdir(folder)).filter(name => name.endsWith('.png')).sort();
    return await Promise.all(names.map(name => readFile(join(folder, name))));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
