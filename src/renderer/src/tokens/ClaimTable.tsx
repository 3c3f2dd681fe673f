import type { TokenClaim } from '../../../shared/token';
import { formatLocal, formatUtc } from '../components/time-format';
import { shownClaims } from './claim-words';
import classes from './tokens.module.css';

/** A token's claims as text: nothing of them is a link, and nothing is acted upon. */
export function ClaimTable({ claims }: { readonly claims: readonly TokenClaim[] }) {
  return (
    <table className={classes.claims}>
      <caption>What the token says of itself</caption>
      <thead>
        <tr>
          <th scope="col">Meaning</th>
          <th scope="col">Claim</th>
          <th scope="col">Value</th>
        </tr>
      </thead>
      <tbody>
        {shownClaims(claims).map(({ name, label, text, at }, index) => (
          // A token may hold two claims of one name.
          // biome-ignore lint/suspicious/noArrayIndexKey: the claims of a token do not move
          <tr key={`${index} ${name}`}>
            <th scope="row">{label ?? '—'}</th>
            <td>
              <code>{name}</code>
            </td>
            <td>
              {at === undefined ? (
                text
              ) : (
                <>
                  {formatLocal(at)}
                  <span className={classes.second}>
                    {formatUtc(at)} · {text}
                  </span>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
