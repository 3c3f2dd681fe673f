/**
 * Consents that have arrived and that the window has not asked for yet. They are counted by rows and by characters, because a server may
 * write a megabyte into a name: a thousand of those are no small message.
 */
import type { Consent } from '../../shared/consent';

export interface Load {
  rows: number;
  characters: number;
}

export class WaitingConsents {
  #consents: Consent[] = [];
  #characters = 0;

  get rows(): number {
    return this.#consents.length;
  }

  /** Whether there is as much as that, by either count. */
  reaches({ rows, characters }: Load): boolean {
    return this.rows >= rows || this.#characters >= characters;
  }

  add(consents: readonly Consent[]): void {
    for (const consent of consents) {
      this.#consents.push(consent);
      this.#characters += charactersOf(consent);
    }
  }

  /** The oldest, no more than `room` has place for, which gets smaller by them; one at least as long as there is any room. */
  takeInto(taken: Consent[], room: Load): void {
    let count = 0;
    while (count < this.rows && room.rows > 0 && room.characters > 0) {
      const consent = this.#consents[count++] as Consent;
      const characters = charactersOf(consent);
      this.#characters -= characters;
      room.rows -= 1;
      room.characters -= characters;
      taken.push(consent);
    }
    this.#consents = this.#consents.slice(count);
  }
}

function charactersOf({ id, statusAsReceived, recipient, customer, permissions }: Consent): number {
  let sum = id.length + statusAsReceived.length + recipient.id.length + recipient.name.length;
  sum += customer.id.length + customer.name.length + customer.email.length;
  for (const permission of permissions) sum += permission.length;
  return sum;
}
