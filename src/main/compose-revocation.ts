/** Revoking, from choosing to proof, constructed once. */
import { join } from 'node:path';
import type { BridgeHandlers } from '../shared/bridge';
import type { RealmId } from '../shared/realm';
import type { AuditLog } from './audit/audit-log';
import type { Tell } from './bridge/events';
import type { Clock } from './clock';
import type { composeCustomers } from './compose-customers';
import type { composeWych } from './compose-wych';
import { visitEnded } from './customers/visit-failures';
import { ConfirmationService } from './print/confirmation-service';
import { WindowPagePrinter } from './print/window-page-printer';
import { AuditPlaces } from './proof/audit-places';
import { ProofService } from './proof/proof-service';
import type { ProductionLock } from './realms/production-lock';
import type { RealmRegistry } from './realms/realm-registry';
import { SealedEvidenceStore } from './revocation/evidence/evidence-store';
import { FileRunJournals } from './revocation/journal/journal-files';
import { sweepRuns } from './revocation/journal/journal-sweep';
import { DriftChecks } from './revocation/plan/drift';
import { PlanDesk } from './revocation/plan/plan-desk';
import { PlanFiles } from './revocation/plan-file/plan-file';
import { everyInterval } from './revocation/run/run-progress';
import { RevocationRuns } from './revocation/run/runs';
import type { FileChooser } from './shell/file-chooser';
import type { AppKeys } from './vault/app-keys';

export interface RevocationOptions {
  wych: ReturnType<typeof composeWych>;
  customers: ReturnType<typeof composeCustomers>;
  /** The app's own folder. */
  folder: string;
  realms: RealmRegistry;
  ready(realmId: RealmId): Promise<unknown>;
  /** Every realm can be called. */
  allReady(): Promise<unknown>;
  locks: ProductionLock;
  keys: AppKeys;
  log: AuditLog;
  chooser: FileChooser;
  tell: Tell;
  clock: Clock;
  /** `user@computer`. */
  actor: string;
  app: { name: string; version: string };
}

export function composeRevocation(options: RevocationOptions) {
  const { wych, customers, realms, ready, locks, chooser, tell, clock, actor, app } = options;
  const { visits } = customers;
  const folder = join(options.folder, 'runs');
  const audit = new AuditPlaces(options.log);
  const evidence = new SealedEvidenceStore(folder, options.keys);
  const printer = new WindowPagePrinter(clock);

  const desk = new PlanDesk({ api: customers.client, realms, ready, visits, clock, actor });
  const files = new PlanFiles({ desk, realms, ready: options.allReady, chooser, audit, clock, actor });
  const drift = new DriftChecks({
    desk,
    api: customers.patientClient,
    realms,
    ready,
    visits,
    tell: (found) => tell('planChecked', found),
    clock,
  });
  const runs = new RevocationRuns({
    api: customers.patientClient,
    tokens: wych.tokens,
    pace: wych.pace,
    desk,
    journals: new FileRunJournals(folder, sweepRuns(folder, evidence, clock)),
    evidence,
    audit,
    locks,
    realms,
    ready,
    visits,
    tell: (status) => tell('runChanged', status),
    every: everyInterval,
    clock,
    actor,
  });
  visits.onChange(({ visit, ended }) => {
    if (!visit && ended) runs.visitEnded(visitEnded(ended));
  });
  const proofs = new ProofService({
    runs,
    evidence,
    places: audit,
    chooser,
    printer,
    audit,
    clock,
    actor,
    app,
  });
  const confirmations = new ConfirmationService({
    reader: customers.reader,
    chooser,
    printer,
    audit,
    clock,
    actor,
    app,
  });

  const plans: BridgeHandlers['plans'] = {
    choose: (choice) => desk.choose(choice),
    prepare: (draft) => desk.prepare(draft),
    items: (query) => desk.items(query),
    checkDrift: (plan) => drift.checkDrift(plan),
    stopCheck: (plan) => void drift.stopCheck(plan),
    exportFile: (order) => files.exportFile(order),
    openFile: () => files.openFile(),
    forget: (plan) => void desk.forget(plan),
  };
  const runHandlers: BridgeHandlers['runs'] = {
    start: (order) => runs.start(order),
    current: () => runs.current(),
    pause: (run) => runs.pause(run),
    resume: (order) => runs.resume(order),
    stop: (run) => runs.stop(run),
    items: (query) => runs.items(query),
    lookAgain: (item) => runs.lookAgain(item),
    unfinished: () => runs.unfinished(),
    abandon: (run) => runs.abandon(run),
    saveProof: (order) => proofs.save(order),
  };
  return {
    runs,
    handlers: { plans, runs: runHandlers },
    saveConfirmation: ((order) =>
      confirmations.save(order)) as BridgeHandlers['consents']['saveConfirmation'],
  };
}
