import { Button, Menu, VisuallyHidden } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { lazy, Suspense, useCallback, useEffect, useRef } from 'react';
import { appStore } from '../stores';
import type { InForce } from './in-force';
import { useViews, viewsStore } from './stores';
import { useViewsHere } from './use-views-here';
import { ViewActions } from './ViewActions';
import { ViewChoices } from './ViewChoices';
import classes from './views.module.css';

const ViewsDialog = lazy(() => import('./ViewsDialog'));

/** Saved views (B4): at the right end of the filters, since a view is all of them together. */
export function ViewsMenu() {
  const here = useViewsHere();
  const dialog = useViews((state) => state.dialog);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const { start, close } = viewsStore.getState();
    start().catch(appStore.getState().tell);
    return close;
  }, []);
  // The item or the palette that opened the dialog is gone by then.
  const closeDialog = useCallback(() => {
    viewsStore.getState().close();
    button.current?.focus();
  }, []);
  return (
    <>
      <Menu
        position="bottom-end"
        width={300}
        withinPortal={false}
        floatingStrategy="fixed"
        withInitialFocusPlaceholder={false}
        classNames={{ item: classes.item, itemLabel: classes.itemLabel, itemSection: classes.itemSection }}
      >
        <Menu.Target>
          <Button
            ref={button}
            variant="default"
            className={classes.trigger}
            rightSection={<IconChevronDown size={14} stroke={1.75} aria-hidden />}
          >
            <Label inForce={here.inForce} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={classes.menu}>
          <ViewChoices {...here} />
          <Menu.Divider />
          <ViewActions inForce={here.inForce} />
        </Menu.Dropdown>
      </Menu>
      {dialog && (
        <Suspense fallback={null}>
          <ViewsDialog dialog={dialog} onClose={closeDialog} />
        </Suspense>
      )}
    </>
  );
}

/** Which view is in force; the list of all consents needs no word. */
function Label({ inForce }: { readonly inForce: InForce }) {
  const saved = inForce.kind === 'saved' ? inForce : null;
  const isAll = inForce.kind === 'usual' && inForce.view.query === '';
  if (inForce.kind === 'none' || isAll) return <>Views</>;
  const { name } = inForce.view;
  return (
    <>
      <span className={classes.what}>View</span>
      <span className={classes.inForce} title={name}>
        {name}
      </span>
      {saved?.isChanged && (
        <span className={classes.changed} title="Changed since it was saved">
          <VisuallyHidden>changed</VisuallyHidden>
        </span>
      )}
    </>
  );
}
