/** Two operators with computers of their own: other realm ids, other desks, one folder between them. */
import type { Failure, FailureError } from '../../../shared/failure';
import type { RealmProfile } from '../../../shared/realm';
import { TestVisits } from '../../customers/for-tests';
import type { FileChooser } from '../../shell/file-chooser';
import { FakeClock } from '../../wych/network-door-testing';
import { PlanDesk } from '../plan/plan-desk';
import { FakeServer, MemoryAudit } from '../run/run-for-tests';
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
