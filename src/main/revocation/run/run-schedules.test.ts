/**
 * Runs over two realms while everything goes wrong, the app itself included (the figure of issue 3). `SCHEDULES=500` for the long run,
 * `SEED=n` for one schedule alone.
 *
 * What must hold in each: nothing is revoked, nor asked to be, that was not chosen; nothing is called revoked that the server does not hold as
 * revoked; nothing is called failed that it does; every consent has its outcome; and none is asked for more often than allowed: four times for each
 * intent (one revoke, one more after a refused token, two after 429), and six intents for each start of the app (one, and five for a consent
 * that was put back).
 */
import { setTimeout as delay, setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Consent } from '../../../shared/consent';
import type { OutcomeKind, RunItem } from '../../../shared/revocation';
import { type Simulator, STATUS_SPELLINGS, startSimulator } from '../../../simulator/index';
import { TestVisits } from '../../customers/for-tests';
import { testFolder } from '../../storage/for-tests';
import { decodeConsent } from '../../wych/consent-codec';
import { MemorySecrets } from '../../wych/network-door-testing';
import { HastyClock } from '../../wych/wych-client-testing';
import { arm, late, type Random, randomFrom } from './run-faults-for-tests';
import { MemoryAudit, MemoryEvidence } from './run-for-tests';
import { MortalApp, profilesOf, type World } from './run-world-for-tests';

const schedules = Number(process.env.SCHEDULES ?? 40);
const onlySeed = process.env.SEED === undefined ? null : Number(process.env.SEED);
const chosenRealms = ['sandbox', 'production'] as const;
const kinds: Record<string, number> = {};
const figures = { runs: 0, consents: 0, sent: 0, kills: 0, resumes: 0, mostSent: 0, mostIntents: 0 };

/** Each schedule has servers of its own: what still reaches those of the last one is not to be taken for its doing. */
async function startServers(seed: number): Promise<Simulator> {
  const realm = {
    consents: 200,
    recordShape: 'mixed',
    mix: { Active: 80, Expired: 10, Revoked: 10 },
  } as const;
  const realms = [...chosenRealms, 'other'].map((name) => ({ name, ...realm }));
  const simulator = await startSimulator({ realms, seed });
  // The same ids in every realm: a revoke in the wrong one would find something to revoke.
  for (const { consents } of simulator.realms) for (let nth = 0; nth < 10; nth++) consents.insert(twin(nth));
  return simulator;
}

const twin = (nth: number) => ({
  id: `twin-${nth}`,
  status: 'Active',
  recipient: { id: 'r', name: 'Moa' },
  user: { id: `u${nth}`, name: 'Anna', email: 'anna@example.com' },
});

const storeOf = (simulator: Simulator, realmId: string) => simulator.realm(realmId).consents;
const isRevoked = (simulator: Simulator, realmId: string, id: string): boolean => {
  const status = storeOf(simulator, realmId).statusOf(id);
  return status !== undefined && STATUS_SPELLINGS.Revoked.includes(status);
};

function choose(simulator: Simulator, random: Random): Consent[] {
  return chosenRealms.flatMap((realmId, place) => {
    const consents = storeOf(simulator, realmId);
    const active = consents.ids({ statuses: ['Active'] }).filter((id) => !id.startsWith('twin'));
    const ids = new Set<string>();
    // Of the twins those with even numbers in one realm and those with odd numbers in the other.
    for (let nth = place; nth < 10; nth += 2) if (random.chance(0.5)) ids.add(`twin-${nth}`);
    for (let count = 2 + random.upTo(8); count > 0; count--) ids.add(random.pick(active));
    return [...ids].flatMap((id) => decodeConsent(realmId, consents.get(id)) ?? []);
  });
}

/** Others work too. */
function meddle(simulator: Simulator, random: Random, chosen: readonly Consent[]): Set<string> {
  const ended = new Set<string>();
  for (const { realmId, id } of chosen) {
    if (random.chance(0.05)) {
      storeOf(simulator, realmId).revoke(id, { at: Date.now(), by: 'somebody', reason: 'else' });
      ended.add(`${realmId}/${id}`);
    } else if (random.chance(0.03) && id.startsWith('twin'))
      storeOf(simulator, realmId).change(id, (record) => ({ ...(record as object), recipient: 'Weka' }));
  }
  return ended;
}

