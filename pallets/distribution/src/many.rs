//! Claims of one account from many rounds, in one call.
//!
//! Each is carried out as a single claim is, one after the other: it pays, reports and weighs the
//! same. What they share is the transaction.

use super::*;
use crate::payer::{Payer, Sender};
use alloc::collections::{btree_map::Entry, BTreeMap, BTreeSet};
use distribution_primitives::merkle::MAX_PROOF_LEN;

impl<T: Config> Pallet<T> {
	/// See [`Pallet::claim_many`]. Without a `caller` the claims are free. Returns what it weighs,
	/// whether or not it succeeds, and the result.
	pub fn do_claim_many(
		caller: Option<T::AccountId>,
		beneficiary: &T::AccountId,
		claims: &[RoundClaimOf<T>],
	) -> (Weight, DispatchResult) {
		let mut weight = T::WeightInfo::claim_many(claims.len() as u32);
		let result = match caller {
			Some(caller) => Self::pay_those_due(caller, beneficiary, claims, &mut weight),
			None => Self::pay_all_or_none(beneficiary, claims, &mut weight),
		};
		(weight, result)
	}

	/// Pays each claim, and sets aside rows that are refused. Fails with the first reason if none is
	/// paid or set aside. Adds to `weight` what each claim weighs when its turn comes.
	fn pay_those_due(
		caller: T::AccountId,
		beneficiary: &T::AccountId,
		claims: &[RoundClaimOf<T>],
		weight: &mut Weight,
	) -> DispatchResult {
		ensure!(!claims.is_empty(), Error::<T>::EmptyBatch);
		let sender = Sender::Signed(caller.clone());
		let mut first_refusal = None;
		let mut any_changed = false;
		for (id, evidence) in claims {
			weight.saturating_accrue(Self::turn_weight(Some(&caller), *id, beneficiary, evidence));
			let (refusal, changed) = Self::pay_or_keep(&sender, *id, beneficiary, evidence)?;
			any_changed |= changed;
			first_refusal = first_refusal.or(refusal);
		}
		match first_refusal {
			Some(error) if !any_changed => Err(error),
			_ => Ok(()),
		}
	}

