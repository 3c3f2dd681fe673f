import type { Environment } from '../../../shared/realm';
import classes from './EnvironmentBadge.module.css';

interface Props {
  readonly environment: Environment;
  /** `bar` is for the frame, where it is the first thing to be read. */
  readonly size?: 'small' | 'bar';
}

/** The environment in words: colour alone says nothing to one reader in twelve. */
export function EnvironmentBadge({ environment, size = 'small' }: Props) {
  return (
    <span className={classes.badge} data-environment={environment} data-size={size}>
      {environment === 'production' ? 'PRODUCTION' : 'SANDBOX'}
    </span>
  );
}
