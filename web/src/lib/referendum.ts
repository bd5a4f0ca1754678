/**
 * How a referendum stands and what it needs: the arithmetic of `pallet-referenda` and `pallet-conviction-voting`, as
 * `client/src/tracks.rs`, `referenda.rs` and `votes.rs` have it. Times are blocks of the relay chain, amounts smallest
 * units, shares billionths; everything is rounded down as the chain does.
 */
import type { Hex } from './bytes';

/** A whole, in billionths. */
export const WHOLE = 1_000_000_000n;

/** How a threshold falls while a referendum is decided. Both axes are shares: of the decision period, and of the votes. */
export type Curve =
  | { readonly kind: 'linear'; readonly length: bigint; readonly floor: bigint; readonly ceil: bigint }
  | {
      readonly kind: 'stepped';
      readonly begin: bigint;
      readonly end: bigint;
      readonly step: bigint;
      readonly period: bigint;
    }
  | { readonly kind: 'reciprocal'; readonly factor: bigint; readonly xOffset: bigint; readonly yOffset: bigint };

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const most = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** A share of a whole, rounded down; all of it if the whole is nothing. */
export function shareIn(part: bigint, whole: bigint): bigint {
  return whole <= 0n ? WHOLE : least(WHOLE, (part * WHOLE) / whole);
}

/** Division that rounds down, whatever the signs. */
function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

/** The threshold when the share `x` of the decision period is over. */
export function threshold(curve: Curve, x: bigint): bigint {
  switch (curve.kind) {
    case 'linear': {
      const { length, floor, ceil } = curve;
      const over = shareIn(least(x, length), length);
      return most(0n, ceil - (over * most(0n, ceil - floor)) / WHOLE);
    }
    case 'stepped': {
      const { begin, end, step, period } = curve;
      const steps = period > 0n ? x / period : WHOLE;
      return most(most(0n, begin - least(WHOLE, step * steps)), end);
    }
    case 'reciprocal': {
      const { factor, xOffset, yOffset } = curve;
      const below = x + xOffset;
      if (below === 0n) return WHOLE;
      return most(0n, least(WHOLE, floorDivide(factor * WHOLE, below) + yOffset));
    }
  }
}

/** The rules of one kind of referendum. Periods are those of this chain, with its pace. */
export interface Track {
  readonly id: number;
  readonly name: string;
  readonly maxDeciding: number;
  readonly deposit: bigint;
  readonly prepare: number;
  readonly decide: number;
  readonly confirm: number;
  readonly enact: number;
  readonly approval: Curve;
  readonly support: Curve;
}

/** A period of a track, divided by the chain's pace. */
export function paced(period: number, pace: number): number {
  return pace <= 1 ? period : Math.max(1, Math.floor(period / pace));
}

export interface Deposit {
  readonly who: Hex;
  readonly amount: bigint;
}

export type Proposal =
  | { readonly kind: 'inline'; readonly bytes: Uint8Array }
  | { readonly kind: 'stored'; readonly hash: Hex; readonly length: number | null };

/** When a call wants to be carried out: at a block, or so many after the end. */
export type Enactment = { readonly kind: 'at' | 'after'; readonly value: number };

/** A referendum that is not over. */
export interface Ongoing {
  readonly track: number;
  /** The names of the origin that its call is carried out with. */
  readonly origin: string;
  readonly proposal: Proposal;
  readonly enactment: Enactment;
  readonly submitted: number;
  readonly submissionDeposit: Deposit;
  readonly decisionDeposit: Deposit | null;
  /** Since when it is being decided. */
  readonly since: number | null;
  /** When it will be approved if the votes stay as they are. */
  readonly confirming: number | null;
  readonly queued: boolean;
  readonly ayes: bigint;
  readonly nays: bigint;
  readonly support: bigint;
}

export type End = 'approved' | 'rejected' | 'cancelled' | 'timedout' | 'killed';

export interface Ended {
  readonly how: End;
  readonly at: number;
  readonly submissionDeposit: Deposit | null;
  readonly decisionDeposit: Deposit | null;
}

export type State =
  { readonly kind: 'ongoing'; readonly ongoing: Ongoing } | { readonly kind: 'ended'; readonly ended: Ended };

/** The shares that a referendum has, and what it needs. */
export interface Standing {
  readonly approval: bigint;
  readonly approvalNeeded: bigint;
  readonly support: bigint;
  readonly supportNeeded: bigint;
  readonly passes: boolean;
}

