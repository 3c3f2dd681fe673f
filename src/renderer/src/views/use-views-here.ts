/** The views offered in what is open, and the one that the list shows. */
import { useMemo } from 'react';
import { useView } from '../consents/stores';
import { useRealms } from '../stores';
import { type InForce, type Offered, offeredIn, viewInForce } from './in-force';
import { useViews } from './stores';

export interface ViewsHere extends Offered {
  readonly inForce: InForce;
}

export function useViewsHere(): ViewsHere {
  const views = useViews((state) => state.views);
  const chosen = useViews((state) => state.chosen);
  const realmId = useRealms(({ scope }) => (scope?.kind === 'realm' ? scope.realmId : null));
  const query = useView((state) => state.text);
  const columns = useView((state) => state.columns);
  const sort = useView((state) => state.sort);
  return useMemo(() => {
    const inForce = viewInForce(
      views.find(({ id }) => id === chosen),
      { query, columns, sort },
    );
    return { ...offeredIn(views, realmId), inForce };
  }, [views, chosen, realmId, query, columns, sort]);
}
