import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Terms } from '../chain/model';
import { readAddress, toSs58 } from './address';
import { type Hex, fromHex, toHex } from './bytes';
import {
  CALLS,
  actionCall,
  actionsCall,
  approvalCall,
  callHash,
  multisigAccount,
  multisigOf,
  proxyCall,
  publishCall,
  readApproval,
  withdrawalCall,
  writeApproval,
} from './calldata';
import { encodeTerms } from './terms';

const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const BOB = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty';
const CHARLIE = '5FLSigC9HGRKVhB9FiEo4Y3koPsNmBmLJbpXg2mp1hXcS59Y';

function key(address: string): Hex {
  const read = readAddress(address);
  if (read.kind !== 'account') throw new Error(address);
  return toHex(read.account);
}

const TERMS: Hex = `0x${'ab'.repeat(32)}`;

describe('the calls of a manager', () => {
  it('have the indices of the reference', () => {
    const text = readFileSync(new URL('../../../docs/reference.md', import.meta.url), 'utf8');
    let ours = 0;
    for (const [name, [pallet, index]] of Object.entries(CALLS)) {
      const [, calls] =
        new RegExp(
          `^## ${name.split('.')[0]}\n\nPallet index ${pallet}\\.([\\s\\S]*?)(?=^## |$(?![\\s\\S]))`,
          'm',
        ).exec(text) ?? [];
      // The reference has our pallets only.
      if (pallet < 60) continue;
      ours += 1;
      expect(calls, name).toMatch(new RegExp(`^\\| ${index} \\| \`${name.split('.')[1]}\\(`, 'm'));
    }
    expect(ours).toBe(9);
  });

  it('are encoded byte by byte', () => {
    expect(toHex(actionCall({ kind: 'fund', round: 5, amount: 69n, terms: TERMS }))).toBe(
      `0x3c03050000001501${'ab'.repeat(32)}`,
    );
    expect(toHex(actionCall({ kind: 'open', round: 5, terms: TERMS }))).toBe(`0x3c0405000000${'ab'.repeat(32)}`);
    expect(toHex(actionCall({ kind: 'clean-up', round: 1 }))).toBe('0x3c0c0100000000010000');
    const both = actionsCall([
      { kind: 'open', round: 5, terms: TERMS },
      { kind: 'close', round: 6 },
    ]);
    expect(toHex(both)).toBe(`0x0802083c0405000000${'ab'.repeat(32)}3c0a06000000`);
    const terms: Terms = {
      asset: 'native',
      source: { kind: 'listed' },
      release: { kind: 'immediate' },
      requirement: { level: 0, jurisdictions: { kind: 'any' }, attesters: 0 },
      window: { opens: 0, closes: 1_000 },
      budget: 1n,
      remainder: 'burn',
      manifest: null,
      beneficiaries: 'accounts',
    };
    const amended = toHex(actionCall({ kind: 'amend', round: 5, terms }));
    expect(amended).toBe(`0x3c0105000000${toHex(encodeTerms(terms)).slice(2)}`);
    // One call needs no batch.
    expect(toHex(actionsCall([{ kind: 'close', round: 6 }]))).toBe('0x3c0a06000000');
    const inner = fromHex('0x3c0a06000000')!;
    expect(toHex(proxyCall(key(ALICE), inner))).toBe(`0x0a0000${key(ALICE).slice(2)}003c0a06000000`);
    expect(toHex(publishCall(3, fromHex('0x0102')!))).toBe('0x400103000000080102');
  });
});

describe('a multisig', () => {
  it('has the account of the pallet, in any order of signatories', () => {
    for (const names of [
      [ALICE, BOB, CHARLIE],
      [CHARLIE, ALICE, BOB],
    ]) {
      const multisig = multisigOf(2, names.map(key));
      if (typeof multisig === 'string') throw new Error(multisig);
      const account = fromHex(multisigAccount(multisig), 32)!;
      expect(toSs58(account, 42)).toBe('5DjYJStmdZ2rcqXbXGX7TW85JsrW6uG4y9MUcLq2BoPMpRA7');
    }
  });

  it('is refused when it makes no sense', () => {
    const [alice, bob] = [ALICE, BOB].map(key) as [Hex, Hex];
    expect(multisigOf(2, [alice, bob, alice])).toBe('twice');
    for (const threshold of [0, 1, 3, 1.5, Number.NaN]) expect(multisigOf(threshold, [alice, bob])).toBe('threshold');
    expect(multisigOf(2, [])).toBe('threshold');
    const many = Array.from({ length: 101 }, (_, n) => toHex(new Uint8Array(32).fill(n)));
    expect(multisigOf(2, many)).toBe('many');
  });

  it('approves with the others in ascending order, and the time of the first approval', () => {
    const multisig = multisigOf(2, [ALICE, BOB, CHARLIE].map(key));
    if (typeof multisig === 'string') throw new Error(multisig);
    const inner = fromHex('0x3c0a06000000')!;
    const most = { refTime: 69n, proofSize: 1n };
    const others = [BOB, CHARLIE]
      .map((name) => key(name).slice(2))
      .sort()
      .join('');
    expect(toHex(approvalCall(multisig, key(ALICE), null, inner, most))).toBe(
      `0x0901020008${others}003c0a06000000150104`,
    );
    expect(toHex(approvalCall(multisig, key(ALICE), { height: 7, index: 1 }, inner, most))).toBe(
      `0x0901020008${others}0107000000010000003c0a06000000150104`,
    );
    expect(callHash(inner)).toMatch(/^0x[0-9a-f]{64}$/);
  });

  it('takes a call back by its hash and the time of the first approval', () => {
    const multisig = multisigOf(2, [ALICE, BOB, CHARLIE].map(key));
    if (typeof multisig === 'string') throw new Error(multisig);
    const inner = fromHex('0x3c0a06000000')!;
    const others = [ALICE, CHARLIE]
      .map((name) => key(name).slice(2))
      .sort()
      .join('');
    expect(toHex(withdrawalCall(multisig, key(BOB), { height: 7, index: 1 }, inner))).toBe(
      `0x0903020008${others}0700000001000000${callHash(inner).slice(2)}`,
    );
  });

  it('is the same at the end of a link, and nothing else is one', () => {
    const multisig = multisigOf(2, [ALICE, BOB, CHARLIE].map(key));
    if (typeof multisig === 'string') throw new Error(multisig);
    const call = fromHex('0x3c0a06000000')!;
    const text = writeApproval({ multisig, call });
    expect(readApproval(text)).toEqual({ multisig, call });
    for (const wrong of ['', text.slice(0, 100), text.slice(1), `${text.slice(0, -1)}%`, 'A'.repeat(40_000), '<img>']) {
      expect(readApproval(wrong), wrong.slice(0, 20)).toBeNull();
    }
  });
});
