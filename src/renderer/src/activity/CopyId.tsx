import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { copyText } from '../consents/detail/copy-text';
import classes from './list.module.css';

/** A request id that a click copies; the keyboard copies it in the open call. */
export function CopyId({ id }: { readonly id: string }) {
  const [copied, setCopied] = useState('');
  const isDone = copied === id;
  const Icon = isDone ? IconCheck : IconCopy;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.id}
      data-done={isDone || undefined}
      title={isDone ? 'Copied' : `Copy ${id}`}
      aria-label={`Copy request id ${id}`}
      onClick={(event) => {
        event.stopPropagation();
        if (copyText(id)) setCopied(id);
      }}
    >
      <code>{id}</code>
      <Icon size={13} stroke={1.75} aria-hidden />
    </button>
  );
}
