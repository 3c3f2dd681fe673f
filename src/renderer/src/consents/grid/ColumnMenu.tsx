import { Menu } from '@mantine/core';
import {
  IconArrowAutofitWidth,
  IconArrowLeft,
  IconArrowRight,
  IconChevronDown,
  IconEyeOff,
} from '@tabler/icons-react';
import { type ComponentProps, useLayoutEffect, useRef, useState } from 'react';
import type { LaidColumn } from './column-layout';
import classes from './header.module.css';

export interface ColumnActions {
  /** Undefined where there is nowhere to move to. */
  readonly moveLeft: (() => void) | undefined;
  readonly moveRight: (() => void) | undefined;
  /** Undefined for the last column on screen. */
  readonly hide: (() => void) | undefined;
  /** Undefined where the width is automatic already. */
  readonly fit: (() => void) | undefined;
}

interface Props {
  readonly column: LaidColumn;
  readonly tabIndex: 0 | -1;
  readonly actions: ColumnActions;
}

const icon = { size: 15, stroke: 1.75, 'aria-hidden': true } as const;

/**
 * What can be done with a column besides sorting by it: all that a pointer does by dragging, too. A menu is a dozen components, of which a header would
 * make nine before the first row is painted: until it is asked for there is its button alone.
 */
export function ColumnMenu(props: Props) {
  const [isAsked, setAsked] = useState(false);
  return isAsked ? (
    <AskedMenu {...props} />
  ) : (
    <More {...props} aria-haspopup="menu" aria-expanded={false} onClick={() => setAsked(true)} />
  );
}

/** Opens as it comes, its button in the place of the one that was pressed. */
function AskedMenu({ column, tabIndex, actions }: Props) {
  const [isOpen, setOpen] = useState(false);
  const target = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    // The focus went with the other one, and comes back here when the menu closes.
    target.current?.focus();
    setOpen(true);
  }, []);
  const item = (label: string, Icon: typeof IconArrowLeft, act: (() => void) | undefined) => (
    <Menu.Item leftSection={<Icon {...icon} />} disabled={!act} onClick={act}>
      {label}
    </Menu.Item>
  );
  return (
    <Menu
      opened={isOpen}
      onChange={setOpen}
      position="bottom-start"
      width={190}
      // Outside the grid, which holds rows and cells only and would cut it off, and inside the page's main part.
      portalProps={{ target: 'main' }}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <More ref={target} column={column} tabIndex={tabIndex} data-open={isOpen || undefined} />
      </Menu.Target>
      <Menu.Dropdown className={classes.menu}>
        {item('Move left', IconArrowLeft, actions.moveLeft)}
        {item('Move right', IconArrowRight, actions.moveRight)}
        {item('Automatic width', IconArrowAutofitWidth, actions.fit)}
        <Menu.Divider />
        {item('Hide column', IconEyeOff, actions.hide)}
      </Menu.Dropdown>
    </Menu>
  );
}

function More({
  column: { title },
  actions: _,
  ...others
}: Pick<Props, 'column'> & Partial<Props> & ComponentProps<'button'>) {
  return (
    <button type="button" {...others} className={classes.more} aria-label={`${title}: more`}>
      <IconChevronDown size={14} stroke={2} aria-hidden />
    </button>
  );
}
