import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Customer } from '../../../shared/customer';
import type { RealmProfile } from '../../../shared/realm';
import { bridge } from '../bridge';
import { FailureNotice } from '../components/FailureNotice';
import { Notice } from '../components/Notice';
import { useAct } from '../components/use-act';
import { stepped } from '../palette/palette-match';
import { RealmBanner } from '../realms/RealmBanner';
import { appStore, visitStore } from '../stores';
import { CustomerList, optionId } from './CustomerList';
import { createCustomerSearch, longestText } from './customer-search';
import { customerTitle } from './customer-words';
import classes from './customers.module.css';
import { ListState, ReadingTrouble } from './ListState';
import { useChosen } from './use-chosen';

interface Props {
  readonly realm: RealmProfile;
  /** Whom to look for at first: the customer of an open consent, as the consent names them. */
  readonly given?: Customer | undefined;
  readonly onBusy: (isBusy: boolean) => void;
}

const listId = 'customers';
const nobody: readonly Customer[] = [];

/** The realm's customers, as they become known, and the exchange for the one that is chosen. The focus stays in the field. */
export function FindCustomer({ realm, given, onBusy }: Props) {
  const [search] = useState(() => createCustomerSearch(bridge.customers, realm.id, given?.id));
  const { text, found, answered, setText, start } = useStore(search);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => start(), [start]);
  // Selected: whoever looks for somebody else just types.
  useEffect(() => field.current?.select(), []);

  const customers = found?.customers ?? nobody;
  const { chosen, choose, forget } = useChosen(customers);
  const [tried, setTried] = useState<Customer | null>(null);
  const begin = useAct(async (customer: Customer) => {
    setTried(customer);
    onBusy(true);
    try {
      await visitStore.getState().begin(realm.id, customer.id);
      appStore.getState().close();
    } finally {
      onBusy(false);
    }
  });
  const act = (customer: Customer) => {
    if (!begin.busy) void begin.run(customer);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
    if (by) choose(customers[stepped(chosen ? customers.indexOf(chosen) : -1, by, customers.length)]);
    else if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    // What is on screen may still answer the word before: nobody is chosen unseen.
    else if (chosen && answered === text) act(chosen);
    event.preventDefault();
  };

  return (
    <>
      <RealmBanner profile={realm} />
      {realm.environment === 'production' && (
        <div className={classes.notice}>
          <Notice tone="warning" title="This is production">
            You will see and revoke with that customer’s own authority, on their behalf. That you did is
            written to the audit log.
          </Notice>
        </div>
      )}
      <input
        ref={field}
        className={classes.query}
        role="combobox"
        aria-label="Find a customer"
        aria-expanded={customers.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={chosen && optionId(chosen)}
        placeholder="E-mail, name or id"
        value={text}
        maxLength={longestText}
        readOnly={begin.busy}
        onChange={(event) => {
          forget();
          setText(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
      />
      {begin.failure && tried && (
        <div className={classes.trouble}>
          <FailureNotice
            failure={{ ...begin.failure, message: `${customerTitle(tried)}: ${begin.failure.message}` }}
            onRetry={() => act(tried)}
          />
        </div>
      )}
      <ReadingTrouble search={search} />
      <CustomerList
        id={listId}
        customers={customers}
        given={given}
        chosen={chosen}
        busy={begin.busy ? tried : null}
        onPoint={choose}
        onAct={act}
      />
      <ListState search={search} shown={customers.length} exchanging={begin.busy ? tried : null} />
    </>
  );
}
