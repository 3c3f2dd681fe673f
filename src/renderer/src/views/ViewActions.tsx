import { Menu } from '@mantine/core';
import { IconBookmarkPlus, IconDeviceFloppy, IconPencil, IconRestore, IconTrash } from '@tabler/icons-react';
import { useView } from '../consents/stores';
import { appStore } from '../stores';
import type { InForce } from './in-force';
import { namesSomeone } from './names-someone';
import { viewsStore } from './stores';
import classes from './views.module.css';

const icon = { size: 15, stroke: 1.75, 'aria-hidden': true } as const;

/** What can be done with the look of the moment, and with the saved view it came from. */
export function ViewActions({ inForce }: { readonly inForce: InForce }) {
  const { open, update, reset } = viewsStore.getState();
  const isPersonal = useView(({ query, problem }) => namesSomeone(query, problem === null));
  const saved = inForce.kind === 'saved' ? inForce : null;
  return (
    <>
      {saved?.isChanged && (
        <Menu.Item
          leftSection={<IconDeviceFloppy {...icon} />}
          onClick={() => void update(saved.view).catch(appStore.getState().tell)}
        >
          <span className={classes.name}>Save changes to ‘{saved.view.name}’</span>
          {isPersonal && <span className={classes.below}>Keeps what you typed on this computer</span>}
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconBookmarkPlus {...icon} />} onClick={() => open({ kind: 'save' })}>
        Save as new view…
      </Menu.Item>
      {saved && (
        <>
          <Menu.Item
            leftSection={<IconPencil {...icon} />}
            onClick={() => open({ kind: 'rename', view: saved.view })}
          >
            <span className={classes.name}>Rename ‘{saved.view.name}’…</span>
          </Menu.Item>
          <Menu.Item
            color="var(--danger)"
            leftSection={<IconTrash {...icon} />}
            onClick={() => open({ kind: 'delete', view: saved.view })}
          >
            <span className={classes.name}>Delete ‘{saved.view.name}’…</span>
          </Menu.Item>
        </>
      )}
      <Menu.Item leftSection={<IconRestore {...icon} />} onClick={reset}>
        Reset search, columns and order
      </Menu.Item>
    </>
  );
}
