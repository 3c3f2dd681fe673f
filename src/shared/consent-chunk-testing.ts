/** Takes packed consents apart again, the plainest way: for tests, which compare. The window's table keeps them as columns instead. */
import type { Consent } from './consent';
import type { ConsentChunk, PackedTexts, RepeatedField, RepeatedValues } from './consent-chunk';
import { consentStatuses } from './consent-status';

type Known = { -readonly [F in RepeatedField]: RepeatedValues[F][number][] };

/** One for each browse: chunks build on those before them. */
export class Unpacker {
  readonly #known: Known = { realm: [], statusAsReceived: [], recipient: [], permissions: [] };

  unpack(chunk: ConsentChunk | null): Consent[] {
    if (chunk === null) return [];
    const { fresh, count } = chunk;
    this.#known.realm.push(...fresh.realm);
    this.#known.statusAsReceived.push(...fresh.statusAsReceived);
    this.#known.recipient.push(...fresh.recipient);
    this.#known.permissions.push(...fresh.permissions);
    const ids = textsOf(chunk.ids);
    const customers = chunk.customers.map(textsOf);
    return Array.from({ length: count }, (_, row) => this.#consentAt(chunk, row, ids, customers));
  }

  #consentAt(chunk: ConsentChunk, row: number, ids: string[], customers: string[][]): Consent {
    const known = <F extends RepeatedField>(field: F) =>
      this.#known[field][at(chunk.codes[field], row)] as Known[F][number];
    const [id = '', name = '', email = ''] = customers.map((texts) => at(texts, row));
    return {
      realmId: known('realm'),
      id: at(ids, row),
      status: at(consentStatuses, at(chunk.status, row)),
      statusAsReceived: known('statusAsReceived'),
      createdAt: timeOf(at(chunk.created, row)),
      updatedAt: timeOf(at(chunk.updated, row)),
      expiresAt: timeOf(at(chunk.expires, row)),
      recipient: { ...known('recipient') },
      customer: { id, name, email },
      permissions: [...known('permissions')],
    };
  }
}

const timeOf = (value: number): number | null => (Number.isNaN(value) ? null : value);

const textsOf = ({ text, starts }: PackedTexts): string[] =>
  Array.from(starts.subarray(1), (next, index) => text.slice(starts[index], next - 1));

function at<T>(values: ArrayLike<T>, index: number): T {
  const value = values[index];
  if (value === undefined) throw new RangeError(`nothing at ${index}`);
  return value;
}
