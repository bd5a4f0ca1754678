/**
 * The statement of an account, from the movements of an index: what came, what left, and what it comes to; to the unit, as
 * `distribution statement` computes it (`reports/src/statement`).
 */

/** Where something happened. */
export interface Place {
  block: number;
  /** Its transaction's place in the block; null if the chain did it by itself. */
  extrinsic: number | null;
  /** Time of the block, in milliseconds since 1970. */
  ms: number;
}

/** A change of what an account has of an asset, in its smallest unit. Accounts are addresses, as the index writes them. */
export interface Movement extends Place {
  /** `native`, or the number of an asset. */
  asset: string;
  kind: string;
  /** How many times the amount is added to the free balance, and to what is held: 1, 0 or -1. */
  free: number;
  held: number;
  amount: bigint;
  counterparty: string | null;
  reason: string | null;
  round: number | null;
  row: number | null;
  pool: number | null;
  owner: string | null;
  payee: string | null;
}

/** What an account has. */
export interface Balance {
  free: bigint;
  held: bigint;
}

/** What something was to the account. */
export const CATEGORIES = [
  'airdrop',
  'vested',
  'stream',
  'bought',
  'staking-reward',
  'work-reward',
  'transfer-in',
  'transfer-out',
  'fee',
  'deposit-held',
  'deposit-returned',
  'staked',
  'unstaked',
  'other-in',
  'other-out',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** How a round pays. */
export type Way = 'airdrop' | 'vested' | 'stream' | 'bought';

/** What is known of the rounds and pools that an account got something from. */
export interface Sources {
  ways: ReadonlyMap<number, Way>;
  /** Pools that reward stakes. */
  stakePools: ReadonlySet<number>;
}

/** A line of a statement. */
export interface Line {
  /** What moved. Of the fees of a transaction, what they came to. */
  movement: Movement;
  category: Category;
  /** What came to the account, held parts included, and what left it. */
  incoming: bigint;
  outgoing: bigint;
  /** What it had then. */
  after: Balance;
}

export const total = ({ free, held }: Balance): bigint => free + held;

/** Kinds of movements as the index names them, with their names in tables. */
const KINDS: Readonly<Record<string, string>> = {
  transfer: 'Transfer',
  payment: 'Payment',
  reward: 'Reward',
  fee: 'Fee',
  mint: 'Mint',
  genesis: 'Mint',
  burn: 'Burn',
  deposit: 'Deposit',
  withdraw: 'Withdraw',
  dust: 'Dust',
  slash: 'Slash',
  suspend: 'Suspend',
  restore: 'Restore',
  set: 'Set',
  hold: 'Hold',
  release: 'Release',
  reserve: 'Reserve',
  unreserve: 'Unreserve',
  'burn-held': 'BurnHeld',
  'transfer-held': 'TransferHeld',
  lock: 'Mark',
  unlock: 'Mark',
  freeze: 'Mark',
  thaw: 'Mark',
};

/** Whether this is a kind of movement that is known here. */
export const isKind = (kind: string): boolean => Object.hasOwn(KINDS, kind);

/** The name of a kind in our table. */
export const kindName = (kind: string): string => (isKind(kind) ? KINDS[kind] : undefined) ?? kind;

/** The balance after a movement; null if there is none. */
function afterOf(balance: Balance, { kind, free, held, amount }: Movement): Balance | null {
  if (kind === 'set') return { free: amount, held: balance.held };
  const after = {
    free: balance.free + BigInt(Math.sign(free)) * amount,
    held: balance.held + BigInt(Math.sign(held)) * amount,
  };
  return after.free < 0n || after.held < 0n ? null : after;
}

/**
 * The movements with the fees of each transaction as one, behind the others of the transaction: so no balance between is
 * below zero.
 */
export function withOneFeeEach(movements: readonly Movement[]): Movement[] {
  const all: Movement[] = [];
  let fee = null as Movement | null;
  for (const movement of movements) {
    const same =
      fee !== null &&
      fee.extrinsic !== null &&
      fee.block === movement.block &&
      fee.extrinsic === movement.extrinsic &&
      movement.kind !== 'set';
    if (fee !== null && !same) {
      all.push(fee);
      fee = null;
    }
    if (movement.kind !== 'fee' || movement.extrinsic === null) {
      all.push(movement);
      continue;
    }
    // What it gives back makes it less. More than it took is not a fee.
    if (fee !== null && fee.free < 0 && movement.free > 0 && fee.amount >= movement.amount) {
      fee = { ...fee, amount: fee.amount - movement.amount };
      continue;
    }
    if (fee !== null) all.push(fee);
    fee = movement;
  }
  if (fee !== null) all.push(fee);
  return all;
}

function categoryOf({ kind, reason, round, pool }: Movement, sources: Sources, came: boolean, left: boolean): Category {
  const stake = reason === 'Emission.Stake';
  if (kind === 'payment' && came) return (round === null ? undefined : sources.ways.get(round)) ?? 'airdrop';
  if (kind === 'reward' && came)
    return pool !== null && sources.stakePools.has(pool) ? 'staking-reward' : 'work-reward';
  if (kind === 'fee') return 'fee';
  if (kind === 'hold' || kind === 'reserve') return stake ? 'staked' : 'deposit-held';
  if (kind === 'release' || kind === 'unreserve') return stake ? 'unstaked' : 'deposit-returned';
  if (kind === 'transfer' || kind === 'transfer-held') {
    if (came) return 'transfer-in';
    if (left) return 'transfer-out';
  }
  return came ? 'other-in' : 'other-out';
}

/** The lines of one asset, and what the account has behind them; null if more left it than it had. */
export function linesOf(
  opening: Balance,
  movements: readonly Movement[],
  sources: Sources,
): { lines: Line[]; end: Balance | null } {
  const lines: Line[] = [];
  let balance = opening;
  for (const movement of withOneFeeEach(movements)) {
    const after = afterOf(balance, movement);
    if (after === null) return { lines, end: null };
    const change = total(after) - total(balance);
    const [incoming, outgoing] = change > 0n ? [change, 0n] : [0n, -change];
    if (after.free !== balance.free || after.held !== balance.held) {
      const category = categoryOf(movement, sources, incoming > 0n, outgoing > 0n);
      lines.push({ movement, category, incoming, outgoing, after });
    }
    balance = after;
  }
  return { lines, end: balance };
}

const ON_HOLD: readonly Category[] = ['deposit-held', 'deposit-returned', 'staked', 'unstaked'];

/** What came and went by category. What only went on hold or came back counts as what it was. */
export function sumsOf(lines: readonly Line[]): { category: Category; amount: bigint }[] {
  const sums = new Map<Category, bigint>();
  for (const { category, movement, incoming, outgoing } of lines) {
    const amount = ON_HOLD.includes(category) ? movement.amount : incoming + outgoing;
    sums.set(category, (sums.get(category) ?? 0n) + amount);
  }
  return CATEGORIES.flatMap((category) => {
    const amount = sums.get(category);
    return amount === undefined ? [] : [{ category, amount }];
  });
}

/**
 * What an account must have had before its movements to have this behind them; null if there is no such balance, or none
 * can be told because a balance was set.
 */
export function openingOf(closing: Balance, movements: readonly Movement[]): Balance | null {
  const opening = { ...closing };
  for (const { kind, free, held, amount } of movements) {
    if (kind === 'set') return null;
    opening.free -= BigInt(Math.sign(free)) * amount;
    opening.held -= BigInt(Math.sign(held)) * amount;
  }
  return opening.free < 0n || opening.held < 0n ? null : opening;
}

/** How a round pays, by its terms as the index has them; null if that is not known here. */
export function wayOf(terms: unknown): Way | null {
  if (typeof terms !== 'object' || terms === null) return null;
  const { source, release } = terms as Record<string, unknown>;
  if (typeof source === 'object' && source !== null && 'Sale' in source) return 'bought';
  const name = typeof release === 'object' && release !== null ? Object.keys(release)[0] : release;
  if (name === 'Immediate') return 'airdrop';
  if (name === 'Vested') return 'vested';
  return name === 'Streamed' ? 'stream' : null;
}

/** Whether a pool rewards stakes, by its kind as the index has it. */
export function rewardsStakes(kind: unknown): boolean {
  return typeof kind === 'object' && kind !== null && ('Stake' in kind || 'stake' in kind);
}

/** The years in which something moved, the newest first, in UTC. */
export function yearsOf(movements: readonly Movement[]): number[] {
  const years = new Set(movements.map(({ ms }) => new Date(ms).getUTCFullYear()));
  return [...years].sort((a, b) => b - a);
}
