/** What reading 100,000 consents costs beyond parsing their JSON. */
import { decodeConsent } from '../src/main/wych/consent-codec';
import { sandboxRealm, startSimulator } from '../src/simulator';
import { compete, type Figure, timed } from './ratios';

const count = 100_000;

export async function benchDecode(rounds: number): Promise<Figure[]> {
  const text = await consentsAsJson();
  return [
    await compete({
      what: `${count.toLocaleString('en')} consents: JSON.parse and decode`,
      floor: 'JSON.parse of the same text',
      target: '≤ 2.0 with all that follows',
      rounds,
      theirs: () => timed(() => JSON.parse(text)),
      ours: () =>
        timed(() => {
          const records: unknown[] = JSON.parse(text);
          if (records.some((record) => decodeConsent('bench', record) === null))
            throw new Error('unreadable');
        }),
    }),
  ];
}

async function consentsAsJson(): Promise<string> {
  const simulator = await startSimulator({ realms: [sandboxRealm({ consents: count })] });
  const { credentials } = simulator.realm('sandbox');
  const login = await fetch(`${simulator.loginBaseUrl}/realms/sandbox/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: credentials.clientId,
      client_secret: credentials.clientSecret,
    }),
  });
  const { access_token } = (await login.json()) as { access_token: string };
  const records: unknown[] = [];
  for (let page = 1; records.length < count; page++) {
    const answer = await fetch(`${simulator.apiBaseUrl}/consents?page=${page}&pageSize=1000`, {
      headers: { 'x-api-key': credentials.apiKey, authorization: `Bearer ${access_token}` },
    });
    records.push(...((await answer.json()) as { data: unknown[] }).data);
  }
  await simulator.close();
  return JSON.stringify(records);
}
