import { RealmButton } from '../realms/RealmButton';
import { useRealms } from '../stores';
import classes from './customers.module.css';

/** With all realms on screen there is nobody to look for yet: a customer is one realm's. */
export function ChooseRealm({ only }: { readonly only?: string | undefined }) {
  const entries = useRealms((state) => state.entries);
  const offered = entries.filter(({ profile }) => only === undefined || profile.id === only);
  return (
    <div className={classes.body}>
      <p>
        A customer belongs to one realm, and you act for them there alone.{' '}
        {only === undefined ? 'Open the realm in which to look:' : 'Open it first:'}
      </p>
      <ul className={classes.realms}>
        {offered.map(({ profile }, index) => (
          <li key={profile.id}>
            <RealmButton profile={profile} size="medium" isFirst={index === 0} />
          </li>
        ))}
      </ul>
    </div>
  );
}
