import { useEffect, useState } from 'react';
import type { Customer } from '../../../shared/customer';
import type { RealmId } from '../../../shared/realm';
import { Dialog } from '../components/Dialog';
import { useFocusReturn } from '../components/use-focus-return';
import { useApp, useRealms } from '../stores';
import { ChooseRealm } from './ChooseRealm';
import classes from './customers.module.css';
import { FindCustomer } from './FindCustomer';
import { focusIfLost } from './focus-if-lost';

interface Props {
  /** The customer of an open consent, and its realm. */
  readonly of?: { readonly realmId: RealmId; readonly customer: Customer } | undefined;
}

/** Finds the customer to act for, and begins the visit (U1). A customer belongs to one realm, so one must be open. */
export default function ActForDialog({ of }: Props) {
  const close = useApp((state) => state.close);
  const realm = useRealms(({ entries, scope }) =>
    entries.find(({ profile }) => scope?.kind === 'realm' && scope.realmId === profile.id),
  )?.profile;
  // While a token is asked for, nobody knows yet whether the visit begins: its answer must find the dialog still there.
  const [isBusy, setBusy] = useState(false);
  useFocusReturn();
  useEffect(() => focusIfLost, []);
  const isHere = realm && (!of || of.realmId === realm.id);
  return (
    <Dialog
      onClose={isBusy ? () => {} : close}
      size={600}
      yOffset="8vh"
      centered={false}
      title="Act for a customer"
      classNames={{
        content: classes.content,
        body: classes.inner,
      }}
    >
      {isHere ? (
        <FindCustomer key={realm.id} realm={realm} given={of?.customer} onBusy={setBusy} />
      ) : (
        <ChooseRealm only={of?.realmId} />
      )}
    </Dialog>
  );
}
