/**
 * Looks for a customer in the realm's user list while main reads it. One question is on its way at a time, and the last that was typed is always asked: so
 * a long list is never searched for words that nobody looks at any more. While the list is being read the same is asked again and again, since
 * main reads on only as long as somebody asks.
 */
import { createStore } from 'zustand/vanilla';
import type { BridgeClient } from '../../../shared/bridge';
import type { CustomersFound } from '../../../shared/customer';
import { type Failure, toFailure } from '../../../shared/failure';
import type { RealmId } from '../../../shared/realm';

export interface CustomerSearchState {
  readonly text: string;
  /** Null until the first answer. */
  readonly found: CustomersFound | null;
  /** What `found` answers. While it is not the text, nobody may be chosen from it by a key. */
  readonly answered: string | null;
  /** Asking itself failed. */
  readonly failure: Failure | null;
  setText(text: string): void;
  /** Begins to ask; ends with what it answers. */
  start(): () => void;
  /** Has the list read anew. */
  again(): Promise<void>;
}

type Port = BridgeClient['customers'];

/** More than anybody reads: who looks for one of them types on. */
export const mostShown = 50;

/** What the contract takes. */
export const longestText = 200;

/**
 * @param first what is looked for at the beginning
 * @param interval milliseconds between two looks at a list that is being read
 */
export function createCustomerSearch(port: Port, realmId: RealmId, first = '', interval = 300) {
  return createStore<CustomerSearchState>((set, get) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isAsking = false;
    let isOn = false;
    /** What was asked before the list was forgotten is of another list. */
    let list = 0;

    const ask = async () => {
      clearTimeout(timer);
      if (isAsking || !isOn) return;
      isAsking = true;
      const { text } = get();
      const ofList = list;
      const isWanted = () => isOn && ofList === list;
      let isRead = true;
      try {
        const found = await port.search({ realmId, text: text.trim(), limit: mostShown });
        if (isWanted()) set({ found, answered: text, failure: null });
        isRead = found.state !== 'reading';
      } catch (error) {
        if (isWanted()) set({ failure: toFailure(error) });
      }
      isAsking = false;
      if (get().text !== text || ofList !== list) await ask();
      else if (!isRead) timer = setTimeout(() => void ask(), interval);
    };

    return {
      text: first.slice(0, longestText),
      found: null,
      answered: null,
      failure: null,
      setText: (text) => {
        set({ text: text.slice(0, longestText) });
        void ask();
      },
      start: () => {
        isOn = true;
        void ask();
        return () => {
          isOn = false;
          clearTimeout(timer);
        };
      },
      again: async () => {
        list++;
        set({ found: null, answered: null, failure: null });
        try {
          await port.forget({ realmId });
        } catch (error) {
          set({ failure: toFailure(error) });
          return;
        }
        await ask();
      },
    };
  });
}
