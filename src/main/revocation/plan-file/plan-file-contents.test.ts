import { readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { Desks, type Json, type Operator } from './plan-file-for-tests';

let desks: Desks;
let ben: Operator;
let path: string;
let planId: string;

beforeEach(async () => {
  desks = new Desks();
  ({ ben, path } = desks);
  ({ planId } = await desks.save());
});

const expectRefused = (kind: string, message: RegExp) => desks.expectRefused(planId, kind, message);

describe('not opened, for what is in it:', () => {
  const bytes: Array<[string, (text: string) => string | Uint8Array, RegExp]> = [
    ['empty', () => '', /is empty/],
    ['not JSON', () => 'Dear colleague,', /is not JSON/],
    ['torn', (whole) => whole.slice(0, -10), /is not JSON/],
    ['a picture', () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), /is not a text/],
    ['with NUL bytes', (whole) => whole.replace('"plan"', '"plan\u0000"'), /is not a text/],
    ['UTF-16', (whole) => Buffer.from(`\ufeff${whole}`, 'utf16le'), /saved again by another program/],
    [
      'UTF-16, big end first',
      (whole) => Buffer.from(`\ufeff${whole}`, 'utf16le').swap16(),
      /another program/,
    ],
    ['with a byte order mark', (whole) => `\ufeff${whole}`, /saved again by another program/],
    ['Latin-1', (whole) => Buffer.from(whole.replace('customer asked', 'cliente pidió'), 'latin1'), /UTF-8/],
    ['JSON of something else', () => '{"format":"something else"}', /not written by this app/],
    ['null', () => 'null', /not written by this app/],
    ['a list', () => '[1,2]', /not written by this app/],
    [
      'nested without end where there should be text',
      (whole) => whole.replace(/"permissions":\[/, `$&${'['.repeat(100_000)}${']'.repeat(100_000)}`),
      /‘plan\.items\.0\.permissions\.0’ is not what it should be/,
    ],
    [
      'nested without end',
      () => `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`,
      /not written by this app/,
    ],
  ];
  it.each(bytes)('%s', async (_, change, message) => {
    writeFileSync(path, change(readFileSync(path, 'utf8')));
    await expectRefused('invalid-input', message);
  });

  type Change = (file: ReturnType<Desks['read']>, plan: ReturnType<Desks['read']>['plan']) => unknown;
  const contents: Array<[string, Change, string, RegExp]> = [
    ['a newer version', (file) => Object.assign(file, { version: 2 }), 'invalid-input', /newer version/],
    ['an older version', (file) => Object.assign(file, { version: 0 }), 'invalid-input', /older version/],
    ['no version', (file) => Object.assign(file, { version: 'one' }), 'invalid-input', /‘version’/],
    [
      'another hash',
      (file) => Object.assign(file, { hash: '0'.repeat(64) }),
      'invalid-input',
      /changed after/,
    ],
    [
      'an edited reason',
      (_, plan) => Object.assign(plan, { reason: 'Something else' }),
      'invalid-input',
      /changed after/,
    ],
    [
      'a reason with an override',
      (_, plan) => Object.assign(plan, { reason: 'a\u202eb c' }),
      'invalid-input',
      /plan\.reason/,
    ],
    [
      'a reason of 10,000',
      (_, plan) => Object.assign(plan, { reason: 'x'.repeat(10_000) }),
      'invalid-input',
      /plan\.reason/,
    ],
    [
      'a ticket to trim',
      (_, plan) => Object.assign(plan, { ticket: ' T ' }),
      'invalid-input',
      /plan\.ticket/,
    ],
    [
      'another preparer',
      (_, plan) => Object.assign(plan, { preparedBy: 'ben@two' }),
      'invalid-input',
      /changed after/,
    ],
    [
      'a preparer in two lines',
      (_, plan) => Object.assign(plan, { preparedBy: 'a\nb' }),
      'invalid-input',
      /preparedBy/,
    ],
    ['a later end', (_, plan) => Object.assign(plan, { validUntil: 9e15 }), 'invalid-input', /changed after/],
    ['no items', (_, plan) => Object.assign(plan, { items: [] }), 'invalid-input', /names no consent/],
    [
      'too many items',
      (_, plan) => Object.assign(plan, { items: Array(100_001).fill(0) }),
      'invalid-input',
      /more consents than/,
    ],
    [
      'items of another type',
      (_, plan) => Object.assign(plan, { items: {} }),
      'invalid-input',
      /plan\.items/,
    ],
    ['an item of another type', (_, plan) => plan.items.push(7 as never), 'invalid-input', /plan\.items\.4/],
    [
      'an item twice',
      (_, plan) => plan.items.push(plan.items[0] as Json),
      'invalid-input',
      /consent 5 is named twice/,
    ],
    ['one item less', (_, plan) => plan.items.pop(), 'invalid-input', /changed after/],
    ['items in another order', (_, plan) => plan.items.reverse(), 'invalid-input', /changed after/],
    [
      'an item elsewhere',
      (_, plan) => Object.assign(plan.items[0] ?? {}, { realm: 1 - Number(plan.items[0]?.realm) }),
      'invalid-input',
      /named twice|changed after/,
    ],
    [
      'an item nowhere',
      (_, plan) => Object.assign(plan.items[0] ?? {}, { realm: 2 }),
      'invalid-input',
      /consent 1 names a realm/,
    ],
    [
      'an item with a field more',
      (_, plan) => Object.assign(plan.items[0] ?? {}, { all: true }),
      'invalid-input',
      /plan\.items\.0/,
    ],
    [
      'a time that no calendar holds',
      (_, plan) => Object.assign(plan.items[0] ?? {}, { expiresAt: 9e15 }),
      'invalid-input',
      /items\.0\.expiresAt/,
    ],
    [
      'a prototype',
      (_, plan) => Object.defineProperty(plan.items[0] ?? {}, '__proto__', { value: {}, enumerable: true }),
      'invalid-input',
      /plan\.items\.0/,
    ],
    [
      'a prototype of all',
      (file) => Object.defineProperty(file, '__proto__', { value: { a: 1 }, enumerable: true }),
      'invalid-input',
      /‘the file’/,
    ],
    [
      'an id that is too long',
      (_, plan) => Object.assign(plan.items[0] ?? {}, { id: 'x'.repeat(513) }),
      'invalid-input',
      /items\.0\.id/,
    ],
    [
      'a realm more',
      (_, plan) => plan.realms.push({ ...plan.realms[0], name: 'New' }),
      'invalid-input',
      /list of realms/,
    ],
    [
      'a realm twice',
      (_, plan) => {
        plan.realms[1] = plan.realms[0] as Json;
        for (const [nth, item] of plan.items.entries()) item.id = `c${nth}`;
      },
      'invalid-input',
      /list of realms/,
    ],
    ['realms swapped', (_, plan) => plan.realms.reverse(), 'invalid-input', /changed after/],
    [
      'another API address',
      (_, plan) => Object.assign(plan.realms[0] ?? {}, { apiBaseUrl: 'https://evil.example' }),
      'invalid-input',
      /changed after/,
    ],
  ];
  it.each(contents)('%s', async (_, change, kind, message) => {
    const file = desks.read();
    change(file, file.plan);
    writeFileSync(path, JSON.stringify(file));
    await expectRefused(kind, message);
  });

  it('opens as it was, written by another JSON writer: the table above can fail', async () => {
    writeFileSync(path, JSON.stringify(desks.read()));
    expect(await ben.open(path)).toMatchObject({ count: 4 });
  });
});
