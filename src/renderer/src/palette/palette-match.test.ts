import { describe, expect, it } from 'vitest';
import { type Command, matching, stepped } from './palette-match';

const commands: Command[] = [
  { id: 'settings', title: 'Settings', group: 'Actions', keywords: 'preferences keychain' },
  { id: 'add', title: 'Add a realm', group: 'Actions' },
  { id: 'otautahi', title: 'Ōtautahi Savings', group: 'Realms', keywords: 'sandbox' },
  { id: 'kiwi', title: 'Kiwi Bank', group: 'Realms', keywords: 'production' },
  { id: 'bank', title: 'Bank of the South', group: 'Realms', keywords: 'production' },
];
const found = (query: string) => matching(commands, query).map(({ id }) => id);

describe('the palette', () => {
  it('offers everything at first, realms before actions', () => {
    expect(found('')).toEqual(['otautahi', 'kiwi', 'bank', 'settings', 'add']);
  });

  it('puts a title that begins with what was typed first', () => {
    expect(found('bank')).toEqual(['bank', 'kiwi']);
  });

  it('finds without accents, by parts of words and by keywords', () => {
    expect(found('otau')).toEqual(['otautahi']);
    expect(found('avings')).toEqual(['otautahi']);
    expect(found('keychain')).toEqual(['settings']);
  });

  it('needs every word', () => {
    expect(found('production south')).toEqual(['bank']);
    expect(found('kiwi sandbox')).toEqual([]);
  });
});

it('steps round the ends', () => {
  expect(stepped(0, -1, 3)).toBe(2);
  expect(stepped(2, 1, 3)).toBe(0);
  expect(stepped(0, 1, 0)).toBe(0);
});
