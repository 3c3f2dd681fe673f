import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { requests } from '../../shared/bridge';
import { fail } from '../../shared/failure';
import { answer, type Contract } from './answer';

const canary = 'canary-7f3a';
const contract = { input: z.strictObject({ id: z.string() }), output: z.strictObject({ name: z.string() }) };

test('parses the input, answers with the output', async () => {
  const result = await answer(contract, ({ id }: { id: string }) => ({ name: id }), { id: 'a' });
  expect(result).toEqual({ ok: true, value: { name: 'a' } });
});

test.each([
  ['a foreign key', { id: 'a', more: 1 }],
  ['an own __proto__', JSON.parse('{"id":"a","__proto__":{"admin":true}}')],
  ['a constructor key deep inside', { id: { constructor: { prototype: {} } } }],
  ['nothing', undefined],
  ['a map', new Map([['id', 'a']])],
])('refuses %s before the handler sees it', async (_what, input) => {
  let asked = 0;
  const result = await answer(contract, () => ({ name: String(asked++) }), input);
  expect(result).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } });
  expect(asked).toBe(0);
});

test('a Failure crosses as data', async () => {
  const result = await answer(contract, () => Promise.reject(fail('not-found', 'Gone.', 'Look.')), {
    id: 'a',
  });
  expect(result).toEqual({
    ok: false,
    failure: { kind: 'not-found', message: 'Gone.', hint: 'Look.', retryable: false },
  });
});

test('the words of any other error stay in main', async () => {
  const result = await answer(contract, () => Promise.reject(new Error(canary, { cause: canary })), {
    id: 'a',
  });
  expect(result).toMatchObject({ ok: false, failure: { kind: 'bug' } });
  expect(JSON.stringify(result)).not.toContain(canary);
});

test('an undeclared field does not leave', async () => {
  const result = await answer(contract, () => ({ name: 'a', token: canary }), { id: 'a' });
  expect(result).toMatchObject({ ok: false, failure: { kind: 'bug' } });
  expect(JSON.stringify(result)).not.toContain(canary);
});

describe('every request of the contract', () => {
  const runs = Number(process.env.FUZZ_RUNS ?? 300);
  const all = Object.entries(requests).flatMap(([group, methods]) =>
    Object.entries(methods).map(([method, own]) => [`${group}.${method}`, own as Contract] as const),
  );
  const anything = fc.anything({
    withNullPrototype: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withBigInt: true,
    withDate: true,
    withSparseArray: true,
    key: fc.oneof(
      fc.constantFrom('__proto__', 'constructor', 'realmId', 'id', 'planId', 'reason'),
      fc.string(),
    ),
  });

  test.each(all)('%s survives anything', async (_name, own) => {
    await fc.assert(
      fc.asyncProperty(anything, async (input) => {
        const result = await answer(own, () => Promise.reject(new Error(canary)), input);
        expect(result.ok).toBe(false);
        expect(JSON.stringify(result)).not.toContain(canary);
      }),
      { numRuns: runs },
    );
  });
});
