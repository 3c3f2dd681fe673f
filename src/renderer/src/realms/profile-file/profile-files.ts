/** Profiles in and out, as the window asks main for them, and what is said of a file before it is taken. */
import type { ProfileImport, ProfileImportItem } from '../../../../shared/profile-file';
import type { RealmEntry, RealmId } from '../../../../shared/realm';
import type { Saved } from '../../../../shared/saved';
import { bridge } from '../../bridge';

export const exportRealms = (realmIds: RealmId[]): Promise<Saved> => bridge.realms.exportFile({ realmIds });

/** Null: no file was chosen. */
export const openRealms = (): Promise<ProfileImport | null> => bridge.realms.openFile();

export const importRealms = (importId: string, take: number[]): Promise<RealmEntry[]> =>
  bridge.realms.importFile({ importId, take });

/** What can be taken: everything that would change something. */
export const offered = ({ items }: ProfileImport): ProfileImportItem[] =>
  items.filter(({ state }) => state !== 'same');

/** 'new' is said of the whole realm; a changed one says how much. */
export const stateWords = ({ state, changes }: ProfileImportItem): string => {
  if (state === 'new') return 'New';
  if (state === 'same') return 'Already as in the file';
  return changes.length === 1 ? '1 change' : `${changes.length} changes`;
};

export const lacksSecrets = ({ secrets }: RealmEntry): boolean =>
  secrets.clientSecret !== 'stored' || secrets.apiKey !== 'stored';
