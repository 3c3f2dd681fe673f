import { IconArrowRight } from '@tabler/icons-react';
import { keyHint } from '../app/hotkeys';
import { EnvironmentBadge } from '../components/EnvironmentBadge';
import options from '../components/options.module.css';
import { RealmMark } from '../realms/RealmMark';
import { useApp } from '../stores';
import classes from './Palette.module.css';
import type { PaletteCommand } from './use-commands';

export const optionId = ({ id }: PaletteCommand): string => `palette-${id.replace(/\W/g, '-')}`;

interface Props {
  readonly command: PaletteCommand;
  /** Whether its group begins with it. */
  readonly heads: boolean;
  readonly chosen: boolean;
  readonly onPoint: () => void;
  readonly onRun: () => void;
}

export function CommandOption({ command, heads, chosen, onPoint, onRun }: Props) {
  const platform = useApp((state) => state.status?.platform ?? 'linux');
  const { profile, group, key } = command;
  return (
    <>
      {heads && (
        <div className={classes.group} role="presentation">
          {group}
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field above keeps the focus and runs the option on Enter. */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: an option of aria-activedescendant is never focused itself. */}
      <div
        id={optionId(command)}
        className={`${options.option} ${classes.option}`}
        role="option"
        aria-selected={chosen}
        data-accent={profile?.accent}
        onPointerMove={onPoint}
        onClick={onRun}
      >
        {group === 'Realms' ? (
          <RealmMark {...(profile ? { profile } : {})} />
        ) : (
          <IconArrowRight className={classes.arrow} size={16} stroke={1.5} aria-hidden />
        )}
        <span className={classes.title}>{command.title}</span>
        {profile && <EnvironmentBadge environment={profile.environment} />}
        <kbd className={classes.hint}>{key && keyHint(key, platform)}</kbd>
      </div>
    </>
  );
}
