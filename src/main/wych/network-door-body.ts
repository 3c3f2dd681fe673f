import { fail } from '../../shared/failure';

/** Above 50,000 whole records on one page, and below what would hurt: a body that never ends is cut here. */
const bodyLimit = 64 * 1024 * 1024;

/** The body as UTF-8 text (without a byte order mark), read no further than `limit` bytes. Throws a `contract` Failure beyond it. */
export async function readText(
  response: Response,
  signal: AbortSignal,
  limit = bodyLimit,
): Promise<{ text: string; bytes: number }> {
  if (!response.body) return { text: '', bytes: 0 };
  const reader = response.body.getReader();
  const cancel = () => void reader.cancel().catch(() => {});
  signal.addEventListener('abort', cancel, { once: true });
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { text: text + decoder.decode(), bytes: size };
      size += value.byteLength;
      if (size > limit) {
        cancel();
        throw fail(
          'contract',
          `The answer is larger than ${Math.round(limit / 1024 / 1024)} MB.`,
          'Choose a smaller page size or a narrower filter; report this to Wych if it stays.',
          { status: response.status },
        );
      }
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}
