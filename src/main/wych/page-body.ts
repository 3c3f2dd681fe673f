/** The body of an API answer as JSON, or a Failure that says what came instead. It is never quoted: there are customers in it. */
import { contractFailure, looksLikeHtml } from './http-failure';
import type { DoorAnswer } from './network-door';

/** @throws Failure `contract` for anything but a JSON object or list. */
export function readJsonBody(answer: DoorAnswer): object {
  // Some servers send a byte order mark, which JSON.parse takes for damage.
  const text = answer.body.charCodeAt(0) === 0xfeff ? answer.body.slice(1) : answer.body;
  const value = parse(text, answer);
  if (typeof value === 'object' && value !== null) return value;
  throw contractFailure(answer, value === null ? 'null' : `a single ${typeof value}`);
}

function parse(text: string, answer: DoorAnswer): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own words quote the text.
    throw contractFailure(answer, whatItIs(text, answer));
  }
}

function whatItIs(text: string, answer: DoorAnswer): string {
  if (text.trim() === '') return 'nothing at all';
  if (looksLikeHtml(answer) || /^\s*</.test(text)) return 'a web page';
  return /^\s*[[{]/.test(text) ? 'JSON that breaks off or is damaged' : 'something that is not JSON';
}
