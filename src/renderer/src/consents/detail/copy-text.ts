/**
 * Puts text on the clipboard, from a click or a key. The page has no permission of any kind, so the Clipboard API refuses it; the older command,
 * which a user's own act allows, asks for none. False where the system would not take it.
 */
export function copyText(text: string): boolean {
  let isTaken = false;
  const put = (event: ClipboardEvent) => {
    // Before whatever else listens: what is copied is this, not what happens to be selected.
    event.stopImmediatePropagation();
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
    isTaken = event.clipboardData !== null;
  };
  document.addEventListener('copy', put, { capture: true, once: true });
  const isDone = document.execCommand('copy');
  document.removeEventListener('copy', put, { capture: true });
  return isDone && isTaken;
}
