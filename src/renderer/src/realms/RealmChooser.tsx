import { Page } from '../components/Page';
import { useRealms } from '../stores';
import { RealmButton } from './RealmButton';
import classes from './RealmChooser.module.css';

/** Where every realm is production, none is opened until it is chosen (R3). */
export default function RealmChooser() {
  const entries = useRealms((state) => state.entries);
  return (
    <Page
      title="Which realm do you want to open?"
      lead="A production realm is never opened by itself, so that you always know where you are."
    >
      <ul className={classes.list}>
        {entries.map(({ profile }) => (
          <li key={profile.id}>
            <RealmButton profile={profile} size="large" />
          </li>
        ))}
      </ul>
    </Page>
  );
}
