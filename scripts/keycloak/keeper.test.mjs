import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const keeper = join(import.meta.dirname, 'keeper.mjs');

// A shell that starts another process and waits, as kc.sh does. Both hold the output open: it closes when the last of them is gone.
const command = [keeper, 'sh', '-c', 'sleep 600 & echo started; wait'];

test('the server ends, and all that it started, when its starter lets go', async () => {
  const child = spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'ignore'] });
  await once(child.stdout, 'data');
  child.stdin.end();
  await once(child, 'close');
});

test('the server ends when its starter is killed', async () => {
  const stdio = ['pipe', 'inherit', 'ignore'];
  const start = `require('node:child_process').spawn(process.execPath, ${JSON.stringify(command)}, ${JSON.stringify({ stdio })})`;
  const starter = spawn(process.execPath, ['-e', start], { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(starter.stdout, 'data');
  starter.kill('SIGKILL');
  await once(starter, 'close');
});

test('a server that ends by itself ends its keeper, with its code', async () => {
  const child = spawn(process.execPath, [keeper, 'sh', '-c', 'exit 3'], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  expect(await once(child, 'exit')).toEqual([3, null]);
});

test('a server that is not there is an error', async () => {
  const child = spawn(process.execPath, [keeper, '/no/such/server'], { stdio: ['pipe', 'ignore', 'ignore'] });
  expect(await once(child, 'exit')).toEqual([127, null]);
});
