/** The activity, constructed once: what stands at the door, what is kept of it, and who may look. */
import type { BridgeHandlers } from '../shared/bridge';
import type { RealmProfile } from '../shared/realm';
import { ActivityLog } from './activity/activity-log';
import { ActivityService } from './activity/activity-service';
import { ActivityTeller } from './activity/activity-teller';
import { CallWatcher } from './activity/call-watcher';
import { HarExport } from './activity/har-export';
import { HeldExchanges } from './activity/held-exchanges';
import { KnownSecrets } from './activity/redactor/known-secrets';
import { Redactor } from './activity/redactor/redactor';
import type { AuditLog } from './audit/audit-log';
import type { Tell } from './bridge/events';
import type { Clock } from './clock';
import type { FileChooser } from './shell/file-chooser';

export interface ActivityOptions {
  clock: Clock;
  /** Whether there is a window that headers and bodies are held for. */
  isWatched(): boolean;
  tell: Tell;
}

/** In two steps: the door is there before the audit log and the realms are. */
export function composeActivity({ clock, isWatched, tell }: ActivityOptions) {
  const known = new KnownSecrets();
  const redactor = new Redactor(known);
  const held = new HeldExchanges();
  const teller: ActivityTeller = new ActivityTeller(() => tell('activityChanged', log.news()), clock);
  const log: ActivityLog = new ActivityLog(teller.changed);
  const watcher = new CallWatcher({ log, held, known, redactor, clock, isWatched });
  return {
    observe: watcher.observe,
    log,
    known,
    redactor,
    /** Drops headers and bodies: the window is gone, or nobody sits before it. */
    unseen: () => {
      held.clear();
      teller.unwanted();
    },
    handlers: (rest: HandlerPorts): BridgeHandlers['activity'] => {
      const har = new HarExport({ ...rest, log, held, redactor });
      const service = new ActivityService({ log, held, redactor, teller, har });
      return {
        read: (query) => service.read(query),
        show: (call) => service.show(call),
        saveHar: (filter) => service.saveHar(filter),
        clear: () => void service.clear(),
      };
    },
  };
}

interface HandlerPorts {
  realms: { readonly profiles: readonly RealmProfile[] };
  chooser: FileChooser;
  audit: AuditLog;
  creator: { name: string; version: string };
}
