import { SegmentedControl } from '@mantine/core';
import type { Preferences } from '../../../shared/app-status';
import { FailureNotice } from '../components/FailureNotice';
import { useAct } from '../components/use-act';
import { useApp } from '../stores';
import classes from './Section.module.css';

const choices: { value: Preferences['theme']; label: string }[] = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

export function Appearance() {
  const theme = useApp((state) => state.status?.preferences.theme ?? 'system');
  const setTheme = useApp((state) => state.setTheme);
  const { run, failure } = useAct(setTheme);
  return (
    <div className={classes.section}>
      <div className={classes.row}>
        <div>
          <p className={classes.label}>Theme</p>
          <p className={classes.help}>The whole window follows, its frame and menus too.</p>
        </div>
        <SegmentedControl
          aria-label="Theme"
          size="sm"
          data={choices}
          value={theme}
          onChange={(value) => void run(value as Preferences['theme'])}
        />
      </div>
      {failure && <FailureNotice failure={failure} />}
    </div>
  );
}
