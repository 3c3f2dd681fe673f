/**
 * What the activity is told of a call while it goes. Whatever stands in the door tells the same watch, so that the wait for a turn is part of the
 * call; the first one that is asked begins it.
 *
 * A fault of whoever listens must not turn a revoke that was done into one that failed: nothing that is told here throws.
 */
import type { FailureKind } from '../../shared/failure';
import type { DoorAnswer, DoorCall } from './network-door';

export interface CallWatch {
  /** It leaves: its turn has come, and it has a connection of its own if it needs one. */
  sent(): void;
  /** The answer began to come. */
  headers(status: number, headers: Headers): void;
  /** All of it is here. `bytes`: of its body. */
  answered(answer: DoorAnswer, bytes: number): void;
  /** There will be no whole answer. */
  failed(kind: FailureKind): void;
}

/** Told of each call before anything else happens; it may watch it, or not. */
export type ObserveCall = (call: DoorCall) => CallWatch | undefined;

/** The watch of this call, which takes one end and no more. */
export function watchOf(call: DoorCall, observe: ObserveCall | undefined): CallWatch {
  if (call.watch) return call.watch;
  let watch = quietly(() => observe?.(call));
  const end = (tell: (watch: CallWatch) => void) => {
    const last = watch;
    watch = undefined;
    if (last) quietly(() => tell(last));
  };
  return {
    sent: () => quietly(() => watch?.sent()),
    headers: (status, headers) => quietly(() => watch?.headers(status, headers)),
    answered: (answer, bytes) => end((last) => last.answered(answer, bytes)),
    failed: (kind) => end((last) => last.failed(kind)),
  };
}

function quietly<T>(tell: () => T): T | undefined {
  try {
    return tell();
  } catch {
    return undefined;
  }
}
