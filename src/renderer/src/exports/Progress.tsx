import { Button, Progress } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { Exported } from '../../../shared/export';
import type { Failure } from '../../../shared/failure';
import dialog from '../components/Dialog.module.css';
import { FailureNotice } from '../components/FailureNotice';
import { WayOut } from '../components/WayOut';
import { count } from '../consents/progress-summary';
import classes from './export.module.css';
import type { Running } from './export-store';
import { fileSize } from './file-size';
import { useExport } from './stores';

/** How far it has come, with the one way out of it. */
export function Underway({ run }: { readonly run: Running }) {
  const cancel = useExport((state) => state.cancel);
  const { fileName, done, total, isCancelled } = run;
  if (fileName === null)
    return (
      <p className={classes.waiting} role="status">
        Choose where the file is to be saved …
      </p>
    );
  return (
    <>
      <div className={classes.body}>
        <p className={classes.file}>{fileName}</p>
        <Progress.Root size="md">
          <Progress.Section
            value={total === 0 ? 100 : (done / total) * 100}
            aria-label="Rows written"
            aria-valuetext={ofRows(done, total)}
            className={classes.bar}
          />
        </Progress.Root>
        <p className={classes.muted}>{ofRows(done, total)}</p>
      </div>
      <div className={dialog.actions}>
        <Button variant="default" onClick={cancel} aria-disabled={isCancelled} data-autofocus>
          {isCancelled ? 'Cancelling …' : 'Cancel'}
        </Button>
      </div>
    </>
  );
}

const ofRows = (done: number, total: number): string =>
  `${done.toLocaleString('en')} of ${count(total, 'row')}`;

export function Saved({ exported }: { readonly exported: Exported }) {
  const close = useExport((state) => state.close);
  return (
    <>
      <div className={classes.outcome} role="status">
        <IconCircleCheck size={24} stroke={1.75} aria-hidden />
        <div>
          <p className={classes.outcomeTitle}>Saved as ‘{exported.fileName}’</p>
          <p className={classes.muted}>
            {count(exported.rows, 'row')}, {fileSize(exported.bytes)}
          </p>
        </div>
      </div>
      <WayOut className={dialog.actions} onLeave={close}>
        Close
      </WayOut>
    </>
  );
}

export function Failed({ failure }: { readonly failure: Failure }) {
  const run = useExport((state) => state.run);
  const close = useExport((state) => state.close);
  return (
    <>
      <div className={classes.body}>
        <FailureNotice failure={failure} onRetry={() => void run()} />
        <p className={classes.muted}>Nothing was saved, and a file that was there before is as it was.</p>
      </div>
      <WayOut className={dialog.actions} onLeave={close}>
        Close
      </WayOut>
    </>
  );
}
