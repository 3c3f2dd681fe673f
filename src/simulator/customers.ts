/** The customers of one realm: the seeded ones, made on demand, and those created through the API during the run. */
import { randomUUID } from 'node:crypto';
import { IdCodec } from './ids';
import { type Customer, nameCustomer } from './names';
import { Dice, mix } from './random';

export class CustomerDirectory {
  readonly #seed: number;
  readonly #ids: IdCodec;
  readonly #made = new Map<number, Customer>();
  readonly #created: Customer[] = [];

  constructor(
    seed: number,
    /** How many customers the seeded consents are spread over. */
    readonly seededCount: number,
  ) {
    this.#seed = mix(seed, 21);
    this.#ids = new IdCodec(mix(seed, 22));
  }

  /** Seeded customer `number`. */
  at(number: number): Customer {
    const known = this.#made.get(number);
    if (known) return known;
    const name = nameCustomer(new Dice(mix(this.#seed, number)), number);
    const customer = Object.freeze({ id: this.#ids.encode(number), ...name });
    this.#made.set(number, customer);
    return customer;
  }

  get count(): number {
    return this.seededCount + this.#created.length;
  }

  list(): Customer[] {
    return this.page(0, this.count);
  }

  page(offset: number, limit: number): Customer[] {
    const length = Math.max(0, Math.min(limit, this.seededCount - offset));
    const seeded = Array.from({ length }, (_, number) => this.at(offset + number));
    const from = Math.max(0, offset - this.seededCount);
    return [...seeded, ...this.#created.slice(from, from + limit - length)];
  }

  find(id: string): Customer | undefined {
    const number = this.numberOf(id);
    return number === undefined ? this.#created.find((customer) => customer.id === id) : this.at(number);
  }

  findByEmail(email: string): Customer | undefined {
    return this.list().find((customer) => customer.email.toLowerCase() === email.toLowerCase());
  }

  /** As the API does it: an address that is known gives the known customer. */
  findOrCreate(email: string): Customer {
    const known = this.findByEmail(email);
    if (known) return known;
    const created = { id: randomUUID(), name: email, email };
    this.#created.push(created);
    return created;
  }

  /** The number of a seeded customer; undefined for anyone else. */
  numberOf(id: string): number | undefined {
    const number = this.#ids.decode(id);
    return number !== undefined && number < this.seededCount ? number : undefined;
  }
}
