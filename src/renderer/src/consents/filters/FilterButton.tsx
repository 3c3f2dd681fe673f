import { Button, Popover, VisuallyHidden } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import classes from './filters.module.css';

interface Props {
  readonly label: string;
  /** How many values are chosen; shown beside the label. */
  readonly chosen: number;
  readonly children: ReactNode;
}

/** A button that opens one filter. */
export function FilterButton({ label, chosen, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-start"
      shadow="md"
      trapFocus
      returnFocus
      offset={4}
      width={320}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <Button
          variant="default"
          className={classes.trigger}
          data-set={chosen > 0 || undefined}
          rightSection={<IconChevronDown size={14} stroke={1.75} aria-hidden />}
          onClick={() => setOpen(!isOpen)}
        >
          {label}
          {chosen > 0 && (
            <>
              {' '}
              <span className={classes.chosen}>
                {chosen}
                <VisuallyHidden> chosen</VisuallyHidden>
              </span>
            </>
          )}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown}>{isOpen && children}</Popover.Dropdown>
    </Popover>
  );
}
