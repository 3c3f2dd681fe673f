// biome-ignore-all lint/a11y/useSemanticElements: a part of the grid's header
// biome-ignore-all lint/a11y/useFocusableInteractive: the box in it has the focus
import classes from './grid.module.css';

interface Props {
  /** How many of the rows on screen are selected; 'mixed' between none and all. */
  readonly selection: 'none' | 'mixed' | 'all';
  readonly shown: number;
  /** All of the rows on screen, or none of them. */
  readonly onSelectAll: (isSelected: boolean) => void;
}

export function SelectAll({ selection, shown, onSelectAll }: Props) {
  return (
    <div role="columnheader" className={classes.boxCell} aria-colindex={1}>
      <button
        type="button"
        role="checkbox"
        className={classes.allBox}
        aria-checked={selection === 'mixed' ? 'mixed' : selection === 'all'}
        aria-label={`Select all ${shown.toLocaleString('en')} shown`}
        title={selection === 'all' ? 'Select none of those shown' : 'Select all of those shown'}
        onClick={() => onSelectAll(selection !== 'all')}
      >
        <span className={classes.box} />
      </button>
    </div>
  );
}
