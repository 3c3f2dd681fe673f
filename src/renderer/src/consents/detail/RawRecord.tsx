import { SegmentedControl, Skeleton } from '@mantine/core';
import { useMemo, useState } from 'react';
import classes from './record.module.css';

interface Props {
  readonly raw: string | undefined;
  readonly isReading: boolean;
}

/** The body of the answer, character for character (D2); indented on demand, which is then no longer what was received. */
export function RawRecord({ raw, isReading }: Props) {
  const [view, setView] = useState('received');
  const indented = useMemo(() => (raw === undefined ? undefined : indent(raw)), [raw]);
  if (raw === undefined)
    return isReading ? (
      <Skeleton height={160} aria-label="Reading the record" />
    ) : (
      <p className={classes.none}>The record itself has not been read.</p>
    );
  return (
    <div className={classes.raw}>
      <SegmentedControl
        size="xs"
        aria-label="How the record is shown"
        value={view}
        onChange={setView}
        data={[
          { value: 'received', label: 'As received' },
          { value: 'indented', label: 'Indented', disabled: indented === undefined },
        ]}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={classes.code} tabIndex={0} aria-label="Record">
        <pre>{view === 'indented' ? (indented ?? raw) : raw}</pre>
      </section>
    </div>
  );
}

function indent(raw: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(raw), null, 2);
  } catch {
    return undefined;
  }
}
