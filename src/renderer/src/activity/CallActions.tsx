import { Button } from '@mantine/core';
import { IconCheck, IconCopy, IconTerminal2 } from '@tabler/icons-react';
import { useState } from 'react';
import type { ActivityDetail } from '../../../shared/activity';
import { copyText } from '../consents/detail/copy-text';
import classes from './detail.module.css';

const curlCopied = 'Copied as cURL, with placeholders for secrets and tokens.';
const idCopied = 'Request id copied.';

/** What can be taken along of one call (A2). */
export function CallActions({ detail: { entry, curl } }: { readonly detail: ActivityDetail }) {
  const [told, setTold] = useState('');
  const { requestId } = entry;
  const copy = (text: string, done: string) => setTold(copyText(text) ? done : 'Nothing was copied.');
  const iconOf = (Icon: typeof IconCopy, done: string) =>
    told === done ? <IconCheck size={14} aria-hidden /> : <Icon size={14} aria-hidden />;
  return (
    <div className={classes.actions}>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={iconOf(IconTerminal2, curlCopied)}
        onClick={() => copy(curl, curlCopied)}
      >
        Copy as cURL
      </Button>
      {requestId && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={iconOf(IconCopy, idCopied)}
          onClick={() => copy(requestId, idCopied)}
        >
          Copy request id
        </Button>
      )}
      <output className={classes.told}>{told}</output>
    </div>
  );
}
