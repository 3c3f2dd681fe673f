import { Button, Menu } from '@mantine/core';
import { IconFileCertificate } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import type { Saved } from '../../../shared/saved';
import { useAct } from '../components/use-act';
import classes from './revocation.module.css';
import { runStore } from './stores';

interface Props {
  /** Of one consent; null for the whole run. */
  readonly index: number | null;
}

/** The proof of a revocation as a file: what was before, what was sent and answered, what was read after (V8). */
export function ProofButtons({ index }: Props) {
  const [saved, setSaved] = useState<Saved | null>(null);
  const { run, busy, failure } = useAct(
    useCallback(
      async (format: 'json' | 'pdf') => {
        setSaved(null);
        setSaved(await runStore.getState().saveProof({ index, format }));
      },
      [index],
    ),
  );
  return (
    <>
      <Menu position="top-start" shadow="md" transitionProps={{ duration: 0 }} withinPortal={false}>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconFileCertificate size={16} aria-hidden />}
            loading={busy}
          >
            {index === null ? 'Proof of the run…' : 'Proof…'}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={classes.menu}>
          <Menu.Item onClick={() => void run('pdf')}>As a page to print (PDF)</Menu.Item>
          <Menu.Item onClick={() => void run('json')}>As data (JSON)</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <span className={classes.saved} aria-live="polite">
        {failure ? (
          <span className={classes.wrong}>
            {failure.message} {failure.hint}
          </span>
        ) : (
          saved?.saved && `Saved as ${saved.fileName}`
        )}
      </span>
    </>
  );
}
