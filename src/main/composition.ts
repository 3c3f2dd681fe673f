/** The composition root: every service constructed once, with what it needs. Loaded after the window is on its way. */
import { app, type BrowserWindow, nativeTheme } from 'electron';
import { requests } from '../shared/bridge';
import type { RunStatus } from '../shared/revocation';
import { actor } from './actor';
import { audited } from './audit/audited';
import { FileAuditLog } from './audit/file-audit-log';
import { answer } from './bridge/answer';
import { createTell } from './bridge/events';
import { bridgeHandlers } from './bridge/handlers';
import { createHandOver } from './bridge/ports';
import type { BridgeService } from './bridge/serve';
import { systemClock as clock } from './clock';
import { composeActivity } from './compose-activity';
import { composeCustomers } from './compose-customers';
import { composeDiagnostics } from './compose-diagnostics';
import { composeNetwork } from './compose-network';
import { composeRevocation } from './compose-revocation';
import { composeWych } from './compose-wych';
import { ConsentBrowser } from './consents/consent-browser';
import { DemoRealms } from './demo/demo-realms';
import { withDemoSecrets } from './demo/demo-secrets';
import { type DemoSimulator, isDemoRealm } from './demo/demo-simulator';
import { appFacts } from './diagnostics/app-facts';
import { LastFailures } from './diagnostics/last-failures';
import { csvLine } from './exports/csv';
import { ExportService } from './exports/export-service';
import { onceForPage } from './exports/leaving-window';
import { ConnectionTester } from './realms/connection-tester';
import { PreferenceStore, startScope } from './realms/preferences';
import { ProductionLock } from './realms/production-lock';
import { ProfileFiles } from './realms/profile-file/profile-files';
import { RealmRegistry } from './realms/realm-registry';
import { DialogFileChooser } from './shell/file-chooser';
import { productName } from './shell/identity';
import { systemPower } from './shell/power';
import { openSettings } from './storage/settings-file';
import { TokenRequests } from './tokens/token-requests';
import { openTokenRequests } from './tokens/token-requests-file';
import { TokenViewService } from './tokens/token-view';
import { AppKeys } from './vault/app-keys';
import { chooseKeychain } from './vault/choose-keychain';
import { findSecretService } from './vault/keychain-vault';
import { OpenVault } from './vault/open-vault';
import { VaultRealmSecrets } from './vault/realm-secrets';
import { findSafeStorage } from './vault/safe-storage-vault';
import { openVaultFile } from './vault/vault-file';
import { SavedViews } from './views/saved-views';
import { consentProbe } from './wych/wych-client-probe';

/** http to loopback for realms that are not demo realms: for tests against a local simulator, never in a packaged build (#23). */
const allowLoopbackHttp = !app.isPackaged && process.env.WYCH_ALLOW_LOOPBACK_HTTP === '1';

let composed: ReturnType<typeof compose> | undefined;
let busyWith: (() => RunStatus | null) | undefined;
let shutDownAll: (() => Promise<void>) | undefined;

/** `window` is the one of the moment: it may be closed and opened again. */
export async function services(
  window: () => BrowserWindow | undefined,
  simulator: DemoSimulator,
): Promise<BridgeService> {
  composed ??= compose(window, simulator);
  const { service, shutDown } = await composed;
  shutDownAll = shutDown;
  return service;
}

/** What ending the app would interrupt, in one sentence; null when nothing. */
export function isBusy(): string | null {
  const run = busyWith?.();
  if (!run || run.state === 'ended') return null;
  const left = run.counts.unsent + run.counts['in-progress'];
  return `A run over ${run.total.toLocaleString('en')} consents is under way, ${left.toLocaleString('en')} of them are left.`;
}

/** Ends what must not outlive the app; a revocation under way first gets its outcome. A keychain that is still asking is not waited for. */
export async function shutDown(): Promise<void> {
  await shutDownAll?.();
}

