/** Saves a page that confirms what a consent is now (D4). It is read again for that, so that the page says nothing that a window remembered. */
import type { ConsentRef } from '../../shared/consent';
import type { Saved } from '../../shared/saved';
import { type AuditLog, auditRealm } from '../audit/audit-log';
import { saveRecorded } from '../audit/recorded-file';
import type { ConsentReader } from '../consents/consent-reader';
import type { FileChooser } from '../shell/file-chooser';
import { confirmationPage } from './confirmation-page';
import type { PagePrinter } from './page-printer';

export interface ConfirmationPorts {
  reader: Pick<ConsentReader, 'read'>;
  chooser: FileChooser;
  printer: PagePrinter;
  audit: AuditLog;
  clock: { now(): number };
  /** `user@computer`. */
  actor: string;
  app: { name: string; version: string };
}

export class ConfirmationService {
  constructor(private readonly ports: ConfirmationPorts) {}

  /** @throws Failure when the consent cannot be read, or `storage`; there is no file then. */
  async save(order: ConsentRef & { visitId?: string | undefined }): Promise<Saved> {
    const { ports } = this;
    const { consentId } = order;
    const { detail, realm, actingFor } = await ports.reader.read(order);
    const path = await ports.chooser.save('Save a confirmation', suggestedName(consentId, detail.readAt), {
      name: 'PDF',
      extension: 'pdf',
    });
    if (path === null) return { saved: false };
    const made = { by: ports.actor, at: ports.clock.now(), app: ports.app };
    const saved = await saveRecorded(ports.audit, {
      path,
      entry: {
        kind: 'confirmation-saved',
        realm: auditRealm(realm),
        consentId,
        ...(actingFor && { subject: actingFor.id }),
        outcome: 'saved',
        ...(detail.requestId !== undefined && { requestIds: [detail.requestId] }),
        details: { status: detail.consent.statusAsReceived || detail.consent.status },
      },
      write: async (file) =>
        file.write(await ports.printer.pdf(confirmationPage({ detail, realm, made, actingFor }))),
    });
    return { saved: true, ...saved };
  }
}

/** An id comes from a server: what could be anything else than a part of a name is left out. */
function suggestedName(consentId: string, readAt: number): string {
  const id = consentId
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
  return `consent-${id}-${new Date(readAt).toISOString().slice(0, 10)}.pdf`;
}
