//! Sales: what a client reads of them, and the ticks of their prices.

use crate::{
	account::AccountId,
	chain::Chain,
	error::{Error, Result},
	types::{BidInfo, SaleInfo, SaleTerms},
};
use distribution_primitives::{api::BIDS_SPAN, Form, SaleId};
use polkadot_sdk::sp_core::H256;

impl Chain {
	/// One sale, as it is at the best block.
	///
	/// # Errors
	/// [`Error::Input`] if there is none.
	pub async fn sale(&self, id: SaleId) -> Result<SaleInfo> {
		let sale: Option<SaleInfo> = self.ask("SalesApi_sale", id).await?;
		sale.ok_or_else(|| {
			Error::input(format!("there is no sale {id} on this chain (it may have been removed)"))
		})
	}

	/// The sales that have not been removed, in the order of their numbers.
	///
	/// # Errors
	/// Those of the connection.
	pub async fn sales(&self) -> Result<Vec<SaleInfo>> {
		let next: SaleId = self.ask("SalesApi_next_sale", ()).await?;
		let mut all = Vec::new();
		for id in 0..next {
			let sale: Option<SaleInfo> = self.ask("SalesApi_sale", id).await?;
			all.extend(sale);
		}
		Ok(all)
	}

	/// The bid of an account that is not finished, if it has one.
	///
	/// # Errors
	/// Those of the connection.
	pub async fn bid(&self, id: SaleId, bidder: &AccountId) -> Result<Option<BidInfo>> {
		self.ask("SalesApi_bid", (id, bidder)).await
	}

	/// All bids of a sale that are not finished, in no particular order.
	///
	/// # Errors
	/// Those of the connection.
	pub async fn bids(&self, id: SaleId) -> Result<Vec<BidInfo>> {
		let (mut all, mut after) = (Vec::new(), None::<AccountId>);
		loop {
			let page: Vec<BidInfo> = self.ask("SalesApi_bids", (id, after)).await?;
			let full = page.len() >= BIDS_SPAN as usize;
			after = page.last().map(|bid| bid.bidder);
			all.extend(page);
			if !full {
				return Ok(all);
			}
		}
	}
}

/// The hash of a sale's terms, computed from what the node says they are. Bids name it.
///
/// # Errors
/// [`Error::Unexpected`] if the node names another hash for the same terms.
pub fn hash_of(sale: &SaleInfo) -> Result<H256> {
	let hash = sale.terms.hash();
	if hash != sale.terms_hash {
		return Err(Error::unexpected(format!(
			"the terms of sale {} have the hash {hash:#x}, the node says {:#x}: ask another node",
			sale.id, sale.terms_hash
		)));
	}
	Ok(hash)
}

/// The highest tick whose price is at most `price`, in smallest units of money for a lot. `None` if even
/// the lowest is more, or the price is fixed.
pub fn tick_of(terms: &SaleTerms, price: u128) -> Option<u16> {
	let Form::Auction { floor, step, .. } = &terms.form else { return None };
	let above = price.checked_sub(*floor)?.checked_div(*step)?;
	Some(u16::try_from(above).unwrap_or(u16::MAX).min(terms.form.top()))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::types::AssetKind;
	use distribution_primitives::{Release, Remainder, Requirement, SaleState, Window};

	fn terms(form: Form<u128, u32>) -> SaleTerms {
		SaleTerms {
			asset: AssetKind::Native,
			supply: 100,
			money: AssetKind::WithId(7),
			lot: 1,
			form,
			minimum: 0,
			least: 1,
			most: 100,
			bids: 10,
			bidding: Window { opens: 0, closes: 10 },
			finishing: 5,
			until: 100,
			release: Release::Immediate,
			requirement: Requirement::default(),
			remainder: Remainder::Manager,
		}
	}

	#[test]
	fn tick_should_be_the_highest_whose_price_is_not_above() {
		let terms = terms(Form::Auction { floor: 100, step: 10, ticks: 4, late: 1 });
		for (price, tick) in [
			(99, None),
			(100, Some(0)),
			(109, Some(0)),
			(110, Some(1)),
			(130, Some(3)),
			(9_999, Some(3)),
			(u128::MAX, Some(3)),
		] {
			assert_eq!(tick_of(&terms, price), tick, "{price}");
		}
	}

	#[test]
	fn hash_should_be_compared_with_what_the_node_says() {
		let terms = terms(Form::Fixed { price: 3, first: 0, classes: Default::default() });
		assert_eq!(tick_of(&terms, 3), None);
		let hash = terms.hash();
		let mut sale = SaleInfo {
			id: 3,
			seller: [1; 32],
			round: 4,
			terms,
			terms_hash: hash,
			ends: 10,
			time: Some(5),
			bids: 0,
			unfinished: 0,
			demand: 0,
			price: 3,
			delivered: 0,
			raised: 0,
			state: SaleState::Bidding,
		};
		assert_eq!(hash_of(&sale).unwrap(), hash);
		sale.terms.supply = 99;
		assert!(hash_of(&sale).is_err());
	}
}
