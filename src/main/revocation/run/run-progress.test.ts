import { describe, expect, it, vi } from 'vitest';
import { Teller } from './run-progress';

/** A teller whose beats come when the test says so. */
function setUp() {
  const tell = vi.fn();
  let beat: (() => void) | null = null;
  const teller = new Teller((_, act) => {
    beat = act;
    return () => {
      beat = null;
    };
  }, tell);
  return { teller, tell, beat: () => beat?.() };
}

describe('what is told of a run', () => {
  it('waits for the beat while things move, and is told once for many', () => {
    const { teller, tell, beat } = setUp();
    teller.moved();
    teller.moved();
    expect(tell).not.toHaveBeenCalled();
    beat();
    expect(tell).toHaveBeenCalledTimes(1);
  });

  it('is told at once when the state is another', () => {
    const { teller, tell } = setUp();
    teller.changed();
    expect(tell).toHaveBeenCalledTimes(1);
  });

  it('holds the last move too: after it no beat will come', () => {
    const { teller, tell, beat } = setUp();
    teller.moved();
    teller.rest();
    expect(tell).toHaveBeenCalledTimes(1);
    beat();
    teller.rest();
    expect(tell).toHaveBeenCalledTimes(1);
  });
});
