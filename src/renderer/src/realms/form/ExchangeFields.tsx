import { Field } from './Field';
import { FoldedFields } from './FoldedFields';
import classes from './RealmForm.module.css';
import { SelectField } from './SelectField';
import type { RealmFormState } from './use-realm-form';

const loginFields = [
  'exchange.requestedSubject',
  'exchange.audience',
  'exchange.scope',
  'exchange.subjectTokenType',
  'exchange.requestedTokenType',
] as const;
const fields = ['exchange.mode', 'exchange.method', ...loginFields] as const;

interface Props {
  readonly form: RealmFormState;
  readonly disabled: boolean;
}

/** How a realm gives tokens on behalf of a customer. Only what belongs to the chosen way is asked for; what was typed for the other stays, and is shown where it is wrong. */
export function ExchangeFields(props: Props) {
  const { form } = props;
  const bad = loginFields.some((field) => form.errors[field] !== undefined);
  const byLogin = bad || form.values['exchange.mode'] === 'rfc8693';
  return (
    <FoldedFields
      form={form}
      title="Advanced: token exchange"
      fields={fields}
      help="How the client token is exchanged for one of a customer, to act on their behalf. Wych’s own route needs partner id and app id."
    >
      <SelectField
        {...props}
        name="exchange.mode"
        label="Exchanged by"
        choices={[
          ['', 'Wych’s own route'],
          ['rfc8693', 'The login (RFC 8693)'],
        ]}
      />
      {byLogin ? <LoginFields {...props} /> : <RouteMethod {...props} />}
    </FoldedFields>
  );
}

const RouteMethod = (props: Props) => (
  <SelectField
    {...props}
    name="exchange.method"
    label="Method"
    choices={[
      ['', 'GET'],
      ['POST', 'POST'],
    ]}
  />
);

const tokenTypes = [
  ['', 'Access token'],
  ['jwt', 'JWT'],
] as const;

const LoginFields = (props: Props) => (
  <>
    <SelectField
      {...props}
      name="exchange.requestedSubject"
      label="The customer is named by"
      choices={[
        ['', 'Customer id'],
        ['email', 'E-mail address'],
      ]}
    />
    <div className={classes.pair}>
      <Field {...props} name="exchange.audience" label="Audience" optional />
      <Field {...props} name="exchange.scope" label="Scopes" optional />
      <SelectField
        {...props}
        name="exchange.subjectTokenType"
        label="Type of the client token"
        choices={tokenTypes}
      />
      <SelectField
        {...props}
        name="exchange.requestedTokenType"
        label="Type of the customer’s token"
        choices={tokenTypes}
      />
    </div>
  </>
);
