/**
 * Runs on behalf of a customer while servers fail, the app is killed and the visit ends at any moment. `SCHEDULES=500` for the long run, `SEED=n`
 * for one schedule alone.
 *
 * What must hold in each, beside what holds for every run: nothing leaves in the context of a customer who is not acted for at that moment; every revoke
 * leaves in that of the plan's customer; nothing is called revoked that the server does not hold as revoked, and nothing failed that it does; and
 * whatever else happens, the run comes to its end once its customer is acted for again.
 */
import { setTimeout as delay, setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { visitEnds } from '../../../shared/customer';
import type { RunItem } from '../../../shared/revocation';
import { fault, type Simulator, STATUS_SPELLINGS, startSimulator } from '../../../simulator/index';
import { TestVisits } from '../../customers/for-tests';
import { visitEnded } from '../../customers/visit-failures';
import { testFolder } from '../../storage/for-tests';
import { decodeConsent } from '../../wych/consent-codec';
import { MemorySecrets } from '../../wych/network-door-testing';
import { HastyClock } from '../../wych/wych-client-testing';
import { arm, late, randomFrom } from './run-faults-for-tests';
import { MemoryAudit, MemoryEvidence } from './run-for-tests';
import { MortalApp, profilesOf, type World } from './run-world-for-tests';

const schedules = Number(process.env.SCHEDULES ?? 30);
const onlySeed = process.env.SEED === undefined ? null : Number(process.env.SEED);
const figures = {
  runs: 0,
  consents: 0,
  sent: 0,
  kills: 0,
  ends: 0,
  onBehalf: 0,
  refused: 0,
  states: {} as Record<string, number>,
};

/** A realm with consents of two customers. */
async function startServer(seed: number) {
  const simulator = await startSimulator({ realms: [{ name: 'sandbox', consents: 20, customers: 8 }], seed });
  const { customers, consents } = simulator.realm('sandbox');
  const [anna, ben] = [customers.at(0), customers.at(1)];
  for (let nth = 0; nth < 12; nth++) {
    const of = (user: typeof anna, id: string) =>
      consents.insert({ id, status: 'Active', recipient: { id: 'r', name: 'Moa' }, user: { ...user } });
    of(anna, `anna-${nth}`);
    of(ben, `ben-${nth}`);
  }
  return { simulator, anna, ben };
}

const statusOf = (simulator: Simulator, id: string) =>
  simulator.realm('sandbox').consents.statusOf(id) ?? 'none';
const isRevoked = (simulator: Simulator, id: string): boolean =>
  STATUS_SPELLINGS.Revoked.includes(statusOf(simulator, id));

async function play(seed: number): Promise<void> {
  const random = randomFrom(seed);
  const { simulator, anna, ben } = await startServer(seed);
  const secrets = new MemorySecrets();
  const { credentials, consents, tokens } = simulator.realm('sandbox');
  secrets.values.set('sandbox/clientSecret', credentials.clientSecret);
  secrets.values.set('sandbox/apiKey', credentials.apiKey);
  const clock = new HastyClock();
  const visits = new TestVisits();
  const chosen = Array.from({ length: 2 + random.upTo(8) }, (_, nth) => `anna-${nth}`);
  const world: World = {
    fetch,
    simulator,
    secrets,
    clock,
    visits,
    folder: testFolder().path,
    audit: new MemoryAudit(),
    evidence: new MemoryEvidence(),
    realms: profilesOf(simulator),
    names: chosen.map((id) => `sandbox/${id}`),
    actingFor: anna.id,
    intents: new Map(),
    done: new Set(),
    onBehalf: new Set(),
    wrong: [],
    underWay: new Set(),
    events: 0,
  };
  const lifetimes = Array.from(
    { length: random.chance(0.4) ? 1 + random.upTo(2) : 0 },
    () => 1 + random.upTo(60),
  );
  const nextApp = () => new MortalApp(world, world.events + (lifetimes.shift() ?? Number.POSITIVE_INFINITY));
  let app = nextApp();
  /** The visit ends at these things that the app does, counted as kills are. */
  const ends = Array.from({ length: 1 + random.upTo(5) }, () => random.upTo(chosen.length * 10)).sort(
    (a, b) => a - b,
  );
  const end = () => {
    figures.ends += 1;
    const why = random.pick(visitEnds);
    visits.end(why);
    app.runs.visitEnded(visitEnded(why));
    // Somebody else is acted for at once, as a hasty operator might.
    if (random.chance(0.5)) visits.begin('sandbox', ben);
  };
  world.onEvent = () => {
    if (ends[0] === undefined || world.events < ends[0]) return;
    ends.shift();
    end();
  };
  world.onTurnedAway = () => {
    if (random.chance(0.5)) end();
  };

  const visitId = visits.begin('sandbox', anna);
  const plan = {
    draftId: null,
    visitId,
    consents: chosen.flatMap((id) => decodeConsent('sandbox', consents.get(id)) ?? []),
  };
  const { planId } = await app.desk.prepare(app.desk.choose(plan));
  const isLate = arm(simulator, random, ['sandbox']);
  const turnAway = random.pick([() => fault.unauthorized(), () => fault.throttled(1)]);
  simulator.faults.add({ match: { endpoint: 'revoke', nth: 1 + random.upTo(4) }, fault: turnAway() });
  const expiry = random.chance(0.3) ? 5 + random.upTo(40) : 0;
  let runId = '';
  let lastRefusal: unknown;
  const refused = (error: unknown) => {
    figures.refused += 1;
    lastRefusal = error;
  };
  const start = () =>
    app.runs.start({ planId, reason: 'Asked by customer', confirmations: [] }).then((status) => {
      runId = status.runId;
    }, refused);
  await Promise.race([start(), app.died]);

  const givesUpAt = Date.now() + 60_000;
  for (let nth = 0, resumes = 0; ; nth++) {
    await turn();
    if (Date.now() > givesUpAt)
      throw new Error(`hangs: ${JSON.stringify([app.runs.current(), String(lastRefusal)])}`);
    if (expiry > 0 && nth === expiry) tokens.revokeAll();
    if (app.isDead) {
      await serverIsDone(world, isLate);
      await app.bury();
      visits.end('app ended');
      figures.kills += 1;
      app = nextApp();
      const [unfinished] = (await app.runs.unfinished()).runs;
      if (!unfinished) break; // Killed before it began, or right after its end.
      runId = unfinished.runId;
      expect(unfinished.actingFor).toEqual({ id: anna.id, name: '', email: '' });
    }
    const status = app.runs.current();
    if (status?.state === 'ended') break;
    if (status && (status.state !== 'paused' || status.counts['in-progress'] !== 0)) continue;
    resumes += 1;
    if (resumes > 12) simulator.faults.clear();
    if (resumes > 40) throw new Error(`no end in sight: ${JSON.stringify([status, String(lastRefusal)])}`);
    // A plan that has not begun is good for half an hour.
    await clock.sleep(runId ? 6 * 60_000 : 20_000);
    if (random.chance(0.8)) visits.begin('sandbox', anna);
    const goOn = runId ? app.runs.resume({ runId, confirmations: [] }).catch(refused) : start();
    await Promise.race([goOn, app.died]);
  }
  await serverIsDone(world, isLate);
  await app.bury();
  verify(world, app, runId, chosen);
  await simulator.close();
}

async function serverIsDone(world: World, isLate: boolean): Promise<void> {
  while (world.underWay.size > 0) await Promise.all(world.underWay);
  await delay(isLate ? late + 50 : 20);
}

function verify(world: World, app: MortalApp, runId: string, chosen: readonly string[]): void {
  const { simulator } = world;
  expect(world.wrong).toEqual([]);
  if (world.onBehalf.has('DELETE')) figures.onBehalf += 1;
  const asked = new Set<string>();
  for (const { path } of simulator.journal.entries({ endpoint: 'revoke' }))
    asked.add(decodeURIComponent(path.split('/').at(-1) ?? ''));
  for (const id of asked) expect(chosen, id).toContain(id);
  for (let nth = 0; nth < 12; nth++) expect(isRevoked(simulator, `ben-${nth}`)).toBe(false);
  for (const entry of world.audit.entries) expect(entry.subject, entry.kind).toBe(world.actingFor);
  for (const { state, ref } of itemsOf(app, runId)) {
    const name = `${ref.consentId} ${state}`;
    const held = isRevoked(simulator, ref.consentId);
    if (state === 'revoked' || state === 'already-ended') expect(held, name).toBe(true);
    if (state === 'failed' || state === 'changed') expect(held, name).toBe(false);
    expect(['revoked', 'already-ended', 'changed', 'failed', 'unknown'], name).toContain(state);
    figures.states[state] = (figures.states[state] ?? 0) + 1;
  }
  figures.runs += 1;
  figures.consents += chosen.length;
  figures.sent += asked.size;
}

function itemsOf(app: MortalApp, runId: string): RunItem[] {
  try {
    return app.runs.items({ runId, from: 0, limit: 200 }).items as RunItem[];
  } catch {
    return []; // It had ended before the app was killed: its journal is no longer offered.
  }
}

it(`${schedules} schedules of visits that end, faults and kills`, {
  timeout: 60_000 + schedules * 5000,
}, async () => {
  const waiting = onlySeed === null ? Array.from({ length: schedules }, (_, nth) => nth + 1) : [onlySeed];
  const players = Array.from({ length: 8 }, async () => {
    for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift())
      await play(seed).catch((cause) => {
        throw new Error(`SEED=${seed}`, { cause });
      });
  });
  await Promise.all(players);
  if (process.env.SCHEDULES) process.stdout.write(`${JSON.stringify(figures)}\n`);
  if (onlySeed !== null) return;
  expect(figures.runs).toBe(schedules);
  expect(Math.min(figures.ends, figures.refused, figures.onBehalf)).toBeGreaterThan(0);
});
