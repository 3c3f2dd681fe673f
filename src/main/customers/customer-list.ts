/** The customers of one realm that have been read so far, and the search in them. Case, accents and the like are folded once, when they come. */
import type { Customer } from '../../shared/customer';
import { fold } from '../../shared/fold';

export interface Matches {
  /** How many match. */
  readonly count: number;
  /** The first of them: those that have a text which begins with what was typed go before the others. */
  readonly first: Customer[];
}

/** Customers looked at in one go, which takes a few milliseconds: before each, whatever else this process has to do gets its turn. */
const partSize = 10_000;
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

export class CustomerList {
  readonly #customers: Customer[] = [];
  /** Id, e-mail address and name of each, folded; each begins with a line end, so that a beginning can be looked for. */
  readonly #texts: string[] = [];
  readonly #byId = new Map<string, Customer>();

  get length(): number {
    return this.#customers.length;
  }

  add(customers: readonly Customer[]): void {
    for (const customer of customers) {
      this.#customers.push(customer);
      this.#texts.push([customer.id, customer.email, customer.name].map(asLine).join(''));
      this.#byId.set(customer.id, customer);
    }
  }

  find(id: string): Customer | undefined {
    return this.#byId.get(id);
  }

  /** Every word of `text` must be in one of a customer's texts; without any, all match. */
  async search(text: string, limit: number): Promise<Matches> {
    const line = asLine(text.trim());
    const words = line.trim().split(/\s+/).filter(Boolean);
    const beginning: Customer[] = [];
    const others: Customer[] = [];
    let count = 0;
    const { length } = this.#texts;
    for (let index = 0; index < length; index++) {
      if (index % partSize === 0 && index > 0) await nextTurn();
      const texts = this.#texts[index] ?? '';
      const customer = this.#customers[index];
      if (!customer || !words.every((word) => texts.includes(word))) continue;
      count += 1;
      const found = texts.includes(line) ? beginning : others;
      if (found.length < limit) found.push(customer);
    }
    return { count, first: [...beginning, ...others].slice(0, limit) };
  }
}

const asLine = (text: string): string => `\n${fold(text).replaceAll('\n', ' ')}`;
