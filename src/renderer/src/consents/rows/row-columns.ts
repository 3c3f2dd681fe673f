/** What rows are made of: all their columns, and how a row is written into them. Which rows there are is the table's business. */
import type { ConsentChunk } from '../../../../shared/consent-chunk';
import type { RowCodes } from './browse-codes';
import { CodedValues } from './coded-column';
import { DayValues } from './day-column';
import { textAt } from './joined-texts';
import { permissionWords, realmWords, recipientWords, statusWords } from './row-fields';
import { RowNumbers } from './row-numbers';
import { TextRows } from './text-rows';

const noCustomer = ['', '', ''];

export class RowColumns {
  readonly realm = new CodedValues(realmWords);
  readonly statusAsReceived = new CodedValues(statusWords);
  readonly recipient = new CodedValues(recipientWords);
  readonly permissions = new CodedValues(permissionWords);
  readonly createdDay = new DayValues();
  readonly updatedDay = new DayValues();
  readonly expiresDay = new DayValues();
  readonly ids = new TextRows();
  readonly customers = new TextRows();
  protected readonly numbers = new RowNumbers();

  get alive(): Uint8Array {
    return this.numbers.alive;
  }
  get status(): Uint8Array {
    return this.numbers.status;
  }
  get created(): Float64Array {
    return this.numbers.created;
  }
  get updated(): Float64Array {
    return this.numbers.updated;
  }
  get expires(): Float64Array {
    return this.numbers.expires;
  }

  /** All but the realm. */
  get #coded() {
    const { statusAsReceived, recipient, permissions, createdDay, updatedDay, expiresDay } = this;
    return [statusAsReceived, recipient, permissions, createdDay, updatedDay, expiresDay];
  }

  /** All rows of a chunk, from `row` on, which is the row after the last. */
  protected append(row: number, chunk: ConsentChunk, codes: RowCodes): void {
    this.numbers.append(row, chunk);
    this.ids.append([chunk.ids]);
    this.customers.append(chunk.customers);
    this.realm.append(row, codes.realm);
    this.statusAsReceived.append(row, codes.statusAsReceived);
    this.recipient.append(row, codes.recipient);
    this.permissions.append(row, codes.permissions);
    this.createdDay.appendDays(row, chunk.created);
    this.updatedDay.appendDays(row, chunk.updated);
    this.expiresDay.appendDays(row, chunk.expires);
  }

  /** Whether that changed anything. `settle` follows a number of these, and of `blank`. */
  protected renew(row: number, chunk: ConsentChunk, from: number, codes: RowCodes): boolean {
    let isChanged = this.#setCodes(row, from, codes);
    if (this.numbers.set(row, chunk, from)) {
      this.#setDays(row);
      isChanged = true;
    }
    const customer = chunk.customers.map((texts) => textAt(texts, from));
    if (customer.some((text, part) => text !== this.customers.text(row, part))) {
      this.customers.set(row, customer);
      isChanged = true;
    }
    return isChanged;
  }

  /** What a row had that went away is found no more. */
  protected blank(row: number): void {
    this.numbers.alive[row] = 0;
    this.ids.set(row, ['']);
    this.customers.set(row, noCustomer);
  }

  protected settle(): void {
    this.ids.settle();
    this.customers.settle();
  }

  protected growColumns(capacity: number): void {
    this.numbers.grow(capacity);
    this.realm.grow(capacity);
    for (const column of this.#coded) column.grow(capacity);
  }

  /** With the rows go the values that no other has: a realm that was left leaves no names behind. Realms keep their codes, by which rows are found. */
  protected keepColumns(kept: Uint32Array): void {
    this.numbers.keep(kept);
    if (kept.length === 0) this.realm.clear();
    else this.realm.keep(kept);
    for (const column of this.#coded) column.keepUsed(kept);
    this.ids.keep(kept);
    this.customers.keep(kept);
  }

  #setCodes(row: number, from: number, codes: RowCodes): boolean {
    let isChanged = this.realm.set(row, codes.realm[from] as number);
    isChanged = this.statusAsReceived.set(row, codes.statusAsReceived[from] as number) || isChanged;
    isChanged = this.recipient.set(row, codes.recipient[from] as number) || isChanged;
    return this.permissions.set(row, codes.permissions[from] as number) || isChanged;
  }

  #setDays(row: number): void {
    this.createdDay.set(row, this.createdDay.codeAt(this.created[row] as number));
    this.updatedDay.set(row, this.updatedDay.codeAt(this.updated[row] as number));
    this.expiresDay.set(row, this.expiresDay.codeAt(this.expires[row] as number));
  }
}
