//! A small chain around the pallet, and the vocabulary of its tests.

use super::*;
use crate as pallet_sales;
use codec::{Decode, Encode};
use distribution_primitives::{
	Class, Form, Payees as _, Refusal, Release, Remainder, Requirement, Source, Terms, Window,
};
pub use pallet_distribution_common::test::{
	who, Balance, Named, Registry, LIMIT, MAX_LEVEL, NEXT_PERIOD,
};
use pallet_distribution_common::{test, KeptPrice, RoundClock};
use polkadot_sdk::{
	frame_support::{
		derive_impl, parameter_types,
		storage::unhashed,
		traits::{
			fungible::{NativeFromLeft, NativeOrWithId, UnionOf},
			fungibles::{Inspect, Mutate},
			tokens::{
				DepositConsequence, Fortitude, Preservation, Provenance, WithdrawConsequence,
			},
			AsEnsureOriginWithArg, ConstU128, ConstU64, LinearStoragePrice,
		},
	},
	frame_system::{EnsureRoot, EnsureSigned},
	pallet_assets, pallet_assets_holder, pallet_balances,
	sp_io::TestExternalities,
	sp_runtime::{traits::IdentityLookup, AccountId32, BuildStorage},
};
use std::{cell::RefCell, collections::BTreeMap};

pub type Block = polkadot_sdk::frame_system::mocking::MockBlock<Test>;
pub type AssetKind = NativeOrWithId<u32>;

/// Minimum balance of the native asset.
pub const ED: Balance = 10;
/// Minimum balance of the asset that bids are paid in.
pub const MONEY_MIN: Balance = 5;
/// The asset that bids are paid in.
pub const MONEY: AssetKind = NativeOrWithId::WithId(1);
/// Initial balance of the seller and the bidders.
pub const PLENTY: Balance = 1_000_000_000_000;
/// Bidders number 0 to 9.
pub const BIDDERS: u32 = 10;
/// The seller of every test's sales.
pub const SELLER: AccountId32 = AccountId32::new([1; 32]);
/// Anybody else.
pub const OTHER: AccountId32 = AccountId32::new([2; 32]);
/// The owner of the asset that bids are paid in.
pub const ISSUER: AccountId32 = AccountId32::new([3; 32]);
pub const MIN_BIDDING: u64 = 10;
pub const MIN_LATE: u64 = 5;
pub const MIN_FINISHING: u64 = 20;
/// What one question to compliance weighs, in units of time.
pub const ASK: u64 = 1_000;
/// What one question about somebody who is paid by others weighs.
pub const ASK_PAYEE: u64 = 1_000_000;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = polkadot_sdk::frame_system;
	#[runtime::pallet_index(1)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(2)]
	pub type Assets = pallet_assets;
	#[runtime::pallet_index(3)]
	pub type AssetsHolder = pallet_assets_holder;
	#[runtime::pallet_index(4)]
	pub type Sold = pallet_sales;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl polkadot_sdk::frame_system::Config for Test {
	type Block = Block;
	type AccountId = AccountId32;
	type Lookup = IdentityLookup<AccountId32>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<ED>;
	type AccountStore = System;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Test {
	type Balance = Balance;
	type Currency = Balances;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId32>>;
	type ForceOrigin = EnsureRoot<AccountId32>;
	type Freezer = ();
	type Holder = AssetsHolder;
}

impl pallet_assets_holder::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
}

parameter_types! {
	pub const BidHold: RuntimeHoldReason = RuntimeHoldReason::Sold(HoldReason::BidDeposit);
	pub const SaleHold: RuntimeHoldReason = RuntimeHoldReason::Sold(HoldReason::SaleDeposit);
	/// Deposit per byte of state.
	pub static BytePrice: Balance = 1;
	/// Time lost to everybody.
	pub static Lost: u64 = 0;
	/// Whether all rounds are paused. Their clocks are stopped by [`Lost`].
	pub static Paused: bool = false;
	/// The smallest amount that rounds deliver.
	pub static Smallest: Balance = 0;
	/// How often compliance was asked about a bidder, but for by rounds that deliver.
	pub static Asked: u64 = 0;
	/// How often compliance was asked about somebody who is paid by others.
	pub static AskedOfPayees: u64 = 0;
	/// Whether payout limits are so low that nothing may ever be paid in parts.
	pub static NoParts: bool = false;
}

thread_local! {
	/// The levels of accounts that have been checked.
	pub static LEVELS: RefCell<BTreeMap<AccountId32, u8>> = const { RefCell::new(BTreeMap::new()) };
}

/// [`Registry`], and the levels of [`LEVELS`].
pub struct Leveled;

