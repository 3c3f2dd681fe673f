/**
 * The rows on hand and how far reading them has come. Rows live in a table that is changed in place; `version` tells that it was, and asks for
 * another answer. While a list is read its progress is told often, and its rows the less often the more there are.
 *
 * A refresh merges instead of blanking: a realm's old rows stay until the realm has been read to its end, and only then those that did
 * not come again are dropped. Of a reading that broke off, everything is kept, since nobody knows what is gone. What a head start brings is
 * on hand, but has not come again before the list itself brings it: a filter of the server's may know of other consents than its list.
 */
import { createStore } from 'zustand/vanilla';
import type { RealmProgress } from '../../../shared/browsing';
import type { Consent, ConsentRef } from '../../../shared/consent';
import type { BrowseNews } from '../../../shared/consent-chunk';
import type { ConsentStatus } from '../../../shared/consent-status';
import type { Failure } from '../../../shared/failure';
import { HeadStart, type HeadStartProgress, type Read } from './head-start';
import { ReadAlone } from './read-alone';
import type { ReadingSink } from './reading';
import { BrowseCodes } from './rows/browse-codes';
import { ConsentTable } from './rows/consent-table';
import { createTelling } from './telling';

export interface ConsentsState {
  readonly table: ConsentTable;
  readonly version: number;
  readonly realmIds: readonly string[];
  /** On behalf of which visit's customer every row here was read; null for the client itself. */
  readonly visitId: string | null;
  /** One for each realm, in the order of `realmIds`. */
  readonly progress: readonly RealmProgress[];
  /** What comes ahead of that just now. */
  readonly headStart: HeadStartProgress | null;
  /**
   * Shows these realms and no other; rows of any but those that `stay` (all of these unless said) are gone when it returns. None stays
   * where another visit begins or one ends: what was read with one token says nothing of what another may see.
   */
  open(realmIds: readonly string[], stay?: readonly string[], visitId?: string | null): void;
  /** Reads some of the open realms again; all of them unless said. */
  refresh(realmIds?: readonly string[]): void;
  stop(): void;
  /** What the operator asks for: lists that are read, now or later, bring it first where their servers can. None: as it comes. */
  readFirst(statuses: readonly ConsentStatus[]): void;
  /** Takes a consent that was read on its own: newer than any page still under way. */
  take(consent: Consent): void;
  /** Takes a row away whose consent its realm no longer has, whatever a page still under way says. */
  drop(ref: ConsentRef): void;
  /** The same for many at once, as a run tells them: on screen in their time, and not one by one. */
  follow(read: readonly Consent[], gone: readonly ConsentRef[]): void;
}

const beginning = (realmId: string): RealmProgress => ({
  realmId,
  state: 'loading',
  received: 0,
  total: null,
  unreadable: 0,
  repeated: 0,
});

export const isLoading = (progress: readonly RealmProgress[]): boolean =>
  progress.some(({ state }) => state === 'loading');

/** The round of rows that no reading of a whole list has brought yet. */
const noRound = 0;

