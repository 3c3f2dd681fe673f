/** The bundle for a support ticket, and who tells what is in it. */
import { homedir, userInfo } from 'node:os';
import type { BridgeHandlers } from '../shared/bridge';
import type { ActivityLog } from './activity/activity-log';
import type { KnownSecrets } from './activity/redactor/known-secrets';
import type { AuditLog } from './audit/audit-log';
import type { Clock } from './clock';
import type { BundleSources } from './diagnostics/bundle';
import { DiagnosticsService, type TextRedactor } from './diagnostics/diagnostics-service';
import { learnStored } from './diagnostics/learn-stored';
import type { Computer } from './diagnostics/without-people';
import type { RealmRegistry } from './realms/realm-registry';
import type { FileChooser } from './shell/file-chooser';
import type { RealmSecrets } from './vault/realm-secrets';

type Told = Pick<BundleSources, 'app' | 'vault' | 'network' | 'tokens' | 'failures' | 'settings' | 'notices'>;

export interface DiagnosticsOptions extends Told {
  realms: Pick<RealmRegistry, 'list' | 'profiles'>;
  activity: { log: ActivityLog; known: KnownSecrets; redactor: TextRedactor };
  secrets: Pick<RealmSecrets, 'read'>;
  chooser: FileChooser;
  log: AuditLog;
  clock: Clock;
}

const everyCall = { realmId: null, kinds: [], states: [], text: '' };

export function composeDiagnostics(options: DiagnosticsOptions): BridgeHandlers['diagnostics'] {
  const { realms, activity, secrets, chooser, log, clock, ...told } = options;
  const service = new DiagnosticsService({
    sources: {
      ...told,
      realms: () => realms.list(),
      activity: async (limit) => activity.log.read({ filter: everyCall, asOf: null, from: 0, limit }),
    },
    computer: thisComputer(),
    redactor: async () => {
      await learnStored(
        activity.known,
        secrets,
        realms.profiles.map(({ id }) => id),
      );
      return activity.redactor;
    },
    chooser,
    audit: log,
    clock,
  });
  return {
    prepare: () => service.prepare(),
    save: (name) => service.save(name),
  };
}

/** A user without an entry in the system's list has no name. */
function thisComputer(): Computer {
  try {
    return { home: homedir(), user: userInfo().username };
  } catch {
    return { home: '', user: '' };
  }
}
