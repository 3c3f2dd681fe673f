import { expect, test } from 'vitest';
import { longestQuery, mostTerms, parse } from './parse';
import { bare } from './testing';

const values = (text: string) =>
  parse(text).query.terms.map((term) => ('values' in term ? term.values : term.text));
const problem = (text: string) => {
  const found = parse(text).problem;
  return found && [text.slice(found.span.start, found.span.end), found.message];
};

test('words and phrases', () => {
  expect(values('acme pay')).toEqual(['acme', 'pay']);
  expect(values('"acme pay" x')).toEqual(['acme pay', 'x']);
  expect(values('“acme pay” „x y“ “z"')).toEqual(['acme pay', 'x y', 'z']);
  expect(values('"say “hi”"'), 'a straight quote holds curly ones').toEqual(['say “hi”']);
  expect(values('"a ""b"" c"'), 'a quote within quotes is written twice').toEqual(['a "b" c']);
});

test('fields, in any case, with several values; each word says where it stands', () => {
  expect(parse('hemi STATUS:Active,pending').query.terms).toEqual([
    { kind: 'word', text: 'hemi', isNegated: false, isOff: false, span: { start: 0, end: 4 } },
    {
      kind: 'values',
      field: 'status',
      values: [
        { text: 'active', isWhole: false },
        { text: 'pending', isWhole: false },
      ],
      isNegated: false,
      isOff: false,
      span: { start: 5, end: 26 },
    },
  ]);
  expect(values('recipient:"Acme Pay",kowhai customer:@example.com')).toEqual([
    [
      { text: 'Acme Pay', isWhole: true },
      { text: 'kowhai', isWhole: false },
    ],
    [{ text: '@example.com', isWhole: false }],
  ]);
});

test.each([
  ['-status:active', true, false],
  ['~status:active', false, true],
  ['~-status:active', true, true],
  ['-~status:active', true, true],
  ['-hemi', true, false],
])('%s', (text, isNegated, isOff) => {
  expect(parse(text).query.terms).toMatchObject([{ isNegated, isOff }]);
});

test.each([
  '',
  '  ',
  '\n\t\u00a0\u200f',
  'status:',
  'status:,',
  'recipient:"',
  '"',
  '-',
  '~',
  'expires:<',
  'created:..',
  '""',
])('%j asks nothing, and is no error: it may go on', (text) => {
  expect(parse(text)).toEqual({ query: { terms: [] }, problem: null });
});

test('a quote that is not closed runs to the end, and is a part meanwhile', () => {
  expect(values('recipient:"Acme P')).toEqual([[{ text: 'Acme P', isWhole: false }]]);
  expect(values('"acme p')).toEqual(['acme p']);
  expect(values('status:"Await'), 'a status is always the whole').toEqual([
    [{ text: 'Await', isWhole: true }],
  ]);
});

test('empty quotes ask for what is empty', () => {
  expect(values('recipient:""')).toEqual([[{ text: '', isWhole: true }]]);
});

test.each(['urn:wych:1', 'https://example.com', 'statsu:active', 'constructor:x', ':', '::', 'a"b'])(
  '%s is text',
  (text) => {
    expect(values(text)).toEqual([text]);
  },
);

test('what a paste brings along is no part of a word', () => {
  expect(values('\u200facme\u200e\r\npay\u00a0\ufeffkauri\u202c')).toEqual(['acme', 'pay', 'kauri']);
  expect(values('recipient:\u200f"Acme\u200f Pay"'), 'between quotes it stays').toEqual([
    [{ text: 'Acme\u200f Pay', isWhole: true }],
  ]);
});

test('a status that is none is told, with what was meant; in quotes it is the server’s own', () => {
  expect(problem('hemi status:actve')).toEqual(['actve', 'No status ‘actve’. Did you mean active?']);
  expect(problem('status:Authorised')?.[1]).toContain('quote a word of the server’s own');
  expect(problem('status:"Authorised"')).toBeNull();
  expect(values('x status:actve,pending'), 'what can be read is').toEqual([
    'x',
    [{ text: 'pending', isWhole: false }],
  ]);
});

test('the first problem is the one that is told', () => {
  expect(problem('expires:<30m status:actve')?.[0]).toBe('<30m');
});

test('a query may be long, but not without end', () => {
  const words = Array.from({ length: mostTerms }, (_, index) => `w${index}`).join(' ');
  expect(parse(words).problem).toBeNull();
  expect(problem(`${words} more`)).toEqual([
    'more',
    `At most ${mostTerms} words and values. Take some away.`,
  ]);
  expect(problem(`id:${'x,'.repeat(mostTerms)}y`)).not.toBeNull();
  expect(parse('x'.repeat(longestQuery)).problem).toBeNull();
  const long = parse('x'.repeat(longestQuery + 1));
  expect(long.problem).toMatchObject({ span: { start: longestQuery, end: longestQuery + 1 } });
  expect(bare(long.query)).toEqual([]);
});
