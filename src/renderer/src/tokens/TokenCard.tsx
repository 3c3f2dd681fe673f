import { Button } from '@mantine/core';
import { useId } from 'react';
import type { TokenView } from '../../../shared/token';
import { FailureNotice } from '../components/FailureNotice';
import { useAct } from '../components/use-act';
import { ClaimTable } from './ClaimTable';
import { ownerWords } from './owner-words';
import { TokenFacts } from './TokenFacts';
import classes from './tokens.module.css';

interface Props {
  readonly token: TokenView;
  readonly onDiscard: (token: TokenView) => Promise<void>;
}

const stateWords: Readonly<Record<TokenView['state'], string>> = {
  none: 'None',
  valid: 'Valid',
  expired: 'Expired',
  refused: 'Refused',
};

/** One token: whose it is, how it is, what it says of itself. */
export function TokenCard({ token, onDiscard }: Props) {
  const titleId = useId();
  const { title, detail } = ownerWords(token);
  const discarding = useAct(() => onDiscard(token));
  const isThere = token.obtainedAt !== null;
  return (
    <section className={classes.card} aria-labelledby={titleId}>
      <div className={classes.head}>
        <div className={classes.owner}>
          <h3 id={titleId}>{title}</h3>
          {detail && <p className={classes.muted}>{detail}</p>}
        </div>
        <span className={classes.state} data-state={token.state}>
          {stateWords[token.state]}
        </span>
        <Button
          variant="default"
          size="compact-sm"
          disabled={token.state === 'none'}
          loading={discarding.busy}
          aria-describedby={titleId}
          onClick={() => void discarding.run()}
        >
          Discard
        </Button>
      </div>
      {discarding.failure && <FailureNotice failure={discarding.failure} />}
      {token.failure && <FailureNotice failure={token.failure} />}
      {isThere && <TokenFacts token={token} />}
      <Claims token={token} />
    </section>
  );
}

function Claims({ token }: { readonly token: TokenView }) {
  if (token.claims) return <ClaimTable claims={token.claims} />;
  if (token.state === 'refused') return null;
  return (
    <p className={classes.muted}>
      {token.obtainedAt === null
        ? 'There is no token. The next request gets one.'
        : 'This token is opaque: it says nothing of itself that can be read. Until when it is valid and for what, the login has said.'}
    </p>
  );
}
