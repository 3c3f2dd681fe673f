/** The operator's realms: their profiles, in order, and what may be done to them. Changes run one after the other, each whole or not at all. */
import { randomUUID } from 'node:crypto';
import { fail } from '../../shared/failure';
import {
  type RealmDraft,
  type RealmEntry,
  type RealmId,
  type RealmProfile,
  type SecretField,
  secretFields,
} from '../../shared/realm';
import type { Settings } from '../storage/settings-file';
import type { Stored } from '../storage/stored';
import type { RealmSecrets } from '../vault/realm-secrets';
import { realmOf } from '../views/read-view';
import { type Credentials, credentialFor, typeAgain, typeFirst } from './draft-credentials';
import {
  profileOf,
  refuseInsecure,
  refuseMisplacedSecret,
  refuseMovedDemo,
  refuseTakenName,
} from './draft-rules';
import { copyOf, withDemoRealm } from './profile-list';
import { saveSteps } from './save-steps';
import { sameAudience } from './secret-audience';
import { allOrNothing } from './undoable';

export interface RealmRegistryOptions {
  settings: Stored<Settings>;
  secrets: RealmSecrets;
  /** The realm's servers, client or secret changed, or it is gone: its tokens must not be used again. */
  forgetTokens(realmId: RealmId): Promise<void>;
  /** Only a build that is not packaged may say true (#23). */
  allowLoopbackHttp: boolean;
  newId?: () => string;
}

