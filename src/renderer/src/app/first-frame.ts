/** Milliseconds. A window that nobody sees paints no frame, and is not waited for. */
const patience = 1_000;

/**
 * Resolves when the page's first content is on screen. What main loads with the window's first message would take the core that this frame needs,
 * and be ready no sooner (`npm run bench -- --only start`).
 */
export const firstFrame = (): Promise<void> =>
  new Promise((resolve) => {
    // Told when the frame has been presented: a callback of animation frames comes before it is even drawn.
    const observer = new PerformanceObserver((seen) => {
      if (seen.getEntriesByName('first-contentful-paint').length === 0) return;
      observer.disconnect();
      resolve();
    });
    observer.observe({ type: 'paint', buffered: true });
    setTimeout(resolve, patience);
  });
