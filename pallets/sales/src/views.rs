//! What the runtime API answers.

use super::*;
use alloc::vec::Vec;
use distribution_primitives::{api::BIDS_SPAN, BidInfo, SaleInfo, SaleState};
use polkadot_sdk::{frame_support::storage::with_transaction, sp_runtime::TransactionOutcome};

/// A sale, as clients of this pallet see it.
pub type SaleInfoOf<T> = SaleInfo<
	<T as frame_system::Config>::AccountId,
	<T as Config>::AssetKind,
	<T as Config>::Balance,
	MomentOf<T>,
>;
/// A bid, as clients of this pallet see it.
pub type BidInfoOf<T> = BidInfo<<T as frame_system::Config>::AccountId, <T as Config>::Balance>;

impl<T: Config> Pallet<T> {
	/// Sale `id`. `None` if there is none, or it has been removed.
	pub fn sale_info(id: SaleId) -> Option<SaleInfoOf<T>> {
		let sale = Sales::<T>::get(id)?;
		let price =
			|tick: u16| -> T::Balance { sale.terms.form.price(tick).unwrap_or_default().into() };
		let state = match &sale.state {
			State::Bidding => SaleState::Bidding,
			State::Failed => SaleState::Failed,
			State::Cleared { tick, sold, waits, .. } => {
				SaleState::Cleared { price: price(*tick), sold: *sold, waits: *waits }
			}
		};
		Some(SaleInfo {
			id,
			price: price(sale.tick()),
			time: T::Rounds::clock(sale.round).map(|clock| clock.time),
			ends: sale.ends,
			bids: sale.bids,
			unfinished: sale.unfinished,
			demand: sale.books.demand,
			delivered: sale.books.delivered,
			raised: sale.books.raised,
			state,
			seller: sale.seller,
			round: sale.round,
			terms_hash: sale.hash,
			terms: sale.terms,
		})
	}

	/// The bid of an account. `None` if it has none, or it is finished.
	pub fn bid_info(id: SaleId, bidder: &T::AccountId) -> Option<BidInfoOf<T>> {
		let (sale, bid) = (Sales::<T>::get(id)?, Bids::<T>::get(id, bidder)?);
		Some(Self::info_of(id, &sale, bidder.clone(), bid))
	}

	/// Bids that are not finished, behind that of account `after` in the order of their storage keys.
	pub fn bids_after(id: SaleId, after: Option<T::AccountId>) -> Vec<BidInfoOf<T>> {
		let Some(sale) = Sales::<T>::get(id) else { return Vec::new() };
		let rest = match after {
			Some(last) => Bids::<T>::iter_prefix_from(id, Bids::<T>::hashed_key_for(id, last)),
			None => Bids::<T>::iter_prefix(id),
		};
		let bids = rest.take(BIDS_SPAN as usize);
		bids.map(|(bidder, bid)| Self::info_of(id, &sale, bidder, bid)).collect()
	}

	/// A bid as it is, and what becomes of it. It is finished and rolled back, so that nothing that is
	/// in its way is overlooked; the bidder's account pays what the sender would.
	fn info_of(id: SaleId, sale: &SaleOf<T>, bidder: T::AccountId, bid: BidOf<T>) -> BidInfoOf<T> {
		let allocation = sale.allocation(&bid);
		let cost = allocation.and_then(|due| sale.terms.cost(due, sale.tick())).map(Into::into);
		let tried = with_transaction(|| {
			TransactionOutcome::Rollback(Self::do_finish(bidder.clone(), id, bidder.clone()))
		});
		BidInfo {
			number: bid.number,
			quantity: bid.quantity,
			tick: bid.tick,
			held: bid.held,
			allocation,
			cost,
			obstacle: tried.err(),
			bidder,
		}
	}
}