	/// Pays one of many claims. If it is refused, that is reported, and the row may be set aside.
	/// Returns why it was refused, if it was, and whether anything was paid or set aside.
	fn pay_or_keep(
		sender: &Sender<T::AccountId>,
		id: RoundId,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> Result<(Option<DispatchError>, bool), DispatchError> {
		let index = evidence.index();
		let mut payer = match Payer::<T>::open_for(id, index) {
			Ok(payer) => payer,
			Err(error) => {
				Self::deposit_event(Event::ClaimRefused { id, index, error });
				return Ok((Some(error), false));
			}
		};
		let Err(unpaid) = payer.try_pay(sender, beneficiary, evidence) else {
			payer.close()?;
			return Ok((None, true));
		};
		let error = unpaid.error;
		Self::deposit_event(Event::ClaimRefused { id, index, error });
		let kept = payer.keep(index, beneficiary, &unpaid);
		if kept {
			payer.close()?;
		}
		Ok((Some(error), kept))
	}

	/// Pays all claims, without signature. If it fails, the caller must roll back the storage.
	fn pay_all_or_none(
		beneficiary: &T::AccountId,
		claims: &[RoundClaimOf<T>],
		weight: &mut Weight,
	) -> DispatchResult {
		ensure!(!claims.is_empty(), Error::<T>::EmptyBatch);
		for (id, evidence) in claims {
			weight.saturating_accrue(Self::turn_weight(None, *id, beneficiary, evidence));
			Self::do_claim(None, *id, beneficiary, evidence)?;
		}
		Ok(())
	}

	/// Whether claims from many rounds without signature may enter the pool or a block.
	pub(crate) fn authorize_claim_many(
		source: TransactionSource,
		beneficiary: &T::AccountId,
		claims: &RoundClaimsOf<T>,
	) -> TransactionValidityWithRefund {
		let call =
			Call::<T>::claim_many { beneficiary: beneficiary.clone(), claims: claims.clone() };
		// The tags of single claims: a row is claimed once, whatever the transaction.
		let rows = claims.iter().map(|(id, evidence)| (*id, evidence.index()));
		let check = || Self::ensure_all_due(beneficiary, claims);
		Self::admit(source, call, "DistributionClaim", rows, check, || {
			let (_, result) = Self::do_claim_many(None, beneficiary, claims);
			result
		})
	}

	/// Checks whatever free claims can fail at but for what compliance and the assets say. Returns
	/// what is used of the block once they are in it.
	fn ensure_all_due(
		beneficiary: &T::AccountId,
		claims: &[RoundClaimOf<T>],
	) -> Result<FreeUseOf<T>, DispatchError> {
		ensure!(!claims.is_empty(), Error::<T>::EmptyBatch);
		let mut payers = BTreeMap::new();
		for (id, _) in claims {
			if let Entry::Vacant(place) = payers.entry(*id) {
				place.insert(Payer::<T>::read(*id)?);
			}
		}
		// First, so that nobody's node looks at proofs that no block has room for.
		let share = Self::share_of_all(&payers, claims)?;
		let mut rows = BTreeSet::new();
		for (id, evidence) in claims {
			let index = evidence.index();
			ensure!(rows.insert((*id, index)), Error::<T>::AlreadyClaimed);
			let payer = payers.get_mut(id).ok_or(Error::<T>::UnknownRound)?;
			payer.ensure_accepts(index)?;
			payer.ensure_due(beneficiary, evidence)?;
		}
		Ok(share)
	}

	/// What is used of the block once these free claims are in it: the time of each counts against
	/// the share of its round's manager, and the proof of all against what all may use.
	fn share_of_all(
		payers: &BTreeMap<RoundId, Payer<T>>,
		claims: &[RoundClaimOf<T>],
	) -> Result<FreeUseOf<T>, DispatchError> {
		let mut all = FreeClaims::<T>::get().of_block(frame_system::Pallet::<T>::block_number());
		let limit = Self::free_limit(all.used);
		let mut more =
			Self::base_weight().saturating_add(T::WeightInfo::claim_many(claims.len() as u32));
		for (id, evidence) in claims {
			let round = &payers.get(id).ok_or(Error::<T>::UnknownRound)?.round;
			ensure!(T::FreeAssets::contains(&round.asset), Error::<T>::AssetNotFree);
			let claim = Self::authorize_weight(evidence)
				.saturating_add(Self::claim_weight_of(round, evidence))
				.saturating_add(T::Compliance::payee_weight())
				.saturating_sub(Self::in_memory(*id));
			more.saturating_accrue(claim);
			let booked = all.book(&round.manager, more, limit);
			all = booked.ok_or(Error::<T>::TooManyFreeClaims)?;
			// Its time is booked. Proofs count once they are measured, so those before are compared
			// with the limit again.
			more = Weight::from_parts(0, more.proof_size());
		}
		Ok(all)
	}
}

/// The weight of claims from many rounds: that of the single claims, and what trying each adds.
impl<T: Config> Pallet<T> {
	/// Worst-case weight of these claims, from rounds that are not known: what the call declares.
	pub fn many_weight(claims: &[RoundClaimOf<T>]) -> Weight {
		claims
			.iter()
			.fold(T::WeightInfo::claim_many(claims.len() as u32), |weight, (_, evidence)| {
				weight.saturating_add(Self::claim_weight(evidence))
			})
	}

	/// What one of the claims weighs when its turn comes, whether or not it is paid. Without a `caller`
	/// it is free; see [`Self::payees_weight`].
	fn turn_weight(
		caller: Option<&T::AccountId>,
		id: RoundId,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> Weight {
		Self::actual_claim_weight(id, evidence).saturating_add(Self::payees_weight(
			id,
			caller,
			[beneficiary],
		))
	}

	/// Weight of deciding whether these claims without signature may enter a block, beside that of
	/// the claims.
	pub fn authorize_many_weight(claims: &[RoundClaimOf<T>]) -> Weight {
		claims.iter().fold(Weight::zero(), |weight, (_, evidence)| {
			weight.saturating_add(Self::authorize_weight(evidence))
		})
	}

	/// The most that claims from many rounds declare in all.
	pub(crate) fn largest_many_weight() -> Weight {
		let proof = alloc::vec![Default::default(); MAX_PROOF_LEN as usize];
		let proven = Evidence::Merkle { index: 0, amount: T::Balance::default(), proof };
		let known = Evidence::Recorded { index: 0 };
		let each = Self::claim_weight(&proven)
			.max(Self::claim_weight(&known))
			.saturating_add(Self::authorize_weight(&proven));
		each.saturating_mul(u64::from(MAX_MANY)).saturating_add(T::WeightInfo::claim_many(MAX_MANY))
	}
}
