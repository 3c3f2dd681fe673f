/**
 * The steps of saving a realm, in an order that survives a crash after any of them.
 *
 * When an address changes, secrets and tokens of the old address are dropped first, then the profile is written, then the new secrets. So at
 * no moment does a secret stand beside an address it was not given for: what a crash can leave is a missing secret.
 */
import { type RealmDraft, type RealmProfile, type SecretField, secretFields } from '../../shared/realm';
import type { Settings } from '../storage/settings-file';
import type { Stored } from '../storage/stored';
import type { RealmSecrets } from '../vault/realm-secrets';
import { sameAudience, sameTokens } from './secret-audience';
import type { Step } from './undoable';

export interface SaveContext {
  settings: Stored<Settings>;
  secrets: RealmSecrets;
  forgetTokens(realmId: string): Promise<void>;
}

export async function saveSteps(
  context: SaveContext,
  profile: RealmProfile,
  existing: RealmProfile | undefined,
  typed: Pick<RealmDraft, SecretField>,
): Promise<Step[]> {
  const before: Step[] = [];
  const after: Step[] = [];
  for (const field of secretFields) {
    const value = typed[field];
    const moved = existing !== undefined && !sameAudience(field, existing, profile);
    if (value === undefined && !moved) continue;
    const previous = existing ? await readable(context.secrets, profile.id, field) : null;
    if (moved) before.push(forgetSecret(context.secrets, profile.id, field, previous));
    if (value !== undefined)
      after.push(writeSecret(context.secrets, profile.id, field, value, moved ? null : previous));
  }
  const tokensEnd = existing !== undefined && (after.length > 0 || !sameTokens(existing, profile));
  // Before, so that a crash leaves no token of the old address; after, for one that was asked for meanwhile.
  const forgetTokens: Step = { run: () => context.forgetTokens(profile.id), undo: () => {} };
  const tokens = tokensEnd ? [forgetTokens] : [];
  return [...tokens, ...before, writeProfile(context.settings, profile, existing), ...after, ...tokens];
}

/** What can be put back when a later step fails: an unreadable secret is lost to the operator already. */
const readable = (secrets: RealmSecrets, realmId: string, field: SecretField): Promise<string | null> =>
  secrets.read(realmId, field).catch(() => null);

function forgetSecret(
  secrets: RealmSecrets,
  realmId: string,
  field: SecretField,
  previous: string | null,
): Step {
  return {
    run: () => secrets.forget(realmId, field),
    undo: async () => {
      if (previous !== null) await secrets.write(realmId, field, previous);
    },
  };
}

function writeSecret(
  secrets: RealmSecrets,
  realmId: string,
  field: SecretField,
  value: string,
  previous: string | null,
): Step {
  return {
    run: () => secrets.write(realmId, field, value),
    undo: () =>
      previous === null ? secrets.forget(realmId, field) : secrets.write(realmId, field, previous),
  };
}

function writeProfile(
  settings: Stored<Settings>,
  profile: RealmProfile,
  existing: RealmProfile | undefined,
): Step {
  const put = (realms: RealmProfile[]) =>
    realms.some(({ id }) => id === profile.id)
      ? realms.map((realm) => (realm.id === profile.id ? profile : realm))
      : [...realms, profile];
  const putBack = (realms: RealmProfile[]) =>
    realms.flatMap((realm) => (realm.id === profile.id ? (existing ?? []) : realm));
  return {
    run: () => settings.update((content) => ({ ...content, realms: put(content.realms) })),
    undo: () => settings.update((content) => ({ ...content, realms: putBack(content.realms) })),
  };
}
