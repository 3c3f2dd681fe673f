/**
 * Where a realm's tokens come from, by its discovery document.
 *
 * The document decides where the secret is sent, so it is believed only as far as it names the very issuer that was asked (#21) and
 * endpoints on that issuer's origin (#22): openid-client was seen to send the secret to a foreign token endpoint, and it lets the
 * issuers of some vendors differ. Grant types are not looked at: Wych's sample lists them as one odd string.
 */
import { allowInsecureRequests, customFetch, discovery, type ServerMetadata } from 'openid-client';
import { fail } from '../../shared/failure';
import type { RealmProfile } from '../../shared/realm';
import type { Clock } from '../clock';
import { discoveryFailure, issuerMismatch } from './issuer-failure';
import { LoginExchange } from './issuer-fetch';
import type { NetworkDoor } from './network-door';

/** What of a profile names its login. */
export type Login = Pick<RealmProfile, 'id' | 'loginBaseUrl' | 'realmName'>;

/** An issuer whose document was found sound. */
export type Issuer = Readonly<ServerMetadata> & { readonly token_endpoint: string };

export const issuerUrl = ({ loginBaseUrl, realmName }: Pick<Login, 'loginBaseUrl' | 'realmName'>): string =>
  `${loginBaseUrl.replace(/\/+$/, '')}/realms/${encodeURIComponent(realmName)}`;

export const discoveryUrl = (login: Login): string => `${issuerUrl(login)}/.well-known/openid-configuration`;

/** Asks the login once. Throws `realm-unknown`, `issuer-mismatch`, `foreign-endpoint`, `contract` and what the door throws. */
export async function discoverIssuer(door: NetworkDoor, login: Login, signal?: AbortSignal): Promise<Issuer> {
  const url = new URL(issuerUrl(login));
  const exchange = new LoginExchange(door, {
    realmId: login.id,
    kind: 'discovery',
    origin: url.origin,
    signal,
  });
  const found = await discovery(url, 'discovery', undefined, undefined, {
    [customFetch]: exchange.fetch,
    // The door says where http is allowed; the library is not asked.
    execute: [allowInsecureRequests],
  }).catch((error: unknown) => {
    throw discoveryFailure(error, exchange.answer);
  });
  return sound(found.serverMetadata(), url);
}

function sound(metadata: Readonly<ServerMetadata>, url: URL): Issuer {
  if (!URL.canParse(metadata.issuer) || new URL(metadata.issuer).href !== url.href) throw issuerMismatch();
  const endpoint = metadata.token_endpoint;
  if (typeof endpoint !== 'string' || !URL.canParse(endpoint))
    throw fail(
      'contract',
      'The discovery document names no token endpoint.',
      'Check login address and realm name; report this to Wych if they are right.',
    );
  if (new URL(endpoint).origin !== url.origin)
    throw fail(
      'foreign-endpoint',
      'The discovery document points to a token endpoint on another host. No secret was sent.',
      'Check the login address. If it is right, report this to Wych.',
      { field: 'loginBaseUrl' },
    );
  return { ...metadata, token_endpoint: endpoint };
}

/** Issuers by realm, asked once in a while however many want to know. */
export interface Issuers {
  find(login: Login): Promise<Issuer>;
  forget(realmId: string): void;
}

/** Milliseconds. Endpoints hardly ever move; an hour also bounds how long a wrong answer lives. */
const life = 60 * 60 * 1000;

export class CachedIssuers implements Issuers {
  readonly #known = new Map<string, { url: string; at: number; issuer: Promise<Issuer> }>();

  constructor(
    private readonly door: NetworkDoor,
    private readonly clock: Clock,
  ) {}

  find(login: Login): Promise<Issuer> {
    const url = issuerUrl(login);
    const now = this.clock.now();
    const known = this.#known.get(login.id);
    if (known?.url === url && known.at <= now && now - known.at < life) return known.issuer;
    const entry = { url, at: now, issuer: discoverIssuer(this.door, login) };
    this.#known.set(login.id, entry);
    entry.issuer.catch(() => {
      if (this.#known.get(login.id) === entry) this.#known.delete(login.id);
    });
    return entry.issuer;
  }

  forget(realmId: string): void {
    this.#known.delete(realmId);
  }
}
