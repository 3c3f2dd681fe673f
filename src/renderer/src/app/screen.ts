/** Which screen the window shows, in order of what must be settled first. */
import type { Scope } from '../../../shared/app-status';
import type { RealmEntry } from '../../../shared/realm';
import type { AppState } from './app-store';

export type Screen =
  | 'starting'
  | 'failed'
  | 'keychain-changed'
  | 'welcome'
  | 'secrets-again'
  | 'choose-realm'
  | 'consents';

export function screenFor(
  { status, failure, secretsLater }: Pick<AppState, 'status' | 'failure' | 'secretsLater'>,
  entries: readonly RealmEntry[],
  scope: Scope | null,
): Screen {
  if (failure) return 'failed';
  if (!status) return 'starting';
  if (status.vault.state === 'changed') return 'keychain-changed';
  if (entries.length === 0) return 'welcome';
  if (status.vault.unreadable.length > 0 && !secretsLater) return 'secrets-again';
  return scope ? 'consents' : 'choose-realm';
}
