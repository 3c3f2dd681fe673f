/** Figures that a test has measured, said in the test run's own output. */
import { test } from '@playwright/test';

export function tell(figure: string): void {
  test.info().annotations.push({ type: 'figure', description: figure });
  process.stdout.write(`    ${figure}\n`);
}
