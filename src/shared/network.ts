/** The way to the network that the operator chose, and what is asked of them on it. */
import { z } from 'zod';

/** `system`: as the operating system has it, PAC and WPAD included. */
export const proxyModes = ['system', 'direct', 'pac', 'manual'] as const;

const address = z
  .string()
  .trim()
  .max(2000)
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
    message: 'This is not a web address. It should look like http://proxy.example.com:8080',
  })
  .refine((text) => !URL.canParse(text) || (new URL(text).username === '' && new URL(text).password === ''), {
    message: 'Leave user name and password out: the app asks for them when the proxy does.',
  });

export const proxySettingSchema = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('system') }),
  z.strictObject({ mode: z.literal('direct') }),
  z.strictObject({ mode: z.literal('pac'), url: address }),
  z.strictObject({ mode: z.literal('manual'), url: address }),
]);
export type ProxySetting = z.infer<typeof proxySettingSchema>;

/** A proxy that wants to know who asks. */
export const proxyQuestionSchema = z.strictObject({
  questionId: z.string().min(1).max(64),
  /** `host:port` of the proxy, and what it says of itself. */
  proxy: z.string(),
  says: z.string(),
  /** The name and password given before were not accepted. */
  again: z.boolean(),
});
export type ProxyQuestion = z.infer<typeof proxyQuestionSchema>;

/** Write-only, kept for this run of the app only. Null: no answer; the calls that wait fail and say so. */
export const proxyAnswerSchema = z.strictObject({
  questionId: z.string().min(1).max(64),
  credentials: z
    .strictObject({ user: z.string().min(1).max(500), password: z.string().max(2000) })
    .nullable(),
});

/** Which way a realm's addresses are reached, as the operating system would say it: `DIRECT`, `PROXY host:port`. */
export const realmRouteSchema = z.strictObject({ realmId: z.string(), login: z.string(), api: z.string() });
export const networkStateSchema = z.strictObject({
  setting: proxySettingSchema,
  routes: z.array(realmRouteSchema),
  /** Proxies whose question waits for an answer. */
  questions: z.array(proxyQuestionSchema),
});
export type NetworkState = z.infer<typeof networkStateSchema>;
