/**
 * By row a number to sort by. What a key costs is kept from one state of the table to the
 * next: ranks are made once and only added to.
 */
import type { ColumnKey } from '../../../../../shared/columns';
import { customerPart } from '../columns';
import type { Ground } from '../search/ground';
import { shownStatuses } from '../shown-status';
import { rowsPerStep, type Steps } from '../steps';
import { CodeRanks } from './code-ranks';
import { TextRanks } from './text-ranks';
import { wholeTimes } from './whole-times';

export class SortKeys {
  readonly #collator = new Intl.Collator(undefined, { numeric: true });
  readonly #customers = new TextRanks(this.#collator.compare);
  /** Character by character: ids are no words, and a reader's alphabet would cost ten times as much. */
  readonly #ids = new TextRanks((one, other) => (one < other ? -1 : one > other ? 1 : 0));
  readonly #recipients = new CodeRanks(this.#collator.compare);

  /** Instants, NaN where there is none; or ranks from 1, 0 where there is nothing to rank. */
  *of(ground: Ground, column: ColumnKey): Steps<Float64Array | Uint32Array> {
    const { columns, end } = ground;
    switch (column) {
      case 'created':
      case 'updated':
      case 'expires':
        return yield* wholeTimes(columns[column].subarray(0, end));
      case 'status':
        return yield* ranked(
          ground,
          ground.shown,
          Uint32Array.from(shownStatuses.keys(), (place) => place + 1),
        );
      case 'permissions': {
        const { codes, values } = columns.permissions;
        return yield* ranked(
          ground,
          codes,
          Uint32Array.from(values, ({ length }) => length + 1),
        );
      }
      case 'recipient':
        return yield* ranked(
          ground,
          columns.recipient.codes,
          yield* this.#recipients.ranks(columns.recipient),
        );
      case 'realm':
        return yield* ranked(ground, columns.realm.codes, this.#realmRanks(ground));
      case 'customer':
        return (yield* this.customerRanks(ground)).subarray(0, end);
      case 'id':
        return (yield* this.idRanks(ground)).subarray(0, end);
    }
  }

  /** By the label of the row: name, e-mail address or id, whichever comes first. */
  customerRanks({ columns: { customers } }: Ground): Steps<Uint32Array> {
    const { name, email, id } = customerPart;
    const labelOf = (row: number) =>
      customers.text(row, name) || customers.text(row, email) || customers.text(row, id);
    return this.#customers.ranks(customers, labelOf);
  }

  idRanks({ columns: { ids } }: Ground): Steps<Uint32Array> {
    return this.#ids.ranks(ids, (row) => ids.text(row, 0));
  }

  #realmRanks({ columns: { realm }, realmNames }: Ground): Uint32Array {
    const { compare } = this.#collator;
    const names = [...new Set(realmNames.values())].sort(compare);
    return Uint32Array.from(realm.values, (id) => names.indexOf(realmNames.get(id) ?? '') + 1);
  }
}

function* ranked({ end }: Ground, codes: ArrayLike<number>, byCode: Uint32Array): Steps<Uint32Array> {
  const ranks = new Uint32Array(end);
  for (let from = 0; from < end; from += rowsPerStep) {
    writeRanks(codes, byCode, from, Math.min(from + rowsPerStep, end), ranks);
    yield;
  }
  return ranks;
}

function writeRanks(
  codes: ArrayLike<number>,
  byCode: Uint32Array,
  from: number,
  to: number,
  ranks: Uint32Array,
): void {
  for (let row = from; row < to; row++) ranks[row] = byCode[codes[row] as number] as number;
}
