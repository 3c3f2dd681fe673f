import classes from './Select.module.css';

interface Props {
  readonly label: string;
  /** Its size. */
  readonly className: string | undefined;
  /** What it says while nothing is chosen. */
  readonly everything: string;
  readonly choices: ReadonlyArray<{ readonly key: string; readonly label: string }>;
  /** Undefined: everything. */
  readonly chosen: string | undefined;
  readonly onChoose: (key: string | undefined) => void;
}

/** One of a few: the system's own list, so that keys and screen readers know it. */
export function Select({ label, className, everything, choices, chosen, onChoose }: Props) {
  return (
    <select
      aria-label={label}
      className={`${classes.select} ${className}`}
      value={chosen ?? ''}
      onChange={(event) => onChoose(event.currentTarget.value || undefined)}
    >
      <option value="">{everything}</option>
      {choices.map(({ key, label: words }) => (
        <option key={key} value={key}>
          {words}
        </option>
      ))}
    </select>
  );
}
