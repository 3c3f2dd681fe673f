/** What the window may ask of the activity (A1, A2). */
import type { ActivityDetail, ActivityFilter, ActivityQuery, ActivitySlice } from '../../shared/activity';
import { fail } from '../../shared/failure';
import type { Saved } from '../../shared/saved';
import type { ActivityLog } from './activity-log';
import type { ActivityTeller } from './activity-teller';
import { detailOf, shownExchange } from './call-detail';
import type { HarExport } from './har-export';
import type { HeldExchanges } from './held-exchanges';
import type { Redactor } from './redactor/redactor';

export interface ActivityPorts {
  log: ActivityLog;
  held: HeldExchanges;
  redactor: Redactor;
  teller: ActivityTeller;
  har: HarExport;
}

export class ActivityService {
  constructor(private readonly ports: ActivityPorts) {}

  read(query: ActivityQuery): ActivitySlice {
    this.ports.teller.wanted();
    return this.ports.log.read(query);
  }

  /** @throws Failure `not-found` for a call that has been let go. */
  show({ seq }: { seq: number }): ActivityDetail {
    const { log, held, redactor } = this.ports;
    const call = log.show(seq);
    if (!call) throw noLongerKept();
    return detailOf(call, shownExchange(redactor, call.entry, held.of(seq)));
  }

  /** @throws Failure `storage`. */
  saveHar(filter: ActivityFilter): Promise<Saved> {
    return this.ports.har.save(filter);
  }

  clear(): void {
    this.ports.held.clear();
    this.ports.log.clear();
  }
}

const noLongerKept = () =>
  fail(
    'not-found',
    'This call is no longer kept.',
    'The list was cleared, or newer calls have taken its place. Choose another one.',
  );
