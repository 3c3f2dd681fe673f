/** Prints nothing: keeps the pages, and gives a file that says it is a PDF. */
import type { PagePrinter } from './page-printer';

export class TestPrinter implements PagePrinter {
  /** The HTML of each, oldest first. */
  readonly printed: string[] = [];

  async pdf(html: string): Promise<Uint8Array> {
    this.printed.push(html);
    return new TextEncoder().encode('%PDF-1.4');
  }
}

/** By whom and with what something was printed. */
export const printedBy = { actor: 'anna@desk', app: { name: 'Wych Consent Inspector', version: '0.1.0' } };
