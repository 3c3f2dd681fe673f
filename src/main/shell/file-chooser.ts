/** Asks the operator for a file. The window never names a path: it could name any. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';

export interface FileKind {
  /** How the operator knows it, e.g. 'Revocation plan'. */
  readonly name: string;
  /** Without the dot. */
  readonly extension: string;
}

export interface FileChooser {
  /** A path to write to, or null when the operator wants none. */
  save(title: string, suggestedName: string, kind: FileKind): Promise<string | null>;
  /** A path to read from, or null. */
  open(title: string, kind: FileKind): Promise<string | null>;
}

export class DialogFileChooser implements FileChooser {
  constructor(private readonly window: () => BrowserWindow | undefined) {}

  async save(title: string, suggestedName: string, kind: FileKind): Promise<string | null> {
    const options = { title, defaultPath: join(documents(), suggestedName), filters: filtersOf(kind) };
    const window = this.window();
    const { canceled, filePath } = await (window
      ? dialog.showSaveDialog(window, options)
      : dialog.showSaveDialog(options));
    return canceled || !filePath ? null : filePath;
  }

  async open(title: string, kind: FileKind): Promise<string | null> {
    const options = {
      title,
      defaultPath: documents(),
      filters: filtersOf(kind),
      properties: ['openFile' as const],
    };
    const window = this.window();
    const { canceled, filePaths } = await (window
      ? dialog.showOpenDialog(window, options)
      : dialog.showOpenDialog(options));
    return canceled ? null : (filePaths[0] ?? null);
  }
}

const filtersOf = ({ name, extension }: FileKind) => [{ name, extensions: [extension] }];

/** Some systems have no such folder. */
function documents(): string {
  try {
    return app.getPath('documents');
  } catch {
    return homedir();
  }
}
