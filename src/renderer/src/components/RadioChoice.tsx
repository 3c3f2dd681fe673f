import type { ComponentProps } from 'react';
import classes from './RadioChoice.module.css';

interface Props extends Pick<ComponentProps<'input'>, 'id' | 'name' | 'value' | 'checked'> {
  /** Its frame. */
  readonly className: string | undefined;
  readonly title: string;
  readonly text: string;
  readonly onChoose: () => void;
}

/** One of several ways, each with a line that says what it means. The frame shows the focus, not the dot. */
export const RadioChoice = ({ className, title, text, onChoose, ...input }: Props) => (
  <label className={`${classes.choice} ${className}`}>
    <input type="radio" {...input} onChange={onChoose} />
    <span>
      <span className={classes.title}>{title}</span>
      <span className={classes.text}>{text}</span>
    </span>
  </label>
);
