import { Field } from './Field';
import { FoldedFields } from './FoldedFields';
import classes from './RealmForm.module.css';
import { SelectField } from './SelectField';
import type { RealmFormState } from './use-realm-form';

const fields = [
  'routes.list',
  'routes.one',
  'routes.revoke',
  'routes.revokeMethod',
  'routes.users',
  'routes.userToken',
] as const;

interface Props {
  readonly form: RealmFormState;
  readonly disabled: boolean;
}

export function RouteFields(props: Props) {
  return (
    <FoldedFields
      form={props.form}
      title="Advanced: route overrides"
      fields={fields}
      help="Leave these empty unless Wych told you other paths. They start with / and are taken below the API base URL."
    >
      <Field {...props} name="routes.list" label="List consents" placeholder="/consents" />
      <Field {...props} name="routes.one" label="One consent" placeholder="/consents/{consentId}" />
      <div className={classes.route}>
        <Field {...props} name="routes.revoke" label="Revoke a consent" placeholder="/consents/{consentId}" />
        <SelectField
          {...props}
          name="routes.revokeMethod"
          label="Method"
          choices={[
            ['', 'Default'],
            ['DELETE', 'DELETE'],
            ['POST', 'POST'],
          ]}
        />
      </div>
      <Field
        {...props}
        name="routes.users"
        label="List customers"
        placeholder="/partner/{partnerId}/app/{appId}/users"
      />
      <Field
        {...props}
        name="routes.userToken"
        label="A customer’s token"
        placeholder="/partner/{partnerId}/app/{appId}/user/{userId}/token"
      />
    </FoldedFields>
  );
}
