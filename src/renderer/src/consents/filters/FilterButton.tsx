import { Button, VisuallyHidden } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ButtonPopover } from '../../components/ButtonPopover';
import classes from './filters.module.css';

interface Props {
  readonly label: string;
  /** How many values are chosen; shown beside the label. */
  readonly chosen: number;
  readonly children: ReactNode;
}

/** A button that opens one filter. */
export function FilterButton({ label, chosen, children }: Props) {
  return (
    <ButtonPopover
      position="bottom-start"
      width={340}
      button={(toggle) => (
        <Button
          variant="default"
          className={classes.trigger}
          data-set={chosen > 0 || undefined}
          rightSection={<IconChevronDown size={14} stroke={1.75} aria-hidden />}
          onClick={toggle}
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
      )}
    >
      {() => children}
    </ButtonPopover>
  );
}
