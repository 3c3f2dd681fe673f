import type { CustomFetch } from 'openid-client';
import type { DoorAnswer, DoorCall, NetworkDoor } from './network-door';

/**
 * What openid-client sends through the door. It asks for `redirect: 'manual'`, which Electron cannot do; the door has its own rules and
 * minds nothing but address, method, headers and body.
 *
 * The last answer stays here: the library's errors carry bodies, so what went wrong is told from the answer and never from them.
 */
export class LoginExchange {
  answer: DoorAnswer | null = null;

  constructor(
    private readonly door: NetworkDoor,
    private readonly call: Pick<DoorCall, 'realmId' | 'kind' | 'origin'> & {
      subject?: string | undefined;
      signal?: AbortSignal | undefined;
    },
    /** Mends an answer that the library would refuse. */
    private readonly mend: (answer: DoorAnswer) => DoorAnswer = (answer) => answer,
  ) {}

  readonly fetch: CustomFetch = async (url, { method, headers, body }) => {
    const { signal, subject, ...call } = this.call;
    this.answer = this.mend(
      await this.door.send({
        ...call,
        ...(subject === undefined ? {} : { subject }),
        ...(signal ? { signal } : {}),
        ...(body ? { body: String(body) } : {}),
        method: method === 'POST' ? 'POST' : 'GET',
        url,
        headers,
      }),
    );
    const { status, headers: answered } = this.answer;
    const bodyless = status === 204 || status === 205 || status === 304;
    return new Response(bodyless ? null : this.answer.body, { status, headers: answered });
  };
}
