//! Drafts that are announced before they open.

use crate::{
	configs::{
		deposits::{ByteDeposit, ItemDeposit},
		governance::{origins::Pace, RoundAdmin},
		monetary::TreasuryAccount,
		relay::RelayClock,
	},
	*,
};
use alloc::vec::Vec;
use codec::Decode;
use distribution_primitives::{Compliance as _, Country};
use frame_support::{
	parameter_types,
	traits::{Contains, EitherOf, EitherOfDiverse, Get, LinearStoragePrice, MapSuccess},
};
use frame_system::{EnsureRoot, EnsureSigned};
use pallet_compliance::{Identities, IdentityOf};
use pallet_distribution_common::{KeptPrice, PastCountries};
use sp_runtime::traits::Replace;

parameter_types! {
	/// Holds the deposits for announcements, objections and state roots.
	pub const AnnouncementHold: RuntimeHoldReason =
		RuntimeHoldReason::Announcements(pallet_announcements::HoldReason::Deposit);
	/// A state root stays for 90 days at least: time to make the list, to announce it, and to see it.
	pub const KeepAnchors: BlockNumber = 90 * DAYS;
	/// Half of it is for whoever shows that a list is wrong.
	pub const SnapshotBond: Balance = 100 * UNIT;
}

/// There are three days at least to object, so that a weekend is not the whole of it. Shorter by the
/// chain's [pace](Pace).
pub struct MinPeriod;
impl Get<BlockNumber> for MinPeriod {
	fn get() -> BlockNumber {
		let pace = Pace::<Runtime>::get().max(1);
		let days = 3 * DAYS;
		days.checked_div(pace).unwrap_or(days).max(1)
	}
}

/// The country of an account in a past state of the registry: that of the first record on it that was
/// not revoked. Nothing else is asked, because nothing else is under the same key.
pub struct RegistryCountries;
impl PastCountries for RegistryCountries {
	fn key(account: &[u8; 32]) -> Vec<u8> {
		Identities::<Runtime>::hashed_key_for(AccountId::from(*account))
	}

	fn country(value: &[u8]) -> Option<Country> {
		let identity = IdentityOf::<Runtime>::decode(&mut &*value).ok()?;
		let mut records = identity.records.iter();
		records.find(|record| !record.revoked).map(|record| record.jurisdiction)
	}
}

/// Accounts that are frozen, or in a jurisdiction where nothing on this chain goes.
pub struct Unpayable;
impl Contains<AccountId> for Unpayable {
	fn contains(who: &AccountId) -> bool {
		Compliance::check_payee(who).is_err()
	}
}

impl pallet_announcements::Config for Runtime {
	type WeightInfo = weights::pallet_announcements::WeightInfo<Runtime>;
	// As whoever drafts rounds.
	type ManagerOrigin = EitherOf<
		EnsureSigned<AccountId>,
		MapSuccess<EitherOfDiverse<EnsureRoot<AccountId>, RoundAdmin>, Replace<TreasuryAccount>>,
	>;
	type Balance = Balance;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Holds = Balances;
	type Deposit = KeptPrice<
		AccountId,
		Balances,
		AnnouncementHold,
		LinearStoragePrice<ItemDeposit, ByteDeposit, Balance>,
	>;
	type Rounds = Distribution;
	type Lists = Lists;
	type Countries = RegistryCountries;
	type Unpayable = Unpayable;
	type BlockNumberProvider = RelayClock;
	type LostTime = Clock;
	type MinPeriod = MinPeriod;
	type KeepAnchors = KeepAnchors;
	type Bond = SnapshotBond;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Drafted;
}

/// Drafts rounds for benchmarks.
#[cfg(feature = "runtime-benchmarks")]
pub struct Drafted;
#[cfg(feature = "runtime-benchmarks")]
impl pallet_announcements::BenchmarkHelper<AccountId> for Drafted {
	fn draft(
		manager: &AccountId,
		root: sp_core::H256,
		rows: u32,
	) -> distribution_primitives::RoundId {
		use distribution_primitives::{
			Beneficiaries, Largest, Manifest, Published, PublishedLists, Release, Remainder,
			Requirement, Source, Terms, VerifiedList, Window,
		};
		use frame_support::traits::fungible::{Mutate, NativeOrWithId};
		let _ = <Balances as Mutate<AccountId>>::mint_into(manager, UNIT.saturating_mul(1_000_000));
		let total = u128::from(rows);
		let list = VerifiedList { root, rows, total, largest: Largest::default() };
		let published = Some(Published::new(Lists::benchmark_list(list)));
		let terms = Terms {
			asset: NativeOrWithId::Native,
			source: Source::Merkle { root, leaves: rows },
			release: Release::Immediate,
			requirement: Requirement::default(),
			window: Window { opens: 0, closes: BlockNumber::MAX },
			budget: total,
			remainder: Remainder::Manager,
			manifest: Some(Manifest { cid: Default::default(), rows, total, published }),
			beneficiaries: Beneficiaries::Accounts,
		};
		Distribution::do_draft(manager.clone(), terms).unwrap_or_default()
	}

	fn end(round: distribution_primitives::RoundId) {
		if let Some(round_of) = pallet_distribution::Rounds::<Runtime>::get(round) {
			let _ = Distribution::do_abandon(round_of.manager, round);
		}
	}
}
