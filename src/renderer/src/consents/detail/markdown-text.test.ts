import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownText } from './markdown-text';

/** What a renderer shows: spans without their fences, read by the rule of CommonMark, and the pipes between them. Throws at anything else. */
function shown(markdown: string): string {
  let text = '';
  for (let rest = markdown; rest !== ''; ) {
    if (rest.startsWith('&#124;')) {
      text += '|';
      rest = rest.slice('&#124;'.length);
      continue;
    }
    const fence = /^`+/.exec(rest)?.[0];
    if (!fence) throw new Error(`outside a code span: ${rest}`);
    const close = new RegExp(`(?<!\`)${fence}(?!\`)`, 'g');
    close.lastIndex = fence.length;
    const end = close.exec(rest)?.index ?? Number.NaN;
    const content = rest.slice(fence.length, end);
    if (Number.isNaN(end) || content === '') throw new Error(`a span without an end: ${rest}`);
    text += /^ .*[^ ].* $/.test(content) ? content.slice(1, -1) : content;
    rest = rest.slice(end + fence.length);
  }
  return text;
}

describe('text in a cell', () => {
  it.each([
    ['Hēmi Tāmihana', '`Hēmi Tāmihana`'],
    ['a|b', '`a`&#124;`b`'],
    ['\\|', '`\\`&#124;'],
    ['|', '&#124;'],
    ['a `b` c', '``a `b` c``'],
    ['`a', '`` `a ``'],
    ['a\n\n| b |\r\n# c', '`a `&#124;`  b  `&#124;` # c`'],
    ['\u202egnp.exe', '`\ufffdgnp.exe`'],
    [' \t ', ''],
    ['', ''],
  ])('%j is %j', (text, markdown) => {
    expect(markdownText(text)).toBe(markdown);
  });

  it('is code from end to end, in one line, without a bare pipe, and shows what it was', () => {
    const text = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'`|\\ a[]()!<>\n*_') }),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, (received) => {
        const markdown = markdownText(received);
        expect(markdown).not.toMatch(/[|\r\n\p{Cc}\u202a-\u202e]/u);
        const plain = (some: string) => some.replace(/[\s\p{C}\ufffd]+/gu, '');
        expect(plain(shown(markdown))).toBe(plain(received));
      }),
      { numRuns: 3000 },
    );
  });
});
