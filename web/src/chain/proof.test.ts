import { describe, expect, it } from 'vitest';
import { toHex } from '../lib/bytes';
import { Fold, PartialTree, leafHash } from '../lib/merkle';
import type { Round } from './model';
import { readProof } from './proof';

const rows = Array.from({ length: 5 }, (_, index) => ({
  index,
  account: new Uint8Array(32).fill(index + 1),
  amount: BigInt(index + 1) * 10n,
}));
const fold = new Fold(rows.length);
const tree = new PartialTree(rows.length);
for (const row of rows) {
  fold.push(leafHash(row));
  tree.addLeaf(row.index, leafHash(row));
}
const root = toHex(fold.root() ?? new Uint8Array());
const round = { terms: { source: { kind: 'merkle', root, leaves: rows.length } } } as unknown as Round;
const proofOf = (index: number) => (tree.proof(index) ?? []).map(toHex);
const file = (changes: object = {}, row = 2): string =>
  JSON.stringify({
    version: '1',
    root,
    rows: rows.length,
    entitlements: [
      {
        index: row,
        account: toHex(rows[row]?.account ?? new Uint8Array()),
        amount: String(rows[row]?.amount),
        proof: proofOf(row),
        ...changes,
      },
    ],
  });
const who = toHex(new Uint8Array(32).fill(3));

describe('a file with a proof', () => {
  it('proves the rows of its account', () => {
    expect(readProof(file(), round, who)).toEqual({
      ok: true,
      value: [{ kind: 'merkle', index: 2, amount: 30n, proof: proofOf(2) }],
    });
  });

  it('proves nothing when it is of another account, list, row or amount', () => {
    expect(readProof(file({}, 1), round, who)).toEqual({ ok: false, fault: { key: 'proof.other' } });
    for (const changes of [{ amount: '31' }, { index: 3 }, { index: 5 }, { proof: proofOf(1) }, { proof: [] }]) {
      expect(readProof(file(changes), round, who)).toEqual({ ok: false, fault: { key: 'proof.false' } });
    }
  });

  it('is refused when it is none', () => {
    const hash = `0x${'00'.repeat(32)}`;
    for (const changes of [
      { amount: '-1' },
      { amount: 30 },
      { index: 1.5 },
      { account: '<b>' },
      { proof: ['0x12'] },
      { proof: Array.from({ length: 33 }, () => hash) },
    ]) {
      expect(readProof(file(changes), round, who)).toEqual({ ok: false, fault: { key: 'proof.form' } });
    }
    for (const text of ['{}', '[]', '{"entitlements":[3]}']) {
      expect(readProof(text, round, who)).toEqual({ ok: false, fault: { key: 'proof.form' } });
    }
  });
});
