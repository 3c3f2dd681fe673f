/** What the window needs to know of the app itself, and the few choices that are the operator's. */
import { z } from 'zod';
import { realmIdSchema } from './realm';
import { themes } from './themes';
import { vaultStatusSchema } from './vault-status';
import { columnsSchema, sortSchema } from './view';

export { themes };

/** What is open: one realm, every realm, or nothing yet. */
export const scopeSchema = z.union([
  z.strictObject({ kind: z.literal('realm'), realmId: realmIdSchema }),
  z.strictObject({ kind: z.literal('all') }),
]);
export type Scope = z.infer<typeof scopeSchema>;

export const preferencesSchema = z.strictObject({
  theme: z.enum(themes),
  /** Restored at the next start, unless it holds a production realm (R3). */
  lastScope: scopeSchema.nullable(),
  /** Minutes for which a production realm stays unlocked (V3). */
  unlockMinutes: z.number().int().min(1).max(60),
  /** The list's columns and order as they were last seen, restored at the next start; null: as usual. */
  columns: columnsSchema.nullable(),
  sort: sortSchema.nullable(),
});
export type Preferences = z.infer<typeof preferencesSchema>;

/** Something the operator should read once, e.g. that a torn settings file was set aside. */
export const noticeSchema = z.strictObject({ title: z.string(), text: z.string() });
export type Notice = z.infer<typeof noticeSchema>;

export const appStatusSchema = z.strictObject({
  version: z.string(),
  platform: z.enum(['darwin', 'win32', 'linux']),
  vault: vaultStatusSchema,
  preferences: preferencesSchema,
  notices: z.array(noticeSchema),
});
export type AppStatus = z.infer<typeof appStatusSchema>;
