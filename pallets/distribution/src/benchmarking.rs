//! Benchmarks. Each sets up the most expensive case of its call.

#![allow(
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects,
	missing_docs,
	reason = "no chain runs this: a panic fails a benchmark"
)]

mod bitmap;
mod drafts;
mod ending;
mod many;
mod ranges;
mod setup;
mod signatures;
mod vouchers;

use super::*;
use crate::{free_use::MAX_MANAGERS, hot::MAX_HOT, payer::Payer, vouchers::MAX_FREE_SIGNATURES};
use alloc::vec::Vec;
use bitmap::*;
use distribution_primitives::{
	merkle::{root_from_proof, MAX_PROOF_LEN},
	Release, Remainder, Source, Status, MAX_ENDING_EPOCHS,
};
use drafts::*;
use ending::*;
use frame_benchmarking::v2::*;
use frame_support::traits::UnfilteredDispatchable;
use many::*;
use polkadot_sdk::{
	frame_benchmarking,
	frame_support::{self, traits::tokens::Preservation},
	frame_system::RawOrigin,
	sp_core::H256,
	sp_runtime::traits::{One, Saturating, Zero},
};
use ranges::*;
use setup::*;
use signatures::*;
use vouchers::*;

/// Rows of a vested batch that are measured. What they cost grows with their number alone, and every
/// account's schedules are filled up before: for more, that takes minutes.
const VESTED_ROWS: u32 = 64;

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn draft() {
		let terms = terms_of_rows::<T>(1_000);
		let origin = origin_of_rounds::<T>();
		let call = Call::<T>::draft { terms };

		#[block]
		{
			call.dispatch_bypass_filter(origin).unwrap();
		}

		assert!(Rounds::<T>::contains_key(0));
	}

	#[benchmark]
	fn amend() {
		let (id, manager, terms) = amendment::<T>();

		#[block]
		{
			Pallet::<T>::do_amend(manager, id, terms).unwrap();
		}

		assert!(Pallet::<T>::pot_balance(&T::NativeAsset::get(), id).is_zero());
	}

	#[benchmark]
	fn add_entries(n: Linear<1, { T::MaxBatch::get() }>) {
		let (id, manager) = listed_draft::<T>();
		let entries = entries::<T>(n);

		#[block]
		{
			Pallet::<T>::do_add_entries(manager, id, entries).unwrap();
		}

		assert_eq!(Rounds::<T>::get(id).unwrap().rows, n);
	}

	#[benchmark]
	fn fund() {
		let (id, manager) = listed_draft::<T>();
		let terms = Pallet::<T>::hash_of_terms(id).unwrap();

		#[extrinsic_call]
		_(RawOrigin::Signed(manager), id, amount::<T>(), terms);

		assert_eq!(Pallet::<T>::pot_balance(&T::NativeAsset::get(), id), amount::<T>());
	}

	#[benchmark]
	fn open() {
		let (id, manager, hash) = funded_draft::<T>();

		#[block]
		{
			Pallet::<T>::ensure_terms(id, hash).unwrap();
			Pallet::<T>::do_open(manager, id).unwrap();
		}

		assert_eq!(Rounds::<T>::get(id).unwrap().status, Status::Open);
		// The rounds made up above must not reach `try_state`.
		PushQueue::<T>::kill();
	}

	#[benchmark]
	fn pause() {
		// A vote takes over a pause of the committee's.
		let id = open_round::<T>(Source::Listed, Release::Immediate);
		Pallet::<T>::do_pause(id, false).unwrap();
		let origin = T::PauseOrigin::try_successful_origin().unwrap();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);

		let status = Rounds::<T>::get(id).unwrap().status;
		assert!(matches!(status, Status::Paused { until: None, .. }));
	}

	#[benchmark]
	fn resume() {
		// The committee's origin is the second that is tried, and its pause has to be counted.
		let id = open_round::<T>(Source::Listed, Release::Immediate);
		Pallet::<T>::do_pause(id, false).unwrap();
		let origin = T::BrakeOrigin::try_successful_origin().unwrap();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);

		assert_eq!(Rounds::<T>::get(id).unwrap().status, Status::Open);
	}

	#[benchmark]
	fn claim_immediate(d: Linear<0, MAX_PROOF_LEN>) {
		let (id, beneficiary, evidence) = claim_setup::<T>(Release::Immediate, d);
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		claim(RawOrigin::Signed(caller), id, beneficiary.clone(), evidence);

		assert_eq!(T::Assets::balance(T::NativeAsset::get(), &beneficiary), amount::<T>());
	}

	#[benchmark]
	fn claim_vested(d: Linear<0, MAX_PROOF_LEN>) {
		let (id, beneficiary, evidence) = claim_setup::<T>(vested::<T>(), d);
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		claim(RawOrigin::Signed(caller), id, beneficiary.clone(), evidence);

		assert_eq!(Rounds::<T>::get(id).unwrap().payments, 1);
		assert!(lock::<T>(&manager::<T>(), &beneficiary).is_err());
	}

	#[benchmark]
	fn claim_streamed(d: Linear<0, MAX_PROOF_LEN>) {
		let (id, beneficiary, evidence) = claim_setup::<T>(streamed::<T>(false), d);
		let caller = manager::<T>();

		#[extrinsic_call]
		claim(RawOrigin::Signed(caller), id, beneficiary, evidence);

		assert!(Streams::<T>::contains_key(id, 0));
	}

	#[benchmark]
	fn claim_batch_immediate(n: Linear<1, { T::MaxBatch::get() }>) {
		let (id, caller, claims) = batch_setup::<T>(Release::Immediate, n);

		#[extrinsic_call]
		claim_batch(RawOrigin::Signed(caller), id, claims);

		assert_eq!(Rounds::<T>::get(id).unwrap().rows_claimed, n);
	}

	#[benchmark]
	fn claim_batch_vested(n: Linear<1, { T::MaxBatch::get().min(VESTED_ROWS) }>) {
		let (id, caller, claims) = batch_setup::<T>(vested::<T>(), n);

		#[extrinsic_call]
		claim_batch(RawOrigin::Signed(caller), id, claims);

		assert_eq!(Rounds::<T>::get(id).unwrap().rows_claimed, n);
	}

	#[benchmark]
	fn claim_batch_streamed(n: Linear<1, { T::MaxBatch::get() }>) {
		let (id, caller, claims) = batch_setup::<T>(streamed::<T>(false), n);

		#[extrinsic_call]
		claim_batch(RawOrigin::Signed(caller), id, claims);

		assert_eq!(Rounds::<T>::get(id).unwrap().rows_claimed, n);
	}

	#[benchmark]
	fn bitmap_word() {
		let (id, mut payer) = payer_with_row_aside::<T>();

		#[block]
		{
			payer.set(1_025);
			payer.save_words();
		}

		assert!(Claimed::<T>::get(id, 1).unwrap().get(1));
		// The row that was made up must not reach `try_state`.
		Claimed::<T>::remove(id, 1);
	}

	#[benchmark]
	fn proof_hashes(h: Linear<0, 8_192>) {
		let path = proof(0, h);
		let root;

		#[block]
		{
			root = root_from_proof(H256::zero(), &path);
		}

		assert_eq!(root.is_zero(), h == 0);
	}

	#[benchmark]
	fn claim_range_immediate(n: Linear<1, { T::MaxBatch::get() }>) {
		let Range { id, caller, first, rows, siblings } = range_setup::<T>(Release::Immediate, n);

		#[extrinsic_call]
		claim_range(RawOrigin::Signed(caller), id, first, rows, siblings);

		assert_eq!(Rounds::<T>::get(id).unwrap().rows_claimed, n);
	}

	#[benchmark]
	fn claim_range_vested(n: Linear<1, { T::MaxBatch::get().min(VESTED_ROWS) }>) {
		let Range { id, caller, first, rows, siblings } = range_setup::<T>(vested::<T>(), n);

		#[extrinsic_call]
		claim_range(RawOrigin::Signed(caller), id, first, rows, siblings);

		assert_eq!(Rounds::<T>::get(id).unwrap().rows_claimed, n);
	}

	#[benchmark]
	fn claim_range_streamed(n: Linear<1, { T::MaxBatch::get() }>) {
		let Range { id, caller, first, rows, siblings } = range_setup::<T>(streamed::<T>(false), n);

		#[extrinsic_call]
		claim_range(RawOrigin::Signed(caller), id, first, rows, siblings);

		assert_eq!(Rounds::<T>::get(id).unwrap().rows_claimed, n);
	}

	/// In a block: without a trial. Many managers have used something of what is shared.
	#[benchmark]
	fn authorize_claim_range(n: Linear<1, { T::MaxBatch::get() }>) {
		let range = range_setup::<T>(Release::Immediate, n);
		FreeClaims::<T>::put(crowded::<T>());
		let valid;

		#[block]
		{
			valid = range.admit();
			Pallet::<T>::note_free_proof(1_000);
		}

		assert!(valid.is_ok() && is_crowded::<T>());
	}

	/// What claiming together adds to the claims.
	#[benchmark]
	fn claim_many(n: Linear<1, MAX_MANY>) {
		let Refused { caller, beneficiary, claims } = many_setup::<T>(n);
		let outcome;

		#[block]
		{
			outcome = Pallet::<T>::do_claim_many(Some(caller), &beneficiary, &claims);
		}

		assert_eq!(outcome.1, Err(Error::<T>::IndexOutOfRange.into()));
	}

	#[benchmark]
	fn keep_list() {
		let id = published_draft::<T>();
		let round = Rounds::<T>::get(id).unwrap();

		#[block]
		{
			Pallet::<T>::keep_list(id, &round).unwrap();
		}

		assert!(round.rows > 0);
	}

	#[benchmark]
	fn stop_stream(d: Linear<0, MAX_PROOF_LEN>) {
		let (id, beneficiary, evidence) = claim_setup::<T>(streamed::<T>(false), d);
		let manager = manager_with_records::<T>();

		#[block]
		{
			Pallet::<T>::do_stop_stream(manager, id, &beneficiary, &evidence).unwrap();
		}

		assert!(Streams::<T>::get(id, 0).unwrap().stopped);
	}

	#[benchmark]
	fn close() {
		let id = open_round::<T>(Source::Listed, Release::Immediate);
		T::BlockNumberProvider::set_block_number(at::<T>(2_000_000_000));
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert_eq!(Rounds::<T>::get(id).unwrap().status, Status::Closed);
	}

	#[benchmark]
	fn abandon() {
		let (id, manager) = listed_draft::<T>();
		Pallet::<T>::do_fund(manager.clone(), id, amount::<T>()).unwrap();

		#[block]
		{
			Pallet::<T>::do_abandon(manager, id).unwrap();
		}

		assert_eq!(Rounds::<T>::get(id).unwrap().status, Status::Closed);
	}

	#[benchmark]
	fn clean_up(n: Linear<1, { T::MaxBatch::get() }>) {
		let caller: T::AccountId = whitelisted_caller();
		let id = closed_round_of_streams::<T>(T::MaxBatch::get() + 1);
		// It goes on behind an item that this block has removed.
		Pallet::<T>::do_clean_up(id, 1).unwrap();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id, n);

		assert_eq!(Streams::<T>::iter_prefix(id).count() as u32, T::MaxBatch::get() - n);
	}

	#[benchmark]
	fn remove_round() {
		let id = cleaned_round::<T>();

		#[block]
		{
			Pallet::<T>::do_clean_up(id, 1).unwrap();
		}

		assert!(!Rounds::<T>::contains_key(id));
	}

	#[benchmark]
	fn sweep() {
		let caller: T::AccountId = whitelisted_caller();
		let (id, pot) = removed_round::<T>();
		let native = T::NativeAsset::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id, native.clone());

		assert!(T::Assets::balance(native, &pot).is_zero());
	}

	#[benchmark]
	fn request_push() {
		let id = open_round::<T>(Source::Listed, Release::Immediate);
		Rounds::<T>::mutate(id, |round| round.as_mut().unwrap().rows = 1);
		nearly_fill_queue::<T>();
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert_eq!(PushQueue::<T>::get().len() as u32, T::MaxPushRounds::get());
	}

	#[benchmark]
	fn push_base() {
		let waiting: Vec<_> = (1..=T::MaxPushRounds::get()).map(Queued::first).collect();
		PushQueue::<T>::put(BoundedVec::truncate_from(waiting));

		#[block]
		{
			// Too little for a turn, and enough where part of the proof stays free.
			Pallet::<T>::push(T::WeightInfo::push_base().saturating_mul(2));
		}
	}

	#[benchmark]
	fn push_round() {
		let id = listed_round::<T>(Release::Immediate);

		#[block]
		{
			let _base = Pallet::<T>::push_turn_weight(id);
			let mut payer = Payer::<T>::read(id).unwrap();
			let _weight = Pallet::<T>::push_weight_of(&payer.round);
			assert!(!Pallet::<T>::names_payee(&payer, 0));
			Pallet::<T>::push_row(&mut payer, id, 0);
			payer.close().unwrap();
		}

		assert_eq!(Rounds::<T>::get(id).unwrap().payments, 1);
	}

	#[benchmark]
	fn push_look() {
		let mut payer = payer_of_paid_rows::<T>();
		let paid;

		#[block]
		{
			paid = (0..1_024).filter(|row| payer.is_set(*row)).count();
		}

		assert_eq!(paid, 1_024);
	}

	#[benchmark]
	fn push_immediate() {
		let (id, mut payer) = turn::<T>(Release::Immediate);

		#[block]
		{
			assert!(!Pallet::<T>::names_payee(&payer, 1));
			Pallet::<T>::push_row(&mut payer, id, 1);
		}

		assert_eq!(payer.round.payments, 2);
		payer.close().unwrap();
	}

	#[benchmark]
	fn push_vested() {
		let (id, mut payer) = turn::<T>(vested::<T>());

		#[block]
		{
			assert!(!Pallet::<T>::names_payee(&payer, 1));
			Pallet::<T>::push_row(&mut payer, id, 1);
		}

		assert_eq!(payer.round.payments, 2);
		payer.close().unwrap();
	}

	/// In a block: without a trial. Many managers have used something of what is shared.
	#[benchmark]
	fn authorize_claim(d: Linear<0, MAX_PROOF_LEN>) {
		let (id, beneficiary, evidence) = claim_setup::<T>(vested::<T>(), d);
		FreeClaims::<T>::put(crowded::<T>());
		let valid;

		#[block]
		{
			let source = TransactionSource::InBlock;
			valid = Pallet::<T>::authorize_claim(source, id, &beneficiary, &evidence);
			Pallet::<T>::note_free_proof(1_000);
		}

		assert!(valid.is_ok() && is_crowded::<T>());
	}

	#[benchmark]
	fn check_redirect() {
		let mut claim = RedirectedClaim::<T>::new();
		let checked;

		#[block]
		{
			checked = claim.check();
		}

		assert_eq!(checked, Err(Error::<T>::RedirectNotSigned.into()));
	}

	#[benchmark]
	fn set_aside(d: Linear<0, MAX_PROOF_LEN>) {
		// Compliance lets the row pass, and the trial of the payment fails because no slot is free.
		let (id, beneficiary, evidence) = claim_setup::<T>(vested::<T>(), d);
		fill_slots::<T>(&beneficiary, 0);
		let submitter = manager::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(submitter), id, beneficiary, evidence);

		assert!(Claimed::<T>::get(id, 0).unwrap().is_aside(0));
	}

	#[benchmark]
	fn authorize_set_aside(d: Linear<0, MAX_PROOF_LEN>) {
		let (id, beneficiary, evidence) = claim_setup::<T>(vested::<T>(), d);
		FreeClaims::<T>::put(crowded::<T>());
		let valid;

		#[block]
		{
			let source = TransactionSource::InBlock;
			valid = Pallet::<T>::authorize_set_aside(source, id, &beneficiary, &evidence);
			Pallet::<T>::note_free_proof(1_000);
		}

		assert!(valid.is_ok() && is_crowded::<T>());
	}

	#[benchmark]
	fn ethereum_signature() {
		let claim = SignedClaim::<T>::new();
		let checked;

		#[block]
		{
			checked = claim.check();
		}

		assert_eq!(checked, Err(Error::<T>::SignerNotOwner.into()));
	}

	#[benchmark]
	fn transfer_asset() {
		let (asset, minimum, pot, to) = pot_with_asset::<T>();

		#[block]
		{
			let preservation = Preservation::Preserve;
			Pallet::<T>::move_tokens(&asset, &pot, &to, minimum, preservation).unwrap();
		}

		assert_eq!(T::Assets::balance(asset, &to), minimum);
	}

	#[benchmark]
	fn settle(n: Linear<1, { T::MaxBatch::get() }>) {
		let (id, vouchers) = voucher_setup::<T>(n);
		let caller = manager::<T>();

		#[extrinsic_call]
		settle_batch(RawOrigin::Signed(caller), id, vouchers);

		assert_eq!(Rounds::<T>::get(id).unwrap().payments, u64::from(n));
	}

	#[benchmark]
	fn voucher_signatures(s: Linear<1, 256>) {
		let (message, all) = signatures(s);
		let valid;

		#[block]
		{
			valid = all
				.iter()
				.all(|(keys, one)| keys.check(&message, core::slice::from_ref(one)).is_ok());
		}

		assert!(valid);
	}

	/// In a block: without a trial. Many managers have used something of what is shared.
	#[benchmark]
	fn authorize_settle(n: Linear<1, MAX_FREE_SIGNATURES>) {
		let (id, vouchers) = voucher_setup::<T>(n);
		FreeClaims::<T>::put(crowded::<T>());
		let valid;

		#[block]
		{
			valid = admit_vouchers::<T>(id, &vouchers);
			Pallet::<T>::note_free_proof(1_000);
		}

		assert!(valid.is_ok() && is_crowded::<T>());
	}

	#[benchmark]
	fn set_aside_voucher() {
		let (id, voucher) = refused_voucher::<T>();
		let submitter = manager::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(submitter), id, voucher);

		assert!(!Rounds::<T>::get(id).unwrap().set_aside.is_zero());
	}

	#[benchmark]
	fn authorize_set_aside_voucher() {
		let (id, voucher) = refused_voucher::<T>();
		FreeClaims::<T>::put(crowded::<T>());
		let valid;

		#[block]
		{
			let source = TransactionSource::InBlock;
			valid = Pallet::<T>::authorize_set_aside_voucher(source, id, &voucher);
			Pallet::<T>::note_free_proof(1_000);
		}

		assert!(valid.is_ok() && is_crowded::<T>());
	}

	#[benchmark]
	fn rotate_keys() {
		let (id, manager, keys) = keyed_round::<T>();

		#[block]
		{
			Pallet::<T>::do_rotate_keys(manager, id, keys, at::<T>(1_000_000_000)).unwrap();
		}

		assert_eq!(Signers::<T>::get(id).unwrap().epoch, MAX_ENDING_EPOCHS + 1);
	}

	#[benchmark]
	fn promise() {
		let (id, manager, _) = keyed_round::<T>();
		let budget = Rounds::<T>::get(id).unwrap().budget;

		#[block]
		{
			Pallet::<T>::do_promise(manager, id, budget, 1_000).unwrap();
		}

		assert_eq!(Rounds::<T>::get(id).unwrap().rows, 1_000);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::build(), crate::mock::Test);
}
