// Referenda: how they stand, their rules, and the votes of accounts.

import { blake2b } from '@noble/hashes/blake2.js';
import { type Hex, concat, littleEndian, toHex } from '../lib/bytes';
import type {
  Curve,
  Deposit,
  Enactment,
  End,
  Ongoing,
  Proposal,
  Stakes,
  State,
  Track,
  Vote,
  Voting,
} from '../lib/referendum';
import { paced, votableOf } from '../lib/referendum';
import { account, allStored, constant, ss58, stored } from './calls';
import type { Link } from './connection';
import { Unreadable, amount, bytes, field, flag, hex, list, number, option, text, variant } from './reading';

/** What the chain demands of referenda. */
export interface Rules {
  tracks: Track[];
  /** What could vote: support is measured against it. */
  votable: bigint;
  /** For how long a referendum can wait to be decided. */
  waiting: number;
  /** For how long conviction 1x locks the tokens of the winners. */
  locking: number;
  /** Votes that an account can have on a track. */
  maxVotes: number;
}

function readCurve(value: unknown): Curve {
  const { type, value: inside } = variant(value);
  const of = (name: string): bigint => amount(field(inside, name));
  if (type === 'LinearDecreasing')
    return { kind: 'linear', length: of('length'), floor: of('floor'), ceil: of('ceil') };
  if (type === 'SteppedDecreasing') {
    return { kind: 'stepped', begin: of('begin'), end: of('end'), step: of('step'), period: of('period') };
  }
  if (type === 'Reciprocal') {
    return { kind: 'reciprocal', factor: of('factor'), xOffset: of('x_offset'), yOffset: of('y_offset') };
  }
  throw new Unreadable(`the curve ${type} is unknown`);
}

/** Text that is bytes in some versions of the client. */
const plain = (value: unknown): string =>
  (typeof value === 'string' && !value.startsWith('0x') ? value : text(value)).replace(/\0+$/, '');

export function readTrack(value: unknown, pace: number): Track {
  const [id, info] = list(value);
  const period = (name: string): number => paced(number(field(info, name)), pace);
  return {
    id: number(id),
    name: plain(field(info, 'name')).slice(0, 40),
    maxDeciding: number(field(info, 'max_deciding')),
    deposit: amount(field(info, 'decision_deposit')),
    prepare: period('prepare_period'),
    decide: period('decision_period'),
    confirm: period('confirm_period'),
    enact: period('min_enactment_period'),
    approval: readCurve(field(info, 'min_approval')),
    support: readCurve(field(info, 'min_support')),
  };
}

export async function rules(link: Link): Promise<Rules> {
  const [tracks, waiting, locking, maxVotes, treasury, pace, issuance, ofPools, ofRounds] = await Promise.all([
    constant(link, 'Referenda', 'Tracks'),
    constant(link, 'Referenda', 'UndecidingTimeout'),
    constant(link, 'ConvictionVoting', 'VoteLockingPeriod'),
    constant(link, 'ConvictionVoting', 'MaxVotes'),
    constant(link, 'Treasury', 'pot_account'),
    stored(link, 'Origins', 'Pace'),
    stored(link, 'Balances', 'TotalIssuance'),
    stored(link, 'Emission', 'TotalOwed'),
    stored(link, 'Distribution', 'TotalOwed'),
  ]);
  const data = field(await stored(link, 'System', 'Account', treasury), 'data');
  const kept = amount(field(data, 'free')) + amount(field(data, 'reserved'));
  const owed = (option(ofPools, amount) ?? 0n) + (option(ofRounds, amount) ?? 0n);
  const divisor = option(pace, number) ?? 1;
  return {
    tracks: list(tracks).map((track) => readTrack(track, divisor)),
    votable: votableOf(amount(issuance), kept, owed),
    waiting: number(waiting),
    locking: number(locking),
    maxVotes: number(maxVotes),
  };
}

export function trackOf({ tracks }: Rules, id: number): Track {
  const track = tracks.find((one) => one.id === id);
  if (!track) throw new Unreadable(`the chain does not describe its track ${id}`);
  return track;
}

const readDeposit = (value: unknown): Deposit => ({
  who: account(field(value, 'who')),
  amount: amount(field(value, 'amount')),
});

/** Names of an origin: of its pallet, and its own. */
function originName(value: unknown): string {
  const { type, value: inside } = variant(value);
  const more = typeof inside === 'object' && inside !== null && 'type' in inside;
  return more ? `${type} ${originName(inside)}` : type;
}

/** A call, or the hash of one. */
export function readProposal(value: unknown): Proposal {
  const { type, value: inside } = variant(value);
  if (type === 'Inline') return { kind: 'inline', bytes: bytes(inside) };
  const length = type === 'Lookup' ? number(field(inside, 'len')) : null;
  return { kind: 'stored', hash: hex(field(inside, 'hash')), length };
}

function readEnactment(value: unknown): Enactment {
  const { type, value: inside } = variant(value);
  return { kind: type === 'At' ? 'at' : 'after', value: number(inside) };
}

function readOngoing(value: unknown): Ongoing {
  const of = (name: string): unknown => field(value, name);
  const deciding = of('deciding');
  const tally = of('tally');
  return {
    track: number(of('track')),
    origin: originName(of('origin')),
    proposal: readProposal(of('proposal')),
    enactment: readEnactment(of('enactment')),
    submitted: number(of('submitted')),
    submissionDeposit: readDeposit(of('submission_deposit')),
    decisionDeposit: option(of('decision_deposit'), readDeposit),
    since: option(deciding, (part) => number(field(part, 'since'))),
    confirming: option(deciding, (part) => option(field(part, 'confirming'), number)),
    queued: flag(of('in_queue')),
    ayes: amount(field(tally, 'ayes')),
    nays: amount(field(tally, 'nays')),
    support: amount(field(tally, 'support')),
  };
}

