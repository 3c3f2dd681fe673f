import { lazy, Suspense } from 'react';
import { ConsentsView } from '../consents/ConsentsView';
import { useApp, useRealms } from '../stores';
import { StartFailed } from './StartFailed';
import { screenFor } from './screen';

// The first paint of a working day needs the grid alone.
const Welcome = lazy(() => import('../welcome/Welcome'));
const RealmChooser = lazy(() => import('../realms/RealmChooser'));
const KeychainChanged = lazy(() => import('../vault/KeychainChanged'));
const SecretsAgain = lazy(() => import('../vault/SecretsAgain'));

function Screen() {
  const status = useApp((state) => state.status);
  const failure = useApp((state) => state.failure);
  const secretsLater = useApp((state) => state.secretsLater);
  const entries = useRealms((state) => state.entries);
  const scope = useRealms((state) => state.scope);
  switch (screenFor({ status, failure, secretsLater }, entries, scope)) {
    case 'starting':
      return null;
    case 'failed':
      return <StartFailed />;
    case 'keychain-changed':
      return <KeychainChanged />;
    case 'welcome':
      return <Welcome />;
    case 'secrets-again':
      return <SecretsAgain />;
    case 'choose-realm':
      return <RealmChooser />;
    case 'consents':
      return scope && <ConsentsView scope={scope} />;
  }
}

export function Screens() {
  return (
    <Suspense fallback={null}>
      <Screen />
    </Suspense>
  );
}
