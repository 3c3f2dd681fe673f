import { beforeEach, describe, expect, it } from 'vitest';
import { type FailureKind, fail } from '../../shared/failure';
import type { DoorAnswer, DoorCall } from '../wych/network-door';
import { CountedDoor } from './counted-door';

const call: DoorCall = {
  realmId: 'kiwi',
  kind: 'token',
  method: 'POST',
  url: 'https://login.example/realms/kiwi/oauth/token',
  origin: 'https://login.example',
  headers: {},
  body: 'client_id=c&client_secret=s&grant_type=client_credentials',
};
const answer = (status: number): DoorAnswer => ({
  status,
  headers: new Headers(),
  body: '',
  requestId: undefined,
  serverTime: null,
});

let counted: string[];
let outcome: () => Promise<DoorAnswer>;
let door: CountedDoor;

beforeEach(() => {
  counted = [];
  outcome = async () => answer(200);
  door = new CountedDoor({ send: () => outcome() }, (realmId) => counted.push(realmId));
});

describe('counts', () => {
  it.each([200, 401, 429, 503])('a token request, whatever the answer: %i', async (status) => {
    outcome = async () => answer(status);
    expect((await door.send(call)).status).toBe(status);
    expect(counted).toEqual(['kiwi']);
  });

  it('an exchange at the login, which is a request to the same endpoint', async () => {
    const grant = encodeURIComponent('urn:ietf:params:oauth:grant-type:token-exchange');
    await door.send({ ...call, kind: 'exchange', body: `subject_token=t&grant_type=${grant}` });
    expect(counted).toEqual(['kiwi']);
  });

  it.each<FailureKind>(['timeout', 'cancelled', 'contract'])(
    'a request of which nobody knows: %s',
    async (kind) => {
      outcome = () => Promise.reject(fail(kind, 'No answer.', 'Try again.'));
      await expect(door.send(call)).rejects.toMatchObject({ failure: { kind } });
      expect(counted).toEqual(['kiwi']);
    },
  );
});

describe('does not count', () => {
  it.each<FailureKind>(['insecure-address', 'foreign-endpoint', 'host-unreachable', 'proxy', 'certificate'])(
    'what never left this network: %s',
    async (kind) => {
      outcome = () => Promise.reject(fail(kind, 'Not sent.', 'Look there.'));
      await expect(door.send(call)).rejects.toMatchObject({ failure: { kind } });
      expect(counted).toEqual([]);
    },
  );

  it.each<Partial<DoorCall>>([
    { kind: 'discovery', method: 'GET' },
    { kind: 'revoke', body: '{"reason":"grant_type=none"}' },
    { kind: 'exchange', url: 'https://api.example/user/7/token', body: '{}' },
  ])('what is no request to a token endpoint: %o', async (other) => {
    const { body: _, ...bare } = call;
    await door.send({ ...bare, ...other });
    expect(counted).toEqual([]);
  });
});
