import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { Field } from './Field';
import classes from './RealmForm.module.css';
import { fieldId, type RealmFormState } from './use-realm-form';

const routeFields = ['routes.list', 'routes.one', 'routes.revoke', 'routes.revokeMethod'] as const;

/** Route overrides: folded away, and opened by itself where something is set or wrong. */
export function AdvancedFields({
  form,
  disabled,
}: {
  readonly form: RealmFormState;
  readonly disabled: boolean;
}) {
  const [wanted, setWanted] = useState(() => routeFields.some((field) => form.values[field] !== ''));
  const bad = routeFields.some((field) => form.errors[field] !== undefined);
  return (
    <details
      className={classes.advanced}
      open={wanted || bad}
      onToggle={(event) => setWanted(event.currentTarget.open)}
    >
      <summary className={classes.summary}>Advanced: route overrides</summary>
      <div className={classes.group}>
        <p className={classes.help}>
          Leave these empty unless Wych told you other paths. They start with / and are taken below the API
          base URL.
        </p>
        <Field
          form={form}
          name="routes.list"
          label="List consents"
          placeholder="/consents"
          disabled={disabled}
        />
        <Field
          form={form}
          name="routes.one"
          label="One consent"
          placeholder="/consents/{consentId}"
          disabled={disabled}
        />
        <div className={classes.route}>
          <Field
            form={form}
            name="routes.revoke"
            label="Revoke a consent"
            placeholder="/consents/{consentId}"
            disabled={disabled}
          />
          <NativeSelect
            id={fieldId('routes.revokeMethod')}
            label="Method"
            disabled={disabled}
            data={[
              { value: '', label: 'Default' },
              { value: 'DELETE', label: 'DELETE' },
              { value: 'POST', label: 'POST' },
            ]}
            value={form.values['routes.revokeMethod']}
            error={form.errors['routes.revokeMethod']}
            onChange={(event) => form.change('routes.revokeMethod', event.currentTarget.value)}
          />
        </div>
      </div>
    </details>
  );
}
