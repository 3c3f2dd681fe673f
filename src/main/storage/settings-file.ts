/** The operator's settings: which realms there are, in their order, saved views, and a few preferences. No secret has a place in it. */
import { z } from 'zod';
import { preferencesSchema } from '../../shared/app-status';
import { proxySettingSchema } from '../../shared/network';
import { realmProfileSchema } from '../../shared/realm';
import type { ContentKind } from './content-kind';
import { keptColumnsSchema, keptSortSchema } from './kept-look';
import { type Opened, openStored } from './open-stored';

const usualUnlockMinutes = 15;

/** What came later has a default, so that settings from before it are read as they were. */
export const settingsSchema = z.strictObject({
  version: z.literal(1),
  /** In the operator's order. */
  realms: z.array(realmProfileSchema.extend({ readOnly: z.boolean().default(false) })),
  preferences: preferencesSchema.extend({
    unlockMinutes: preferencesSchema.shape.unlockMinutes.default(usualUnlockMinutes),
    columns: keptColumnsSchema.nullable().catch(null),
    sort: keptSortSchema.nullable().catch(null),
  }),
  /** The way to the network (I2). One that cannot be read is the system's. */
  proxy: proxySettingSchema.catch({ mode: 'system' }),
  /** As they are on disk: `views/read-view` reads them one by one, and what it cannot read stays as it is. */
  views: z.array(z.unknown()).catch([]),
});
export type Settings = z.output<typeof settingsSchema>;

export const noSettings: Settings = {
  version: 1,
  realms: [],
  preferences: {
    theme: 'system',
    lastScope: null,
    unlockMinutes: usualUnlockMinutes,
    columns: null,
    sort: null,
  },
  proxy: { mode: 'system' },
  views: [],
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
