import { Button } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useCallback } from 'react';
import { useAct } from '../components/use-act';
import classes from './revocation.module.css';
import { runStore } from './stores';

/** Reads one consent once more, after an outcome that is not certain. What it is now takes the place of what is said of it. */
export function LookAgain({ index }: { readonly index: number }) {
  const look = useCallback(async () => void (await runStore.getState().lookAgain(index)), [index]);
  const { run, busy, failure } = useAct(look);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconEye size={16} aria-hidden />}
        loading={busy}
        onClick={() => void run()}
      >
        Look again
      </Button>
      {failure && (
        <p className={classes.wrong} role="alert">
          {failure.message} {failure.hint}
        </p>
      )}
    </>
  );
}