/** How a referendum stands when it has been decided for `elapsed` blocks. */
export function standingAfter(ongoing: Ongoing, track: Track, votable: bigint, elapsed: number): Standing {
  const x = shareIn(BigInt(Math.min(elapsed, track.decide)), BigInt(track.decide));
  const votes = ongoing.ayes + ongoing.nays;
  const approval = votes === 0n ? 0n : shareIn(ongoing.ayes, votes);
  const support = shareIn(ongoing.support, votable);
  const [approvalNeeded, supportNeeded] = [threshold(track.approval, x), threshold(track.support, x)];
  const passes = approval >= approvalNeeded && support >= supportNeeded;
  return { approval, approvalNeeded, support, supportNeeded, passes };
}

/** How it stands now. What it needs falls from when its decision begins. */
export function standing(ongoing: Ongoing, track: Track, votable: bigint, now: number): Standing {
  const elapsed = ongoing.since === null ? 0 : Math.max(0, now - ongoing.since);
  return standingAfter(ongoing, track, votable, elapsed);
}

/**
 * When it begins to pass if nobody votes any more, because what it needs falls. Null if it is not being decided, passes
 * already, or does not pass before its time is over.
 */
export function passesFrom(ongoing: Ongoing, track: Track, votable: bigint, now: number): number | null {
  const { since } = ongoing;
  if (since === null) return null;
  const passes = (elapsed: number): boolean => standingAfter(ongoing, track, votable, elapsed).passes;
  let [not, does] = [Math.max(0, now - since), track.decide];
  if (passes(not) || !passes(does)) return null;
  while (does - not > 1) {
    const middle = Math.floor((not + does) / 2);
    if (passes(middle)) does = middle;
    else not = middle;
  }
  return since + does;
}

/** Where it is on its way, and when that is over at the latest. */
export type Stage =
  | { readonly kind: 'deposit' | 'queued'; readonly until: number }
  /** Its decision begins then. */
  | { readonly kind: 'preparing'; readonly until: number }
  | { readonly kind: 'deciding'; readonly until: number }
  /** It is approved then if the votes stay as they are. */
  | { readonly kind: 'confirming'; readonly until: number };

export function stageOf(ongoing: Ongoing, track: Track, waiting: number, now: number): Stage {
  const { since, confirming, submitted, decisionDeposit, queued } = ongoing;
  if (confirming !== null) return { kind: 'confirming', until: confirming };
  if (since !== null) return { kind: 'deciding', until: since + track.decide };
  if (decisionDeposit === null) return { kind: 'deposit', until: submitted + waiting };
  const begins = submitted + track.prepare;
  if (queued || begins < now) return { kind: 'queued', until: submitted + waiting };
  return { kind: 'preparing', until: begins };
}

/** When its call is carried out, if it is approved at `end`. */
export function enactedAt({ enactment }: Ongoing, track: Track, end: number): number {
  const wanted = enactment.kind === 'at' ? enactment.value : end + enactment.value;
  return Math.max(wanted, end + track.enact);
}

/** When it is approved, as things are; if it does not pass, when it would be approved in its last moment. */
export function approvedAt(ongoing: Ongoing, track: Track, votable: bigint, now: number): number {
  if (ongoing.confirming !== null) return ongoing.confirming;
  const begins = ongoing.since ?? Math.max(now, ongoing.submitted + track.prepare);
  if (ongoing.since !== null && standing(ongoing, track, votable, now).passes) return now + track.confirm;
  const from = passesFrom(ongoing, track, votable, now);
  return (from ?? begins + track.decide) + track.confirm;
}

/** What could vote: the issuance without what the treasury has and without what pots owe, but at least a tenth of it. */
export function votableOf(issuance: bigint, treasury: bigint, owed: bigint): bigint {
  return most(most(issuance - treasury - owed, issuance / 10n), 1n);
}

/** A vote of an account. */
export type Vote =
  | { readonly kind: 'standard'; readonly aye: boolean; readonly conviction: number; readonly balance: bigint }
  | { readonly kind: 'split'; readonly aye: bigint; readonly nay: bigint; readonly abstain: bigint };

/** Convictions that there are. */
export const CONVICTIONS = [0, 1, 2, 3, 4, 5, 6] as const;

/** For how many periods a conviction locks. */
export const lockPeriods = (conviction: number): number => (conviction <= 0 ? 0 : 2 ** (conviction - 1));

/** How many votes tokens have: a tenth each without conviction. */
export function votesOf(balance: bigint, conviction: number): bigint {
  return conviction <= 0 ? balance / 10n : balance * BigInt(conviction);
}

/** How much a vote is in all. */
export const balanceOf = (vote: Vote): bigint =>
  vote.kind === 'standard' ? vote.balance : vote.aye + vote.nay + vote.abstain;

