import { expect, test } from 'vitest';
import { Allowance } from './production-lock-time';

const minutes = (count: number) => count * 60_000;

/** An allowance of 15 minutes; each step moves both clocks and looks, or not. */
function fifteenMinutes() {
  let wall = Date.parse('2026-01-05T09:00:00Z');
  let steady = 1000;
  const allowance = new Allowance(minutes(15), { wall: () => wall, steady: () => steady });
  return {
    left: () => allowance.left() / minutes(1),
    move: (byWall: number, bySteady = byWall) => {
      wall += minutes(byWall);
      steady += minutes(bySteady);
    },
  };
}

test('it is used up by time as it passes, to the millisecond, and stays so', () => {
  const { left, move } = fifteenMinutes();
  expect(left()).toBe(15);
  move(10);
  expect(left()).toBe(5);
  move(5 - 1 / 60_000);
  expect(left()).toBeGreaterThan(0);
  move(1 / 60_000);
  expect(left()).toBe(0);
  move(-1, 0);
  expect(left()).toBe(0);
});

test('sleep counts, in which the steady clock stands still', () => {
  const { left, move } = fifteenMinutes();
  move(9, 0);
  expect(left()).toBe(6);
  move(4, 4);
  move(3, 0);
  expect(left()).toBe(0);
});

test.each([-120, -15, -2])('a clock set back by %i minutes prolongs nothing', (back) => {
  const awake = fifteenMinutes();
  awake.move(14);
  expect(awake.left()).toBe(1);
  awake.move(back, 0);
  expect(awake.left()).toBe(0);
});

test('a clock set back while asleep does not hide the sleep', () => {
  const { left, move } = fifteenMinutes();
  move(1);
  expect(left()).toBe(14);
  move(180 - 182, 0);
  expect(left()).toBe(0);
});

test('a clock set forward and back again has used it up', () => {
  const { left, move } = fifteenMinutes();
  move(120, 0);
  expect(left()).toBe(0);
  move(-120, 0);
  expect(left()).toBe(0);
});

test('a small correction of the clock neither ends nor prolongs it', () => {
  const { left, move } = fifteenMinutes();
  move(10);
  move(-0.5, 0);
  expect(left()).toBe(5);
  move(-0.4, 0);
  expect(left()).toBe(5);
  move(4);
  expect(left()).toBe(1);
});

test('many small corrections add up to a clock set back', () => {
  const { left, move } = fifteenMinutes();
  move(-0.6, 0);
  expect(left()).toBe(15);
  move(-0.6, 0);
  expect(left()).toBe(0);
});
