//! Opening a sale, what its deposit covers, and removing it.

use super::*;
use crate::types::{pages_of, sale_footprint};
use distribution_primitives::{Beneficiaries, Form, SaleFault, Source, Terms, Window};
use pallet_distribution_common::item_footprint;
use polkadot_sdk::{
	frame_support::traits::fungibles::Inspect,
	sp_runtime::{traits::Saturating, ArithmeticError},
};

impl<T> From<SaleFault> for Error<T> {
	fn from(fault: SaleFault) -> Self {
		match fault {
			SaleFault::SameAsset => Self::SameAsset,
			SaleFault::Zero => Self::AmountZero,
			SaleFault::Bounds => Self::BoundsInvalid,
			SaleFault::Grid => Self::GridInvalid,
			SaleFault::Classes => Self::ClassesInvalid,
			SaleFault::Revocable => Self::StreamRevocable,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// See [`Pallet::open`]. Returns the number of the sale. If it fails, the caller must roll back the
	/// storage.
	pub fn do_open(seller: T::AccountId, terms: TermsOf<T>) -> Result<SaleId, DispatchError> {
		if let Some(fault) = terms.fault() {
			return Err(Error::<T>::from(fault).into());
		}
		ensure!(T::Assets::asset_exists(terms.money.clone()), Error::<T>::UnknownMoney);
		let least = T::Assets::minimum_balance(terms.money.clone());
		Self::ensure_payable(&seller, &terms.money, least)?;
		Self::validate_times(&terms)?;
		let id = NextSaleId::<T>::get();
		let next = id.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		let deposit = T::SaleDeposit::new(&seller, Self::footprint(&terms.form))?;
		let round = T::Rounds::open(seller.clone(), Self::round_of(&terms))?;
		let hash = terms.hash();
		NextSaleId::<T>::put(next);
		let sale = SaleOf::<T> {
			seller: seller.clone(),
			round,
			ends: terms.bidding.closes,
			terms: terms.clone(),
			hash,
			deposit,
			bids: 0,
			unfinished: 0,
			books: Books::default(),
			state: State::Bidding,
		};
		Sales::<T>::insert(id, sale);
		Self::deposit_event(Event::SaleOpened { id, seller, round, hash, terms });
		Ok(id)
	}

	/// Bids are accepted for long enough from now on, and the round is there for all that can follow:
	/// a price can move as often as there are ticks, and each time prolong the bidding.
	fn validate_times(terms: &TermsOf<T>) -> DispatchResult {
		let opens = terms.bidding.opens.max(Self::now());
		let long = terms.bidding.closes >= opens.saturating_add(T::MinBidding::get());
		let late = match &terms.form {
			Form::Fixed { .. } => true,
			Form::Auction { late, .. } => *late >= T::MinLate::get(),
		};
		let finishing = terms.finishing >= T::MinFinishing::get();
		let outlasts = terms.until >= Self::latest_end(terms).saturating_add(terms.finishing);
		ensure!(long && late && finishing && outlasts, Error::<T>::TimesInvalid);
		Ok(())
	}

	/// The latest time at which bids can still be accepted, on the clock of the round.
	pub(crate) fn latest_end(terms: &TermsOf<T>) -> MomentOf<T> {
		let prolonged = match &terms.form {
			Form::Fixed { .. } => MomentOf::<T>::default(),
			Form::Auction { late, .. } => late.saturating_mul(terms.form.top().into()),
		};
		terms.bidding.closes.saturating_add(prolonged)
	}

	/// The terms of the round that delivers what is bought.
	fn round_of(terms: &TermsOf<T>) -> Terms<T::AssetKind, T::Balance, MomentOf<T>> {
		Terms {
			asset: terms.asset.clone(),
			source: Source::Sale { bids: terms.bids },
			release: terms.release,
			requirement: terms.requirement.clone(),
			window: Window { opens: terms.bidding.opens, closes: terms.until },
			budget: terms.supply,
			remainder: terms.remainder,
			manifest: None,
			beneficiaries: Beneficiaries::Accounts,
		}
	}

	/// The state of a sale of this form, as its seller's deposit pays for it.
	pub(crate) fn footprint(form: &Form<T::Balance, MomentOf<T>>) -> Footprint {
		let auction = matches!(form, Form::Auction { .. });
		let (record, page) = (SaleOf::<T>::max_encoded_len(), PageOf::<T>::max_encoded_len());
		sale_footprint(record, page, form.ticks(), auction)
	}

	/// The record of a bid, as its bidder's deposit pays for it.
	pub(crate) fn bid_footprint() -> Footprint {
		item_footprint::<BidOf<T>>()
	}

	/// See [`Pallet::remove`].
	pub fn do_remove(id: SaleId) -> DispatchResult {
		let sale = Self::sale(id)?;
		ensure!(sale.state != State::Bidding, Error::<T>::NotCleared);
		ensure!(sale.unfinished == 0, Error::<T>::BidsUnfinished);
		let Sale { seller, terms, deposit, books, .. } = sale;
		deposit.drop(&seller)?;
		for page in 0..pages_of(terms.form.ticks()) {
			Demand::<T>::remove(id, page);
		}
		Sums::<T>::remove(id);
		Sales::<T>::remove(id);
		let Books { delivered, lapsed, raised, .. } = books;
		Self::deposit_event(Event::SaleRemoved { id, delivered, lapsed, raised });
		Ok(())
	}
}
