import { Button } from '@mantine/core';
import { IconStethoscope } from '@tabler/icons-react';
import type { AppStatus } from '../../../shared/app-status';
import { useApp } from '../stores';
import classes from './Section.module.css';

const platformName: Record<AppStatus['platform'], string> = {
  darwin: 'macOS',
  win32: 'Windows',
  linux: 'Linux',
};

export function About() {
  const status = useApp((state) => state.status);
  const open = useApp((state) => state.open);
  if (!status) return null;
  return (
    <div className={classes.section}>
      <dl className={classes.facts}>
        <dt>App</dt>
        <dd>Wych Consent Inspector</dd>
        <dt>Version</dt>
        <dd>{status.version}</dd>
        <dt>Runs on</dt>
        <dd>{platformName[status.platform]}</dd>
        <dt>Licence</dt>
        <dd>MIT</dd>
      </dl>
      <p className={classes.help}>
        The app speaks with the login and API hosts of your realms and with nobody else. Nothing is measured
        or sent home.
      </p>
      <div>
        <Button
          variant="default"
          leftSection={<IconStethoscope size={15} stroke={1.75} aria-hidden />}
          onClick={() => open({ kind: 'diagnostics' })}
        >
          Diagnostics for support…
        </Button>
      </div>
    </div>
  );
}
