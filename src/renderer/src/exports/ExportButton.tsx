import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import classes from './export-button.module.css';
import { openExport } from './stores';

/** Where the rows are counted, they can be taken along. */
export function ExportButton({ shown }: { readonly shown: number }) {
  return (
    <Button
      variant="default"
      size="compact-sm"
      className={classes.button}
      leftSection={<IconDownload size={14} aria-hidden />}
      disabled={shown === 0}
      onClick={openExport}
    >
      Export…
    </Button>
  );
}
