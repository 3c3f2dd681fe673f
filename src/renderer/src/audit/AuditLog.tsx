import { Button, Loader } from '@mantine/core';
import { IconFileExport, IconHistory, IconShieldCheck } from '@tabler/icons-react';
import { useEffect } from 'react';
import { Dialog } from '../components/Dialog';
import dialog from '../components/Dialog.module.css';
import { EmptyState } from '../components/EmptyState';
import { FailureNotice } from '../components/FailureNotice';
import filters from '../components/filters.module.css';
import { Notice } from '../components/Notice';
import { useAct } from '../components/use-act';
import { useApp } from '../stores';
import { AuditFilters } from './AuditFilters';
import { AuditTable } from './AuditTable';
import classes from './audit.module.css';
import { verdictWords } from './audit-words';
import { auditStore, useAudit } from './stores';

const { read, readOlder, verify, exportLog } = auditStore.getState();

/** Everything that was changed through the app, newest first (E1). */
export default function AuditLog() {
  const close = useApp((state) => state.close);
  useEffect(() => void read(), []);
  return (
    <Dialog
      head="lined"
      onClose={close}
      size={1120}
      yOffset="4vh"
      title="Audit log"
      classNames={{ body: dialog.tallBody }}
      transitionProps={{ duration: 0 }}
    >
      <AuditFilters />
      <Actions />
      <Records />
    </Dialog>
  );
}

function Actions() {
  const total = useAudit((state) => state.total);
  const verdict = useAudit((state) => state.verdict);
  const savedAs = useAudit((state) => state.savedAs);
  const verifying = useAct(verify);
  const exporting = useAct(exportLog);
  const words = verdict && verdictWords(verdict);
  const failure = verifying.failure ?? exporting.failure;
  return (
    <div className={classes.actions}>
      <div className={filters.actionRow}>
        <p className={classes.total} role="status">
          {total === null ? '' : `${total.toLocaleString('en')} records in all`}
        </p>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconShieldCheck size={14} stroke={1.75} aria-hidden />}
          loading={verifying.busy}
          onClick={() => void verifying.run()}
        >
          Verify
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconFileExport size={14} stroke={1.75} aria-hidden />}
          loading={exporting.busy}
          onClick={() => void exporting.run('csv')}
        >
          Export CSV…
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          disabled={exporting.busy}
          onClick={() => void exporting.run('jsonl')}
        >
          Export JSON Lines…
        </Button>
      </div>
      <div aria-live="polite">
        {words && (
          <Notice tone={verdict.state === 'intact' ? 'info' : 'warning'} title={words.title}>
            {words.text}
          </Notice>
        )}
        {savedAs && <p className={classes.saved}>Saved as {savedAs}.</p>}
      </div>
      {failure && <FailureNotice failure={failure} />}
    </div>
  );
}

function Records() {
  const { records, total, isReading, failure } = useAudit((state) => state);
  if (records.length > 0)
    return (
      <div className={classes.scroll}>
        <AuditTable records={records} />
        <Older />
      </div>
    );
  if (failure)
    return (
      <div className={classes.notice}>
        <FailureNotice failure={{ ...failure, retryable: true }} onRetry={() => void read()} />
      </div>
    );
  if (isReading || total === null)
    return (
      <div className={classes.waiting} role="status">
        <Loader size="sm" /> Reading the log …
      </div>
    );
  return (
    <EmptyState icon={IconHistory} title={total === 0 ? 'Nothing has been changed yet' : 'No record matches'}>
      {total === 0
        ? 'Revocations, unlocks, exports and changes of realms and secrets will stand here.'
        : 'Change or clear the filters above.'}
    </EmptyState>
  );
}

function Older() {
  const { next, isReading, failure } = useAudit((state) => state);
  if (next === null) return null;
  return (
    <div className={classes.older}>
      {failure && <FailureNotice failure={failure} />}
      <Button variant="default" size="compact-sm" loading={isReading} onClick={() => void readOlder()}>
        Show older records
      </Button>
    </div>
  );
}
