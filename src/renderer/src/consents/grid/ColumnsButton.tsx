import { Button, Checkbox, Popover } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useState } from 'react';
import { useConsents, useView, viewStore } from '../stores';
import { isLastShown, isUsual, offered, setHidden } from './column-settings';
import { columns, usualColumns } from './columns';
import classes from './columns-button.module.css';

/** Which columns there are, and which of them are on screen. Their order and widths are set at the header itself. */
export function ColumnsButton() {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      shadow="md"
      trapFocus
      returnFocus
      offset={4}
      width={220}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <Button
          variant="default"
          size="compact-sm"
          className={classes.button}
          leftSection={<IconColumns3 size={14} aria-hidden />}
          onClick={() => setOpen(!isOpen)}
        >
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown}>{isOpen && <ColumnList />}</Popover.Dropdown>
    </Popover>
  );
}

function ColumnList() {
  const settings = useView((state) => state.columns);
  const hasRealm = useConsents((state) => state.realmIds.length > 1);
  const { setColumns } = viewStore.getState();
  return (
    <>
      <fieldset className={classes.columns} aria-label="Columns">
        {offered(settings, hasRealm).map(({ key, isHidden }) => (
          <Checkbox
            key={key}
            size="xs"
            classNames={{ root: classes.column, body: classes.columnBody }}
            label={columns[key].title}
            checked={!isHidden}
            disabled={!isHidden && isLastShown(settings, key, hasRealm)}
            onChange={() => setColumns(setHidden(settings, key, !isHidden, hasRealm))}
          />
        ))}
      </fieldset>
      <Button
        variant="subtle"
        size="compact-sm"
        fullWidth
        className={classes.usual}
        disabled={isUsual(settings)}
        onClick={() => setColumns(usualColumns)}
      >
        Back to usual columns
      </Button>
    </>
  );
}
