/** The activity as it stands at the door, and calls to tell it of. */
import type { ActivityFilter, ActivityQuery } from '../../shared/activity';
import type { DoorAnswer, DoorCall } from '../wych/network-door';
import type { CallWatch } from '../wych/network-door-watch';
import { ActivityLog } from './activity-log';
import { CallWatcher } from './call-watcher';
import { HeldExchanges } from './held-exchanges';
import { KnownSecrets } from './redactor/known-secrets';
import { Redactor } from './redactor/redactor';

export interface Observed {
  readonly log: ActivityLog;
  readonly held: HeldExchanges;
  readonly redactor: Redactor;
  observe(call: DoorCall): CallWatch;
  /** Milliseconds pass. */
  wait(ms: number): void;
  /** From asking to the last byte. */
  exchange(call: DoorCall, answer: Answered): void;
}
export interface Answered {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly requestId?: string;
}

export function observed(more: { budget?: number; isWatched?: () => boolean } = {}): Observed {
  let now = Date.parse('2026-01-05T09:00:00Z');
  const log = new ActivityLog(() => {}, more.budget);
  const held = new HeldExchanges();
  const known = new KnownSecrets();
  const redactor = new Redactor(known);
  const clock = { now: () => now };
  const isWatched = more.isWatched ?? (() => true);
  const { observe } = new CallWatcher({ log, held, known, redactor, clock, isWatched });
  return {
    log,
    held,
    redactor,
    observe,
    wait: (ms) => {
      now += ms;
    },
    exchange: (call, answered) => {
      const answer = answerOf(answered);
      const watch = observe(call);
      watch.sent();
      watch.headers(answer.status, answer.headers);
      watch.answered(answer, Buffer.byteLength(answer.body));
    },
  };
}

export const answerOf = ({ status = 200, headers = {}, body = '', requestId }: Answered): DoorAnswer => ({
  status,
  headers: new Headers({ ...(body !== '' && { 'content-type': 'application/json' }), ...headers }),
  body,
  requestId,
  serverTime: null,
});

export const callOf = (more: Partial<DoorCall> = {}): DoorCall => ({
  realmId: 'sandbox',
  kind: 'list',
  method: 'GET',
  url: 'https://api.test/v4/consents?page=1',
  origin: 'https://api.test',
  headers: { accept: 'application/json' },
  ...more,
});

export const everything: ActivityFilter = { realmId: null, kinds: [], states: [], text: '' };
export const query = (more: Partial<ActivityQuery> = {}): ActivityQuery => ({
  filter: everything,
  asOf: null,
  from: 0,
  limit: 200,
  ...more,
});
