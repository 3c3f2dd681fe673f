import type { RealmProfile } from '../../../shared/realm';
import { EnvironmentBadge } from '../components/EnvironmentBadge';
import classes from './RealmBanner.module.css';

/** Below the head of a dialog that is about one realm: which, in its colour and in words. */
export const RealmBanner = ({ profile }: { readonly profile: RealmProfile }) => (
  <div className={classes.banner} data-accent={profile.accent}>
    <span className={classes.name}>{profile.name}</span>
    <EnvironmentBadge environment={profile.environment} size="bar" />
  </div>
);
