import { expect, it } from 'vitest';
import { shownClaims } from './claim-words';

const claim = (name: string, text = name) => ({ name, text });

it('answers the usual questions first, and leaves the rest as it came', () => {
  const shown = shownClaims(['zeta', 'exp', 'sub', 'alpha', 'iss', 'azp'].map((name) => claim(name)));
  expect(shown.map(({ name }) => name)).toEqual(['azp', 'iss', 'sub', 'exp', 'zeta', 'alpha']);
  expect(shown.map(({ label }) => label)).toEqual([
    'Issued to',
    'Issuer',
    'Subject',
    'Expires',
    undefined,
    undefined,
  ]);
});

it('keeps every claim, two of one name too, and what it says', () => {
  const claims = [
    { name: 'exp', text: '1773307800', at: 1_773_307_800_000 },
    claim('x', '1'),
    claim('x', '2'),
  ];
  expect(shownClaims(claims)).toMatchObject(claims);
});

it('takes no name for known that only every object has', () => {
  expect(shownClaims([claim('constructor'), claim('toString'), claim('iss')])).toMatchObject([
    { name: 'iss', label: 'Issuer' },
    { name: 'constructor', label: undefined },
    { name: 'toString', label: undefined },
  ]);
});
