import type { RealmEntry } from '../../../shared/realm';
import { EnvironmentBadge } from '../components/EnvironmentBadge';
import { RealmMark } from '../realms/RealmMark';
import { RealmMenu } from '../realms/RealmMenu';
import classes from './RealmRow.module.css';
import { TokenPanel } from './TokenPanel';

interface Props {
  readonly entry: RealmEntry;
  readonly place: { readonly index: number; readonly count: number };
}

/** A realm with its token, and everything that can be done with either. */
export function RealmRow({ entry: { profile }, place }: Props) {
  return (
    <li className={classes.row} data-accent={profile.accent}>
      <div className={classes.head}>
        <RealmMark profile={profile} />
        <span className={classes.name}>{profile.name}</span>
        <EnvironmentBadge environment={profile.environment} />
        <RealmMenu profile={profile} place={place} className={classes.menu} />
      </div>
      <TokenPanel realmId={profile.id} realmName={profile.name} />
    </li>
  );
}
