/** Orders to run a plan, and what came of them. */
import { expect } from 'vitest';
import type { FailureKind } from '../../../shared/failure';
import { failureOf } from '../plan-file/plan-file-for-tests';
import type { TestApp } from './run-for-tests';

/** Of the failure; undefined when there was none. */
export const kindOf = async (act: Promise<unknown>): Promise<FailureKind | undefined> =>
  (await failureOf(act))?.kind;

export const order = (planId: string, more = {}) => ({
  planId,
  reason: 'Asked by customer',
  confirmations: [],
  ...more,
});

/** Nothing was sent, nothing is under way, and the plan can still be run. */
export async function expectNothingHappened(app: TestApp, planId: string): Promise<void> {
  expect(app.server.sent).toEqual([]);
  expect(app.runs.current()).toBeNull();
  expect(app.runs.isActive).toBe(false);
  await app.start(planId);
  expect((await app.ended()).counts.revoked).toBe(app.status.total);
}
