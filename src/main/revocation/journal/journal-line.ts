/**
 * One line of a file that a kill may tear and a disk may spoil: a short checksum, a blank, the text. So a line that is not what was written is
 * known for it, and the lines around it are used.
 */
import { createHash } from 'node:crypto';

const digits = 8;
/** Where the text of a line begins. */
const textStart = digits + 1;
const firstPrintable = 0x20;

const checksum = (text: string | Buffer): string =>
  createHash('sha256').update(text).digest('hex').slice(0, digits);

/** Without its line end. `text` has none in it. */
export const checkedLine = (text: string): string => `${checksum(text)} ${text}`;

/** What the line says; null when it is not as it was written. */
export function checkedText(line: Buffer): string | null {
  const text = line.subarray(textStart);
  return line.toString('latin1', 0, textStart) === `${checksum(text)} ` ? text.toString('utf8') : null;
}

/** A journal numbers its lines, so that one which is missing altogether is missed. `json` is of one line. */
export const journalLine = (n: number, json: string): string => checkedLine(`[${n},${json}]`);

export interface Numbered {
  n: number;
  content: Readonly<Record<string, unknown>>;
}

export function parseJournalLine(line: Buffer): Numbered | null {
  const text = checkedText(line);
  if (text === null) return null;
  try {
    const [n, content] = JSON.parse(text);
    return Number.isSafeInteger(n) && typeof content === 'object' && content !== null ? { n, content } : null;
  } catch {
    return null;
  }
}

/**
 * Whether it looks like the beginning of line `n`, which a kill interrupted. What a disk leaves that lost what it had, zeros for one, does not.
 */
export function isTornLine(bytes: Buffer, n: number): boolean {
  const begins = `[${n},{"kind":"`;
  const text = bytes.toString('latin1', 0, textStart + begins.length);
  return (
    /^([0-9a-f]{1,7}$|[0-9a-f]{8}( |$))/.test(text) &&
    begins.startsWith(text.slice(textStart)) &&
    // JSON has none that are not escaped.
    !bytes.some((byte) => byte < firstPrintable)
  );
}
