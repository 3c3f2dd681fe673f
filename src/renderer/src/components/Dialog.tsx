import { Modal, type ModalProps } from '@mantine/core';
import classes from './Dialog.module.css';

interface Props extends Omit<ModalProps, 'opened' | 'padding' | 'classNames'> {
  /** Lined: over a panel that reaches from edge to edge. */
  readonly head?: 'plain' | 'lined';
  readonly classNames?: Partial<Record<'header' | 'content' | 'body', string | undefined>>;
}

/** A dialog whose parts reach to its edges and have room of their own. It is open while it is there. */
export const Dialog = ({ head = 'plain', classNames, closeButtonProps, ...more }: Props) => (
  <Modal
    opened
    padding={0}
    closeButtonProps={{ 'aria-label': 'Close', ...closeButtonProps }}
    classNames={{
      header: head === 'lined' ? classes.linedHeader : classes.header,
      title: classes.title,
      ...classNames,
    }}
    {...more}
  />
);
