/** What crosses the wire in an exchange with Keycloak: to look at, and to change as a gateway in between may. */
import type { Fetch } from '../../network-door-ports';

export interface WiredExchange {
  sent: URLSearchParams;
  answer: Record<string, unknown>;
}

const grantType = 'urn:ietf:params:oauth:grant-type:token-exchange';

/** @param fetch from the test: only the network door has one of its own */
export function wire(fetch: Fetch, change: (form: URLSearchParams) => void = () => {}) {
  const exchanges: WiredExchange[] = [];
  const wired: Fetch = async (url, init, hold) => {
    const sent = new URLSearchParams(String(init.body ?? ''));
    if (sent.get('grant_type') !== grantType) return fetch(url, init, hold);
    change(sent);
    const response = await fetch(url, { ...init, body: sent.toString() }, hold);
    exchanges.push({ sent, answer: (await response.clone().json()) as WiredExchange['answer'] });
    return response;
  };
  return { fetch: wired, exchanges };
}