impl Leveled {
	fn reaches(who: &AccountId32, requirement: &Requirement) -> Result<(), Refusal> {
		let level = LEVELS.with_borrow(|levels| levels.get(who).copied().unwrap_or_default());
		(level >= requirement.level).then_some(()).ok_or(Refusal::LevelTooLow)
	}
}

impl Compliance<AccountId32, AssetKind, Balance> for Leveled {
	type Moment = u64;
	type Session = ();

	fn session() {}

	fn supports(requirement: &Requirement) -> bool {
		requirement.level <= MAX_LEVEL
	}

	fn check(
		who: &AccountId32,
		requirement: &Requirement,
		asset: &AssetKind,
		amount: Balance,
	) -> Result<(), Refusal> {
		Asked::mutate(|asked| *asked += 1);
		Self::reaches(who, requirement)?;
		Registry::check(who, requirement, asset, amount)
	}

	fn pay_in(
		(): &(),
		who: &AccountId32,
		requirement: &Requirement,
		asset: &AssetKind,
		amount: Balance,
	) -> Result<(), Refusal> {
		Self::reaches(who, requirement)?;
		Registry::pay_in(&(), who, requirement, asset, amount)
	}

	fn pay_up_to_in(
		(): &(),
		who: &AccountId32,
		requirement: &Requirement,
		asset: &AssetKind,
		due: Balance,
	) -> Result<Balance, Refusal> {
		Asked::mutate(|asked| *asked += 1);
		Self::reaches(who, requirement)?;
		if NoParts::get() && due > 0 {
			return Err(Refusal::AboveLimit);
		}
		Registry::pay_up_to_in(&(), who, requirement, asset, due)
	}

	fn check_payee_in((): &(), who: &AccountId32) -> Result<(), Refusal> {
		AskedOfPayees::mutate(|asked| *asked += 1);
		<Registry as Compliance<AccountId32, AssetKind, Balance>>::check_payee_in(&(), who)
	}

	fn allowance(_: &AccountId32, _: &AssetKind) -> Option<Balance> {
		LIMIT.get()
	}

	fn passes_at(refusal: Refusal) -> Option<u64> {
		(refusal == Refusal::LimitReached).then_some(NEXT_PERIOD)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_worst_case(_: &AccountId32) {}

	fn weight(_: Option<(&Requirement, &AssetKind)>) -> Weight {
		Weight::from_parts(ASK, 0)
	}

	fn payee_weight() -> Weight {
		Weight::from_parts(ASK_PAYEE, 0)
	}
}

pub type Tokens = UnionOf<Balances, Assets, NativeFromLeft, AssetKind, AccountId32>;

/// A round, as this mock has it. Like the storage, what a failed call has changed of it is undone.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct MockRound {
	pub terms: Terms<AssetKind, Balance, u64>,
	/// What was delivered in all, once that is known.
	pub concluded: Option<Balance>,
	pub closed: bool,
}

/// Rounds that pay at once, into accounts that exist.
pub struct MockRounds;

impl MockRounds {
	pub fn pot(id: RoundId) -> AccountId32 {
		who(1_000_000 + id)
	}

	pub fn get(id: RoundId) -> Option<MockRound> {
		unhashed::get(&("round", id).encode())
	}

	pub fn put(id: RoundId, round: &MockRound) {
		unhashed::put(&("round", id).encode(), round);
	}

	/// What row `row` has been delivered.
	pub fn delivered(id: RoundId, row: u32) -> Option<(AccountId32, Balance)> {
		unhashed::get(&("row", id, row).encode())
	}

	fn number() -> RoundId {
		unhashed::get_or_default(b"rounds")
	}

	/// Whom a round pays what is due to `beneficiary`.
	fn payee_of(id: RoundId, beneficiary: &AccountId32, asset: &AssetKind) -> AccountId32 {
		Named::payee(beneficiary, asset, Some(id)).unwrap_or_else(|| beneficiary.clone())
	}
}

fn ensure(holds: bool, or: &'static str) -> DispatchResult {
	holds.then_some(()).ok_or(DispatchError::Other(or))
}

impl SaleRounds<AccountId32, AssetKind, Balance, u64> for MockRounds {
	fn open(
		seller: AccountId32,
		terms: Terms<AssetKind, Balance, u64>,
	) -> Result<RoundId, DispatchError> {
		let id = Self::number();
		let needed = terms.budget + Tokens::minimum_balance(terms.asset.clone());
		let (pot, keep) = (Self::pot(id), Preservation::Preserve);
		frame_system::Pallet::<Test>::inc_providers(&pot);
		Tokens::transfer(terms.asset.clone(), &seller, &pot, needed, keep)?;
		Self::put(id, &MockRound { terms, concluded: None, closed: false });
		unhashed::put(b"rounds", &(id + 1));
		Ok(id)
	}