const ENDS: Readonly<Record<string, End>> = {
  Approved: 'approved',
  Rejected: 'rejected',
  Cancelled: 'cancelled',
  TimedOut: 'timedout',
  Killed: 'killed',
};

/** How a referendum stands. */
export function readState(value: unknown): State {
  const { type, value: inside } = variant(value);
  if (type === 'Ongoing') return { kind: 'ongoing', ongoing: readOngoing(inside) };
  const how = ENDS[type];
  if (!how) throw new Unreadable(`a referendum that is ${type} is unknown`);
  const [at, submission, decision] = Array.isArray(inside) ? list(inside) : [inside];
  return {
    kind: 'ended',
    ended: {
      how,
      at: number(at),
      submissionDeposit: option(submission, readDeposit),
      decisionDeposit: option(decision, readDeposit),
    },
  };
}

/** One referendum; null if there is none of this number. */
export async function referendum(link: Link, id: number): Promise<State | null> {
  return option(await stored(link, 'Referenda', 'ReferendumInfoFor', id), readState);
}

/** Number of referenda that there have been. */
export async function referendumCount(link: Link): Promise<number> {
  return option(await stored(link, 'Referenda', 'ReferendumCount'), number) ?? 0;
}

/** The hash of a text about a referendum, by whoever has submitted it; null if there is none. */
export async function aboutHash(link: Link, id: number): Promise<Hex | null> {
  return option(await stored(link, 'Referenda', 'MetadataOf', id), hex);
}

const utf8 = new TextEncoder();

/** The name by which the scheduler knows the call of an approved referendum. */
export function taskName(id: number): Hex {
  const word = utf8.encode('enactment');
  const bytes = concat(utf8.encode('assembly'), Uint8Array.of(word.length << 2), word, littleEndian(id, 4));
  return toHex(blake2b(bytes, { dkLen: 32 }));
}

/** When the call of an approved referendum is carried out, and the call; null if it was already, or cannot be. */
export async function scheduled(link: Link, id: number): Promise<{ at: number; proposal: Proposal } | null> {
  const place = option(await stored(link, 'Scheduler', 'Lookup', taskName(id)), list);
  if (!place) return null;
  const [at, index] = [number(place[0]), number(place[1])];
  const agenda = list(await stored(link, 'Scheduler', 'Agenda', at));
  const task = option(agenda[index], (value) => readProposal(field(value, 'call')));
  return task && { at, proposal: task };
}

export function readVote(value: unknown): Vote {
  const { type, value: inside } = variant(value);
  const of = (name: string): bigint => amount(field(inside, name));
  if (type === 'Standard') {
    const vote = number(field(inside, 'vote'));
    return { kind: 'standard', aye: vote >= 128, conviction: vote & 127, balance: of('balance') };
  }
  if (type === 'Split') return { kind: 'split', aye: of('aye'), nay: of('nay'), abstain: 0n };
  if (type === 'SplitAbstain') return { kind: 'split', aye: of('aye'), nay: of('nay'), abstain: of('abstain') };
  throw new Unreadable(`the vote ${type} is unknown`);
}

/** What an account does on a track. */
export function readVoting(track: number, value: unknown): Voting {
  const { type, value: inside } = variant(value);
  const delegations = field(inside, 'delegations');
  const prior = list(field(inside, 'prior'));
  const common = {
    track,
    delegations: { votes: amount(field(delegations, 'votes')), capital: amount(field(delegations, 'capital')) },
    prior: { until: number(prior[0]), amount: amount(prior[1]) },
  };
  if (type === 'Delegating') {
    const conviction = variant(field(inside, 'conviction')).type;
    return {
      ...common,
      kind: 'delegating',
      balance: amount(field(inside, 'balance')),
      target: account(field(inside, 'target')),
      conviction: Number(/\d/.exec(conviction)?.[0] ?? 0),
    };
  }
  if (type !== 'Casting') throw new Unreadable(`the voting ${type} is unknown`);
  const votes = list(field(inside, 'votes')).map((cast) => {
    const [referendum, vote] = list(cast);
    return { referendum: number(referendum), vote: readVote(vote) };
  });
  return { ...common, kind: 'casting', votes };
}

/** What an account has at stake in referenda. */
export async function stakes(link: Link, who: Hex): Promise<Stakes> {
  const address = ss58(link, who);
  const [entries, locked] = await Promise.all([
    allStored(link, 'ConvictionVoting', 'VotingFor', address),
    stored(link, 'ConvictionVoting', 'ClassLocksFor', address),
  ]);
  const voting = entries.map(({ keyArgs, value }) => readVoting(number(keyArgs[1]), value));
  const locks = new Map(
    (option(locked, list) ?? []).map((lock): [number, bigint] => {
      const [track, units] = list(lock);
      return [number(track), amount(units)];
    }),
  );
  const voted = voting.flatMap((one) => (one.kind === 'casting' ? one.votes.map(({ referendum: id }) => id) : []));
  const states = await Promise.all(voted.map((id) => referendum(link, id)));
  const referenda = new Map<number, State>();
  voted.forEach((id, at) => {
    const state = states[at];
    if (state) referenda.set(id, state);
  });
  return { voting, locks, referenda };
}
