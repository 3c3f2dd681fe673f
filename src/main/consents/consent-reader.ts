/** One consent, read from the API now, in the context in which it is asked for. */
import type { ConsentDetail, ConsentRef } from '../../shared/consent';
import type { Customer } from '../../shared/customer';
import type { RealmId, RealmProfile } from '../../shared/realm';
import type { ContextApi } from '../customers/own-consents';
import type { VisitContext } from '../customers/visit-context';

export interface ConsentReaderPorts {
  api: Pick<ContextApi, 'showConsent'>;
  /** Throws a Failure `not-found` for a realm that is not there. */
  realms: { get(realmId: RealmId): RealmProfile };
  /** Resolves once the realm can be called; rejects when it cannot be. */
  ready(realmId: RealmId): Promise<unknown>;
  /** Throws a Failure `visit-ended` for any other than the visit of the moment, in its realm. */
  visits: { resolve(visitId: string | undefined, realmId: RealmId): VisitContext | undefined };
}

export interface ConsentRead {
  detail: ConsentDetail;
  /** As it was when it was asked. */
  realm: RealmProfile;
  /** Absent: the client itself asked. */
  actingFor?: Customer;
}

export class ConsentReader {
  constructor(private readonly ports: ConsentReaderPorts) {}

  /** @throws Failure `not-found`, `visit-ended`, or why it could not be read. */
  async read({
    realmId,
    consentId,
    visitId,
  }: ConsentRef & { visitId?: string | undefined }): Promise<ConsentRead> {
    const { api, realms, ready, visits } = this.ports;
    await ready(realmId);
    const realm = structuredClone(realms.get(realmId));
    const visit = visits.resolve(visitId, realmId);
    const detail = await api.showConsent(realm, consentId, visit);
    return { detail, realm, ...(visit && { actingFor: visit.subject }) };
  }
}
