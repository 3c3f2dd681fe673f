import { expect, test } from 'vitest';
import { createKeptQuestion } from './kept-question';

function setUp(typed: string) {
  const box = { text: typed };
  const { follow } = createKeptQuestion({
    text: () => box.text,
    ask: (text) => {
      box.text = text;
    },
  });
  return { box, follow };
}

test('the question of the realm comes back when the visit ends, and what was asked in it does not', () => {
  const { box, follow } = setUp('status:active');
  follow('v-1');
  expect(box.text).toBe('');
  box.text = 'tuatara';
  follow(null);
  expect(box.text).toBe('status:active');
});

test('one visit in the place of another takes nothing along, and loses nothing of the realm', () => {
  const { box, follow } = setUp('pay');
  follow('v-1');
  box.text = 'only for the first';
  follow('v-2');
  expect(box.text).toBe('');
  follow(null);
  expect(box.text).toBe('pay');
});

test('the same list read anew keeps what is asked of it', () => {
  const { box, follow } = setUp('pay');
  follow('v-1');
  box.text = 'tuatara';
  follow('v-1');
  expect(box.text).toBe('tuatara');
});

test('outside a visit nothing is touched', () => {
  const { box, follow } = setUp('pay');
  follow(null);
  expect(box.text).toBe('pay');
  follow('v-1');
  follow(null);
  box.text = 'other';
  follow(null);
  expect(box.text).toBe('other');
});
