import { describe, expect, it } from 'vitest';
import { toSs58 } from './address';
import { type Hex, fromHex } from './bytes';
import { readDestination } from './destination';

const ACCOUNT: Hex = `0x${'22'.repeat(32)}`;
const bytes = fromHex(ACCOUNT, 32)!;
const why = (text: string, excluded = {}) => {
  const read = readDestination(text, excluded);
  return read.ok ? null : read.fault.key;
};

describe('the account that is to be paid', () => {
  it('is read however it is written', () => {
    expect(readDestination(ACCOUNT)).toEqual({ ok: true, value: { account: ACCOUNT, prefix: undefined } });
    for (const prefix of [0, 42, 2_254]) {
      expect(readDestination(` ${toSs58(bytes, prefix)} `)).toEqual({ ok: true, value: { account: ACCOUNT, prefix } });
    }
  });

  it('is no Ethereum address, in neither of the ways in which one can be pasted', () => {
    const address = '5aaeb6053f3e94c9b9a09f33669435e7ef1beaed';
    expect(why(`0x${address}`)).toBe('destination.ethereum');
    expect(why(`0x${'00'.repeat(12)}${address}`)).toBe('destination.ethereum');
    expect(why(toSs58(fromHex(`0x${'00'.repeat(12)}${address}`, 32)!, 42))).toBe('destination.ethereum');
  });

  it('has a key: pots and other accounts of the chain have none', () => {
    // `modl`, the id of a pallet and a number, as the runtime makes them.
    const account = (digits: string): string => `0x${digits.padEnd(64, '0')}`;
    expect(why(account(`6d6f646c${'11'.repeat(17)}`))).toBe('destination.keyless');
    expect(why(account(`6d6f646c${'11'.repeat(18)}`))).toBe(null);
    expect(why(ACCOUNT, { pot: ACCOUNT })).toBe('destination.pot');
  });

  it('is another one than is paid anyway, where that is asked', () => {
    expect(why(ACCOUNT, { self: ACCOUNT })).toBe('destination.self');
    expect(why(ACCOUNT)).toBe(null);
  });

  it('is told what is wrong with a text that is no address', () => {
    expect(why('')).toBe('address.empty');
    expect(why(toSs58(bytes, 42).replace(/.$/, (last) => (last === 'a' ? 'b' : 'a')))).toBe('address.checksum');
  });
});
