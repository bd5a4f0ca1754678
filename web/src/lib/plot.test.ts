import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HEIGHT, WIDTH, area, line, placeOfAmount, placeOfTime, thinned } from './plot';

const frame = { from: 100, to: 200, most: 1_000n };
const points = [
  { at: 100, amount: 0n },
  { at: 150, amount: 500n },
  { at: 200, amount: 1_000n },
];

describe('a line', () => {
  it('goes from point to point evenly, or in steps', () => {
    expect(line(points, frame, 'even')).toBe('M0 300L500 150L1000 0');
    expect(line(points, frame, 'steps')).toBe('M0 300H500V150H1000V0');
    expect(area(points, frame, 'even')).toBe('M0 300L500 150L1000 0L1000 300H0Z');
    expect([line([], frame, 'even'), area([], frame, 'even')]).toEqual(['', '']);
  });

  it('stays on the drawing, whatever it is of', () => {
    const amount = fc.bigInt({ min: -5n, max: 2n ** 128n });
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.integer(), amount, amount, (from, to, at, most, units) => {
        const [x, y] = [placeOfTime({ from, to, most }, at), placeOfAmount({ from, to, most }, units)];
        expect(x >= 0 && x <= WIDTH && y >= 0 && y <= HEIGHT).toBe(true);
      }),
    );
  });
});

describe('many points', () => {
  it('become few, the first and the last among them', () => {
    const many = Array.from({ length: 1_000 }, (_, at) => at);
    expect(thinned(many, 5)).toEqual([0, 250, 500, 749, 999]);
    expect(thinned([1, 2], 5)).toEqual([1, 2]);
    expect(thinned([], 5)).toEqual([]);
  });
});
