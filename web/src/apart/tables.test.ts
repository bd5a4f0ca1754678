import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Sources, linesOf } from './statement';
import { coinTrackerTable, csvLine, koinlyTable, ownTable, placeId } from './tables';
import { DECEMBER, movement } from './testing';

const TOKEN = 10n ** 12n;
const token = { symbol: 'DIST', decimals: 12 };
const sources: Sources = { ways: new Map([[1, 'airdrop']]), stakePools: new Set([0]) };
const HASH = `0x${'09'.repeat(32)}`;
const hash = () => HASH;

const movements = [
  movement('payment', 1, 0, TOKEN, { round: 1, row: 7, counterparty: 'pot', owner: 'me', payee: 'me' }),
  movement('reward', 1, 0, TOKEN / 2n, { pool: 0 }),
  movement('hold', -1, 1, TOKEN / 4n, { reason: 'Distribution.RecordDeposit', extrinsic: null }),
  movement('fee', -1, 0, TOKEN / 20n, { extrinsic: 1 }),
];
const { lines } = linesOf({ free: 0n, held: 0n }, movements, sources);
const parts = [{ token, lines }];

describe('a line of CSV', () => {
  it('has quotes where it must', () => {
    expect(csvLine(['1', 'x, y', 'say "no"', 'a\nb', ''])).toBe('1,"x, y","say ""no""","a\nb",\n');
  });
});

describe('the statement as a table', () => {
  it('has everything, as the command line writes it', () => {
    const rows = ownTable(parts, hash).trimEnd().split('\n');
    const own = /## 5\. Statements\n[^]*?`(time_utc,[^`]+)`/.exec(
      readFileSync(new URL('../../../docs/reports.md', import.meta.url), 'utf8'),
    );
    expect(rows[0]).toBe(own?.[1]);
    expect(rows[1]).toBe(`2026-12-01T00:00:00Z,7,7-0,airdrop,1,7,,pot,1,,1,DIST,1,0,,,,Payment,${HASH},me,me`);
    expect(rows[3]).toBe(
      `2026-12-01T00:00:00Z,7,7,deposit-held,,,,,,,0.25,DIST,1.5,0.25,,,Distribution.RecordDeposit,Hold,${HASH},,`,
    );
    expect(rows[4]).toBe(`2026-12-01T00:00:00Z,7,7-1,fee,,,,,,0.05,0.05,DIST,1.45,0.25,,,,Fee,${HASH},,`);
    expect(rows).toHaveLength(5);
  });

  it('is for Koinly what Koinly reads', () => {
    const rows = koinlyTable(parts, hash).trimEnd().split('\n');
    expect(rows[0]).toBe(
      'Date,Sent Amount,Sent Currency,Received Amount,Received Currency,Fee Amount,Fee Currency,Net Worth Amount,Net Worth Currency,Label,Description,TxHash',
    );
    expect(rows.slice(1)).toEqual([
      `2026-12-01 00:00 UTC,,,1,DIST,,,,,airdrop,"payments of rounds: round 1, row 7",${HASH}`,
      `2026-12-01 00:00 UTC,,,0.5,DIST,,,,,reward,rewards for stakes: pool 0,${HASH}`,
      `2026-12-01 00:00 UTC,0.05,DIST,,,,,,,cost,fees,${HASH}`,
    ]);
  });

  it('is for CoinTracker what CoinTracker reads', () => {
    const rows = coinTrackerTable(parts).trimEnd().split('\n');
    expect(rows[0]).toBe(
      'Date,Received Quantity,Received Currency,Sent Quantity,Sent Currency,Fee Amount,Fee Currency,Tag',
    );
    expect(rows.slice(1)).toEqual([
      '12/01/2026 00:00:00,1,DIST,,,,,airdrop',
      '12/01/2026 00:00:00,0.5,DIST,,,,,staking',
      '12/01/2026 00:00:00,,,0.05,DIST,,,',
    ]);
  });

  it('names blocks and transactions', () => {
    expect(placeId({ block: 120, extrinsic: 2, ms: DECEMBER })).toBe('120-2');
    expect(placeId({ block: 120, extrinsic: null, ms: DECEMBER })).toBe('120');
  });
});
