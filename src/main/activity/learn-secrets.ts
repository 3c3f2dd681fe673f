/**
 * What on its way over the wire is a secret, so that it is found wherever it comes up again: in an error that quotes it, in an address, in any
 * encoding. Read off the calls themselves, so that nothing is missed, whoever makes them.
 */
import type { DoorAnswer, DoorCall } from '../wych/network-door';
import type { KnownSecrets } from './redactor/known-secrets';
import { markOfField } from './redactor/sensitive-names';

/** Forms are short; a longer body holds records. */
const longest = 64 * 1024;

export function learnFromCall(known: KnownSecrets, { kind, headers, body }: DoorCall): void {
  for (const name in headers) {
    const value = headers[name] ?? '';
    const lower = name.toLowerCase();
    if (lower === 'x-api-key') known.learn('API-key', value);
    else if (lower === 'authorization') learnAuthorization(known, value);
    else if (lower === 'cookie') known.learn('hidden', value);
  }
  if (body === undefined || !asksForToken(kind) || body.length > longest) return;
  for (const [name, value] of new URLSearchParams(body)) {
    const mark = markOfField(name);
    if (mark) known.learn(mark, value);
  }
}

export function learnFromAnswer(known: KnownSecrets, { kind }: DoorCall, { body }: DoorAnswer): void {
  if (!asksForToken(kind) || body.length > longest) return;
  let answer: unknown;
  try {
    answer = JSON.parse(body);
  } catch {
    return;
  }
  learnFields(known, answer, 0);
}

const asksForToken = (kind: DoorCall['kind']): boolean => kind === 'token' || kind === 'exchange';

function learnAuthorization(known: KnownSecrets, value: string): void {
  const [, credentials = value] = /^\S+ +(\S.*)$/.exec(value) ?? [];
  known.learn('token', credentials);
}

function learnFields(known: KnownSecrets, value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null || depth > 4) return;
  for (const [name, field] of Object.entries(value)) {
    if (typeof field !== 'string') learnFields(known, field, depth + 1);
    else {
      const mark = markOfField(name);
      if (mark) known.learn(mark, field);
    }
  }
}
