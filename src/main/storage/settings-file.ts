/** The operator's settings: which realms there are, in their order, and a few preferences. No secret has a place in it. */
import { z } from 'zod';
import { preferencesSchema } from '../../shared/app-status';
import { realmProfileSchema } from '../../shared/realm';
import type { ContentKind } from './content-kind';
import { type Opened, openStored } from './open-stored';

export const settingsSchema = z.strictObject({
  version: z.literal(1),
  /** In the operator's order. */
  realms: z.array(realmProfileSchema),
  preferences: preferencesSchema,
});
export type Settings = z.output<typeof settingsSchema>;

export const noSettings: Settings = {
  version: 1,
  realms: [],
  preferences: { theme: 'system', lastScope: null },
};

const settings: ContentKind<Settings> = {
  name: 'settings',
  label: 'settings',
  version: 1,
  schema: settingsSchema,
  empty: noSettings,
};

/** `folder` is the app's own folder; `now` is in epoch milliseconds. */
export const openSettings = (folder: string, now: number): Promise<Opened<Settings>> =>
  openStored(folder, settings, now);