export class RealmRegistry {
  readonly #options: RealmRegistryOptions;
  readonly #listeners = new Set<() => void>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: RealmRegistryOptions) {
    this.#options = options;
  }

  get profiles(): readonly RealmProfile[] {
    return this.#options.settings.value.realms;
  }

  list(): Promise<RealmEntry[]> {
    return Promise.all(this.profiles.map((profile) => this.#entry(profile)));
  }

  /** Throws a `not-found` Failure. */
  get(realmId: RealmId): RealmProfile {
    const profile = this.#find(realmId);
    if (profile) return profile;
    throw fail('not-found', 'This realm is no longer there.', 'Choose another realm.');
  }

  /**
   * Adds or changes a realm. Its environment may change too: only the profile holds it, and every check reads the profile anew. Throws `invalid-input` with the field, `insecure-address` with the field, or what the vault or the disk says; then
   * nothing has changed.
   */
  save(draft: RealmDraft): Promise<RealmEntry> {
    return this.#inTurn(async () => {
      const existing = draft.id === undefined ? undefined : this.get(draft.id);
      const profile = this.#accept(draft, existing);
      for (const field of secretFields)
        if (draft[field] === undefined) await this.#mayKeep(field, profile, existing);
      await allOrNothing(await saveSteps(this.#options, profile, existing, draft));
      return this.#entry(profile);
    });
  }

  /**
   * What a test of a draft may send: typed secrets, or stored ones under the same rule as `save`, so that a test cannot carry a stored secret
   * to another server either.
   */
  async credentialsForDraft(draft: RealmDraft): Promise<Credentials & { profile: RealmProfile }> {
    const existing = draft.id === undefined ? undefined : this.get(draft.id);
    const profile = this.#accept(draft, existing);
    const credential = (field: SecretField) =>
      credentialFor(field, draft, profile, existing, this.#options.secrets);
    return { profile, clientSecret: await credential('clientSecret'), apiKey: await credential('apiKey') };
  }

  /** A copy without secrets, right after the original. */
  duplicate(realmId: RealmId): Promise<RealmEntry> {
    return this.#inTurn(async () => {
      const copy = copyOf(this.get(realmId), this.#newId(), this.profiles);
      this.#change((realms) => realms.flatMap((realm) => (realm.id === realmId ? [realm, copy] : realm)));
      return this.#entry(copy);
    });
  }

  /** With its saved views. Tokens and secrets go first: what a crash can leave is a realm without secrets, never secrets without a realm. */
  remove(realmId: RealmId): Promise<RealmEntry[]> {
    return this.#inTurn(async () => {
      this.get(realmId);
      await this.#options.forgetTokens(realmId);
      await this.#options.secrets.forgetRealm(realmId);
      this.#options.settings.update((content) => ({
        ...content,
        realms: content.realms.filter(({ id }) => id !== realmId),
        views: content.views.filter((view) => realmOf(view) !== realmId),
      }));
      // Again, for a token that was asked for meanwhile.
      await this.#options.forgetTokens(realmId);
      return this.list();
    });
  }

  /** Realms that are not named keep their order, after the named ones. */
  reorder(realmIds: readonly RealmId[]): Promise<RealmEntry[]> {
    return this.#inTurn(async () => {
      const place = (id: RealmId) => (realmIds.includes(id) ? realmIds.indexOf(id) : realmIds.length);
      this.#change((realms) => [...realms].sort((a, b) => place(a.id) - place(b.id)));
      return this.list();
    });
  }

  /** Adds the demo realms, or gives those that are there the simulator's addresses of this run. Their secrets are the simulator's affair. */
  addDemo(demo: readonly RealmProfile[]): Promise<RealmEntry[]> {
    return this.#inTurn(async () => {
      for (const offered of demo) await this.#options.forgetTokens(offered.id);
      this.#change((realms) => demo.reduce(withDemoRealm, realms));
      return this.list();
    });
  }

  /**
   * Adds or changes realms by profiles that came without secrets, all of them or none. Secrets and tokens of an address that changes are dropped as
   * `save` does; what is missing is asked for when it is needed. Throws as `save` does.
   */
  takeOver(profiles: readonly RealmProfile[]): Promise<RealmEntry[]> {
    return this.#inTurn(async () => {
      const steps = profiles.map(async (profile) => {
        const existing = this.#find(profile.id);
        const others = this.profiles.filter(({ id }) => profiles.every((taken) => taken.id !== id));
        refuseMovedDemo(profile, existing);
        refuseTakenName(profile, [...others, ...profiles]);
        refuseInsecure(profile, this.#options.allowLoopbackHttp);
        return saveSteps(this.#options, profile, existing, {});
      });
      await allOrNothing((await Promise.all(steps)).flat());
      return Promise.all(profiles.map((profile) => this.#entry(profile)));
    });
  }

  /** Told after every change; call what it returns to stop. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #accept(draft: RealmDraft, existing: RealmProfile | undefined): RealmProfile {
    refuseMisplacedSecret(draft);
    const profile = profileOf(draft, existing?.id ?? this.#newId(), existing);
    refuseMovedDemo(profile, existing);
    refuseTakenName(profile, this.profiles);
    refuseInsecure(profile, this.#options.allowLoopbackHttp);
    return profile;
  }

  /** Whether a realm may be saved without typing this secret. One that has none yet may: it is asked for when it is needed. */
  async #mayKeep(
    field: SecretField,
    profile: RealmProfile,
    existing: RealmProfile | undefined,
  ): Promise<void> {
    if (!existing) throw typeFirst(field, 'missing');
    if (sameAudience(field, existing, profile)) return;
    if ((await this.#options.secrets.state(existing.id, field)) !== 'missing') throw typeAgain(field);
  }

  async #entry(profile: RealmProfile): Promise<RealmEntry> {
    const { secrets } = this.#options;
    const [clientSecret, apiKey] = await Promise.all([
      secrets.state(profile.id, 'clientSecret'),
      secrets.state(profile.id, 'apiKey'),
    ]);
    return { profile, secrets: { clientSecret, apiKey } };
  }

  #find(realmId: RealmId): RealmProfile | undefined {
    return this.profiles.find(({ id }) => id === realmId);
  }

  #newId(): RealmId {
    return this.#options.newId?.() ?? randomUUID();
  }

  #change(change: (realms: RealmProfile[]) => RealmProfile[]): void {
    this.#options.settings.update((content) => ({ ...content, realms: change(content.realms) }));
  }

  /** One change at a time: two clicks on 'save' must not pass the same check. */
  #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(change).then((result) => {
      for (const listener of this.#listeners) listener();
      return result;
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
