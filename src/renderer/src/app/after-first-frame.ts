/** Milliseconds. A window that nobody sees paints no frame, and is not waited for. */
const patience = 400;

/**
 * Runs once the page's first frame is on screen: what main loads with the window's first message takes the core that the frame needs, and is
 * ready no sooner (`npm run bench -- --only start`).
 */
export function afterFirstFrame(act: () => void): void {
  let isDone = false;
  const once = () => {
    if (isDone) return;
    isDone = true;
    act();
  };
  // The callback comes before the frame is painted, the timer after it.
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, patience);
}
