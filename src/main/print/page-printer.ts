/** Makes a PDF of a page; see `window-page-printer.ts` for the one that does. */
export interface PagePrinter {
  /** @throws Failure `storage` when the page cannot be made, in the time there is for it. */
  pdf(html: string): Promise<Uint8Array>;
}
