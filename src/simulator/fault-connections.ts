/** Faults of the wire: late, slow, torn and cut answers. All of them reach the routes, unless they say otherwise. */
import { setTimeout as delay } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Exchange } from './exchange';
import type { Fault } from './faults';

/** Waits before the routes see the request; with 'after commit', between their work and the answer. */
export function latency(ms: number, when: 'before commit' | 'after commit' = 'before commit'): Fault {
  return {
    name: 'latency',
    async apply({ closing }, proceed) {
      if (when === 'before commit') await pause(ms, closing);
      const response = await proceed();
      if (when === 'after commit') await pause(ms, closing);
      return response;
    },
  };
}

/** Lets the body drip, so many bytes at a time. */
export function slowBody({ everyMs, bytes = 1 }: { everyMs: number; bytes?: number }): Fault {
  return spoiling('slow body', async (body, { outgoing, closing }) => {
    for (let start = 0; start < body.length && !outgoing.destroyed; start += bytes) {
      outgoing.write(body.subarray(start, start + bytes));
      await pause(everyMs, closing);
    }
    outgoing.end();
  });
}

/** Cuts the connection instead of answering: 'before commit' nothing has happened, 'after commit' everything has. */
export function drop(when: 'before commit' | 'after commit'): Fault {
  return {
    name: `drop ${when}`,
    async apply(exchange, proceed) {
      if (when === 'after commit') await proceed();
      return hangUp(exchange);
    },
  };
}

/** Cuts the connection when a request arrives on one that has served before: shows clients that silently send again. */
export function dropOnReuse(): Fault {
  return {
    name: 'drop on reuse',
    apply: async (exchange, proceed) => (exchange.turnOnConnection > 1 ? hangUp(exchange) : proceed()),
  };
}

/** Half of the JSON: as a whole answer of that length, or as one that promises more and breaks off. */
export function tornJson(how: 'whole answer' | 'broken off'): Fault {
  return spoiling(
    `torn JSON, ${how}`,
    (body, { outgoing, socket }) => {
      const half = body.subarray(0, Math.floor(body.length / 2));
      if (how === 'whole answer') outgoing.end(half);
      else outgoing.write(half, () => socket.destroySoon());
    },
    how === 'whole answer' ? (length) => Math.floor(length / 2) : undefined,
  );
}

/** Writes the real answer's head, then leaves its body to `write`. */
function spoiling(
  name: string,
  write: (body: Buffer, exchange: Exchange) => void | Promise<void>,
  lengthOf: (length: number) => number = (length) => length,
): Fault {
  return {
    name,
    async apply(exchange, proceed) {
      const response = await proceed();
      const body = Buffer.from(await response.arrayBuffer());
      const headers = {
        ...Object.fromEntries(response.headers),
        'content-length': String(lengthOf(body.length)),
      };
      exchange.outgoing.writeHead(response.status, headers);
      await write(body, exchange);
      return RESPONSE_ALREADY_SENT;
    },
  };
}

function hangUp({ socket }: Exchange): Response {
  socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** A pause that ends early, without an error, when the simulator closes. */
async function pause(ms: number, closing: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal: closing }).catch(() => undefined);
}
