/** `Failure` as it is checked on its way across the bridge. Apart from `failure.ts`, so that the first paint needs no schema library. */
import { z } from 'zod';
import { type Failure, failureKinds } from './failure';

export const failureSchema = z.strictObject({
  kind: z.enum(failureKinds),
  message: z.string(),
  hint: z.string(),
  retryable: z.boolean(),
  field: z.string().optional(),
  status: z.number().int().optional(),
  requestId: z.string().optional(),
}) satisfies z.ZodType<Failure>;
