/**
 * THE contract between the processes: every request with its input and output, every event with its payload. Both sides infer from it and
 * there is no second list: main's handler table is exhaustive by type, the preload is generated from these names at build time.
 *
 * Inputs are parsed in main before a handler sees them. Outputs are parsed on the way out, so that a field nobody declared, a secret
 * for one, cannot slip through. No output schema has a place for a secret or a token.
 */
import { z } from 'zod';
import {
  activityDetailSchema,
  activityFilterSchema,
  activityNewsSchema,
  activityQuerySchema,
  activitySliceSchema,
} from './activity';
import { appStatusSchema, preferencesSchema } from './app-status';
import { auditExportSchema, auditPageSchema, auditQuerySchema, auditVerdictSchema } from './audit';
import { browseIdSchema, browseOrderSchema } from './browsing';
import { connectionReportSchema, stageResultSchema } from './connection-test';
import { consentDetailSchema, consentRefSchema } from './consent';
import {
  customerIdSchema,
  customerSearchSchema,
  customersFoundSchema,
  visitIdSchema,
  visitSchema,
  visitStateSchema,
} from './customer';
import { diagnosticsNameSchema, diagnosticsSchema } from './diagnostics';
import {
  exportBeginSchema,
  exportBegunSchema,
  exportedSchema,
  exportNameSchema,
  exportProgressSchema,
  exportRowsSchema,
} from './export';
import type { Failure } from './failure';
import { failureSchema } from './failure-schema';
import { networkStateSchema, proxyAnswerSchema, proxySettingSchema } from './network';
import { realmLockSchema, unlockSchema } from './production-lock';
import { profileExportSchema, profileImportSchema, profileTakeSchema } from './profile-file';
import { realmDraftSchema, realmEntrySchema, realmIdSchema } from './realm';
import {
  choiceSchema,
  draftSchema,
  driftSchema,
  planExportedSchema,
  planExportSchema,
  planItemsQuerySchema,
  planItemsSchema,
  planNameSchema,
  planReviewSchema,
  proofOrderSchema,
  revocationOrderSchema,
  runContinuationSchema,
  runItemNameSchema,
  runItemSchema,
  runItemsQuerySchema,
  runItemsSchema,
  runNameSchema,
  runStatusSchema,
  unfinishedRunsSchema,
} from './revocation';
import { savedSchema } from './saved';
import { realmTokensSchema, tokenStateSchema } from './token';
import { vaultStatusSchema } from './vault-status';
import { savedViewSchema, viewDraftSchema, viewIdSchema } from './view';

const nothing = z.undefined();
const realm = z.strictObject({ realmId: realmIdSchema });
const realms = z.array(realmEntrySchema);
/** In whose context: absent for the client's own. */
const inVisit = { visitId: visitIdSchema.optional() };
const browse = z.strictObject({ browseId: browseIdSchema });

const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

