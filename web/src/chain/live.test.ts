import { AccountId } from 'polkadot-api';
import { describe, expect, it } from 'vitest';
import { type Hex, toHex } from '../lib/bytes';
import { startDigest, tally } from '../lib/digest';
import { digestAfter, seenIn } from './live';

const GENESIS = new Uint8Array(32).fill(9);
const WHO = new Uint8Array(32).fill(3);
const PAYEE = new Uint8Array(32).fill(4);
const address = AccountId().dec(WHO);

const event = (type: string, value: unknown, pallet = 'Distribution') => ({
  phase: { type: 'ApplyExtrinsic', value: 2 },
  event: { type: pallet, value: { type, value } },
  topics: [],
});
const paid = (id: number, sequence: bigint, index: number, amount: bigint) =>
  event('Paid', { id, sequence, index, beneficiary: address, payee: AccountId().dec(PAYEE), amount });

describe('the events of a block', () => {
  it('tell what was paid and refused in a round, and in no other', () => {
    const error = { type: 'Module', value: { type: 'Distribution', value: { type: 'LevelTooLow' } } };
    const seen = seenIn(
      [
        event('Transfer', { id: 5 }, 'Balances'),
        paid(5, 7n, 1, 25n),
        paid(6, 0n, 1, 25n),
        event('ClaimRefused', { id: 5, index: 2, error }),
        event('PushSkipped', { id: 5, index: 3, error }),
        event('PotSwept', { id: 6 }),
        event('Unexpected', { kind: { type: 'X' } }),
      ],
      5,
    );
    const [beneficiary, payee] = [toHex(WHO), toHex(PAYEE)];
    expect(seen.payments).toEqual([{ sequence: 7n, row: 1, beneficiary, payee, amount: 25n }]);
    expect(seen.refusals).toEqual(
      [2, 3].map((row) => ({ row, reason: { pallet: 'Distribution', name: 'LevelTooLow' } })),
    );
    expect(seen.touched).toBe(true);
    expect(seenIn([paid(6, 0n, 1, 25n)], 5).touched).toBe(false);
  });

  it('lead to the digest of the round, unless one is missing', () => {
    const payments = [1, 2, 3].map((index) => ({
      sequence: BigInt(index - 1),
      beneficiary: WHO,
      payee: PAYEE,
      amount: BigInt(index),
      index,
    }));
    const whole = toHex(tally(GENESIS, 5, payments).digest);
    const start: Hex = toHex(startDigest(GENESIS, 5));
    const { payments: seen } = seenIn(
      payments.map(({ sequence, index, amount }) => paid(5, sequence, index, amount)),
      5,
    );
    expect(digestAfter(start, 0n, seen)).toBe(whole);
    expect(digestAfter(start, 0n, [])).toBe(start);
    expect(digestAfter(start, 0n, seen.slice(1))).toBeNull();
    const altered = seen.map((payment, at) => (at === 1 ? { ...payment, amount: 9n } : payment));
    expect(digestAfter(start, 0n, altered)).not.toBe(whole);
    const elsewhere = seen.map((payment) => ({ ...payment, payee: payment.beneficiary }));
    expect(digestAfter(start, 0n, elsewhere)).not.toBe(whole);
  });
});
