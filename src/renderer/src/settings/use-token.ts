import { useEffect, useState } from 'react';
import { type Failure, toFailure } from '../../../shared/failure';
import type { RealmId } from '../../../shared/realm';
import type { TokenState } from '../../../shared/token';
import { bridge } from '../bridge';

/** How often a shown token is looked at again, in milliseconds: main answers from memory. */
const lookEvery = 5_000;

/** The state of a realm's client token while it is on screen. */
export function useToken(realmId: RealmId) {
  const [token, setToken] = useState<TokenState | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    let shown = true;
    const look = () =>
      bridge.tokens.state({ realmId }).then(
        (state) => {
          if (!shown) return;
          setToken(state);
          setFailure(null);
        },
        (error) => shown && setFailure(toFailure(error)),
      );
    void look();
    const timer = setInterval(look, lookEvery);
    return () => {
      shown = false;
      clearInterval(timer);
    };
  }, [realmId]);

  const discard = async () => setToken(await bridge.tokens.discard({ realmId }));
  return { token, failure, discard };
}
