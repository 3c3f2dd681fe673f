import type { RunStatus } from '../../../shared/revocation';
import { EnvironmentBadge } from '../components/EnvironmentBadge';
import { useNow } from '../components/use-now';
import { Progress } from './Progress';
import { productionFirst } from './production-first';
import classes from './run.module.css';
import { heldText } from './run-words';

/** How far each realm has come, and which of them asked to be left alone. */
export function RunRealms({ realms }: Pick<RunStatus, 'realms'>) {
  const now = useNow(1_000);
  const ordered = productionFirst(realms);
  return (
    <ul className={classes.realms} aria-label="By realm">
      {ordered.map(({ realmId, name, environment, total, done, heldUntil }) => {
        const held = heldText(heldUntil, now);
        return (
          <li key={realmId} className={classes.realm}>
            <span className={classes.realmName} title={name}>
              {name}
            </span>
            <span>
              <EnvironmentBadge environment={environment} />
            </span>
            <Progress
              done={done}
              total={total}
              label={`${done.toLocaleString('en')} of ${total.toLocaleString('en')}`}
            />
            <span className={classes.held}>{held ?? ''}</span>
          </li>
        );
      })}
    </ul>
  );
}
