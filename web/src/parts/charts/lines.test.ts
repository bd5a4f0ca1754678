import { describe, expect, it } from 'vitest';
import type { EmissionOutlook } from '../../chain/outlook';
import { WHOLE } from '../../lib/referendum';
import { voteOf } from '../governance/voting';
import { eraAt } from './issuance';
import { amountAt } from './lines';
import { thresholdPoints } from './threshold';

describe('two lines over the same time', () => {
  const points = [
    { at: 10, amount: 100n },
    { at: 20, amount: 0n },
    { at: 30, amount: 50n },
  ];

  it('have amounts between their points, in steps or evenly', () => {
    const at = (course: 'steps' | 'even') =>
      [5, 10, 15, 20, 25, 30, 99].map((time) => amountAt({ name: '', points, course }, time));
    expect(at('steps')).toEqual([null, 100n, 100n, 0n, 0n, 50n, 50n]);
    expect(at('even')).toEqual([null, 100n, 50n, 0n, 25n, 50n, 50n]);
    expect(amountAt({ name: '', points: [], course: 'even' }, 5)).toBe(null);
  });
});

describe('the line of a threshold', () => {
  it('begins and ends with the decision, however short that is', () => {
    const curve = { kind: 'linear', length: WHOLE, floor: WHOLE / 2n, ceil: WHOLE } as const;
    for (const decide of [1, 168, 201_600]) {
      const points = thresholdPoints(curve, decide);
      expect([points[0], points.at(-1)]).toEqual([
        { elapsed: 0, share: WHOLE },
        { elapsed: decide, share: WHOLE / 2n },
      ]);
      expect(points.length).toBeLessThanOrEqual(81);
      expect(new Set(points.map(({ elapsed }) => elapsed)).size).toBe(points.length);
    }
  });
});

describe('a decision about emission', () => {
  it('falls into an era', () => {
    const known = { outlook: { era: 7 }, started: 100, eraLength: 20 } as EmissionOutlook;
    expect([50, 119, 120, 165].map((at) => eraAt(known, at))).toEqual([7, 7, 8, 10]);
    expect(eraAt({ ...known, started: null }, 165)).toBe(7);
  });
});

describe('a vote that is entered', () => {
  it('is for a side, for none, or for several', () => {
    const amounts = { amount: 5n, aye: 1n, nay: 2n, abstain: 3n };
    expect(voteOf('nay', amounts, 2)).toEqual({ kind: 'standard', aye: false, conviction: 2, balance: 5n });
    expect(voteOf('abstain', amounts, 2)).toEqual({ kind: 'split', aye: 0n, nay: 0n, abstain: 5n });
    expect(voteOf('split', amounts, 2)).toEqual({ kind: 'split', aye: 1n, nay: 2n, abstain: 3n });
  });
});
