import { Button } from '@mantine/core';
import { IconCheck, IconCopy, IconFileTypePdf, IconMarkdown } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Consent } from '../../../../shared/consent';
import { bridge } from '../../bridge';
import { FailureNotice } from '../../components/FailureNotice';
import hidden from '../../components/unseen.module.css';
import { useAct } from '../../components/use-act';
import { ActForCustomer } from '../../customers/ActForCustomer';
import { useRealms } from '../../stores';
import { detailStore } from '../stores';
import classes from './actions.module.css';
import { consentMarkdown } from './consent-markdown';
import { copyText } from './copy-text';

interface Props {
  readonly consent: Consent;
  readonly readAt: number | undefined;
  readonly now: number;
}

/** Milliseconds for which a button says that it has done its work. */
const moment = 2_500;

/** What can be taken along of one consent (D4). */
export function DetailActions({ consent, readAt, now }: Props) {
  const { realmId, id } = consent;
  const realm = useRealms(({ entries }) => entries.find((entry) => entry.profile.id === realmId)?.profile);
  const { told, tell } = useTold();
  const [saved, setSaved] = useState('');
  const save = useAct(async () => {
    setSaved('');
    const { visitId } = detailStore.getState();
    const answer = await bridge.consents.saveConfirmation({
      realmId,
      consentId: id,
      ...(visitId !== null && { visitId }),
    });
    if (answer.saved) setSaved(`Saved as ‘${answer.fileName}’`);
  });
  const copy = (what: string, text: string) => tell(copyText(text) ? what : 'Nothing was copied');
  return (
    <div className={classes.actions}>
      <div className={classes.buttons}>
        <Act
          icon={<IconCopy size={14} aria-hidden />}
          done={told === idCopied}
          onClick={() => copy(idCopied, id)}
        >
          Copy id
        </Act>
        <Act
          icon={<IconMarkdown size={14} aria-hidden />}
          done={told === markdownCopied}
          onClick={() => copy(markdownCopied, consentMarkdown({ consent, realm, readAt, now }))}
        >
          Copy as Markdown
        </Act>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconFileTypePdf size={14} aria-hidden />}
          aria-disabled={save.busy}
          title="A page that confirms what the consent is now"
          onClick={save.busy ? undefined : () => void save.run()}
        >
          {save.busy ? 'Saving …' : 'Save as PDF…'}
        </Button>
      </div>
      <ActForCustomer consent={consent} />
      {/* Always there: a screen reader tells what changes in it, not that it has come. */}
      <output className={saved && !told ? classes.saved : hidden.unseen}>{told || saved}</output>
      {save.failure && <FailureNotice failure={save.failure} onRetry={() => void save.run()} />}
    </div>
  );
}

const idCopied = 'Consent id copied';
const markdownCopied = 'Copied as Markdown';

/** Says for a moment that it is done, in the room that its label has. */
function Act(props: {
  readonly icon: ReactNode;
  readonly done: boolean;
  readonly onClick: () => void;
  readonly children: string;
}) {
  const { icon, done, onClick, children } = props;
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      data-done={done || undefined}
      className={classes.act}
      classNames={{ label: classes.labels }}
      leftSection={done ? <IconCheck size={14} aria-hidden /> : icon}
      onClick={onClick}
    >
      <span className={classes.label}>{children}</span>
      <span className={classes.done}>Copied</span>
    </Button>
  );
}

/** What was done last, for a moment. */
function useTold() {
  const [told, setTold] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const tell = (text: string) => {
    clearTimeout(timer.current);
    setTold(text);
    timer.current = setTimeout(() => setTold(''), moment);
  };
  return { told, tell };
}
