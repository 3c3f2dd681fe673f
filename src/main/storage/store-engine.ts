/**
 * electron-store, held to what we need of it: put a whole content on disk, at once or not at all.
 *
 * It writes to a temporary file, syncs it and renames it over the old one. Two traps (#19, #20): where `SNAP` is set, its engine writes in
 * place, and a kill tears the file; and `clearInvalidConfig` would empty a torn file, so what is read and judged is ours alone.
 * When a rename is impossible (`EXDEV`), it also writes in place: the last good copy beside the file covers that.
 */
import { parseJson } from './content-kind';

export type Content = Readonly<Record<string, unknown>>;

/** Owner only: the files name banks, and one holds ciphertext. */
export const fileMode = 0o600;

/** Leftovers of a write that a kill interrupted: `<file>.tmp-`, ten digits and six hex digits. */
export const isLeftoverOf = (fileName: string, name: string): boolean =>
  name.startsWith(fileName) && /^\.tmp-\d{10}[0-9a-f]{6}$/.test(name.slice(fileName.length));

/** Writes `<folder>/<name>.json`; throws what the system says when it cannot. */
export type Engine = (folder: string, name: string) => (content: Content) => void;

/** Loaded when first needed, so that nothing touches the environment on import. */
export async function loadEngine(): Promise<Engine> {
  delete process.env.SNAP;
  const { default: ElectronStore } = await import('electron-store');
  return (folder, name) => {
    let store: InstanceType<typeof ElectronStore<Record<string, unknown>>> | undefined;
    return (content) => {
      store ??= new ElectronStore<Record<string, unknown>>({
        cwd: folder,
        name,
        clearInvalidConfig: false,
        configFileMode: fileMode,
        deserialize: (text) => (parseJson(text) ?? {}) as Record<string, unknown>,
      });
      store.store = { ...content };
    };
  };
}
