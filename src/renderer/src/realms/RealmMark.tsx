import { IconStack2 } from '@tabler/icons-react';
import type { RealmProfile } from '../../../shared/realm';
import classes from './RealmMark.module.css';
import { initials } from './realm-state';

/** A realm's colour with its initials; without a profile, the mark of all realms. */
export function RealmMark({ profile }: { readonly profile?: Pick<RealmProfile, 'name' | 'accent'> }) {
  return (
    <span className={classes.mark} data-accent={profile?.accent} data-all={!profile || undefined} aria-hidden>
      {profile ? initials(profile.name) : <IconStack2 size={16} stroke={1.75} />}
    </span>
  );
}
