import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startCommand, startEnv } from './command.mjs';

/**
 * @typedef {object} Keycloak
 * @property {string} origin http, on loopback
 * @property {{ username: string, password: string }} admin made for this run
 * @property {() => Promise<void>} stop
 */

/** Milliseconds: it takes ten seconds on a machine that has nothing else to do, and minutes on one that has. */
const patience = 10 * 60_000;

/**
 * Starts the Keycloak in `home`, and waits until it answers.
 * @param {{ home: string, java: import('./java.mjs').Java }} options
 * @returns {Promise<Keycloak>}
 * @throws {Error} with the end of its log
 */
export async function startKeycloak({ home, java }) {
  const admin = { username: 'keeper', password: randomBytes(18).toString('base64url') };
  const port = await freePort();
  const { command, args } = startCommand({ home, port });
  const keeper = spawn(process.execPath, [join(import.meta.dirname, 'keeper.mjs'), command, ...args], {
    env: startEnv({ java, admin }),
    stdio: ['pipe', 'pipe', 'pipe'],
    // Ctrl+C in a terminal is ours to handle; the keeper is told by its pipe.
    detached: true,
  });
  let log = '';
  const note = (/** @type {Buffer} */ text) => {
    log = (log + text).slice(-4_000);
  };
  keeper.stdout.on('data', note);
  keeper.stderr.on('data', note);
  const ended = once(keeper, 'exit');
  const stop = async () => {
    keeper.stdin.end();
    await ended;
  };

  const origin = `http://127.0.0.1:${port}`;
  const state = await Promise.race([ended.then(() => 'ended'), whenReady(origin, patience)]);
  if (state === 'ready') return { origin, admin, stop };
  await stop();
  throw new Error(`Keycloak ${state === 'ended' ? 'ended at once' : 'did not get ready'}:\n${log.trim()}`);
}

/**
 * The port opens before the realms are there, so one of them is asked for.
 * @param {string} origin
 * @param {number} within milliseconds
 */
async function whenReady(origin, within) {
  const end = Date.now() + within;
  while (Date.now() < end) {
    const answer = await fetch(`${origin}/realms/master`, { signal: AbortSignal.timeout(10_000) }).catch(
      () => undefined,
    );
    await answer?.body?.cancel();
    if (answer?.status === 200) return 'ready';
    await sleep(250);
  }
  return 'late';
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port on loopback.');
  return address.port;
}
