/**
 * Who the proxies are told that the operator is: asked once for each proxy, kept in memory for this run of the app, never written anywhere.
 *
 * Calls come many at once and over many sessions, each of which Chromium challenges for itself. So a call that is challenged is answered from
 * memory, or joins the question that is open. What is refused after that is asked for again, and the question says so. Cancel refuses every
 * call that had begun by then; one that begins later asks anew.
 */
import type { ProxyQuestion } from '../../shared/network';
import type { ProxyAttempt, ProxyChallenge, ProxyCredentials, ProxyLogins } from '../wych/network-door-ports';

interface OpenQuestion {
  readonly question: ProxyQuestion;
  readonly answered: Promise<ProxyCredentials | null>;
  readonly answer: (credentials: ProxyCredentials | null) => void;
  /** Calls that wait; with the last of them the question goes. */
  waiting: number;
}

export class AskedProxyLogins implements ProxyLogins {
  readonly #known = new Map<string, ProxyCredentials>();
  readonly #open = new Map<string, OpenQuestion>();
  /** The last call that had begun when its proxy's question was cancelled. */
  readonly #cancelled = new Map<string, number>();
  #begun = 0;

  /** `onChange`: what is asked has changed. */
  constructor(
    private readonly newId: () => string,
    private readonly onChange: () => void,
  ) {}

  questions(): ProxyQuestion[] {
    return [...this.#open.values()].map(({ question }) => question);
  }

  begin(): ProxyAttempt {
    const number = ++this.#begun;
    let tried: ProxyCredentials | undefined;
    return {
      credentials: async (challenge, signal) => {
        const given = await this.#credentials(challenge, number, tried, signal);
        tried = given ?? undefined;
        return given;
      },
    };
  }

  /** An answer to a question that is no longer open is dropped: nobody waits for it. */
  answer(questionId: string, credentials: ProxyCredentials | null): void {
    for (const [proxy, { question, answer }] of this.#open) {
      if (question.questionId !== questionId) continue;
      this.#open.delete(proxy);
      if (credentials) this.#known.set(proxy, credentials);
      else this.#cancelled.set(proxy, this.#begun);
      answer(credentials);
      this.onChange();
      return;
    }
  }

  async #credentials(
    challenge: ProxyChallenge,
    number: number,
    tried: ProxyCredentials | undefined,
    signal?: AbortSignal,
  ): Promise<ProxyCredentials | null> {
    const { proxy } = challenge;
    const known = this.#known.get(proxy);
    if (known && known !== tried) return known;
    this.#known.delete(proxy);
    if (number <= (this.#cancelled.get(proxy) ?? 0)) return null;
    return this.#join(this.#open.get(proxy) ?? this.#ask(challenge, tried !== undefined), proxy, signal);
  }

  #ask({ proxy, says }: ProxyChallenge, again: boolean): OpenQuestion {
    const { promise: answered, resolve: answer } = withResolver<ProxyCredentials | null>();
    const question = { questionId: this.newId(), proxy, says: says.slice(0, 200), again };
    const open = { question, answered, answer, waiting: 0 };
    this.#open.set(proxy, open);
    this.onChange();
    return open;
  }

  async #join(open: OpenQuestion, proxy: string, signal?: AbortSignal): Promise<ProxyCredentials | null> {
    open.waiting += 1;
    const leave = () => {
      open.waiting -= 1;
      if (open.waiting > 0 || this.#open.get(proxy) !== open) return;
      this.#open.delete(proxy);
      open.answer(null);
      this.onChange();
    };
    signal?.addEventListener('abort', leave, { once: true });
    try {
      return await open.answered;
    } finally {
      signal?.removeEventListener('abort', leave);
    }
  }
}

function withResolver<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
