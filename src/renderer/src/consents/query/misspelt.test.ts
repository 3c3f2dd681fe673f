import { expect, test } from 'vitest';
import { misspelt } from './misspelt';
import { parse } from './parse';

test.each([
  ['hemi statsu:active', 'statsu:active', 'status:'],
  ['recipent:acme', 'recipent:acme', 'recipient:'],
  ['Expire:<30d', 'Expire:<30d', 'expires:'],
])('%s was probably meant for a field', (text, piece, meant) => {
  const hint = misspelt(parse(text).query);
  expect(hint?.message).toContain(`Did you mean ${meant}`);
  expect(text.slice(hint?.span.start, hint?.span.end)).toBe(piece);
});

test.each(['hemi', 'status:active', 'urn:x', 'is:a', '"statsu"', '~statsu:active', ':', 'a'])(
  '%s was not',
  (text) => {
    expect(misspelt(parse(text).query)).toBeNull();
  },
);
