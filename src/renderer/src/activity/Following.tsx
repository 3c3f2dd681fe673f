import { Button } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import classes from './activity.module.css';
import { timelineStore, useTimeline } from './stores';

const { follow } = timelineStore.getState();

/** Whether new calls come in by themselves; and while rows are read and stay still, how many wait. */
export function Following({ onFollow }: { readonly onFollow: () => void }) {
  const isLive = useTimeline((state) => state.isLive);
  const newCalls = useTimeline((state) => state.newCalls);
  if (isLive)
    return (
      <span className={classes.live} title="New calls come in at the top.">
        Live
      </span>
    );
  return (
    <Button
      variant={newCalls > 0 ? 'light' : 'subtle'}
      size="compact-sm"
      leftSection={<IconArrowUp size={14} stroke={1.75} aria-hidden />}
      title="The rows stay as they are while you read. Show the newest, and follow."
      onClick={() => {
        follow();
        // This button goes: the focus goes where the calls are.
        onFollow();
      }}
    >
      {newCalls === 0
        ? 'To the newest'
        : `${newCalls.toLocaleString('en')} new ${newCalls === 1 ? 'call' : 'calls'}`}
    </Button>
  );
}
