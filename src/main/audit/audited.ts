/**
 * Which changes through the bridge are recorded, and as what (E1): one table. What services record by themselves, because it must be on the disk
 * before they act (locks, runs, plans, proofs, exports), is not in it.
 *
 * A change here is made first and recorded right after. When the record cannot be written the operator is told so: the change stands.
 */
import type { AuditEntry } from '../../shared/audit';
import type { BridgeHandlers } from '../../shared/bridge';
import { FailureError, fail } from '../../shared/failure';
import type { ProxySetting } from '../../shared/network';
import { type RealmId, type RealmProfile, type SecretField, secretFields } from '../../shared/realm';
import { type AuditLog, auditRealm } from './audit-log';
import { changedFields, describedFields } from './profile-changes';

export interface AuditedOptions {
  log: AuditLog;
  /** The realms as they are now. */
  profiles(): readonly RealmProfile[];
}

interface Made<I, O> {
  input: I;
  output: O;
  /** The realms before it. */
  before: readonly RealmProfile[];
}

/** The same handlers; what they change is recorded. */
export function audited(handlers: BridgeHandlers, { log, profiles }: AuditedOptions): BridgeHandlers {
  const { app, vault, realms, tokens, network } = handlers;

  const recorded =
    <I, O>(
      change: (input: I) => Promise<O> | O,
      /** What was done, for when it could not be recorded. */
      done: string,
      entries: (made: Made<I, O>) => AuditEntry[],
    ) =>
    async (input: I): Promise<O> => {
      const before = profiles();
      const output = await change(input);
      try {
        const made = entries({ input, output, before });
        await Promise.all(made.map((entry) => log.append(entry)));
      } catch (error) {
        throw notRecorded(done, error);
      }
      return output;
    };

  return {
    ...handlers,
    app: {
      ...app,
      setPreferences: recorded(app.setPreferences, 'The setting is changed', ({ input }) =>
        // The only preference that protection depends on.
        input.unlockMinutes === undefined
          ? []
          : [{ kind: 'setting-changed', details: { unlockMinutes: input.unlockMinutes } }],
      ),
    },
    vault: {
      ...vault,
      acceptBackend: recorded(vault.acceptBackend, 'The keychain is accepted', ({ output }) => [
        { kind: 'keychain-accepted', details: { backend: output.backend } },
      ]),
    },
    realms: {
      ...realms,
      save: recorded(realms.save, 'The realm is saved', ({ input, output, before }) => {
        const now = output.profile;
        const was = before.find(({ id }) => id === now.id);
        const secrets = secretFields.filter((field) => input[field] !== undefined);
        return [...profileEntries(was, now), ...secrets.map((field) => secretChanged(now, field))];
      }),
      duplicate: recorded(realms.duplicate, 'The realm is copied', ({ input, output }) => [
        added(output.profile, { copyOf: input.realmId }),
      ]),
      remove: recorded(realms.remove, 'The realm is removed', ({ input, before }) => [
        { kind: 'realm-removed', ...realmIn(before, input.realmId) },
      ]),
      addDemo: recorded(realms.addDemo, 'The demo realms are added', ({ output, before }) =>
        output
          .filter(({ profile }) => before.every(({ id }) => id !== profile.id))
          .map(({ profile }) => added(profile)),
      ),
    },
    network: {
      ...network,
      setProxy: recorded(network.setProxy, 'The proxy is changed', ({ input }) => [
        { kind: 'setting-changed', details: proxyDetails(input) },
      ]),
    },
    tokens: {
      ...tokens,
      discard: recorded(tokens.discard, 'The tokens are discarded', ({ input, before }) => [
        {
          kind: 'token-discarded',
          ...realmIn(before, input.realmId),
          ...(input.customerId !== undefined && { subject: input.customerId }),
        },
      ]),
    },
  };
}

/** A PAC file's query may name a person or hold a key. */
function proxyDetails(setting: ProxySetting): Record<string, string> {
  if (!('url' in setting)) return { proxy: setting.mode };
  const { origin, pathname } = new URL(setting.url);
  return { proxy: setting.mode, address: origin + pathname };
}

const secretNames: Record<SecretField, string> = { clientSecret: 'client secret', apiKey: 'API key' };

const secretChanged = (profile: RealmProfile, field: SecretField): AuditEntry => ({
  kind: 'secret-changed',
  realm: auditRealm(profile),
  details: { secret: secretNames[field] },
});

const added = (profile: RealmProfile, more: Record<string, string> = {}): AuditEntry => ({
  kind: 'realm-added',
  realm: auditRealm(profile),
  details: { ...more, ...describedFields(profile) },
});

function profileEntries(was: RealmProfile | undefined, now: RealmProfile): AuditEntry[] {
  if (!was) return [added(now)];
  const details = changedFields(was, now);
  return Object.keys(details).length === 0
    ? []
    : [{ kind: 'realm-changed', realm: auditRealm(now), details }];
}

/** One that is not among them, gone in the same moment, is named by its id. */
function realmIn(profiles: readonly RealmProfile[], realmId: RealmId): Pick<AuditEntry, 'realm' | 'details'> {
  const profile = profiles.find(({ id }) => id === realmId);
  return profile ? { realm: auditRealm(profile) } : { details: { realmId } };
}

function notRecorded(done: string, cause: unknown): FailureError {
  const hint = cause instanceof FailureError ? cause.failure.hint : 'Look at the audit log.';
  return fail('storage', `${done}, but this could not be recorded in the audit log.`, hint, { cause });
}
