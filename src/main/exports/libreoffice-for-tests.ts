/** LibreOffice Calc without a window, in a profile of its own: opens CSV files and tells what it made of their cells. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

export const hasLibreOffice = (): boolean => {
  try {
    // Its version alone would start it.
    execFileSync(process.platform === 'win32' ? 'where' : 'which', ['soffice'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

export interface Sheet {
  formulas: string[];
  /** As shown; line ends within a cell as `\n`. */
  rows: string[][];
}

const patience = 120_000;

/**
 * @param split the character that cells are split at
 * @returns the sheets by the names of the files; all of them opened by one start of LibreOffice
 */
export async function openInLibreOffice<N extends string>(
  files: Readonly<Record<N, string>>,
  split: ',' | ';' | '\t',
): Promise<Record<N, Sheet>> {
  const folder = mkdtempSync(join(tmpdir(), 'wych-calc-'));
  try {
    const names = Object.keys(files) as N[];
    mkdirSync(join(folder, 'out'));
    for (const name of names) writeFileSync(join(folder, `${name}.csv`), files[name]);
    // Separator, quote, UTF-8, from line 1; then, last, that formulas are to be evaluated: the weakest setting is the one to hold.
    const filter = `${split.charCodeAt(0)},34,76,1,,0,false,true,false,false,false,0,true`;
    await promisify(execFile)(
      'soffice',
      [
        '--headless',
        '--norestore',
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
        `--infilter=CSV:${filter}`,
        ...['--convert-to', 'fods', '--outdir', join(folder, 'out')],
        ...names.map((name) => join(folder, `${name}.csv`)),
      ],
      { timeout: patience },
    );
    const sheets = names.map((name) => [
      name,
      readSheet(readFileSync(join(folder, 'out', `${name}.fods`), 'utf8')),
    ]);
    return Object.fromEntries(sheets);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The one table of a flat OpenDocument file. Its elements are known to be well-formed, so patterns are enough. */
function readSheet(xml: string): Sheet {
  const table = xml.slice(xml.indexOf('<table:table '), xml.indexOf('</table:table>'));
  const formulas = [...table.matchAll(/table:formula="([^"]*)"/g)].map((match) => textOf(match[1] ?? ''));
  const rows = [...table.matchAll(/<table:table-row([^>]*)>(.*?)<\/table:table-row>/gs)].flatMap((match) =>
    Array<string[]>(repeats(match[1], 'rows')).fill(cellsIn(match[2] ?? '')),
  );
  return { formulas, rows };
}

const cellsIn = (row: string): string[] =>
  [...row.matchAll(/<table:table-cell((?:[^>"]|"[^"]*")*?)(?:\/>|>(.*?)<\/table:table-cell>)/gs)].flatMap(
    (match) => Array<string>(repeats(match[1], 'columns')).fill(paragraphsIn(match[2] ?? '')),
  );

const paragraphsIn = (cell: string): string =>
  [...cell.matchAll(/<text:p\/>|<text:p[^>]*>(.*?)<\/text:p>/gs)]
    .map((match) => textOf(match[1] ?? ''))
    .join('\n');

const repeats = (attributes = '', what: 'rows' | 'columns'): number =>
  Number(new RegExp(`number-${what}-repeated="(\\d+)"`).exec(attributes)?.[1] ?? 1);

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const textOf = (xml: string): string =>
  xml
    .replace(/<text:s(?: text:c="(\d+)")?\/>/g, (_, count = 1) => ' '.repeat(Number(count)))
    .replace(/<text:tab\/>/g, '\t')
    .replace(/<text:line-break\/>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (all, decimal, hex, name) =>
      name
        ? (entities[name] ?? all)
        : String.fromCodePoint(Number.parseInt(decimal ?? hex, decimal ? 10 : 16)),
    );
