// What the chain says, in plain types: pages know these and nothing of the client that asked for them. Amounts are in
// the asset's smallest unit, moments are blocks of the relay chain, accounts are 32 bytes in hexadecimal.

import type { Hex } from '../lib/bytes';

/** The native token, or the number of another asset. */
export type Asset = 'native' | number;

/** How amounts of an asset are shown. */
export interface Token {
  symbol: string;
  decimals: number;
}

export type Source =
  | { kind: 'listed' }
  | { kind: 'merkle'; root: Hex; leaves: number }
  | { kind: 'voucher'; beneficiaries: number }
  | { kind: 'sale'; bids: number };

/** When the tokens of a stream unlock. `cliff`, `length` and `step` are counted from `start`. */
export interface UnlockSchedule {
  start: number;
  cliff: number;
  length: number;
  step: number;
}

export type Release =
  | { kind: 'immediate' }
  | { kind: 'vested'; start: number; length: number }
  | { kind: 'streamed'; schedule: UnlockSchedule; revocable: boolean; prepaid: boolean };

export type Jurisdictions = { kind: 'any' } | { kind: 'only' | 'except'; countries: string[] };

/** What compliance demands of a beneficiary. */
export interface Requirement {
  level: number;
  jurisdictions: Jurisdictions;
  attesters: number;
}

/** The demand that the list is stored in the chain, with limits on its largest rows. */
export interface Published {
  list: number;
  maxRow: bigint | null;
  /** The `rows` largest rows may be `share` billionths of the list. */
  maxShareOfLargest: { rows: number; share: number } | null;
}

export interface Manifest {
  cid: string;
  rows: number;
  total: bigint;
  published: Published | null;
}

export interface Terms {
  asset: Asset;
  source: Source;
  release: Release;
  requirement: Requirement;
  window: { opens: number; closes: number };
  budget: bigint;
  remainder: 'manager' | 'treasury' | 'burn';
  manifest: Manifest | null;
  beneficiaries: 'accounts' | 'ethereum';
}

export type Status =
  { kind: 'draft' } | { kind: 'open' } | { kind: 'paused'; since: number; until: number | null } | { kind: 'closed' };

export interface Round {
  id: number;
  manager: Hex;
  terms: Terms;
  termsHash: Hex;
  /** Digest of the listed rows, or of the first keys of a round of vouchers; zero if there are none. */
  rowsDigest: Hex;
  ends: number;
  status: Status;
  claimed: bigint;
  payments: bigint;
  rows: number;
  rowsTotal: bigint;
  rowsClaimed: number;
  audit: Hex;
  pot: Hex;
  potBalance: bigint;
  payable: bigint;
  setAside: bigint;
}

/** Proof of an entitlement: the number of a row that the chain knows, or a row with the hashes that lead to the root. */
export type Evidence =
  { kind: 'recorded'; index: number } | { kind: 'merkle'; index: number; amount: bigint; proof: Hex[] };

/** What can be claimed from a row. */
export interface Claimable {
  now: bigint;
  later: bigint;
  paid: bigint;
  total: bigint;
  /** When more unlocks; null if everything has. */
  next: number | null;
}

/** Why the chain refuses: an error of a pallet, or another one of the runtime. */
export interface Refusal {
  pallet: string;
  name: string;
  /** The error's documentation in the runtime's metadata, in English. */
  docs: string;
}

export type Answer<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

/** A list that is stored in the chain. */
export interface List {
  id: number;
  owner: Hex;
  rows: number;
  chunks: number;
  stored: number;
  total: bigint;
  /** The largest rows, the largest first. */
  largest: bigint[];
  root: Hex | null;
}

/** The present: the clock of rounds, and the time on the clocks of people. */
export interface Present {
  /** The block of the relay chain that rounds take for the time. */
  moment: number;
  /** Milliseconds since 1970 of the chain's last final block. */
  ms: number;
  /** Number of that block. */
  block: number;
}

export interface ComplianceRecord {
  attester: Hex;
  level: number;
  country: string;
  expires: number;
  /** The level that it confers now, or why it confers none. */
  gives: { ok: true; level: number } | { ok: false; reason: string };
}

export interface ComplianceStatus {
  frozen: { officer: Hex; reason: Hex; since: number; lapses: number | null } | null;
  level: number;
  blocked: boolean;
  records: ComplianceRecord[];
}

/** Why compliance refuses a payment, and when that passes by itself. */
export interface Obstacle {
  reason: string;
  passesAt: number | null;
}

export interface Balance {
  free: bigint;
  reserved: bigint;
  frozen: bigint;
  /** Whether the account is in the chain's state at all. */
  exists: boolean;
}

/** A vesting schedule of an account. */
export interface Vesting {
  locked: bigint;
  perBlock: bigint;
  start: number;
}

export type PoolKind =
  { kind: 'stake'; asset: Asset } | { kind: 'contribution'; scores: string } | { kind: 'account'; to: Hex };

export interface Pool {
  id: number;
  kind: PoolKind;
  requirement: Requirement;
  retired: boolean;
  /** Its share of the running era's issuance, in billionths. */
  share: number;
  owed: bigint;
  members: number;
  total: bigint;
  pending: bigint;
}

export interface Reward {
  pool: number;
  earning: bigint;
  pending: bigint;
  claimable: bigint;
  expiring: { amount: bigint; era: number; at: number } | null;
}