async function compose(window: () => BrowserWindow | undefined, simulator: DemoSimulator) {
  const folder = app.getPath('userData');
  const settings = await openSettings(folder, clock.now());
  const vaultFile = await openVaultFile(folder, clock.now());
  const keychain = await chooseKeychain([findSafeStorage, findSecretService]);

  const nameOf = (realmId: string) =>
    settings.stored.value.realms.find(({ id }) => id === realmId)?.name ?? realmId;
  const opened = await OpenVault.open(vaultFile.stored, keychain);
  const vault = new VaultRealmSecrets(opened, nameOf);
  const secrets = withDemoSecrets(vault, isDemoRealm);
  const tokenRequests = new TokenRequests(await openTokenRequests(folder, clock.now()), clock);
  const tell = createTell(() => window()?.webContents);
  const activity = composeActivity({ clock, tell, isWatched: () => window()?.isDestroyed() === false });
  app.on('window-all-closed', activity.unseen);
  systemPower.onLockScreen(activity.unseen);
  const network = composeNetwork({
    settings: settings.stored,
    profiles: () => registry.profiles,
    tell,
    clock,
  });
  const wych = composeWych({
    transport: network.sessions.transport(),
    secrets,
    profileOf: (realmId) => settings.stored.value.realms.find(({ id }) => id === realmId),
    allowsLoopbackHttp: (realmId) => allowLoopbackHttp || isDemoRealm(realmId),
    observe: activity.observe,
    clock,
    permitsSubject: (realmId, customerId) => customers.visits.permits(realmId, customerId),
    onTokenRequest: (realmId) => tokenRequests.sent(realmId),
  });
  const { door, tokens } = wych;

  const registry = new RealmRegistry({
    settings: settings.stored,
    secrets,
    forgetTokens: (realmId) => tokens.forget(realmId),
    allowLoopbackHttp,
  });
  const preferences = new PreferenceStore(
    settings.stored,
    (theme) => {
      nativeTheme.themeSource = theme;
    },
    (scope) => {
      void lock.lockAll('realm switched');
      customers.visits.realmSwitched(scope);
    },
  );
  const who = actor();
  const chooser = new DialogFileChooser(window);
  const keys = new AppKeys(opened, clock);
  const log = FileAuditLog.open({
    folder,
    keys,
    clock,
    actor: who,
    appVersion: app.getVersion(),
    chooser,
    rows: { csvLine },
  });
  const lock = new ProductionLock({
    realms: registry,
    minutes: () => preferences.get().unlockMinutes,
    clock,
    steady: () => performance.now(),
    audit: log,
    screenIsLocked: systemPower.screenIsLocked,
  });
  systemPower.onLockScreen(() => void lock.lockAll('screen locked'));
  systemPower.onSuspend(() => void lock.lockAll('computer slept'));
  const views = new SavedViews(settings.stored);
  const demo = new DemoRealms(simulator, secrets);
  let demoReady: Promise<unknown> = Promise.resolve();
  const addDemo = () => {
    const added = demo.profiles().then((profiles) => registry.addDemo(profiles));
    demoReady = added;
    // Whoever calls a demo realm is told.
    added.catch(() => {});
    return added;
  };
  if (registry.profiles.some(({ id }) => isDemoRealm(id))) void addDemo();
  const ready = async (realmId: string) => {
    if (isDemoRealm(realmId)) await demoReady;
  };
  const realmsOnceReady = {
    get: async (realmId: string) => {
      await ready(realmId);
      return registry.get(realmId);
    },
  };

  const customers = composeCustomers({
    wych,
    realms: registry,
    ready,
    log,
    power: systemPower,
    tell,
    clock,
  });

  nativeTheme.themeSource = preferences.get().theme;
  const browser = new ConsentBrowser({
    source: customers.client,
    realms: realmsOnceReady,
    visits: customers.visits,
    handOver: createHandOver(() => window()?.webContents),
  });

  // One after the other: an earlier list must not arrive as the later word.
  let told: Promise<unknown> = Promise.resolve();
  const tellRealms = () => {
    told = told.then(async () => tell('realmsChanged', await registry.list())).catch(() => {});
    return told;
  };
  const revocation = composeRevocation({
    wych,
    customers,
    folder,
    realms: registry,
    ready,
    // Whoever calls a demo realm is told what it lacks.
    allReady: () => demoReady.catch(() => {}),
    locks: lock,
    keys,
    log,
    chooser,
    tell,
    clock,
    actor: who,
    app: { name: productName, version: app.getVersion() },
  });
  busyWith = () => revocation.runs.current();
  systemPower.onSuspend(() => revocation.runs.suspend());
  systemPower.onResume(() => void revocation.runs.wake());
  const exports = new ExportService({ files: chooser, realms: registry, audit: log, clock });

  const tokenView = new TokenViewService({
    broker: tokens,
    requests: tokenRequests,
    realms: registry,
    ready,
    visit: () => customers.visits.current().visit,
  });
  const profileFiles = new ProfileFiles({ realms: registry, secrets: vault, chooser, audit: log, clock });

  registry.onChange(() => void tellRealms());
  lock.onChange((locks) => tell('locksChanged', locks));
  vault.onChange(async () => {
    tell('vaultChanged', await vault.status());
    await tellRealms();
  });

  const notices = () => [...settings.notices, ...vaultFile.notices, ...views.notices()];
  const upSince = clock.now();
  const failures = new LastFailures(clock);
  const diagnostics = composeDiagnostics({
    app: () =>
      appFacts({ name: productName, version: app.getVersion(), isPackaged: app.isPackaged, upSince }),
    vault: () => vault.status(),
    network: async () => network.handlers.state(),
    tokens: (realmId) => tokenView.list({ realmId }),
    settings: () => {
      const { theme, unlockMinutes } = preferences.get();
      return { theme, unlockMinutes, savedViews: views.list().length };
    },
    notices,
    failures,
    realms: registry,
    activity,
    secrets,
    chooser,
    log,
    clock,
  });

  const plain = bridgeHandlers({
    status: async () => ({
      version: app.getVersion(),
      platform: process.platform as 'darwin' | 'win32' | 'linux',
      vault: await vault.status(),
      preferences: {
        ...preferences.get(),
        lastScope: startScope(preferences.get().lastScope, registry.profiles),
      },
      notices: notices(),
    }),
    quit: () => app.quit(),
    preferences,
    vault,
    registry,
    addDemo,
    tester: new ConnectionTester(registry, { door, clock, probeConsents: consentProbe(door) }, (stage) =>
      tell('connectionStage', stage),
    ),
    tokens,
    network: network.handlers,
    tokenView: {
      list: (realm) => tokenView.list(realm),
      discard: (order) => tokenView.discard(order),
    },
    profileFiles: {
      exportFile: (order) => profileFiles.exportFile(order),
      openFile: () => profileFiles.openFile(),
      importFile: (order) => profileFiles.importFile(order),
    },
    customers: customers.found,
    visits: customers.handlers,
    browser,
    reader: customers.reader,
    ready,
    locks: {
      list: () => lock.list(),
      unlock: (order) => lock.unlock(order),
      lock: (realm) => lock.lock(realm),
    },
    saveConfirmation: revocation.saveConfirmation,
    ...revocation.handlers,
    views,
    exports: {
      begin: (order) => {
        onceForPage(window()?.webContents, () => void exports.abandonAll());
        return exports.begin(order);
      },
      rows: (slice) => exports.rows(slice),
      finish: (name) => exports.finish(name),
      cancel: async (name) => void (await exports.cancel(name)),
    },
    activity: activity.handlers({
      realms: registry,
      chooser,
      audit: log,
      creator: { name: productName, version: app.getVersion() },
    }),
    diagnostics,
    audit: {
      read: (query) => log.read(query),
      verify: () => log.verify(),
      exportLog: (order) => log.exportLog(order),
    },
  });
  const handlers = failures.watching(audited(plain, { log, profiles: () => registry.profiles }));
  const shutDown = async () => {
    browser.close();
    await exports.abandonAll();
    await revocation.runs.settled();
    await customers.visits.close('app ended');
    await lock.lockAll('app ended');
    await log.close();
    await simulator.stop();
  };
  return { service: { contracts: requests, handlers, answer }, shutDown };
}
