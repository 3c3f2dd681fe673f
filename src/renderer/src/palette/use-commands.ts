/** What the palette offers: every realm, and the few things that can be done from anywhere. */
import type { RealmEntry } from '../../../shared/realm';
import { isLocked } from '../app/app-store';
import { useSelection } from '../consents/stores';
import { visitCommands } from '../customers/visit-commands';
import { openExport } from '../exports/stores';
import { lockCommands } from '../locks/lock-commands';
import { useLocks } from '../locks/stores';
import { entriesInScope } from '../realms/scope';
import { revocationCommands } from '../revocation/revocation-commands';
import { useApp, useRealms, useVisit } from '../stores';
import { useViewsHere } from '../views/use-views-here';
import { viewCommands } from '../views/view-commands';
import type { Command } from './palette-match';

export interface PaletteCommand extends Command {
  /** The realm it opens, for its mark and badge. */
  readonly profile?: RealmEntry['profile'];
  /** The digit or letter of its hotkey. */
  readonly key?: string;
  run(): void;
}

export function useCommands(): PaletteCommand[] {
  const { entries: known, scope, select } = useRealms((state) => state);
  const entries = useApp(isLocked) ? [] : known;
  const { open, setTheme, tell } = useApp((state) => state);
  const locks = useLocks((state) => state.locks);
  const selected = useSelection((state) => state.count);
  const views = useViewsHere();
  const visit = useVisit((state) => state.visit);
  const theme = (name: 'system' | 'light' | 'dark') => () => void setTheme(name).catch(tell);
  const current = entries.find(
    ({ profile }) => scope?.kind === 'realm' && profile.id === scope.realmId,
  )?.profile;

  const realms = entries.map(
    ({ profile }, index): PaletteCommand => ({
      id: `realm ${profile.id}`,
      title: profile.name,
      group: 'Realms',
      keywords: `${profile.environment} ${profile.realmName}`,
      profile,
      ...(index < 9 ? { key: String(index + 1) } : {}),
      run: () => select({ kind: 'realm', realmId: profile.id }),
    }),
  );
  const action = (id: string, title: string, run: () => void, extra: Partial<PaletteCommand> = {}) =>
    ({ id, title, group: 'Actions', run, ...extra }) satisfies PaletteCommand;
  const here = current
    ? [
        action('edit', `Edit ‘${current.name}’`, () => open({ kind: 'realm-form', realmId: current.id }), {
          keywords: 'test connection secret api key',
        }),
        action(
          'realm-tokens',
          `Tokens of ‘${current.name}’`,
          () => open({ kind: 'tokens', realmId: current.id }),
          {
            keywords: 'token scopes claims valid until discard jwt',
          },
        ),
        action('delete', `Delete ‘${current.name}’…`, () =>
          open({ kind: 'delete-realm', realmId: current.id }),
        ),
      ]
    : [];
  const all: PaletteCommand[] =
    entries.length > 1
      ? [{ id: 'all', title: 'All realms', group: 'Realms', key: '0', run: () => select({ kind: 'all' }) }]
      : [];
  return [
    ...all,
    ...realms,
    ...lockCommands(entries, entriesInScope(entries, scope), locks),
    ...here,
    ...(entries.length > 0 ? visitCommands(visit) : []),
    ...(entries.length > 0 ? revocationCommands(selected) : []),
    ...(scope && entries.length > 0
      ? [action('export', 'Export rows…', openExport, { keywords: 'csv json download save file' })]
      : []),
    action('add', 'Add a realm', () => open({ kind: 'realm-form', realmId: null }), { keywords: 'new' }),
    action('import-realms', 'Import realms…', () => open({ kind: 'import-realms' }), {
      keywords: 'profiles file team open share',
    }),
    action('export-realms', 'Export realms…', () => open({ kind: 'export-realms' }), {
      keywords: 'profiles file team save share',
    }),
    action('tokens', 'Realms and tokens', () => open({ kind: 'settings', section: 'realms' }), {
      keywords: 'discard token scopes manage',
    }),
    action('keychain', 'Keychain', () => open({ kind: 'settings', section: 'keychain' }), {
      keywords: 'secrets vault',
    }),
    action('network', 'Network and proxy', () => open({ kind: 'settings', section: 'network' }), {
      keywords: 'pac direct connection certificate settings',
    }),
    action('activity', 'Activity', () => open({ kind: 'activity' }), {
      keywords: 'network calls requests http timeline har curl wire',
      key: 'J',
    }),
    action('audit', 'Audit log', () => open({ kind: 'audit' }), {
      keywords: 'history verify who changed record',
    }),
    action('diagnostics', 'Diagnostics', () => open({ kind: 'diagnostics' }), {
      keywords: 'support ticket bundle versions report problem about',
    }),
    action('production', 'Production lock', () => open({ kind: 'settings', section: 'production' }), {
      keywords: 'unlock minutes read-only settings',
    }),
    action('settings', 'Settings', () => open({ kind: 'settings', section: 'appearance' }), {
      keywords: 'preferences',
      key: ',',
    }),
    action('dark', 'Dark theme', theme('dark'), { keywords: 'appearance' }),
    action('light', 'Light theme', theme('light'), { keywords: 'appearance' }),
    action('system', 'Theme as the system', theme('system'), { keywords: 'appearance' }),
    // Last: there may be many, and whoever wants one types its name.
    ...(scope && entries.length > 0 ? viewCommands(views) : []),
  ];
}
