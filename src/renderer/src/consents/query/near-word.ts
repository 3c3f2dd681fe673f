/** The word that was probably meant: one letter too many, too few, wrong, or two that changed places. */
export const nearWord = (typed: string, words: readonly string[]): string | null =>
  words.find((word) => word !== typed && isNear(typed, word)) ?? null;

function isNear(typed: string, word: string): boolean {
  if (Math.abs(typed.length - word.length) > 1) return false;
  let start = 0;
  while (start < typed.length && typed[start] === word[start]) start++;
  const [rest, wanted] = [typed.slice(start), word.slice(start)];
  return (
    rest.slice(1) === wanted.slice(1) ||
    rest.slice(1) === wanted ||
    rest === wanted.slice(1) ||
    (rest[0] === wanted[1] && rest[1] === wanted[0] && rest.slice(2) === wanted.slice(2))
  );
}
