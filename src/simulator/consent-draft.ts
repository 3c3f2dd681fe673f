/** Everything one made-up consent says, before it is written down in a server's shape. A pure function of (seed, now, index). */
import { type HistoryEntry, writeHistory } from './history';
import { IdCodec } from './ids';
import type { Customer } from './names';
import { DAY, drawPeriod, type Ending, type Period, type Waiting } from './periods';
import { permissionsOf, type Standard } from './permissions';
import { Dice, mix, type Weighted } from './random';
import { RECIPIENTS, type Recipient } from './recipients';
import { STATUS_FAMILIES, STATUS_SPELLINGS, type StatusFamily, UNKNOWN_STATUS } from './status';

export interface ConsentDraft extends Period {
  readonly id: string;
  readonly standard: Standard;
  readonly status: string;
  readonly permissions: readonly string[];
  readonly dataFrom: number | undefined;
  readonly recipient: { readonly id: string; readonly name: string };
  readonly customer: Customer;
  readonly accounts: readonly { readonly id: string; readonly name: string; readonly maskedNumber: string }[];
  readonly history: readonly HistoryEntry[];
}

/** How often each status comes up in a realm. Weights, not percentages. */
export type StatusMix = Readonly<Partial<Record<StatusFamily, number>>>;

interface Role {
  readonly family: StatusFamily;
  readonly unknown?: true;
  readonly ending?: Ending;
  readonly waiting?: Waiting;
}

/** Cases that every realm of ten consents or more has, whatever the dice say. */
const SHOWCASE: readonly Role[] = [
  { family: 'Active', ending: 'this week' },
  { family: 'Active', ending: 'this month' },
  { family: 'Active', ending: 'already past' },
  { family: 'Pending', waiting: 'today' },
  { family: 'Pending', waiting: 'too long' },
  { family: 'Rejected' },
  { family: 'Revoked' },
  { family: 'Expired' },
  { family: 'Consumed' },
  { family: 'Active', unknown: true },
];

const CHANNELS = ['mobile app', 'internet banking', 'branch'];

// biome-ignore format: one line says it
const ACCOUNT_NAMES = ['Everyday', 'Savings', 'Bills', 'Home loan', 'Whānau', 'Credit card', 'Business', 'Rainy day — kāinga'];

export class DraftTable {
  readonly ids: IdCodec;
  readonly #recipients: readonly (Recipient & { readonly id: string })[];
  readonly #mix: Weighted<StatusFamily>;

  constructor(
    private readonly from: {
      readonly seed: number;
      readonly now: number;
      readonly count: number;
      readonly mix: StatusMix;
      /** Where the status does not exist, as in PNZ, such a consent stays authorised past its end. */
      readonly knowsExpired: (index: number) => boolean;
      readonly customers: { readonly seededCount: number; at(number: number): Customer };
    },
  ) {
    this.ids = new IdCodec(mix(from.seed, 11));
    const ids = new IdCodec(mix(from.seed, 12));
    this.#recipients = RECIPIENTS.map((recipient, number) => ({ ...recipient, id: ids.encode(number) }));
    this.#mix = STATUS_FAMILIES.map((family) => [family, from.mix[family] ?? 0] as const);
  }

  get count(): number {
    return this.from.count;
  }

  /** The status family alone, without drawing the rest: a status filter asks it of every record. Undefined: the unknown status. */
  familyAt(index: number): StatusFamily | undefined {
    const role = this.#roleAt(index);
    return role.unknown ? undefined : role.family;
  }

  /** The customer's number alone, as cheap as the family. */
  customerAt(index: number): number {
    return mix(this.from.seed, index, 2) % this.from.customers.seededCount;
  }

  draft(index: number): ConsentDraft {
    const dice = new Dice(mix(this.from.seed, index, 3));
    const role = this.#roleAt(index);
    const recipient = dice.pickEarly(this.#recipients);
    const standard = dice.chance(0.15) ? 'OBIE' : recipient.country === 'AU' ? 'CDR' : 'PNZ';
    const status = role.unknown ? UNKNOWN_STATUS : dice.pick(STATUS_SPELLINGS[role.family]);
    const period = drawPeriod(dice, role.family, this.from.now, role);
    return {
      id: this.ids.encode(index),
      standard,
      status,
      ...period,
      permissions: permissionsOf(
        standard,
        recipient.asksFor.slice(0, dice.between(2, recipient.asksFor.length)),
      ),
      dataFrom: dice.chance(0.7) ? period.createdAt - dice.pick([90, 365, 730]) * DAY : undefined,
      recipient: { id: recipient.id, name: recipient.name },
      customer: this.from.customers.at(this.customerAt(index)),
      accounts: drawAccounts(dice, recipient.country),
      history: writeHistory(role, status, period, dice.pick(CHANNELS)),
    };
  }

  #roleAt(index: number): Role {
    const { seed, count, knowsExpired } = this.from;
    const slot = (index + mix(seed, 4)) % count;
    const dice = new Dice(mix(seed, index, 1));
    const role = SHOWCASE[slot] ?? { family: dice.weigh(this.#mix) };
    return role.family === 'Expired' && !knowsExpired(index)
      ? { family: 'Active', ending: 'already past' }
      : role;
  }
}

const ACCOUNTS_HELD: Weighted<number> = [
  [1, 50],
  [2, 30],
  [3, 18],
  [6, 2],
];

function drawAccounts(dice: Dice, country: 'NZ' | 'AU'): ConsentDraft['accounts'] {
  return Array.from({ length: dice.weigh(ACCOUNTS_HELD) }, () => {
    const end = String(dice.between(0, 9999)).padStart(4, '0');
    return {
      id: `acc-${dice.between(1e8, 1e9 - 1)}`,
      name: dice.pick(ACCOUNT_NAMES),
      maskedNumber: country === 'NZ' ? `••-••••-•••${end}-00` : `•••-••• ••••${end}`,
    };
  });
}
