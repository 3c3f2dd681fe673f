/**
 * Lets nothing out in the context of a customer unless they are acted for at this very moment. It stands right before the network, below what
 * waits and repeats, and asks once more when there is a connection: so a call that waited while the visit ended is not sent.
 */
import type { RealmId } from '../../shared/realm';
import type { DoorAnswer, DoorCall, NetworkDoor } from '../wych/network-door';
import { NotSentError } from '../wych/paced-door';
import { noVisitOfThem } from './visit-failures';

export class VisitDoor implements NetworkDoor {
  constructor(
    private readonly door: NetworkDoor,
    private readonly permits: (realmId: RealmId, customerId: string) => boolean,
  ) {}

  /** @throws NotSentError `visit-ended`, and what the door below throws. */
  async send(call: DoorCall): Promise<DoorAnswer> {
    const { realmId, subject } = call;
    if (subject === undefined) return this.door.send(call);
    const mayLeave = () => {
      if (!this.permits(realmId, subject)) throw new NotSentError(noVisitOfThem(subject).failure);
    };
    mayLeave();
    return this.door.send({ ...call, mayLeave });
  }
}
