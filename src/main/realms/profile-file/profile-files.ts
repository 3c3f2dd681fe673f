/** Profiles exported and imported (R5): what is taken from a file is what was shown of it, and secrets are asked for afterwards. */
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { fail } from '../../../shared/failure';
import type { ProfileImport, profileExportSchema, profileTakeSchema } from '../../../shared/profile-file';
import { type RealmEntry, type RealmId, type RealmProfile, secretFields } from '../../../shared/realm';
import type { Saved } from '../../../shared/saved';
import type { AuditLog } from '../../audit/audit-log';
import { saveRecorded, shownName } from '../../audit/recorded-file';
import type { FileChooser, FileKind } from '../../shell/file-chooser';
import { readChosenText } from '../../storage/chosen-text';
import type { RealmSecrets } from '../../vault/realm-secrets';
import type { RealmRegistry } from '../realm-registry';
import { compareProfiles } from './profile-comparison';
import { readProfileFile } from './profile-file-reading';
import {
  profileFileFormat,
  profileFileKind,
  profileFileVersion,
  type SharedProfile,
} from './profile-file-schema';

export interface ProfileFilePorts {
  realms: Pick<RealmRegistry, 'profiles' | 'get' | 'takeOver'>;
  secrets: Pick<RealmSecrets, 'read'>;
  chooser: FileChooser;
  audit: AuditLog;
  clock: { now(): number };
  newId?: () => string;
}

const kind: FileKind = { name: 'Realm profiles', extension: 'json' };

interface Opened {
  readonly shown: ProfileImport;
  readonly shared: readonly SharedProfile[];
}

export class ProfileFiles {
  /** The file that is being looked at. Another one that is opened takes its place. */
  #opened: Opened | null = null;

  constructor(private readonly ports: ProfileFilePorts) {}

  /** @throws Failure `not-found`, `invalid-input` for a demo realm, `storage`. */
  async exportFile({ realmIds }: z.output<typeof profileExportSchema>): Promise<Saved> {
    const profiles = [...new Set(realmIds)].map((id) => this.ports.realms.get(id));
    const demo = profiles.find((profile) => profile.demo);
    if (demo) throw demoStaysHere(demo);
    const path = await this.ports.chooser.save('Export realms', 'wych-realms.json', kind);
    if (path === null) return { saved: false };
    const { fileName } = await saveRecorded(this.ports.audit, {
      path,
      entry: {
        kind: 'profiles-exported',
        outcome: 'saved',
        details: { count: profiles.length, realms: profiles.map(({ name }) => name).join(', ') },
      },
      write: (file) => file.write(this.#fileOf(profiles)),
    });
    return { saved: true, fileName };
  }

  /** Null: no file was chosen. @throws Failure `invalid-input` or `storage`. */
  async openFile(): Promise<ProfileImport | null> {
    const path = await this.ports.chooser.open('Import realms', kind);
    if (path === null) return null;
    const shared = readProfileFile(await readChosenText(path, profileFileKind), await this.#knownSecrets());
    const shown = {
      importId: this.ports.newId?.() ?? randomUUID(),
      fileName: shownName(path),
      items: compareProfiles(shared, this.ports.realms.profiles),
    };
    this.#opened = { shown, shared };
    return shown;
  }

  /**
   * Takes what was chosen, all of it or nothing.
   *
   * @throws Failure `conflict` when the realms here are no longer those that the file was compared with, and what saving a realm throws.
   */
  async importFile({ importId, take }: z.output<typeof profileTakeSchema>): Promise<RealmEntry[]> {
    const opened = this.#opened;
    if (opened?.shown.importId !== importId) throw notOpen();
    const now = compareProfiles(opened.shared, this.ports.realms.profiles);
    if (JSON.stringify(now) !== JSON.stringify(opened.shown.items)) throw realmsChanged();
    const chosen = now.filter(({ index, state }) => take.includes(index) && state !== 'same');
    const entries = await this.ports.realms.takeOver(chosen.map(({ profile }) => profile));
    this.#opened = null;
    await this.ports.audit.append({
      kind: 'profiles-imported',
      outcome: 'imported',
      details: {
        fileName: opened.shown.fileName,
        ...Object.fromEntries(
          chosen.map(({ profile, state, changes }) => [
            profile.name,
            state === 'new' ? 'new' : `changed: ${changes.map(({ field }) => field).join(', ')}`,
          ]),
        ),
      },
    });
    return entries;
  }

  #fileOf(profiles: readonly RealmProfile[]): string {
    const file = {
      format: profileFileFormat,
      version: profileFileVersion,
      savedAt: new Date(this.ports.clock.now()).toISOString(),
      realms: profiles.map(({ demo: _, ...shared }) => shared),
    };
    return `${JSON.stringify(file, null, 2)}\n`;
  }

  /** For the search in the file alone; they are let go with it. One that cannot be read cannot be looked for. */
  async #knownSecrets(): Promise<string[]> {
    const wanted = this.ports.realms.profiles.flatMap(({ id }): [RealmId, (typeof secretFields)[number]][] =>
      secretFields.map((field) => [id, field]),
    );
    const values = await Promise.all(
      wanted.map(([id, field]) => this.ports.secrets.read(id, field).catch(() => null)),
    );
    return values.filter((value) => value !== null);
  }
}

const demoStaysHere = ({ name }: RealmProfile) =>
  fail(
    'invalid-input',
    `‘${name}’ is a demo realm of this computer and of no use on another.`,
    'Export your own realms; demo realms are offered by every installation.',
  );

const notOpen = () =>
  fail('not-found', 'This file is no longer open.', 'Open it again, and choose what to import.');

const realmsChanged = () =>
  fail(
    'conflict',
    'Your realms have changed since the file was opened. Nothing was imported.',
    'Open the file again, so that what you see is what is imported.',
  );
