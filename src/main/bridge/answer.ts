import type { z } from 'zod';
import type { Result } from '../../shared/bridge';
import { fail, toFailure } from '../../shared/failure';
import { isPlainData } from './plain-data';

export interface Contract {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
}

/**
 * One request from parse to answer: the input is parsed before the handler sees it, the output before it leaves, and every error becomes
 * a Failure. Never rejects.
 */
export async function answer(
  contract: Contract,
  handler: (input: never) => unknown,
  input: unknown,
): Promise<Result<unknown>> {
  try {
    const value = await handler(parseInput(contract.input, input) as never);
    return { ok: true, value: contract.output.parse(value) };
  } catch (error) {
    return { ok: false, failure: toFailure(error) };
  }
}

function parseInput(schema: z.ZodType, input: unknown): unknown {
  if (!isPlainData(input))
    throw fail('invalid-input', 'The request was not understood.', 'Reload the window.');
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw fail(
    'invalid-input',
    issue?.message ?? 'The request was not understood.',
    'Correct the field and try again.',
    {
      field: issue?.path.join('.'),
    },
  );
}
