/** What a bulk revocation looks like from the server: read from the simulator's journal alone. */
import type { JournalEntry } from '../src/simulator';

export interface BulkFigures {
  /** Calls of the API, refused ones included. */
  calls: number;
  /** Milliseconds from the first call of the API to the last. */
  took: number;
  /** Calls that were let through, of those that the limit allows in that time. */
  used: number;
  /** 429 in all, and the seconds of the server's clock in which there was one. */
  refused: number;
  refusedSeconds: number;
  /** 429 that came after the first of their second had been answered: calls that a client had the means not to send. */
  refusedAgain: number;
  /** The most and the fewest revokes that reached the server for one consent, refused ones not counted. */
  revokes: { fewest: number; most: number };
}

export function bulkFigures(entries: readonly JournalEntry[], limit: number, count: number): BulkFigures {
  const api = entries.filter(({ endpoint }) => endpoint === 'consent' || endpoint === 'revoke');
  const times = api.map(({ at }) => at);
  const took = Math.max(...ends(times)) - Math.min(...ends(times));
  const refused = api.filter(({ status }) => status === 429);
  const firstIn = new Map<number, JournalEntry>();
  const again = refused.filter((entry) => {
    const second = Math.floor(entry.at / 1000);
    const first = firstIn.get(second);
    if (!first) firstIn.set(second, entry);
    return first !== undefined && entry.at > first.at + (first.durationMs ?? 0) + handOver;
  });
  const revokes = new Map<string, number>();
  for (const { endpoint, status, path } of api)
    if (endpoint === 'revoke' && status !== 429) revokes.set(path, (revokes.get(path) ?? 0) + 1);
  const perConsent = [...revokes.values()];
  return {
    calls: api.length,
    took,
    used: (api.length - refused.length) / ((took / 1000) * limit),
    refused: refused.length,
    refusedSeconds: firstIn.size,
    refusedAgain: again.length,
    revokes: {
      fewest: revokes.size < count ? 0 : perConsent.reduce((least, n) => Math.min(least, n), Infinity),
      most: perConsent.reduce((most, n) => Math.max(most, n), 0),
    },
  };
}

/** Milliseconds that an answer may need from one end of a loopback connection to the other on a busy machine. */
const handOver = 50;

/** A long list must not become as many arguments. */
const ends = (times: readonly number[]): number[] => [times[0] ?? 0, times.at(-1) ?? 0];
