/**
 * Prints a page to PDF in a hidden window that can do nothing else.
 *
 * The page holds what servers said. It is escaped (`html.ts`), its own policy allows no script, and it is shown without JavaScript, in a sandbox,
 * in a session of its own that lives in memory and refuses every request but the one for the page. The page is handed over through that session and
 * not as a `data:` address, which may hold two megabytes at most, nor as a file, which would leave personal data on the disk.
 */
import { randomUUID } from 'node:crypto';
import { BrowserWindow, type Session, session } from 'electron';
import { fail } from '../../shared/failure';
import type { Clock } from '../clock';
import type { PagePrinter } from './page-printer';

/** Lives in memory: no `persist:`. Exported for those who probe every session. */
export const printPartition = 'wych-print';
const scheme = 'wych-print';

/** Milliseconds for one document. A thousand rows take a few seconds on a slow computer. */
const patience = 60_000;

export class WindowPagePrinter implements PagePrinter {
  #session: Session | undefined;
  /** By address; gone with its document. */
  readonly #pages = new Map<string, string>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly clock: Clock,
    private readonly limit = patience,
  ) {}

  /** One after the other: each needs a process of its own. */
  pdf(html: string): Promise<Uint8Array> {
    const turn = this.#last.then(() => this.#print(html));
    this.#last = turn.catch(() => {});
    return turn;
  }

  async #print(html: string): Promise<Uint8Array> {
    const address = `${scheme}:${randomUUID()}`;
    const done = new AbortController();
    let window: BrowserWindow | undefined;
    try {
      this.#session ??= this.#openSession();
      this.#pages.set(address, html);
      window = openHidden(this.#session);
      const made = Promise.race([load(window, address), died(window), this.#tooLate(done.signal)]);
      return await made;
    } catch (cause) {
      throw fail(
        'storage',
        'The page could not be made into a PDF.',
        'Try again. A proof can also be saved as JSON.',
        { retryable: true, cause },
      );
    } finally {
      done.abort();
      this.#pages.delete(address);
      window?.destroy();
    }
  }

  #openSession(): Session {
    const own = session.fromPartition(printPartition, { cache: false });
    // Chromium would fetch a dictionary from its maker, past the wall below.
    own.setSpellCheckerLanguages([]);
    own.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
    own.setPermissionCheckHandler(() => false);
    own.on('will-download', (event) => event.preventDefault());
    own.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !this.#pages.has(url) }));
    own.protocol.handle(scheme, ({ url }) => {
      const page = this.#pages.get(url);
      return page === undefined ? new Response(null, { status: 404 }) : new Response(page, { headers });
    });
    return own;
  }

  async #tooLate(signal: AbortSignal): Promise<never> {
    await this.clock.sleep(this.limit, signal);
    throw new Error('the time is over');
  }
}

/** The page says the same of itself; said twice, so that a page that forgets it can do no more. */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
};

const openHidden = (own: Session): BrowserWindow =>
  new BrowserWindow({
    show: false,
    webPreferences: {
      session: own,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      webgl: false,
      images: false,
      spellcheck: false,
      webviewTag: false,
      navigateOnDragDrop: false,
    },
  });

async function load(window: BrowserWindow, address: string): Promise<Uint8Array> {
  await window.loadURL(address);
  return window.webContents.printToPDF({
    pageSize: 'A4',
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    margins: { top: 0.6, bottom: 0.7, left: 0.7, right: 0.7 },
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate,
  });
}

/** Chromium fills in what the classes name, as text. Nothing else is put into it: unlike the page, it is run with scripts. */
const footerTemplate = `<div style="width:100%;margin:0 0.7in;font:7.5pt 'Segoe UI','Helvetica Neue','Liberation Sans',Arial,sans-serif;color:#4d5866;
display:flex;justify-content:space-between;gap:12pt">
<span class="title" style="overflow:hidden;white-space:nowrap;text-overflow:ellipsis"></span>
<span style="white-space:nowrap">Page <span class="pageNumber"></span> of <span class="totalPages"></span></span></div>`;

const died = ({ webContents }: BrowserWindow): Promise<never> =>
  new Promise((_, reject) => {
    webContents.once('render-process-gone', (_event, { reason }) => reject(new Error(reason)));
    webContents.once('destroyed', () => reject(new Error('destroyed')));
  });
