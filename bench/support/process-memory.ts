/** What an app takes of the machine: the memory of all its processes, shared pages counted in shares (PSS), so that nothing counts twice. */
import { readdirSync, readFileSync } from 'node:fs';
import type { BenchApp } from './app';

/** In bytes. Linux alone tells this. */
export function memoryOf({ electron }: Pick<BenchApp, 'electron'>): number {
  const pid = electron.process().pid;
  if (pid === undefined) throw new Error('The app has ended.');
  return [pid, ...descendants(pid)].reduce((sum, one) => sum + shareOf(one), 0);
}

function descendants(root: number): number[] {
  const parents = new Map(processIds().map((pid) => [pid, parentOf(pid)]));
  const found = [root];
  for (const ancestor of found) for (const [pid, parent] of parents) if (parent === ancestor) found.push(pid);
  return found.slice(1);
}

const processIds = (): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

/** The fourth field, behind a name in brackets that may hold anything. */
const parentOf = (pid: number): number => Number(/.*\) \S (\d+)/s.exec(told(pid, 'stat'))?.[1]);

const shareOf = (pid: number): number =>
  Number(/^Pss:\s+(\d+) kB/m.exec(told(pid, 'smaps_rollup'))?.[1] ?? 0) * 1024;

/** Nothing for a process that has just ended. */
function told(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
