import { describe, expect, it } from 'vitest';
import { tokenOf } from './connection';
import { nameOf } from './errors';
import { Unreadable, amount, bytes, field, hex, list, number, option, result, text, variant } from './reading';
import { paymentsIn } from './submit';

describe('what the client decoded', () => {
  it('is read as it is', () => {
    expect(number(7)).toBe(7);
    expect(number(7n)).toBe(7);
    expect(amount(2n ** 127n)).toBe(2n ** 127n);
    expect(hex(Uint8Array.of(1, 255))).toBe('0x01ff');
    expect(bytes('0x01ff')).toEqual(Uint8Array.of(1, 255));
    expect(text('0x4445')).toBe('DE');
    expect(option(undefined, number)).toBe(null);
    expect(option(3, number)).toBe(3);
    expect(variant({ type: 'Open', value: undefined })).toEqual({ type: 'Open', value: undefined });
    expect(result({ success: true, value: 1n }, amount, String)).toEqual({ ok: true, value: 1n });
    expect(result({ success: false, value: 'x' }, amount, String)).toEqual({ ok: false, error: 'x' });
  });

  it('is not taken for something else', () => {
    for (const act of [
      () => number('7'),
      () => number(2n ** 60n),
      () => number(1.5),
      () => amount('1'),
      () => bytes('text'),
      () => list({ length: 1 }),
      () => field(null, 'a'),
      () => field({ b: 1 }, 'a'),
      () => variant({ value: 1 }),
      () => variant('Open'),
    ]) {
      expect(act).toThrow(Unreadable);
    }
  });
});

describe('errors of the runtime', () => {
  it('have the names of their pallets and their own', () => {
    expect(
      nameOf({ type: 'Module', value: { type: 'Vesting', value: { type: 'AmountLow', value: undefined } } }),
    ).toEqual({
      pallet: 'Vesting',
      name: 'AmountLow',
    });
    expect(nameOf({ type: 'Token', value: { type: 'Frozen', value: undefined } })).toEqual({
      pallet: 'Token',
      name: 'Frozen',
    });
    expect(nameOf({ type: 'BadOrigin', value: undefined })).toEqual({ pallet: '', name: 'BadOrigin' });
  });
});

describe('events of a claim', () => {
  it('tell the payments of rounds and nothing else', () => {
    const beneficiary = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
    const payee = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty';
    const paid = { id: 3, sequence: 0n, index: 17, beneficiary, payee, amount: 5n };
    expect(
      paymentsIn([
        { type: 'Balances', value: { type: 'Transfer', value: {} } },
        { type: 'Distribution', value: { type: 'Paid', value: paid } },
        { type: 'Distribution', value: { type: 'StreamEnded', value: { id: 3, index: 17 } } },
      ]),
    ).toEqual([
      {
        round: 3,
        index: 17,
        beneficiary: '0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d',
        payee: '0x8eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48',
        amount: 5n,
      },
    ]);
  });
});

describe('the native token', () => {
  it('is what the operator says, or else what the node says if it makes sense', () => {
    const pinned = { symbol: 'DIST', decimals: 12 };
    expect(tokenOf({ tokenSymbol: 'EVIL', tokenDecimals: 2 }, pinned)).toEqual(pinned);
    expect(tokenOf({ tokenSymbol: ['DOT', 'X'], tokenDecimals: [10] }, null)).toEqual({ symbol: 'DOT', decimals: 10 });
    for (const hostile of [null, 'x', {}, { tokenSymbol: '<img>', tokenDecimals: 99 }, { tokenDecimals: -1 }]) {
      expect(tokenOf(hostile, null)).toEqual({ symbol: 'UNIT', decimals: 0 });
    }
  });
});
