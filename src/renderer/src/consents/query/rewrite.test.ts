import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clearField, partsOf, positiveTerm, remove, setOff, setParts, setTimes, setValues } from './edit';
import { parse } from './parse';
import type { QueryTerm } from './query';
import { rewrite } from './rewrite';
import { bare, typed } from './testing';

const whole = (...texts: string[]) => texts.map((text) => ({ text, isWhole: true }));
const part = (...texts: string[]) => texts.map((text) => ({ text, isWhole: false }));
const term = (text: string) => parse(text).query.terms[0] as QueryTerm;

test('a filter writes behind what was typed, or in place of what it said before', () => {
  expect(rewrite('', setValues('status', part('active')))).toBe('status:active');
  expect(rewrite('hemi  ', setValues('status', part('active')))).toBe('hemi status:active');
  expect(rewrite(' hemi\u00a0 Status:Active  x', setValues('status', part('ended')))).toBe(
    ' hemi\u00a0 status:ended  x',
  );
  expect(rewrite('recipient:acme', setValues('recipient', [...part('acme'), ...whole('Acme Pay')]))).toBe(
    'recipient:acme,"Acme Pay"',
  );
  expect(rewrite('hemi', setTimes('expires', [{ kind: 'past' }]))).toBe('hemi expires:past');
});

test('what is not the filter’s stays: negated ones, other fields, and what cannot be read', () => {
  expect(rewrite('-status:active created:soon', setValues('status', part('pending')))).toBe(
    '-status:active created:soon status:pending',
  );
  expect(rewrite('created:soon', setTimes('created', [{ kind: 'past' }])), 'the same field is mended').toBe(
    'created:past',
  );
});

test('a field that was begun is gone on with', () => {
  expect(rewrite('hemi status: x', setValues('status', part('active')))).toBe('hemi status:active x');
});

test('nothing chosen takes the term away, with one of the spaces around it', () => {
  expect(rewrite('a status:active b', setValues('status', []))).toBe('a b');
  expect(rewrite('a status:active', setValues('status', []))).toBe('a');
  expect(rewrite('a -status:active status:ended', clearField('status'))).toBe('a');
});

test('words that must all be found are a term each', () => {
  const edit = setParts('customer', ['hemi', 'dang']);
  expect(rewrite('x', edit)).toBe('x customer:hemi customer:dang');
  expect(rewrite('customer:a -customer:b x customer:"c" customer:d customer:e', edit)).toBe(
    'customer:hemi -customer:b x customer:"c" customer:dang',
  );
  expect(rewrite('customer:a x', setParts('customer', []))).toBe('x');
  expect(partsOf(parse('customer:a -customer:b customer:"c" customer:d').query, 'customer')).toEqual([
    'a',
    'd',
  ]);
});

test('a quote that is open is closed first', () => {
  expect(rewrite('"acme p', setValues('status', part('active')))).toBe('"acme p" status:active');
  expect(rewrite('x recipient:"', setValues('status', part('active')))).toBe('x recipient: status:active');
  expect(rewrite('recipient:"a"x', setValues('recipient', part('b')))).toBe('recipient:b x');
});

test('off and on again', () => {
  expect(rewrite('a -status:active', setOff(term('-status:active'), true))).toBe('a ~-status:active');
  expect(rewrite('a ~-status:active', setOff(term('~-status:active'), false))).toBe('a -status:active');
  expect(rewrite('~status:active', setValues('status', part('ended'))), 'touching it turns it on').toBe(
    'status:ended',
  );
  expect(rewrite('a STATUS:Active b', remove(term('status:active')))).toBe('a b');
});

test('of several terms the applied one is the filter’s', () => {
  const { query } = parse('~status:ended -status:other status:active');
  expect(positiveTerm(query, 'status')).toMatchObject({ values: part('active') });
});

test('whatever the text, an edit touches nothing else', () => {
  fc.assert(
    fc.property(typed, (text) => {
      expect(rewrite(text, (query) => query)).toBe(text);
      const others = (of: string) =>
        bare(parse(of).query).filter((one) => one.kind === 'word' || one.field !== 'permission');
      // A quote that was open is closed by the edit, and what stands in it becomes the whole.
      const before = JSON.stringify(others(text)).replaceAll('"isWhole":false', '"isWhole":true');
      const written = rewrite(text, setValues('permission', whole('Read, "all"')));
      expect(JSON.stringify(others(written)).replaceAll('"isWhole":false', '"isWhole":true')).toBe(before);
      expect(positiveTerm(parse(written).query, 'permission')).toMatchObject({
        values: whole('Read, "all"'),
      });
    }),
  );
});
