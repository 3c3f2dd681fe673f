import { useEffect, useRef } from 'react';
import { Dialog } from '../components/Dialog';
import { useApp } from '../stores';
import { ActivityActions } from './ActivityActions';
import { ActivityFilters } from './ActivityFilters';
import classes from './activity.module.css';
import { CallDetail } from './CallDetail';
import { CallList } from './CallList';
import { NoCalls } from './NoCalls';
import { callStore, timelineStore, useCall, useTimeline } from './stores';

const { watch, need } = timelineStore.getState();
const call = callStore.getState();

/** Everything the app said on the wire, newest first (A1). */
export default function Activity() {
  const closePanel = useApp((state) => state.close);
  const hasRows = useTimeline((state) => state.matched > 0);
  const isOpen = useCall((state) => state.seq !== null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const unwatch = [watch(), call.watch()];
    need(0, 0);
    return () => {
      for (const end of unwatch) end();
      call.close();
    };
  }, []);
  const toList = () => list.current?.focus();
  const closeCall = () => {
    call.close();
    toList();
  };
  return (
    <Dialog
      onClose={closePanel}
      // The call that is open is closed first.
      closeOnEscape={!isOpen}
      size="min(1800px, 96vw)"
      yOffset="3vh"
      title="Activity"
      classNames={{ header: classes.header, body: classes.body }}
      transitionProps={{ duration: 0 }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it acts on nothing, and hears Escape for all that is in it */}
      <div
        className={classes.all}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && isOpen) closeCall();
        }}
      >
        <ActivityFilters />
        <ActivityActions onFollow={toList} />
        <div className={classes.split}>
          {hasRows ? <CallList ref={list} /> : <NoCalls />}
          {isOpen && <CallDetail onClose={closeCall} />}
        </div>
      </div>
    </Dialog>
  );
}
