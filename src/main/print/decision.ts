/** Why a run was made, and by whom: the same on the page of one consent and of the whole run. */
import type { RunStatus } from '../../shared/revocation';
import type { RunHeader } from '../revocation/journal/run-journal';
import { customerInFull } from './consent-words';
import { code, facts, line } from './document';
import type { Html } from './html';
import { inWords, type TimeZone } from './instants';

export const decision = ({ plan }: RunHeader, status: RunStatus, zone: TimeZone): Html =>
  facts(
    ['Reason', line(status.reason)],
    ['Ticket', line(status.ticket)],
    ['Prepared by', line(`${plan.preparedBy}, ${inWords(plan.preparedAt, zone)}`)],
    ['Approved by', line(`${status.approvedBy}, ${inWords(status.startedAt, zone)}`)],
    ['On behalf of', line(status.actingFor && customerInFull(status.actingFor))],
    ['Plan hash', code(status.hash)],
    ['Run', code(status.runId)],
  );
