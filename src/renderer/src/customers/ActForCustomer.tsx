import { Button } from '@mantine/core';
import { IconUserShare } from '@tabler/icons-react';
import type { Consent } from '../../../shared/consent';
import { useVisit } from '../stores';
import { openActFor } from './acts';
import { shortTitle } from './customer-words';

/** From an open consent to all consents of its customer, on their behalf. Not while somebody is acted for: it is theirs already. */
export function ActForCustomer({ consent }: { readonly consent: Pick<Consent, 'realmId' | 'customer'> }) {
  const isVisiting = useVisit((state) => state.visit !== null);
  if (isVisiting || consent.customer.id === '') return null;
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<IconUserShare size={14} aria-hidden />}
      onClick={() => openActFor(consent)}
    >
      Act for {shortTitle(consent.customer)}…
    </Button>
  );
}
