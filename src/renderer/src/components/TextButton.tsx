import type { ReactNode } from 'react';
import classes from './TextButton.module.css';

interface Props {
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** Does something small in the middle of a text. */
export const TextButton = ({ onClick, children }: Props) => (
  <button type="button" className={classes.button} onClick={onClick}>
    {children}
  </button>
);
