import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../components/Dialog';
import dialog from '../../components/Dialog.module.css';
import { EnvironmentBadge } from '../../components/EnvironmentBadge';
import { FailureNotice } from '../../components/FailureNotice';
import { Notice } from '../../components/Notice';
import { useAct } from '../../components/use-act';
import { useApp, useRealms } from '../../stores';
import classes from './profile-file.module.css';
import { exportRealms } from './profile-files';

/** Which realms go into a file for the team (R5), and that no secret does. */
export default function ExportRealms() {
  const close = useApp((state) => state.close);
  const profiles = useRealms((state) => state.entries).flatMap(({ profile }) =>
    profile.demo ? [] : [profile],
  );
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [savedAs, setSavedAs] = useState<string | null>(null);
  const chosen = profiles.filter(({ id }) => !left.has(id)).map(({ id }) => id);
  const act = useAct(async () => {
    const saved = await exportRealms(chosen);
    if (saved.saved) setSavedAs(saved.fileName);
  });
  const toggle = (id: string) =>
    setLeft((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  return (
    <Dialog onClose={act.busy ? () => {} : close} size={520} title="Export realms">
      <div className={classes.body}>
        {profiles.length === 0 ? (
          <p>There are no realms of your own yet. Demo realms are offered by every installation.</p>
        ) : (
          <ul className={classes.choice} aria-label="Realms">
            {profiles.map(({ id, name, environment, accent }) => (
              <li key={id} data-accent={accent}>
                <Checkbox
                  checked={!left.has(id)}
                  onChange={() => toggle(id)}
                  label={<span className={classes.name}>{name}</span>}
                />
                <EnvironmentBadge environment={environment} />
              </li>
            ))}
          </ul>
        )}
        <Notice title="No secret goes into the file">
          Client secrets, API keys and tokens stay on this computer. Whoever imports the file types their own.
        </Notice>
        {act.failure && <FailureNotice failure={act.failure} onRetry={() => void act.run()} />}
        <p role="status" className={classes.saved}>
          {savedAs && `Saved as ${savedAs}.`}
        </p>
      </div>
      <div className={dialog.actions}>
        <Button variant="default" onClick={close} disabled={act.busy} data-autofocus>
          {savedAs ? 'Close' : 'Cancel'}
        </Button>
        <Button disabled={chosen.length === 0} loading={act.busy} onClick={() => void act.run()}>
          Export {chosen.length === 1 ? '1 realm' : `${chosen.length} realms`}…
        </Button>
      </div>
    </Dialog>
  );
}
