/** A simulator for the tests of faults, and whoever calls it: logged in before the first of them, and free of faults after each. */
import { afterAll, afterEach } from 'vitest';
import { type Fault, type FaultMatch, sandboxRealm, startSimulator } from './index';
import { TestCaller } from './test-caller';

export async function faultySimulator() {
  const simulator = await startSimulator({ realms: [sandboxRealm()] });
  afterEach(() => simulator.faults.clear());
  afterAll(() => simulator.close());
  const caller = await new TestCaller(simulator).login();
  const arm = (match: FaultMatch, armed: Fault) => simulator.faults.add({ match, fault: armed });
  return {
    simulator,
    caller,
    arm,
    /** What a list of consents is answered with that fault. */
    listWith: (armed: Fault, match: FaultMatch = {}) => {
      arm({ endpoint: 'list', ...match }, armed);
      return caller.api('/consents?pageSize=2');
    },
    /** The id of a consent that can be revoked. */
    active: () => caller.realm.consents.ids({ statuses: ['Active'] })[0] ?? '',
  };
}
