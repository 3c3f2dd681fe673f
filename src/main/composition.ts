/** The composition root: every service constructed once, with what it needs. Loaded after the window is on its way. */
import { app, nativeTheme, type WebContents } from 'electron';
import { requests } from '../shared/bridge';
import { answer } from './bridge/answer';
import { createTell } from './bridge/events';
import { bridgeHandlers } from './bridge/handlers';
import type { BridgeService } from './bridge/serve';
import { systemClock as clock } from './clock';
import { ConsentBrowser } from './consents/consent-browser';
import { DemoRealms, isDemoRealm } from './demo/demo-realms';
import { withDemoSecrets } from './demo/demo-secrets';
import { startSimulatorProcess } from './demo/start-simulator';
import { PreferenceStore, startScope } from './realms/preferences';
import { RealmRegistry } from './realms/realm-registry';
import { RevocationService } from './revocation/revocation-service';
import { openSettings } from './storage/settings-file';
import { chooseKeychain } from './vault/choose-keychain';
import { findSecretService } from './vault/keychain-vault';
import { OpenVault } from './vault/open-vault';
import { VaultRealmSecrets } from './vault/realm-secrets';
import { findSafeStorage } from './vault/safe-storage-vault';
import { openVaultFile } from './vault/vault-file';
import { testConnection } from './wych/connection-test';
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

/** `window` is the one of the moment: it may be closed and opened again. */
export async function services(window: () => WebContents | undefined): Promise<BridgeService> {
  composed ??= compose(window);
  return (await composed).service;
}

export async function shutDown(): Promise<void> {
  await (await composed)?.demo.stop();
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
  const issuers = new CachedIssuers(door, clock);
  const tokens = new CachingTokenBroker({ door, issuers, secrets, clock, random: Math.random });
  const client = new WychClient({ door: patientDoor, broker: tokens, secrets, clock });

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
  const addDemo = async () => registry.addDemo(await demo.profiles());
  const hasDemo = registry.profiles.some(({ id }) => isDemoRealm(id));

  const tell = createTell(window);
  const tellRealms = async () => tell('realmsChanged', await registry.list());
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
    test: async (draft) =>
      testConnection(
        { door, clock, probeConsents: consentProbe(door) },
        { ...(await credentialsOf(registry, draft)), onStage: (stage) => tell('connectionStage', stage) },
      ),
    tokens,
    browser: new ConsentBrowser({ source: client, realms: registry }),
    client,
    revocations: new RevocationService({ api: client, realms: registry, clock }),
    realmsReady: hasDemo ? addDemo().catch(() => undefined) : Promise.resolve(),
  });
  return { service: { contracts: requests, handlers, answer }, demo };
}

async function credentialsOf(
  registry: RealmRegistry,
  draft: Parameters<RealmRegistry['credentialsForDraft']>[0],
) {
  const { profile, ...credentials } = await registry.credentialsForDraft(draft);
  return { profile, credentials };
}
