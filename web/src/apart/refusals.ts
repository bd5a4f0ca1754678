/**
 * What refusals of sales, of scores and of announcements mean, as `lib/errors.ts` has it for what everybody loads. Every
 * error of the three pallets is either here or among those that nobody meets on the page; a test compares with their
 * sources.
 */
import type { Refusal } from '../chain/model';
import { type Action } from '../lib/errors';
import type { Words } from '../parts/words';
import { s } from './say';

type Cures = Readonly<Record<string, readonly Action[]>>;

const COMPLIANCE = {
  LevelTooLow: ['credential', 'attester'],
  IdentityExpired: ['credential', 'attester'],
  IdentityRevoked: ['attester'],
  AttesterGone: ['credential', 'attester'],
  TooFewAttesters: ['credential', 'attester'],
  JurisdictionRefused: ['attester'],
  JurisdictionBlocked: ['attester'],
  AccountFrozen: ['wait'],
  PayoutLimitReached: ['wait', 'credential', 'attester'],
  AbovePayoutLimit: ['amount', 'credential', 'attester'],
  PayeeFrozen: ['wait', 'address'],
  PayeeBlocked: ['address'],
} as const satisfies Cures;

const TABLES = {
  Sales: {
    UnknownSale: [],
    TermsDiffer: ['again'],
    OwnSale: [],
    NotYetOpen: ['wait'],
    BiddingOver: [],
    BiddingNotOver: ['wait'],
    RoundPaused: ['wait'],
    BelowLeast: ['amount'],
    AboveMost: ['amount'],
    UnknownTick: ['amount'],
    BidLowered: ['amount'],
    TooManyBids: [],
    MoneyLacking: ['fund', 'amount'],
    AlreadyCleared: ['again'],
    NotCleared: ['wait'],
    NoBid: ['again'],
    MoneyFrozen: ['owner'],
    NotArrived: ['owner'],
    SellerRefused: ['wait'],
    SellerNotCredited: ['wait'],
    ...COMPLIANCE,
  },
  Scores: {
    UnknownBoard: [],
    NoRootFinal: ['wait'],
    InvalidProof: ['again'],
    NothingToClaim: ['wait'],
    TotalReached: [],
    AccountIsPot: ['address'],
    ClaimsOver: [],
    ...COMPLIANCE,
  },
  Announcements: {
    NotAnnounced: ['again'],
    TermsChanged: ['again'],
    PeriodOver: [],
    NoText: [],
    UnknownObjection: ['again'],
    NotObjector: ['address'],
  },
} as const satisfies Readonly<Record<string, Cures>>;

type Tables = typeof TABLES;
export type Pallet = keyof Tables;
type NameIn<P> = P extends Pallet ? keyof Tables[P] & string : never;
/** Names of refusals that have words here. */
export type RefusalName = NameIn<Pallet>;

/** Errors of these pallets that nobody meets on the page: those of sellers, of reporters, of managers, and of disputes. */
export const NOT_HERE: Readonly<Record<Pallet, readonly string[]>> = {
  Sales: [
    'SameAsset',
    'UnknownMoney',
    'AmountZero',
    'BoundsInvalid',
    'GridInvalid',
    'ClassesInvalid',
    'StreamRevocable',
    'TimesInvalid',
    'BidsUnfinished',
  ],
  Scores: [
    'TermsInvalid',
    'RequirementUnsupported',
    'ReporterTwice',
    'BoardClosed',
    'NotReporter',
    'RootPending',
    'UnknownList',
    'RootDiffers',
    'NothingAdded',
    'NotCovered',
    'NoRootPosted',
    'OtherRoot',
    'FaultNotProven',
    'AlreadyChallenged',
    'WindowOver',
    'NotChallenged',
    'VerdictLate',
    'WindowOpen',
    'VerdictAwaited',
    'ClaimsNotOver',
    'NoRecord',
    'RecordsLeft',
  ],
  Announcements: [
    'NotDraft',
    'NotManager',
    'PeriodTooShort',
    'RatioInvalid',
    'RatesInvalid',
    'WithheldElsewhere',
    'NotAnchored',
    'OtherStateRoot',
    'ListNotVerified',
    'ListDiffers',
    'Refuted',
    'PeriodNotOver',
    'Unanswered',
    'NothingToAnswer',
    'StillDraft',
    'NoSnapshot',
    'RowNotProven',
    'StateNotProven',
    'NotNeighbours',
    'NoFault',
    'NotAHeader',
    'UnknownBlock',
    'AlreadyAnchored',
    'NotOwner',
    'AnchorKept',
  ],
};

/** The name of a refusal that has words here, and what can be done; null if it has none. */
export function refusalHere({
  pallet,
  name,
}: Pick<Refusal, 'pallet' | 'name'>): { name: RefusalName; actions: readonly Action[] } | null {
  const tables: Readonly<Record<string, Cures>> = TABLES;
  const cures = Object.hasOwn(tables, pallet) ? tables[pallet] : undefined;
  const actions = cures && Object.hasOwn(cures, name) ? cures[name] : undefined;
  return actions === undefined ? null : { name: name as RefusalName, actions };
}

/** A refusal in words; null if it has none here. */
export function wordsHere(refusal: Refusal): Words | null {
  const known = refusalHere(refusal);
  if (!known) return null;
  return { meaning: s(`refusal.${known.name}`), cure: s(`refusal.${known.name}.cure`), actions: known.actions };
}
