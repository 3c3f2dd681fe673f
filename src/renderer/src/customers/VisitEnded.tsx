import { Notice } from '../components/Notice';
import { useRealms, useVisit } from '../stores';
import classes from './banner.module.css';
import { customerTitle, endText } from './customer-words';

/** A visit that ended by itself: the list on screen is the realm's again, and the operator must know why. */
export function VisitEnded() {
  const ended = useVisit((state) => state.ended);
  const dismiss = useVisit((state) => state.dismissEnded);
  const realm = useRealms(({ entries }) =>
    entries.find(({ profile }) => profile.id === ended?.visit.realmId),
  )?.profile;
  return (
    // Always there: a screen reader tells what comes into it.
    <div className={classes.ended} role="status">
      {ended && (
        <Notice
          title={`You no longer act for ${customerTitle(ended.visit.customer)}${realm ? ` in ${realm.name}` : ''}`}
          onDismiss={dismiss}
        >
          {endText(ended.why)} The token that was given for it is forgotten.
        </Notice>
      )}
    </div>
  );
}
