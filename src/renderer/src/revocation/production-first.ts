import type { Environment } from '../../../shared/realm-terms';

/** Production first, and otherwise as they are: it must not be what is overlooked, or cut off. */
export const productionFirst = <R extends { readonly environment: Environment }>(realms: readonly R[]): R[] =>
  [...realms].sort(
    (one, other) => Number(other.environment === 'production') - Number(one.environment === 'production'),
  );
