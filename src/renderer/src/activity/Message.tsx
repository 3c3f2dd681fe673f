import { useMemo } from 'react';
import type { ActivityDetail, ShownBody } from '../../../shared/activity';
import { Section } from '../consents/detail/Section';
import { fileSize } from '../exports/file-size';
import classes from './detail.module.css';

interface Props {
  readonly title: 'Request' | 'Response';
  /** Null: no answer came. */
  readonly message: ActivityDetail['response'];
}

/** Headers and body of one way, as main has redacted them. */
export function Message({ title, message }: Props) {
  if (!message)
    return (
      <Section title={title}>
        <p className={classes.none}>No answer has come.</p>
      </Section>
    );
  return (
    <Section title={title}>
      {message.headers.length > 0 ? (
        <dl className={classes.headers} aria-label={`${title} headers`}>
          {message.headers.map(({ name, value }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a header may come twice, and the list never changes
            <div key={place} className={classes.headerLine}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className={classes.none}>No headers are kept.</p>
      )}
      <Body title={title} body={message.body} />
    </Section>
  );
}

function Body({ title, body }: { readonly title: string; readonly body: ShownBody }) {
  const text = useMemo(() => (body.state === 'shown' ? indented(body.text) : ''), [body]);
  if (body.state === 'none') return <p className={classes.none}>No body.</p>;
  if (body.state === 'withheld')
    return (
      <p className={classes.withheld}>
        The body ({fileSize(body.bytes)}) is not shown: {body.reason}
      </p>
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.code} tabIndex={0} aria-label={`${title} body, ${body.type}`}>
      <pre>{text}</pre>
    </section>
  );
}

/** JSON in lines; anything else as it is. */
function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
