/**
 * Proof of a run, or of one consent of it, saved where the operator chooses (V8): as JSON for whoever checks it, as PDF for whoever files it. It holds
 * what the API said of a customer, so that it is saved is in the audit log; its name, which may say anything, is not.
 */
import type { z } from 'zod';
import { fail } from '../../shared/failure';
import type { proofOrderSchema } from '../../shared/revocation';
import type { Saved } from '../../shared/saved';
import { type AuditLog, auditRealm } from '../audit/audit-log';
import { type RecordedFile, saveRecorded } from '../audit/recorded-file';
import type { PagePrinter } from '../print/page-printer';
import { proofPage } from '../print/proof-page';
import { mostRows, runPage } from '../print/run-page';
import type { EvidenceStore } from '../revocation/evidence/evidence';
import type { FileChooser } from '../shell/file-chooser';
import type { WholeFile } from '../storage/whole-file';
import type { AuditPlaces } from './audit-places';
import type { ProvenItem } from './proof-item';
import { proofParts } from './proof-json';
import type { ProofSource, ProvenRun } from './proof-source';

export interface ProofPorts {
  runs: ProofSource;
  evidence: Pick<EvidenceStore, 'get'>;
  places: Pick<AuditPlaces, 'of'>;
  chooser: FileChooser;
  printer: PagePrinter;
  audit: AuditLog;
  clock: { now(): number };
  /** `user@computer`. */
  actor: string;
  app: { name: string; version: string };
}

type Order = z.output<typeof proofOrderSchema>;

/** Characters that go to the disk at a time. */
const inOneWrite = 256 * 1024;

export class ProofService {
  constructor(private readonly ports: ProofPorts) {}

  /** @throws Failure `not-found`, `conflict` for a consent without an outcome, `storage`; there is no file then. */
  async save({ runId, index, format }: Order): Promise<Saved> {
    const run = this.ports.runs.find(runId);
    if (index !== null) refuseWithoutOutcome(run, index);
    const path = await this.ports.chooser.save(
      index === null ? 'Save the proof of this run' : 'Save the proof of this revocation',
      suggestedName(run, index, format),
      format === 'pdf' ? { name: 'PDF', extension: 'pdf' } : { name: 'JSON', extension: 'json' },
    );
    if (path === null) return { saved: false };
    const write = (file: WholeFile) =>
      format === 'pdf' ? this.#writePdf(file, run, index) : this.#writeJson(file, run, index);
    const entry = this.#entry(run, index, format);
    return { saved: true, ...(await saveRecorded(this.ports.audit, { path, entry, write })) };
  }

  async #writeJson(file: WholeFile, run: ProvenRun, index: number | null): Promise<void> {
    const places = index === null ? run.header.over : [index];
    const maker = { app: this.ports.app, createdBy: this.ports.actor, createdAt: this.ports.clock.now() };
    let waiting = '';
    for await (const part of proofParts(maker, run, this.#items(run, places), places.length)) {
      waiting += part;
      if (waiting.length < inOneWrite) continue;
      await file.write(waiting);
      waiting = '';
    }
    await file.write(waiting);
  }

  async #writePdf(file: WholeFile, run: ProvenRun, index: number | null): Promise<void> {
    const made = { by: this.ports.actor, at: this.ports.clock.now(), app: this.ports.app };
    const { header } = run;
    const html =
      index === null
        ? runPage({
            made,
            header,
            status: run.status(),
            items: header.over.slice(0, mostRows).map((place) => this.#placed(run, place)),
          })
        : proofPage({ made, header, status: run.status(), proven: await this.#proven(run, index) });
    await file.write(await this.ports.printer.pdf(html));
  }

  async *#items(run: ProvenRun, places: readonly number[]): AsyncGenerator<ProvenItem> {
    for (const place of places) yield await this.#proven(run, place);
  }

  async #proven(run: ProvenRun, index: number): Promise<ProvenItem> {
    const evidence = await this.ports.evidence.get(run.header.runId, index);
    return { ...this.#placed(run, index), evidence };
  }

  #placed({ header, items }: ProvenRun, index: number): Omit<ProvenItem, 'evidence'> {
    const item = items.item(index);
    const chosen = header.plan.items[index];
    if (!chosen) throw new RangeError(`no item ${index} in the plan`);
    return { item, chosen, places: this.ports.places.of(header.runId, item.ref) };
  }

  #entry({ header, items }: ProvenRun, index: number | null, format: string): RecordedFile['entry'] {
    const common = { kind: 'proof-saved', runId: header.runId, outcome: 'saved' } as const;
    if (index === null) return { ...common, details: { format, consents: header.over.length } };
    const { ref } = items.item(index);
    const realm = header.plan.realms[ref.realmId];
    return {
      ...common,
      ...(realm && { realm: auditRealm(realm) }),
      consentId: ref.consentId,
      details: { format, consents: 1 },
    };
  }
}

function refuseWithoutOutcome({ items }: ProvenRun, index: number): void {
  if (!items.has(index))
    throw fail('not-found', 'This consent is not part of the run.', 'Choose one from the report.');
  if (!items.item(index).outcome)
    throw fail(
      'conflict',
      'There is nothing to prove yet: this consent has no outcome.',
      'Wait until the run has come to it.',
      { retryable: true },
    );
}

/** Without anything that a customer could be known by. */
function suggestedName({ header }: ProvenRun, index: number | null, format: Order['format']): string {
  const day = new Date(header.startedAt).toISOString().slice(0, 10);
  const what = index === null ? 'run' : `consent-${index + 1}`;
  return `revocation-proof-${day}-${header.runId.slice(0, 8)}-${what}.${format}`;
}
