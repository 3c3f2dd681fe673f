/** Figures that a test has measured, and what could not be tested, said in the test run's own output. */
import { test } from '@playwright/test';

export function tell(figure: string): void {
  test.info().annotations.push({ type: 'figure', description: figure });
  process.stdout.write(`    ${figure}\n`);
}

const said = new Set<string>();

/** Skips when there is a reason; Playwright's list would show a dash and keep the reason to itself. Said once for each worker. */
export function skipFor(reason: string | undefined): void {
  if (reason !== undefined && !said.has(reason)) process.stdout.write(`\n!!! ${reason}\n\n`);
  said.add(reason ?? '');
  test.skip(reason !== undefined, reason);
}
