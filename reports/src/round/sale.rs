//! The sale that a round delivers for.

use crate::{check::Check, subject::Place};
use distribution_client::{
	account::{self, counted, AccountId},
	amount::Unit,
	types::AssetKind,
};
use serde_json::{json, Value};
use std::collections::BTreeMap;

/// How a sale was cleared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cleared {
	/// What a lot costs everybody, in the smallest unit of the money.
	pub price: u128,
	/// How much is sold, in the smallest unit of what is sold.
	pub sold: u128,
	/// What all bids ask for, in the same unit.
	pub demand: u128,
}

/// A bid that was finished. What was bought and has lapsed is in the smallest unit of what is sold, what
/// was paid and returned in that of the money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finished {
	/// Where.
	pub place: Place,
	/// Its number, which is its row in the round.
	pub row: u32,
	/// What was delivered to it.
	pub bought: u128,
	/// What it has paid.
	pub paid: u128,
	/// What was released of its money.
	pub returned: u128,
	/// What it was due and did not get.
	pub lapsed: u128,
}

/// What bids come to, in the same units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
	/// What was delivered.
	pub delivered: u128,
	/// What was due and not delivered.
	pub lapsed: u128,
	/// What was paid.
	pub raised: u128,
}

/// A sale, by its events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sale {
	/// Its number.
	pub id: u32,
	/// Who sells.
	pub seller: AccountId,
	/// How its price is found: `fixed` or `auction`.
	pub form: String,
	/// What bids are paid in.
	pub money: AssetKind,
	/// The unit of that.
	pub unit: Unit,
	/// How much is sold at most, in the smallest unit of what is sold.
	pub supply: u128,
	/// The number of smallest units that prices are for.
	pub lot: u128,
	/// The least that it must raise, in the smallest unit of the money.
	pub minimum: u128,
	/// What each bid asks for, by its number, in the smallest unit of what is sold.
	pub asked: BTreeMap<u32, u128>,
	/// How it was cleared.
	pub cleared: Option<Cleared>,
	/// Whether it has failed.
	pub failed: bool,
	/// The bids that were finished, in the order of the chain.
	pub finished: Vec<Finished>,
	/// What it came to when it was removed.
	pub removed: Option<Sums>,
}

impl Sale {
	/// What all bids ask for.
	fn demand(&self) -> u128 {
		self.asked.values().fold(0, |sum: u128, amount| sum.saturating_add(*amount))
	}

	/// What the finished bids come to.
	fn sums(&self) -> Sums {
		self.finished.iter().fold(Sums::default(), |sums, bid| Sums {
			delivered: sums.delivered.saturating_add(bid.bought),
			lapsed: sums.lapsed.saturating_add(bid.lapsed),
			raised: sums.raised.saturating_add(bid.paid),
		})
	}

	/// What was released of the money of bids.
	fn returned(&self) -> u128 {
		self.finished.iter().fold(0, |sum: u128, bid| sum.saturating_add(bid.returned))
	}

