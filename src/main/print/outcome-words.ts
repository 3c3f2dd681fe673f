/** How a revocation ended, in the words and the tone of printed pages. */
import type { RunItem, RunItemState } from '../../shared/revocation';
import { type Html, html, nothing } from './html';

export const outcomeTitle: Record<RunItemState, string> = {
  revoked: 'Revoked',
  'already-ended': 'It had already ended',
  changed: 'Not revoked: it had changed since it was chosen',
  failed: 'Not revoked',
  unknown: 'Unknown: nobody could see what became of it',
  'in-progress': 'Under way',
  unsent: 'Nothing was sent',
};

/** For tables. */
export const outcomeWord: Record<RunItemState, string> = {
  revoked: 'Revoked',
  'already-ended': 'Already ended',
  changed: 'Changed, skipped',
  failed: 'Failed',
  unknown: 'Unknown',
  'in-progress': 'Under way',
  unsent: 'Not sent',
};

/** A box that says how it ended before anything else does. */
export function verdictBox(state: RunItemState, content: Html): Html {
  if (state === 'revoked') return html`<div class="verdict good">${content}</div>`;
  if (state === 'failed') return html`<div class="verdict bad">${content}</div>`;
  return state === 'unknown' || state === 'changed'
    ? html`<div class="verdict careful">${content}</div>`
    : html`<div class="verdict">${content}</div>`;
}

/** Why, where there is something to say: differences, or what went wrong. */
export function why({ outcome }: RunItem): string[] {
  if (outcome?.kind === 'changed') return outcome.differences;
  return outcome?.kind === 'failed' || outcome?.kind === 'unknown' ? [outcome.failure.message] : [];
}

export const paragraphs = (texts: readonly string[]): Html =>
  texts.length === 0 ? nothing : html`${texts.map((text) => html`<p>${text}</p>`)}`;
