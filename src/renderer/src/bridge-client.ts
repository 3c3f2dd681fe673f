/**
 * Turns answers of the bridge into values and thrown `FailureError`s. It walks whatever the preload put there, so a new request of the
 * contract needs no line here.
 */
import type { BridgeApi, BridgeClient, Result } from '../../shared/bridge';
import { FailureError, toFailure } from '../../shared/failure';

type Caller = (...args: unknown[]) => Promise<Result<unknown>>;

async function valueIn(ask: () => Promise<Result<unknown>>): Promise<unknown> {
  let result: Result<unknown>;
  try {
    result = await ask();
  } catch (error) {
    // A refused message rejects instead of answering: a bug of ours, told as one.
    throw new FailureError(toFailure(error), { cause: error });
  }
  if (!result.ok) throw new FailureError(result.failure);
  return result.value;
}

/** @param opened nothing is asked before it; from then on a call has left when it returns, however long its caller goes on without a pause */
export function createBridgeClient(api: BridgeApi, opened: Promise<void> = Promise.resolve()): BridgeClient {
  let isOpen = false;
  // A turn later than those who wait already, who go first.
  void opened
    .then(() => {})
    .then(() => {
      isOpen = true;
    });
  const unwrapGroup = (group: Record<string, Caller>) =>
    Object.fromEntries(
      Object.entries(group).map(([name, call]) => [
        name,
        (...args: unknown[]) => valueIn(() => (isOpen ? call(...args) : opened.then(() => call(...args)))),
      ]),
    );
  const { on, ...groups } = api;
  const unwrapped = Object.entries(groups).map(([name, group]) => [
    name,
    unwrapGroup(group as unknown as Record<string, Caller>),
  ]);
  return { ...Object.fromEntries(unwrapped), on };
}
