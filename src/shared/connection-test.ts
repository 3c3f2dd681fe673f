/** The staged test of a realm (R2): each stage says pass or fail, and what to do. */
import { z } from 'zod';
import { failureSchema } from './failure-schema';

export const testStages = ['reach-login', 'discovery', 'token', 'api-key', 'list-consents'] as const;
export type TestStage = (typeof testStages)[number];

export const stageResultSchema = z.strictObject({
  stage: z.enum(testStages),
  state: z.enum(['running', 'passed', 'failed', 'skipped']),
  /** What was found, e.g. 'token valid for 15 minutes'. Never a secret. */
  detail: z.string(),
  /** Milliseconds. */
  took: z.number(),
  failure: failureSchema.optional(),
});
export type StageResult = z.infer<typeof stageResultSchema>;

export const connectionReportSchema = z.strictObject({
  stages: z.array(stageResultSchema),
  passed: z.boolean(),
});
export type ConnectionReport = z.infer<typeof connectionReportSchema>;
