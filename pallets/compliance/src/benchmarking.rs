//! Benchmarks. Each sets up the most expensive case of its call.

#![allow(
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects,
	missing_docs,
	reason = "no chain runs this: a panic fails a benchmark"
)]

use super::*;
use alloc::vec::Vec;
use distribution_primitives::{
	key_message, Compliance, Jurisdictions, Refusal, Requirement, MAX_COUNTRIES, MAX_RECORDS,
};
use frame_benchmarking::v2::*;
use polkadot_sdk::{
	frame_benchmarking,
	frame_support::traits::Contains,
	frame_system::{pallet_prelude::BlockNumberFor, RawOrigin},
	sp_core::crypto::KeyTypeId,
	sp_io::crypto,
	sp_runtime::traits::{Bounded, One, SaturatedConversion, Saturating, Zero},
};

const SEED: u32 = 0;
const KEY: KeyTypeId = KeyTypeId(*b"comp");

/// The maximum number of countries in a list; the last one is `DE`.
fn countries() -> Countries {
	let mut list: Vec<Country> = (0..MAX_COUNTRIES - 1)
		.map(|i| Country([b'A' + (i / 26) as u8, b'A' + (i % 26) as u8]))
		.collect();
	list.push(Country(*b"DE"));
	list.try_into().unwrap()
}

fn terms<T: Config>() -> AttesterTermsOf<T> {
	AttesterTerms {
		max_level: 3,
		jurisdictions: Jurisdictions::Only(countries()),
		expires: MomentOf::<T>::max_value(),
		may_block: false,
	}
}

fn statement<T: Config>() -> StatementOf<T> {
	Statement {
		level: 3,
		jurisdiction: Country(*b"DE"),
		expires: Pallet::<T>::now().saturating_add(T::MaxValidity::get()),
		evidence: H256::repeat_byte(1),
	}
}

fn key() -> MultiSigner {
	MultiSigner::Ecdsa(crypto::ecdsa_generate(KEY, None))
}

/// Attester number `number`, with enough funds for its deposits.
fn attester<T: Config>(number: u32) -> T::AccountId {
	let who: T::AccountId = account("attester", number, SEED);
	T::RecordDeposit::ensure_successful(&who, Pallet::<T>::footprint(T::MaxBatch::get() + 1));
	let _ = Pallet::<T>::do_add_attester(who.clone(), terms::<T>(), key());
	who
}

/// As many attesters whose word alone blocks as there can be, with enough funds for their deposits.
/// The genesis may have appointed some.
fn blockers<T: Config>() -> Vec<T::AccountId> {
	let present = || CurrentPolicy::<T>::get().attesters.into_iter().filter(|by| by.may_block);
	for number in present().count() as u32..MAX_BLOCKERS {
		let terms = AttesterTerms { may_block: true, ..terms::<T>() };
		Pallet::<T>::do_add_attester(account("blocker", number, SEED), terms, key()).unwrap();
	}
	let who: Vec<_> = present().map(|by| by.attester).collect();
	for who in &who {
		T::RecordDeposit::ensure_successful(who, Pallet::<T>::footprint(T::MaxBatch::get() + 1));
	}
	who
}

/// Appoints attesters until only `free` places are left.
fn crowd<T: Config>(free: u32) {
	let present = CurrentPolicy::<T>::get().attesters.len() as u32;
	for number in 1_000..1_000 + MAX_ATTESTERS.saturating_sub(free + present) {
		Pallet::<T>::do_add_attester(account("attester", number, SEED), terms::<T>(), key())
			.unwrap();
	}
}

/// Gives an account all but one of the records it can have.
fn nearly_full<T: Config>(who: &T::AccountId) {
	for by in (1..MAX_RECORDS).map(attester::<T>).chain(blockers::<T>()) {
		Pallet::<T>::do_attest(by, &[(who.clone(), statement::<T>())]).unwrap();
	}
}

/// Gives an account all records it can have. The last one is void, so that it can be replaced; it
/// is of a former attester of its own, number `number`, which disappears with it.
fn full<T: Config>(who: &T::AccountId, number: u32) {
	nearly_full::<T>(who);
	let former = attester::<T>(100 + number);
	Pallet::<T>::do_attest(former.clone(), &[(who.clone(), statement::<T>())]).unwrap();
	Pallet::<T>::do_remove_attester(former).unwrap();
}

