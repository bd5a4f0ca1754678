/**
 * Statements as CSV: ours with everything, and those that tax programs take; column by column as `distribution statement`
 * writes them (`reports/src/statement/formats.rs`). Amounts are in tokens, exact; times are UTC.
 */
import { toDecimal } from '../lib/amount';
import type { Token } from '../chain/model';
import { type Category, type Line, type Place, kindName, total } from './statement';

/** The lines of one asset. */
export interface Part {
  token: Token;
  lines: readonly Line[];
}

/** The hash of a transaction; empty if none caused it, or it is not known. */
export type HashOf = (place: Place) => string;

const OWN = [
  'time_utc',
  'block',
  'extrinsic',
  'kind',
  'round',
  'row',
  'pool',
  'counterparty',
  'in',
  'out',
  'moved',
  'symbol',
  'balance_after',
  'held_after',
  'value',
  'currency',
  'reason',
  'movement',
  'hash',
  'owner',
  'payee',
];

const KOINLY = [
  'Date',
  'Sent Amount',
  'Sent Currency',
  'Received Amount',
  'Received Currency',
  'Fee Amount',
  'Fee Currency',
  'Net Worth Amount',
  'Net Worth Currency',
  'Label',
  'Description',
  'TxHash',
];

const COINTRACKER = [
  'Date',
  'Received Quantity',
  'Received Currency',
  'Sent Quantity',
  'Sent Currency',
  'Fee Amount',
  'Fee Currency',
  'Tag',
];

/** Categories in words. Tables are for programs, so they are English. */
const WORDS: Readonly<Record<Category, string>> = {
  airdrop: 'payments of rounds',
  vested: 'payments of rounds that vest',
  stream: 'payments of streams',
  bought: 'bought in sales',
  'staking-reward': 'rewards for stakes',
  'work-reward': 'rewards for work',
  'transfer-in': 'transfers received',
  'transfer-out': 'transfers sent',
  fee: 'fees',
  'deposit-held': 'put on hold for deposits',
  'deposit-returned': 'deposits returned',
  staked: 'staked',
  unstaked: 'unstaked',
  'other-in': 'other income',
  'other-out': 'other expenses',
};

/** A line of CSV: cells that need quotes get them, as RFC 4180 says. */
export function csvLine(cells: readonly string[]): string {
  const quoted = cells.map((cell) => (/[,"\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell));
  return `${quoted.join(',')}\n`;
}

const table = (header: readonly string[], lines: readonly (readonly string[])[]): string =>
  [header, ...lines].map(csvLine).join('');

const maybe = (value: number | string | null): string => (value === null ? '' : String(value));

/** An amount for programs; nothing if it is zero. */
const tokens = (amount: bigint, { decimals }: Token): string => (amount === 0n ? '' : toDecimal(amount, decimals));

/** A time as JSON has it, without what is below a second. */
const iso = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** A transaction as explorers name it; the block alone if there is none. */
export const placeId = ({ block, extrinsic }: Place): string =>
  extrinsic === null ? String(block) : `${block}-${extrinsic}`;

/** The whole statement as our own table. Prices are for the command line. */
export function ownTable(parts: readonly Part[], hash: HashOf): string {
  const lines = parts.flatMap(({ token, lines: all }) =>
    all.map(({ movement, category, incoming, outgoing, after }) => [
      iso(movement.ms),
      String(movement.block),
      placeId(movement),
      category,
      maybe(movement.round),
      maybe(movement.row),
      maybe(movement.pool),
      maybe(movement.counterparty),
      tokens(incoming, token),
      tokens(outgoing, token),
      tokens(movement.amount, token),
      token.symbol,
      toDecimal(total(after), token.decimals),
      toDecimal(after.held, token.decimals),
      '',
      '',
      maybe(movement.reason),
      kindName(movement.kind),
      hash(movement),
      maybe(movement.owner),
      maybe(movement.payee),
    ]),
  );
  return table(OWN, lines);
}

/** The lines that come into the account or leave it. */
const entries = (parts: readonly Part[]): { token: Token; line: Line }[] =>
  parts.flatMap(({ token, lines }) =>
    lines.filter(({ incoming, outgoing }) => incoming + outgoing > 0n).map((line) => ({ token, line })),
  );

/** The round or the pool, in words. */
function sourceOf({ movement: { round, row, pool } }: Line): string {
  if (round !== null) return row === null ? `round ${round}` : `round ${round}, row ${row}`;
  return pool === null ? '' : `pool ${pool}`;
}

function koinlyLabel({ category, outgoing }: Line): string {
  if (category === 'airdrop' || category === 'vested' || category === 'stream') return 'airdrop';
  if (category === 'staking-reward' || category === 'work-reward') return 'reward';
  return category === 'fee' && outgoing > 0n ? 'cost' : '';
}

/** The statement for Koinly. */
export function koinlyTable(parts: readonly Part[], hash: HashOf): string {
  const lines = entries(parts).map(({ token, line }) => [
    `${iso(line.movement.ms).slice(0, 16).replace('T', ' ')} UTC`,
    tokens(line.outgoing, token),
    line.outgoing > 0n ? token.symbol : '',
    tokens(line.incoming, token),
    line.incoming > 0n ? token.symbol : '',
    '',
    '',
    '',
    '',
    koinlyLabel(line),
    [WORDS[line.category], sourceOf(line)].filter((text) => text !== '').join(': '),
    hash(line.movement),
  ]);
  return table(KOINLY, lines);
}

function coinTrackerTag({ category }: Line): string {
  if (category === 'airdrop' || category === 'vested' || category === 'stream') return 'airdrop';
  return category === 'staking-reward' ? 'staking' : '';
}

/** A time as CoinTracker reads it: `12/01/2026 00:00:00`. */
function american(ms: number): string {
  const text = iso(ms);
  return `${text.slice(5, 7)}/${text.slice(8, 10)}/${text.slice(0, 4)} ${text.slice(11, 19)}`;
}

/** The statement for CoinTracker. */
export function coinTrackerTable(parts: readonly Part[]): string {
  const lines = entries(parts).map(({ token, line }) => [
    american(line.movement.ms),
    tokens(line.incoming, token),
    line.incoming > 0n ? token.symbol : '',
    tokens(line.outgoing, token),
    line.outgoing > 0n ? token.symbol : '',
    '',
    '',
    coinTrackerTag(line),
  ]);
  return table(COINTRACKER, lines);
}
