import { type ReactNode, useState } from 'react';
import type { FieldName } from './form-values';
import classes from './RealmForm.module.css';
import type { RealmFormState } from './use-realm-form';

interface Props {
  readonly form: RealmFormState;
  readonly title: string;
  readonly fields: readonly FieldName[];
  readonly help: string;
  readonly children: ReactNode;
}

/** Fields that few realms need: folded away, and opened by themselves where something is set or wrong. */
export function FoldedFields({ form, title, fields, help, children }: Props) {
  const [wanted, setWanted] = useState(() => fields.some((field) => form.values[field] !== ''));
  const bad = fields.some((field) => form.errors[field] !== undefined);
  return (
    <details open={wanted || bad} onToggle={(event) => setWanted(event.currentTarget.open)}>
      <summary className={classes.summary}>{title}</summary>
      <div className={classes.group}>
        <p className={classes.help}>{help}</p>
        {children}
      </div>
    </details>
  );
}
