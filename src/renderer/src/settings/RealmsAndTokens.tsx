import { Button } from '@mantine/core';
import { IconFileExport, IconFileImport, IconPlus } from '@tabler/icons-react';
import { useApp, useRealms } from '../stores';
import { RealmRow } from './RealmRow';
import classes from './RealmRow.module.css';

export function RealmsAndTokens() {
  const entries = useRealms((state) => state.entries);
  const open = useApp((state) => state.open);
  return (
    <>
      <ul className={classes.list}>
        {entries.map((entry, index) => (
          <RealmRow key={entry.profile.id} entry={entry} place={{ index, count: entries.length }} />
        ))}
      </ul>
      <div className={classes.actions}>
        <Button
          variant="default"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => open({ kind: 'realm-form', realmId: null })}
        >
          Add a realm
        </Button>
        <Button
          variant="default"
          leftSection={<IconFileImport size={15} stroke={1.75} aria-hidden />}
          onClick={() => open({ kind: 'import-realms' })}
        >
          Import…
        </Button>
        <Button
          variant="default"
          leftSection={<IconFileExport size={15} stroke={1.75} aria-hidden />}
          onClick={() => open({ kind: 'export-realms' })}
        >
          Export…
        </Button>
      </div>
    </>
  );
}
