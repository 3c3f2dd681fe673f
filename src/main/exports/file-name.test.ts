import { expect, it } from 'vitest';
import { suggestedName } from './file-name';

const noon = new Date(2026, 10, 22, 12).getTime();
const named = (...names: string[]) =>
  suggestedName(
    names.map((name) => ({ name, environment: 'production' })),
    'csv',
    noon,
  );

it.each([
  ['Kiwi Sandbox', 'Kiwi-Sandbox'],
  ['Kererū', 'Kererū'],
  ['../../etc/passwd', 'etc-passwd'],
  ['a:b*c?"<>|\\d', 'a-b-c-d'],
  ['\u202egnp.exe\u0000', 'gnp-exe'],
  ['...', 'production'],
  ['CON', 'CON'],
  ['x'.repeat(60), 'x'.repeat(40)],
])('of %j', (name, part) => {
  expect(named(name)).toBe(`consents-${part}-2026-11-22.csv`);
});

it('of several realms', () => {
  expect(named('one', 'other')).toBe('consents-2-realms-2026-11-22.csv');
});
