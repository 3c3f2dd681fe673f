/**
 * The rows that an export is about, taken once when it is asked for: a copy of their columns, so the list stays what it was whatever is
 * read, revoked or filtered meanwhile: no row twice, none missing.
 */
import type { ColumnSetting } from '../../../shared/columns';
import type { RealmProfile } from '../../../shared/realm';
import type { ConsentsState } from '../consents/consents-store';
import { narrows } from '../consents/query/asks';
import type { RowsCopy } from '../consents/rows/rows-copy';
import { type SelectionState, selectedRows } from '../consents/selection-store';
import type { ViewState } from '../consents/view-store';

/** Consents are made of them slice by slice, as the file takes them. */
export type TakenRows = Pick<RowsCopy, 'length' | 'realmIds' | 'slice'>;

export interface ExportSource {
  /** As they are on screen: filtered, in order. */
  readonly shown: TakenRows;
  /** Empty when nothing is selected. */
  readonly selected: TakenRows;
  /** All rows on hand, filtered out or not. */
  readonly onHand: number;
  /** Whether those shown are fewer on the operator's own wish. */
  readonly isNarrowed: boolean;
  /** Whether rows of several realms stand together. */
  readonly hasRealm: boolean;
  /** As the operator has set them up. */
  readonly columns: readonly ColumnSetting[];
  readonly realms: ReadonlyMap<string, RealmProfile>;
  /** Names of the realms of which not every consent has been read. */
  readonly unread: readonly string[];
  readonly now: number;
}

interface Window {
  readonly consents: Pick<ConsentsState, 'table' | 'progress'>;
  /** Those on screen, in their order. */
  readonly rows: Uint32Array;
  readonly view: Pick<ViewState, 'query' | 'columns'>;
  readonly selection: Pick<SelectionState, 'isPinned'>;
  readonly profiles: readonly RealmProfile[];
  readonly hasRealm: boolean;
  readonly now: number;
}

export function takeRows({ consents, rows, view, selection, profiles, hasRealm, now }: Window): ExportSource {
  const { table, progress } = consents;
  const { isPinned } = selection;
  const realmNames = new Map(profiles.map(({ id, name }) => [id, name]));
  return {
    shown: table.copyOf(rows),
    selected: table.copyOf(selectedRows(table, rows)),
    onHand: table.size,
    isNarrowed: isPinned || narrows(view.query),
    hasRealm,
    columns: view.columns,
    realms: new Map(profiles.map((profile) => [profile.id, profile])),
    unread: progress
      .filter(({ state }) => state !== 'complete')
      .map(({ realmId }) => realmNames.get(realmId) ?? realmId),
    now,
  };
}
