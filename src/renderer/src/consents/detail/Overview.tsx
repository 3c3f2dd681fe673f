import type { Consent, ConsentDetail } from '../../../../shared/consent';
import { EnvironmentBadge } from '../../components/EnvironmentBadge';
import { Time } from '../../components/Time';
import { formatDate } from '../../components/time-format';
import { useRealms } from '../../stores';
import { customerLabel } from '../rows/row-fields';
import { shownStatus, statusLabel } from '../rows/shown-status';
import classes from './detail.module.css';
import { History } from './History';
import { Permissions } from './Permissions';
import { Fact, Facts, FromRecord, NotStated, Section } from './Section';
import { sharingWords } from './sharing-words';

interface Props {
  readonly consent: Consent;
  readonly detail: ConsentDetail | null;
  readonly isReading: boolean;
  readonly now: number;
}

/** Who may see whose data, what of it, why, and for how long (D1, D3). */
export function Overview({ consent, detail, isReading, now }: Props) {
  return (
    <>
      <Section title="Who">
        <Facts>
          <Fact name="Customer">
            <Party name={customerLabel(consent)} more={[consent.customer.email, consent.customer.id]} />
          </Fact>
          <Fact name="Recipient">
            <Party name={consent.recipient.name || consent.recipient.id} more={[consent.recipient.id]} />
          </Fact>
          <Fact name="Realm">
            <RealmName realmId={consent.realmId} />
          </Fact>
          <Fact name="Consent id">
            <code className={classes.id}>{consent.id}</code>
          </Fact>
        </Facts>
      </Section>
      <Section title="What">
        <Permissions permissions={consent.permissions} />
        <Facts>
          <Fact name="From accounts">
            <FromRecord record={detail} isReading={isReading}>
              {({ accounts }) => (accounts.length > 0 ? <Lines lines={accounts} /> : <NotStated />)}
            </FromRecord>
          </Fact>
          <Fact name="Data window">
            <FromRecord record={detail} isReading={isReading}>
              {({ dataFrom, dataTo }) => windowWords(dataFrom, dataTo) ?? <NotStated />}
            </FromRecord>
          </Fact>
        </Facts>
      </Section>
      <Section title="Why">
        <Facts>
          <Fact name="Purpose">
            <FromRecord record={detail} isReading={isReading}>
              {({ purpose }) => purpose || <NotStated />}
            </FromRecord>
          </Fact>
        </Facts>
      </Section>
      <Section title="How long">
        <Facts>
          <Fact name="Status">
            <StatusFact consent={consent} reasons={detail?.statusReasons ?? []} now={now} />
          </Fact>
          <Fact name="Created">
            <Time at={consent.createdAt} />
          </Fact>
          <Fact name="Expires">
            <Time at={consent.expiresAt} />
          </Fact>
          <Fact name="Sharing">
            <FromRecord record={detail} isReading={isReading}>
              {({ sharingDuration }) => sharingWords(sharingDuration) ?? <NotStated />}
            </FromRecord>
          </Fact>
          <Fact name="Updated">
            <Time at={consent.updatedAt} />
          </Fact>
        </Facts>
      </Section>
      <Section title="History">
        <FromRecord record={detail} isReading={isReading}>
          {({ history }) => <History entries={history} />}
        </FromRecord>
      </Section>
    </>
  );
}

function Party({ name, more }: { readonly name: string; readonly more: readonly string[] }) {
  if (name === '') return <NotStated />;
  return (
    <>
      <span className={classes.party}>{name}</span>
      <Lines lines={more.filter((line) => line !== '' && line !== name)} />
    </>
  );
}

const Lines = ({ lines }: { readonly lines: readonly string[] }) =>
  [...new Set(lines)].map((line) => (
    <span key={line} className={classes.extra}>
      {line}
    </span>
  ));

function RealmName({ realmId }: { readonly realmId: string }) {
  const profile = useRealms(({ entries }) => entries.find((entry) => entry.profile.id === realmId)?.profile);
  return (
    <span className={classes.realm}>
      {profile?.name ?? realmId}
      {profile && <EnvironmentBadge environment={profile.environment} />}
    </span>
  );
}

/** The status that holds now, and the server's own word for it, which is never dropped. */
function StatusFact(props: {
  readonly consent: Consent;
  readonly reasons: readonly string[];
  readonly now: number;
}) {
  const { consent, reasons, now } = props;
  const received = consent.statusAsReceived || consent.status;
  return (
    <>
      <span>{statusLabel(consent, now)}</span>
      <span className={classes.extra}>
        As received: <code>{received}</code>
      </span>
      {shownStatus(consent, now) === 'lapsed' && (
        <span className={classes.warning}>Its time is over, but the server has not ended it.</span>
      )}
      <Lines lines={reasons} />
    </>
  );
}

function windowWords(from: number | null, to: number | null): string | null {
  if (from === null && to === null) return null;
  if (to === null) return `From ${formatDate(from ?? 0)}`;
  return from === null ? `Until ${formatDate(to)}` : `${formatDate(from)} – ${formatDate(to)}`;
}