	fn clock(id: RoundId) -> Option<RoundClock<u64>> {
		let open = Self::get(id).is_some_and(|round| !round.closed);
		open.then(|| RoundClock {
			time: System::block_number() - Lost::get(),
			paused: Paused::get(),
		})
	}

	fn smallest(_: &Release<u64>) -> Balance {
		Smallest::get()
	}

	fn can_deliver(id: RoundId, beneficiary: &AccountId32, amount: Balance) -> bool {
		let asset = Self::get(id).unwrap().terms.asset;
		let payee = Self::payee_of(id, beneficiary, &asset);
		let (pot, keep) = (Self::pot(id), Preservation::Preserve);
		let payable = Tokens::reducible_balance(asset.clone(), &pot, keep, Fortitude::Polite);
		let credit = Tokens::can_deposit(asset, &payee, amount, Provenance::Extant);
		let credited =
			credit == DepositConsequence::Success && Leveled::check_payee(&payee).is_ok();
		payable >= amount && (payee != *beneficiary || credited)
	}

	fn deliver(
		id: RoundId,
		row: u32,
		_: AccountId32,
		beneficiary: &AccountId32,
		amount: Balance,
	) -> DispatchResult {
		let MockRound { terms, concluded, closed } = Self::get(id).unwrap();
		let time = System::block_number() - Lost::get();
		let living = !closed && !Paused::get() && time < terms.window.closes;
		ensure(living && concluded.is_none(), "round delivers nothing")?;
		assert!(Self::delivered(id, row).is_none(), "a row is delivered twice");
		assert!(terms.source == Source::Sale { bids: terms_bids(&terms) } && amount > 0);
		assert!(row < terms_bids(&terms));
		let payee = Self::payee_of(id, beneficiary, &terms.asset);
		if payee != *beneficiary {
			// Not counted: it is the round that asks.
			<Registry as Compliance<AccountId32, AssetKind, Balance>>::check_payee_in(&(), &payee)
				.map_err(Error::<Test>::from)?;
		}
		Leveled::pay(beneficiary, &terms.requirement, &terms.asset, amount)
			.map_err(Error::<Test>::from)?;
		let keep = Preservation::Preserve;
		Tokens::transfer(terms.asset, &Self::pot(id), &payee, amount, keep)?;
		unhashed::put(&("row", id, row).encode(), &(beneficiary, amount));
		Ok(())
	}

	fn conclude(id: RoundId, total: Balance) -> DispatchResult {
		let mut round = Self::get(id).unwrap();
		assert_eq!(round.concluded, None, "a round is concluded twice");
		round.concluded = Some(total);
		Self::put(id, &round);
		Ok(())
	}

	fn open_weight() -> Weight {
		Weight::from_parts(1, 0)
	}

	fn deliver_weight() -> Weight {
		Weight::from_parts(1, 0)
	}

	fn conclude_weight() -> Weight {
		Weight::from_parts(1, 0)
	}
}

fn terms_bids(terms: &Terms<AssetKind, Balance, u64>) -> u32 {
	match terms.source {
		Source::Sale { bids } => bids,
		_ => 0,
	}
}

/// Accounts that an asset's issuer has frozen.
pub struct MoneyFrozen;
impl ContainsPair<AssetKind, AccountId32> for MoneyFrozen {
	fn contains(asset: &AssetKind, who: &AccountId32) -> bool {
		match asset {
			NativeOrWithId::Native => false,
			NativeOrWithId::WithId(id) => {
				<Assets as Inspect<_>>::can_withdraw(*id, who, 1) == WithdrawConsequence::Frozen
			}
		}
	}
}

type Deposit<Reason> = KeptPrice<
	AccountId32,
	Balances,
	Reason,
	LinearStoragePrice<ConstU128<100>, BytePrice, Balance>,
>;

impl pallet_sales::Config for Test {
	type WeightInfo = ();
	type SellerOrigin = EnsureSigned<AccountId32>;
	type Balance = Balance;
	type AssetKind = AssetKind;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Assets = UnionOf<Balances, AssetsHolder, NativeFromLeft, AssetKind, AccountId32>;
	type Payments = Tokens;
	type MoneyFrozen = MoneyFrozen;
	type SaleDeposit = Deposit<SaleHold>;
	type BidDeposit = Deposit<BidHold>;
	type BlockNumberProvider = System;
	type Compliance = Leveled;
	type Rounds = MockRounds;
	type MinBidding = ConstU64<MIN_BIDDING>;
	type MinLate = ConstU64<MIN_LATE>;
	type MinFinishing = ConstU64<MIN_FINISHING>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Helper;
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Helper;
#[cfg(feature = "runtime-benchmarks")]
impl BenchmarkHelper<AssetKind, AccountId32> for Helper {
	fn sold(to: &AccountId32) -> AssetKind {
		Tokens::mint_into(NativeOrWithId::Native, to, PLENTY).unwrap();
		NativeOrWithId::Native
	}

