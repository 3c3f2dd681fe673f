/** Looks into every call of the activity, as an operator could: what main answers is on the tape of messages, if there is one. */
import type { Page } from '@playwright/test';
import type { BridgeApi } from '../../src/shared/bridge';

/** Answers how many calls there were. */
export const lookIntoEveryCall = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const { activity } = (globalThis as unknown as { wych: BridgeApi }).wych;
    const filter = { realmId: null, kinds: [], states: [], text: '' };
    let seen = 0;
    for (;;) {
      const slice = await activity.read({ filter, asOf: null, from: seen, limit: 200 });
      if (!slice.ok || slice.value.entries.length === 0) return seen;
      for (const { seq } of slice.value.entries) await activity.show({ seq });
      seen += slice.value.entries.length;
    }
  });

/** The file of all calls; where the operator put it is the test's to say. */
export const saveEveryCall = (page: Page) =>
  page.evaluate(() => {
    const { activity } = (globalThis as unknown as { wych: BridgeApi }).wych;
    return activity.saveHar({ realmId: null, kinds: [], states: [], text: '' });
  });
