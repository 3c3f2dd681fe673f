// Runs a server as long as the process that started us lives: `node keeper.mjs <command> [arguments]`.
//
// The starter holds our standard input open. When it ends, however it ends (kill -9 too), the pipe closes and the server goes with it;
// a signal handler in the starter could not promise that.
import { spawn } from 'node:child_process';

const patience = 15_000;
const [command = '', ...args] = process.argv.slice(2);
// A group of its own: a shell script and the Java it starts end together.
const server = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: true });

/** @param {NodeJS.Signals} signal */
function end(signal) {
  try {
    if (server.pid !== undefined) process.kill(-server.pid, signal);
  } catch {
    // It has ended already.
  }
}

function stop() {
  end('SIGTERM');
  setTimeout(() => end('SIGKILL'), patience).unref();
}

process.stdin.resume().once('end', stop).once('error', stop);
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP'])) process.on(signal, stop);
server.once('error', (error) => {
  console.error(error.message);
  process.exit(127);
});
server.once('exit', (code) => {
  end('SIGKILL');
  process.exit(code ?? 1);
});
