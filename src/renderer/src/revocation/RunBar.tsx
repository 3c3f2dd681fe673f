import { Button } from '@mantine/core';
import type { RunStatus } from '../../../shared/revocation';
import { EnvironmentBadge } from '../components/EnvironmentBadge';
import { customerTitle } from '../customers/customer-words';
import classes from './run-bar.module.css';
import { barText, timeLeftText } from './run-words';
import { StackedBar } from './StackedBar';
import { useRun } from './stores';

/** A run that was made small: at the bottom of the window, whatever is shown above it. */
export default function RunBar() {
  const run = useRun((state) => state.run);
  const place = useRun((state) => state.place);
  const show = useRun((state) => state.show);
  if (!run || place !== 'bar') return null;
  const left = run.state === 'running' ? timeLeftText(run.timeLeft) : null;
  const needsYou = run.state === 'paused' && run.paused?.by === 'trouble';
  return (
    <section className={classes.bar} aria-label="Revocation run" data-tone={needsYou ? 'warning' : undefined}>
      <span className={classes.text}>
        {barText(run)}
        {run.actingFor && ` · on behalf of ${customerTitle(run.actingFor)}`}
        {left && ` · ${left}`}
        {needsYou && ' · it needs you'}
      </span>
      {isInProduction(run) && <EnvironmentBadge environment="production" />}
      <span className={classes.progress}>
        <StackedBar run={run} label="Progress of the run" />
      </span>
      <Button variant="default" size="compact-sm" onClick={show}>
        {run.state === 'ended' ? 'Show the report' : 'Show'}
      </Button>
    </section>
  );
}

const isInProduction = ({ realms }: RunStatus): boolean =>
  realms.some(({ environment }) => environment === 'production');
