/** Acting on behalf of a customer, constructed once: the list they are found in, the visit of the moment, and the API as it is asked in its context. */
import type { BridgeHandlers } from '../shared/bridge';
import type { RealmId } from '../shared/realm';
import type { AuditLog } from './audit/audit-log';
import type { Tell } from './bridge/events';
import type { Clock } from './clock';
import type { composeWych } from './compose-wych';
import { ConsentReader } from './consents/consent-reader';
import { CustomerDirectory } from './customers/customer-directory';
import { OwnConsents } from './customers/own-consents';
import { Visits } from './customers/visits';
import type { RealmRegistry } from './realms/realm-registry';
import type { Power } from './shell/power';

export interface CustomersOptions {
  wych: ReturnType<typeof composeWych>;
  realms: RealmRegistry;
  ready(realmId: RealmId): Promise<unknown>;
  log: AuditLog;
  power: Power;
  tell: Tell;
  clock: Clock;
}

export function composeCustomers({ wych, power, log, tell, ...rest }: CustomersOptions) {
  const { realms, ready, clock } = rest;
  const directory = new CustomerDirectory({
    source: wych.client,
    realms: {
      get: async (realmId) => {
        await ready(realmId);
        return realms.get(realmId);
      },
    },
    clock,
  });
  realms.onChange(() => directory.realmsChanged(realms.profiles));
  power.onLockScreen(() => directory.forgetAll());
  power.onSuspend(() => directory.forgetAll());
  const visits = new Visits({
    ...rest,
    customers: directory,
    tokens: wych.tokens,
    audit: log,
    steady: () => performance.now(),
    screenIsLocked: power.screenIsLocked,
  });
  visits.onChange((state) => tell('visitChanged', state));
  power.onLockScreen(() => void visits.close('locked'));
  power.onSuspend(() => void visits.close('locked'));
  const client = new OwnConsents(wych.client);
  const found: BridgeHandlers['customers'] = {
    search: (question) => directory.search(question),
    forget: async (realm) => void directory.forget(realm),
  };
  const handlers: BridgeHandlers['visits'] = {
    current: () => visits.current(),
    begin: (order) => visits.begin(order),
    end: async (visit) => void (await visits.end(visit)),
  };
  return {
    visits,
    /** For what an operator waits for. */
    client,
    /** For runs and checks over thousands. */
    patientClient: new OwnConsents(wych.patientClient),
    reader: new ConsentReader({ api: client, realms, ready, visits }),
    found,
    handlers,
  };
}
