//! The sale that a round delivers for, by its events.

use super::{account_in, events_of, number_of, placed, small, Placed};
use crate::{
	args::index::Index,
	error::{CliError, Result},
};
use distribution_client::{amount::Unit, types::AssetKind, Chain};
use distribution_indexer::read::Span;
use distribution_reports::round::{Cleared, Finished, Sale, Sums};
use serde_json::Value;
use std::collections::BTreeMap;

/// The event that begins a sale.
const OPENED: &str = "SaleOpened";
/// The others that say what it comes to.
const EVENTS: [&str; 5] = ["BidPlaced", "SaleCleared", "SaleFailed", "BidFinished", "SaleRemoved"];

/// The events of the sale that a round delivers for, in the order of the chain; none if it delivers for
/// none.
pub async fn sale_events(index: &mut Index, round: u32, span: Span) -> Result<Vec<Placed>> {
	let mut opened = events_of(index, "Sales", OPENED, span).await?;
	opened.retain(|(_, fields)| small(fields, "round") == Some(round));
	let Some(id) = opened.first().and_then(|(_, fields)| small(fields, "id")) else {
		return Ok(Vec::new());
	};
	let mut found: Vec<_> =
		opened.into_iter().map(|(event, fields)| (event, OPENED, fields)).collect();
	for name in EVENTS {
		let some = events_of(index, "Sales", name, span).await?;
		let of_sale = some.into_iter().filter(|(_, fields)| small(fields, "id") == Some(id));
		found.extend(of_sale.map(|(event, fields)| (event, name, fields)));
	}
	placed(index, found).await
}

/// What bids are paid in.
fn money_of(opened: &Value) -> Option<AssetKind> {
	let money = opened.get("terms")?.get("money")?;
	match money.as_str() {
		Some("Native") => Some(AssetKind::Native),
		_ => small(money, "WithId").map(AssetKind::WithId),
	}
}

/// A sale by its events, which are in the order of the chain; others may be among them. `None` if one is
/// not understood.
fn read(opened: &Value, events: &[Placed], unit: Unit) -> Option<Sale> {
	let (id, terms) = (small(opened, "id")?, opened.get("terms")?);
	let form = terms.get("form")?.as_object()?.keys().next()?;
	let mut sale = Sale {
		id,
		seller: account_in(opened, "seller")?,
		form: form.to_lowercase(),
		money: money_of(opened)?,
		unit,
		supply: number_of(terms, "supply")?,
		lot: number_of(terms, "lot")?,
		minimum: number_of(terms, "minimum")?,
		asked: BTreeMap::new(),
		cleared: None,
		failed: false,
		finished: Vec::new(),
		removed: None,
	};
	for Placed { place, name, fields } in events {
		if small(fields, "id") != Some(id) {
			continue;
		}
		let amount = |name: &str| number_of(fields, name);
		match name.as_str() {
			// It replaces what it had asked for before.
			"BidPlaced" => {
				sale.asked.insert(small(fields, "number")?, amount("quantity")?);
			}
			"SaleCleared" => {
				let (price, sold, demand) = (amount("price")?, amount("sold")?, amount("demand")?);
				sale.cleared = Some(Cleared { price, sold, demand });
			}
			"SaleFailed" => sale.failed = true,
			"BidFinished" => sale.finished.push(Finished {
				place: *place,
				row: small(fields, "number")?,
				bought: amount("bought")?,
				paid: amount("paid")?,
				returned: amount("returned")?,
				lapsed: amount("lapsed")?,
			}),
			"SaleRemoved" => {
				let (delivered, lapsed) = (amount("delivered")?, amount("lapsed")?);
				sale.removed = Some(Sums { delivered, lapsed, raised: amount("raised")? });
			}
			_ => {}
		}
	}
	Some(sale)
}

/// The sale that a round delivers for, by events of sales; `None` if its beginning is not among them.
pub async fn sale_of(chain: &Chain, round: u32, events: &[Placed]) -> Result<Option<Sale>> {
	let opens =
		|event: &&Placed| event.name == OPENED && small(&event.fields, "round") == Some(round);
	let Some(opened) = events.iter().find(opens).map(|event| &event.fields) else {
		return Ok(None);
	};
	let unknown = || {
		CliError::unexpected(
			"an event of a sale is not understood: this program is too old for the chain",
		)
	};
	let unit = chain.unit(money_of(opened).ok_or_else(unknown)?).await?;
	Ok(Some(read(opened, events, unit).ok_or_else(unknown)?))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::args::facts::tests::events_in;
	use distribution_client::account;
	use distribution_reports::subject::Place;
	use serde_json::json;

	fn event(name: &str, fields: Value) -> Placed {
		let place = Place { block: 9, extrinsic: Some(2), seconds: 5 };
		Placed { place, name: name.into(), fields }
	}

	fn opened() -> Value {
		json!({
			"id": 4,
			"seller": account::show(&[1; 32]),
			"round": 3,
			"terms": {
				"supply": "1000",
				"money": { "WithId": 77 },
				"lot": "10",
				"form": { "Auction": { "floor": "10" } },
				"minimum": "0",
			},
		})
	}

	#[test]
	fn events_should_be_all_of_the_pallet_but_one() {
		let source = include_str!("../../../../pallets/sales/src/events.rs");
		let mut all = events_in(source);
		all.retain(|name| *name != OPENED && !EVENTS.contains(name));
		// It moves nothing.
		assert_eq!(all, ["BiddingExtended"]);
	}

	#[test]
	fn sale_should_be_put_together_from_its_events() {
		let bid = |id: u32, number: u32, quantity: &str| {
			event("BidPlaced", json!({ "id": id, "number": number, "quantity": quantity }))
		};
		let cleared = json!({ "id": 4, "price": "14", "sold": "30", "demand": "30" });
		let finished = json!({
			"id": 4, "number": 1, "bought": "20", "paid": "28", "returned": "2", "lapsed": "0",
		});
		let removed = json!({ "id": 4, "delivered": "20", "lapsed": "0", "raised": "28" });
		let events = [
			event(OPENED, opened()),
			bid(4, 0, "5"),
			bid(4, 1, "20"),
			bid(5, 2, "99"),
			bid(4, 0, "10"),
			event("SaleCleared", cleared),
			event("BidFinished", finished),
			event("SaleRemoved", removed),
		];
		let sale = read(&opened(), &events, Unit::native()).unwrap();
		assert_eq!(
			(sale.id, sale.form.as_str(), sale.money),
			(4, "auction", AssetKind::WithId(77))
		);
		assert_eq!(sale.asked, BTreeMap::from([(0, 10), (1, 20)]));
		assert_eq!(sale.cleared, Some(Cleared { price: 14, sold: 30, demand: 30 }));
		assert_eq!(sale.finished.len(), 1);
		let first = sale.finished[0];
		assert_eq!((first.row, first.bought, first.paid, first.returned), (1, 20, 28, 2));
		assert_eq!(sale.removed, Some(Sums { delivered: 20, lapsed: 0, raised: 28 }));
		assert!(!sale.failed);
	}

	#[test]
	fn event_that_is_not_understood_should_be_none() {
		let events = [event("SaleCleared", json!({ "id": 4 }))];
		assert!(read(&opened(), &events, Unit::native()).is_none());
		assert!(read(&json!({ "id": 4 }), &[], Unit::native()).is_none());
		assert_eq!(money_of(&json!({ "terms": { "money": "Native" } })), Some(AssetKind::Native));
	}
}
