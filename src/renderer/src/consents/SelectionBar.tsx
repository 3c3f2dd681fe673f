import { Button } from '@mantine/core';
import { IconSquareCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import { planLimit } from '../../../shared/revocation-terms';
import { EnvironmentBadge } from '../components/EnvironmentBadge';
import hidden from '../components/unseen.module.css';
import { planStore } from '../revocation/stores';
import { useRealms } from '../stores';
import { type SelectionSummary, selectionText, summarizeSelection } from './rows/selection-summary';
import classes from './SelectionBar.module.css';
import { selectedConsents } from './selection-store';
import { consentsStore, useConsents, useSelection } from './stores';

interface Props {
  readonly rows: Uint32Array;
  readonly onClear: () => void;
}

/** What is selected, in which realms, and what can be done with it. Nothing stands here while nothing is selected. */
export function SelectionBar({ rows, onClear }: Props) {
  const table = useConsents((state) => state.table);
  const version = useSelection((state) => state.version);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is selected is changed in place, and `version` says when
  const summary = useMemo(() => summarizeSelection(table, rows), [table, rows, version]);
  return (
    <>
      {/* Always there: a screen reader tells what changes in it, not that it has come. */}
      <output className={hidden.unseen}>{summary.count > 0 && selectionText(summary)}</output>
      {summary.count > 0 && <Bar summary={summary} rows={rows} onClear={onClear} />}
    </>
  );
}

function Bar({ summary, rows, onClear }: Props & { readonly summary: SelectionSummary }) {
  const { keepOnly, pin, isPinned } = useSelection((state) => state);
  const { count, hidden } = summary;
  const isTooMany = count > planLimit;
  return (
    <section className={classes.bar} aria-label="Selection">
      <IconSquareCheck className={classes.icon} size={18} stroke={1.75} aria-hidden />
      <span className={classes.text}>{selectionText(summary)}</span>
      {isPinned ? (
        <Button variant="subtle" size="compact-sm" onClick={() => pin(false)}>
          Back to the filter
        </Button>
      ) : (
        hidden > 0 && (
          <>
            <Button variant="subtle" size="compact-sm" onClick={() => pin(true)}>
              Show selected
            </Button>
            <Button variant="subtle" size="compact-sm" onClick={() => keepOnly(rows)}>
              Drop hidden
            </Button>
          </>
        )
      )}
      <Realms realms={summary.realms} />
      <span className={classes.actions}>
        {isTooMany && (
          <span className={classes.limit}>At most {planLimit.toLocaleString('en')} in one plan</span>
        )}
        <Button variant="default" onClick={onClear}>
          Clear
        </Button>
        <Button
          variant="outline"
          className={classes.revoke}
          disabled={isTooMany}
          onClick={() => void planStore.getState().choose(selectedConsents(consentsStore.getState(), rows))}
        >
          Revoke {count.toLocaleString('en')}…
        </Button>
      </span>
    </section>
  );
}

/** In one realm its environment is enough; of several, each is named with its share. */
function Realms({ realms }: Pick<SelectionSummary, 'realms'>) {
  const entries = useRealms((state) => state.entries);
  const profiles = new Map(entries.map(({ profile }) => [profile.id, profile]));
  // Production first: it must not be the one that is cut off.
  const told = realms
    .map(({ realmId, count }) => ({ count, profile: profiles.get(realmId) }))
    .sort((one, other) => Number(isProduction(other.profile)) - Number(isProduction(one.profile)));
  const shown = told.slice(0, 3);
  return (
    <span className={classes.realms}>
      {shown.map(
        ({ profile, count }) =>
          profile && (
            <span key={profile.id} className={classes.realm} data-accent={profile.accent}>
              {told.length > 1 && (
                <span className={classes.name} title={profile.name}>
                  {count.toLocaleString('en')} in {profile.name}
                </span>
              )}
              <EnvironmentBadge environment={profile.environment} />
            </span>
          ),
      )}
      {told.length > shown.length && (
        <span className={classes.more}>and {told.length - shown.length} more realms</span>
      )}
    </span>
  );
}

const isProduction = (profile: { environment: string } | undefined): boolean =>
  profile?.environment === 'production';
