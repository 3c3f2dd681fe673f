/**
 * Consents of some statuses, asked of the server ahead of everything else (B2), so that an operator who looks for the few pending ones of a
 * long list has them after its first page.
 *
 * It is read beside the whole list and never in its place. A filter may mean something else than we do: a status that we do not fold as the
 * server does, or the status of today's date instead of the record's. A list cut short in silence is worse than a page that comes twice, so all
 * that the filter may change is the order in which consents come. A server that ignores it costs a page and the one that is on its way by then,
 * one that refuses it two requests (the second without a page size), once for each realm and run.
 */
import type { Consent, ConsentStatus } from '../../shared/consent';
import { FailureError } from '../../shared/failure';
import type { ListPart } from './pages';
import type { StatusFilter } from './status-filter';

/** With more, hardly anything of the list is left to come later. */
const mostStatuses = 3;
const mostQuestions = 3;
/** Each is a page, or a piece of a large one. Beyond that a head start would only hold the whole list up. */
const mostParts = 10;

/**
 * @param open the list of one status, by the server's word for it
 * @throws Failure of what is no matter of the filter: the whole list meets it too.
 */
export async function* readHeadStart(
  filter: StatusFilter,
  statuses: readonly ConsentStatus[],
  open: (word: string) => AsyncIterable<ListPart<Consent>>,
): AsyncGenerator<ListPart<Consent>> {
  const different = new Set(statuses);
  if (different.size > mostStatuses) return;
  const came = new Set<string>();
  let asked = 0;
  let parts = 0;
  let records = 0;
  for (const question of filter.questions([...different])) {
    // A server that folds spellings as we do has answered for this one too.
    if (came.has(question.word)) continue;
    if (++asked > mostQuestions) return;
    const before = records;
    try {
      for await (const part of open(question.word)) {
        records += part.records.length;
        for (const { statusAsReceived } of part.records) came.add(statusAsReceived);
        yield { ...part, total: part.total === null ? null : before + part.total };
        if (part.records.some(({ status }) => status !== question.status)) return filter.ignored();
        if (++parts >= mostParts) return;
      }
    } catch (error) {
      if (!isRefusal(error)) throw error;
      filter.refused(question);
      if (!question.isGuess) return;
    }
  }
}

/** An answer to this question that is of no use, and not one that any question would get: a refused token, a call too many. */
const isRefusal = (error: unknown): boolean =>
  error instanceof FailureError &&
  (error.failure.kind === 'contract' ||
    error.failure.kind === 'foreign-endpoint' ||
    (error.failure.status !== undefined && ![401, 429].includes(error.failure.status)));
