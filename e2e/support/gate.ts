/** A fault that holds requests back until the test lets them go: what is seen meanwhile was seen before their answer, without a sleep. */
import type { Fault } from '../../src/simulator';

export interface Gate {
  readonly fault: Fault;
  /** Lets go those that wait and those to come. */
  open(): void;
}

export function gate(): Gate {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const fault: Fault = {
    name: 'held back',
    async apply({ closing }, proceed) {
      // A test that fails meanwhile closes the simulator, which waits for its requests.
      await Promise.race([opened, new Promise((end) => closing.addEventListener('abort', end))]);
      return proceed();
    },
  };
  return { fault, open };
}
