import { useCallback, useEffect, useState } from 'react';
import { type Failure, toFailure } from '../../../shared/failure';
import type { RealmId } from '../../../shared/realm';
import type { RealmTokens, TokenView } from '../../../shared/token';
import { bridge } from '../bridge';

/** Milliseconds between two looks: main answers from memory. */
const lookEvery = 3_000;

/** A realm's tokens while they are on screen. */
export function useTokens(realmId: RealmId) {
  const [tokens, setTokens] = useState<RealmTokens | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const look = useCallback(async () => {
    try {
      setTokens(await bridge.tokens.list({ realmId }));
      setFailure(null);
    } catch (error) {
      setFailure(toFailure(error));
    }
  }, [realmId]);

  useEffect(() => {
    void look();
    const timer = setInterval(look, lookEvery);
    return () => clearInterval(timer);
  }, [look]);

  /** What is shown is looked at again, whether or not it could be discarded. */
  const discard = async ({ owner }: TokenView) => {
    try {
      await bridge.tokens.discard({
        realmId,
        ...(owner.kind === 'customer' && { customerId: owner.customer.id }),
      });
    } finally {
      await look();
    }
  };
  return { tokens, failure, look, discard };
}
