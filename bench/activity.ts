/** What the timeline of calls costs: to be asked a question over 100,000 calls, and to stand beside the door while a realm is read. */
import { callOf, observed, query } from '../src/main/activity/for-tests';
import { sandboxRealm, startSimulator } from '../src/simulator';
import { compete, type Figure, timed } from './ratios';

const count = 100_000;
const text = 'page=77';
const hundred = 100;

export async function benchActivity(rounds: number): Promise<Figure[]> {
  return [await firstAnswer(rounds), await nextAnswer(rounds), await perPage(rounds)];
}

function filled() {
  const activity = observed();
  for (let nth = 1; nth <= count; nth++)
    activity.exchange(callOf({ url: `https://api.wych.test/v4/consents?page=${nth}&pageSize=100` }), {});
  return { activity, addresses: [...activity.log.each(query().filter)].map(({ url }) => url) };
}

/** Letter by letter would be four of these. */
async function firstAnswer(rounds: number): Promise<Figure> {
  const { activity, addresses } = filled();
  let round = 0;
  return compete({
    what: `activity: a new filter over ${count.toLocaleString('en')} calls, its newest 200`,
    floor: 'an array of the addresses alone, filtered',
    target: '≤ 2, and ≤ 16 ms on an idle machine',
    rounds,
    theirs: () => timed(() => addresses.filter((url) => url.toLowerCase().includes(text))),
    ours: () => {
      // Another text each time: the last answer is kept.
      const filter = { ...query().filter, text: `${text}${round++ % 10}` };
      return timed(() => activity.log.read(query({ filter })));
    },
  });
}

async function nextAnswer(rounds: number): Promise<Figure> {
  const { activity, addresses } = filled();
  const asked = query({ filter: { ...query().filter, text } });
  activity.log.read(asked);
  return compete({
    what: `activity: the same filter again after ${hundred} more calls`,
    floor: 'an array of the addresses alone, filtered',
    target: '≤ 0.1',
    rounds,
    theirs: () => timed(() => addresses.filter((url) => url.toLowerCase().includes(text))),
    ours: () => {
      for (let nth = 0; nth < hundred; nth++) activity.exchange(callOf(), {});
      return timed(() => activity.log.read(asked));
    },
  });
}

/** A page of a hundred records, as most APIs have them: the smaller the page, the more the calls weigh. */
async function perPage(rounds: number): Promise<Figure> {
  const body = await onePage();
  const activity = observed();
  const headers = {
    accept: 'application/json',
    'x-api-key': 'key-of-the-bench',
    authorization: 'Bearer to.ken',
  };
  let page = 0;
  const act = (each: () => void) => timed(() => Array.from({ length: hundred }, each));
  return compete({
    what: `activity: ${hundred} pages of ${hundred} consents written down`,
    floor: 'JSON.parse of the same pages',
    target: '≤ 0.25',
    rounds,
    theirs: () => act(() => JSON.parse(body)),
    ours: () =>
      act(() => {
        page += 1;
        activity.exchange(callOf({ url: `https://api.wych.test/v4/consents?page=${page}`, headers }), {
          body,
          headers: { 'content-type': 'application/json', date: 'Mon, 05 Jan 2026 09:00:09 GMT' },
          requestId: `request-${page}`,
        });
      }),
  });
}

async function onePage(): Promise<string> {
  const simulator = await startSimulator({ realms: [sandboxRealm({ consents: hundred })] });
  const { credentials } = simulator.realm('sandbox');
  const login = await fetch(`${simulator.loginBaseUrl}/realms/sandbox/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: credentials.clientId,
      client_secret: credentials.clientSecret,
    }),
  });
  const { access_token: token } = (await login.json()) as { access_token: string };
  const answer = await fetch(`${simulator.apiBaseUrl}/consents?pageSize=${hundred}`, {
    headers: { 'x-api-key': credentials.apiKey, authorization: `Bearer ${token}` },
  });
  const text = await answer.text();
  await simulator.close();
  return text;
}
