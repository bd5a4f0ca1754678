import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type Balance,
  CATEGORIES,
  type Movement,
  type Sources,
  isKind,
  kindName,
  linesOf,
  openingOf,
  rewardsStakes,
  sumsOf,
  total,
  wayOf,
  withOneFeeEach,
  yearsOf,
} from './statement';
import { DECEMBER, movement } from './testing';
import { verdictOf } from './verdict';

const sources: Sources = {
  ways: new Map([
    [1, 'airdrop'],
    [2, 'vested'],
    [3, 'stream'],
    [4, 'bought'],
  ]),
  stakePools: new Set([0]),
};
const NOTHING = { free: 0n, held: 0n };
const source = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

describe('movements', () => {
  it('are of the kinds that the index has', () => {
    const table = /## 3\. Movements\n([^]*?)\n## /.exec(source('docs/indexer.md'))?.[1] ?? '';
    const names = [...table.matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, cell = '']) => cell.match(/[a-z-]+/g) ?? []);
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !isKind(name))).toEqual([]);
    for (const other of ['gift', 'toString', '']) expect(isKind(other)).toBe(false);
  });

  it('have the names and categories of the reports', () => {
    const kinds = source('reports/src/statement/kinds.rs');
    for (const [, texts = '', name = ''] of kinds.matchAll(/^\t{3}((?:"[a-z-]+"(?: \| )?)+) => Self::(\w+),$/gm)) {
      for (const text of texts.match(/[a-z-]+/g) ?? []) expect(kindName(text), text).toBe(name);
    }
    const names = kinds.slice(kinds.indexOf('pub fn name('), kinds.indexOf('pub fn words('));
    const named = [...names.matchAll(/^\t{3}Self::\w+ => "([a-z-]+)",$/gm)].map(([, name]) => name);
    expect(named).toEqual([...CATEGORIES]);
  });
});

describe('a statement', () => {
  it('tells what each movement was', () => {
    const movements = [
      movement('payment', 1, 0, 100n, { round: 1, row: 7 }),
      movement('payment', 1, 0, 10n, { round: 2 }),
      movement('payment', 1, 0, 10n, { round: 3 }),
      movement('payment', 1, 0, 10n, { round: 4 }),
      movement('payment', 1, 0, 10n, { round: 9 }),
      movement('payment', -1, 0, 1n, { round: 1 }),
      movement('reward', 1, 0, 5n, { pool: 0 }),
      movement('reward', 1, 0, 5n, { pool: 1 }),
      movement('transfer', 1, 0, 3n),
      movement('transfer', -1, 0, 2n),
      movement('transfer-held', 0, -1, 0n),
      movement('hold', -1, 1, 8n, { reason: 'Emission.Stake' }),
      movement('release', 1, -1, 4n, { reason: 'Emission.Stake' }),
      movement('reserve', -1, 1, 2n),
      movement('unreserve', 1, -1, 2n),
      movement('lock', 0, 0, 50n),
      movement('mint', 1, 0, 1n),
      movement('burn-held', 0, -1, 1n),
      movement('fee', -1, 0, 1n),
    ];
    const { lines, end } = linesOf(NOTHING, movements, sources);
    expect(lines.map(({ category }) => category)).toEqual([
      'airdrop',
      'vested',
      'stream',
      'bought',
      'airdrop',
      'other-out',
      'staking-reward',
      'work-reward',
      'transfer-in',
      'transfer-out',
      'staked',
      'unstaked',
      'deposit-held',
      'deposit-returned',
      'other-in',
      'other-out',
      'fee',
    ]);
    expect(end).toEqual({ free: 146n, held: 3n });
    expect(lines.at(-1)?.after).toEqual(end);
    const sums = Object.fromEntries(sumsOf(lines).map(({ category, amount }) => [category, amount]));
    expect(sums['airdrop']).toBe(110n);
    expect([sums['staked'], sums['unstaked'], sums['fee']]).toEqual([8n, 4n, 1n]);
  });

  it('has one fee for each transaction, behind its other movements', () => {
    const movements = [
      movement('fee', -1, 0, 10n),
      movement('transfer', 1, 0, 5n),
      movement('fee', 1, 0, 4n),
      movement('fee', -1, 0, 3n, { extrinsic: 1 }),
      movement('fee', -1, 0, 2n, { extrinsic: null }),
    ];
    expect(withOneFeeEach(movements).map(({ kind, amount, extrinsic }) => [kind, amount, extrinsic])).toEqual([
      ['transfer', 5n, 0],
      ['fee', 6n, 0],
      ['fee', 3n, 1],
      ['fee', 2n, null],
    ]);
    // What a balance was before it was set does not count behind it.
    const set = [movement('fee', -1, 0, 10n), movement('set', 0, 0, 7n), movement('fee', 1, 0, 4n)];
    expect(withOneFeeEach(set).map(({ kind }) => kind)).toEqual(['fee', 'set', 'fee']);
    // More than it took is not a fee.
    expect(withOneFeeEach([movement('fee', -1, 0, 1n), movement('fee', 1, 0, 2n)])).toHaveLength(2);
  });

  it('ends where more has left than there was', () => {
    const { lines, end } = linesOf({ free: 5n, held: 0n }, [movement('transfer', -1, 0, 6n)], sources);
    expect([lines, end]).toEqual([[], null]);
    expect(verdictOf(null, NOTHING, true)).toBe('misfit');
  });

  it('sets a balance', () => {
    const { end } = linesOf({ free: 5n, held: 2n }, [movement('set', 0, 0, 9n)], sources);
    expect(end).toEqual({ free: 9n, held: 2n });
    expect(openingOf(NOTHING, [movement('set', 0, 0, 9n)])).toBe(null);
  });

  it('adds up for any history, and leads back to its beginning', () => {
    const part = fc.constantFrom(
      movement('payment', 1, 0, 0n, { round: 1 }),
      movement('fee', -1, 0, 0n),
      movement('hold', -1, 1, 0n),
      movement('release', 1, -1, 0n),
      movement('transfer', -1, 0, 0n),
    );
    const steps = fc.array(fc.tuple(part, fc.bigInt(0n, 1_000n), fc.nat(3)), { maxLength: 40 });
    fc.assert(
      fc.property(steps, fc.bigInt(0n, 5_000n), (moves, free) => {
        const opening: Balance = { free, held: 0n };
        let balance = opening;
        const movements: Movement[] = [];
        for (const [kind, amount, extrinsic] of moves) {
          const next = {
            free: balance.free + BigInt(kind.free) * amount,
            held: balance.held + BigInt(kind.held) * amount,
          };
          // No chain has balances below zero.
          if (next.free < 0n || next.held < 0n) continue;
          movements.push({ ...kind, amount, extrinsic });
          balance = next;
        }
        const { lines, end } = linesOf(opening, movements, sources);
        expect(end).toEqual(balance);
        const [came, left] = [
          lines.reduce((sum, { incoming }) => sum + incoming, 0n),
          lines.reduce((sum, { outgoing }) => sum + outgoing, 0n),
        ];
        expect(total(opening) + came - left).toBe(total(balance));
        expect(openingOf(balance, movements)).toEqual(opening);
      }),
    );
  });
});

