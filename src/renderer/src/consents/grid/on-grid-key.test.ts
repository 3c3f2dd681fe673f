import type { KeyboardEvent } from 'react';
import { expect, test, vi } from 'vitest';
import { onGridKey } from './on-grid-key';
import { Typed } from './typed';

/** The grid's keys, each with the time of its stroke. */
function setUp() {
  const typed = new Typed();
  const word: string[] = [];
  const select = vi.fn();
  const moves = {
    ...{ count: 5, active: 0, last: 0, page: 1 },
    ...{ select, selectAll: vi.fn(), enter: vi.fn(), goTo: vi.fn() },
    type: (letter: string, at: number) => {
      typed.type(letter, at);
      word.push(letter);
    },
    isTyping: (at: number) => typed.isWithin(at),
  };
  const target = {};
  const press = (key: string, timeStamp: number, held: object = {}) =>
    onGridKey(
      {
        ...{ key, timeStamp, target, currentTarget: target, nativeEvent: {}, preventDefault: () => {} },
        ...{ altKey: false, ctrlKey: false, metaKey: false, shiftKey: false },
        ...held,
      } as KeyboardEvent<HTMLElement>,
      moves,
    );
  return { press, select, word };
}

test('a space within a word selects nothing', () => {
  const { press, select, word } = setUp();
  for (const [place, letter] of ['J', 'o', ' ', 'D'].entries()) press(letter, place * 100);
  expect([word.join(''), select.mock.calls]).toEqual(['Jo D', []]);
});

test('a space on its own, or with Shift, selects', () => {
  const { press, select, word } = setUp();
  press(' ', 0);
  press('J', 100);
  press(' ', 200, { shiftKey: true });
  press(' ', 1_101);
  expect([word.join(''), select.mock.calls]).toEqual(['J', [[false], [true], [false]]]);
});
