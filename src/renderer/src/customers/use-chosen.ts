import { useState } from 'react';
import type { Customer } from '../../../shared/customer';

/**
 * Which customer the keys are on. By id and not by place: while the list is being read others may come before, and Enter must not act for somebody who
 * has just slipped below it. The first that was seen is kept as if it had been pointed at.
 */
export function useChosen(customers: readonly Customer[]) {
  const [chosenId, setChosenId] = useState<string | null>(null);
  const known = customers.find(({ id }) => id === chosenId);
  const chosen = known ?? customers[0];
  // Kept while rendering, so that there is no moment in which the next one would be it.
  if (chosen && chosen.id !== chosenId) setChosenId(chosen.id);
  return {
    chosen,
    choose: (customer: Customer | undefined) => customer && setChosenId(customer.id),
    /** Another word is asked: its first is it. */
    forget: () => setChosenId(null),
  };
}
