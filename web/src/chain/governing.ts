// The calls of voters.

import type { Hex } from '../lib/bytes';
import type { Unlocking, Vote } from '../lib/referendum';
import { ss58 } from './calls';
import type { Link } from './connection';
import type { Call } from './submit';

/** The first two bytes of each, which never change. */
export const GOVERNING: Readonly<Record<string, readonly [pallet: number, call: number]>> = {
  'Utility.batch_all': [8, 2],
  'ConvictionVoting.vote': [50, 0],
  'ConvictionVoting.delegate': [50, 1],
  'ConvictionVoting.undelegate': [50, 2],
  'ConvictionVoting.unlock': [50, 3],
  'ConvictionVoting.remove_vote': [50, 4],
  'Referenda.place_decision_deposit': [51, 1],
  'Referenda.refund_decision_deposit': [51, 2],
  'Referenda.refund_submission_deposit': [51, 7],
};

function encodedVote(vote: Vote): unknown {
  if (vote.kind === 'standard') {
    return { type: 'Standard', value: { vote: (vote.aye ? 128 : 0) + vote.conviction, balance: vote.balance } };
  }
  const { aye, nay, abstain } = vote;
  return abstain === 0n
    ? { type: 'Split', value: { aye, nay } }
    : { type: 'SplitAbstain', value: { aye, nay, abstain } };
}

/** One call as it is, several together: all of them or none. */
function together(batch: Call[]): Call {
  const [only] = batch;
  return only && batch.length === 1 ? only : { pallet: 'Utility', name: 'batch_all', batch };
}

const deposit = (name: string, index: number): Call => ({ pallet: 'Referenda', name, args: { index } });

/** Votes that are removed in one transaction at most. */
export const MOST_REMOVED = 50;

/** Tracks that are delegated in one transaction at most: each declares the proof of 512 votes. */
export const MOST_DELEGATED = 4;

export const governing = {
  /** Removes votes that lock nothing any more, and unlocks what they locked: as much as fits one transaction. */
  unlockAll: (link: Link, { remove, unlock }: Pick<Unlocking, 'remove' | 'unlock'>, who: Hex): Call => {
    const removed = remove
      .slice(0, MOST_REMOVED)
      .map(({ track, referendum }) => governing.removeVote(track, referendum));
    const unlocked = unlock.slice(0, 63 - removed.length).map((track) => governing.unlock(link, track, who));
    return together([...removed, ...unlocked]);
  },
  vote: (referendum: number, vote: Vote): Call => ({
    pallet: 'ConvictionVoting',
    name: 'vote',
    args: { poll_index: referendum, vote: encodedVote(vote) },
  }),
  removeVote: (track: number, referendum: number): Call => ({
    pallet: 'ConvictionVoting',
    name: 'remove_vote',
    args: { class: track, index: referendum },
  }),
  unlock: (link: Link, track: number, who: Hex): Call => ({
    pallet: 'ConvictionVoting',
    name: 'unlock',
    args: { class: track, target: { type: 'Id', value: ss58(link, who) } },
  }),
  /** Lets another account vote with tokens on each of the tracks. */
  delegate: (link: Link, tracks: readonly number[], to: Hex, conviction: number, balance: bigint): Call =>
    together(
      tracks.map((track) => ({
        pallet: 'ConvictionVoting',
        name: 'delegate',
        args: {
          class: track,
          to: { type: 'Id', value: ss58(link, to) },
          conviction: { type: conviction === 0 ? 'None' : `Locked${conviction}x`, value: undefined },
          balance,
        },
      })),
    ),
  undelegate: (track: number): Call => ({ pallet: 'ConvictionVoting', name: 'undelegate', args: { class: track } }),
  placeDeposit: (referendum: number): Call => deposit('place_decision_deposit', referendum),
  refundDecision: (referendum: number): Call => deposit('refund_decision_deposit', referendum),
  refundSubmission: (referendum: number): Call => deposit('refund_submission_deposit', referendum),
};
