/**
 * What a refusal of the chain means to a holder, and what can be done about it: the tables of `docs/holders.md`. The words
 * are in the catalogues of `i18n`: `refusal.NAME` says what is the matter, `refusal.NAME.cure` what to do.
 *
 * Every error of the pallets for rounds, identities and pools is either here or among those that no holder meets; a test
 * compares with the pallets' sources, so that a new error does not go without words.
 */

/**
 * What can be done, for a page to offer, the most useful first:
 * - `again`: look again, or try again in a moment;
 * - `wait`: come back later, if possible with a reminder of the date;
 * - `sign`: have anybody with a few tokens sign it;
 * - `aside`: set the row aside, so that it outlasts the round;
 * - `credential`: bring a credential;
 * - `ethereum`: sign with the key of the Ethereum address, again or in the other form;
 * - `attester`: go to an attester;
 * - `fund`: have a few native tokens sent to the account;
 * - `merge`: merge two vesting schedules;
 * - `address`: try another address;
 * - `node`: ask another node;
 * - `claim`: claim it;
 * - `amount`: give another amount;
 * - `pool`: choose another pool;
 * - `manager`, `owner`: tell the manager of the round, the owner of the asset.
 */
export type Action =
  | 'again'
  | 'wait'
  | 'sign'
  | 'aside'
  | 'credential'
  | 'ethereum'
  | 'attester'
  | 'fund'
  | 'merge'
  | 'address'
  | 'node'
  | 'claim'
  | 'amount'
  | 'pool'
  | 'manager'
  | 'owner';

type Cures = Readonly<Record<string, readonly Action[]>>;

/** Refusals of compliance: of rounds and of pools. */
const COMPLIANCE = {
  LevelTooLow: ['credential', 'attester', 'aside'],
  IdentityExpired: ['credential', 'attester', 'aside'],
  IdentityRevoked: ['attester', 'aside'],
  AttesterGone: ['credential', 'attester', 'aside'],
  TooFewAttesters: ['credential', 'attester', 'aside'],
  JurisdictionRefused: ['attester', 'aside'],
  JurisdictionBlocked: ['attester', 'aside'],
  AccountFrozen: ['aside', 'wait'],
  PayoutLimitReached: ['wait', 'credential', 'attester'],
  AbovePayoutLimit: ['credential', 'attester', 'aside'],
  PayeeFrozen: ['wait', 'aside'],
  PayeeBlocked: ['aside'],
} as const satisfies Cures;

/** Refusals of rounds. */
const DISTRIBUTION = {
  UnknownRound: [],
  NotOpen: ['wait'],
  NotYetOpen: ['wait'],
  WindowClosed: ['aside'],
  WrongEvidence: ['again'],
  IndexOutOfRange: ['again', 'node'],
  ProofTooLong: ['again', 'node'],
  ProofInvalid: ['again', 'node'],
  RangeInvalid: ['again'],
  NotBeneficiary: ['address'],
  AlreadyClaimed: ['again'],
  NothingUnlocked: ['wait'],
  TooManyFreeClaims: ['again', 'sign'],
  AssetNotFree: ['sign'],
  TooLittleForFreeClaim: ['sign', 'wait'],
  SignatureNeeded: ['sign'],
  BeneficiariesAreEthereum: ['ethereum'],
  BeneficiariesAreAccounts: ['claim'],
  NotEthereumAddress: ['manager'],
  SignatureExpired: ['ethereum'],
  SignatureNotLow: ['ethereum'],
  SignatureVInvalid: ['ethereum'],
  SignedByNoKey: ['ethereum'],
  SignerNotOwner: ['ethereum'],
  DestinationIsEthereum: ['address'],
  BudgetExceeded: ['manager'],
  BelowMinimumBalance: ['fund', 'wait'],
  AccountCannotHoldAsset: ['fund'],
  AccountBlocked: ['owner'],
  UnknownAsset: ['manager'],
  BalanceOverflow: ['owner'],
  NotArrived: ['owner'],
  BeneficiaryIsPot: ['manager'],
  NotRefused: ['claim'],
  AlreadySetAside: ['again'],
  EmptyBatch: ['again'],
  PayeeKeyless: ['address'],
  PayeeNamed: ['claim'],
  RedirectExpired: ['claim'],
  RedirectUsed: ['again'],
  RedirectNotSigned: ['claim'],
  ...COMPLIANCE,
} as const satisfies Cures;

/** Refusals of credentials. */
const CREDENTIALS = {
  CredentialUsed: ['again'],
  CredentialRevoked: ['attester'],
  KeyOutdated: ['attester'],
  CredentialExpired: ['attester'],
  ExpiryTooFar: ['attester'],
  OtherChain: ['attester'],
  SignatureInvalid: ['attester'],
  NotAttester: ['attester'],
  AttesterExpired: ['attester'],
  AttesterFrozen: ['wait', 'attester'],
  LevelNotAllowed: ['attester'],
  JurisdictionNotAllowed: ['attester'],
  TooManyRecords: ['attester'],
  TooManyFreeCredentials: ['again', 'sign'],
} as const satisfies Cures;

