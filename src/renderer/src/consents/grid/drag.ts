/** A pointer pressed on something and moved: the header's edges and the header's cells are dragged in the same way. Escape takes it back. */
export interface Dragging {
  /** Pixels the pointer must move before it is more than a click. */
  readonly least: number;
  /** @param way pixels to the right of where it was pressed */
  onMove(way: number, event: PointerEvent): void;
  /** Not after a mere click. */
  onEnd(way: number): void;
  onCancel(): void;
}

export function startDrag(
  element: HTMLElement,
  pressed: { readonly pointerId: number; readonly clientX: number },
  dragging: Dragging,
): void {
  let isDragged = false;
  let way = 0;
  const ending = new AbortController();
  const { signal } = ending;
  const end = (act?: () => void) => {
    ending.abort();
    if (isDragged) act?.();
  };
  // On the window: until it is a drag, the pointer may be off the element with its first move.
  const on = <K extends keyof WindowEventMap>(
    name: K,
    act: (event: WindowEventMap[K]) => void,
    capture = false,
  ) => window.addEventListener(name, act, { signal, capture });

  on('pointermove', (event) => {
    way = event.clientX - pressed.clientX;
    if (!isDragged && Math.abs(way) < dragging.least) return;
    // Not sooner: a click would then be one on the whole cell, and not on the button in it.
    if (!isDragged) element.setPointerCapture(pressed.pointerId);
    isDragged = true;
    dragging.onMove(way, event);
  });
  on('pointerup', () => end(() => dragging.onEnd(way)));
  on('pointercancel', () => end(() => dragging.onCancel()));
  on(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !isDragged) return;
      event.preventDefault();
      event.stopPropagation();
      end(() => dragging.onCancel());
    },
    true,
  );
}
