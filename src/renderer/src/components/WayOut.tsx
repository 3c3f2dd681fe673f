import { Button } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  /** The foot of the dialog that it stands in. */
  readonly className: string | undefined;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

/** The foot of a step that leaves nothing to decide: its one button, which has the focus. */
export const WayOut = ({ className, onLeave, children }: Props) => (
  <div className={className}>
    <Button variant="default" onClick={onLeave} data-autofocus>
      {children}
    </Button>
  </div>
);