	fn state(&self) -> &'static str {
		match (&self.removed, self.failed, &self.cleared) {
			(Some(_), ..) => "removed",
			(None, true, _) => "failed",
			(None, false, Some(_)) => "cleared",
			(None, false, None) => "bidding",
		}
	}

	/// Where the first bid was finished that there is not, or that was finished before.
	fn strange(&self) -> Option<Place> {
		let mut left: Vec<u32> = self.asked.keys().copied().collect();
		let known = |bid: &&Finished| match left.binary_search(&bid.row) {
			Ok(place) => {
				left.remove(place);
				false
			}
			Err(_) => true,
		};
		self.finished.iter().find(known).map(|bid| bid.place)
	}

	/// The first row of the round that was not paid what its bid has bought.
	fn unequal(&self, paid: &[(u32, u128)], streamed: bool) -> Option<u32> {
		let mut due: BTreeMap<u32, (u128, u128)> = BTreeMap::new();
		for bid in &self.finished {
			let (bought, _) = due.entry(bid.row).or_default();
			*bought = bought.saturating_add(bid.bought);
		}
		for (row, amount) in paid {
			let (_, paid) = due.entry(*row).or_default();
			*paid = paid.saturating_add(*amount);
		}
		let wrong =
			|(bought, paid): (u128, u128)| if streamed { paid > bought } else { paid != bought };
		due.into_iter().find(|(_, amounts)| wrong(*amounts)).map(|(row, _)| row)
	}

	/// `paid` are the rows and amounts of the round's payments, in the smallest unit of the asset that
	/// `unit` shows. What is `streamed` is paid by and by.
	pub(super) fn checks(&self, paid: &[(u32, u128)], streamed: bool, unit: &Unit) -> Vec<Check> {
		let asset = |amount: u128| unit.show(amount);
		let (sums, demand) = (self.sums(), self.demand());
		let (strange, unequal) = (self.strange(), self.unequal(paid, streamed));
		let mut checks = vec![
			Check::new(
				"Each bid of the sale was finished once at most",
				strange.is_none(),
				match strange {
					Some(place) => format!("{}: not so", place.id()),
					None => {
						format!("{} of {}", self.finished.len(), counted(self.asked.len(), "bid"))
					}
				},
			),
			Check::new(
				"Bids were paid by the round what they have bought",
				unequal.is_none(),
				match unequal {
					Some(row) => format!("not row {row}"),
					None => asset(sums.delivered),
				},
			),
		];
		if let Some(Cleared { sold, demand: said, .. }) = self.cleared {
			checks.push(Check::new(
				"The sale was cleared by what all bids ask for",
				demand == said,
				format!("{} found, {} by its event", asset(demand), asset(said)),
			));
			checks.push(Check::new(
				"No more was delivered, or has lapsed, than was sold",
				sums.delivered.checked_add(sums.lapsed).is_some_and(|due| due <= sold),
				format!("{} of {}", asset(sums.delivered), asset(sold)),
			));
		} else {
			checks.push(Check::new(
				"Nothing was bought in a sale that is not cleared",
				sums == Sums::default(),
				asset(sums.delivered),
			));
		}
		if let Some(removed) = self.removed {
			checks.push(Check::new(
				"What bids come to is what the sale's books said when it was removed",
				sums == removed,
				format!("{} raised", self.unit.show(removed.raised)),
			));
		}
		checks
	}

	/// As JSON.
	pub(super) fn json(&self) -> Value {
		let sums = self.sums();
		json!({
			"sale": self.id,
			"seller": account::show(&self.seller),
			"form": self.form,
			"state": self.state(),
			"money": match self.money {
				AssetKind::Native => json!("native"),
				AssetKind::WithId(id) => json!(id),
			},
			"supply": self.supply.to_string(),
			"lot": self.lot.to_string(),
			"minimum": self.minimum.to_string(),
			"bids": self.asked.len(),
			"asked": self.demand().to_string(),
			"price": self.cleared.map(|cleared| cleared.price.to_string()),
			"sold": self.cleared.map(|cleared| cleared.sold.to_string()),
			"finished": self.finished.len(),
			"delivered": sums.delivered.to_string(),
			"lapsed": sums.lapsed.to_string(),
			"raised": sums.raised.to_string(),
			"returned": self.returned().to_string(),
		})
	}

	/// As figures for a page. `unit` is that of what is sold.
	pub(super) fn figures(&self, unit: &Unit) -> Vec<(String, String)> {
		let sums = self.sums();
		let price = match self.cleared {
			Some(cleared) => {
				format!("{} for {}", self.unit.show(cleared.price), unit.show(self.lot))
			}
			None => "none".into(),
		};
		vec![
			("Sale".into(), format!("{}, {}", self.id, self.form)),
			("Seller".into(), account::show(&self.seller)),
			("State".into(), self.state().into()),
			("At most sold".into(), unit.show(self.supply)),
			("Bids".into(), self.asked.len().to_string()),
			("Asked".into(), unit.show(self.demand())),
			("Price at which it was cleared".into(), price),
			("Bids finished".into(), self.finished.len().to_string()),
			("Delivered".into(), unit.show(sums.delivered)),
			("Due and not delivered".into(), unit.show(sums.lapsed)),
			("Raised".into(), self.unit.show(sums.raised)),
			("Returned to bidders".into(), self.unit.show(self.returned())),
		]
	}
}
