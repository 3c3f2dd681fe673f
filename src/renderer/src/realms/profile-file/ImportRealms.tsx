import { Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ProfileImport } from '../../../../shared/profile-file';
import type { RealmEntry } from '../../../../shared/realm';
import { Dialog } from '../../components/Dialog';
import { FailureNotice } from '../../components/FailureNotice';
import { useAct } from '../../components/use-act';
import { useApp } from '../../stores';
import { ImportActions } from './ImportActions';
import { Imported } from './Imported';
import { ImportReview } from './ImportReview';
import classes from './profile-file.module.css';
import { importRealms, openRealms } from './profile-files';

/** A file of realms: chosen, shown for what it would change, taken; then the secrets that it does not have are asked for (R5). */
export default function ImportRealms() {
  const close = useApp((state) => state.close);
  const [file, setFile] = useState<ProfileImport | null>(null);
  const [entries, setEntries] = useState<RealmEntry[] | null>(null);
  const opening = useAct(async () => {
    const opened = await openRealms();
    if (opened) setFile(opened);
    // The file that was shown before stays, when there was one.
    else if (!file) close();
  });
  const taking = useAct(async (take: number[]) => {
    if (file) setEntries(await importRealms(file.importId, take));
  });
  // Once: whoever opens this dialog wants to choose a file.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for when the dialog appears, and by its button from then on
  useEffect(() => void opening.run(), []);
  const failure = taking.failure ?? opening.failure;
  return (
    <Dialog onClose={taking.busy ? () => {} : close} size={680} title="Import realms">
      <div className={classes.body}>
        {failure && <FailureNotice failure={failure} />}
        {!file && !failure && (
          <p className={classes.waiting} role="status">
            <Loader size="xs" /> Choose a file …
          </p>
        )}
        {entries && <Imported entries={entries} />}
      </div>
      {file && !entries ? (
        <ImportReview
          key={file.importId}
          file={file}
          busy={taking.busy || opening.busy}
          onTake={(take) => void taking.run(take)}
          onOther={() => void opening.run()}
        />
      ) : (
        <ImportActions
          onClose={close}
          onOther={entries ? undefined : () => void opening.run()}
          busy={opening.busy}
        />
      )}
    </Dialog>
  );
}
