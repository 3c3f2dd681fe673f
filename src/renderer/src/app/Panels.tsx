import { lazy, Suspense, useEffect } from 'react';
import { useApp } from '../stores';
import type { Panel } from './app-store';

const loadPalette = () => import('../palette/Palette');
const Palette = lazy(loadPalette);
const Settings = lazy(() => import('../settings/Settings'));
const RealmForm = lazy(() => import('../realms/form/RealmForm'));
const ExportRealms = lazy(() => import('../realms/profile-file/ExportRealms'));
const ImportRealms = lazy(() => import('../realms/profile-file/ImportRealms'));
const Activity = lazy(() => import('../activity/Activity'));
const AuditLog = lazy(() => import('../audit/AuditLog'));
const ActForDialog = lazy(() => import('../customers/ActForDialog'));
const RealmTokensDialog = lazy(() => import('../tokens/RealmTokensDialog'));
const DiagnosticsDialog = lazy(() => import('../diagnostics/DiagnosticsDialog'));
const DeleteRealm = lazy(() => import('../realms/DeleteRealm'));
const UnlockDialog = lazy(() => import('../locks/UnlockDialog'));

function Open({ panel }: { readonly panel: Panel }) {
  switch (panel.kind) {
    case 'palette':
      return <Palette />;
    case 'settings':
      return <Settings section={panel.section} />;
    case 'realm-form':
      return <RealmForm key={panel.realmId} realmId={panel.realmId} />;
    case 'export-realms':
      return <ExportRealms />;
    case 'import-realms':
      return <ImportRealms />;
    case 'activity':
      return <Activity />;
    case 'audit':
      return <AuditLog />;
    case 'act-for':
      return <ActForDialog of={panel.of} />;
    case 'tokens':
      return <RealmTokensDialog key={panel.realmId} realmId={panel.realmId} />;
    case 'diagnostics':
      return <DiagnosticsDialog />;
    case 'delete-realm':
      return <DeleteRealm realmId={panel.realmId} />;
    case 'unlock':
      return <UnlockDialog key={panel.realmId} realmId={panel.realmId} />;
  }
}

/** What lies over the window; loaded when it is first wanted. */
export function Panels() {
  const panel = useApp((state) => state.panel);
  // The palette is typed into at once: loaded after the first paint, it loses no keystroke to its own loading.
  useEffect(() => {
    const idle = requestIdleCallback(() => void loadPalette());
    return () => cancelIdleCallback(idle);
  }, []);
  return <Suspense fallback={null}>{panel && <Open panel={panel} />}</Suspense>;
}
