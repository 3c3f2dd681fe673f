import type { TokenView } from '../../../shared/token';
import { formatLocal, formatUtc } from '../components/time-format';
import { Countdown } from '../locks/Countdown';
import classes from './tokens.module.css';

/** Until when, for what and since when. */
export function TokenFacts({ token }: { readonly token: TokenView }) {
  const { validUntil, obtainedAt, scopes } = token;
  return (
    <dl className={classes.facts}>
      {validUntil !== null && (
        <>
          <dt>Valid until</dt>
          <dd>
            <Instant at={validUntil} />
            {token.state === 'valid' && (
              <span className={classes.left}>
                <Countdown until={validUntil} /> left
              </span>
            )}
          </dd>
        </>
      )}
      {obtainedAt !== null && (
        <>
          <dt>Obtained</dt>
          <dd>
            <Instant at={obtainedAt} />
          </dd>
        </>
      )}
      {obtainedAt !== null && (
        <>
          <dt>Scopes</dt>
          <dd>
            {scopes.length === 0 ? (
              <span className={classes.muted}>The login named none</span>
            ) : (
              <ul className={classes.scopes}>
                {scopes.map((scope) => (
                  <li key={scope}>
                    <code>{scope}</code>
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </>
      )}
    </dl>
  );
}

const Instant = ({ at }: { readonly at: number }) => (
  <span>
    {formatLocal(at)} <span className={classes.muted}>· {formatUtc(at)}</span>
  </span>
);
