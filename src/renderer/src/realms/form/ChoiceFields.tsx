/** The fields of the form that are chosen, not typed: native inputs, so that the keys and screen readers know them. */
import { Switch } from '@mantine/core';
import type { Accent, Environment } from '../../../../shared/realm';
import { RadioChoice } from '../../components/RadioChoice';
import { accents } from '../../schemas';
import classes from './ChoiceFields.module.css';
import { fieldId, type RealmFormState } from './use-realm-form';

interface Props {
  readonly form: RealmFormState;
}

const environmentText: Record<Environment, { readonly title: string; readonly text: string }> = {
  sandbox: { title: 'Sandbox', text: 'Test customers. Mistakes cost nothing.' },
  production: { title: 'Production', text: 'Real customers. Locked until you unlock it by its name.' },
};

export function EnvironmentField({ form }: Props) {
  const error = form.errors.environment;
  return (
    <fieldset className={classes.group} aria-describedby={error ? 'environment-error' : undefined}>
      <legend className={classes.legend}>Environment</legend>
      <div className={classes.cards} data-bad={error !== undefined || undefined}>
        {(['sandbox', 'production'] as const).map((environment, index) => (
          <RadioChoice
            key={environment}
            className={classes.card}
            id={index === 0 ? fieldId('environment') : undefined}
            name="environment"
            value={environment}
            {...environmentText[environment]}
            checked={form.values.environment === environment}
            onChoose={() => form.change('environment', environment)}
          />
        ))}
      </div>
      {error && (
        <p id="environment-error" className={classes.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** For good, as far as this app goes: unlocking does not lift it (V3). */
export function ReadOnlyField({ form }: Props) {
  return (
    <Switch
      id={fieldId('readOnly')}
      name="readOnly"
      label="Read-only: nothing can be revoked in this realm through this app"
      description="For a realm you only look at. Unlocking does not lift it; switching it off here does."
      checked={form.values.readOnly === 'yes'}
      onChange={(event) => form.change('readOnly', event.currentTarget.checked ? 'yes' : '')}
    />
  );
}

const nameOf = (accent: Accent): string => accent[0]?.toUpperCase() + accent.slice(1);

export function AccentField({ form }: Props) {
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>Colour of the window’s frame</legend>
      <div className={classes.swatches}>
        {accents.map((accent) => (
          <label key={accent} className={classes.swatch} data-accent={accent} title={nameOf(accent)}>
            <input
              type="radio"
              id={form.values.accent === accent ? fieldId('accent') : undefined}
              name="accent"
              aria-label={nameOf(accent)}
              checked={form.values.accent === accent}
              onChange={() => form.change('accent', accent)}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
