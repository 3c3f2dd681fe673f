import { Button } from '@mantine/core';
import type { RealmId } from '../../../shared/realm';
import { FailureNotice } from '../components/FailureNotice';
import { useAct } from '../components/use-act';
import { useNow } from '../components/use-now';
import { useApp } from '../stores';
import classes from './RealmRow.module.css';
import { tokenWords } from './token-words';
import { useToken } from './use-token';

/** What may be known of a client token: until when, for what, and a way to be rid of it (C4). */
export function TokenPanel({
  realmId,
  realmName,
}: {
  readonly realmId: RealmId;
  readonly realmName: string;
}) {
  const { token, failure, discard } = useToken(realmId);
  const act = useAct(discard);
  const now = useNow(5_000);
  const open = useApp((state) => state.open);
  const trouble = act.failure ?? failure ?? token?.failure;
  return (
    <div className={classes.token}>
      <div className={classes.facts}>
        <p className={classes.state}>Client token: {token ? tokenWords(token, now) : 'looking…'}</p>
        {token && token.scopes.length > 0 && (
          <p className={classes.scopes}>Scopes: {token.scopes.join(', ')}</p>
        )}
        {trouble && (
          <div className={classes.failure}>
            <FailureNotice failure={trouble} />
          </div>
        )}
      </div>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={`Details of the tokens of ${realmName}`}
        onClick={() => open({ kind: 'tokens', realmId })}
      >
        Details
      </Button>
      <Button
        variant="default"
        size="compact-sm"
        disabled={!token || token.state === 'none'}
        loading={act.busy}
        aria-label={`Discard the token of ${realmName}`}
        onClick={() => void act.run()}
      >
        Discard
      </Button>
    </div>
  );
}
