/** One call of the API with a realm's API key and a token: the client's, or that of the customer it acts for. Who calls decides what an answer means. */
import type { RealmProfile } from '../../shared/realm';
import { httpFailure } from './http-failure';
import type { DoorAnswer, NetworkDoor } from './network-door';
import type { ApiTarget } from './routes';
import type { Subject } from './subject';
import type { TokenBroker } from './token-broker';
import { readTyped, type TypedSecretsPorts } from './typed-secrets';

export interface ApiCredentials {
  token: string;
  apiKey: string;
  /** Absent where the token was never looked for in the cache. */
  source?: 'cached' | 'fetched';
  /** The customer whose token it is; absent for the client's own. */
  subject?: Subject | undefined;
}

/** On whose behalf a call is made, and until when. */
export interface CallContext {
  /** Absent: the client's own. */
  subject?: Subject | undefined;
  signal?: AbortSignal | undefined;
}

export interface CallOptions extends CallContext {
  /** Sent as JSON. */
  body?: unknown;
}

export interface WychCallsPorts extends TypedSecretsPorts {
  door: NetworkDoor;
  broker: Pick<TokenBroker, 'tokenFor' | 'reject' | 'forgetSubject'>;
}

export class WychCalls {
  constructor(private readonly ports: WychCallsPorts) {}

  /** Answers any status. A refused token is dropped and the call made once more with a new one (#27). */
  async call(profile: RealmProfile, target: ApiTarget, options: CallOptions = {}): Promise<DoorAnswer> {
    const credentials = await this.credentials(profile, options);
    const answer = await this.send(profile, target, credentials, options);
    if (!(await this.dropIfRefused(profile, credentials, answer))) return answer;
    const renewed = await this.credentials(profile, options);
    const second = await this.send(profile, target, renewed, options);
    await this.dropIfRefused(profile, renewed, second);
    return second;
  }

  /** Read anew for each call, so that a key typed again counts at once. @throws Failure `secret-missing`, or what the login said. */
  async credentials(profile: RealmProfile, { subject, signal }: CallContext = {}): Promise<ApiCredentials> {
    const apiKey = await readTyped(this.ports, profile, 'apiKey');
    const { value, source } = await this.ports.broker.tokenFor(profile, { subject, signal });
    return { apiKey, token: value, source, subject };
  }

  send(
    profile: RealmProfile,
    target: ApiTarget,
    using: ApiCredentials,
    options?: CallOptions,
  ): Promise<DoorAnswer> {
    return sendCall(this.ports.door, profile, target, using, options);
  }

  /** Tokens in the context of this customer are not used again. */
  forgetSubject(profile: RealmProfile, subject: Subject): Promise<void> {
    return this.ports.broker.forgetSubject(profile.id, subject.id);
  }

  /** Whether the answer refuses this very token; then the broker has been told, and another token is worth a try. */
  async dropIfRefused(
    profile: RealmProfile,
    { token, subject }: ApiCredentials,
    answer: DoorAnswer,
  ): Promise<boolean> {
    if (answer.status !== 401 || httpFailure(answer).failure.kind !== 'token-refused') return false;
    await this.ports.broker.reject(profile, token, subject);
    return true;
  }
}

/** One call with exactly these credentials. */
export function sendCall(
  door: NetworkDoor,
  profile: RealmProfile,
  { kind, method, url, origin }: ApiTarget,
  { token, apiKey, source, subject }: ApiCredentials,
  { body, signal }: Pick<CallOptions, 'body' | 'signal'> = {},
): Promise<DoorAnswer> {
  const headers = { accept: 'application/json', 'x-api-key': apiKey, authorization: `Bearer ${token}` };
  const content =
    body === undefined
      ? { headers }
      : { headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return door.send({
    realmId: profile.id,
    kind,
    method,
    url,
    origin,
    ...content,
    ...(source && { token: source }),
    ...(subject && { subject: subject.id }),
    ...(signal && { signal }),
  });
}

/** The answer, when it is a good one. @throws what `httpFailure` makes of any other. */
export function accepted(answer: DoorAnswer): DoorAnswer {
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw httpFailure(answer);
}
