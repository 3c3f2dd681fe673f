/** Two operators with computers of their own: other realm ids, other desks, one folder between them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Failure, FailureError } from '../../../shared/failure';
import type { RealmProfile } from '../../../shared/realm';
import { TestVisits } from '../../customers/for-tests';
import type { FileChooser } from '../../shell/file-chooser';
import { testFolder } from '../../storage/for-tests';
import { FakeClock } from '../../wych/network-door-testing';
import { PlanDesk } from '../plan/plan-desk';
import { FakeServer, MemoryAudit, production, sandbox } from '../run/run-for-tests';
import { PlanFiles } from './plan-file';

/** Chooses what the test says, and says what it was asked. */
export class TestChooser implements FileChooser {
  path: string | null = null;
  readonly suggested: string[] = [];

  async save(_title: string, suggestedName: string): Promise<string | null> {
    this.suggested.push(suggestedName);
    return this.path;
  }
  async open(): Promise<string | null> {
    return this.path;
  }
}

export class Operator {
  readonly server = new FakeServer();
  readonly audit = new MemoryAudit();
  readonly visits = new TestVisits();
  readonly chooser = new TestChooser();
  readonly desk: PlanDesk;
  readonly files: PlanFiles;

  constructor(
    readonly actor: string,
    public profiles: RealmProfile[],
    readonly clock = new FakeClock(),
    limit?: number,
  ) {
    const get = (realmId: string) => {
      const profile = this.profiles.find(({ id }) => id === realmId);
      if (!profile) throw new Error('no such realm');
      return profile;
    };
    this.desk = new PlanDesk({ api: this.server, realms: { get }, visits: this.visits, clock, actor });
    this.files = new PlanFiles({
      desk: this.desk,
      realms: this,
      chooser: this.chooser,
      audit: this.audit,
      clock,
      actor,
      ...(limit !== undefined && { limit }),
    });
  }

  /** Of `count` consents in each of the realms. */
  async prepare(count = 2): Promise<string> {
    const consents = this.profiles.flatMap(({ id }) => this.server.add(id, count));
    const { draftId } = this.desk.choose({ draftId: null, consents });
    return (await this.desk.prepare({ draftId })).planId;
  }

  /** Opens the file at `path`. */
  open(path: string) {
    this.chooser.path = path;
    return this.files.openFile();
  }
}

export const failureOf = (act: Promise<unknown>): Promise<Failure | undefined> =>
  act.then(
    () => undefined,
    (error: FailureError) => {
      if (!error.failure) throw error;
      return error.failure;
    },
  );

export const reason = 'The customer asked for it';
export const ticket = 'OPS-1042';

const elsewhere = (profile: RealmProfile): RealmProfile => ({
  ...profile,
  id: `${profile.id}-of-ben`,
  clientId: 'another client',
  accent: 'pink',
});

/** What JSON has in braces. */
export type Json = Record<string, unknown>;

/** A plan's way from Ana's desk to Ben's, by a file that lies between them. */
export class Desks {
  readonly folder = testFolder();
  readonly path = join(this.folder.path, 'plan.json');
  readonly ana = new Operator('ana@one', [sandbox, production]);
  /** His realms in another order, as he came to add them. */
  readonly ben = new Operator('ben@two', [elsewhere(production), elsewhere(sandbox)]);

  /** Ana prepares and saves a plan. */
  async save(words: { reason: string; ticket?: string } = { reason, ticket }) {
    const planId = await this.ana.prepare();
    this.ana.chooser.path = this.path;
    const saved = await this.ana.files.exportFile({ planId, ...words });
    if (!saved.saved) throw new Error('nothing was saved');
    return { planId, ...saved };
  }

  read() {
    const text = readFileSync(this.path, 'utf8');
    return JSON.parse(text) as { hash: string; plan: Json & { items: Json[]; realms: Json[] } };
  }

  /** Ben opens it and is told why not; nothing else has happened. */
  async expectRefused(planId: string, kind: string, message: RegExp): Promise<void> {
    const { ben, path } = this;
    const failure = await failureOf(ben.open(path));
    expect(failure).toMatchObject({ kind, message: expect.stringMatching(message) });
    expect(failure?.message).toMatch(/not|nothing/i);
    expect(failure?.hint).not.toBe('');
    expect(ben.audit.entries).toEqual([]);
    expect(await failureOf(Promise.resolve().then(() => ben.desk.find(planId)))).toMatchObject({
      kind: 'not-found',
    });
  }
}
