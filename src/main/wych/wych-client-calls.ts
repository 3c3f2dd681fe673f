/** One call of the API with a realm's API key and token. Who calls decides what an answer means. */
import { fail } from '../../shared/failure';
import type { RealmProfile } from '../../shared/realm';
import type { RealmSecrets } from '../vault/realm-secrets';
import { httpFailure } from './http-failure';
import type { DoorAnswer, NetworkDoor } from './network-door';
import type { ApiTarget } from './routes';
import { type IsCurrent, realmEdited } from './stale-profile';
import type { TokenBroker } from './token-broker';

export interface ApiCredentials {
  token: string;
  apiKey: string;
}

export interface CallOptions {
  /** Sent as JSON. */
  body?: unknown;
  signal?: AbortSignal | undefined;
}

export class WychCalls {
  constructor(
    private readonly door: NetworkDoor,
    private readonly broker: TokenBroker,
    private readonly secrets: RealmSecrets,
    private readonly isCurrent: IsCurrent,
  ) {}

  /** Answers any status. A refused token is dropped and the call made once more with a new one (#27). */
  async call(profile: RealmProfile, target: ApiTarget, options: CallOptions = {}): Promise<DoorAnswer> {
    const credentials = await this.credentials(profile, options.signal);
    const answer = await this.send(profile, target, credentials, options);
    if (!(await this.dropIfRefused(profile, credentials, answer))) return answer;
    const renewed = await this.credentials(profile, options.signal);
    const second = await this.send(profile, target, renewed, options);
    await this.dropIfRefused(profile, renewed, second);
    return second;
  }

  /** Read anew for each call, so that a key typed again counts at once. @throws Failure `secret-missing`, or what the login said. */
  async credentials(profile: RealmProfile, signal?: AbortSignal): Promise<ApiCredentials> {
    const apiKey = await this.secrets.read(profile.id, 'apiKey');
    if (!this.isCurrent(profile)) throw realmEdited();
    if (!apiKey) {
      throw fail(
        'secret-missing',
        `The API key of ${profile.name} is missing.`,
        'Open the settings of this realm and type it in.',
        { field: 'apiKey' },
      );
    }
    return { apiKey, token: await this.broker.clientToken(profile, signal) };
  }

  send(
    profile: RealmProfile,
    target: ApiTarget,
    using: ApiCredentials,
    options?: CallOptions,
  ): Promise<DoorAnswer> {
    return sendCall(this.door, profile, target, using, options);
  }

  /** Whether the answer refuses this very token; then the broker has been told, and another token is worth a try. */
  async dropIfRefused(
    profile: RealmProfile,
    { token }: ApiCredentials,
    answer: DoorAnswer,
  ): Promise<boolean> {
    if (answer.status !== 401 || httpFailure(answer).failure.kind !== 'token-refused') return false;
    await this.broker.reject(profile, token);
    return true;
  }
}

/** One call with exactly these credentials. */
export function sendCall(
  door: NetworkDoor,
  profile: RealmProfile,
  { method, url, origin }: ApiTarget,
  { token, apiKey }: ApiCredentials,
  { body, signal }: CallOptions = {},
): Promise<DoorAnswer> {
  const headers = { accept: 'application/json', 'x-api-key': apiKey, authorization: `Bearer ${token}` };
  const content =
    body === undefined
      ? { headers }
      : { headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return door.send({ realmId: profile.id, method, url, origin, ...content, ...(signal && { signal }) });
}

/** The answer, when it is a good one. @throws what `httpFailure` makes of any other. */
export function accepted(answer: DoorAnswer): DoorAnswer {
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw httpFailure(answer);
}
