/**
 * An app that can be killed at any moment, on a simulator over real HTTP with real journals on the disk, and what must never happen while it runs:
 * checked at every revoke that leaves, and of everything at the end.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { fail } from '../../../shared/failure';
import type { RealmProfile } from '../../../shared/realm';
import type { Simulator } from '../../../simulator/index';
import type { Clock } from '../../clock';
import { CachedIssuers } from '../../wych/issuer';
import { FetchDoor } from '../../wych/network-door';
import type { Fetch } from '../../wych/network-door-ports';
import { type MemorySecrets, plainTransport, profileFor } from '../../wych/network-door-testing';
import { PacedDoor } from '../../wych/paced-door';
import { RetryingDoor } from '../../wych/retry';
import { CachingTokenBroker } from '../../wych/token-broker';
import { WychClient } from '../../wych/wych-client';
import { FileRunJournals } from '../journal/journal-files';
import type { JournalEntry, RunJournal, RunJournals } from '../journal/run-journal';
import { PlanDesk } from '../plan/plan-desk';
import type { MemoryAudit, MemoryEvidence } from './run-for-tests';
import { RevocationRuns } from './runs';

/** Milliseconds, really waited, after which an answer is too late. */
export const deadline = 400;

export interface World {
  /** From the test: only the network door has one of its own. */
  readonly fetch: Fetch;
  readonly simulator: Simulator;
  readonly secrets: MemorySecrets;
  readonly clock: Clock;
  readonly folder: string;
  readonly audit: MemoryAudit;
  readonly evidence: MemoryEvidence;
  readonly realms: ReadonlyMap<string, RealmProfile>;
  /** Names, `realm/id`, by place in the plan. */
  names: string[];
  /** How often the intent to revoke it was written down. */
  readonly intents: Map<string, number>;
  /** Those that are known to be done: nothing may be sent for them any more. */
  readonly done: Set<string>;
  /** What must not have happened and did. */
  readonly wrong: string[];
  /** Requests that the server may still be at. */
  readonly underWay: Set<Promise<unknown>>;
  events: number;
}

export const profilesOf = (simulator: Simulator): Map<string, RealmProfile> =>
  new Map(
    simulator.realms.map(({ name, credentials }) => [
      name,
      profileFor(simulator, {
        id: name,
        name,
        realmName: name,
        clientId: credentials.clientId,
        environment: name === 'production' ? 'production' : 'sandbox',
      }),
    ]),
  );

/** One start of the app. At the `killAt`th thing that it does it is dead: whatever it waits for never comes, and it does nothing more. */
export class MortalApp {
  readonly desk: PlanDesk;
  readonly runs: RevocationRuns;
  isDead = false;
  readonly #files: RunJournal[] = [];
  #die = () => {};
  readonly died = new Promise<void>((resolve) => {
    this.#die = resolve;
  });

  constructor(
    private readonly world: World,
    private readonly killAt: number,
  ) {
    const { clock, realms, audit, evidence, folder } = world;
    const get = (realmId: string) => {
      const profile = realms.get(realmId);
      if (!profile) throw fail('not-found', 'No such realm.', 'Choose another.');
      return profile;
    };
    const { api, pace } = this.#client();
    const actor = 'anna@desk';
    this.desk = new PlanDesk({ api, realms: { get }, clock, actor });
    this.runs = new RevocationRuns({
      api,
      realms: { get },
      clock,
      patience: [10, 20],
      journals: this.#journals(new FileRunJournals(folder)),
      audit: { append: (entry) => this.#mortally(() => audit.append(entry)) },
      evidence: {
        put: (...args) => this.#mortally(() => evidence.put(...args)),
        get: (...args) => evidence.get(...args),
        keepOnly: async () => {},
      },
      actor,
      desk: this.desk,
      locks: { permit: () => {} },
      tokens: { forgetSubject: async () => {} },
      pace,
      every: () => () => {},
      tell: () => {},
    });
  }

  /** Dead before it, in the middle of it, or not at all. */
  async #mortally<T>(act: () => Promise<T>): Promise<T> {
    if (this.#isOver()) return new Promise(() => {});
    const [result] = await Promise.allSettled([act()]);
    if (this.#isOver()) return new Promise(() => {});
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  }

  /** Nothing of it is left but what it wrote. */
  async bury(): Promise<void> {
    for (const file of this.#files) await file.close();
  }

  #isOver(): boolean {
    if (!this.isDead && ++this.world.events === this.killAt) {
      this.isDead = true;
      this.#die();
    }
    return this.isDead;
  }

  #client() {
    const { clock, secrets } = this.world;
    const random = () => 0.5;
    // Deadlines run on real time: in hasty time every answer would be too late.
    const patient: Clock = {
      now: () => clock.now(),
      sleep: (_, signal) => delay(deadline, undefined, signal ? { signal } : {}),
    };
    const transport = plainTransport(this.#fetch);
    const door = new FetchDoor({ transport, clock: patient, allowsLoopbackHttp: () => true });
    const paced = new PacedDoor(door, clock);
    const issuers = new CachedIssuers(door, clock);
    const isCurrent = () => true;
    const broker = new CachingTokenBroker({ door, issuers, secrets, isCurrent, clock, random });
    const patientDoor = new RetryingDoor(paced, clock, random);
    const api = new WychClient({ door: patientDoor, broker, secrets, isCurrent, clock });
    return { api, pace: paced };
  }

  readonly #fetch: Fetch = (input, init) => {
    if (init?.method === 'DELETE') this.#check(String(input), new Headers(init.headers).get('x-api-key'));
    const asked = this.#mortally(() => {
      const exchange = this.world.fetch(input, init);
      const settled = exchange.then(
        () => {},
        () => {},
      );
      this.world.underWay.add(settled);
      void settled.then(() => this.world.underWay.delete(settled));
      return exchange;
    });
    return asked;
  };

  /** What is sent must have been chosen, be written down as intended, and not be known done. The API key says where it goes. */
  #check(url: string, apiKey: string | null): void {
    if (this.isDead) return;
    const { simulator, intents, done, wrong } = this.world;
    const realm = simulator.realms.find(({ credentials }) => credentials.apiKey === apiKey);
    const name = `${realm?.name}/${decodeURIComponent(url.split('/').at(-1) ?? '')}`;
    if (!intents.has(name)) wrong.push(`sent without an intent on the disk: ${name}`);
    if (done.has(name)) wrong.push(`sent though known done: ${name}`);
  }

  #journals(files: RunJournals): RunJournals {
    return {
      create: (header) => this.#mortally(async () => this.#journal(await files.create(header))),
      interrupted: () => files.interrupted(),
      reopen: (runId) => this.#mortally(async () => this.#journal(await files.reopen(runId))),
    };
  }

  #journal(file: RunJournal): RunJournal {
    this.#files.push(file);
    return {
      append: (entry) =>
        this.#mortally(async () => {
          await file.append(entry);
          this.#note(entry);
        }),
      close: () => file.close(),
    };
  }

  #note(entry: JournalEntry): void {
    const { names, intents, done } = this.world;
    const name = 'index' in entry ? names[entry.index] : undefined;
    if (name === undefined) return;
    if (entry.kind === 'intent') intents.set(name, (intents.get(name) ?? 0) + 1);
    const ends: string[] = ['revoked', 'already-ended'];
    if (entry.kind === 'outcome' && ends.includes(entry.outcome.kind)) done.add(name);
  }
}