async function serverIsDone(world: World, isLate: boolean): Promise<void> {
  while (world.underWay.size > 0) await Promise.all(world.underWay);
  await delay(isLate ? late + 50 : 20);
}

async function play(seed: number, simulator: Simulator): Promise<void> {
  const random = randomFrom(seed);
  const before = new Map(
    simulator.realms.map(({ name, consents }) => [
      name,
      new Map(consents.ids().map((id) => [id, consents.get(id)])),
    ]),
  );
  const secrets = new MemorySecrets();
  for (const { name, credentials } of simulator.realms) {
    secrets.values.set(`${name}/clientSecret`, credentials.clientSecret);
    secrets.values.set(`${name}/apiKey`, credentials.apiKey);
  }
  const clock = new HastyClock();
  const world: World = {
    fetch,
    simulator,
    secrets,
    clock,
    folder: testFolder().path,
    audit: new MemoryAudit(),
    evidence: new MemoryEvidence(),
    realms: profilesOf(simulator),
    visits: new TestVisits(),
    names: [],
    actingFor: null,
    onBehalf: new Set(),
    intents: new Map(),
    done: new Set(),
    wrong: [],
    underWay: new Set(),
    events: 0,
  };
  const chosen = choose(simulator, random);
  world.names = chosen.map(({ realmId, id }) => `${realmId}/${id}`);
  const kills = random.chance(0.6) ? 1 + random.upTo(3) : 0;
  const lifetimes = Array.from({ length: kills }, () => 1 + random.upTo(chosen.length * 8));

  const nextApp = () => new MortalApp(world, world.events + (lifetimes.shift() ?? Number.POSITIVE_INFINITY));
  let app = nextApp();
  const confirmations = [{ realmId: 'production', typedRealmName: 'production' }];
  const { draftId } = app.desk.choose({ draftId: null, consents: chosen });
  const { planId } = await app.desk.prepare({ draftId });
  const endedByOthers = meddle(simulator, random, chosen);
  const isLate = arm(simulator, random, chosenRealms);
  const expiry = random.chance(0.3) ? 5 + random.upTo(40) : 0;
  let runId: string | null = null;
  const note = (status: { runId: string }) => {
    runId = status.runId;
  };
  let lastRefusal: unknown;
  const refused = (error: unknown) => {
    lastRefusal = error;
  };
  const givesUpAt = Date.now() + 60_000;
  let starts = 1;
  let resumes = 0;
  app.runs.start({ planId, reason: 'Asked by customer', confirmations }).then(note, refused);

  for (let nth = 0; ; nth++) {
    await turn();
    if (Date.now() > givesUpAt)
      throw new Error(`hangs: ${JSON.stringify([app.isDead, app.runs.current(), String(lastRefusal)])}`);
    if (expiry > 0 && nth === expiry) for (const realm of simulator.realms) realm.tokens.revokeAll();
    if (app.isDead) {
      await serverIsDone(world, isLate);
      await app.bury();
      figures.kills += 1;
      starts += 1;
      app = nextApp();
      const [unfinished] = (await app.runs.unfinished()).runs;
      if (!unfinished) break; // Killed before it began, or right after its end.
      note(unfinished);
      await Promise.race([
        app.runs.resume({ runId: unfinished.runId, confirmations }).catch(refused),
        app.died,
      ]);
      continue;
    }
    const status = app.runs.current();
    if (status?.state === 'ended') break;
    if (status?.state === 'paused' && status.counts['in-progress'] === 0) {
      resumes += 1;
      if (resumes > 12) simulator.faults.clear();
      if (resumes > 40) throw new Error(`no end in sight: ${JSON.stringify(status)}`);
      await clock.sleep(6 * 60_000);
      // An app that is killed meanwhile never answers.
      await Promise.race([app.runs.resume({ runId: status.runId, confirmations }).catch(refused), app.died]);
    }
  }
  await serverIsDone(world, isLate);
  await app.bury();
  const items = runId && !app.isDead ? itemsOf(app, runId) : [];
  verify(world, chosen, items, before, endedByOthers, starts);
  figures.runs += 1;
  figures.consents += chosen.length;
  figures.resumes += resumes;
}

async function playAlone(seed: number): Promise<void> {
  const simulator = await startServers(seed);
  try {
    await play(seed, simulator);
  } catch (error) {
    throw new Error(`SEED=${seed}`, { cause: error });
  } finally {
    await simulator.close();
  }
}

