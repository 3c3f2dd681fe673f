import { Button } from '@mantine/core';
import dialog from '../components/Dialog.module.css';
import { EnvironmentBadge } from '../components/EnvironmentBadge';
import { Notice } from '../components/Notice';
import { count } from '../consents/progress-summary';
import { Choices } from './Choices';
import classes from './export.module.css';
import type { ExportSource } from './export-source';
import { columnsWished, rowsWished, type Wish } from './export-store';
import { useExport } from './stores';

interface Props {
  readonly source: ExportSource;
  readonly wasCancelled: boolean;
}

/** Which rows, in which form: and what it means to have them in a file. */
export function Asking({ source, wasCancelled }: Props) {
  const wish = useExport((state) => state.wish);
  const choose = useExport((state) => state.choose);
  const run = useExport((state) => state.run);
  const close = useExport((state) => state.close);
  const rows = rowsWished(source, wish);
  // Production first: it must not be the one that is cut off.
  const profiles = rows.realmIds
    .map((realmId) => source.realms.get(realmId))
    .filter((profile) => profile !== undefined)
    .sort((one, other) => one.environment.localeCompare(other.environment));
  const isReal = profiles.some(({ environment, demo }) => environment === 'production' && !demo);
  return (
    <>
      <div className={classes.body}>
        {wasCancelled && <Notice title="The export was cancelled. Nothing was saved." />}
        <Rows source={source} wish={wish} onChoose={choose} />
        <ul className={classes.realms} aria-label="Realms">
          {profiles.map(({ id, name, environment, accent }) => (
            <li key={id} className={classes.realm} data-accent={accent}>
              <span className={classes.realmName}>{name}</span>
              <EnvironmentBadge environment={environment} />
            </li>
          ))}
        </ul>
        <Choices
          label="Format"
          value={wish.format}
          onChoose={(format) => choose({ format })}
          options={[
            {
              value: 'csv',
              label: 'CSV',
              description:
                'For spreadsheets. A text that could run as a formula gets an apostrophe in front.',
            },
            {
              value: 'jsonl',
              label: 'JSON Lines',
              description: 'For programs: one object a line, every text exactly as it is.',
            },
          ]}
        />
        <Choices
          label="Columns"
          value={wish.columns}
          onChoose={(columns) => choose({ columns })}
          options={[
            { value: 'shown', label: 'As shown', description: titles(source, 'shown') },
            { value: 'all', label: 'All', description: titles(source, 'all') },
          ]}
        />
        {source.unread.length > 0 && (
          <Notice tone="warning" title="Not every consent has been read">
            The file will hold what is here now. Not read to the end: {source.unread.join(', ')}.
          </Notice>
        )}
        <Notice
          tone={isReal ? 'warning' : 'info'}
          title={isReal ? 'The file will hold data of real customers' : 'The file will hold personal data'}
        >
          Keep it where only those can read it who need it, and delete it when it has served. The audit log
          records that it was made, not what is in it.
        </Notice>
      </div>
      <div className={dialog.actions}>
        <Button variant="default" onClick={close} data-autofocus>
          Cancel
        </Button>
        <Button disabled={rows.length === 0} onClick={() => void run()}>
          Export {count(rows.length, 'row')}…
        </Button>
      </div>
    </>
  );
}

const titles = (source: ExportSource, columns: Wish['columns']): string =>
  columnsWished(source, { columns })
    .map(({ title }) => title)
    .join(', ');

/** Asked only where there is a choice. */
function Rows(props: {
  readonly source: ExportSource;
  readonly wish: Wish;
  readonly onChoose: (change: Partial<Wish>) => void;
}) {
  const { source, wish, onChoose } = props;
  const { shown, selected } = source;
  if (selected.length === 0) return <p className={classes.count}>{shownText(source)}</p>;
  return (
    <Choices
      label="Rows"
      value={wish.rows}
      onChoose={(rows) => onChoose({ rows })}
      options={[
        { value: 'selected', label: count(selected.length, 'selected consent') },
        { value: 'shown', label: shownText(source), disabled: shown.length === 0 },
      ]}
    />
  );
}

const shownText = ({ shown, onHand, isNarrowed }: ExportSource): string =>
  isNarrowed
    ? `${count(shown.length, 'filtered row')} of ${count(onHand, 'consent')}`
    : `All ${count(onHand, 'consent')}`;
