/**
 * A body as it is shown, or in plain words why it is not. What cannot be read cannot be searched for secrets either: only JSON, forms and plain
 * text that are what they say they are.
 */
import type { ShownBody } from '../../../shared/activity';
import type { RedactOptions, Redactor } from './redactor';

export interface HeldBody {
  /** As the header says; null without one. */
  readonly type: string | null;
  /** Null: too long to be kept. */
  readonly text: string | null;
  readonly bytes: number;
}

/** Characters. Longer ones are not kept: a page of a long list would cost memory and say nothing. */
export const longestBody = 128 * 1024;

export function shownBody(redactor: Redactor, body: HeldBody, options?: RedactOptions): ShownBody {
  if (body.bytes === 0) return { state: 'none' };
  const { text, bytes } = body;
  const withheld = (reason: string): ShownBody => ({ state: 'withheld', reason, bytes });
  if (text === null) return withheld('Too long to be kept.');
  const type = essenceOf(body.type) ?? (isJson(text) ? 'application/json' : null);
  if (type === null)
    return withheld('It does not say what it is, and what cannot be read cannot be redacted.');
  const reads = readerOf(type);
  const name = redactor.text(type, options);
  if (!reads) return withheld(`Content of the type ${name} cannot be redacted.`);
  if (!reads(text)) return withheld(`It says that it is ${name}, and cannot be read as that.`);
  return { state: 'shown', type: name, text: redactor.text(text, options) };
}

function readerOf(type: string): ((text: string) => boolean) | null {
  if (type === 'application/json' || type.endsWith('+json')) return isJson;
  if (type === 'application/x-www-form-urlencoded') return isForm;
  return type === 'text/plain' ? isPlain : null;
}

const essenceOf = (type: string | null): string | null =>
  /^\s*([\w!#$&^.+-]+\/[\w!#$&^.+-]+)\s*(;|$)/.exec(type ?? '')?.[1]?.toLowerCase() ?? null;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return isPlain(text);
  } catch {
    return false;
  }
}

function isForm(text: string): boolean {
  try {
    decodeURIComponent(text);
    return /^[\x21-\x7e]*$/.test(text);
  } catch {
    return false;
  }
}

/** Bytes that are no text have become replacement characters, or are control characters. */
const isPlain = (text: string): boolean => !/[\ufffd\p{Cs}]|(?![\t\n\r])\p{Cc}/u.test(text);
