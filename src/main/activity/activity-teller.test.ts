import { expect, it } from 'vitest';
import { FakeClock } from '../wych/network-door-testing';
import { ActivityTeller } from './activity-teller';

const settle = () => new Promise(setImmediate);

it('tells at most four times a second, the last change always, and only who has looked', async () => {
  const clock = new FakeClock();
  let told = 0;
  const teller = new ActivityTeller(() => {
    told += 1;
  }, clock);
  teller.changed();
  clock.advance(1000);
  await settle();
  expect(told).toBe(0);
  teller.wanted();
  for (let ms = 0; ms < 1000; ms += 10) {
    teller.changed();
    clock.advance(10);
    await settle();
  }
  expect(told).toBeLessThanOrEqual(4);
  teller.changed();
  clock.advance(250);
  await settle();
  const last = told;
  expect(last).toBeGreaterThan(1);
  teller.changed();
  teller.unwanted();
  clock.advance(1000);
  await settle();
  expect(told).toBe(last);
});
