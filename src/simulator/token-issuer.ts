/**
 * Signs and checks the access tokens of one realm. ES256, not Keycloak's default RS256: an RSA key takes a good part of a second to make
 * and the demo's start waits for us, an EC key takes a millisecond; and even that is made only when the first token is asked for.
 */
import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWK, jwtVerify, SignJWT } from 'jose';

const ALGORITHM = 'ES256';

export interface TokenGrant {
  readonly clientId: string;
  readonly scopes: readonly string[];
  /** The customer acted for; absent in a client token. */
  readonly customerId?: string | undefined;
}

type Keys = Awaited<ReturnType<typeof generateKeyPair>>;

export class TokenIssuer {
  readonly #issuer: string;
  readonly #keyId = randomUUID();
  #keys: Promise<Keys> | undefined;
  #serial = 0;
  /** Tokens up to this serial number are no longer good; a not-before time alone could not tell two tokens of one second apart. */
  #revokedUpTo = 0;
  readonly #revokedCustomers = new Map<string, number>();

  constructor(issuer: string) {
    this.#issuer = issuer;
  }

  async issue(grant: TokenGrant, now: number, lifetimeSeconds: number): Promise<string> {
    const issuedAt = Math.floor(now / 1000);
    this.#serial += 1;
    return new SignJWT({
      typ: 'Bearer',
      azp: grant.clientId,
      scope: grant.scopes.join(' '),
      sid: this.#serial,
      ...(grant.customerId ? { act: { sub: grant.clientId } } : {}),
    })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT', kid: this.#keyId })
      .setIssuer(this.#issuer)
      .setSubject(grant.customerId ?? `service-account-${grant.clientId}`)
      .setJti(randomUUID())
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + lifetimeSeconds)
      .sign((await this.#pair()).privateKey);
  }

  /** What the token allows at `now`, or undefined when it allows nothing: expired, foreign, altered or revoked. */
  async check(token: string, now: number): Promise<TokenGrant | undefined> {
    const { publicKey } = await this.#pair();
    const options = { issuer: this.#issuer, algorithms: [ALGORITHM], currentDate: new Date(now) };
    const verified = await jwtVerify(token, publicKey, options).catch(() => undefined);
    if (!verified) return undefined;
    const { sub, azp, scope, sid, act } = verified.payload;
    const customerId = act ? sub : undefined;
    if (Number(sid) <= Math.max(this.#revokedUpTo, this.#revokedCustomers.get(customerId ?? '') ?? 0))
      return undefined;
    return { clientId: String(azp), scopes: String(scope).split(' '), customerId };
  }

  /** Ends every token given out so far. */
  revokeAll(): void {
    this.#revokedUpTo = this.#serial;
  }

  /** Ends the user-context tokens of one customer. */
  revokeCustomer(customerId: string): void {
    this.#revokedCustomers.set(customerId, this.#serial);
  }

  async certs(): Promise<{ keys: JWK[] }> {
    const jwk = await exportJWK((await this.#pair()).publicKey);
    return { keys: [{ ...jwk, kid: this.#keyId, alg: ALGORITHM, use: 'sig' }] };
  }

  #pair(): Promise<Keys> {
    this.#keys ??= generateKeyPair(ALGORITHM);
    return this.#keys;
  }
}
