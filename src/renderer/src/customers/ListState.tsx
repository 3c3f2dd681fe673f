import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { StoreApi } from 'zustand';
import { useStore } from 'zustand';
import type { Customer } from '../../../shared/customer';
import type { Failure } from '../../../shared/failure';
import { FailureNotice } from '../components/FailureNotice';
import type { CustomerSearchState } from './customer-search';
import { customerTitle, listText } from './customer-words';
import classes from './customers.module.css';

type Search = StoreApi<CustomerSearchState>;

/** Why the realm's user list could not be read, or not to its end; what was read before can still be chosen from. */
export function ReadingTrouble({ search }: { readonly search: Search }) {
  const trouble = useStore(search, troubleOf);
  const again = useStore(search, (state) => state.again);
  if (!trouble) return null;
  return (
    <div className={classes.trouble}>
      <FailureNotice failure={{ ...trouble, retryable: true }} onRetry={() => void again()} />
    </div>
  );
}

const troubleOf = ({ failure, found }: CustomerSearchState): Failure | null =>
  failure ?? found?.failure ?? null;

interface Props {
  readonly search: Search;
  readonly shown: number;
  readonly exchanging: Customer | null;
}

/** How far the realm's user list is known, why nobody is shown and what to do about it. */
export function ListState({ search, shown, exchanging }: Props) {
  const { text, found, again } = useStore(search);
  const trouble = useStore(search, troubleOf);
  const isReading = !trouble && (!found || found.state === 'reading');
  return (
    <>
      {!trouble && shown === 0 && (
        <p className={classes.none}>{found ? noneText(text.trim(), found.state, found.known) : ''}</p>
      )}
      <div className={classes.foot}>
        {/* A list that grows says so to the eye; to a screen reader only that it has ended. */}
        <output className={classes.state} aria-live={isReading && !exchanging ? 'off' : 'polite'}>
          {exchanging
            ? `Asking for a token to act for ${customerTitle(exchanging)} …`
            : found
              ? listText(found, text.trim() !== '')
              : !trouble && 'Reading the customers of this realm …'}
        </output>
        {found?.state === 'complete' && (
          <Button
            className={classes.readAgain}
            variant="subtle"
            size="compact-sm"
            leftSection={<IconRefresh size={14} aria-hidden />}
            disabled={exchanging !== null}
            onClick={() => void again()}
          >
            Read again
          </Button>
        )}
      </div>
    </>
  );
}

function noneText(text: string, state: 'reading' | 'complete' | 'failed', known: number): string {
  if (state === 'reading') return 'Nobody so far: the list is still being read.';
  if (known === 0)
    return 'This realm has no customers yet. Here they are looked up and never created: one appears after their first visit to a recipient’s app.';
  return `No customer matches ‘${text}’. Try a part of the e-mail address, of the name or of the id. Customers are looked up here, never created.`;
}
