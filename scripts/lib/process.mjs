import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/** @type {NodeJS.Signals[]} */
const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a command on our own terminal until it ends. It has its own process group: a Ctrl+C reaches it once, from us,
 * and not twice (Electron takes the second as a reason to die at once instead of closing in order).
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, tellsPid?: boolean }} [options] `tellsPid`: the command writes on
 *   descriptor 3 the id of the process that signals are meant for
 * @returns {Promise<number>} its exit code, or 128 + the signal that ended it
 */
export async function run(command, args, { env = process.env, cwd, tellsPid = false } = {}) {
  const child = spawn(command, args, {
    env,
    cwd,
    stdio: ['inherit', 'inherit', 'inherit', ...(tellsPid ? [/** @type {const} */ ('pipe')] : [])],
    detached: process.platform !== 'win32',
  });
  let target = child.pid;
  child.stdio[3]?.once('data', (line) => {
    target = Number(line);
    child.stdio[3]?.destroy();
  });
  const stop = forwardSignals(() => target);
  try {
    return await exitCode(child);
  } finally {
    stop();
  }
}

/**
 * Runs a command out of sight, for its exit code and what it printed.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, timeoutMs?: number }} [options]
 * @returns {Promise<{ code: number, stdout: string, output: string }>} `output` is stdout and stderr; a command that
 *   does not exist ends with 127
 */
export async function capture(command, args, { env = process.env, cwd, timeoutMs } = {}) {
  const child = spawn(command, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'], timeout: timeoutMs });
  let stdout = '';
  let output = '';
  child.stdout.on('data', (text) => {
    stdout += text;
    output += text;
  });
  child.stderr.on('data', (text) => {
    output += text;
  });
  return { code: await exitCode(child).catch(() => 127), stdout, output };
}

/**
 * @param {ChildProcess} child
 * @returns {Promise<number>}
 */
function exitCode(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

/** @param {() => number | undefined} target */
function forwardSignals(target) {
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => {
    const pid = target();
    if (pid === undefined) return;
    try {
      process.kill(pid, signal);
    } catch {
      // It has ended already.
    }
  };
  for (const signal of forwarded) process.on(signal, forward);
  // `npm start` passes a signal on to its shell, and the shell to nobody: then all we see is that our parent has gone.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    forward('SIGTERM');
  }, 500);
  return () => {
    clearInterval(watch);
    for (const signal of forwarded) process.off(signal, forward);
  };
}
