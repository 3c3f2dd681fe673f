import { Button, Checkbox } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { ButtonPopover } from '../../components/ButtonPopover';
import { useConsents, useView, viewStore } from '../stores';
import { isLastShown, isUsual, offered, setHidden } from './column-settings';
import { columns, usualColumns } from './columns';
import classes from './columns-button.module.css';

/** Which columns there are, and which of them are on screen. Their order and widths are set at the header itself. */
export function ColumnsButton() {
  return (
    <ButtonPopover
      position="bottom-end"
      width={220}
      button={(toggle) => (
        <Button
          variant="default"
          size="compact-sm"
          className={classes.button}
          leftSection={<IconColumns3 size={14} aria-hidden />}
          onClick={toggle}
        >
          Columns
        </Button>
      )}
    >
      {() => <ColumnList />}
    </ButtonPopover>
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
