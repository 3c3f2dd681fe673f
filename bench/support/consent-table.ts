/** The window's table of consents, filled as a browse fills it, with records that the simulator makes up: seeded, so the same in every run. */
import { readStatus } from '../../src/main/wych/codec-status';
import { BrowseCodes } from '../../src/renderer/src/consents/rows/browse-codes';
import { ConsentTable } from '../../src/renderer/src/consents/rows/consent-table';
import type { Consent } from '../../src/shared/consent';
import { ConsentPacker } from '../../src/shared/consent-packer';
import { DraftTable } from '../../src/simulator/consent-draft';
import { CustomerDirectory } from '../../src/simulator/customers';

/** That of the records: all their dates are about it. */
export const benchNow = Date.UTC(2026, 6, 1);
const seed = 1;
const pageSize = 1000;

export function consentTable(count: number): ConsentTable {
  const table = new ConsentTable();
  const packer = new ConsentPacker();
  const codes = new BrowseCodes();
  const drafts = new DraftTable({
    seed,
    now: benchNow,
    count,
    mix: { Active: 55, Pending: 12, Rejected: 6, Revoked: 13, Expired: 9, Consumed: 5 },
    knowsExpired: () => true,
    // Of as many customers as a bank of that size has: each with a consent or two.
    customers: new CustomerDirectory(seed, Math.ceil(count / 1.6)),
  });
  for (let first = 0; first < count; first += pageSize) {
    const page = Array.from({ length: Math.min(pageSize, count - first) }, (_, place) =>
      consentOf(drafts, first + place),
    );
    table.take(packer.pack(page), codes, 1);
  }
  return table;
}

function consentOf(drafts: DraftTable, index: number): Consent {
  const { id, status, createdAt, updatedAt, expiresAt, recipient, customer, permissions } =
    drafts.draft(index);
  return {
    realmId: 'bench',
    id,
    status: readStatus(status),
    statusAsReceived: status,
    createdAt,
    updatedAt,
    expiresAt: expiresAt ?? null,
    recipient: { id: recipient.id, name: recipient.name },
    customer: { id: customer.id, name: customer.name, email: customer.email },
    permissions: [...permissions],
  };
}
