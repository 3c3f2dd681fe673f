import { Button } from '@mantine/core';
import { IconEye, IconFilter, IconShieldCheck } from '@tabler/icons-react';
import { FailureNotice } from '../components/FailureNotice';
import { Page } from '../components/Page';
import { useAct } from '../components/use-act';
import { useApp, useRealms } from '../stores';
import { VaultLine } from '../vault/VaultLine';
import classes from './Welcome.module.css';

const promises = [
  [
    IconEye,
    'See every consent',
    'of one realm or of all of them, in one list that stays fast at a hundred thousand.',
  ],
  [IconFilter, 'Find the one you were asked about', 'by customer, recipient, permission, status or date.'],
  [
    IconShieldCheck,
    'Revoke it, and know that it is revoked',
    'because the app asks the API again before it says so.',
  ],
] as const;

/** The first run: what this is, a way to look around without an account, and where secrets will be kept (R6). */
export default function Welcome() {
  const addDemo = useRealms((state) => state.addDemo);
  const open = useApp((state) => state.open);
  const { run, busy, failure } = useAct(addDemo);
  return (
    <Page
      title="Who may see this customer’s data, and can we stop it now?"
      lead="Wych Consent Inspector answers that in seconds, in every realm you work in."
    >
      <ul className={classes.promises}>
        {promises.map(([Icon, title, text]) => (
          <li key={title} className={classes.promise}>
            <Icon size={20} stroke={1.5} aria-hidden />
            <p>
              <strong>{title}</strong> {text}
            </p>
          </li>
        ))}
      </ul>
      <div className={classes.ways}>
        <Button size="md" loading={busy} onClick={() => void run()} data-autofocus>
          Explore with demo realms
        </Button>
        <Button size="md" variant="default" onClick={() => open({ kind: 'realm-form', realmId: null })}>
          Add a realm
        </Button>
        <Button size="md" variant="subtle" onClick={() => open({ kind: 'import-realms' })}>
          Import realms…
        </Button>
      </div>
      <p className={classes.small}>
        The demo is a sandbox and a production realm on a simulator inside the app: no account, no network.
      </p>
      {failure && <FailureNotice failure={failure} onRetry={() => void run()} busy={busy} />}
      <VaultLine />
    </Page>
  );
}
