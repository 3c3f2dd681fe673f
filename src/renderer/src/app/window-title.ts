import type { RealmEntry } from '../../../shared/realm';

const appName = 'Wych Consent Inspector';

/** What the task bar shows: the environment first, because it is cut off last. */
export function windowTitle(open: readonly RealmEntry[], all: boolean): string {
  const [first] = open;
  if (!first) return appName;
  if (!all) return `${first.profile.environment.toUpperCase()} · ${first.profile.name} · ${appName}`;
  const production = open.some((entry) => entry.profile.environment === 'production');
  return `${production ? 'WITH PRODUCTION' : 'SANDBOX'} · All realms · ${appName}`;
}
