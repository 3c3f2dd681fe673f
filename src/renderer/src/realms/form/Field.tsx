import { TextInput } from '@mantine/core';
import type { FieldName } from './form-values';
import { fieldId, type RealmFormState } from './use-realm-form';

interface Props {
  readonly form: RealmFormState;
  readonly name: FieldName;
  readonly label: string;
  readonly description?: string | undefined;
  readonly placeholder?: string;
  readonly optional?: boolean;
  readonly disabled?: boolean;
  /** Never shown, not even while it is typed: the screen may be shared. */
  readonly secret?: boolean;
  /** Has the focus when the form opens. */
  readonly first?: boolean;
}

/** React copies what is typed into the page's source where it holds the value; a secret is left to the field itself. */
export function Field({ form, name, label, optional, secret, first, ...rest }: Props) {
  return (
    <TextInput
      {...rest}
      id={fieldId(name)}
      name={name}
      label={optional ? `${label} (optional)` : label}
      type={secret ? 'password' : 'text'}
      autoComplete={secret ? 'new-password' : 'off'}
      spellCheck={false}
      data-autofocus={first || undefined}
      {...(secret ? { defaultValue: '' } : { value: form.values[name] })}
      error={form.errors[name]}
      onChange={(event) => form.change(name, event.currentTarget.value)}
      onBlur={() => form.leave(name)}
    />
  );
}
