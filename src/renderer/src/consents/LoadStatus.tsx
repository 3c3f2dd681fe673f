import { Button, Popover, Tooltip } from '@mantine/core';
import { IconPlayerStop, IconRefresh } from '@tabler/icons-react';
import { memo } from 'react';
import { isLoading } from './consents-store';
import classes from './LoadStatus.module.css';
import { ofTotal, summarize, summarizeHeadStart } from './progress-summary';
import { useConsents } from './stores';
import { useRealmNames } from './use-result';

/** How far reading has come, by realm on demand, with the button that stops it or starts it again. */
export const LoadStatus = memo(function LoadStatus() {
  // Not the progress itself: it moves several times a second, and buttons and popover need not be made anew for that.
  const loading = useConsents((state) => isLoading(state.progress));
  const hasRemarks = useConsents((state) => summarize(state.progress).remarks.length > 0);
  const stop = useConsents((state) => state.stop);
  const refresh = useConsents((state) => state.refresh);
  return (
    <div className={classes.status}>
      {(loading || hasRemarks) && (
        <Popover position="bottom-end" shadow="md" offset={4} transitionProps={{ duration: 0 }} returnFocus>
          <Popover.Target>
            <button type="button" className={classes.progress} title="Progress of each realm">
              <ReadSoFar />
            </button>
          </Popover.Target>
          <Popover.Dropdown className={classes.dropdown} aria-label="Progress of each realm">
            <RealmProgressList />
          </Popover.Dropdown>
        </Popover>
      )}
      {loading ? (
        <Button
          variant="default"
          size="compact-sm"
          className={classes.button}
          leftSection={<IconPlayerStop size={14} aria-hidden />}
          onClick={stop}
        >
          Stop
        </Button>
      ) : (
        <Tooltip label="Read all consents again; what is shown stays until then">
          <Button
            variant="default"
            size="compact-sm"
            className={classes.button}
            leftSection={<IconRefresh size={14} aria-hidden />}
            onClick={() => refresh()}
          >
            Refresh
          </Button>
        </Tooltip>
      )}
    </div>
  );
});

function ReadSoFar() {
  const progress = useConsents((state) => state.progress);
  const headStart = useConsents((state) => state.headStart);
  const { isLoading: loading, received, total, remarks } = summarize(progress);
  if (!loading) return <span>{remarks[0]}</span>;
  return (
    <>
      <span>{headStart ? summarizeHeadStart(headStart) : `Reading ${ofTotal(received, total)}`} …</span>
      <Bar received={received} total={total} />
    </>
  );
}

function RealmProgressList() {
  const progress = useConsents((state) => state.progress);
  const names = useRealmNames();
  return (
    <>
      <ul className={classes.realms}>
        {progress.map(({ realmId, state, received, total }) => (
          <li key={realmId} className={classes.realm}>
            <span className={classes.name} title={names.get(realmId)}>
              {names.get(realmId) ?? realmId}
            </span>
            <span className={classes.numbers}>{ofTotal(received, total)}</span>
            <span className={classes.state}>{stateWords[state]}</span>
          </li>
        ))}
      </ul>
      {summarize(progress).remarks.map((remark) => (
        <p key={remark} className={classes.remark}>
          {remark}
        </p>
      ))}
    </>
  );
}

const stateWords = { loading: 'reading', complete: 'complete', stopped: 'stopped', failed: 'failed' };

function Bar({ received, total }: { readonly received: number; readonly total: number | null }) {
  const share = total ? Math.min(1, received / total) : null;
  return (
    <span className={classes.track} data-unknown={share === null || undefined} aria-hidden>
      <span className={classes.fill} style={share === null ? {} : { transform: `scaleX(${share})` }} />
    </span>
  );
}
