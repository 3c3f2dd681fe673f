import type { RealmEntry } from '../../../../shared/realm';
import { Notice } from '../../components/Notice';
import { secretFields } from '../../schemas';
import { AccentField, EnvironmentField, ReadOnlyField } from './ChoiceFields';
import { ExchangeFields } from './ExchangeFields';
import { Field } from './Field';
import classes from './RealmForm.module.css';
import { RouteFields } from './RouteFields';
import { SecretField } from './SecretField';
import type { RealmFormState } from './use-realm-form';

interface Props {
  readonly form: RealmFormState;
  readonly entry: RealmEntry | null;
}

/** Every field of a realm, grouped as an operator gets them: what it is, how to log in, where the API is. */
export function FormFields({ form, entry }: Props) {
  const demo = entry?.profile.demo ?? false;
  // A realm that lacks a secret is opened to type it.
  const lacking = entry && !demo ? secretFields.find((name) => entry.secrets[name] !== 'stored') : undefined;
  return (
    <>
      <section className={classes.group}>
        <h3 className={classes.groupTitle}>Realm</h3>
        <Field
          form={form}
          name="name"
          label="Name"
          first={!lacking}
          description="As you and your colleagues call it."
        />
        <EnvironmentField form={form} />
        <ReadOnlyField form={form} />
        <AccentField form={form} />
      </section>
      {demo && (
        <Notice title="Served by the built-in simulator">
          Addresses and credentials of a demo realm are the app’s own, so there is nothing to set.
        </Notice>
      )}
      <section className={classes.group}>
        <h3 className={classes.groupTitle}>Login</h3>
        <Field form={form} name="loginBaseUrl" label="Login base URL" disabled={demo} />
        <div className={classes.pair}>
          <Field form={form} name="realmName" label="Realm name" placeholder="your-bank" disabled={demo} />
          <Field form={form} name="clientId" label="Client id" disabled={demo} />
        </div>
        <SecretField
          form={form}
          name="clientSecret"
          label="Client secret"
          first={lacking === 'clientSecret'}
          entry={entry}
          disabled={demo}
        />
      </section>
      <section className={classes.group}>
        <h3 className={classes.groupTitle}>API</h3>
        <Field form={form} name="apiBaseUrl" label="API base URL" disabled={demo} />
        <SecretField
          form={form}
          name="apiKey"
          label="API key"
          first={lacking === 'apiKey'}
          entry={entry}
          disabled={demo}
        />
        <div className={classes.pair}>
          <Field form={form} name="partnerId" label="Partner id" optional disabled={demo} />
          <Field form={form} name="appId" label="App id" optional disabled={demo} />
        </div>
      </section>
      <ExchangeFields form={form} disabled={demo} />
      <RouteFields form={form} disabled={demo} />
    </>
  );
}
