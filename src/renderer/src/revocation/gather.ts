/** Hands chosen consents over to main, slice by slice: one message with 10,000 of them would hold up the window. */
import type { BridgeClient } from '../../../shared/bridge';
import type { Consent } from '../../../shared/consent';
import { choiceLimit } from '../../../shared/revocation-terms';

type Port = Pick<BridgeClient['plans'], 'choose'>;

interface Chosen {
  readonly consents: readonly Consent[];
  readonly visitId: string | null;
}

/** @returns the draft to prepare; null when `handed` says that nobody wants it any more. */
export async function gather(
  { choose }: Port,
  { consents, visitId }: Chosen,
  handed: (count: number) => boolean,
): Promise<string | null> {
  let draftId: string | null = null;
  for (let from = 0; from < consents.length; from += choiceLimit) {
    const slice = consents.slice(from, from + choiceLimit);
    const draft: { draftId: string } = await choose({
      draftId,
      consents: slice,
      ...(visitId !== null && { visitId }),
    });
    draftId = draft.draftId;
    if (!handed(from + slice.length)) return null;
  }
  return draftId;
}
