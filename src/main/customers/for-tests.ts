/** Visits for tests of what is done in them: on and over as the test says. The real ones are in `visits.ts`. */
import type { Customer, VisitEnd } from '../../shared/customer';
import type { RealmId } from '../../shared/realm';
import type { VisitContext } from './visit-context';
import { noVisitOfThem, otherRealm, visitEnded } from './visit-failures';

export const anna: Customer = { id: 'u0', email: 'canary0@example.com', name: 'Canary 0' };

export class TestVisits {
  #visit: { visitId: string; realmId: RealmId; customer: Customer; ending: AbortController } | null = null;
  #count = 0;

  /** Ends the one before; answers with the new one's id. */
  begin(realmId: RealmId, customer = anna): string {
    this.end('another visit');
    const visitId = `visit-${++this.#count}`;
    this.#visit = { visitId, realmId, customer, ending: new AbortController() };
    return visitId;
  }

  end(why: VisitEnd = 'by the operator'): void {
    const visit = this.#visit;
    this.#visit = null;
    visit?.ending.abort(visitEnded(why));
  }

  resolve(visitId: string | undefined, realmId: RealmId): VisitContext | undefined {
    if (visitId === undefined) return undefined;
    const visit = this.#visit;
    if (visit?.visitId !== visitId) throw visitEnded(null);
    if (visit.realmId !== realmId) throw otherRealm();
    return { subject: visit.customer, signal: visit.ending.signal };
  }

  acting(realmId: RealmId, customerId: string): VisitContext {
    const visit = this.#visit;
    if (visit?.realmId !== realmId || visit.customer.id !== customerId) throw noVisitOfThem(customerId);
    return { subject: visit.customer, signal: visit.ending.signal };
  }

  permits(realmId: RealmId, customerId: string): boolean {
    return this.#visit?.realmId === realmId && this.#visit.customer.id === customerId;
  }
}