function itemsOf(app: MortalApp, runId: string): RunItem[] {
  try {
    return app.runs.items({ runId, from: 0, limit: 200 }).items as RunItem[];
  } catch {
    return []; // It had ended before the app was killed: its journal is no longer offered.
  }
}

function verify(
  world: World,
  chosen: readonly Consent[],
  items: readonly RunItem[],
  before: ReadonlyMap<string, ReadonlyMap<string, unknown>>,
  endedByOthers: ReadonlySet<string>,
  starts: number,
): void {
  const { simulator } = world;
  expect(world.wrong).toEqual([]);
  const names = new Set(world.names);
  const sent = new Map<string, number>();
  for (const { realm, path } of simulator.journal.entries({ endpoint: 'revoke' })) {
    const name = `${realm}/${decodeURIComponent(path.split('/').at(-1) ?? '')}`;
    sent.set(name, (sent.get(name) ?? 0) + 1);
  }
  // Nothing that was not chosen was asked for, nor is it other than it was.
  for (const name of sent.keys()) expect(names, name).toContain(name);
  expect(simulator.journal.count({ realm: 'other' })).toBe(0);
  for (const [realmId, records] of before)
    for (const [id, record] of records)
      if (!names.has(`${realmId}/${id}`))
        expect(storeOf(simulator, realmId).get(id), `${realmId}/${id}`).toEqual(record);
  // No more often than allowed.
  for (const [name, count] of sent) {
    const intents = world.intents.get(name) ?? 0;
    expect(count, name).toBeLessThanOrEqual(4 * intents);
    expect(intents, name).toBeLessThanOrEqual(6 * starts);
    figures.mostSent = Math.max(figures.mostSent, count);
    figures.mostIntents = Math.max(figures.mostIntents, intents);
    figures.sent += count;
    const [realmId = '', id = ''] = name.split('/');
    const logged = world.audit.of('revocation-intended');
    expect(logged.some(({ realm, consentId }) => realm?.id === realmId && consentId === id)).toBe(true);
  }
  if (items.length === 0) return;
  expect(items).toHaveLength(chosen.length);
  for (const { ref, state, outcome } of items) {
    const name = `${ref.realmId}/${ref.consentId}`;
    kinds[state] = (kinds[state] ?? 0) + 1;
    const held = isRevoked(simulator, ref.realmId, ref.consentId);
    const ended: Array<OutcomeKind | string> = ['revoked', 'already-ended', 'changed', 'failed', 'unknown'];
    expect(ended, name).toContain(state);
    expect(outcome?.kind).toBe(state);
    if (state === 'revoked' || state === 'already-ended') expect(held, `${name} ${state}`).toBe(true);
    // What somebody else has ended meanwhile and could not be read has failed indeed: nothing was sent.
    const byOthers = endedByOthers.has(name) && !sent.has(name);
    if (state === 'changed' || (state === 'failed' && !byOthers))
      expect(held, `${name} ${JSON.stringify(outcome)}`).toBe(false);
    if (held && !endedByOthers.has(name)) expect(sent.get(name), name).toBeGreaterThan(0);
    const logged = world.audit.of('revocation-outcome').filter(({ consentId, realm }) => {
      return consentId === ref.consentId && realm?.id === ref.realmId;
    });
    expect(logged.at(-1)?.outcome, name).toBe(state);
  }
}

it(`${schedules} schedules of faults and kills over two realms`, {
  timeout: 60_000 + schedules * 5000,
}, async () => {
  const seeds = onlySeed === null ? Array.from({ length: schedules }, (_, nth) => nth + 1) : [onlySeed];
  const waiting = [...seeds];
  // Most of a schedule is waiting, so some are played side by side, each with servers and files of its own.
  const players = Array.from({ length: 8 }, async () => {
    for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) await playAlone(seed);
  });
  await Promise.all(players);
  if (process.env.SCHEDULES) process.stdout.write(`${JSON.stringify({ ...figures, kinds })}\n`);
  expect(figures.runs).toBe(seeds.length);
  if (seeds.length >= 40) {
    expect(figures.kills).toBeGreaterThan(0);
    expect(Object.keys(kinds).sort()).toEqual(['already-ended', 'changed', 'failed', 'revoked', 'unknown']);
  }
});
