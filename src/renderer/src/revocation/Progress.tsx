import classes from './review.module.css';

interface Props {
  readonly done: number;
  readonly total: number;
  /** Said beside the bar. */
  readonly label: string;
}

/** How far something has come that takes its time. */
export function Progress({ done, total, label }: Props) {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  return (
    <div className={classes.progress}>
      <div
        className={classes.track}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
      >
        <div className={classes.fill} style={{ transform: `scaleX(${share})` }} />
      </div>
      <span className={classes.progressLabel}>{label}</span>
    </div>
  );
}
