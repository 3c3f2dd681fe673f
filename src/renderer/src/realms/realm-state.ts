/** Whether a realm can be used, as far as its secrets tell. */
import type { RealmEntry } from '../../../shared/realm';

export type RealmState = 'ready' | 'secret-missing' | 'secret-unreadable';

export function realmState({ secrets }: RealmEntry): RealmState {
  const states = Object.values(secrets);
  if (states.includes('unreadable')) return 'secret-unreadable';
  return states.includes('missing') ? 'secret-missing' : 'ready';
}

/** Short enough for the rail. */
export const realmStateText: Record<RealmState, string> = {
  ready: 'Ready',
  'secret-missing': 'Secret missing',
  'secret-unreadable': 'Retype secret',
};

/** 'Kiwi Bank Ltd' → 'KB': what a mark shows. Whole characters, so that an accent or an emoji is not cut in two. */
export function initials(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  const [first = '', second] = words;
  const letters = second ? [first, second].map((word) => [...word][0]) : [...first].slice(0, 2);
  return letters.join('').toLocaleUpperCase('en') || '?';
}