	fn money(to: &AccountId32) -> AssetKind {
		Tokens::mint_into(MONEY, to, PLENTY).unwrap();
		MONEY
	}
}

/// Externalities with the accounts and assets above, at block 1.
pub fn build() -> TestExternalities {
	Registry::reset();
	Named::reset();
	LEVELS.with_borrow_mut(BTreeMap::clear);
	BytePrice::set(1);
	Lost::set(0);
	Paused::set(false);
	Smallest::set(0);
	NoParts::set(false);
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let rich = || (0..BIDDERS).map(who).chain([SELLER, OTHER, ISSUER]);
	pallet_balances::GenesisConfig::<Test> {
		balances: rich().map(|who| (who, PLENTY)).collect(),
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	pallet_assets::GenesisConfig::<Test> {
		assets: vec![(1, ISSUER, true, MONEY_MIN), (2, ISSUER, true, 1)],
		accounts: rich().map(|who| (1, who, PLENTY)).collect(),
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	let mut ext = TestExternalities::new(storage);
	ext.execute_with(|| System::set_block_number(1));
	ext
}

/// Runs `test`, then checks every invariant.
pub fn run(test: impl FnOnce()) {
	test::run(build(), Sold::do_try_state, test);
}

/// Dispatches `call`. If it is refused, checks that the storage root has not changed.
pub fn dispatch(by: AccountId32, call: Call<Test>) -> DispatchResult {
	test::dispatch(RuntimeOrigin::signed(by), RuntimeCall::Sold(call))
}

/// Terms of a sale of so many native tokens for [`MONEY`], open from now to block 100.
pub fn terms_of(supply: Balance, form: Form<Balance, u64>) -> TermsOf<Test> {
	SaleTerms {
		asset: NativeOrWithId::Native,
		supply,
		money: MONEY,
		lot: 10,
		form,
		minimum: 0,
		least: 1,
		most: supply,
		bids: 1_000_000,
		bidding: Window { opens: 0, closes: 100 },
		finishing: 50,
		until: 1_000_000,
		release: Release::Immediate,
		requirement: Requirement::default(),
		remainder: Remainder::Manager,
	}
}

/// Terms of a sale at a fixed price: 30 for a lot of ten.
pub fn fixed(supply: Balance, first: Balance, classes: &[(u8, u16)]) -> TermsOf<Test> {
	let class = |(level, weight): &(u8, u16)| Class { level: *level, weight: *weight };
	let classes: Vec<_> = classes.iter().map(class).collect();
	let classes = classes.try_into().unwrap();
	terms_of(supply, Form::Fixed { price: 30, first, classes })
}

/// Terms of an auction at prices of 10, 12, 14 … for a lot of ten.
pub fn auction(supply: Balance, ticks: u16) -> TermsOf<Test> {
	terms_of(supply, Form::Auction { floor: 10, step: 2, ticks, late: 10 })
}

pub fn open(terms: TermsOf<Test>) -> SaleId {
	Sold::do_open(SELLER, terms).unwrap()
}

/// Account `n` bids.
pub fn bid(id: SaleId, n: u32, quantity: Balance, tick: u16) -> DispatchResult {
	let terms = sale(id).hash;
	dispatch(who(n), Call::bid { id, terms, quantity, tick })
}

/// Moves the clock to the first time at which no more bids are accepted, and clears the sale.
pub fn clear(id: SaleId) -> DispatchResult {
	let ends = sale(id).ends + Lost::get();
	System::set_block_number(System::block_number().max(ends));
	dispatch(OTHER, Call::clear { id })
}

/// Anybody finishes the bid of account `n`.
pub fn finish(id: SaleId, n: u32) -> DispatchResult {
	dispatch(OTHER, Call::finish { id, bidder: who(n) })
}

pub fn sale(id: SaleId) -> SaleOf<Test> {
	Sales::<Test>::get(id).unwrap()
}

/// What account `n` has been delivered and has paid, in what was sold and in money.
pub fn balances(n: u32) -> (Balance, Balance) {
	let native = Balances::free_balance(who(n)) + Balances::reserved_balance(who(n)) - PLENTY;
	(native, PLENTY - Tokens::total_balance(MONEY, &who(n)))
}

/// What is held of the money of account `n`.
pub fn held(n: u32) -> Balance {
	use polkadot_sdk::frame_support::traits::fungibles::InspectHold;
	AssetsHolder::balance_on_hold(1, &HoldReason::Bid.into(), &who(n))
}
