// Submitting a referendum: what it takes, and what has become of it.

import type { Hex } from '../lib/bytes';
import { type TrackName, submissionCall } from '../lib/propose';
import { constant, stored } from './calls';
import type { Link } from './connection';
import { tryCall } from './manage';
import { amount, number, option } from './reading';
import { referendum, referendumCount } from './referenda';
import { hashOf, kept } from './types';

/** How often it is looked whether the last referendum is final, and how long to wait between, in milliseconds. */
const LOOKS = 30;
const LOOK_PAUSE = 2_000;

/** The referenda of the last block are not those of the last final one: somebody is submitting one. */
export class Crowded extends Error {
  override readonly name = 'Crowded';
}

/** A submission that is ready to be signed. */
export interface Prepared {
  call: Uint8Array;
  /** The hash of what is proposed. */
  hash: Hex;
  /** The number that the referendum will have, if nobody else submits one before. */
  number: number;
  /** What is put down, in smallest units of the native token: for the submission, and for the bytes of the call. */
  submission: bigint;
  bytes: bigint;
}

/** The number of the next referendum, once no other one is on its way. */
async function nextNumber(link: Link): Promise<number> {
  for (let look = 0; look < LOOKS; look += 1) {
    const [final, best] = await Promise.all([
      referendumCount(link),
      stored(link, 'Referenda', 'ReferendumCount', { at: 'best' }).then((value) => option(value, number) ?? 0),
    ]);
    if (final === best) return final;
    await new Promise((resolve) => setTimeout(resolve, LOOK_PAUSE));
  }
  throw new Crowded();
}

/** Makes the call that submits a referendum as an account would. */
export async function prepare(link: Link, who: Hex, track: TrackName, proposal: Uint8Array): Promise<Prepared> {
  const hash = hashOf(proposal);
  const [next, there, deposit] = await Promise.all([
    nextNumber(link),
    kept(link, hash),
    constant(link, 'Referenda', 'SubmissionDeposit'),
  ]);
  const call = submissionCall({ track, call: proposal, number: next, stored: there !== null });
  const { held } = await tryCall(link, who, call, true);
  return { call, hash, number: next, submission: amount(deposit), bytes: held };
}

/** The number of the referendum that was submitted, once it has its decision deposit; null as long as there is none. */
export async function submitted(link: Link, { hash, number: first }: Prepared): Promise<number | null> {
  const end = await referendumCount(link);
  for (let id = first; id < end; id += 1) {
    const state = await referendum(link, id);
    if (state?.kind !== 'ongoing' || state.ongoing.decisionDeposit === null) continue;
    const { proposal } = state.ongoing;
    if (proposal.kind === 'stored' && proposal.hash === hash) return id;
  }
  return null;
}
