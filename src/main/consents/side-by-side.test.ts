import { expect, it } from 'vitest';
import { sideBySide } from './side-by-side';

it('does all of them in order, and no more at a time than it may', async () => {
  const begun: number[] = [];
  let underWay = 0;
  let most = 0;
  const all = Array.from({ length: 100 }, (_, place) => place);
  await sideBySide(all, 7, async (one) => {
    begun.push(one);
    most = Math.max(most, ++underWay);
    for (let turns = one % 5; turns >= 0; turns--) await Promise.resolve();
    underWay--;
  });
  expect([begun, most]).toEqual([all, 7]);
});

it('one that takes long holds up no other', async () => {
  const begun: number[] = [];
  void sideBySide([0, 1, 2, 3], 2, async (one) => {
    begun.push(one);
    if (one === 0) await new Promise(() => {});
  });
  for (let turns = 0; turns < 10; turns++) await Promise.resolve();
  expect(begun).toEqual([0, 1, 2, 3]);
});
