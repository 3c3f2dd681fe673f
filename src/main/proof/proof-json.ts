/** The proof pack as text, a part for each consent: ten thousand of them with their records do not fit into memory at once. */
import type { RealmProfile } from '../../shared/realm';
import { realmIdentity } from '../revocation/plan/plan-hash';
import { iso, isoOrNull, type ProvenItem, proofItemOf } from './proof-item';
import { type ProofHead, proofFormat, proofVersion } from './proof-schema';
import type { ProvenRun } from './proof-source';

export interface ProofMaker {
  app: { name: string; version: string };
  /** `user@computer`. */
  createdBy: string;
  createdAt: number;
}

/** `count`: how many items there will be. */
export async function* proofParts(
  maker: ProofMaker,
  run: ProvenRun,
  items: AsyncIterable<ProvenItem>,
  count: number,
): AsyncGenerator<string> {
  const realms = Object.values(run.header.plan.realms);
  const placeOf = new Map(realms.map(({ id }, place) => [id, place]));
  const head = JSON.stringify(headOf(maker, run, realms, count), null, 2);
  yield `${head.slice(0, head.lastIndexOf('\n}'))},\n  "items": [`;
  let separator = '\n';
  for await (const proven of items) {
    const item = proofItemOf(proven, placeOf.get(proven.item.ref.realmId) ?? -1);
    yield separator + JSON.stringify(item, null, 2).replaceAll(/^/gm, '    ');
    separator = ',\n';
  }
  yield '\n  ]\n}\n';
}

function headOf(
  { app, createdBy, createdAt }: ProofMaker,
  run: ProvenRun,
  realms: readonly RealmProfile[],
  count: number,
): ProofHead {
  const { plan } = run.header;
  const status = run.status();
  return {
    format: proofFormat,
    version: proofVersion,
    createdAt: iso(createdAt),
    createdBy,
    app: { ...app },
    run: {
      runId: status.runId,
      planId: plan.planId,
      planHash: status.hash,
      reason: status.reason,
      ticket: status.ticket ?? null,
      preparedBy: plan.preparedBy,
      preparedAt: iso(plan.preparedAt),
      approvedBy: status.approvedBy,
      ...(status.actingFor && { actingFor: { ...status.actingFor } }),
      startedAt: iso(status.startedAt),
      endedAt: isoOrNull(status.endedAt),
      state: status.state,
      total: status.total,
      counts: { ...status.counts },
    },
    realms: realms.map((realm) => {
      const { routes: _, ...identity } = realmIdentity(realm);
      return identity;
    }),
    count,
  };
}
