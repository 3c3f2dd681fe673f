import { EnvironmentBadge } from '../components/EnvironmentBadge';
import { RealmMark } from '../realms/RealmMark';
import { useRealms } from '../stores';
import classes from './customers.module.css';

/** With all realms on screen there is nobody to look for yet: a customer is one realm's. */
export function ChooseRealm({ only }: { readonly only?: string | undefined }) {
  const entries = useRealms((state) => state.entries);
  const select = useRealms((state) => state.select);
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
            <button
              type="button"
              className={classes.realm}
              data-accent={profile.accent}
              data-autofocus={index === 0 || undefined}
              onClick={() => select({ kind: 'realm', realmId: profile.id })}
            >
              <RealmMark profile={profile} />
              <span className={classes.realmName}>{profile.name}</span>
              <EnvironmentBadge environment={profile.environment} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
