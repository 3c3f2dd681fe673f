import { useState } from 'react';
import { TextButton } from '../components/TextButton';
import { copyText } from '../consents/detail/copy-text';
import classes from './revocation.module.css';
import { grouped } from './run-words';

/** The beginning of a hash, in groups; all of it on demand, to be compared by two people, and to be copied. */
export function PlanHash({ hash }: { readonly hash: string }) {
  const [isWhole, setWhole] = useState(false);
  const [isCopied, setCopied] = useState(false);
  return (
    <>
      <code className={classes.hash}>{isWhole ? grouped(hash, 16) : grouped(hash)}</code>{' '}
      <TextButton onClick={() => setWhole(!isWhole)}>{isWhole ? 'Show less' : 'Show all of it'}</TextButton>{' '}
      <TextButton onClick={() => setCopied(copyText(hash))}>Copy</TextButton>
      <span aria-live="polite">{isCopied && ' Copied'}</span>
    </>
  );
}
