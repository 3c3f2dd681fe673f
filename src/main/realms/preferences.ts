import type { Preferences, Scope } from '../../shared/app-status';
import type { RealmProfile } from '../../shared/realm';
import type { Settings } from '../storage/settings-file';
import type { Stored } from '../storage/stored';

/** The operator's few choices, kept with the settings. */
export class PreferenceStore {
  constructor(
    private readonly settings: Stored<Settings>,
    /** Told of a chosen theme once it is saved. */
    private readonly applyTheme: (theme: Preferences['theme']) => void,
    /** Told that the operator opens a realm, whether or not that can be kept: what was allowed in the last one ends. */
    private readonly realmSwitched: (scope: Scope | null) => void = () => {},
  ) {}

  get(): Preferences {
    return this.settings.value.preferences;
  }

  /** Changes only what is named. Throws a `storage` Failure when it cannot be saved. */
  set(change: { [K in keyof Preferences]?: Preferences[K] | undefined }): Preferences {
    if (change.lastScope !== undefined) this.realmSwitched(change.lastScope);
    const named = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    this.settings.update((content) => ({ ...content, preferences: { ...content.preferences, ...named } }));
    if (change.theme !== undefined) this.applyTheme(change.theme);
    return this.get();
  }
}

/**
 * What is open at the start: where the operator was, unless production is in it or it is gone (R3). Then null, and the window opens the first
 * sandbox or asks.
 */
export function startScope(lastScope: Scope | null, profiles: readonly RealmProfile[]): Scope | null {
  if (!lastScope) return null;
  const inScope = lastScope.kind === 'all' ? profiles : profiles.filter(({ id }) => id === lastScope.realmId);
  const safe = inScope.length > 0 && inScope.every(({ environment }) => environment !== 'production');
  return safe ? lastScope : null;
}
