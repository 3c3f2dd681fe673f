/**
 * Turns answers of the bridge into values and thrown `FailureError`s. It walks whatever the preload put there, so a new request of the
 * contract needs no line here.
 */
import type { BridgeApi, BridgeClient, Result } from '../../shared/bridge';
import { FailureError, toFailure } from '../../shared/failure';

type Caller = (...args: unknown[]) => Promise<Result<unknown>>;

async function valueIn(answer: Promise<Result<unknown>>): Promise<unknown> {
  // A refused message rejects instead of answering: a bug of ours, told as one.
  const result = await answer.catch((error: unknown) => {
    throw new FailureError(toFailure(error), { cause: error });
  });
  if (!result.ok) throw new FailureError(result.failure);
  return result.value;
}

const unwrapGroup = (group: Record<string, Caller>, opened: Promise<void>) =>
  Object.fromEntries(
    Object.entries(group).map(([name, call]) => [
      name,
      (...args: unknown[]) => valueIn(opened.then(() => call(...args))),
    ]),
  );

/** @param opened nothing is asked before it */
export function createBridgeClient(api: BridgeApi, opened: Promise<void> = Promise.resolve()): BridgeClient {
  const { on, ...groups } = api;
  const unwrapped = Object.entries(groups).map(([name, group]) => [
    name,
    unwrapGroup(group as unknown as Record<string, Caller>, opened),
  ]);
  return { ...Object.fromEntries(unwrapped), on };
}
