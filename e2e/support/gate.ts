/** A fault that holds requests back until the test lets them go: what is seen meanwhile was seen before their answer, without a sleep. */
import type { Fault } from '../../src/simulator';

export interface Gate {
  readonly fault: Fault;
  /** Lets go those that wait and those to come. */
  open(): void;
}

/** @param held what waits: the request before the server acts on it, or its answer afterwards */
export function gate(held: 'request' | 'answer' = 'request'): Gate {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const fault: Fault = {
    name: 'held back',
    async apply({ closing }, proceed) {
      // A test that fails meanwhile closes the simulator, which waits for its requests.
      const free = () => Promise.race([opened, new Promise((end) => closing.addEventListener('abort', end))]);
      if (held === 'request') await free();
      const answer = await proceed();
      if (held === 'answer') await free();
      return answer;
    },
  };
  return { fault, open };
}
