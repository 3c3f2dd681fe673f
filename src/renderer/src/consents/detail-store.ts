/** The consent that is open beside the list. What the list knew is there at once; the record itself is read again meanwhile. */
import { createStore } from 'zustand/vanilla';
import type { BridgeClient } from '../../../shared/bridge';
import type { Consent, ConsentDetail, ConsentRef } from '../../../shared/consent';
import { type Failure, toFailure } from '../../../shared/failure';

export interface DetailState {
  /** As the list had it when it was opened; null when nothing is open. */
  readonly consent: Consent | null;
  /** On behalf of which visit's customer it is read, as the list was; null for the client itself. */
  readonly visitId: string | null;
  readonly detail: ConsentDetail | null;
  readonly isReading: boolean;
  readonly failure: Failure | null;
  open(consent: Consent): void;
  close(): void;
  reload(): void;
  /** A newer state of a consent is known: its record is read again if it is open and tells another one. */
  outdate(consent: Consent): void;
  /** Closes it if it is this one, which is no more. */
  drop(ref: ConsentRef): void;
  /** Closes it unless it belongs to one of these realms (#30). */
  keepWithin(realmIds: readonly string[]): void;
}

type Port = Pick<BridgeClient['consents'], 'show'>;

const closed = { consent: null, visitId: null, detail: null, isReading: false, failure: null };

/**
 * @param read is given each record that was read, so that its row is renewed
 * @param visitOf the visit that the list on screen is read in
 * @param patience milliseconds to rest on a row before it is read: walking down the list asks for the last row, not for each
 */
export function createDetailStore(
  port: Port,
  read: (consent: Consent) => void,
  visitOf: () => string | null = () => null,
  patience = 150,
) {
  return createStore<DetailState>((set, get) => {
    let asked = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const show = async (consent: Consent) => {
      const mine = ++asked;
      try {
        const { visitId } = get();
        const ref = { realmId: consent.realmId, consentId: consent.id };
        const detail = await port.show({ ...ref, ...(visitId !== null && { visitId }) });
        if (mine !== asked) return;
        set({ detail, isReading: false });
        read(detail.consent);
      } catch (error) {
        if (mine === asked) set({ failure: toFailure(error), isReading: false });
      }
    };
    const forget = () => {
      asked++;
      clearTimeout(timer);
    };

    return {
      ...closed,
      open: (consent) => {
        const shown = get().consent;
        if (shown?.realmId === consent.realmId && shown.id === consent.id) return;
        forget();
        set({ ...closed, consent, visitId: visitOf(), isReading: true });
        timer = setTimeout(() => void show(consent), shown ? patience : 0);
      },
      close: () => {
        forget();
        set(closed);
      },
      reload: () => {
        const { consent } = get();
        if (!consent) return;
        forget();
        set({ isReading: true, failure: null });
        void show(consent);
      },
      outdate: ({ realmId, id, statusAsReceived, updatedAt }) => {
        const { consent, detail, reload } = get();
        const isOpen = consent?.realmId === realmId && consent.id === id;
        const known = detail?.consent;
        if (isOpen && (known?.statusAsReceived !== statusAsReceived || known.updatedAt !== updatedAt))
          reload();
      },
      drop: ({ realmId, consentId }) => {
        const { consent, close } = get();
        if (consent?.realmId === realmId && consent.id === consentId) close();
      },
      keepWithin: (realmIds) => {
        const { consent, close } = get();
        if (consent && !realmIds.includes(consent.realmId)) close();
      },
    };
  });
}
