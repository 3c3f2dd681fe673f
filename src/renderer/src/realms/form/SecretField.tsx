import type { RealmEntry, SecretField as SecretName, SecretState } from '../../../../shared/realm';
import { useApp } from '../../stores';
import { backendName } from '../../vault/backend-names';
import { Field } from './Field';
import type { RealmFormState } from './use-realm-form';

interface Props {
  readonly form: RealmFormState;
  readonly name: SecretName;
  readonly label: string;
  readonly entry: RealmEntry | null;
  readonly disabled: boolean;
  readonly first: boolean;
}

/** Typed once, never shown again: the field says where the secret is, and takes a new one (C1). */
export function SecretField({ entry, name, ...rest }: Props) {
  const backend = useApp((state) => state.status?.vault.backend ?? 'session');
  const state: SecretState = entry?.secrets[name] ?? 'missing';
  const placeholder =
    state === 'stored' && !rest.disabled ? `Stored in ${backendName[backend]}. Type to replace.` : '';
  const description =
    state === 'unreadable' ? 'The keychain of today cannot read what is stored. Type it again.' : undefined;
  return <Field {...rest} name={name} placeholder={placeholder} description={description} secret />;
}
