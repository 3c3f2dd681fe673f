import { expect, it } from 'vitest';
import { testStages } from '../../../../shared/connection-test';
import { waitingStages, withStage } from './stage-list';

it('has every stage of the contract, in its order, waiting', () => {
  expect(waitingStages().map(({ stage }) => stage)).toEqual([...testStages]);
  expect(waitingStages().every(({ state }) => state === 'waiting')).toBe(true);
});

it('puts a told stage in its place and leaves the others', () => {
  const told = { stage: 'token', state: 'passed', detail: 'valid for 15 minutes', took: 80 } as const;
  const stages = withStage(waitingStages(), told);
  expect(stages[2]).toEqual(told);
  expect(stages.filter(({ state }) => state === 'waiting')).toHaveLength(4);
});
