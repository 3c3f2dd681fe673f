import type { RealmProfile } from '../../../shared/realm';
import { EnvironmentBadge } from '../components/EnvironmentBadge';
import { useRealms } from '../stores';
import classes from './RealmButton.module.css';
import { RealmMark } from './RealmMark';

interface Props {
  readonly profile: RealmProfile;
  /** Large on a page of its own. */
  readonly size: 'medium' | 'large';
  /** Whether it has the focus when its dialog opens. */
  readonly isFirst?: boolean;
}

/** Opens a realm. */
export function RealmButton({ profile, size, isFirst = false }: Props) {
  const select = useRealms((state) => state.select);
  return (
    <button
      type="button"
      className={classes.button}
      data-size={size}
      data-accent={profile.accent}
      data-autofocus={isFirst || undefined}
      onClick={() => select({ kind: 'realm', realmId: profile.id })}
    >
      <RealmMark profile={profile} />
      <span className={classes.name}>{profile.name}</span>
      <EnvironmentBadge environment={profile.environment} />
    </button>
  );
}
