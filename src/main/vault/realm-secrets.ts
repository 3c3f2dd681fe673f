import type { RealmId, SecretField, SecretState } from '../../shared/realm';

/** What a realm keeps in the vault: its two typed secrets and its cached tokens (one for each subject). */
export type SecretName = SecretField | `token:${string}`;

/** The vault in the words of realms. Only the token broker, the wych client and the realm registry hold it. */
export interface RealmSecrets {
  /** Null when absent. Throws a `secret-missing` or `vault-changed` Failure when it is stored but cannot be read. */
  read(realmId: RealmId, name: SecretName): Promise<string | null>;
  write(realmId: RealmId, name: SecretName, value: string): Promise<void>;
  forget(realmId: RealmId, name: SecretName): Promise<void>;
  /** Everything of a realm that is deleted. */
  forgetRealm(realmId: RealmId): Promise<void>;
  state(realmId: RealmId, field: SecretField): Promise<SecretState>;
}
