import { CloseButton } from '@mantine/core';
import { FailureNotice } from '../components/FailureNotice';
import { Notice } from '../components/Notice';
import { useApp } from '../stores';
import classes from './Notices.module.css';

/** What the operator should read once: notices of main, and failures that have no place of their own. */
export function Notices() {
  const notices = useApp((state) => state.status?.notices);
  const trouble = useApp((state) => state.trouble);
  const dismissNotice = useApp((state) => state.dismissNotice);
  const dismissTrouble = useApp((state) => state.dismissTrouble);
  if (!trouble && !notices?.length) return null;
  return (
    <section className={classes.notices} aria-label="Notices">
      {trouble && (
        <div className={classes.trouble}>
          <FailureNotice failure={trouble} />
          <CloseButton aria-label="Dismiss" onClick={dismissTrouble} />
        </div>
      )}
      {notices?.map((notice, index) => (
        <Notice
          key={`${notice.title} ${notice.text}`}
          title={notice.title}
          onDismiss={() => dismissNotice(index)}
        >
          {notice.text}
        </Notice>
      ))}
    </section>
  );
}
