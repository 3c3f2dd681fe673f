/** The proxy setting while it is edited: the address of each way is kept while another one is looked at. */
import type { ProxySetting } from '../../../shared/network';

export type Mode = ProxySetting['mode'];

export interface ProxyDraft {
  readonly mode: Mode;
  readonly pac: string;
  readonly manual: string;
}

export const draftOf = (setting: ProxySetting): ProxyDraft => ({
  mode: setting.mode,
  pac: setting.mode === 'pac' ? setting.url : '',
  manual: setting.mode === 'manual' ? setting.url : '',
});

/** What is sent to main, which judges the address. */
export function settingOf(draft: ProxyDraft): ProxySetting {
  switch (draft.mode) {
    case 'pac':
      return { mode: 'pac', url: draft.pac.trim() };
    case 'manual':
      return { mode: 'manual', url: draft.manual.trim() };
    default:
      return { mode: draft.mode };
  }
}

export const isSame = (one: ProxySetting, other: ProxySetting): boolean =>
  one.mode === other.mode && ('url' in one ? one.url : '') === ('url' in other ? other.url : '');
