/**
 * The API in a customer's context, and not trusted to mind it: a server that ignores whose token it is would have everybody's consents shown as
 * this customer's, and revoked on their behalf. So what is read is theirs, as far as it says whose it is, or the reading fails.
 */
import type { Consent, ConsentDetail, ConsentStatus } from '../../shared/consent';
import { FailureError } from '../../shared/failure';
import type { RealmProfile } from '../../shared/realm';
import type { ListPart } from '../wych/pages';
import type { CallContext } from '../wych/wych-client-calls';
import type { RevokeAnswer } from '../wych/wych-client-revoke';
import { ofOthers } from './visit-failures';

/** What this stands on; `WychClient` fits. */
export interface ContextApi {
  listConsents(profile: RealmProfile, context?: CallContext): AsyncIterable<ListPart<Consent>>;
  listFirst(
    profile: RealmProfile,
    statuses: readonly ConsentStatus[],
    signal?: AbortSignal,
  ): AsyncIterable<ListPart<Consent>>;
  showConsent(profile: RealmProfile, consentId: string, context?: CallContext): Promise<ConsentDetail>;
  revokeConsent(
    profile: RealmProfile,
    consentId: string,
    reason: string,
    context?: CallContext,
  ): Promise<RevokeAnswer>;
}

export class OwnConsents implements ContextApi {
  constructor(private readonly api: ContextApi) {}

  /** @throws Failure as the API does, `contract` when somebody else's consents are among them, and why the visit ended. */
  async *listConsents(profile: RealmProfile, context: CallContext = {}): AsyncGenerator<ListPart<Consent>> {
    try {
      for await (const part of this.api.listConsents(profile, context)) {
        context.signal?.throwIfAborted();
        if (!part.records.every((consent) => isOwn(consent, context))) throw ofOthers();
        yield part;
      }
    } catch (error) {
      throw whyEnded(context) ?? error;
    }
  }

  listFirst(profile: RealmProfile, statuses: readonly ConsentStatus[], signal?: AbortSignal) {
    return this.api.listFirst(profile, statuses, signal);
  }

  /** @throws Failure as `listConsents` does. */
  async showConsent(
    profile: RealmProfile,
    consentId: string,
    context: CallContext = {},
  ): Promise<ConsentDetail> {
    const detail = await this.api.showConsent(profile, consentId, context).catch((error) => {
      throw whyEnded(context) ?? error;
    });
    context.signal?.throwIfAborted();
    if (!isOwn(detail.consent, context)) throw ofOthers();
    return detail;
  }

  revokeConsent(...order: Parameters<ContextApi['revokeConsent']>): Promise<RevokeAnswer> {
    return this.api.revokeConsent(...order);
  }
}

/** One that does not say whose it is was given by the server to whose token it saw. */
export const isOwn = ({ customer }: Consent, { subject }: CallContext): boolean =>
  subject === undefined || customer.id === '' || customer.id === subject.id;

/** A call that was broken off by the end of a visit fails of that, and not of being broken off. */
const whyEnded = ({ signal }: CallContext): FailureError | null =>
  signal?.aborted && signal.reason instanceof FailureError ? signal.reason : null;
