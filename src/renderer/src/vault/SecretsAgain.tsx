import { Button } from '@mantine/core';
import { Page } from '../components/Page';
import { useApp } from '../stores';
import { UnreadableList } from './UnreadableList';

/** One screen for every secret that must be typed again; nothing else was lost (C3). */
export default function SecretsAgain() {
  const later = useApp((state) => state.leaveSecretsForLater);
  return (
    <Page
      title="Some secrets must be typed again"
      lead="The keychain of this computer cannot read them any more. Realms, settings and everything else are as you left them, and the other realms work."
      actions={
        <Button variant="default" onClick={later}>
          Go on without them for now
        </Button>
      }
    >
      <UnreadableList />
    </Page>
  );
}
