/** What goes wrong in a schedule: servers, connections and the login, by a seed. */
import { type Fault, fault, type Simulator } from '../../../simulator/index';
import { deadline } from './run-world-for-tests';

/** Milliseconds: later than anybody waits. */
export const late = deadline + 150;

/** Small and seeded: the same seed is the same schedule. */
export function randomFrom(seed: number) {
  let state = seed * 2_654_435_761 + 1;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const upTo = (most: number) => Math.floor(next() * (most + 1));
  const pick = <T>(from: readonly T[]): T => from[upTo(from.length - 1)] as T;
  return { next, upTo, pick, chance: (share: number) => next() < share };
}
export type Random = ReturnType<typeof randomFrom>;

const revokeFaults: Array<() => Fault> = [
  () => fault.drop('before commit'),
  () => fault.drop('after commit'),
  () => fault.status(409),
  () => fault.status(404),
  () => fault.status(410),
  () => fault.status(403),
  () => fault.status(500),
  () => fault.status(503, {}, { 'Retry-After': '2' }),
  () => fault.status(504),
  () => fault.status(204),
  () => fault.throttled(3),
  () => fault.throttled(90),
  () => fault.unauthorized(),
  () => fault.latency(late, 'before commit'),
  () => fault.latency(late, 'after commit'),
  () => fault.tornJson('whole answer'),
  () => fault.tornJson('broken off'),
  () => fault.html(),
];
const readFaults: Array<() => Fault> = [
  () => fault.drop('before commit'),
  () => fault.throttled(2),
  () => fault.status(500),
  () => fault.status(502),
  () => fault.status(503, {}, { 'Retry-After': '2' }),
  () => fault.unauthorized(),
  () => fault.latency(late),
  () => fault.tornJson('whole answer'),
  () => fault.tornJson('broken off'),
  () => fault.nullBody(),
  () => fault.html(),
];
const tokenFaults: Array<() => Fault> = [
  () => fault.status(503),
  () => fault.drop('after commit'),
  () => fault.throttled(5),
];

/**
 * Arms what will go wrong; answers whether something will be late. A reading that says 404 twice is how a server says that a consent is gone, so at most
 * one says so.
 */
export function arm(simulator: Simulator, random: Random, realms: readonly string[]): boolean {
  let isLate = false;
  const add = (make: () => Fault, match: Parameters<Simulator['faults']['add']>[0]['match']) => {
    const armed = make();
    isLate ||= armed.name === 'latency';
    simulator.faults.add({ match, fault: armed });
  };
  for (const realm of realms) {
    for (let count = random.upTo(5); count > 0; count--)
      add(random.pick(revokeFaults), {
        endpoint: 'revoke',
        realm,
        nth: 1 + random.upTo(8),
        times: 1 + random.upTo(2),
      });
    for (let count = random.upTo(4); count > 0; count--)
      add(random.pick(readFaults), {
        endpoint: 'consent',
        realm,
        nth: 1 + random.upTo(20),
        times: 1 + random.upTo(3),
      });
    if (random.chance(0.3))
      add(() => fault.status(404), { endpoint: 'consent', realm, nth: 1 + random.upTo(20) });
    if (random.chance(0.3))
      add(random.pick(tokenFaults), { endpoint: 'token', realm, nth: 1 + random.upTo(1) });
    // A storm, or a dead server: everything, for a while.
    if (random.chance(0.25))
      add(
        random.pick([() => fault.throttled(1), () => fault.status(503), () => fault.drop('before commit')]),
        {
          realm,
          path: /consents/,
          nth: 1 + random.upTo(15),
          times: 5 + random.upTo(25),
        },
      );
  }
  return isLate;
}
