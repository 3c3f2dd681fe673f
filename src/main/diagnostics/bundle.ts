/**
 * What a support desk needs to see, gathered from whoever knows it. Made for the day on which something is broken: a part that cannot be had is
 * told as such, and the rest is there.
 */
import type { ActivitySlice } from '../../shared/activity';
import type { Notice } from '../../shared/app-status';
import { toFailure } from '../../shared/failure';
import type { NetworkState } from '../../shared/network';
import type { RealmEntry } from '../../shared/realm';
import type { RealmTokens } from '../../shared/token';
import type { VaultStatus } from '../../shared/vault-status';
import type { AppFacts } from './app-facts';
import { callLines } from './call-line';
import type { LastFailures } from './last-failures';
import { maskedUrls } from './masked-url';
import { realmLines } from './realm-line';
import { tokenLines } from './token-line';
import { plainFailure } from './without-people';

export interface BundleSources {
  app(): AppFacts;
  vault(): Promise<VaultStatus>;
  network(): Promise<NetworkState>;
  realms(): Promise<RealmEntry[]>;
  tokens(realmId: string): Promise<RealmTokens>;
  /** The newest calls, as many as are asked for. */
  activity(limit: number): Promise<ActivitySlice>;
  failures: Pick<LastFailures, 'list'>;
  /** Those that change what the app does. */
  settings(): Record<string, string | number | boolean>;
  notices(): Notice[];
}

const mostCalls = 200;

const contents =
  'Versions, settings, realms, states of tokens, the last failures and the last calls. No secret, no token, no body of a call, and nobody’s name, e-mail address or id. Parts of addresses that could name somebody are shown as {…}.';

export async function gatherBundle(sources: BundleSources, madeAt: number): Promise<Record<string, unknown>> {
  const entries = await sources.realms();
  return {
    format: 'wych-inspector-diagnostics',
    version: 1,
    madeAt: new Date(madeAt).toISOString(),
    contents,
    app: await part(sources.app),
    vault: await part(sources.vault),
    network: await part(async () => networkLines(await sources.network())),
    settings: await part(sources.settings),
    notices: await part(sources.notices),
    realms: await Promise.all(
      entries.map(async (entry) => ({
        ...realmLines(entry),
        ...(await part(async () => tokenLines(await sources.tokens(entry.profile.id)))),
      })),
    ),
    lastFailures: sources.failures.list().map(({ at, request, failure }) => ({
      at: new Date(at).toISOString(),
      request,
      ...plainFailure(failure),
    })),
    activity: await part(async () => {
      const { total, dropped, entries: calls } = await sources.activity(mostCalls);
      return {
        callsKept: total,
        callsLetGo: dropped,
        newest: callLines(calls, maskedUrls(entries.map(({ profile }) => profile))),
      };
    }),
  };
}

async function part<T>(read: () => T | Promise<T>): Promise<T | { unavailable: string }> {
  try {
    return await read();
  } catch (error) {
    return { unavailable: toFailure(error).kind };
  }
}

/** A question is told by its proxy: what the proxy says of itself may greet its user. */
const networkLines = ({ setting, routes, questions }: NetworkState) => ({
  setting,
  routes,
  waitingFor: questions.map(({ proxy, again }) => ({ proxy, again })),
});