describe('what an index says of rounds and pools', () => {
  it('tells how they pay', () => {
    expect(wayOf({ release: 'Immediate' })).toBe('airdrop');
    expect(wayOf({ source: 'Listed', release: { Vested: { start: 5, length: 6 } } })).toBe('vested');
    expect(wayOf({ release: { Streamed: {} } })).toBe('stream');
    expect(wayOf({ source: { Sale: { bids: 9 } }, release: 'Immediate' })).toBe('bought');
    for (const wrong of [null, 7, '', {}, { release: 'Gift' }, { release: {} }, { release: 7 }]) {
      expect(wayOf(wrong)).toBe(null);
    }
    expect(rewardsStakes({ Stake: { asset: 'Native' } })).toBe(true);
    for (const wrong of [{ Contribution: { scores: 'Authors' } }, null, 'Stake', 7]) {
      expect(rewardsStakes(wrong)).toBe(false);
    }
  });
});

describe('the years of a history', () => {
  it('are those in which something moved, in UTC', () => {
    const at = (ms: number) => movement('mint', 1, 0, 1n, { ms });
    expect(yearsOf([at(DECEMBER), at(DECEMBER), at(1_798_761_600_000)])).toEqual([2027, 2026]);
    expect(yearsOf([])).toEqual([]);
  });
});

describe('comparing with the chain', () => {
  const had = { free: 5n, held: 1n };

  it('agrees, differs, or cannot be done', () => {
    expect(verdictOf(had, had, true)).toBe('agrees');
    expect(verdictOf(had, had, false)).toBe('assumed');
    expect(verdictOf(had, { free: 5n, held: 0n }, true)).toBe('differs');
    expect(verdictOf(had, { free: 6n, held: 0n }, true)).toBe('differs');
    expect(verdictOf(had, null, true)).toBe('uncompared');
    expect(verdictOf(null, null, false)).toBe('uncompared');
    expect(verdictOf(null, null, true)).toBe('misfit');
  });
});
