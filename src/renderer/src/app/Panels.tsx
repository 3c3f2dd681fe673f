import { lazy, Suspense } from 'react';
import { useApp } from '../stores';
import type { Panel } from './app-store';

const Palette = lazy(() => import('../palette/Palette'));
const Settings = lazy(() => import('../settings/Settings'));
const RealmForm = lazy(() => import('../realms/form/RealmForm'));
const DeleteRealm = lazy(() => import('../realms/DeleteRealm'));

function Open({ panel }: { readonly panel: Panel }) {
  switch (panel.kind) {
    case 'palette':
      return <Palette />;
    case 'settings':
      return <Settings section={panel.section} />;
    case 'realm-form':
      return <RealmForm key={panel.realmId} realmId={panel.realmId} />;
    case 'delete-realm':
      return <DeleteRealm realmId={panel.realmId} />;
  }
}

/** What lies over the window; loaded when it is first wanted. */
export function Panels() {
  const panel = useApp((state) => state.panel);
  return <Suspense fallback={null}>{panel && <Open panel={panel} />}</Suspense>;
}
