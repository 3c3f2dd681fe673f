import { Popover, type PopoverProps } from '@mantine/core';
import { type ReactElement, type ReactNode, useState } from 'react';
import classes from './ButtonPopover.module.css';

interface Props extends Pick<PopoverProps, 'position' | 'offset' | 'width'> {
  readonly button: (toggle: () => void) => ReactElement;
  /** False where closing it leads on to another place. Escape leads back in any case. */
  readonly returnFocus?: boolean;
  /** What it holds. Made while it is open, and gone with it. */
  readonly children: (close: () => void) => ReactNode;
}

/** What a button opens below itself. The focus goes in and stays in; Escape and a click elsewhere close it, and the focus comes back to the button. */
export function ButtonPopover({ button, returnFocus = true, children, ...place }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover {...place} opened={isOpen} onChange={setOpen} trapFocus returnFocus={returnFocus}>
      <Popover.Target>{button(() => setOpen(!isOpen))}</Popover.Target>
      <Popover.Dropdown className={classes.dropdown}>
        {isOpen && children(() => setOpen(false))}
      </Popover.Dropdown>
    </Popover>
  );
}