export const requests = {
  app: {
    status: request(nothing, appStatusSchema),
    setPreferences: request(preferencesSchema.partial(), preferencesSchema),
    quit: request(nothing, nothing),
  },
  vault: {
    /** Goes on with the keychain of today; what the old one sealed is kept, and its secrets must be typed again. */
    acceptBackend: request(nothing, vaultStatusSchema),
  },
  realms: {
    list: request(nothing, realms),
    save: request(realmDraftSchema, realmEntrySchema),
    duplicate: request(realm, realmEntrySchema),
    remove: request(realm, realms),
    reorder: request(z.strictObject({ realmIds: z.array(realmIdSchema).max(1000) }), realms),
    addDemo: request(nothing, realms),
    /** Stages are told as they end by the event `connectionStage`. */
    test: request(realmDraftSchema, connectionReportSchema),
    /** Profiles as one file for the team, never with a secret in it (R5). */
    exportFile: request(profileExportSchema, savedSchema),
    /** Null: no file was chosen. */
    openFile: request(nothing, profileImportSchema.nullable()),
    /** Takes profiles of the file that was opened; answers those whose secrets must be typed. */
    importFile: request(profileTakeSchema, z.array(realmEntrySchema)),
  },
  tokens: {
    state: request(realm, tokenStateSchema),
    /** The token view (C4). */
    list: request(realm, realmTokensSchema),
    /** The client's token, or that of the customer who is acted for. */
    discard: request(realm.extend({ customerId: customerIdSchema.optional() }), tokenStateSchema),
  },
  customers: {
    /** Asks what is known of the realm's user list, and begins to read it when it is not. */
    search: request(customerSearchSchema, customersFoundSchema),
    /** Forgets the list, so that it is read anew. */
    forget: request(realm, nothing),
  },
  visits: {
    current: request(nothing, visitStateSchema),
    /** Exchanges the client token for a user-context token; ends the visit before. */
    begin: request(realm.extend({ customerId: customerIdSchema }), visitSchema),
    end: request(z.strictObject({ visitId: visitIdSchema }), nothing),
  },
  consents: {
    /** Begins to read. What arrives is told on a port that is handed to the window beside this answer (see `consent-chunk.ts`). */
    browse: request(browseOrderSchema, browse),
    stop: request(browse, nothing),
    show: request(consentRefSchema.extend(inVisit), consentDetailSchema),
    /** A page that confirms what the consent is now, read again, as PDF (D4). */
    saveConfirmation: request(consentRefSchema.extend(inVisit), savedSchema),
  },
  locks: {
    list: request(nothing, z.array(realmLockSchema)),
    unlock: request(unlockSchema, realmLockSchema),
    lock: request(realm, realmLockSchema),
  },
  plans: {
    choose: request(choiceSchema, draftSchema),
    /** Makes the plan of a draft. A plan of one consent reads it again first; of many, each is read again right before it is revoked. */
    prepare: request(z.strictObject({ draftId: z.string().min(1).max(64) }), planReviewSchema),
    items: request(planItemsQuerySchema, planItemsSchema),
    /** Reads every consent of the plan again; told on the way by `planChecked`. */
    checkDrift: request(planNameSchema, driftSchema),
    stopCheck: request(planNameSchema, nothing),
    /** The plan as a file for a second operator (V7). */
    exportFile: request(planExportSchema, planExportedSchema),
    /** Null: no file was chosen. */
    openFile: request(nothing, planReviewSchema.nullable()),
    /** Forgets a plan that will not be run. */
    forget: request(planNameSchema, nothing),
  },
  runs: {
    /** Begins, and answers at once; `runChanged` tells how it goes. One run at a time. */
    start: request(revocationOrderSchema, runStatusSchema),
    /** The run under way, or the last one of this start of the app. */
    current: request(nothing, runStatusSchema.nullable()),
    pause: request(runNameSchema, runStatusSchema),
    resume: request(runContinuationSchema, runStatusSchema),
    /** What is in flight is still brought to its end; the rest stays unsent. */
    stop: request(runNameSchema, runStatusSchema),
    items: request(runItemsQuerySchema, runItemsSchema),
    /** Reads a consent again whose outcome is open. */
    lookAgain: request(runItemNameSchema, runItemSchema),
    /** Runs that an earlier start of the app did not bring to their end (V5). */
    unfinished: request(nothing, unfinishedRunsSchema),
    /** Ends an interrupted run as it stands. */
    abandon: request(runNameSchema, runStatusSchema),
    saveProof: request(proofOrderSchema, savedSchema),
  },
  views: {
    list: request(nothing, z.array(savedViewSchema)),
    save: request(viewDraftSchema, savedViewSchema),
    remove: request(z.strictObject({ viewId: viewIdSchema }), nothing),
  },
  exports: {
    /** Asks the operator for the place. */
    begin: request(exportBeginSchema, exportBegunSchema),
    rows: request(exportRowsSchema, exportProgressSchema),
    finish: request(exportNameSchema, exportedSchema),
    cancel: request(exportNameSchema, nothing),
  },
  activity: {
    read: request(activityQuerySchema, activitySliceSchema),
    show: request(z.strictObject({ seq: z.number().int().positive() }), activityDetailSchema),
    /** HTTP Archive 1.2 of what the filter lets through, redacted (A2). */
    saveHar: request(activityFilterSchema, savedSchema),
    clear: request(nothing, nothing),
  },
  diagnostics: {
    prepare: request(nothing, diagnosticsSchema),
    save: request(diagnosticsNameSchema, savedSchema),
  },
  network: {
    state: request(nothing, networkStateSchema),
    setProxy: request(proxySettingSchema, networkStateSchema),
    answerProxy: request(proxyAnswerSchema, nothing),
  },
  audit: {
    read: request(auditQuerySchema, auditPageSchema),
    verify: request(nothing, auditVerdictSchema),
    exportLog: request(auditExportSchema, savedSchema),
  },
} as const;

export const events = {
  realmsChanged: realms,
  vaultChanged: vaultStatusSchema,
  connectionStage: stageResultSchema,
  locksChanged: z.array(realmLockSchema),
  planChecked: driftSchema,
  /** At most a few times a second. */
  runChanged: runStatusSchema,
  visitChanged: visitStateSchema,
  /** At most a few times a second, and only while the window looks. */
  activityChanged: activityNewsSchema,
  networkChanged: networkStateSchema,
} as const;

export const resultSchema = z.union([
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), failure: failureSchema }),
]);

/** How an answer crosses: an error is data (#11). */
export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

type Requests = typeof requests;
type Events = typeof events;
export type EventName = keyof Events;
export type EventPayload<E extends EventName> = z.output<Events[E]>;

/** Optional argument where there is nothing to say. */
type Argument<S extends z.ZodType> = undefined extends z.input<S> ? [] : [input: z.input<S>];

type Callers<Wrap extends 'result' | 'value'> = {
  readonly [G in keyof Requests]: {
    readonly [M in keyof Requests[G]]: Requests[G][M] extends {
      input: infer I extends z.ZodType;
      output: infer O extends z.ZodType;
    }
      ? (...args: Argument<I>) => Promise<Wrap extends 'result' ? Result<z.output<O>> : z.output<O>>
      : never;
  };
};

/** What the preload puts on `window.wych`. */
export type BridgeApi = Callers<'result'> & {
  /** Listens to an event; call what it returns to stop. */
  readonly on: <E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void) => () => void;
};

/** The same with failures thrown as `FailureError`: what the window's code uses. */
export type BridgeClient = Callers<'value'> & Pick<BridgeApi, 'on'>;

/** What main must provide: one function for each request, no more and no fewer. */
export type BridgeHandlers = {
  readonly [G in keyof Requests]: {
    readonly [M in keyof Requests[G]]: Requests[G][M] extends {
      input: infer I extends z.ZodType;
      output: infer O extends z.ZodType;
    }
      ? (input: z.output<I>) => Promise<z.input<O>> | z.input<O>
      : never;
  };
};

/** The names alone, for the preload's build: no schema library before the first paint. */
export interface BridgeNames {
  readonly requests: Readonly<Record<string, readonly string[]>>;
  readonly events: readonly string[];
}

export const bridgeNames: BridgeNames = {
  requests: Object.fromEntries(
    Object.entries(requests).map(([group, methods]) => [group, Object.keys(methods)]),
  ),
  events: Object.keys(events),
};
