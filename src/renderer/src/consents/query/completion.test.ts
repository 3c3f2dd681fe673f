import fc from 'fast-check';
import { expect, test } from 'vitest';
import { complete, mostSuggestions, taken } from './completion';
import { parse } from './parse';
import type { FacetField, Value } from './query';
import type { Known, KnownValue } from './suggestion';
import { typed } from './testing';

const of = (value: Value, label: string, count: number): KnownValue => ({
  value,
  label,
  description: '',
  count,
});
const word = (text: string, label: string, count: number) => of({ text, isWhole: false }, label, count);
const name = (text: string, count: number) => of({ text, isWhole: true }, text, count);

const values: Readonly<Record<FacetField, readonly KnownValue[]>> = {
  status: [word('active', 'Active', 12), word('pending', 'Pending', 3), word('ended', 'Ended', 5)],
  realm: [name('Kauri Sandbox', 7)],
  recipient: [name('Kōwhai Ledger', 9), name('Acme, "Pay"', 4), name('New Acme', 2), name('Acme', 1)],
  permission: Array.from({ length: 20 }, (_, index) => name(`Read${index}`, index)),
};
const known: Known = { values: (field) => values[field], today: '2026-11-22' };

/** `|` is the caret. */
const at = (marked: string, isAsked = false) => {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { suggestions, isNeeded } = complete(text, caret, known, isAsked);
  const results = suggestions.map((suggestion) => {
    const after = taken(text, suggestion);
    return `${after.text.slice(0, after.caret)}|${after.text.slice(after.caret)}`;
  });
  return { results, isNeeded, suggestions };
};

test.each([
  ['st|', ['status:|']],
  ['hemi -St|', ['hemi -status:|']],
  ['~-re|', ['~-realm:|', '~-recipient:|']],
  ['statsu:active|', ['status:|active']],
  ['status:|', ['status:active|', 'status:pending|', 'status:ended|']],
  ['status:pe| x', ['status:pending| x']],
  ['-status:active,|', ['-status:active,pending|', '-status:active,ended|']],
  ['status:a|ctve', ['status:active|']],
  ['status:pendnig|', ['status:pending|']],
  ['recipient:acme|', ['recipient:"Acme, ""Pay"""|', 'recipient:"Acme"|', 'recipient:"New Acme"|']],
  ['recipient:kow|', ['recipient:"Kōwhai Ledger"|']],
  ['recipient:"Kō|', ['recipient:"Kōwhai Ledger"|']],
  ['recipient:"Kō| status:active', ['recipient:"Kōwhai Ledger"| status:active']],
  ['recipient:"Kō|whai x', ['recipient:"Kōwhai Ledger"| x']],
  ['recipient:"Kō|whai x" hemi', ['recipient:"Kōwhai Ledger"| hemi']],
  ['realm:kauri|', ['realm:"Kauri Sandbox"|']],
  ['expires:p|', ['expires:past|']],
  ['expires:<3|', ['expires:<3d|', 'expires:<3h|', 'expires:<3w|', 'expires:<30d|']],
  ['created:2026-11|', ['created:2026-11-22|']],
])('%s goes on as %j', (marked, results) => {
  expect(at(marked).results).toEqual(results);
});

test.each([
  '|',
  'hemi |',
  'hemi|',
  's|',
  '"st|',
  'st|atus',
  'hemi st|x',
  'status:active|',
  'recipient:"Acme"|',
  'id:x|',
  '|status:active',
  'sta|tus:active',
  'urn:x|',
  `${'status:active '.repeat(1000)}status:|`,
])('%s brings up no list', (marked) => {
  expect(at(marked).results).toEqual([]);
});

test('asked for, the fields are the help', () => {
  expect(at('|', true).results).toHaveLength(mostSuggestions);
  expect(at('hemi |', true).results[0]).toBe('hemi status:|');
  expect(at('-|', true).results[0]).toBe('-status:|');
  expect(at('s|', true).results).toEqual(['status:|']);
});

test('never more than can be read at a glance', () => {
  expect(at('permission:|').results).toHaveLength(mostSuggestions);
});

test('Enter takes the first only where what stands there cannot be read', () => {
  expect(at('status:act|').isNeeded).toBe(true);
  expect(at('expires:<3|').isNeeded).toBe(true);
  expect(at('status:|').isNeeded).toBe(false);
  expect(at('recipient:acme|').isNeeded).toBe(false);
});

test('counts and words stand beside', () => {
  expect(at('status:act|').suggestions).toMatchObject([{ label: 'Active', count: 12 }]);
  expect(at('-status:act|').suggestions, 'a not counts nothing').toMatchObject([
    { label: 'Active', count: null },
  ]);
  expect(at('expires:<7|').suggestions.at(0)).toMatchObject({ description: 'in the next 7 days' });
});

test('whatever stands there, what is taken can be read where it stands', () => {
  fc.assert(
    fc.property(typed, fc.nat(), fc.boolean(), (text, place, isAsked) => {
      const caret = place % (text.length + 1);
      for (const suggestion of complete(text, caret, known, isAsked).suggestions) {
        const { span } = suggestion;
        expect(span.start).toBeLessThanOrEqual(caret);
        expect(span.end).toBeLessThanOrEqual(text.length);
        const after = taken(text, suggestion);
        const { problem } = parse(after.text.slice(0, after.caret));
        expect(problem?.span.start ?? -1, after.text).toBeLessThan(span.start);
      }
    }),
  );
});
