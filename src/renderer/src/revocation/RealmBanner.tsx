import type { RevocationPlan } from '../../../shared/revocation';
import { EnvironmentBadge } from '../components/EnvironmentBadge';
import { useRealms } from '../stores';
import classes from './revocation.module.css';

/** The realm that this revocation is bound to, in its colour; and said outright when another one is on screen. */
export function RealmBanner({ plan }: { readonly plan: RevocationPlan }) {
  const { realmId } = plan.ref;
  const profile = useRealms(({ entries }) => entries.find((entry) => entry.profile.id === realmId)?.profile);
  const isElsewhere = useRealms(({ scope }) => scope?.kind === 'realm' && scope.realmId !== realmId);
  return (
    <div className={classes.banner} data-accent={profile?.accent}>
      <span className={classes.realmName}>{plan.realmName}</span>
      <EnvironmentBadge environment={plan.environment} size="bar" />
      {isElsewhere && (
        <p className={classes.elsewhere}>
          You have switched to another realm meanwhile. This is still about {plan.realmName}.
        </p>
      )}
    </div>
  );
}
