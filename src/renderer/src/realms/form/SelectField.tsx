import { NativeSelect } from '@mantine/core';
import type { FieldName } from './form-values';
import { fieldId, type RealmFormState } from './use-realm-form';

interface Props {
  readonly form: RealmFormState;
  readonly name: FieldName;
  readonly label: string;
  readonly disabled: boolean;
  /** Value and name of each; the first is what an empty field means. */
  readonly choices: readonly (readonly [value: string, name: string])[];
}

export function SelectField({ form, name, label, disabled, choices }: Props) {
  return (
    <NativeSelect
      id={fieldId(name)}
      name={name}
      label={label}
      disabled={disabled}
      data={choices.map(([value, text]) => ({ value, label: text }))}
      value={form.values[name]}
      error={form.errors[name]}
      onChange={(event) => form.change(name, event.currentTarget.value)}
    />
  );
}
