import { EnvironmentBadge } from '../components/EnvironmentBadge';
import { RealmMark } from '../realms/RealmMark';
import { useRealms } from '../stores';
import classes from './list.module.css';

/** Whose call it was. A realm may have been deleted since. */
export function CallRealm({ realmId }: { readonly realmId: string }) {
  const profile = useRealms(({ entries }) => entries.find((entry) => entry.profile.id === realmId)?.profile);
  if (!profile) return <span className={classes.quiet}>Deleted realm</span>;
  return (
    <span className={classes.realm}>
      <RealmMark profile={profile} />
      <span className={classes.realmWords}>
        <span className={classes.line} title={profile.name}>
          {profile.name}
        </span>
        <EnvironmentBadge environment={profile.environment} />
      </span>
    </span>
  );
}
