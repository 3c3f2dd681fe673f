/** Every form in which a secret could stand in a text beyond what `views.ts` undoes: base64 at each of its three alignments, hexadecimal, and itself. */
import { readingsOf } from './views';

/** Below that, a value is in half of all words. Places, not values, hide what is shorter. */
export const shortestSecret = 4;
/** An encoded form shorter than this says nothing, and would be found by accident. */
const shortestEncoded = 8;

export interface Needles {
  /** To be found as they stand. */
  readonly plain: readonly string[];
  /** Pieces of a longer run of such letters, perhaps: the letters at their ends belong half to them. */
  readonly encoded: readonly string[];
}

export function needlesOf(secret: string): Needles {
  const plain = new Set([secret, secret.replaceAll(' ', '+'), ...readingsOf(secret)]);
  const written = new Set([
    secret,
    encodeURIComponent(secret.toWellFormed()),
    new URLSearchParams({ s: secret }).toString().slice(2),
    JSON.stringify(secret).slice(1, -1),
  ]);
  const encoded = new Set([...written].flatMap((text) => [...base64Of(text), ...hexOf(text)]));
  return {
    plain: [...plain].filter(({ length }) => length >= shortestSecret),
    encoded: [...encoded].filter(({ length }) => length >= shortestEncoded),
  };
}

/** The letters that depend on the secret alone, whatever stands before and behind it. */
function base64Of(text: string): string[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
    const whole = Math.floor((bytes.length * 8) / 6);
    const letters = bytes.toString('base64').slice(Math.ceil((before * 8) / 6), whole);
    return [letters, letters.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

function hexOf(text: string): string[] {
  const digits = Buffer.from(text).toString('hex');
  return [digits, digits.toUpperCase()];
}
