/**
 * An app that can be killed at any moment, on a simulator over real HTTP with real journals on the disk, and what must never happen while it runs:
 * checked at every revoke that leaves, and of everything at the end.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { fail } from '../../../shared/failure';
import type { RealmProfile } from '../../../shared/realm';
import type { Simulator } from '../../../simulator/index';
import type { Clock } from '../../clock';
import type { TestVisits } from '../../customers/for-tests';
import { OwnConsents } from '../../customers/own-consents';
import { VisitDoor } from '../../customers/visit-door';
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
  readonly visits: TestVisits;
  /** Names, `realm/id`, by place in the plan. */
  names: string[];
  /** The customer on whose behalf it runs; null: as the client itself. */
  actingFor: string | null;
  /** How often the intent to revoke it was written down. */
  readonly intents: Map<string, number>;
  /** Those that are known to be done: nothing may be sent for them any more. */
  readonly done: Set<string>;
  /** Methods of calls that left in the context of a customer. */
  readonly onBehalf: Set<string>;
  /** What must not have happened and did. */
  readonly wrong: string[];
  /** Requests that the server may still be at. */
  readonly underWay: Set<Promise<unknown>>;
  events: number;
  /** Called at each thing that the app does. */
  onEvent?: () => void;
  /** A revoke was turned away unseen, and may be sent again. */
  onTurnedAway?: () => void;
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
        partnerId: credentials.partnerId,
        appId: credentials.appId,
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
    const { clock, realms, audit, evidence, folder, visits } = world;
    const get = (realmId: string) => {
      const profile = realms.get(realmId);
      if (!profile) throw fail('not-found', 'No such realm.', 'Choose another.');
      return profile;
    };
    const { api, pace, tokens } = this.#client();
    const actor = 'anna@desk';
    this.desk = new PlanDesk({ api, realms: { get }, visits, clock, actor });
    this.runs = new RevocationRuns({
      api,
      realms: { get },
      visits,
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
      tokens,
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
    if (this.isDead) return true;
    this.world.events += 1;
    if (this.world.events === this.killAt) {
      this.isDead = true;
      this.#die();
    } else this.world.onEvent?.();
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
    const wire = new FetchDoor({ transport, clock: patient, allowsLoopbackHttp: () => true });
    const door = new VisitDoor(wire, (realmId, customerId) => this.world.visits.permits(realmId, customerId));
    const paced = new PacedDoor(door, clock);
    const issuers = new CachedIssuers(door, clock);
    const isCurrent = () => true;
    const broker = new CachingTokenBroker({ door, issuers, secrets, isCurrent, clock, random });
    const patientDoor = new RetryingDoor(paced, clock, random);
    const api = new WychClient({ door: patientDoor, broker, secrets, isCurrent, clock });
    return { api: new OwnConsents(api), pace: paced, tokens: broker };
  }

  readonly #fetch: Fetch = (input, init) => {
    const headers = new Headers(init?.headers);
    if (init?.method === 'DELETE') this.#check(String(input), headers.get('x-api-key'));
    this.#checkContext(init?.method ?? 'GET', headers);
    const asked = this.#mortally(() => {
      const exchange = this.world.fetch(input, init).then((answer) => {
        if (init?.method === 'DELETE' && [401, 429].includes(answer.status)) this.world.onTurnedAway?.();
        return answer;
      });
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

  /** Whose token a call bears: that of nobody but the customer who is acted for while it leaves, and a revoke of their run bears no other. */
  #checkContext(method: string, headers: Headers): void {
    const { visits, actingFor, onBehalf, wrong } = this.world;
    const subject = subjectOf(headers);
    if (this.isDead || subject === undefined) return;
    if (subject !== null) onBehalf.add(method);
    if (subject !== null && !visits.permits('sandbox', subject))
      wrong.push(`${method} for ${subject}, who is not acted for`);
    if (method === 'DELETE' && subject !== actingFor)
      wrong.push(`revoked for ${subject} and not ${actingFor}`);
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

/** The customer that a token is bound to, null for the client's own, undefined for a call without one. */
function subjectOf(headers: Headers): string | null | undefined {
  const claims = /^Bearer [^.]+\.([^.]+)\./.exec(headers.get('authorization') ?? '')?.[1];
  if (claims === undefined) return undefined;
  const { sub, act } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as {
    sub: string;
    act?: unknown;
  };
  return act ? sub : null;
}