/** Refusals of pools. */
const EMISSION = {
  UnknownPool: ['pool'],
  PoolRetired: ['pool'],
  WrongPoolKind: ['pool'],
  AmountZero: ['amount'],
  NotMember: ['address', 'pool'],
  AlreadyEnrolled: [],
  StakeTooSmall: ['amount'],
  NothingToClaim: ['wait'],
  RecordInUse: ['claim'],
  ...COMPLIANCE,
} as const satisfies Cures;

/** Refusals of payees. */
const PAYEES = {
  PayeeKeyless: ['address'],
  SamePayee: ['again'],
  TooManyScopes: ['wait'],
  NoPayee: ['again'],
  NothingWaits: ['again'],
  OwnerFrozen: ['wait'],
  PayeeFrozen: ['address', 'wait'],
} as const satisfies Cures;

/** Refusals of pallets of the SDK, and of the pool of a node. */
const OTHERS = {
  Vesting: { AtMaxVestingSchedules: ['merge', 'aside'], AmountLow: ['manager'], NotVesting: [] },
  Token: { FundsUnavailable: ['sign', 'fund'], Frozen: ['wait', 'owner'], BelowMinimum: ['fund'] },
  System: { CallFiltered: ['wait'] },
  ConvictionVoting: {
    NotOngoing: ['again'],
    NotVoter: ['again'],
    NoPermission: ['address'],
    NoPermissionYet: ['wait'],
    AlreadyDelegating: ['again'],
    AlreadyVoting: ['again'],
    InsufficientFunds: ['amount'],
    NotDelegating: ['again'],
    MaxVotesReached: ['again'],
  },
  Referenda: { NotOngoing: ['again'], HasDeposit: ['again'], Unfinished: ['wait'], NoDeposit: ['again'] },
  Pool: {
    Stale: ['again'],
    Future: ['wait'],
    Payment: ['sign', 'fund'],
    Custom: ['again', 'node'],
    NoUnsignedValidator: ['sign'],
  },
} as const satisfies Readonly<Record<string, Cures>>;

const TABLES = { Distribution: DISTRIBUTION, Compliance: CREDENTIALS, Emission: EMISSION, Payees: PAYEES, ...OTHERS };

/** Names of the tables: pallets, `Token` for errors of balances, `Pool` for refusals of a node's pool. */
export type Table = keyof typeof TABLES;
type NameIn<Kind> = Kind extends Table ? keyof (typeof TABLES)[Kind] & string : never;

/** Names of refusals that have words. */
export type RefusalName = NameIn<Table>;

/**
 * Errors of our pallets that no holder meets on the page: those of managers, of attesters and officers in office, of votes
 * and of vouchers. A test makes sure that no error is missing.
 */
export const NOT_FOR_HOLDERS: Readonly<
  Record<'Distribution' | 'Compliance' | 'Emission' | 'Payees', readonly string[]>
> = {
  Distribution: [
    'NotManager',
    'NotDraft',
    'NotPaused',
    'NotClosed',
    'WindowInvalid',
    'WindowBeforeLastUnlock',
    'ScheduleInvalid',
    'SourceFixed',
    'VestedNeedsNative',
    'ManifestInvalid',
    'BudgetZero',
    'BudgetBelowTotal',
    'RequirementUnsupported',
    'Underfunded',
    'NoRows',
    'NotListed',
    'AmountZero',
    'PushQueueFull',
    'AlreadyQueued',
    'PushedRecently',
    'NothingToPush',
    'StillSetAside',
    'NotRevocable',
    'NothingToStop',
    'TooEarlyToClose',
    'PotFrozen',
    'TermsChanged',
    'ManagerFrozen',
    'NotRemoved',
    'NothingToSweep',
    'PauseBudgetSpent',
    'PausedByVote',
    'BelowMinVested',
    'ReleaseFixed',
    'ListNotVerified',
    'ListDiffers',
    'RowTooLarge',
    'TooConcentrated',
    'LimitInvalid',
    'BeneficiariesFixed',
    // Vouchers are settled by the command line: docs/holders.md tells what a refusal means.
    'NotVoucher',
    'VoucherNeedsImmediate',
    'VoucherNeedsAccounts',
    'KeysMissing',
    'KeysInvalid',
    'TooManyEpochs',
    'NoticeTooShort',
    'PromiseLowered',
    'EpochUnknown',
    'EpochEnded',
    'VoucherExpired',
    'SignatureCountWrong',
    'SignerUnknown',
    'SignerTwice',
    'VoucherNotSigned',
    'NothingToSettle',
    'AbovePromised',
    'TooManyBeneficiaries',
    'TooManySignaturesForFree',
    // Rounds of sales are opened with them.
    'OpenedBySale',
  ],
  Compliance: [
    'AlreadyAttester',
    'TooManyAttesters',
    'TermsInvalid',
    'NotOfficer',
    'AlreadyOfficer',
    'TooManyOfficers',
    'CountryInvalid',
    'ExpiryPast',
    'EmptyBatch',
    'NoRecord',
    'RecordVoid',
    'StillNeeded',
    'OfficerFrozen',
    'AlreadyFrozen',
    'NotFrozen',
    'Exempt',
    'KeyInUse',
    'TooManyBlockers',
    'Protected',
    'OfficerSuspended',
    'AlreadySuspended',
    'NotSuspended',
    'FreezesUsedUp',
    'FrozenBefore',
    'SameOfficer',
    'AlreadyRatified',
    'StillFrozen',
    'NotYourFreeze',
    'KeyNotProven',
  ],
  Emission: [
    'IssuanceAboveBound',
    'ChangeTooLarge',
    'FloorAboveIssuance',
    'DecayPeriodZero',
    'MaxSupplyAboveBound',
    'MaxSupplyBelowSupply',
    'BudgetInvalid',
    'AlreadyHalted',
    'NotHalted',
    'TooManyPools',
    'PoolKindTaken',
    'UnknownAsset',
    'RequirementUnsupported',
    'PoolInBudget',
    'NotRetired',
    'PoolInUse',
    'NotReporter',
    'ScoreZero',
    'ScoreOverflow',
    'EmptyBatch',
    'Overflow',
    'AllowanceExceeded',
    'ReporterTwice',
    'HaltsUsedUp',
    'HaltInvalid',
    'AccountIsPot',
  ],
  // The page settles nothing.
  Payees: ['NothingToSettle'],
};

