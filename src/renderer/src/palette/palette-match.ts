/** Which commands answer to what was typed, best first. */
import { fold } from '../consents/rows/fold';

export interface Command {
  readonly id: string;
  readonly title: string;
  readonly group: 'Realms' | 'Actions';
  /** Other words it answers to. */
  readonly keywords?: string;
}

/** Lower is better; null where a word of the query is nowhere to be found. */
function rank(command: Command, words: readonly string[]): number | null {
  const title = fold(command.title);
  const rest = fold(command.keywords ?? '');
  let total = 0;
  for (const word of words) {
    if (title.startsWith(word)) continue;
    if (title.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word))) total += 1;
    else if (title.includes(word)) total += 2;
    else if (rest.includes(word)) total += 3;
    else return null;
  }
  return total;
}

/** Realms before actions; within a group the best first, and otherwise as given. */
export function matching<C extends Command>(commands: readonly C[], query: string): C[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  return commands
    .map((command) => ({ command, rank: rank(command, words) }))
    .filter((found): found is { command: C; rank: number } => found.rank !== null)
    .sort((a, b) => groupRank(a.command) - groupRank(b.command) || a.rank - b.rank)
    .map(({ command }) => command);
}

const groupRank = ({ group }: Command): number => (group === 'Realms' ? 0 : 1);

/** Where the arrow keys go, round the ends. */
export const stepped = (from: number, by: 1 | -1, count: number): number =>
  count === 0 ? 0 : (from + by + count) % count;
