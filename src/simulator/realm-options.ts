/** What a simulated realm can be asked to be: the ways in which real servers differ, each with the answer of a well-behaved one. */
import type { StatusMix } from './consent-draft';
import type { ListShape, PagingStyle, UserListShape } from './paging';
import type { RateLimitKind } from './rate-limit';
import type { RecordShape } from './record-shapes';

export interface RealmCredentials {
  readonly realmName: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly apiKey: string;
  readonly partnerId: string;
  readonly appId: string;
}

export interface RealmOptions {
  /** The Keycloak realm, as it stands in its URLs. */
  readonly name: string;
  /** How many seeded consents, up to 1,000,000. Default 600. */
  readonly consents?: number;
  /** How often each status comes up. */
  readonly mix?: StatusMix;
  /** Fixed credentials instead of random ones. */
  readonly credentials?: Partial<Omit<RealmCredentials, 'realmName'>>;
  /** Scopes of the client; leave one out to see what a client without it is told. */
  readonly scopes?: readonly string[];
  /** How long a token is good for. Default 900, as in Wych's sample. */
  readonly tokenLifetimeSeconds?: number;
  /** What the token answer says of that: the truth (default), nothing, or any number. */
  readonly expiresIn?: 'honest' | 'missing' | number;
  /** RFC 8693: the `audience` an exchange must name. Default: '', none needed. */
  readonly exchangeAudience?: string;
  /** RFC 8693: what `requested_subject` may be. Default 'id'; Keycloak knows an address only where user names are addresses. */
  readonly exchangeSubject?: 'id' | 'id or email';
  /** How many customers there are; more than consents, and some have none. Default: one for 1.6 consents, at most 5,000. */
  readonly customers?: number;
  /** How the user list is continued. Default 'none', as Wych's guide has it: everybody at once. */
  readonly userPaging?: PagingStyle;
  /** How the user list is wrapped. Default 'array', as the guide has it. */
  readonly userListShape?: UserListShape;
  /** What it says of a customer. Default 'guide': id and e-mail address; 'named' adds the name; 'keycloak' is what Keycloak's own list has. */
  readonly userFields?: 'guide' | 'named' | 'keycloak';
  /** How a list is continued. Default 'page': page number and total. */
  readonly paging?: PagingStyle;
  /** How a list is wrapped. Default 'data'. */
  readonly listShape?: ListShape;
  /** How a consent is written down. Default 'wych'. */
  readonly recordShape?: RecordShape;
  /** Whether `?status=` is honoured (default), ignored, or refused with 400. */
  readonly statusFilter?: 'honoured' | 'ignored' | 'refused';
  /** Default 100. */
  readonly defaultPageSize?: number;
  /** A larger `pageSize` is cut to this without a word. Default 1,000. */
  readonly maxPageSize?: number;
  /** The routes a consent can be revoked by; another is 405. Default: both. */
  readonly revokeRoutes?: readonly RevokeRoute[];
  /** API calls in one second before 429 with Retry-After. Default: Infinity. */
  readonly callsPerSecond?: number;
  /** How those are counted. Default: in each second of the clock. */
  readonly rateLimit?: RateLimitKind;
}

/** `DELETE /consents/{id}` or `POST /consents/{id}/revoke`. */
export type RevokeRoute = 'DELETE' | 'POST';

export type RealmSettings = Required<Omit<RealmOptions, 'credentials' | 'customers'>> &
  Pick<RealmOptions, 'customers'>;

/** What can be changed while the realm runs; the rest made its consents, once. */
export type LiveSettings = Mutable<
  Omit<RealmSettings, 'name' | 'consents' | 'customers' | 'mix' | 'recordShape'>
>;
type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

/**
 * The scopes of the source's sample answer, and two that are **assumed**: no document names the scopes that consents are read and revoked with.
 */
export const SCOPES = {
  exchange: 'EXECUTE:TOKEN_EXCHANGE',
  users: 'READ:APP_USERS',
  readConsents: 'READ:CONSENTS',
  writeConsents: 'WRITE:CONSENTS',
} as const;

const DEFAULTS: Omit<RealmSettings, 'name'> = {
  consents: 600,
  mix: { Active: 55, Pending: 12, Rejected: 6, Revoked: 13, Expired: 9, Consumed: 5 },
  scopes: Object.values(SCOPES),
  tokenLifetimeSeconds: 900,
  expiresIn: 'honest',
  exchangeAudience: '',
  exchangeSubject: 'id',
  userPaging: 'none',
  userListShape: 'array',
  userFields: 'guide',
  paging: 'page',
  listShape: 'data',
  recordShape: 'wych',
  statusFilter: 'honoured',
  defaultPageSize: 100,
  maxPageSize: 1000,
  revokeRoutes: ['DELETE', 'POST'],
  callsPerSecond: Number.POSITIVE_INFINITY,
  rateLimit: 'fixed window',
};

/** @throws RangeError for a realm that cannot be: no name, a bare array that would have to hold a link. */
export function settle({ credentials: _, ...options }: RealmOptions): RealmSettings {
  const settings = { name: options.name, ...DEFAULTS, ...given(options) };
  if (!/^[\w-]+$/.test(settings.name)) throw new RangeError(`not a realm name: '${settings.name}'`);
  if (!(settings.consents >= 0 && settings.consents <= 1_000_000))
    throw new RangeError('0 to 1,000,000 consents');
  refuseRoomless(settings.paging, settings.listShape);
  refuseRoomless(settings.userPaging, settings.userListShape);
  return settings;
}

function refuseRoomless(paging: PagingStyle, shape: ListShape | UserListShape): void {
  if ((paging === 'links' || paging === 'cursor') && shape === 'array')
    throw new RangeError(`a bare array has no room for ${paging}`);
}

/** What was really given: an option that is there but undefined must not hide a default. */
export function given<T extends object>(options: T): Partial<T> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** The demo's sandbox: a lively mix, as testers leave it. */
export function sandboxRealm(options: Partial<RealmOptions> = {}): RealmOptions {
  return {
    name: 'sandbox',
    mix: { Active: 44, Pending: 18, Rejected: 10, Revoked: 14, Expired: 8, Consumed: 6 },
    userFields: 'named',
    ...options,
  };
}

/** The demo's production: mostly active, as customers leave it. */
export function productionRealm(options: Partial<RealmOptions> = {}): RealmOptions {
  return {
    name: 'production',
    mix: { Active: 66, Pending: 6, Rejected: 3, Revoked: 11, Expired: 11, Consumed: 3 },
    userFields: 'named',
    ...options,
  };
}
