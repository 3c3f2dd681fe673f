/** The Keycloak that `npm run test:keycloak` started: where it is, and who is in its realms' files. */
import { readFileSync } from 'node:fs';
import type { ExchangeOverrides, RealmProfile } from '../../../../shared/realm';
import { profileFor } from '../../network-door-testing';
import type { Subject } from '../../subject';
import { realmId } from '../app-testing';

export interface RunningKeycloak {
  origin: string;
  admin: { username: string; password: string };
}

const told = process.env.KEYCLOAK_FOR_TESTS;
if (told === undefined) throw new Error('There is no Keycloak to test against. Run: npm run test:keycloak');
export const keycloak: RunningKeycloak = JSON.parse(told);

interface RealmFile {
  clients: { clientId: string; secret: string }[];
  users: { id: string; username: string; email: string }[];
}

const realmFile = (realm: string): RealmFile =>
  JSON.parse(readFileSync(new URL(`./realms/${realm}.json`, import.meta.url), 'utf8'));

/** As the realm's file says. */
export function secretOf(clientId: string, realm = 'partner'): string {
  const client = realmFile(realm).clients.find((known) => known.clientId === clientId);
  if (!client) throw new RangeError(`no client ${clientId} in ${realm}`);
  return client.secret;
}

/** As the realm's file says. */
export function customer(username: string): Subject {
  const user = realmFile('partner').users.find((known) => known.username === username);
  if (!user) throw new RangeError(`no user ${username}`);
  return { id: user.id, email: user.email };
}

export const profile = (clientId = 'partner-desk', more: Partial<RealmProfile> = {}): RealmProfile =>
  profileFor(
    { loginBaseUrl: keycloak.origin, apiBaseUrl: `${keycloak.origin}/api` },
    { id: realmId, realmName: 'partner', clientId, ...more },
  );

/** Keycloak's exchange is that of RFC 8693, and not Wych's own route. */
export const exchanging = (clientId = 'partner-desk', exchange: ExchangeOverrides = {}): RealmProfile =>
  profile(clientId, { exchange: { mode: 'rfc8693', ...exchange } });
