//! What the chain knows an account to be entitled to, over all rounds: a walk in bounded steps.
//!
//! Anybody can list any account in any number of rounds, so an answer is bounded by what is examined
//! for it and by what is found, and says where to go on.

use super::*;
use crate::payer::Payer;
use alloc::vec::Vec;
use distribution_primitives::{
	api::{ROUNDS_SPAN, ROWS_SPAN},
	entitlements::{
		Cursor, Entitlement, EntitlementsPage, ListToRead, RowEntitlement, VoucherEntitlement,
		MAX_ENTITLEMENTS,
	},
	Source, Status,
};
use polkadot_sdk::sp_runtime::traits::{Saturating, Zero};

/// Rows that are examined before the walk looks how much has been found. What is found is tried, which
/// takes as long as a claim.
const STEP: u32 = 256;

/// An entitlement of this pallet.
pub type EntitlementOf<T> =
	Entitlement<<T as Config>::AssetKind, <T as Config>::Balance, MomentOf<T>>;
/// Entitlements of this pallet.
pub type EntitlementsPageOf<T> =
	EntitlementsPage<<T as Config>::AssetKind, <T as Config>::Balance, MomentOf<T>>;

impl<T: Config> Pallet<T> {
	/// What `account` is entitled to in the rounds from `from` on, in that one behind row `after`. See
	/// [`distribution_primitives::entitlements::EntitlementsApi`]; behind the rounds there are the pools.
	pub fn entitlements(
		account: &T::AccountId,
		from: RoundId,
		after: Option<u32>,
	) -> EntitlementsPageOf<T> {
		let all = NextRoundId::<T>::get();
		let end = all.min(from.saturating_add(ROUNDS_SPAN));
		let (mut id, mut after) = (from, after);
		let (mut left, mut entitlements) = (ROWS_SPAN, Vec::new());
		while id < end {
			let room = MAX_ENTITLEMENTS.saturating_sub(entitlements.len() as u32);
			// A step finds as many rows at most, and a list.
			if room <= STEP || left == 0 {
				let next = Some(Cursor::Rounds { from: id, after });
				return EntitlementsPage { entitlements, next };
			}
			let span = left.min(STEP);
			let (found, examined, next) = Self::entitlements_in(id, account, after, span);
			entitlements.extend(found);
			left = left.saturating_sub(examined);
			after = next;
			if after.is_none() {
				id = id.saturating_add(1);
			}
		}
		let next = if id < all { Cursor::Rounds { from: id, after: None } } else { Cursor::Pools };
		EntitlementsPage { entitlements, next: Some(next) }
	}

	/// What `account` is entitled to in round `id` behind row `after`: that of `span` rows at most, how
	/// many were examined, and where to go on in this round.
	fn entitlements_in(
		id: RoundId,
		account: &T::AccountId,
		after: Option<u32>,
		span: u32,
	) -> (Vec<EntitlementOf<T>>, u32, Option<u32>) {
		let mut found = Vec::new();
		let Ok(round) = Self::running_round(id) else { return (found, 0, None) };
		// An account has no rows among Ethereum addresses, unless it stands for one of them.
		if Self::ensure_kind(&round, account).is_err() {
			return (found, 0, None);
		}
		let Some(until) = Self::claimable_until(&round) else { return (found, 0, None) };
		if round.pays_vouchers() {
			found.extend(Self::voucher_entitlement(id, &round, account));
			return (found, 1, None);
		}
		let published = match round.source {
			Source::Merkle { .. } if after.is_none() => {
				Manifests::<T>::get(id).and_then(|manifest| manifest.published)
			}
			_ => None,
		};
		found.extend(published.map(|published| {
			Entitlement::List(ListToRead {
				round: id,
				list: published.list,
				asset: round.asset.clone(),
				opens: round.window.opens,
				until,
			})
		}));
		let (page, examined) = Self::rows_within(id, &round, account, after, span);
		let rows = page.rows.into_iter().filter_map(|row| Self::row_entitlement(id, account, row));
		found.extend(rows);
		(found, examined, page.next)
	}

	/// First time at which nothing can be claimed from `round` any longer, as things are now. `None` if
	/// that is so already, and for a draft, whose manager can still change or abandon it.
	fn claimable_until(round: &RoundOf<T>) -> Option<MomentOf<T>> {
		if round.is_complete() {
			return None;
		}
		let now = Self::now();
		let ends = match round.status {
			Status::Draft => return None,
			Status::Open | Status::Paused { .. } => round.ends_as_of(now),
			Status::Closed => Zero::zero(),
		};
		if now < ends {
			return Some(ends);
		}
		let until = round.aside_until(T::SetAsideGrace::get());
		(!round.set_aside.is_zero() && now < until).then_some(until)
	}

	/// What is set aside for vouchers of `account`. `None` if nothing is.
	fn voucher_entitlement(
		id: RoundId,
		round: &RoundOf<T>,
		account: &T::AccountId,
	) -> Option<EntitlementOf<T>> {
		let record = Vouchers::<T>::get(id, account).filter(|record| !record.aside.is_zero())?;
		Some(Entitlement::Voucher(VoucherEntitlement {
			round: id,
			asset: round.asset.clone(),
			paid: record.paid,
			set_aside: record.aside,
			until: round.aside_until(T::SetAsideGrace::get()),
		}))
	}

	/// What is left of a row of `account` that the chain knows. `None` if nothing is, or if it can no
	/// longer be claimed.
	fn row_entitlement(id: RoundId, account: &T::AccountId, row: u32) -> Option<EntitlementOf<T>> {
		let evidence = Evidence::Recorded { index: row };
		let mut payer = Payer::<T>::read(id).ok()?;
		let proven = payer.prove(account, &evidence).ok()?;
		let total = proven.total;
		let (paid, _) = payer.due(&proven).ok()?;
		let unpaid = total.saturating_sub(paid);
		let set_aside = payer.is_aside(row);
		let (round, time) = (payer.round, Self::now());
		let until = if set_aside {
			round.aside_until(T::SetAsideGrace::get())
		} else {
			round.ends_as_of(time)
		};
		if unpaid.is_zero() || time >= until {
			return None;
		}
		let (now, later, next, refusal) = match Self::claimable(id, account, &evidence) {
			Ok(claimable) => (claimable.now, claimable.later, claimable.next, None),
			Err(error) => (Zero::zero(), unpaid, None, Some(error)),
		};
		Some(Entitlement::Row(RowEntitlement {
			round: id,
			row,
			asset: round.asset,
			total,
			paid,
			now,
			later,
			next,
			opens: round.window.opens,
			until,
			set_aside,
			refusal,
		}))
	}
}
