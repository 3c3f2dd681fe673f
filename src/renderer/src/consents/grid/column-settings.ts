/** How the operator has set the columns up, and what each change makes of it. Settings may come from a file: what is missing has its usual place. */
import type { ColumnKey, ColumnSetting } from '../../../../shared/columns';
import { type Column, columns, isOffered, usualColumns } from './columns';

type Settings = readonly ColumnSetting[];

export interface ShownColumn extends Column {
  readonly width: number | null;
  /** Place among all columns, hidden ones too, from 1: a screen reader hears that there are others. */
  readonly place: number;
}

/** Every column once. */
export function complete(settings: Settings): Settings {
  const known = settings.filter(({ key }) => key in columns);
  if (known.length === usualColumns.length) return known;
  const all = [...known];
  for (const [place, usual] of usualColumns.entries())
    if (!all.some(({ key }) => key === usual.key)) all.splice(place, 0, usual);
  return all;
}

/** Those that can be chosen here. */
export const offered = (settings: Settings, hasRealm: boolean): Settings =>
  complete(settings).filter(({ key }) => isOffered(key, hasRealm));

export const shownColumns = (settings: Settings, hasRealm: boolean): readonly ShownColumn[] =>
  offered(settings, hasRealm)
    .map((setting, index) => ({ ...columns[setting.key], ...setting, place: index + 1 }))
    .filter(({ isHidden }) => !isHidden);

const changed = (settings: Settings, key: ColumnKey, change: Partial<ColumnSetting>): Settings =>
  complete(settings).map((setting) => (setting.key === key ? { ...setting, ...change } : setting));

/** As the schema of saved views has it. */
export const narrowest = 48;
export const widest = 1200;

/** @param width null: as wide as the room allows */
export const resized = (settings: Settings, key: ColumnKey, width: number | null): Settings =>
  changed(settings, key, {
    width: width === null ? null : Math.min(widest, Math.max(narrowest, Math.round(width))),
  });

/** Nothing changes where it is the last one shown: an empty list tells nothing, and has no header to bring a column back by. */
export const setHidden = (
  settings: Settings,
  key: ColumnKey,
  isHidden: boolean,
  hasRealm: boolean,
): Settings =>
  isHidden && isLastShown(settings, key, hasRealm) ? settings : changed(settings, key, { isHidden });

export const isLastShown = (settings: Settings, key: ColumnKey, hasRealm: boolean): boolean =>
  shownColumns(settings, hasRealm).every((column) => column.key === key);

/** Puts a column where another one is; those between make room. */
export function moved(settings: Settings, key: ColumnKey, to: ColumnKey): Settings {
  const all = complete(settings);
  const place = all.findIndex((setting) => setting.key === to);
  const mover = all.find((setting) => setting.key === key);
  if (!mover || place < 0) return settings;
  const rest = all.filter((setting) => setting !== mover);
  return [...rest.slice(0, place), mover, ...rest.slice(place)];
}

/** The column that `key` would change places with; undefined at an end. Hidden ones are passed over. */
export function neighbour(
  settings: Settings,
  key: ColumnKey,
  step: -1 | 1,
  hasRealm: boolean,
): ColumnKey | undefined {
  const shown = shownColumns(settings, hasRealm);
  return shown[shown.findIndex((column) => column.key === key) + step]?.key;
}

export const isUsual = (settings: Settings): boolean =>
  complete(settings).every((setting, place) => {
    const usual = usualColumns[place];
    return setting.key === usual?.key && setting.width === usual.width && setting.isHidden === usual.isHidden;
  });