/// Officers until the list is full. The genesis may have appointed some.
fn officers<T: Config>() -> Vec<T::AccountId> {
	for number in Officers::<T>::get().len() as u32..T::MaxOfficers::get() {
		Pallet::<T>::do_add_officer(account("officer", number, SEED)).unwrap();
	}
	Officers::<T>::get().into_inner()
}

/// Lets the freezes that have begun lapse.
fn wait<T: Config>() {
	let now = Pallet::<T>::now().saturating_add(T::FreezeTerm::get());
	T::BlockNumberProvider::set_block_number(now);
}

fn asset<T: Config>() -> T::AssetKind {
	T::AssetKind::decode(&mut polkadot_sdk::sp_runtime::traits::TrailingZeroInput::zeroes())
		.unwrap()
}

fn limits<T: Config>(amount: T::Balance) -> BoundedVec<LimitOf<T>, ConstU32<MAX_LIMITS>> {
	let limit = Limit { asset: asset::<T>(), level: u8::MAX, amount };
	(0..MAX_LIMITS).map(|_| limit.clone()).collect::<Vec<_>>().try_into().unwrap()
}

/// What payments have in common, by the policy as it is.
fn session<T: Config>() -> <Pallet<T> as Compliance<T::AccountId, T::AssetKind, T::Balance>>::Session
{
	<Pallet<T> as Compliance<T::AccountId, T::AssetKind, T::Balance>>::session()
}

impl<T: Config> Pallet<T> {
	/// Makes `who` meet the strictest requirement, with every list except the limits at its maximum
	/// length.
	pub(crate) fn set_up_worst_case(who: &T::AccountId) -> Requirement {
		nearly_full::<T>(who);
		Self::do_attest(attester::<T>(0), &[(who.clone(), statement::<T>())]).unwrap();
		crowd::<T>(0);
		let others: Vec<Country> =
			countries().into_iter().filter(|country| country.0 != *b"DE").collect();
		Self::do_set_blocked(others.try_into().unwrap()).unwrap();
		Requirement {
			level: 3,
			jurisdictions: Jurisdictions::Only(countries()),
			attesters: MAX_RECORDS as u8,
		}
	}
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn add_attester() {
		crowd::<T>(1);
		let origin = T::AdminOrigin::try_successful_origin().unwrap();
		let who: T::AccountId = account("attester", 0, SEED);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone(), terms::<T>(), key());

