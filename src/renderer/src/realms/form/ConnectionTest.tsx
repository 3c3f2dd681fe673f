import { Button } from '@mantine/core';
import { FailureNotice } from '../../components/FailureNotice';
import { formatDuration } from '../../components/time-format';
import classes from './ConnectionTest.module.css';
import { StageIcon } from './StageIcon';
import { stageTitle } from './stage-list';
import type { ConnectionTestState, TestState } from './use-connection-test';

const verdict: Record<TestState, string> = {
  idle: 'Tries what is typed here, before anything is saved. Nothing at Wych is changed.',
  running: 'Testing…',
  passed: 'Everything works. This realm can be used.',
  failed: 'Not there yet. Correct what is marked below and test again.',
};

interface Props {
  readonly test: ConnectionTestState;
  /** What was tested is not what is typed now. */
  readonly isStale: boolean;
  readonly onTest: () => void;
}

/** The staged test: each stage says whether it passed, what was found, and what to do if not. */
export function ConnectionTest({ test, isStale, onTest }: Props) {
  return (
    <aside className={classes.panel} aria-label="Connection test">
      <h3 className={classes.title}>Connection test</h3>
      <p className={classes.verdict} data-state={isStale ? 'idle' : test.state} aria-live="polite">
        {isStale ? 'This test was of what was typed before. Test again.' : verdict[test.state]}
      </p>
      <Button variant="default" fullWidth loading={test.state === 'running'} onClick={onTest}>
        Test connection
      </Button>
      <ol className={classes.stages}>
        {test.stages.map(({ stage, state, detail, took, failure }) => (
          <li key={stage} className={classes.stage} data-state={state}>
            <StageIcon state={state} />
            <span className={classes.name}>{stageTitle[stage]}</span>
            <span className={classes.took}>{took > 0 ? formatDuration(took) : ''}</span>
            {detail && !failure && <p className={classes.detail}>{detail}</p>}
            {failure && (
              <div className={classes.failure}>
                <FailureNotice failure={failure} />
              </div>
            )}
          </li>
        ))}
      </ol>
      {test.failure && <FailureNotice failure={test.failure} onRetry={onTest} />}
    </aside>
  );
}
