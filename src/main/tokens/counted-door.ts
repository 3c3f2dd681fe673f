/**
 * Counts token requests where they leave, so that nothing is counted that a cache has answered, and nothing is missed, whoever asks: the broker,
 * an exchange, the connection test.
 *
 * By RFC 6749 a request to a token endpoint is a POST with a grant type in its form, and the app sends no other such form. Which address
 * it has is the discovery document's to say, so that is not looked at.
 */
import { type FailureKind, toFailure } from '../../shared/failure';
import type { RealmId } from '../../shared/realm';
import type { DoorAnswer, DoorCall, NetworkDoor } from '../wych/network-door';

export class CountedDoor implements NetworkDoor {
  constructor(
    private readonly door: NetworkDoor,
    private readonly onTokenRequest: (realmId: RealmId) => void,
  ) {}

  async send(call: DoorCall): Promise<DoorAnswer> {
    const count = () => {
      if (isTokenRequest(call)) this.onTokenRequest(call.realmId);
    };
    const answer = await this.door.send(call).catch((error: unknown) => {
      if (!stayedHere.has(toFailure(error).kind)) count();
      throw error;
    });
    count();
    return answer;
  }
}

const isTokenRequest = ({ method, body = '' }: DoorCall): boolean =>
  method === 'POST' && new URLSearchParams(body).has('grant_type');

/** With these the server was never sent anything. Of a time-out nobody knows, so it counts. */
const stayedHere: ReadonlySet<FailureKind> = new Set([
  'insecure-address',
  'foreign-endpoint',
  'host-unreachable',
  'proxy',
  'certificate',
]);