/** What the pool of a node calls otherwise, of calls of rounds and of credentials. */
const OF_POOL: Readonly<Record<string, Readonly<Record<string, readonly [Table, RefusalName]>>>> = {
  Distribution: { ExhaustsResources: ['Distribution', 'TooManyFreeClaims'], Call: ['System', 'CallFiltered'] },
  Compliance: {
    ExhaustsResources: ['Compliance', 'TooManyFreeCredentials'],
    Stale: ['Compliance', 'CredentialUsed'],
    Call: ['System', 'CallFiltered'],
  },
};

/** Names that refusals of compliance have outside of rounds (`Refusal` of `primitives/src/compliance.rs`). */
const OBSTACLES: Readonly<Record<string, RefusalName>> = {
  Expired: 'IdentityExpired',
  Frozen: 'AccountFrozen',
  Revoked: 'IdentityRevoked',
  LimitReached: 'PayoutLimitReached',
  AboveLimit: 'AbovePayoutLimit',
};

/** A refusal that has words. */
export interface Refused {
  readonly name: RefusalName;
  /** What it means. */
  readonly meaning: { readonly key: `refusal.${RefusalName}` };
  /** What to do about it. */
  readonly cure: { readonly key: `refusal.${RefusalName}.cure` };
  /** The same for a page to offer. */
  readonly actions: readonly Action[];
}

function entry(table: string, name: string): Refused | undefined {
  const tables: Readonly<Record<string, Cures>> = TABLES;
  const cures = Object.hasOwn(tables, table) ? tables[table] : undefined;
  const actions = cures && Object.hasOwn(cures, name) ? cures[name] : undefined;
  if (actions === undefined) return undefined;
  const known = name as RefusalName;
  return { name: known, meaning: { key: `refusal.${known}` }, cure: { key: `refusal.${known}.cure` }, actions };
}

/**
 * What a refusal means; `undefined` if no holder meets it, or the runtime is newer than the page.
 *
 * @param pallet the pallet; `Token` for errors of balances; `Pool` if the pool of a node refuses, by the words of
 * `InvalidTransaction`.
 * @param of the pallet of the call that the pool refuses.
 */
export function refusalOf(
  { pallet, name }: { readonly pallet: string; readonly name: string },
  of: 'Distribution' | 'Compliance' = 'Distribution',
): Refused | undefined {
  const other = pallet === 'Pool' ? OF_POOL[of]?.[name] : undefined;
  return other === undefined ? entry(pallet, name) : entry(...other);
}

/** What a refusal of compliance means, by its name there or by that of a round's error. */
export function obstacleOf(reason: string): Refused | undefined {
  const name = Object.hasOwn(OBSTACLES, reason) ? OBSTACLES[reason] : reason;
  return name !== undefined && Object.hasOwn(COMPLIANCE, name) ? entry('Distribution', name) : undefined;
}

/** All refusals that have words, for the test of the catalogues. */
export function allRefusals(): Refused[] {
  return Object.entries(TABLES).flatMap(([table, cures]) =>
    Object.keys(cures).flatMap((name) => entry(table, name) ?? []),
  );
}
