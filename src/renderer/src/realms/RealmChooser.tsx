import { EnvironmentBadge } from '../components/EnvironmentBadge';
import { Page } from '../components/Page';
import { useRealms } from '../stores';
import classes from './RealmChooser.module.css';
import { RealmMark } from './RealmMark';

/** Where every realm is production, none is opened until it is chosen (R3). */
export default function RealmChooser() {
  const entries = useRealms((state) => state.entries);
  const select = useRealms((state) => state.select);
  return (
    <Page
      title="Which realm do you want to open?"
      lead="A production realm is never opened by itself, so that you always know where you are."
    >
      <ul className={classes.list}>
        {entries.map(({ profile }) => (
          <li key={profile.id}>
            <button
              type="button"
              className={classes.realm}
              data-accent={profile.accent}
              onClick={() => select({ kind: 'realm', realmId: profile.id })}
            >
              <RealmMark profile={profile} />
              <span className={classes.name}>{profile.name}</span>
              <EnvironmentBadge environment={profile.environment} />
            </button>
          </li>
        ))}
      </ul>
    </Page>
  );
}
