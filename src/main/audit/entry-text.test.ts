import fc from 'fast-check';
import { expect, test } from 'vitest';
import { auditEntrySchema } from '../../shared/audit';
import { cleanEntry, cleanText } from './entry-text';

test('plain text in any script stays as it is', () => {
  for (const text of ['Whakaae — revoke', '日本語', 'עברית', 'Ngā mihi 👋🏽', 'a‑b “c” …'])
    expect(cleanText(text)).toBe(text);
});

test.each([
  ['line ends', 'a\r\nb', 'a\\u000d\\u000ab'],
  ['control characters', 'a\u0000\u001b[31m\u007f\u0085', 'a\\u0000\\u001b[31m\\u007f\\u0085'],
  [
    'marks that turn the direction',
    'x\u202egnp.exe\u2066\u200f\u061c',
    'x\\u202egnp.exe\\u2066\\u200f\\u061c',
  ],
  ['invisible marks', 'a\u200bb\ufeffc\u2060', 'a\\u200bb\\ufeffc\\u2060'],
  ['line separators', 'a\u2028b\u2029', 'a\\u2028b\\u2029'],
  ['half characters', 'a\ud83d', 'a\\ud83d'],
])('%s are shown for what they are', (_, text, shown) => {
  expect(cleanText(text)).toBe(shown);
});

/** Half characters and control characters too. */
const anyText = fc
  .array(fc.oneof(fc.nat(0xffff), fc.nat(0x2fff), fc.nat(0x9f)), { maxLength: 12 })
  .map((codes) => String.fromCharCode(...codes));

test('never longer than it may be, never half a character, never anything hidden', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), anyText, (text, name) => {
      const entry = cleanEntry({
        kind: 'run-started',
        reason: text,
        ticket: text,
        details: { [name]: text },
      });
      auditEntrySchema.parse(entry);
      expect(entry.ticket?.length).toBeLessThanOrEqual(501);
      expect(entry.reason?.length).toBeLessThanOrEqual(2001);
      for (const kept of [entry.ticket, entry.reason, ...Object.entries(entry.details ?? {}).flat()]) {
        expect(String(kept).isWellFormed()).toBe(true);
        expect(String(kept)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }
    }),
    { numRuns: 100 },
  );
});

test('a long list of request ids is cut, and what is absent stays absent', () => {
  const ids = Array.from({ length: 50 }, (_, n) => `id-${n}`);
  expect(cleanEntry({ kind: 'run-started', requestIds: ids })).toEqual({
    kind: 'run-started',
    requestIds: ids.slice(0, 20),
  });
});
