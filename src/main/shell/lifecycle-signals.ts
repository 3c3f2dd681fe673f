/**
 * Signals end the app in good order, and a second one at once.
 *
 * The hard thing is that a library below the settings file clears up at signals too and then sends the process the same signal again, which would kill
 * it if nobody listened any more. So these listeners stay, and what comes within the same moment counts as one signal.
 */
export const endingSignals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
type EndingSignal = (typeof endingSignals)[number];

export interface SignalPorts {
  /** The process, as far as it tells of signals. */
  process: { on(signal: EndingSignal, listener: () => void): unknown };
  /** Milliseconds that only ever grow. */
  now(): number;
  end(): void;
  endAtOnce(): void;
}

/** Milliseconds. */
const sameMoment = 500;

export function endAtSignals({ process, now, end, endAtOnce }: SignalPorts): void {
  let first: number | undefined;
  const onSignal = () => {
    if (first === undefined) {
      first = now();
      end();
    } else if (now() - first > sameMoment) endAtOnce();
  };
  for (const signal of endingSignals) process.on(signal, onSignal);
}
