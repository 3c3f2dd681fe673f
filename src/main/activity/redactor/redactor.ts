/**
 * Takes out of a text what nobody is to see: the values of secrets the app knows of, in every encoding and mix of encodings; and what is a secret by
 * its place or its looks. It works on text of any kind and needs nothing to be well-formed.
 *
 * `maskPersonal` is the one place where personal data is masked too: on for files that leave this computer, off for the window.
 */
import type { KnownSecrets } from './known-secrets';
import { withMarks } from './marks';
import { findPersonal } from './personal';
import { findByStructure } from './structure';
import { inOriginal, viewsOf } from './views';

export interface RedactOptions {
  readonly maskPersonal?: boolean;
}

export class Redactor {
  constructor(private readonly known: Pick<KnownSecrets, 'find'>) {}

  text(text: string, { maskPersonal = false }: RedactOptions = {}): string {
    const spans = viewsOf(text).flatMap((view) => {
      const found = [...this.known.find(view.text), ...findByStructure(view.text)];
      if (maskPersonal) found.push(...findPersonal(view.text));
      return found.map((span) => inOriginal(view, span));
    });
    return withMarks(text, spans);
  }
}
