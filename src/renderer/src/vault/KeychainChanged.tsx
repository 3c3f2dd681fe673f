import { Button } from '@mantine/core';
import { FailureNotice } from '../components/FailureNotice';
import { Page } from '../components/Page';
import { useAct } from '../components/use-act';
import { useApp } from '../stores';
import { backendName } from './backend-names';
import classes from './Vault.module.css';

/** Another keychain than the one that sealed what is stored: nothing is read or written until the operator decides. */
export default function KeychainChanged() {
  const vault = useApp((state) => state.status?.vault);
  const acceptBackend = useApp((state) => state.acceptBackend);
  const quit = useApp((state) => state.quit);
  const { run, busy, failure } = useAct(acceptBackend);
  if (!vault) return null;
  const now = backendName[vault.backend];
  const before = vault.sealedBy ? backendName[vault.sealedBy] : 'another keychain';
  return (
    <Page title="The keychain of this computer has changed" lead={vault.explanation}>
      <div className={classes.choices}>
        <section className={classes.choice}>
          <h3 className={classes.choiceTitle}>Quit and restore the old keychain</h3>
          <p className={classes.choiceText}>
            Sign in to the desktop you used before, or unlock {before}. What is stored is kept and can be read
            again.
          </p>
          <Button onClick={() => void quit()} data-autofocus>
            Quit
          </Button>
        </section>
        <section className={classes.choice}>
          <h3 className={classes.choiceTitle}>Go on with {now}</h3>
          <p className={classes.choiceText}>
            You type the secrets of your realms again. What is stored stays as it is until then.
          </p>
          <Button variant="default" loading={busy} onClick={() => void run()}>
            Go on
          </Button>
        </section>
      </div>
      {failure && (
        <div className={classes.failure}>
          <FailureNotice failure={failure} onRetry={() => void run()} busy={busy} />
        </div>
      )}
    </Page>
  );
}
