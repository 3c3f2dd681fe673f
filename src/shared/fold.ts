/**
 * Text as search compares it: without case, accents or marks that a keyboard may not have, so that 'hemi dang' finds 'Hēmi Đặng' and
 * a pasted name finds itself whatever invisible marks came along.
 */

/** Letters and apostrophes that Unicode does not take apart. */
// biome-ignore format: a table reads better in lines
const plain: Readonly<Record<string, string>> = {
  đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ł: 'l', ø: 'o', ß: 'ss', þ: 'th', æ: 'ae', œ: 'oe', ς: 'σ',
  '’': "'", '‘': "'", ʻ: "'", ʼ: "'",
};

const notPlain = new RegExp(`[${Object.keys(plain).join('')}]`, 'g');

export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (isAscii(lower)) return lower;
  return lower
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{Mn}\p{Cf}]+/gu, '')
    .replace(notPlain, (letter) => plain[letter] ?? letter);
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 127) return false;
  return true;
}
