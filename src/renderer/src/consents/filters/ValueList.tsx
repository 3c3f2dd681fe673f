import { Checkbox } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import classes from './filters.module.css';

export interface ListedValue {
  readonly key: string;
  readonly label: string;
  readonly title?: string | undefined;
  /** Null where nobody counts. */
  readonly count: number | null;
  readonly isChosen: boolean;
  /** Some of what it stands for is chosen. */
  readonly isPartly?: boolean;
  readonly level?: 0 | 1;
  readonly onToggle: () => void;
}

interface Props {
  readonly label: string;
  readonly values: readonly ListedValue[];
}

/** Values to choose from, each with how many rows choosing it would show. Arrow keys walk it. */
export function ValueList({ label, values }: Props) {
  return (
    <fieldset className={classes.values} aria-label={label} onKeyDown={walk}>
      {values.map(
        ({ key, label: text, title = text, count, isChosen, isPartly = false, level = 0, onToggle }) => (
          <Checkbox
            key={key}
            size="xs"
            classNames={{
              root: rootOf(level, count),
              body: classes.valueBody,
              labelWrapper: classes.valueLabel,
            }}
            checked={isChosen}
            indeterminate={isPartly}
            onChange={onToggle}
            label={
              <span className={classes.valueText}>
                <span className={classes.valueName} title={title}>
                  {text}
                </span>
                <span className={classes.valueCount}>{count?.toLocaleString('en')}</span>
              </span>
            }
          />
        ),
      )}
    </fieldset>
  );
}

const rootOf = (level: 0 | 1, count: number | null): string =>
  [classes.value, level === 1 ? classes.nested : '', count === 0 ? classes.none : ''].join(' ');

function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const boxes = [...event.currentTarget.querySelectorAll('input')];
  const next = boxes[boxes.indexOf(event.target as HTMLInputElement) + step];
  event.preventDefault();
  next?.focus();
}
