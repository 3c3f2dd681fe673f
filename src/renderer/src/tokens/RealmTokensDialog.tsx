import { Loader, Modal } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import type { RealmId } from '../../../shared/realm';
import type { RealmTokens } from '../../../shared/token';
import { EmptyState } from '../components/EmptyState';
import { EnvironmentBadge } from '../components/EnvironmentBadge';
import { FailureNotice } from '../components/FailureNotice';
import { useApp, useRealms } from '../stores';
import { TokenCard } from './TokenCard';
import classes from './tokens.module.css';
import { useTokens } from './use-tokens';

/** The token view of a realm (C4): everything but the tokens. */
export default function RealmTokensDialog({ realmId }: { readonly realmId: RealmId }) {
  const close = useApp((state) => state.close);
  const profile = useRealms(({ entries }) => entries.find((entry) => entry.profile.id === realmId)?.profile);
  const { tokens, failure, look, discard } = useTokens(realmId);
  if (!profile) return null;
  return (
    <Modal
      opened
      onClose={close}
      size={760}
      title={`Tokens of ${profile.name}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
      transitionProps={{ duration: 0 }}
    >
      <div className={classes.dialog}>
        <div className={classes.spent}>
          <EnvironmentBadge environment={profile.environment} />
          {tokens && <Spent requests={tokens.requestsToday} />}
        </div>
        {failure && <FailureNotice failure={{ ...failure, retryable: true }} onRetry={() => void look()} />}
        {!tokens && !failure && (
          <p className={classes.waiting} role="status">
            <Loader size="xs" /> Looking …
          </p>
        )}
        {tokens && hasNone(tokens) ? (
          <EmptyState icon={IconKey} title="No token yet">
            One is fetched with the first call to this realm, and used until it has nearly expired.
          </EmptyState>
        ) : (
          tokens?.tokens.map((token) => (
            <TokenCard
              key={token.owner.kind === 'client' ? '' : token.owner.customer.id}
              token={token}
              onDiscard={discard}
            />
          ))
        )}
      </div>
    </Modal>
  );
}

const hasNone = ({ tokens }: RealmTokens): boolean => tokens.every(({ state }) => state === 'none');

function Spent({ requests }: { readonly requests: number }) {
  return (
    <p>
      <strong>
        {requests.toLocaleString('en')} {requests === 1 ? 'request' : 'requests'}
      </strong>{' '}
      to the token endpoint today.{' '}
      <span className={classes.muted}>Asking too often gets a client blocked.</span>
    </p>
  );
}
