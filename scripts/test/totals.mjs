// The closing lines of a run, from what the runners report for machines.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * @param {{ numPassedTests: number, numFailedTests: number }} report
 * @param {string} [step]
 */
export function vitestTotal({ numPassedTests, numFailedTests }, step = 'unit') {
  return `${step}: ${numPassedTests} passed, ${numFailedTests} failed`;
}

/**
 * A flaky test passed at a later try: it counts as passed, and is named because it should not stay.
 * @param {{ stats: { expected: number, unexpected: number, skipped: number, flaky: number } }} report
 */
export function playwrightTotal({ stats }) {
  const total = `e2e: ${stats.expected + stats.flaky} passed, ${stats.unexpected} failed, ${stats.skipped} skipped`;
  return stats.flaky > 0 ? `${total} (${stats.flaky} flaky)` : total;
}

/**
 * @template Report
 * @param {(report: Report) => string} totalOf
 * @param {(reportFile: string) => Promise<number>} runTests writes the report, and gives the exit code
 */
export async function withReport(totalOf, runTests) {
  const dir = await mkdtemp(join(tmpdir(), 'test-report-'));
  try {
    const reportFile = join(dir, 'report.json');
    const code = await runTests(reportFile);
    const report = await readFile(reportFile, 'utf8').catch(() => undefined);
    return { code, total: report && totalOf(JSON.parse(report)) };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
