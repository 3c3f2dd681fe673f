/**
 * THE contract between the processes: every request with its input and output, every event with its payload. Both sides infer from it and
 * there is no second list: main's handler table is exhaustive by type, the preload is generated from these names at build time.
 *
 * Inputs are parsed in main before a handler sees them. Outputs are parsed on the way out, so that a field nobody declared, a secret
 * for one, cannot slip through. No output schema has a place for a secret or a token.
 */
import { z } from 'zod';
import { appStatusSchema, preferencesSchema } from './app-status';
import { browseIdSchema, browsePullSchema } from './browsing';
import { connectionReportSchema, stageResultSchema } from './connection-test';
import { consentDetailSchema, consentRefSchema } from './consent';
import type { Failure } from './failure';
import { failureSchema } from './failure-schema';
import { realmDraftSchema, realmEntrySchema, realmIdSchema } from './realm';
import { revocationOrderSchema, revocationPlanSchema, revocationReportSchema } from './revocation';
import { tokenStateSchema } from './token';
import { vaultStatusSchema } from './vault-status';

const nothing = z.undefined();
const realm = z.strictObject({ realmId: realmIdSchema });
const realms = z.array(realmEntrySchema);
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
  },
  tokens: {
    state: request(realm, tokenStateSchema),
    discard: request(realm, tokenStateSchema),
  },
  consents: {
    browse: request(z.strictObject({ realmIds: z.array(realmIdSchema).min(1).max(100) }), browse),
    /** Waits until something new is there. */
    pull: request(browse, browsePullSchema),
    stop: request(browse, nothing),
    show: request(consentRefSchema, consentDetailSchema),
  },
  revocations: {
    prepare: request(consentRefSchema, revocationPlanSchema),
    run: request(revocationOrderSchema, revocationReportSchema),
  },
} as const;

export const events = {
  realmsChanged: realms,
  vaultChanged: vaultStatusSchema,
  connectionStage: stageResultSchema,
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
