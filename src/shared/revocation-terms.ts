/** The words and limits of revoking. Apart from the schemas, so that the window's first paint needs no schema library. */

/** So much of a long list at a time. */
export const sliceLimit = 200;

/** The most consents one plan may hold. */
export const planLimit = 100_000;
/** The most consents that cross the bridge in one message while a plan is put together. */
export const choiceLimit = 500;

export const outcomeKinds = ['revoked', 'already-ended', 'changed', 'failed', 'unknown'] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

/** Where one consent of a run stands; `unsent` are those that a stop or a pause has spared so far. */
export const runItemStates = [...outcomeKinds, 'in-progress', 'unsent'] as const;
export type RunItemState = (typeof runItemStates)[number];
