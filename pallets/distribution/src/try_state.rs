//! The invariants of rounds, one function each. The numbers refer to the guarantees in
//! `docs/design.md`. All that is found is reported together: what anybody can bring about must not
//! hide what nobody should.

use super::*;
use crate::bitmap::WORD_BITS;
use alloc::collections::{BTreeMap, BTreeSet};
use distribution_primitives::{extend_rows, Release, Source, Status};
use pallet_distribution_common::Findings;
use polkadot_sdk::{
	frame_support::traits::{
		fungible::InspectHold,
		tokens::{Fortitude, Preservation},
	},
	sp_core::H256,
	sp_runtime::{
		traits::{Saturating, Zero},
		TryRuntimeError,
	},
};

/// What the bitmap of a round says.
#[derive(Default)]
struct Marked {
	/// Rows paid or started.
	paid: u32,
	/// Rows set aside.
	aside: u32,
	/// Whether a row that the round does not have is marked.
	beyond: bool,
}

impl<T: Config> Pallet<T> {
	/// Checks every invariant.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut findings = Findings::new();
		let mut owed = T::Balance::zero();
		for (id, round) in Rounds::<T>::iter() {
			owed = owed.saturating_add(Self::owed_by(&round));
			Self::pot_covers_what_is_owed(id, &round, &mut findings);
			Self::terms_in_force_are_valid(id, &round, &mut findings);
			Self::clock_is_behind_the_chains(&round, &mut findings);
			Self::pauses_are_within_their_budget(&round, &mut findings);
			// While the state is being removed, rows, bits and streams are missing.
			if Cleanings::<T>::contains_key(id) {
				continue;
			}
			if round.pays_vouchers() {
				Self::vouchers_agree_with_the_books(id, &round, &mut findings);
			} else {
				Self::bits_agree_with_the_books(id, &round, &mut findings);
				Self::rows_are_those_agreed(id, &round, &mut findings);
			}
			Self::claimed_is_the_sum_of_payments(id, &round, &mut findings);
			Self::nobody_is_paid_too_much(id, &round, &mut findings);
			Self::beneficiaries_are_of_their_kind(id, &round, &mut findings);
		}
		let same = owed == TotalOwed::<T>::get();
		findings.check(same, "total owed differs from what rounds owe");
		Self::every_record_belongs_to_a_round(&mut findings);
		Self::every_voucher_belongs_to_a_round(&mut findings);
		Self::deposits_are_held(&mut findings);
		Self::queued_rounds_are_listed(&mut findings);
		Self::no_bare_transaction_is_left(&mut findings);
		findings.report()
	}

	/// Guarantee 1: the pot of an open or paused round holds what is unpaid, and that of a closed
	/// one what is set aside; both stay alive.
	///
	/// Only for native tokens: the admin of an asset can take it out of any account, and anybody
	/// can make an asset.
	fn pot_covers_what_is_owed(id: RoundId, round: &RoundOf<T>, findings: &mut Findings) {
		let pot = Self::pot(id);
		let referenced = frame_system::Pallet::<T>::providers(&pot) > 0;
		findings.check(referenced, "pot without a reference");
		if round.asset != T::NativeAsset::get() {
			return;
		}
		// Locked tokens do not count: they were put there by others.
		let payable = T::Assets::reducible_balance(
			round.asset.clone(),
			&pot,
			Preservation::Preserve,
			Fortitude::Polite,
		);
		let complaint = match round.status {
			Status::Closed => "pot below what is set aside",
			Status::Draft | Status::Open | Status::Paused { .. } => "pot below what is unpaid",
		};
		findings.check(payable >= round.owed(), complaint);
	}

	/// Guarantee 6: the terms in force would pass validation in `draft`.
	fn terms_in_force_are_valid(id: RoundId, round: &RoundOf<T>, findings: &mut Findings) {
		let supported = T::Compliance::supports(&round.requirement);
		findings.check(supported, "requirement nobody can check");
		findings.check(round.total <= round.budget, "rows exceed the budget");
		let native = round.asset == T::NativeAsset::get();
		let valid = Self::validate_release(&round.release, native).is_ok();
		findings.check(valid, "release nobody could draft");
		let long = round.window.opens.saturating_add(T::MinWindow::get()) <= round.window.closes;
		findings.check(long, "window too short");
		let late = Self::leaves_time_after(&round.window, &round.release);
		findings.check(late, "window ends before the last unlock");
		let manifest = Manifests::<T>::get(id);
		match (round.source, &manifest) {
			(Source::Merkle { leaves, .. }, Some(manifest)) => {
				findings.check(leaves == round.rows, "rows differ from the leaves");
				findings.check(manifest.rows == leaves, "manifest differs from the leaves");
			}
			(Source::Merkle { .. }, None) => findings.add("manifest missing"),
			(Source::Listed, None) => {}
			(Source::Listed, Some(_)) => findings.add("listed round with a manifest"),
			(Source::Voucher { beneficiaries }, None) => {
				let immediate = matches!(round.release, Release::Immediate);
				findings.check(immediate, "vouchers that are not paid at once");
				let raised = beneficiaries <= round.rows;
				findings.check(raised, "room for fewer beneficiaries than agreed");
			}
			(Source::Voucher { .. }, Some(_)) => findings.add("vouchers with a manifest"),
			(Source::Sale { bids }, None) => {
				findings.check(bids == round.rows, "room for other bids than agreed");
				findings.check(round.claimed <= round.total, "paid more than a sale delivered");
				findings.check(!round.release.is_revocable(), "bought streams can be stopped");
				findings.check(round.status != Status::Draft, "sale without an open round");
			}
			(Source::Sale { .. }, Some(_)) => findings.add("sale with a manifest"),
		}
		// The state of a draft is all that its hash is about; later the budget can fall.
		if round.status == Status::Draft {
			findings.check(!round.budget.is_zero(), "draft without a budget");
			let seal = Seals::<T>::get(id);
			let sealed = seal.map(|seal| Self::seal(&Self::terms_of(id, round), seal.rows) == seal);
			findings.check(sealed == Some(true), "hash of other terms");
		}
	}

	/// What a round has noted of the time that was lost is not more than was lost.
	fn clock_is_behind_the_chains(round: &RoundOf<T>, findings: &mut Findings) {
		findings.check(round.delay.lost <= T::LostTime::lost(), "more time lost than there was");
		findings.check(round.cut_at <= Self::now(), "grace from a time to come");
	}

	/// The committee has a round paused for no longer than it may, the present pause included,
	/// whose end is known. What has no end was decided by a vote, and is on no budget.
	fn pauses_are_within_their_budget(round: &RoundOf<T>, findings: &mut Findings) {
		let present = match round.status {
			Status::Paused { since, until: Some(until) } => {
				findings.check(since < until, "pause that ends before it begins");
				until.saturating_sub(since)
			}
			_ => Zero::zero(),
		};
		let spent = round.pause_spent.saturating_add(present);
		findings.check(spent <= T::PauseBudget::get(), "paused for longer than the budget");
	}

	/// Guarantee 2: the bits agree with the books, and mark only rows that the round has.
	fn bits_agree_with_the_books(id: RoundId, round: &RoundOf<T>, findings: &mut Findings) {
		let mut marked = Marked::default();
		for (number, word) in Claimed::<T>::iter_prefix(id) {
			marked.paid = marked.paid.saturating_add(word.count());
			marked.aside = marked.aside.saturating_add(word.count_aside());
			let first = number.saturating_mul(WORD_BITS);
			for row in first..first.saturating_add(WORD_BITS) {
				let (paid, aside) = (word.get(row), word.is_aside(row));
				marked.beyond |= (paid || aside) && row >= round.rows;
				if paid && aside {
					let streams = Streams::<T>::contains_key(id, row);
					findings.check(streams, "set aside for a row that is paid");
				}
			}
		}
		findings.check(marked.paid == round.rows_claimed, "bits differ from the rows claimed");
		findings.check(round.rows_claimed <= round.rows, "more rows claimed than there are");
		findings.check(!marked.beyond, "bit of a row that does not exist");
		let same = (marked.aside == 0) == round.set_aside.is_zero();
		findings.check(same, "set aside differs from its bits");
		if !round.is_streamed() {
			let same = round.payments == u64::from(marked.paid);
			findings.check(same, "payments differ from the rows claimed");
		}
		let streams = Streams::<T>::iter_prefix(id).count();
		findings.check(streams == round.open_streams as usize, "streams differ from their count");
	}

	/// Guarantees 1 and 2: what is paid and what is set aside are within the budget, and equal what
	/// the rows say as far as the chain knows them.
	fn claimed_is_the_sum_of_payments(id: RoundId, round: &RoundOf<T>, findings: &mut Findings) {
		findings.check(round.claimed <= round.budget, "claimed more than the budget");
		let committed = round.claimed.saturating_add(round.set_aside);
		findings.check(committed <= round.budget, "set aside more than the budget");
		let (mut open, mut paid_by_streams) = (T::Balance::zero(), T::Balance::zero());
		for (_, stream) in Streams::<T>::iter_prefix(id) {
			open = open.saturating_add(stream.total.saturating_sub(stream.paid));
			paid_by_streams = paid_by_streams.saturating_add(stream.paid);
		}
		findings.check(paid_by_streams <= round.claimed, "streams paid more than was claimed");
		if round.source != Source::Listed || round.status == Status::Draft {
			return;
		}
		let (mut all, mut marked, mut aside) =
			(T::Balance::zero(), T::Balance::zero(), T::Balance::zero());
		for (row, (_, amount)) in Entries::<T>::iter_prefix(id) {
			let word = Claimed::<T>::get(id, BitmapWord::of(row)).unwrap_or_default();
			all = all.saturating_add(amount);
			if word.get(row) {
				marked = marked.saturating_add(amount);
			}
			if word.is_aside(row) {
				let stream = Streams::<T>::get(id, row);
				let unpaid =
					stream.map_or(amount, |stream| stream.total.saturating_sub(stream.paid));
				aside = aside.saturating_add(unpaid);
			}
		}
		// What stopped streams have freed is off the round's total.
		let freed = all.saturating_sub(round.total);
		let paid = marked.saturating_sub(freed).saturating_sub(open);
		findings.check(paid == round.claimed, "claimed differs from the sum of paid rows");
		findings.check(aside == round.set_aside, "set aside differs from its sum");
	}

	/// Guarantee 3: no stream has been paid more than its entitlement, or ahead of its schedule.
	fn nobody_is_paid_too_much(id: RoundId, round: &RoundOf<T>, findings: &mut Findings) {
		for (row, stream) in Streams::<T>::iter_prefix(id) {
			let Release::Streamed { schedule, .. } = &round.release else {
				findings.add("stream in a round that does not stream");
				continue;
			};
			findings.check(stream.paid <= stream.total, "stream paid more than its total");
			let unlocked: T::Balance = schedule.unlocked(stream.total.into(), Self::now()).into();
			let in_time = stream.stopped || stream.paid <= unlocked;
			findings.check(in_time, "stream paid ahead of its schedule");
			let word = Claimed::<T>::get(id, BitmapWord::of(row)).unwrap_or_default();
			findings.check(word.get(row), "stream of a row that is not marked");
			if let Some((beneficiary, amount)) = Entries::<T>::get(id, row) {
				let same = stream.beneficiary == beneficiary
					&& (stream.total == amount || (stream.stopped && stream.total < amount));
				findings.check(same, "stream differs from its row");
			}
		}
	}

	/// Guarantee 6: the listed rows are those that were agreed.
	fn rows_are_those_agreed(id: RoundId, round: &RoundOf<T>, findings: &mut Findings) {
		let rows = if round.source == Source::Listed { round.rows } else { 0 };
		let listed = Entries::<T>::iter_prefix(id).count();
		findings.check(listed == rows as usize, "rows differ from the entries");
		let digest = (0..rows).fold(H256::zero(), |digest, row| match Entries::<T>::get(id, row) {
			Some((who, amount)) => extend_rows(digest, row, &who, amount.into()),
			None => digest,
		});
		let agreed = Seals::<T>::get(id).map(|seal| seal.rows);
		findings.check(agreed == Some(digest), "rows that were not agreed");
	}

	/// In a round of Ethereum addresses, every row and stream that the chain knows is of one.
	fn beneficiaries_are_of_their_kind(id: RoundId, round: &RoundOf<T>, findings: &mut Findings) {
		let rows = Entries::<T>::iter_prefix_values(id).map(|(who, _)| who);
		let streams = Streams::<T>::iter_prefix_values(id).map(|stream| stream.beneficiary);
		let fit = rows.chain(streams).all(|who| Self::ensure_kind(round, &who).is_ok());
		findings.check(fit, "beneficiary that is not an Ethereum address");
	}

	/// Guarantee 8: no record is in state without its round, and no round without its records.
	fn every_record_belongs_to_a_round(findings: &mut Findings) {
		for id in Rounds::<T>::iter_keys() {
			findings.check(Deposits::<T>::contains_key(id), "round without deposit");
			findings.check(Seals::<T>::contains_key(id), "round without hash");
			findings.check(id < NextRoundId::<T>::get(), "round with a number not given yet");
		}
		let known = |id| Rounds::<T>::contains_key(id);
		let mut check = |all: bool, complaint| findings.check(all, complaint);
		check(Deposits::<T>::iter_keys().all(known), "deposit without round");
		check(Manifests::<T>::iter_keys().all(known), "manifest without round");
		check(Seals::<T>::iter_keys().all(known), "hash without round");
		check(Entries::<T>::iter_keys().all(|(id, _)| known(id)), "entry without round");
		check(Claimed::<T>::iter_keys().all(|(id, _)| known(id)), "bitmap without round");
		let closed = |id| Rounds::<T>::get(id).is_some_and(|round| round.status == Status::Closed);
		check(Cleanings::<T>::iter_keys().all(closed), "living round being removed");
		for (id, _, stream) in Streams::<T>::iter() {
			let Some(round) = Rounds::<T>::get(id) else {
				check(false, "stream without round");
				continue;
			};
			let prepaid = round.stream_records() == StreamRecords::PaidByManager;
			check(stream.deposit.is_some() != prepaid, "stream without deposit");
		}
	}

	/// Guarantee 8: what is held from an account is the sum of its deposits.
	fn deposits_are_held(findings: &mut Findings) {
		let mut managers = BTreeMap::<T::AccountId, T::Balance>::new();
		for (id, round) in Rounds::<T>::iter() {
			let held = managers.entry(round.manager).or_default();
			*held = held.saturating_add(Deposits::<T>::get(id).unwrap_or_default());
		}
		let mut claimants = BTreeMap::<T::AccountId, T::Balance>::new();
		for (who, amount) in Streams::<T>::iter_values().filter_map(|stream| stream.deposit) {
			let held = claimants.entry(who).or_default();
			*held = held.saturating_add(amount);
		}
		let held = |reason: HoldReason, who| T::Holds::balance_on_hold(&reason.into(), who);
		let round = managers.iter().all(|(who, sum)| held(HoldReason::RoundDeposit, who) == *sum);
		findings.check(round, "deposits of rounds are not held");
		let record =
			claimants.iter().all(|(who, sum)| held(HoldReason::RecordDeposit, who) == *sum);
		findings.check(record, "deposits of streams are not held");
	}

	/// Only listed rounds that do not stream are in the push queue, each once.
	fn queued_rounds_are_listed(findings: &mut Findings) {
		let mut seen = BTreeSet::new();
		for Queued { id, next, .. } in PushQueue::<T>::get() {
			findings.check(seen.insert(id), "round queued twice");
			if let Some(round) = Rounds::<T>::get(id) {
				findings.check(round.is_pushed(), "queued round is not pushed");
				findings.check(next <= round.rows, "queue is past the rows");
			}
		}
	}

	/// A bare transaction that is over has been settled: the next one must not be settled by its
	/// proof.
	fn no_bare_transaction_is_left(findings: &mut Findings) {
		findings.check(FreeClaims::<T>::get().bare.is_none(), "bare transaction is not settled");
	}
}
