/** Packs consents for the window (see `ConsentChunk`). One for each browse: it remembers which values the window has been given. */
import type { Consent } from './consent';
import type { ConsentChunk, PackedTexts, RepeatedField, RepeatedValues } from './consent-chunk';
import { consentStatuses } from './consent-status';
import { SentValues } from './sent-values';

export class ConsentPacker {
  readonly #sent: { readonly [F in RepeatedField]: SentValues<RepeatedValues[F][number]> } = {
    realm: new SentValues(),
    statusAsReceived: new SentValues(),
    recipient: new SentValues(),
    permissions: new SentValues(),
  };

  pack(consents: readonly Consent[]): ConsentChunk {
    const count = consents.length;
    const codes = {
      realm: new Uint32Array(count),
      statusAsReceived: new Uint32Array(count),
      recipient: new Uint32Array(count),
      permissions: new Uint32Array(count),
    };
    const status = new Uint8Array(count);
    const created = new Float64Array(count);
    const updated = new Float64Array(count);
    const expires = new Float64Array(count);
    const ids = new JoinedTexts(count);
    const customerIds = new JoinedTexts(count);
    const names = new JoinedTexts(count);
    const emails = new JoinedTexts(count);
    for (let row = 0; row < count; row++) {
      const consent = consents[row] as Consent;
      this.#encode(consent, codes, row);
      status[row] = consentStatuses.indexOf(consent.status);
      created[row] = consent.createdAt ?? Number.NaN;
      updated[row] = consent.updatedAt ?? Number.NaN;
      expires[row] = consent.expiresAt ?? Number.NaN;
      ids.add(consent.id);
      customerIds.add(consent.customer.id);
      names.add(consent.customer.name);
      emails.add(consent.customer.email);
    }
    return {
      count,
      fresh: this.#takeFresh(),
      codes,
      status,
      created,
      updated,
      expires,
      ids: ids.packed,
      customers: [customerIds.packed, names.packed, emails.packed],
    };
  }

  #encode(consent: Consent, codes: ConsentChunk['codes'], row: number): void {
    const { realmId, statusAsReceived, recipient, permissions } = consent;
    const sent = this.#sent;
    codes.realm[row] = sent.realm.code([realmId], () => realmId);
    codes.statusAsReceived[row] = sent.statusAsReceived.code([statusAsReceived], () => statusAsReceived);
    const { id, name } = recipient;
    codes.recipient[row] = sent.recipient.code([id, name], () => ({ id, name }));
    codes.permissions[row] = sent.permissions.code(permissions, () => permissions);
  }

  #takeFresh(): RepeatedValues {
    const { realm, statusAsReceived, recipient, permissions } = this.#sent;
    return {
      realm: realm.takeFresh(),
      statusAsReceived: statusAsReceived.takeFresh(),
      recipient: recipient.takeFresh(),
      permissions: permissions.takeFresh(),
    };
  }
}

class JoinedTexts {
  readonly #texts: string[] = [];
  readonly #starts: Uint32Array;
  #end = 0;

  constructor(count: number) {
    this.#starts = new Uint32Array(count + 1);
  }

  add(text: string): void {
    this.#end += text.length + 1;
    this.#starts[this.#texts.push(text)] = this.#end;
  }

  get packed(): PackedTexts {
    // The last of them is empty, for the line end behind the last text.
    return { text: [...this.#texts, ''].join('\n'), starts: this.#starts };
  }
}
