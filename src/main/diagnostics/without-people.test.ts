import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleaned, plainFailure, withoutPeople } from './without-people';

const mere = withoutPeople({ home: '/home/mere', user: 'mere' });

describe('whoever sits at this computer', () => {
  it.each([
    [
      'The folder /home/mere/.config/app cannot be written to.',
      'The folder ~/.config/app cannot be written to.',
    ],
    ['/home/mere', '~'],
    ['/home/meredith/x', '/home/meredith/x'],
    ['Mere@till-7', '(e-mail address)'],
    ['asked by MERE.', 'asked by (user).'],
    ['a mere word, meredith and premere', 'a (user) word, meredith and premere'],
  ])('is taken out of ‘%s’', (text, expected) => {
    expect(mere(text)).toBe(expected);
  });

  it.each(['C:\\Users\\Mere T\\AppData\\x', 'c:/users/mere t/AppData/x', 'C:\\\\Users\\\\Mere T\\\\AppData'])(
    'is taken out of a path with whichever slashes: %s',
    (path) => {
      const clean = withoutPeople({ home: 'C:\\Users\\Mere T', user: 'Mere T' });
      expect(clean(path)).toMatch(/^~[\\/]/);
    },
  );

  it('leaves a text alone where the system knows no user and the home is the root of the disk', () => {
    const clean = withoutPeople({ home: '/', user: '' });
    expect(clean('/etc/ssl and /home/mere')).toBe('/etc/ssl and /home/mere');
  });

  it('is in no text, whatever the name and whatever stands around it', () => {
    const word = fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N}.+*$^()-]{3,12}$/u);
    const around = fc.constantFrom(' ', '/', '\\', '"', ': ', '@', '(', '‘', '\n');
    fc.assert(
      fc.property(word, around, around, (user, before, after) => {
        const home = `/Users/${user}`;
        const text = withoutPeople({ home, user })(`x${before}${user}${after}y ${home}/Library ${home}`);
        expect(text.toLowerCase()).not.toContain(user.toLowerCase());
      }),
    );
  });
});

describe('whom it speaks of', () => {
  it.each(['hemi@example.nz', 'ask <hemi@example.nz>', 'q=hemi%40example.nz&x', '‘hemi@example.nz’'])(
    'has no e-mail address left: %s',
    (text) => {
      expect(mere(text)).toContain('(e-mail address)');
      expect(mere(text)).not.toContain('hemi');
    },
  );

  it('is not quoted from a failure; what it was about is', () => {
    expect(
      plainFailure({
        kind: 'not-found',
        message: "The realm's list has no ‘Hēmi Tāmihana’, and 'Aroha' isn't in it.",
        hint: 'Choose another.',
        retryable: false,
        status: 404,
        requestId: 'r-1',
      }),
    ).toEqual({
      kind: 'not-found',
      message: "The realm's list has no ‘…’, and ‘…’ isn't in it.",
      field: undefined,
      status: 404,
      requestId: 'r-1',
    });
  });
});

it('cleans every text of a content and nothing else', () => {
  const content = { a: ['mere', 1, null, { b: 'by mere', c: true }], d: undefined };
  expect(cleaned(content, mere)).toEqual({
    a: ['(user)', 1, null, { b: 'by (user)', c: true }],
    d: undefined,
  });
});
