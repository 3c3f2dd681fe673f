/**
 * Finds a secret in a file of profiles before anything is done with it. People put them there by hand, or take the file out of a collection that
 * has them. Such a file has been sent around already: so it is refused as a whole, and the operator is told where the secret stands and that it
 * should be replaced. The secret itself is not repeated.
 */
import { type FailureError, fail } from '../../../shared/failure';

/** Words that name a secret when they stand in a field's name, whatever the spelling: `client_secret`, `x-api-key`, `Authorization`. */
const telling =
  /secret|password|passwd|passphrase|apikey|privatekey|accesstoken|refreshtoken|idtoken|bearer|authorization|credential/;

/** What is a secret by its looks: a JSON Web Token, a bearer header, a PEM key. */
const looks = [
  /eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/,
  /\bbearer\s+[\w.~+/=-]{16,}/i,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /[a-z][a-z0-9+.-]*:\/\/[^/\s@:]+:[^/\s@]+@/i,
];

/** Shorter than this, a stored secret is too likely to be an ordinary word. */
const shortest = 6;

/**
 * @param known secrets of this computer's own realms: one of them under a harmless name is found too.
 * @throws Failure `invalid-input`, naming the place.
 */
export function refuseSecrets(file: unknown, known: readonly string[]): void {
  const values = known.filter((value) => value.length >= shortest);
  for (const { path, name, value } of leaves(file, [])) {
    const named = telling.test(name.toLowerCase().replace(/[^a-z]/g, ''));
    if (named && value !== '' && value !== 'null') throw holdsSecret(path);
    if (looks.some((look) => look.test(value)) || values.some((secret) => value.includes(secret)))
      throw holdsSecret(path);
  }
}

interface Leaf {
  path: string;
  name: string;
  value: string;
}

/** Deeper than any file of profiles: what lies below is no such file, and is refused for that. */
const deepest = 20;

function* leaves(value: unknown, path: readonly string[]): Generator<Leaf> {
  if (typeof value === 'object' && value !== null && path.length < deepest) {
    // A name can hold a secret as well as a value can.
    for (const [name, inner] of Object.entries(value)) {
      yield { path: shown(path), name: '', value: name };
      yield* leaves(inner, [...path, name]);
    }
    return;
  }
  const name = path.findLast((part) => !/^\d+$/.test(part)) ?? '';
  yield { path: shown(path), name, value: String(value ?? '') };
}

const shown = (path: readonly string[]): string =>
  path
    .map((part) => (/^[\w.-]{1,40}$/.test(part) ? part : '…'))
    .join('.')
    .slice(0, 200) || 'the file';

const holdsSecret = (path: string): FailureError =>
  fail(
    'invalid-input',
    `This file holds a secret, in ‘${path}’. Nothing was opened.`,
    'Whoever has the file has the secret: ask Wych for a new one, delete the file, and ask for profiles exported with this app.',
  );
