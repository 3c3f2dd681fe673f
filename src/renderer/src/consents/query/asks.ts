/** What a query comes to, without a look at any row. */
import type { Query } from './query';

/** Whether it leaves anything out: terms that are off do not. */
export const narrows = ({ terms }: Query): boolean => terms.some(({ isOff }) => !isOff);