		assert!(Attesters::<T>::contains_key(who));
	}

	#[benchmark]
	fn update_attester() {
		let who = attester::<T>(0);
		crowd::<T>(0);
		let origin = T::AdminOrigin::try_successful_origin().unwrap();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone(), AttesterTerms { max_level: 1, ..terms::<T>() });

		assert_eq!(Attesters::<T>::get(who).unwrap().terms.unwrap().max_level, 1);
	}

	#[benchmark]
	fn remove_attester() {
		let who = attester::<T>(0);
		crowd::<T>(0);
		let origin = T::AdminOrigin::try_successful_origin().unwrap();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone());

		assert!(!Attesters::<T>::contains_key(who));
	}

	#[benchmark]
	fn new_epoch() {
		let who = attester::<T>(0);
		crowd::<T>(0);
		let before = Attesters::<T>::get(&who).unwrap().epoch;

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), who.clone());

		assert!(Attesters::<T>::get(who).unwrap().epoch > before);
	}

	#[benchmark]
	fn rotate_key() {
		let who = attester::<T>(0);
		// The keys of all others are compared.
		crowd::<T>(0);
		// The most expensive of the kinds of signature.
		let public = crypto::ecdsa_generate(KEY, None);
		let key = MultiSigner::Ecdsa(public);
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		let message = key_message(&genesis, &who, &key);
		let proof = MultiSignature::Ecdsa(crypto::ecdsa_sign(KEY, &public, &message).unwrap());

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key, proof);

		assert_eq!(Attesters::<T>::get(who).unwrap().key_number, 1);
	}

	#[benchmark]
	fn add_officer() {
		let present = Officers::<T>::get().len() as u32;
		for number in 0..T::MaxOfficers::get() - 1 - present {
			Pallet::<T>::do_add_officer(account("officer", number, SEED)).unwrap();
		}
		let origin = T::AdminOrigin::try_successful_origin().unwrap();
		let who: T::AccountId = account("officer", u32::MAX, SEED);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone());

		assert!(Officers::<T>::get().contains(&who));
	}

	#[benchmark]
	fn remove_officer() {
		let who = officers::<T>()[0].clone();
		for officer in officers::<T>() {
			Pallet::<T>::do_suspend_officer(officer).unwrap();
		}
		let origin = T::AdminOrigin::try_successful_origin().unwrap();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone());

		assert!(!Officers::<T>::get().contains(&who));
	}

	#[benchmark]
	fn suspend_officer() {
		let who = officers::<T>()[0].clone();
		for officer in officers::<T>().into_iter().skip(1) {
			Pallet::<T>::do_suspend_officer(officer).unwrap();
		}
		let origin = T::SuspendOrigin::try_successful_origin().unwrap();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone());

		assert!(Suspended::<T>::get().contains(&who));
	}

	#[benchmark]
	fn reinstate_officer() {
		for officer in officers::<T>() {
			Pallet::<T>::do_suspend_officer(officer).unwrap();
		}
		let who = Suspended::<T>::get()[0].clone();
		let origin = T::AdminOrigin::try_successful_origin().unwrap();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone());

		assert!(!Suspended::<T>::get().contains(&who));
	}

	#[benchmark]
	fn set_blocked() {
		crowd::<T>(0);
		let origin = T::AdminOrigin::try_successful_origin().unwrap();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, countries());

		assert_eq!(CurrentPolicy::<T>::get().blocked, countries());
	}

	#[benchmark]
	fn set_limits() {
		crowd::<T>(0);
		let origin = T::AdminOrigin::try_successful_origin().unwrap();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, limits::<T>(T::Balance::max_value()));

		assert_eq!(CurrentPolicy::<T>::get().limits, limits::<T>(T::Balance::max_value()));
	}

	#[benchmark]
	fn attest_batch(n: Linear<1, { T::MaxBatch::get() }>) {
		let who = attester::<T>(0);
		// The deposit for an earlier record changes.
		Pallet::<T>::do_attest(who.clone(), &[(account("other", 0, SEED), statement::<T>())])
			.unwrap();
		let statements: Vec<_> =
			(0..n).map(|i| (account("holder", i, SEED), statement::<T>())).collect();
		for (number, (holder, _)) in (0..).zip(&statements) {
			full::<T>(holder, number);
		}

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), statements.try_into().unwrap());

		assert_eq!(Attesters::<T>::get(who).unwrap().records, n + 1);
	}

	#[benchmark]
	fn renew() {
		let (who, holder) = (attester::<T>(0), account::<T::AccountId>("holder", 0, SEED));
		nearly_full::<T>(&holder);
		let early = Statement {
			expires: Pallet::<T>::now().saturating_add(One::one()),
			..statement::<T>()
		};
		Pallet::<T>::do_attest(who.clone(), &[(holder.clone(), early)]).unwrap();
		let expires = statement::<T>().expires;

		#[extrinsic_call]
		_(RawOrigin::Signed(who), holder.clone(), expires, H256::repeat_byte(2));

		assert!(Identities::<T>::get(holder)
			.records
			.iter()
			.all(|record| record.expires == expires));
	}

	#[benchmark]
	fn revoke() {
		let (who, holder) = (attester::<T>(0), account::<T::AccountId>("holder", 0, SEED));
		full::<T>(&holder, 0);

		// There is no record yet, so one is created.
		#[extrinsic_call]
		_(RawOrigin::Signed(who), holder.clone(), 7, H256::repeat_byte(2));

		assert!(Identities::<T>::get(holder).records.iter().any(|record| record.revoked));
	}

	#[benchmark]
	fn forget() {
		let (who, holder) = (attester::<T>(0), account::<T::AccountId>("holder", 0, SEED));
		nearly_full::<T>(&holder);
		Pallet::<T>::do_attest(who.clone(), &[(holder.clone(), statement::<T>())]).unwrap();
		Pallet::<T>::do_remove_attester(who.clone()).unwrap();
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), holder.clone(), who.clone());

		assert!(!Attesters::<T>::contains_key(who));
	}

	#[benchmark]
	fn present_credential() {
		let (who, holder) = (attester::<T>(0), account::<T::AccountId>("holder", 0, SEED));
		full::<T>(&holder, 0);
		let entry = Attesters::<T>::get(&who).unwrap();
		let MultiSigner::Ecdsa(public) = entry.key else { unreachable!() };
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		let said = statement::<T>();
		let credential = Credential {
			genesis: H256::from_slice(genesis.as_ref()),
			attester: who,
			account: holder.clone(),
			level: said.level,
			jurisdiction: said.jurisdiction,
			expires: said.expires,
			evidence: said.evidence,
			nonce: 1,
			epoch: entry.epoch,
			key: entry.key_number,
		};
		// The most expensive of the three kinds of signature.
		let signature = crypto::ecdsa_sign(KEY, &public, &credential.message()).unwrap();

		#[extrinsic_call]
		_(RawOrigin::Authorized, credential, MultiSignature::Ecdsa(signature));

		assert_eq!(Identities::<T>::get(holder).records.len() as u32, MAX_PLACES);
	}

	#[benchmark]
	fn freeze() {
		let officers = officers::<T>();
		let who: T::AccountId = account("holder", 0, SEED);
		nearly_full::<T>(&who);
		crowd::<T>(0);
		assert!(!T::Exempt::contains(&who));
		// An earlier freeze has lapsed, and the chain has not removed it yet.
		let reason = H256::repeat_byte(3);
		Pallet::<T>::do_freeze(officers[1].clone(), who.clone(), reason).unwrap();
		wait::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(officers[0].clone()), who.clone(), reason);

		assert!(Identities::<T>::get(who).is_frozen(Pallet::<T>::now()));
	}

	#[benchmark]
	fn unfreeze() {
		let officers = officers::<T>();
		let who: T::AccountId = account("holder", 0, SEED);
		nearly_full::<T>(&who);
		crowd::<T>(0);
		// Two officers took part in it; the first ends it.
		let reason = H256::repeat_byte(3);
		Pallet::<T>::do_freeze(officers[0].clone(), who.clone(), reason).unwrap();
		Pallet::<T>::do_ratify_freeze(Some(officers[1].clone()), who.clone()).unwrap();

		#[extrinsic_call]
		_(RawOrigin::Signed(officers[0].clone()), who.clone(), H256::repeat_byte(4));

		assert!(Identities::<T>::get(who).frozen.is_none());
	}

	#[benchmark]
	fn ratify_freeze() {
		let officers = officers::<T>();
		let who: T::AccountId = account("holder", 0, SEED);
		nearly_full::<T>(&who);
		let reason = H256::repeat_byte(3);
		Pallet::<T>::do_freeze(officers[0].clone(), who.clone(), reason).unwrap();

		#[extrinsic_call]
		_(RawOrigin::Signed(officers[1].clone()), who.clone());

		assert!(Identities::<T>::get(who).frozen.unwrap().lapses().is_none());
	}

	#[benchmark]
	fn lapse_freeze() {
		let officers = officers::<T>();
		let who: T::AccountId = account("holder", 0, SEED);
		nearly_full::<T>(&who);
		crowd::<T>(0);
		let reason = H256::repeat_byte(3);
		Pallet::<T>::do_freeze(officers[0].clone(), who.clone(), reason).unwrap();
		wait::<T>();
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), who.clone());

		assert!(Identities::<T>::get(who).frozen.is_none());
	}

	/// In each queue the first item is not due yet.
	#[benchmark]
	fn look_at_queues() {
		let due: DueOf<T> = Due {
			at: Pallet::<T>::now().saturating_add(One::one()),
			who: account("holder", 0, SEED),
			officer: account("officer", 0, SEED),
		};
		for queue in [Waiting::Lapse, Waiting::Rest] {
			Pallet::<T>::enqueue(queue, due.clone());
		}

		#[block]
		{
			Pallet::<T>::work_off_queues(Weight::MAX);
		}

		assert_eq!(Queue::<T>::iter().count(), 2);
	}

	/// At the end of each queue waits one that is not due yet.
	#[benchmark]
	fn work_off_queues(n: Linear<1, 100>) {
		let reason = H256::repeat_byte(3);
		let rest: DueOf<T> = Due {
			at: Pallet::<T>::now() + T::FreezeTerm::get() + T::FreezeTerm::get(),
			who: account("holder", 0, SEED),
			officer: account("resting", 0, SEED),
		};
		Pallet::<T>::enqueue(Waiting::Rest, rest);
		// Officers of their own, because each can freeze only so many.
		for i in 0..n {
			let who: T::AccountId = account("holder", i, SEED);
			nearly_full::<T>(&who);
			Pallet::<T>::do_freeze(account("officer", i, SEED), who, reason).unwrap();
		}
		crowd::<T>(0);
		wait::<T>();
		let later: T::AccountId = account("later", 0, SEED);
		Pallet::<T>::do_freeze(account("officer", n, SEED), later.clone(), reason).unwrap();

		#[block]
		{
			Pallet::<T>::work_off_queues(Weight::MAX);
		}

		assert_eq!(Rests::<T>::iter().count() as u32, n);
		assert!(Identities::<T>::get(later).frozen.is_some());
	}

	#[benchmark]
	fn pay() {
		let who: T::AccountId = account("holder", 0, SEED);
		let requirement = Pallet::<T>::set_up_worst_case(&who);
		// The more expensive of the two ways to pay: whole, with a part that the next period lends.
		let limit = T::Balance::one().saturating_add(One::one());
		Pallet::<T>::do_set_limits(limits::<T>(limit));
		Pallet::<T>::pay(&who, &requirement, &asset::<T>(), One::one()).unwrap();
		let paid: Result<(), Refusal>;

		#[block]
		{
			paid = Pallet::<T>::pay(&who, &requirement, &asset::<T>(), limit);
		}

		assert_eq!(paid, Ok(()));
		assert_eq!(Received::<T>::iter().count(), 2);
	}

	#[benchmark]
	fn pay_without_limit() {
		let who: T::AccountId = account("holder", 0, SEED);
		let requirement = Pallet::<T>::set_up_worst_case(&who);
		let paid: Result<(), Refusal>;

		#[block]
		{
			paid = Pallet::<T>::pay(&who, &requirement, &asset::<T>(), One::one());
		}

		assert_eq!(paid, Ok(()));
		assert_eq!(Received::<T>::iter().count(), 0);
	}

	#[benchmark]
	fn pay_unconditionally() {
		let who: T::AccountId = account("holder", 0, SEED);
		Pallet::<T>::set_up_worst_case(&who);
		let requirement = Requirement::default();
		let paid: Result<T::Balance, Refusal>;

		#[block]
		{
			paid = Pallet::<T>::pay_up_to(&who, &requirement, &asset::<T>(), One::one());
		}

		assert_eq!(paid, Ok(One::one()));
	}

	/// The policy that is read is as long as for the other payments, and is not the one that judges:
	/// what reading it takes must not be in the difference to them.
	#[benchmark]
	fn pay_quiet() {
		let who: T::AccountId = account("holder", 0, SEED);
		Pallet::<T>::set_up_worst_case(&who);
		let requirement = Requirement::default();
		let policy = CurrentPolicy::<T>::get();
		Pallet::<T>::do_set_blocked(Countries::default()).unwrap();
		Pallet::<T>::do_set_limits(BoundedVec::default());
		assert!(!CurrentPolicy::<T>::get().asks_for_identity(&requirement, &asset::<T>()));
		let quiet = session::<T>();
		CurrentPolicy::<T>::put(policy);
		let paid: Result<T::Balance, Refusal>;

		#[block]
		{
			let _read = core::hint::black_box(session::<T>());
			paid = Pallet::<T>::pay_up_to_in(&quiet, &who, &requirement, &asset::<T>(), One::one());
		}

		assert_eq!(paid, Ok(One::one()));
	}

	#[benchmark]
	fn forget_received(n: Linear<0, 500>) {
		let period = T::LimitPeriod::get();
		T::BlockNumberProvider::set_block_number(period.saturating_mul(10u32.saturated_into()));
		let present = Pallet::<T>::period();
		OldestPeriod::<T>::put(present - 1);
		for i in 0..n {
			let who: T::AccountId = account("holder", i, SEED);
			Received::<T>::insert(present - 1, (who, asset::<T>()), T::Balance::one());
		}

		#[block]
		{
			Pallet::<T>::forget_received(Weight::MAX);
		}

		assert_eq!(Received::<T>::iter().count(), 0);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::build(), crate::mock::Test);
}
