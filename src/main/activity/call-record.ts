/** What is kept of one call: flat and small, since there may be a hundred thousand. All of it has been redacted. */
import type { ActivityEntry, CallKind, callStates } from '../../shared/activity';
import type { FailureKind } from '../../shared/failure';

export type CallState = (typeof callStates)[number];

/** As it was asked for. */
export type AskedCall = Pick<
  ActivityEntry,
  'at' | 'realmId' | 'kind' | 'method' | 'url' | 'token' | 'subject' | 'sent' | 'attempt'
> & {
  /** The first call of its group, when this is a further attempt. */
  readonly first: CallRecord | undefined;
};

/** Bytes of a record beside its texts, about: what a heap was seen to grow by, and a little more. */
const ownBytes = 280;

export class CallRecord {
  readonly at: number;
  readonly realmId: string;
  readonly kind: CallKind;
  readonly method: ActivityEntry['method'];
  readonly url: string;
  readonly token: ActivityEntry['token'];
  readonly subject: string | null;
  readonly sent: number;
  readonly attempt: number;
  readonly group: number;
  /** Of its group; told to the first one alone. */
  attempts: number;
  state: CallState = 'under-way';
  status: number | null = null;
  failure: FailureKind | null = null;
  requestId: string | null = null;
  received: number | null = null;
  queue: number | null = null;
  wait: number | null = null;
  body: number | null = null;

  constructor(
    readonly seq: number,
    asked: AskedCall,
  ) {
    this.at = asked.at;
    this.realmId = asked.realmId;
    this.kind = asked.kind;
    this.method = asked.method;
    this.url = asked.url;
    this.token = asked.token;
    this.subject = asked.subject;
    this.sent = asked.sent;
    this.attempt = asked.attempt;
    this.attempts = asked.attempt;
    this.group = asked.first?.seq ?? seq;
    if (asked.first) asked.first.attempts = asked.attempt;
  }

  get bytes(): number {
    return ownBytes + this.url.length + (this.requestId?.length ?? 0) + (this.subject?.length ?? 0);
  }
}

export const entryOf = (
  { queue, wait, body, ...call }: CallRecord,
  first: CallRecord | undefined,
): ActivityEntry => ({
  ...call,
  attempts: Math.max(call.attempt, first?.attempts ?? 1),
  timing: { queue, wait, body },
});
