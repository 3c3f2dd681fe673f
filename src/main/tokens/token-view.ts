/** The token view of a realm (C4): everything but the tokens, and a way to be rid of them. */
import type { Customer, Visit } from '../../shared/customer';
import { fail } from '../../shared/failure';
import type { RealmId, RealmProfile } from '../../shared/realm';
import type { RealmTokens, TokenState, TokenView } from '../../shared/token';
import type { TokenBroker } from '../wych/token-broker';
import type { TokenRequests } from './token-requests';

export interface TokenViewPorts {
  broker: Pick<TokenBroker, 'views' | 'discard' | 'state'>;
  requests: Pick<TokenRequests, 'today'>;
  /** Throws a Failure `not-found` for a realm that is not there. */
  realms: { get(realmId: RealmId): RealmProfile };
  /** Resolves once the realm can be called; rejects when it cannot be. */
  ready(realmId: RealmId): Promise<unknown>;
  /** The one of the moment, in whichever realm. */
  visit(): Visit | null;
}

export class TokenViewService {
  constructor(private readonly ports: TokenViewPorts) {}

  async list({ realmId }: { realmId: RealmId }): Promise<RealmTokens> {
    const { broker, requests } = this.ports;
    const views = await broker.views(await this.#realm(realmId));
    return {
      realmId,
      tokens: views.map((view) => this.#named(view)),
      requestsToday: requests.today(realmId),
    };
  }

  /** The client's token, or that of the customer who is named. @throws Failure `not-found` for one whose token is not here any more. */
  async discard({
    realmId,
    customerId,
  }: {
    realmId: RealmId;
    customerId?: string | undefined;
  }): Promise<TokenState> {
    const { broker } = this.ports;
    const realm = await this.#realm(realmId);
    const subject = customerId === undefined ? undefined : await this.#subject(realm, customerId);
    await broker.discard(realm, subject);
    return broker.state(realm, subject);
  }

  async #realm(realmId: RealmId): Promise<RealmProfile> {
    await this.ports.ready(realmId);
    return this.ports.realms.get(realmId);
  }

  async #subject(realm: RealmProfile, customerId: string): Promise<Customer> {
    const customers = (await this.ports.broker.views(realm)).flatMap(({ owner }) =>
      owner.kind === 'customer' ? [owner.customer] : [],
    );
    const customer = customers.find(({ id }) => id === customerId);
    if (!customer) throw alreadyGone();
    return customer;
  }

  /** The broker knows a customer as the exchange does; what they are called, the visit knows. */
  #named(view: TokenView): TokenView {
    if (view.owner.kind === 'client') return view;
    const { customer } = view.owner;
    const visit = this.ports.visit();
    const isVisited = visit?.realmId === view.realmId && visit.customer.id === customer.id;
    return isVisited ? { ...view, owner: { kind: 'customer', customer: visit.customer } } : view;
  }
}

const alreadyGone = () =>
  fail('not-found', 'There is no token of this customer any more.', 'Nothing is left to discard.');
