import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutJson } from './lay-out-json';

/** Without white space outside strings. */
const bare = (text: string): string => (text.match(/"(?:[^"\\]|\\.)*"?|[^\s"]+/gs) ?? []).join('');

describe('a record is laid out', () => {
  it('in lines', () => {
    expect(layOutJson('{"a":[1,{}],"b":{"c":"x, {y}: [z]"},"d":[]}')).toBe(
      '{\n  "a": [\n    1,\n    {}\n  ],\n  "b": {\n    "c": "x, {y}: [z]"\n  },\n  "d": []\n}',
    );
  });

  it('with its numbers and repeated keys as they came', () => {
    const laidOut = layOutJson('{"n":12345678901234567890.10,"n":1e400,"s":"\\u0041\\""}');
    for (const part of ['12345678901234567890.10', '1e400', '"\\u0041\\""']) expect(laidOut).toContain(part);
    expect(laidOut.match(/"n"/g)).toHaveLength(2);
  });

  it('and nothing but white space is added, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.json(), fc.string({ unit: 'binary' }), fc.stringMatching(/^[[\]{}",:\\a ]{0,30}$/)),
        (raw) => {
          expect(bare(layOutJson(raw))).toBe(bare(raw));
        },
      ),
    );
  });

  it('and says the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const raw = JSON.stringify(value);
        expect(JSON.parse(layOutJson(raw))).toEqual(JSON.parse(raw));
      }),
    );
  });

  it('without end it is still on the paper', () => {
    const lines = layOutJson('['.repeat(10_000)).split('\n');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(40);
  });
});
