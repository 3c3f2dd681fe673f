import { Button } from '@mantine/core';
import { IconFileExport, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { bridge } from '../bridge';
import { FailureNotice } from '../components/FailureNotice';
import filters from '../components/filters.module.css';
import { useAct } from '../components/use-act';
import classes from './activity.module.css';
import { Following } from './Following';
import { callStore, timelineStore, useTimeline } from './stores';
import { isFiltered } from './timeline-store';

const note = 'activity-note';

const clearAll = async () => {
  callStore.getState().close();
  await timelineStore.getState().clear();
};

/** How much there is, and what can be done with all of it. */
export function ActivityActions({ onFollow }: { readonly onFollow: () => void }) {
  const [savedAs, setSavedAs] = useState('');
  const saving = useAct(async () => {
    setSavedAs('');
    const saved = await bridge.activity.saveHar(timelineStore.getState().filter);
    if (saved.saved) setSavedAs(saved.fileName);
  });
  const clearing = useAct(clearAll);
  const hasRows = useTimeline((state) => state.matched > 0);
  const failure = saving.failure ?? clearing.failure;
  return (
    <div className={classes.actions}>
      <div className={filters.actionRow}>
        <Counts />
        <Following onFollow={onFollow} />
        <span className={classes.gap} />
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconFileExport size={14} stroke={1.75} aria-hidden />}
          aria-describedby={note}
          loading={saving.busy}
          disabled={!hasRows}
          onClick={() => void saving.run()}
        >
          Export HAR…
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconTrash size={14} stroke={1.75} aria-hidden />}
          loading={clearing.busy}
          onClick={() => void clearing.run()}
        >
          Clear
        </Button>
      </div>
      <p id={note} className={classes.note}>
        Secrets and tokens are never kept here. An export holds the calls that the filters let through, with
        personal data masked.
      </p>
      <div aria-live="polite">
        {savedAs && <p className={classes.saved}>Saved as {savedAs}: redacted, with personal data masked.</p>}
      </div>
      {failure && <FailureNotice failure={failure} />}
    </div>
  );
}

const number = (count: number) => count.toLocaleString('en');
const calls = (count: number) => `${number(count)} ${count === 1 ? 'call' : 'calls'}`;

function Counts() {
  const { matched, total, dropped, asOf, filter } = useTimeline((state) => state);
  const all = isFiltered(filter) ? `${number(matched)} of ${calls(total)}` : calls(matched);
  return (
    <p className={classes.counts}>
      <span role="status">{asOf === null ? '' : all}</span>
      {dropped > 0 && (
        <span title="The newest are kept, so that memory stays bounded.">
          {' · '}
          {number(dropped)} older {dropped === 1 ? 'call was' : 'calls were'} let go
        </span>
      )}
    </p>
  );
}
