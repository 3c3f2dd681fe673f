import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { SavedView } from '../../../shared/view';
import { useRealms } from '../stores';
import { viewsStore } from './stores';
import type { ViewsHere } from './use-views-here';
import { usualViews } from './usual-views';
import classes from './views.module.css';

const check = <IconCheck size={15} stroke={2} aria-hidden />;

/** Every view that can be looked at here. One that was changed is chosen again to take the changes back. */
export function ViewChoices({ ofRealm, ofAll, inForce }: ViewsHere) {
  const realmName = useRealms(
    ({ entries, scope }) =>
      entries.find(({ profile }) => scope?.kind === 'realm' && profile.id === scope.realmId)?.profile.name,
  );
  const { apply, ask } = viewsStore.getState();
  const saved = (view: SavedView) => {
    const own = inForce.kind === 'saved' && inForce.view.id === view.id ? inForce : null;
    return (
      <Menu.RadioItem
        key={view.id}
        value={view.id}
        checked={own !== null}
        checkIcon={check}
        closeMenuOnClick
        rightSection={own?.isChanged ? <span className={classes.note}>changed</span> : undefined}
        onClick={() => apply(view)}
      >
        <span className={classes.name} title={view.name}>
          {view.name}
        </span>
      </Menu.RadioItem>
    );
  };
  return (
    <div className={classes.choices}>
      {usualViews.map((view) => (
        <Menu.RadioItem
          key={view.id}
          value={view.id}
          checked={inForce.kind === 'usual' && inForce.view.id === view.id}
          checkIcon={check}
          closeMenuOnClick
          onClick={() => ask(view)}
        >
          {view.name}
        </Menu.RadioItem>
      ))}
      {ofRealm.length > 0 && (
        <>
          <Menu.Label className={classes.name}>Only in {realmName}</Menu.Label>
          {ofRealm.map(saved)}
        </>
      )}
      {ofAll.length > 0 && (
        <>
          <Menu.Label>In every realm</Menu.Label>
          {ofAll.map(saved)}
        </>
      )}
    </div>
  );
}
