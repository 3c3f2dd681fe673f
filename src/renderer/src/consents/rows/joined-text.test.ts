import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JoinedText } from './joined-text';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 6 });
const word = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 3 });

test('finds what looking into each text finds, also after texts have changed and come', () => {
  fc.assert(
    fc.property(fc.array(text), fc.array(fc.tuple(fc.nat(30), text)), word, (texts, changes, asked) => {
      const joined = new JoinedText(4);
      joined.holding(texts, asked);
      for (const [place, changed] of changes) {
        const row = Math.min(place, texts.length);
        texts[row] = changed;
        joined.changed(row);
      }
      expect([...joined.holding(texts, asked)]).toEqual(texts.map((one) => Number(one.includes(asked))));
    }),
  );
});
