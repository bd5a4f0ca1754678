import { describe, expect, it } from 'vitest';
import type { Facts } from '../chain/manage';
import { type Choices, NO_CHOICES, optionsOf } from './listfile';
import { FACTS } from './testing';

const OTHER: Facts = { ...FACTS, asset: 7, token: { symbol: 'USDC-7', decimals: 6 }, minimum: 5n };

const unit = (choice: Choices['unit'], facts: Facts) => optionsOf({ ...NO_CHOICES, unit: choice }, facts).unit;

describe('the unit of a list', () => {
  it('follows from the header for the native token, and from the asset for others', () => {
    expect(unit('header', FACTS)).toEqual({ kind: 'header' });
    expect(unit('tokens', FACTS)).toEqual({ kind: 'tokens', decimals: 12 });
    // A header that names the native token would give amounts of another asset its decimals.
    for (const choice of ['header', 'tokens'] as const) {
      expect(unit(choice, OTHER)).toEqual({ kind: 'tokens', decimals: 6 });
    }
    for (const facts of [FACTS, OTHER]) expect(unit('smallest', facts)).toEqual({ kind: 'smallest' });
  });

  it('is smallest units for an asset that has no decimals, and no header changes that', () => {
    const whole = { ...OTHER, token: { symbol: 'asset-7', decimals: 0 } };
    expect(unit('tokens', whole)).toEqual({ kind: 'undivided' });
    expect(unit('smallest', whole)).toEqual({ kind: 'smallest' });
    // Unless its manager says how many its tokens have.
    expect(optionsOf({ ...NO_CHOICES, unit: 'tokens', decimals: 6 }, whole)).toMatchObject({
      unit: { kind: 'tokens', decimals: 6 },
    });
    expect(optionsOf({ ...NO_CHOICES, unit: 'tokens', decimals: 3 }, OTHER)).toMatchObject({
      unit: { kind: 'tokens', decimals: 6 },
    });
  });

  it('has the least amount that an account can receive of the asset', () => {
    expect(optionsOf(NO_CHOICES, OTHER)).toMatchObject({ minimum: 5n, token: { symbol: 'DIST', decimals: 12 } });
  });
});
