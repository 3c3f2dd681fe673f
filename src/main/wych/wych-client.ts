/** The Wych API in the app's words. What is above speaks of consents and Failures, what is below of addresses, tokens and bodies. */
import type { Consent, ConsentDetail, ConsentStatus } from '../../shared/consent';
import type { Customer } from '../../shared/customer';
import type { RealmProfile } from '../../shared/realm';
import type { Clock } from '../clock';
import type { RealmSecrets } from '../vault/realm-secrets';
import { decodeConsent, decodeDetail } from './consent-codec';
import { readHeadStart } from './head-start';
import { contractFailure } from './http-failure';
import type { NetworkDoor } from './network-door';
import { readJsonBody } from './page-body';
import { type ListPart, readList } from './pages';
import { type ApiTarget, listOfStatusRoute, listRoute, oneRoute } from './routes';
import type { IsCurrent } from './stale-profile';
import { StatusFilters } from './status-filter';
import type { TokenBroker } from './token-broker';
import { accepted, type CallContext, WychCalls } from './wych-client-calls';
import { type RevokeAnswer, sendRevoke } from './wych-client-revoke';
import { readUsers } from './wych-client-users';

export interface WychClientPorts {
  /** With retries for what may be repeated; a revoke is never marked so. */
  door: NetworkDoor;
  broker: TokenBroker;
  secrets: RealmSecrets;
  isCurrent: IsCurrent;
  clock: Clock;
}

export class WychClient {
  readonly #calls: WychCalls;
  readonly #clock: Clock;
  readonly #statusFilters = new StatusFilters();

  constructor(ports: WychClientPorts) {
    this.#calls = new WychCalls(ports);
    this.#clock = ports.clock;
  }

  /**
   * Every consent of a realm, each once, as pages arrive. It asks for one page ahead of its reader and no more, and stops when it is returned.
   *
   * @throws Failure of the login, the API or the list (see `readList`).
   */
  async *listConsents(profile: RealmProfile, context: CallContext = {}): AsyncGenerator<ListPart<Consent>> {
    const target = listRoute(profile);
    const filter = this.#statusFilters.of(profile.id, target.url);
    let pages = 0;
    const asking = () => {
      pages += 1;
    };
    for await (const part of this.#readList(profile, target, context, asking)) {
      filter.learn(part.records);
      yield part;
    }
    if (!context.subject) filter.wholeListHad(pages);
  }

  /**
   * Consents of these statuses before the whole list has come to them: some, all or none, see `readHeadStart`. To be read beside the whole list,
   * never in its place.
   *
   * @throws Failure of what the whole list meets as well: the login, the network, a call that was stopped.
   */
  listFirst(
    profile: RealmProfile,
    statuses: readonly ConsentStatus[],
    signal?: AbortSignal,
  ): AsyncGenerator<ListPart<Consent>> {
    const filter = this.#statusFilters.of(profile.id, listRoute(profile).url);
    return readHeadStart(filter, statuses, (word) =>
      this.#readList(profile, listOfStatusRoute(profile, word), { signal }),
    );
  }

  /**
   * One consent, read from the API now.
   *
   * @throws Failure `not-found`, and `contract` when the answer is about another consent: what is shown and revoked must be what was asked.
   */
  async showConsent(
    profile: RealmProfile,
    consentId: string,
    context: CallContext = {},
  ): Promise<ConsentDetail> {
    const answer = accepted(await this.#calls.call(profile, oneRoute(profile, consentId), context));
    const provenance = {
      raw: answer.body,
      readAt: this.#clock.now(),
      ...(answer.requestId !== undefined && { requestId: answer.requestId }),
    };
    const detail = decodeDetail(profile.id, consentId, readJsonBody(answer), provenance);
    if (!detail) throw contractFailure(answer, 'something else than the consent that was asked for,');
    return detail;
  }

  /**
   * Every customer of a realm, each once, as pages arrive; asked ahead as `listConsents` does.
   *
   * @throws Failure of the login, the API or the list; `invalid-input` where the profile lacks what the route asks for.
   */
  listUsers(profile: RealmProfile, signal?: AbortSignal): AsyncGenerator<ListPart<Customer>> {
    return readUsers(this.#calls, profile, signal);
  }

  /** See `sendRevoke`: the answer proves nothing, read the consent again. @throws Failure when nothing was sent. */
  revokeConsent(
    profile: RealmProfile,
    consentId: string,
    reason: string,
    { subject }: Pick<CallContext, 'subject'> = {},
  ): Promise<RevokeAnswer> {
    return sendRevoke(this.#calls, this.#clock, profile, { consentId, reason, subject });
  }

  #readList(
    profile: RealmProfile,
    target: ApiTarget,
    context: CallContext,
    asking = () => {},
  ): AsyncGenerator<ListPart<Consent>> {
    return readList({
      url: target.url,
      ask: async (url) => {
        asking();
        return accepted(await this.#calls.call(profile, { ...target, url }, context));
      },
      decode: (record) => decodeConsent(profile.id, record),
    });
  }
}
