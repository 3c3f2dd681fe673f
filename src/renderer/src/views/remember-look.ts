/**
 * Columns and order are as the operator left them when the app starts again. The question is not: it may hold a customer's name or e-mail
 * address, which nobody asked the app to keep, and a list that is narrowed by yesterday's question looks like one that has lost consents.
 */
import type { Preferences } from '../../../shared/app-status';
import type { Look } from '../consents/view-store';

type Kept = Pick<Look, 'columns' | 'sort'>;

export interface RememberPorts {
  readonly list: {
    look(): Look;
    apply(look: Look): void;
    subscribe(listener: () => void): () => void;
  };
  keep(kept: Kept): Promise<unknown>;
  /** Calls back once after a while; what it returns calls it off. */
  later(act: () => void): () => void;
}

/** Restores what was kept, and keeps what changes from then on. `flush` keeps at once what is still to be kept. */
export function rememberLook({ list, keep, later }: RememberPorts) {
  const signature = ({ columns, sort }: Kept) => JSON.stringify([columns, sort]);
  let last = signature(list.look());
  let callOff: (() => void) | null = null;
  const flush = () => {
    callOff?.();
    callOff = null;
    const { columns, sort } = list.look();
    const now = signature({ columns, sort });
    if (now === last) return;
    last = now;
    // Not kept is no loss: the next start has the columns of before.
    keep({ columns, sort }).catch(() => {});
  };
  list.subscribe(() => {
    // A column that is dragged changes at every step of the pointer: only where it comes to rest is kept.
    callOff?.();
    callOff = later(flush);
  });
  return {
    restore({ columns, sort }: Pick<Preferences, 'columns' | 'sort'>) {
      const look = list.look();
      list.apply({ ...look, columns: columns ?? look.columns, sort: sort ?? look.sort });
      last = signature(list.look());
    },
    flush,
  };
}
