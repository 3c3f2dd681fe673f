/** The composition root: every service constructed once, with what it needs. Loaded after the window is on its way. */
import { app, nativeTheme, type WebContents } from 'electron';
import { requests } from '../shared/bridge';
import type { RealmProfile } from '../shared/realm';
import { answer } from './bridge/answer';
import { createTell } from './bridge/events';
import { bridgeHandlers } from './bridge/handlers';
import type { BridgeService } from './bridge/serve';
import { systemClock as clock } from './clock';
import { ConsentBrowser } from './consents/consent-browser';
import { DemoRealms, isDemoRealm } from './demo/demo-realms';
import { withDemoSecrets } from './demo/demo-secrets';
import { startSimulatorProcess } from './demo/start-simulator';
import { ConnectionTester } from './realms/connection-tester';
import { PreferenceStore, startScope } from './realms/preferences';
import { RealmRegistry } from './realms/realm-registry';
import { sameTokens } from './realms/secret-audience';
import { RevocationService } from './revocation/revocation-service';
import { openSettings } from './storage/settings-file';
import { chooseKeychain } from './vault/choose-keychain';
import { findSecretService } from './vault/keychain-vault';
import { OpenVault } from './vault/open-vault';
import { VaultRealmSecrets } from './vault/realm-secrets';
import { findSafeStorage } from './vault/safe-storage-vault';
import { openVaultFile } from './vault/vault-file';
import { CachedIssuers } from './wych/issuer';
import { FetchDoor } from './wych/network-door';
import { sessionTransport } from './wych/network-door-session';
import { RetryingDoor } from './wych/retry';
import { CachingTokenBroker } from './wych/token-broker';
import { WychClient } from './wych/wych-client';
import { consentProbe } from './wych/wych-client-probe';

/** http to loopback for realms that are not demo realms: for tests against a local simulator, never in a packaged build (#23). */
const allowLoopbackHttp = !app.isPackaged && process.env.WYCH_ALLOW_LOOPBACK_HTTP === '1';

let composed: ReturnType<typeof compose> | undefined;
let shutDownAll: (() => Promise<void>) | undefined;

/** `window` is the one of the moment: it may be closed and opened again. */
export async function services(window: () => WebContents | undefined): Promise<BridgeService> {
  composed ??= compose(window);
  const { service, shutDown } = await composed;
  shutDownAll = shutDown;
  return service;
}

/** Ends what must not outlive the app; a revocation under way first gets its outcome. A keychain that is still asking is not waited for. */
export async function shutDown(): Promise<void> {
  await shutDownAll?.();
}

async function compose(window: () => WebContents | undefined) {
  const folder = app.getPath('userData');
  const settings = await openSettings(folder, clock.now());
  const vaultFile = await openVaultFile(folder, clock.now());
  const keychain = await chooseKeychain([findSafeStorage, findSecretService]);

  const nameOf = (realmId: string) =>
    settings.stored.value.realms.find(({ id }) => id === realmId)?.name ?? realmId;
  const vault = new VaultRealmSecrets(await OpenVault.open(vaultFile.stored, keychain), nameOf);
  const secrets = withDemoSecrets(vault, isDemoRealm);

  const door = new FetchDoor({
    transport: sessionTransport(),
    clock,
    allowsLoopbackHttp: (realmId) => allowLoopbackHttp || isDemoRealm(realmId),
  });
  const patientDoor = new RetryingDoor(door, clock, Math.random);
  const isCurrent = (profile: RealmProfile) => {
    const now = settings.stored.value.realms.find(({ id }) => id === profile.id);
    return now !== undefined && sameTokens(profile, now);
  };
  const issuers = new CachedIssuers(door, clock);
  const tokens = new CachingTokenBroker({
    door,
    issuers,
    secrets,
    isCurrent,
    clock,
    random: Math.random,
  });
  const client = new WychClient({ door: patientDoor, broker: tokens, secrets, isCurrent, clock });

  const registry = new RealmRegistry({
    settings: settings.stored,
    secrets,
    forgetTokens: (realmId) => tokens.forget(realmId),
    allowLoopbackHttp,
  });
  const preferences = new PreferenceStore(settings.stored, (theme) => {
    nativeTheme.themeSource = theme;
  });
  const demo = new DemoRealms(startSimulatorProcess, secrets);
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

  nativeTheme.themeSource = preferences.get().theme;
  const browser = new ConsentBrowser({ source: client, realms: realmsOnceReady });
  const revocations = new RevocationService({ api: client, realms: registry, clock });

  const tell = createTell(window);
  // One after the other: an earlier list must not arrive as the later word.
  let told: Promise<unknown> = Promise.resolve();
  const tellRealms = () => {
    told = told.then(async () => tell('realmsChanged', await registry.list())).catch(() => {});
    return told;
  };
  registry.onChange(() => void tellRealms());
  vault.onChange(async () => {
    tell('vaultChanged', await vault.status());
    await tellRealms();
  });

  const handlers = bridgeHandlers({
    status: async () => ({
      version: app.getVersion(),
      platform: process.platform as 'darwin' | 'win32' | 'linux',
      vault: await vault.status(),
      preferences: {
        ...preferences.get(),
        lastScope: startScope(preferences.get().lastScope, registry.profiles),
      },
      notices: [...settings.notices, ...vaultFile.notices],
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
    browser,
    client,
    revocations,
    ready,
  });
  const shutDown = async () => {
    browser.close();
    await revocations.settled();
    await demo.stop();
  };
  return { service: { contracts: requests, handlers, answer }, shutDown };
}