/** When a vote no longer locks anything, if the referendum ended so; null if it locks nothing after the end. */
export function lockedUntil(vote: Vote, { how, at }: Pick<Ended, 'how' | 'at'>, locking: number): number | null {
  if (vote.kind !== 'standard' || vote.conviction === 0) return null;
  const won = (how === 'approved' && vote.aye) || (how === 'rejected' && !vote.aye);
  return won ? at + locking * lockPeriods(vote.conviction) : null;
}

interface Delegations {
  readonly votes: bigint;
  readonly capital: bigint;
}

/** What an earlier vote or delegation locks, and until when. */
interface Prior {
  readonly until: number;
  readonly amount: bigint;
}

/** What an account does on one track. */
export type Voting = { readonly track: number; readonly delegations: Delegations; readonly prior: Prior } & (
  | { readonly kind: 'casting'; readonly votes: readonly { readonly referendum: number; readonly vote: Vote }[] }
  | {
      readonly kind: 'delegating';
      readonly balance: bigint;
      readonly target: Hex;
      readonly conviction: number;
    }
);

/** What an account has at stake in referenda. */
export interface Stakes {
  readonly voting: readonly Voting[];
  /** What is locked for each track. */
  readonly locks: ReadonlyMap<number, bigint>;
  /** The referenda that it has voted on; those that the chain forgot are missing. */
  readonly referenda: ReadonlyMap<number, State>;
}

/** The tracks on which an account can let another one vote: it has no votes of its own there, and does not do so already. */
export const delegable = (stakes: Stakes, tracks: readonly Pick<Track, 'id'>[]): number[] =>
  tracks
    .map(({ id }) => id)
    .filter((id) => {
      const voting = stakes.voting.find((one) => one.track === id);
      return !voting || (voting.kind === 'casting' && voting.votes.length === 0);
    });

/** Why tokens stay locked. */
export type Why =
  | { readonly kind: 'vote'; readonly referendum: number }
  | { readonly kind: 'won'; readonly referendum: number; readonly until: number }
  | { readonly kind: 'earlier'; readonly until: number }
  | { readonly kind: 'delegation'; readonly target: Hex };

export interface Remains {
  readonly track: number;
  readonly amount: bigint;
  readonly why: Why;
}

/** What can be unlocked. */
export interface Unlocking {
  /** Votes that lock nothing any more. */
  readonly remove: { readonly track: number; readonly referendum: number }[];
  /** Tracks on which less has to be locked than is. */
  readonly unlock: number[];
  readonly remains: Remains[];
  /** How much is locked. Locks of several tracks overlap: the largest counts. */
  readonly before: bigint;
  /** How much will be. */
  readonly after: bigint;
}

function whyVote(stakes: Stakes, referendum: number, vote: Vote, locking: number, now: number): Why | null {
  const state = stakes.referenda.get(referendum);
  if (!state) return null;
  if (state.kind === 'ongoing') return { kind: 'vote', referendum };
  const until = lockedUntil(vote, state.ended, locking);
  return until !== null && now < until ? { kind: 'won', referendum, until } : null;
}

/** What can be unlocked at `now`, if conviction 1x locks for `locking` blocks. */
export function unlocking(stakes: Stakes, locking: number, now: number): Unlocking {
  const [remove, unlock, remains]: [Unlocking['remove'], number[], Remains[]] = [[], [], []];
  let [before, after] = [0n, 0n];
  const tracks = new Set([...stakes.voting.map(({ track }) => track), ...stakes.locks.keys()]);
  for (const track of [...tracks].sort((a, b) => a - b)) {
    const locked = stakes.locks.get(track) ?? 0n;
    before = most(before, locked);
    let [needed, removes] = [0n, false];
    const stays = (amount: bigint, why: Why): void => {
      if (amount === 0n) return;
      needed = most(needed, amount);
      remains.push({ track, amount, why });
    };
    const voting = stakes.voting.find((one) => one.track === track);
    if (voting?.kind === 'casting') {
      for (const { referendum, vote } of voting.votes) {
        const why = whyVote(stakes, referendum, vote, locking, now);
        if (why) stays(balanceOf(vote), why);
        else {
          removes = true;
          remove.push({ track, referendum });
        }
      }
    } else if (voting) stays(voting.balance, { kind: 'delegation', target: voting.target });
    if (voting && now < voting.prior.until) stays(voting.prior.amount, { kind: 'earlier', until: voting.prior.until });
    if (removes || needed < locked) unlock.push(track);
    after = most(after, least(needed, locked));
  }
  return { remove, unlock, remains, before, after };
}
