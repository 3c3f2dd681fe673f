import type { Environment } from '../../../shared/realm-terms';
import { EnvironmentBadge } from '../components/EnvironmentBadge';
import { useRealms } from '../stores';
import { productionFirst } from './production-first';
import classes from './revocation.module.css';

export interface StripRealm {
  readonly realmId: string;
  readonly name: string;
  readonly environment: Environment;
}

interface Props {
  readonly realms: readonly StripRealm[];
}

/** The realms that this revocation is bound to, in their colours and in words, always in sight; and said outright when another one is on screen. */
export function RealmStrip({ realms }: Props) {
  const scope = useRealms((state) => state.scope);
  const entries = useRealms((state) => state.entries);
  const accents = new Map(entries.map(({ profile }) => [profile.id, profile.accent]));
  const isElsewhere = scope?.kind === 'realm' && realms.some(({ realmId }) => realmId !== scope.realmId);
  const [only] = realms;
  return (
    <div className={classes.banner}>
      <ul className={classes.realms} aria-label="Realms">
        {productionFirst(realms).map(({ realmId, name, environment }) => (
          <li key={realmId} className={classes.realm} data-accent={accents.get(realmId)}>
            <span className={classes.realmName}>{name}</span>
            <EnvironmentBadge environment={environment} size="bar" />
          </li>
        ))}
      </ul>
      {isElsewhere && (
        <p className={classes.elsewhere}>
          Another realm is on screen.{' '}
          {realms.length === 1
            ? `This is still about ${only?.name}.`
            : 'This is about the realms named here.'}
        </p>
      )}
    </div>
  );
}