/** How often the screen is told of rows that come: see `createTelling`. */
export function createConsentsStore(readingOf: Read, interval = 200, patience?: number) {
  const table = new ConsentTable();
  const readings = new Set<ReturnType<Read>>();
  const readAlone = new ReadAlone();
  let progress: readonly RealmProgress[] = [];
  let round = 0;
  /** The round of reading that each realm was asked for last. */
  const rounds = new Map<string, number>();

  const store = createStore<ConsentsState>((set, get) => {
    const tell = createTelling(
      {
        size: () => table.size,
        tell: () => set({ version: table.version, progress, headStart: headStart.progress }),
        tellProgress: () => set({ progress, headStart: headStart.progress }),
      },
      interval,
      patience,
    );

    const note = (changes: readonly RealmProgress[]) => {
      const byRealm = new Map(changes.map((change) => [change.realmId, change]));
      progress = progress.map((known) => byRealm.get(known.realmId) ?? known);
      table.reserve(progress.reduce((rows, { total }) => rows + (total ?? 0), 0));
    };
    const took = (
      { chunk, progress: told }: BrowseNews,
      codes: BrowseCodes,
      thisRound: number,
      realmIds: readonly string[],
    ) => {
      // A realm that was asked for again meanwhile belongs to the later reading.
      const isOurs = (realmId: string) => rounds.get(realmId) === thisRound;
      const sizeBefore = table.size;
      const wasLoading = isLoading(progress);
      const ours = told.filter(({ realmId }) => isOurs(realmId));
      const complete = ours.filter(
        ({ realmId, state }) => state === 'complete' && stateOf(realmId) !== state,
      );
      note(ours);
      if (chunk) {
        const newer: Consent[] = [];
        const isWanted = (realmId: string, id: string) => {
          if (!isOurs(realmId)) return false;
          const alone = readAlone.get(realmId, id);
          if (alone) newer.push(alone);
          return alone === undefined;
        };
        // Nearly always all of them are, and none need be asked about.
        const isAllWanted = readAlone.isEmpty && realmIds.every(isOurs);
        table.take(chunk, codes, thisRound, isAllWanted ? undefined : isWanted);
        table.put(newer, thisRound);
      }
      const sizeTaken = table.size;
      for (const { realmId } of complete) table.prune(realmId, thisRound);
      const isFirst = sizeBefore === 0 && table.size > 0;
      const isLast = wasLoading && !isLoading(progress);
      if (isLast) headStart.end();
      // They wait for nobody, also when 'loading' was told a moment ago; nor does it that others are no more.
      if (isFirst || isLast || table.size < sizeTaken) tell.now();
      else tell.asRowsCome();
    };
    const readHere = (realmIds: readonly string[], sink: ReadingSink, first?: readonly ConsentStatus[]) =>
      readingOf(realmIds, sink, first, get().visitId);
    const headStart = new HeadStart(readHere, (chunk, codes) => {
      const isFirst = table.size === 0 && chunk !== null;
      if (chunk)
        table.take(
          chunk,
          codes,
          noRound,
          (realmId, id) =>
            stateOf(realmId) === 'loading' &&
            readAlone.get(realmId, id) === undefined &&
            !table.hasCome(realmId, id, rounds.get(realmId) ?? noRound),
        );
      if (isFirst) tell.now();
      else tell.soon();
    });
    const loading = () => progress.filter(({ state }) => state === 'loading').map(({ realmId }) => realmId);
    const stateOf = (realmId: string) => progress.find((known) => known.realmId === realmId)?.state;
    const failed = (thisRound: number, failure: Failure) => {
      note(
        progress
          .filter(({ realmId, state }) => rounds.get(realmId) === thisRound && state === 'loading')
          .map((known) => ({ ...known, state: 'failed', failure })),
      );
      if (!isLoading(progress)) headStart.end();
      tell.now();
    };
    const read = (realmIds: readonly string[]) => {
      if (realmIds.length === 0) return;
      const thisRound = ++round;
      for (const realmId of realmIds) rounds.set(realmId, thisRound);
      note(realmIds.map(beginning));
      headStart.begin(loading());
      const codes = new BrowseCodes();
      const reading = readHere(realmIds, {
        took: (news) => took(news, codes, thisRound, realmIds),
        failed: (failure) => failed(thisRound, failure),
      });
      readings.add(reading);
      void reading.run().finally(() => {
        readings.delete(reading);
        if (readings.size === 0) tell.now();
      });
    };
    const halt = (test: (reading: ReturnType<Read>) => boolean) => {
      for (const reading of readings)
        if (test(reading)) {
          readings.delete(reading);
          reading.stop();
        }
    };

    const isOpen = ({ realmId }: { realmId: string }) => get().realmIds.includes(realmId);
    const take = (consents: readonly Consent[]) => {
      for (const consent of consents.filter(isOpen)) {
        readAlone.set(consent.realmId, consent.id, consent);
        table.replace(consent);
      }
    };
    const drop = (refs: readonly ConsentRef[]) => {
      const gone = refs.filter(isOpen);
      for (const { realmId, consentId } of gone) readAlone.set(realmId, consentId, null);
      if (gone.length > 0) table.remove(gone);
    };

    return {
      table,
      version: table.version,
      realmIds: [],
      visitId: null,
      progress: [],
      headStart: null,
      open: (realmIds, stay = realmIds, visitId = null) => {
        halt(() => true);
        headStart.end();
        readAlone.forgetAll();
        rounds.clear();
        table.keepRealms(new Set(visitId === get().visitId ? stay : []));
        progress = realmIds.map(beginning);
        set({ realmIds, visitId });
        read(realmIds);
        tell.now();
      },
      refresh: (realmIds = get().realmIds) => {
        halt((reading) => reading.realmIds.every((realmId) => realmIds.includes(realmId)));
        // What was read alone of another realm is still newer than that realm's pages under way.
        for (const realmId of realmIds) readAlone.forget(realmId);
        // Rows that earlier refreshes took away have left gaps.
        table.keepRealms(new Set(get().realmIds));
        read(realmIds.filter((realmId) => get().realmIds.includes(realmId)));
        tell.now();
      },
      stop: () => {
        halt(() => true);
        headStart.end();
        note(
          progress
            .filter(({ state }) => state === 'loading')
            .map((known) => ({ ...known, state: 'stopped' })),
        );
        tell.now();
      },
      readFirst: (statuses) => {
        headStart.want(statuses, loading());
        // Of the one before there is nothing more to tell.
        if (get().headStart) set({ headStart: headStart.progress });
      },
      take: (consent) => {
        take([consent]);
        tell.now();
      },
      drop: (ref) => {
        drop([ref]);
        tell.now();
      },
      follow: (read, gone) => {
        take(read);
        drop(gone);
        if (gone.length > 0) tell.now();
        else tell.soon();
      },
    };
  });
  return store;
}
