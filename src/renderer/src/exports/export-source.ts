/**
 * The rows that an export is about, taken once when it is asked for. Consents are never changed in place, so the list stays what it was
 * whatever is read, revoked or filtered meanwhile: no row twice, none missing.
 */
import type { Consent } from '../../../shared/consent';
import type { RealmProfile } from '../../../shared/realm';
import type { ConsentsState } from '../consents/consents-store';
import { narrows, noFilter } from '../consents/rows/filter';
import { ResultKeeper } from '../consents/rows/result';
import { type SelectionState, selectedConsents } from '../consents/selection-store';
import type { ViewState } from '../consents/view-store';

export interface ExportSource {
  /** As they are on screen: filtered, in order. */
  readonly shown: readonly Consent[];
  /** Empty when nothing is selected. */
  readonly selected: readonly Consent[];
  /** All rows on hand, filtered out or not. */
  readonly onHand: number;
  /** Whether those shown are fewer on the operator's own wish. */
  readonly isNarrowed: boolean;
  /** Whether rows of several realms stand together. */
  readonly hasRealm: boolean;
  readonly realms: ReadonlyMap<string, RealmProfile>;
  /** Names of the realms of which not every consent has been read. */
  readonly unread: readonly string[];
  readonly now: number;
}

interface Window {
  readonly consents: Pick<ConsentsState, 'table' | 'progress'>;
  readonly view: Pick<ViewState, 'filter' | 'sort'>;
  readonly selection: Pick<SelectionState, 'isPinned' | 'count'>;
  readonly profiles: readonly RealmProfile[];
  readonly hasRealm: boolean;
  readonly now: number;
}

export function takeRows({ consents, view, selection, profiles, hasRealm, now }: Window): ExportSource {
  const { table, progress } = consents;
  const { isPinned } = selection;
  const realms = new Map(profiles.map((profile) => [profile.id, profile]));
  const realmNames = new Map(profiles.map(({ id, name }) => [id, name]));
  const filter = isPinned ? noFilter : view.filter;
  const passed = new ResultKeeper().answer(table, { filter, sort: view.sort, realmNames, now }).rows;
  const rows = isPinned ? passed.filter((index) => table.pinned.has(index)) : passed;
  return {
    shown: Array.from(rows, (index) => table.rows[index] as Consent),
    selected: selection.count > 0 ? selectedConsents({ table }, rows) : [],
    onHand: table.size,
    isNarrowed: isPinned || narrows(filter),
    hasRealm,
    realms,
    unread: progress
      .filter(({ state }) => state !== 'complete')
      .map(({ realmId }) => realmNames.get(realmId) ?? realmId),
    now,
  };
}
