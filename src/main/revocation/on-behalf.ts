/**
 * The API as a run uses it that was begun on behalf of a customer (U1): each call asks for the visit anew, so that none is made in the
 * context of somebody who is no longer acted for.
 *
 * Tokens of a customer whose consent is revoked must not be used again (V6), the one that it was revoked with included; Wych's servers take none
 * of them any more. So it is dropped right after each revoke, before the consent is read again with a new one. That is one exchange for
 * each consent, and no two at a time (`run-lanes.ts`): one customer has few.
 *
 * A revoke that was sent when the visit ended must still be judged, or nobody would know what became of it. Then the consent is read with the
 * client's own token, as anywhere else in the app. What is read so counts; that nothing is found does not, for the client may not be
 * shown what the customer was: of that nothing is concluded, least of all 'revoked'.
 */
import type { ConsentDetail } from '../../shared/consent';
import type { Customer } from '../../shared/customer';
import { FailureError } from '../../shared/failure';
import type { RealmId, RealmProfile } from '../../shared/realm';
import { isOwn } from '../customers/own-consents';
import type { VisitContext } from '../customers/visit-context';
import { isVisitEnded, ofOthers } from '../customers/visit-failures';
import type { CallContext } from '../wych/wych-client-calls';
import type { RevokeAnswer } from '../wych/wych-client-revoke';
import type { ConsentApi } from './attempt';
import type { Plan } from './plan/plan';

export interface ContextConsentApi {
  showConsent(profile: RealmProfile, consentId: string, context?: CallContext): Promise<ConsentDetail>;
  revokeConsent(
    profile: RealmProfile,
    consentId: string,
    reason: string,
    context?: CallContext,
  ): Promise<RevokeAnswer>;
}

export interface Acting {
  /** Throws a Failure `visit-ended` when this customer is not acted for now. */
  acting(realmId: RealmId, customerId: string): VisitContext;
}

export interface OnBehalfPorts {
  api: ContextConsentApi;
  visits: Acting;
  tokens: { forgetSubject(realmId: RealmId, customerId: string): Promise<void> };
}

export function onBehalf({ api, visits, tokens }: OnBehalfPorts, { actingFor }: Plan): ConsentApi {
  if (actingFor === undefined) return api;
  return {
    showConsent: async (profile, consentId) => {
      try {
        return await api.showConsent(profile, consentId, visits.acting(profile.id, actingFor));
      } catch (error) {
        if (!isVisitEnded(error)) throw error;
        return readAfterwards(api, profile, consentId, { actingFor, ended: error });
      }
    },
    // What has left is not broken off: its answer is worth having.
    revokeConsent: async (profile, consentId, reason) => {
      const { subject } = visits.acting(profile.id, actingFor);
      const answer = await api.revokeConsent(profile, consentId, reason, { subject });
      tokens.forgetSubject(profile.id, actingFor).catch(() => {});
      return answer;
    },
  };
}

async function readAfterwards(
  api: ContextConsentApi,
  profile: RealmProfile,
  consentId: string,
  { actingFor, ended }: { actingFor: string; ended: unknown },
): Promise<ConsentDetail> {
  const detail = await api.showConsent(profile, consentId).catch((error) => {
    throw error instanceof FailureError && error.failure.kind === 'not-found' ? ended : error;
  });
  if (!isOwn(detail.consent, { subject: { id: actingFor, email: '' } })) throw ofOthers();
  return detail;
}

/** Who is acted for; undefined for a plan of the client's own. @throws Failure `visit-ended` when that is not so now. */
export function checkVisit(visits: Acting, plan: Plan): Customer | undefined {
  const { actingFor, realms } = plan;
  if (actingFor === undefined) return undefined;
  return Object.keys(realms)
    .map((realmId) => visits.acting(realmId, actingFor).subject)
    .at(0);
}
