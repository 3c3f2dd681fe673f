import hidden from '../components/unseen.module.css';
import { useNow } from '../components/use-now';
import { useRealms, useVisit } from '../stores';
import { visitAnnouncement } from './customer-words';

/** Tells a screen reader that a visit has begun and that it is about to end. Always there, so that a change in it is heard. */
export function VisitAnnouncer() {
  const visit = useVisit((state) => state.visit);
  const realm = useRealms(({ entries }) => entries.find(({ profile }) => profile.id === visit?.realmId));
  const now = useNow(5_000);
  return (
    <p className={hidden.unseen} role="status">
      {visitAnnouncement(visit, realm?.profile.name ?? '', now)}
    </p>
  );
}
