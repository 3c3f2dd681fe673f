import { Button, Loader } from '@mantine/core';
import { IconCopy, IconFileExport, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { Dialog } from '../components/Dialog';
import dialog from '../components/Dialog.module.css';
import { FailureNotice } from '../components/FailureNotice';
import { formatLocal } from '../components/time-format';
import { copyText } from '../consents/detail/copy-text';
import { fileSize } from '../exports/file-size';
import { useApp } from '../stores';
import classes from './diagnostics.module.css';
import { useDiagnostics } from './use-diagnostics';

/** The bundle for a support ticket: read here in full before it goes anywhere. */
export default function DiagnosticsDialog() {
  const close = useApp((state) => state.close);
  const { shown, savedAs, preparing, saving } = useDiagnostics();
  const [copied, setCopied] = useState('');
  const copy = (text: string) => setCopied(copyText(text) ? 'Copied.' : 'Nothing was copied.');
  const again = () => {
    setCopied('');
    void preparing.run();
  };
  const failure = preparing.failure ?? saving.failure;
  return (
    <Dialog
      head="lined"
      onClose={saving.busy ? () => {} : close}
      size={900}
      yOffset="4vh"
      title="Diagnostics"
      classNames={{ body: dialog.tallBody }}
      transitionProps={{ duration: 0 }}
    >
      <Contents />
      {failure && (
        <div className={classes.failure}>
          <FailureNotice failure={failure} onRetry={preparing.failure ? again : () => void saving.run()} />
        </div>
      )}
      {shown ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section className={classes.text} tabIndex={0} aria-label="Text of the diagnostics">
          <pre>{shown.text}</pre>
        </section>
      ) : (
        <p className={classes.waiting} role="status">
          {preparing.busy && (
            <>
              <Loader size="xs" /> Gathering …
            </>
          )}
        </p>
      )}
      <div className={classes.actions}>
        <p className={classes.size}>
          {shown && `${fileSize(new Blob([shown.text]).size)}, made ${formatLocal(shown.madeAt)}`}
        </p>
        <p className={classes.told} role="status">
          {savedAs ? `Saved as ${savedAs}.` : copied}
        </p>
        <Button
          variant="subtle"
          leftSection={<IconRefresh size={15} stroke={1.75} aria-hidden />}
          disabled={preparing.busy || saving.busy}
          onClick={again}
        >
          Make anew
        </Button>
        <Button
          variant="default"
          leftSection={<IconCopy size={15} stroke={1.75} aria-hidden />}
          disabled={!shown}
          onClick={() => shown && copy(shown.text)}
        >
          Copy
        </Button>
        <Button
          leftSection={<IconFileExport size={15} stroke={1.75} aria-hidden />}
          disabled={!shown}
          loading={saving.busy}
          onClick={() => void saving.run()}
        >
          Save…
        </Button>
      </div>
    </Dialog>
  );
}

/** What to expect of the text below, for whoever does not read JSON. */
const Contents = () => (
  <div className={classes.contents}>
    <p>
      For a support ticket. Nothing is sent: what stands below is copied or saved exactly as it is, when you
      say so.
    </p>
    <dl>
      <dt>In it</dt>
      <dd>
        Versions of app and system, keychain, proxy, your realms with their addresses, states of their tokens,
        the last failures, the last 200 calls.
      </dd>
      <dt>Not in it</dt>
      <dd>
        Secrets, API keys, tokens, what calls carried, names, e-mail addresses and ids of customers, your own
        name and folders.
      </dd>
    </dl>
  </div>
);
