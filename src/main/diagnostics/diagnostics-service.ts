/**
 * The bundle for a support ticket: shown in full before it is saved, and saved as it was shown, to the character.
 *
 * It has no place for a secret. Should one be in it all the same, say in the name of a realm, the redactor of the activity view takes it out;
 * and if that still finds one in the whole text, nothing is shown.
 */
import { randomUUID } from 'node:crypto';
import type { Diagnostics } from '../../shared/diagnostics';
import { fail } from '../../shared/failure';
import type { Saved } from '../../shared/saved';
import type { AuditLog } from '../audit/audit-log';
import { saveRecorded } from '../audit/recorded-file';
import type { FileChooser } from '../shell/file-chooser';
import { type BundleSources, gatherBundle } from './bundle';
import { type Computer, cleaned, withoutPeople } from './without-people';

export interface DiagnosticsPorts {
  sources: BundleSources;
  computer: Computer;
  /** Knows the secrets that are kept, used in this run of the app or not. */
  redactor(): Promise<TextRedactor>;
  chooser: Pick<FileChooser, 'save'>;
  audit: AuditLog;
  clock: { now(): number };
  newId?: () => string;
}

export interface TextRedactor {
  /** The text without secrets and tokens, in whatever encoding they stand there; the same text when there are none. */
  text(text: string): string;
}

export class DiagnosticsService {
  /** The one that is being looked at. Another one takes its place. */
  #shown: Diagnostics | null = null;

  constructor(private readonly ports: DiagnosticsPorts) {}

  /** @throws Failure `bug` when a secret is in it, and what looking for one throws; nothing is shown then. */
  async prepare(): Promise<Diagnostics> {
    this.#shown = null;
    const { clock, computer, sources, newId = randomUUID } = this.ports;
    const madeAt = clock.now();
    const bundle = await gatherBundle(sources, madeAt);
    const redactor = await this.ports.redactor();
    const unnamed = withoutPeople(computer);
    const clean = cleaned(bundle, (part) => redactor.text(unnamed(part)));
    const text = `${JSON.stringify(clean, null, 2)}\n`;
    if (redactor.text(text) !== text) throw secretInside();
    this.#shown = { bundleId: newId(), madeAt, text };
    return this.#shown;
  }

  /** @throws Failure `not-found` for another one than was shown last, `storage` when file or log cannot be written. */
  async save({ bundleId }: { bundleId: string }): Promise<Saved> {
    const shown = this.#shown;
    if (shown?.bundleId !== bundleId) throw notShown();
    const { chooser, audit } = this.ports;
    const path = await chooser.save('Save diagnostics', suggestedName(shown.madeAt), {
      name: 'Diagnostics',
      extension: 'json',
    });
    if (path === null) return { saved: false };
    const { fileName } = await saveRecorded(audit, {
      path,
      entry: {
        kind: 'diagnostics-saved',
        outcome: 'saved',
        details: { bytes: Buffer.byteLength(shown.text) },
      },
      write: (file) => file.write(shown.text),
    });
    return { saved: true, fileName };
  }
}

const suggestedName = (madeAt: number): string => {
  const stamp = new Date(madeAt).toISOString().slice(0, 16).replace('T', '-').replace(':', '');
  return `wych-diagnostics-${stamp}.json`;
};

const secretInside = () =>
  fail(
    'bug',
    'A secret or a token would have been in the diagnostics, so they are not shown.',
    'Look whether one was typed into a field that is no secret, such as the name or an address of a realm, and type it again where it belongs.',
  );

const notShown = () =>
  fail('not-found', 'These diagnostics are no longer at hand.', 'Prepare them again, then save.');
