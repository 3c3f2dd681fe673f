import { useEffect } from 'react';

/** Gives the focus back to where it was when the dialog came. Mantine does so for a dialog that is closed, not for one that is taken away. */
export function useFocusReturn(): void {
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
}
