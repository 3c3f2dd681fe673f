import { Button, Popover, Tooltip } from '@mantine/core';
import { IconPlayerStop, IconRefresh } from '@tabler/icons-react';
import classes from './LoadStatus.module.css';
import { ofTotal, summarize } from './progress-summary';
import { useConsents } from './stores';
import { useRealmNames } from './use-result';

/** How far reading has come, by realm on demand, with the button that stops it or starts it again. */
export function LoadStatus() {
  const progress = useConsents((state) => state.progress);
  const stop = useConsents((state) => state.stop);
  const refresh = useConsents((state) => state.refresh);
  const { isLoading, received, total, remarks } = summarize(progress);
  return (
    <div className={classes.status}>
      {(isLoading || remarks.length > 0) && (
        <Popover position="bottom-end" shadow="md" offset={4} transitionProps={{ duration: 0 }} returnFocus>
          <Popover.Target>
            <button type="button" className={classes.progress} title="Progress of each realm">
              <span>
                {isLoading ? `Reading ${ofTotal(received, total)}` : remarks[0]}
                {isLoading && ' …'}
              </span>
              {isLoading && <Bar received={received} total={total} />}
            </button>
          </Popover.Target>
          <Popover.Dropdown className={classes.dropdown} aria-label="Progress of each realm">
            <RealmProgressList />
            {remarks.map((remark) => (
              <p key={remark} className={classes.remark}>
                {remark}
              </p>
            ))}
          </Popover.Dropdown>
        </Popover>
      )}
      {isLoading ? (
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
}

function RealmProgressList() {
  const progress = useConsents((state) => state.progress);
  const names = useRealmNames();
  return (
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
