/**
 * Stands at the door and writes down what it is told: first of all the secrets in it, so that they are known before an answer can quote them.
 * Long lists pass by here, so nothing is copied and no body is looked into that is not held.
 */
import type { CallKind } from '../../shared/activity';
import type { Clock } from '../clock';
import type { DoorAnswer, DoorCall } from '../wych/network-door';
import type { CallWatch } from '../wych/network-door-watch';
import type { ActivityLog, CallEnd } from './activity-log';
import type { CallRecord } from './call-record';
import type { HeldExchanges, HeldMessage } from './held-exchanges';
import { learnFromAnswer, learnFromCall } from './learn-secrets';
import { type HeldBody, longestBody, shownBody } from './redactor/body';
import { shownHeaders } from './redactor/headers';
import type { KnownSecrets } from './redactor/known-secrets';
import type { Redactor } from './redactor/redactor';

export interface WatcherPorts {
  log: ActivityLog;
  held: HeldExchanges;
  known: KnownSecrets;
  redactor: Redactor;
  clock: Pick<Clock, 'now'>;
  /** Whether there is a window that bodies are held for. */
  isWatched(): boolean;
}

export class CallWatcher {
  /** The first record of each call that is sent more than once. */
  readonly #firsts = new WeakMap<DoorCall, CallRecord>();

  constructor(private readonly ports: WatcherPorts) {}

  readonly observe = (call: DoorCall): CallWatch => {
    const { log, held, known, redactor, clock } = this.ports;
    learnFromCall(known, call);
    const record = this.#begin(call);
    const request = this.ports.isWatched() ? this.#request(call) : null;
    if (request) held.hold(record.seq, { request, response: null });
    let since = record.at;
    const lap = () => {
      const before = since;
      since = clock.now();
      return Math.max(0, since - before);
    };
    return {
      sent: () => {
        record.queue = lap();
      },
      headers: (status) => {
        record.wait = lap();
        record.status = status;
      },
      answered: (answer, bytes) => {
        learnFromAnswer(known, call, answer);
        const requestId = answer.requestId === undefined ? null : redactor.text(answer.requestId);
        log.end(record, {
          state: stateOf(answer.status),
          status: answer.status,
          requestId,
          received: bytes,
          body: lap(),
        });
        // Dropped meanwhile, or cleared: then it stays so.
        if (request && held.of(record.seq))
          held.hold(record.seq, { request, response: this.#response(call.kind, answer, bytes) });
      },
      failed: (failure) => log.end(record, { state: 'failed', failure }),
    };
  };

  #begin(call: DoorCall): CallRecord {
    const { log, redactor, clock } = this.ports;
    const first = call.attempt && this.#firsts.get(call.attempt.of);
    const record = log.begin({
      at: clock.now(),
      realmId: call.realmId,
      kind: call.kind,
      method: call.method,
      url: ownCopy(redactor.text(call.url)),
      token: call.token ?? null,
      subject: call.subject === undefined ? null : redactor.text(call.subject),
      sent: call.body === undefined ? 0 : Buffer.byteLength(call.body),
      attempt: call.attempt?.number ?? 1,
      first,
    });
    if (call.attempt && !first) this.#firsts.set(call.attempt.of, record);
    return record;
  }

  #request({ kind, headers, body = '' }: DoorCall): HeldMessage {
    const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? null;
    return {
      headers: shownHeaders(this.ports.redactor, Object.entries(headers)),
      body: this.#body(kind, type, body, Buffer.byteLength(body)),
    };
  }

  #response(kind: CallKind, { headers, body }: DoorAnswer, bytes: number): HeldMessage {
    return {
      headers: shownHeaders(this.ports.redactor, headers),
      body: this.#body(kind, headers.get('content-type'), body, bytes),
    };
  }

  #body(kind: CallKind, type: string | null, text: string, bytes: number): HeldMessage['body'] {
    const body: HeldBody = { type, text: text.length > longestBody ? null : text, bytes };
    return kind === 'token' || kind === 'exchange' ? shownBody(this.ports.redactor, body) : body;
  }
}

const stateOf = (status: number): CallEnd['state'] => (status < 400 ? 'answered' : 'refused');

/** A text that was cut out of a longer one holds all of that in memory. */
const ownCopy = (text: string): string => Buffer.from(text).toString();
