import { describe, expect, it } from 'vitest';
import { cleanSymbol } from '../lib/amount';
import { assetSymbol, stillLocked } from './balances';

describe('the symbol of an asset', () => {
  it('has its number, whatever its owner called it', () => {
    for (const [asset, own, symbol] of [
      [7, 'USDT', 'USDT-7'],
      [7, 'DIST', 'DIST-7'],
      [7, '', 'asset-7'],
      [7, '<img src=x onerror=alert(1)>', 'asset-7'],
      [4_294_967_295, 'ABCDEFGHIJKL', 'ABCDE-4294967295'],
    ] as const) {
      expect(assetSymbol(asset, own)).toBe(symbol);
      // So amounts are never shown without it.
      expect(cleanSymbol(symbol)).toBe(symbol);
    }
  });
});

describe('a vesting schedule', () => {
  it('is locked less by each block, until nothing is', () => {
    const schedule = { locked: 100n, perBlock: 30n, start: 10 };
    const locked = [9, 10, 11, 13, 14, 99].map((moment) => stillLocked(schedule, moment).locked);
    expect(locked).toEqual([100n, 100n, 70n, 10n, 0n, 0n]);
    expect(stillLocked(schedule, 0).end).toBe(14);
    expect(stillLocked({ ...schedule, perBlock: 0n }, 99)).toEqual({ locked: 100n, end: 10 });
  });
});
