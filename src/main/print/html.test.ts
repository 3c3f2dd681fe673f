import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText, html, trusted } from './html';

describe('text', () => {
  it.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    [`"'\``, '&quot;&#39;&#96;'],
    ['a & b &lt;', 'a &amp; b &amp;lt;'],
    ['Hēmi\nTāmihana\t🦜', 'Hēmi\nTāmihana\t🦜'],
    ['two\r\nlines', 'two\nlines'],
  ])('%s', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });

  it.each([
    ['\u0000', 'U+0000'],
    ['\u001b', 'U+001B'],
    ['\r', 'U+000D'],
    ['\u0085', 'U+0085'],
    ['\u200b', 'U+200B'],
    ['\u202e', 'U+202E'],
    ['\u2066', 'U+2066'],
    ['\u2028', 'U+2028'],
    ['\ufeff', 'U+FEFF'],
    ['\ud83d', 'U+D83D'],
  ])('what would make it lie is printed by its number: %j', (character, name) => {
    expect(escapeText(`a${character}b`)).toBe(`a<span class="mark">${name}</span>b`);
  });

  it('never opens or closes anything, and loses nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = escapeText(text);
        const bare = escaped.replaceAll(/<span class="mark">U\+([0-9A-F]{4,6})<\/span>/g, '');
        expect(bare).not.toMatch(/[<>"'`]/);
        expect(bare.replaceAll(/&(amp|lt|gt|quot|#39|#96);/g, '')).not.toContain('&');
      }),
    );
  });
});

describe('html', () => {
  it('escapes what is put into it and takes its own kind as it is', () => {
    expect(
      html`<p>${'<b>'}${html`<i>${1}</i>`}${trusted('<hr>')}${[html`${'&'}`, html`b`]}${null}</p>`.markup,
    ).toBe('<p>&lt;b&gt;<i>1</i><hr>&amp;b</p>');
  });

  it('refuses a value inside a tag, where escaping is not enough', () => {
    expect(() => html`<a href="${'javascript:alert(1)'}">x</a>`).toThrow('inside a tag');
    expect(() => html`<p ${'onclick=x'}>`).toThrow('inside a tag');
    expect(() => html`<${'script'}>`).toThrow('inside a tag');
  });
});
