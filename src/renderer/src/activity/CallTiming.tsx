import type { ActivityEntry } from '../../../shared/activity';
import { formatDuration } from '../components/time-format';
import { Fact, Facts, Section } from '../consents/detail/Section';
import { TimingBar } from './TimingBar';
import { partMeanings, partNames, timingParts } from './timing';
import classes from './timing.module.css';

/** Where the time of a call went. */
export function CallTiming({ timing }: { readonly timing: ActivityEntry['timing'] }) {
  return (
    <Section title="Time taken">
      <Facts>
        <Fact name="In all">
          <TimingBar timing={timing} />
        </Fact>
        {timingParts.map((part) => {
          const span = timing[part];
          return (
            <Fact key={part} name={partNames[part]}>
              <span className={classes.key} data-part={part} aria-hidden />
              {span === null ? 'Not known' : formatDuration(span)}
              <span className={classes.meaning}>{partMeanings[part]}</span>
            </Fact>
          );
        })}
      </Facts>
    </Section>
  );
}
