/** Whatever is changed in a plan file, it is refused; unless it still says the same. `WYCH_PLAN_CHANGES` says how many changes are tried. */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { consentStatuses } from '../../../shared/consent';
import { FailureError } from '../../../shared/failure';
import type { Plan } from '../plan/plan';
import { planHash } from '../plan/plan-hash';
import { production, sandbox } from '../run/run-for-tests';
import { readPlanFile } from './plan-file-reading';
import { matchRealms } from './plan-file-realms';
import { planFileParts } from './plan-file-writing';

const runs = Number(process.env.WYCH_PLAN_CHANGES ?? 150);
const now = Date.parse('2026-01-05T09:00:00Z');
const validUntil = now + 7 * 86_400_000;

/** As nasty as a server may be. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('', '"items": []', '\\"', '\u2028'),
);
const time = fc.option(fc.integer({ min: 0, max: 4e12 }));

const plans = fc
  .uniqueArray(
    fc.record({
      realmId: fc.constantFrom('sandbox', 'prod'),
      id: fc.string({ minLength: 1, maxLength: 20 }),
      status: fc.constantFrom(...consentStatuses),
      statusAsReceived: text,
      createdAt: time,
      expiresAt: time,
      recipient: fc.record({ id: text, name: text }),
      customerId: text,
      customerDigest: fc.base64String({ maxLength: 44 }),
      permissions: fc.array(text, { maxLength: 3 }),
    }),
    { minLength: 2, maxLength: 6, selector: ({ realmId, id }) => `${realmId} ${id}` },
  )
  .map((items): Plan => {
    const used = [sandbox, production].filter(({ id }) => items.some(({ realmId }) => realmId === id));
    return {
      planId: 'd9b7c6f0-0000-4000-8000-000000000000',
      salt: '0123456789abcdef0123456789abcdef',
      preparedAt: now,
      validUntil,
      preparedBy: 'ana@one',
      realms: Object.fromEntries(used.map((realm) => [realm.id, realm])),
      items,
    };
  });

const words = fc.record({
  reason: fc.constantFrom('Because', 'Two\nlines'),
  ticket: fc.option(fc.constant('T-1'), { nil: undefined }),
});

const fileOf = async (plan: Plan, words: { reason: string; ticket?: string | undefined }) =>
  [...planFileParts(plan, words, await planHash(plan, words))].join('');

it('what was written is read, whatever servers say', async () => {
  await fc.assert(
    fc.asyncProperty(plans, words, async (plan, said) => {
      const { hash, plan: read } = await readPlanFile(await fileOf(plan, said), now);
      expect(hash).toBe(await planHash(plan, said));
      const realms = matchRealms(read.realms, [production, sandbox]);
      expect(read.items.map(({ realm, ...item }) => ({ ...item, realmId: realms[realm]?.id }))).toEqual(
        plan.items,
      );
      expect({ reason: read.reason, ticket: read.ticket }).toEqual({
        reason: said.reason,
        ticket: said.ticket,
      });
    }),
    { numRuns: runs },
  );
});

type Path = Array<string | number>;

/** Every place of a value, its own included. */
function* placesIn(value: unknown, path: Path = []): Generator<Path> {
  yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value))
    yield* placesIn(part, [...path, Array.isArray(value) ? Number(key) : key]);
}

const parentOf = (json: unknown, path: Path) =>
  path.slice(0, -1).reduce<Record<string, unknown>>((part, key) => part[key] as never, json as never);

/** One change at one place. */
function change(json: unknown, path: Path, how: string, value: unknown): unknown {
  const key = path.at(-1);
  if (key === undefined) return how === 'replace' ? value : json;
  const parent = parentOf(json, path);
  const here = parent[key];
  if (how === 'replace') parent[key] = value;
  else if (how === 'remove') Array.isArray(parent) ? parent.splice(Number(key), 1) : delete parent[key];
  else if (how === 'repeat' && Array.isArray(parent)) parent.splice(Number(key), 0, here);
  else if (how === 'swap' && Array.isArray(parent)) parent.push(parent.shift());
  else if (how === 'nudge') parent[key] = nudged(here);
  else if (typeof here === 'object' && here !== null && !Array.isArray(here))
    Object.assign(here, { more: value });
  return json;
}

function nudged(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'string')
    return value.length > 1
      ? value.slice(0, -1) + String.fromCharCode(value.charCodeAt(value.length - 1) ^ 1)
      : `${value}x`;
  return value === null ? 0 : value;
}

const failure = (text: string) =>
  readPlanFile(text, now).then(
    () => null,
    (error: unknown) => {
      if (!(error instanceof FailureError)) throw error;
      return error.failure;
    },
  );

it('a change of what it says is refused, wherever it is made', async () => {
  await fc.assert(
    fc.asyncProperty(
      plans,
      words,
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      fc.constantFrom('replace', 'remove', 'repeat', 'swap', 'nudge', 'add'),
      fc.oneof(fc.jsonValue(), text, fc.integer()),
      async (plan, said, where, how, value) => {
        const original = await fileOf(plan, said);
        const places = [...placesIn(JSON.parse(original))];
        const place = places[Math.floor(where * places.length)] ?? [];
        const changed = change(JSON.parse(original), place, how, value);
        fc.pre(!isDeepStrictEqual(changed, JSON.parse(original)));
        expect(await failure(JSON.stringify(changed)), `${how} at ${place.join('.')}`).not.toBeNull();
      },
    ),
    { numRuns: runs },
  );
});

it('so is a change of any byte that changes what it says', async () => {
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(
      plans,
      words,
      fc.nat(),
      fc.integer({ min: 1, max: 127 }),
      async (plan, said, at, flip) => {
        const original = await fileOf(plan, said);
        const place = at % original.length;
        const changed =
          original.slice(0, place) +
          String.fromCharCode(original.charCodeAt(place) ^ flip) +
          original.slice(place + 1);
        let says: unknown;
        try {
          says = JSON.parse(changed);
        } catch {
          says = undefined;
        }
        const isSame = isDeepStrictEqual(says, JSON.parse(original));
        if (!isSame) refused += 1;
        expect((await failure(changed)) === null, `${place} ^ ${flip}`).toBe(isSame);
      },
    ),
    { numRuns: runs },
  );
  expect(refused).toBeGreaterThan(runs / 2);
});
