/** Marked secrets, and the tokens that the login really gives out. */
import { randomBytes } from 'node:crypto';
import { productionRealm, sandboxRealm, startSimulator } from '../../src/simulator';
import { test as withComputer } from './keyring-fixture';

export { expect } from './keyring-fixture';

/** Looks different in every encoding. */
export const canary = (what: string) => `Canary-${what}+1/2=3%4~${randomBytes(9).toString('base64url')}`;
export const test = withComputer.extend<{ tokens: Record<string, string> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
  tokens: async ({}, use) => use({}),
  simulator: async ({ tokens }, use) => {
    const credentials = () => ({ clientSecret: canary('secret'), apiKey: canary('key') });
    const simulator = await startSimulator({
      realms: [sandboxRealm({ credentials: credentials() }), productionRealm({ credentials: credentials() })],
    });
    for (const { name, tokens: issuer } of simulator.realms) {
      const issue = issuer.issue.bind(issuer);
      issuer.issue = async (...grant) => {
        const token = await issue(...grant);
        tokens[`token ${Object.keys(tokens).length + 1} of ${name}`] = token;
        return token;
      };
    }
    await use(simulator);
    await simulator.close();
  },
});

/** Part of a token is one, too. */
export const signaturesOf = (tokens: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(tokens).map(([name, token]) => [`signature of ${name}`, token.split('.')[2] ?? '']),
  );
