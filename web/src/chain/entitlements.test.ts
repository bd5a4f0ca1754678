import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Hex } from '../lib/bytes';
import { now } from './clock';
import type { Link } from './connection';
import { Assets, findIn } from './entitlements';
import type { KnownRow } from './known';
import type { Round, Terms } from './model';

const WHO: Hex = `0x${'22'.repeat(32)}`;
const HASH: Hex = `0x${'33'.repeat(32)}`;

const terms = (changes: Partial<Terms>): Terms => ({
  asset: 'native',
  source: { kind: 'listed' },
  release: { kind: 'immediate' },
  requirement: { level: 0, jurisdictions: { kind: 'any' }, attesters: 1 },
  window: { opens: 0, closes: 1_000 },
  budget: 100n,
  remainder: 'manager',
  manifest: null,
  beneficiaries: 'accounts',
  ...changes,
});

const round = (id: number, changes: Partial<Terms> = {}) =>
  ({
    id,
    manager: WHO,
    terms: terms(changes),
    termsHash: HASH,
    ends: 1_000,
    status: { kind: 'open' },
    claimed: 0n,
    payments: 0n,
    rows: 9,
    rowsTotal: 100n,
    rowsClaimed: 0,
    audit: HASH,
    pot: HASH,
    potBalance: 100n,
    payable: 100n,
    setAside: 0n,
  }) as Round;
const stream: Partial<Terms> = {
  source: { kind: 'merkle', root: HASH, leaves: 9 },
  release: {
    kind: 'streamed',
    schedule: { start: 0, cliff: 0, length: 900, step: 1 },
    revocable: false,
    prepaid: false,
  },
};

/** A chain in which the account has these rows, of which the later ones are paid; and what it was asked. */
function chainWith(rows: number[]): { link: Link; asked: string[] } {
  const asked: string[] = [];
  const api = {
    apis: {
      DistributionApi: {
        rows_of: (id: number) => {
          asked.push(`rows of ${id}`);
          return Promise.resolve({ rows, next: undefined });
        },
        claimable: (id: number, _: string, evidence: { value: { index: number } }) => {
          asked.push(`row ${evidence.value.index} of ${id}`);
          const error = { type: 'Module', value: { type: 'Distribution', value: { type: 'AlreadyClaimed' } } };
          return Promise.resolve({ success: false, value: error });
        },
        verify: () => Promise.resolve({ success: true, value: 7n }),
      },
    },
    constants: { Balances: { ExistentialDeposit: () => Promise.resolve(1n) } },
  };
  const chain = { prefix: 7_757, token: { symbol: 'DIST', decimals: 12 }, genesis: HASH, specVersion: 1 };
  // What errors mean is not asked here: their names are enough.
  const client = { getFinalizedBlock: () => Promise.reject(new Error('not asked')) };
  return { link: { api, chain, client } as unknown as Link, asked };
}

const row = (index: number): KnownRow => ({
  index,
  total: 10n,
  answer: { ok: true, value: { now: 4n, later: 6n, paid: 0n, total: 10n, next: null } },
  aside: false,
});
const standings = async (link: Link, of: Round, known: ReadonlyMap<number, KnownRow[]> | null) =>
  (await findIn(link, new Assets(), of, WHO, { known })).entitlements.map(
    ({ evidence, standing }) => `${evidence.index} ${standing.kind}`,
  );

describe('what an account has in a round', () => {
  beforeEach(() => {
    now.value = { moment: 100, ms: 0, block: 1 };
  });
  afterEach(() => {
    now.value = null;
  });

  it('takes no more questions if the chain has said of all rounds what it knows', async () => {
    const { link, asked } = chainWith([1]);
    expect(await standings(link, round(5, stream), new Map([[5, [row(1)]]]))).toEqual(['1 ready']);
    expect(await standings(link, round(6, stream), new Map([[5, [row(1)]]]))).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('has listed rows that are paid among them, of which the chain has not spoken', async () => {
    const { link, asked } = chainWith([1, 3]);
    expect(await standings(link, round(5), new Map([[5, [row(1)]]]))).toEqual(['1 ready', '3 paid']);
    expect(asked).toEqual(['rows of 5', 'row 3 of 5']);
  });

  it('is asked for row by row otherwise, and once the round is over', async () => {
    const first = chainWith([1, 3]);
    expect(await standings(first.link, round(5, stream), null)).toEqual(['1 paid', '3 paid']);
    expect(first.asked).toEqual(['rows of 5', 'row 1 of 5', 'row 3 of 5']);
    now.value = { moment: 1_000, ms: 0, block: 1 };
    const second = chainWith([1]);
    expect(await standings(second.link, round(5, stream), new Map())).toEqual(['1 paid']);
    expect(second.asked).toEqual(['rows of 5', 'row 1 of 5']);
  });
});
