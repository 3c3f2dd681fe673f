import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { FailureNotice } from '../components/FailureNotice';
import { useAct } from '../components/use-act';
import { useApp } from '../stores';
import classes from './Section.module.css';

const least = 1;
const most = 60;
const isMinutes = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;

/** For how long a production realm stays unlocked, and what else locks it (V3). */
export function ProductionLock() {
  const kept = useApp((state) => state.status?.preferences.unlockMinutes);
  const setMinutes = useApp((state) => state.setUnlockMinutes);
  const { run, failure } = useAct(setMinutes);
  const [typed, setTyped] = useState<number | string>(kept ?? '');
  return (
    <div className={classes.section}>
      <div className={classes.row}>
        <div>
          <p className={classes.label} id="unlock-minutes">
            Production stays unlocked for
          </p>
          <p className={classes.help}>Counts from the next unlocking on. Shorter is safer.</p>
        </div>
        <NumberInput
          aria-labelledby="unlock-minutes"
          className={classes.control}
          w={120}
          suffix=" min"
          min={least}
          max={most}
          clampBehavior="none"
          allowDecimal={false}
          allowNegative={false}
          value={typed}
          error={isMinutes(typed) ? undefined : `From ${least} to ${most}`}
          onChange={(value) => {
            setTyped(value);
            if (isMinutes(value) && value !== kept) void run(value);
          }}
        />
      </div>
      {failure && <FailureNotice failure={failure} />}
      <dl className={classes.facts}>
        <dt>Unlocked by</dt>
        <dd>Typing the name of the realm, one realm at a time.</dd>
        <dt>Locked again</dt>
        <dd>
          When the time is up, when you open another realm or edit this one, when the computer is locked or
          sleeps, when the app is closed, and at once by ‘Lock now’.
        </dd>
        <dt>Never unlocked</dt>
        <dd>Realms that are marked read-only. Edit a realm to mark it.</dd>
        <dt>Recorded</dt>
        <dd>Each unlocking and each locking is in the audit log.</dd>
      </dl>
    </div>
  );
}
