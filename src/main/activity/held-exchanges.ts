/**
 * Headers and bodies of the newest calls, for whoever looks into one: as long as the window is open, and as many as fit into a budget.
 *
 * Headers are redacted before they are held, and so is whatever has to do with tokens. Other bodies are held as they came, since most are
 * never looked at, and redacted when they are.
 */
import type { ShownBody } from '../../shared/activity';
import type { HeldBody } from './redactor/body';
import type { ShownHeader } from './redactor/headers';

export interface HeldMessage {
  readonly headers: ShownHeader[];
  readonly body: HeldBody | ShownBody;
}
export interface HeldExchange {
  readonly request: HeldMessage;
  readonly response: HeldMessage | null;
}

/** Characters of all that is held. */
const usualBudget = 16 * 1024 * 1024;

export class HeldExchanges {
  /** By the call's number. */
  readonly #held = new Map<number, HeldExchange>();
  #size = 0;
  /** None before it is held. */
  #oldest = 0;

  constructor(private readonly budget = usualBudget) {}

  get size(): number {
    return this.#size;
  }

  hold(seq: number, exchange: HeldExchange): void {
    const before = this.#held.get(seq);
    this.#held.set(seq, exchange);
    this.#size += sizeOf(exchange) - (before ? sizeOf(before) : 0);
    for (; this.#size > this.budget; this.#oldest++) {
      const oldest = this.#held.get(this.#oldest);
      if (!oldest) continue;
      this.#held.delete(this.#oldest);
      this.#size -= sizeOf(oldest);
    }
  }

  of(seq: number): HeldExchange | undefined {
    return this.#held.get(seq);
  }

  /** The window was closed, the screen was locked, or the operator cleared the list. */
  clear(): void {
    this.#held.clear();
    this.#size = 0;
  }
}

const sizeOf = ({ request, response }: HeldExchange): number =>
  messageSize(request) + (response ? messageSize(response) : 0);

function messageSize({ headers, body }: HeldMessage): number {
  const text = 'text' in body ? (body.text?.length ?? 0) : 0;
  return headers.reduce((sum, { name, value }) => sum + name.length + value.length + 40, 100 + text);
}
