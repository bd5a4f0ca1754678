//! Sales and bids in words and as JSON.

use crate::args::requirement::{jurisdictions_json, show_jurisdictions};
use distribution_client::{
	account,
	amount::Unit,
	time::{show_length, Clock},
	types::{AssetKind, BidInfo, SaleInfo},
};
use distribution_primitives::{Form, Release, Remainder, SaleState};
use serde_json::{json, Value};

/// The units of a sale.
pub struct Units {
	/// Of what is sold.
	pub sold: Unit,
	/// Of what bids are paid in.
	pub money: Unit,
}

/// `"native"`, or the number of an asset.
pub fn asset_json(asset: AssetKind) -> Value {
	match asset {
		AssetKind::Native => json!("native"),
		AssetKind::WithId(id) => json!(id),
	}
}

/// How a sale stands, in a word.
pub fn state(sale: &SaleInfo) -> &'static str {
	let opens = sale.terms.bidding.opens;
	match (&sale.state, sale.time) {
		(SaleState::Failed, _) => "failed",
		(SaleState::Cleared { .. }, _) => "cleared",
		(SaleState::Bidding, Some(time)) if time < opens => "announced",
		(SaleState::Bidding, Some(time)) if time < sale.ends => "bidding",
		(SaleState::Bidding, _) => "over",
	}
}

/// When bids are no longer accepted, as a block of the relay chain if no more time is lost: the clock of
/// the sale lags behind by what was lost or paused.
pub fn ends(sale: &SaleInfo, clock: &Clock) -> u32 {
	let lag = sale.time.map_or(0, |time| clock.block.saturating_sub(time));
	sale.ends.saturating_add(lag)
}

/// A sale as JSON; amounts are strings of smallest units.
pub fn to_json(sale: &SaleInfo, clock: &Clock) -> Value {
	let terms = &sale.terms;
	json!({
		"sale": sale.id,
		"state": state(sale),
		"seller": account::show(&sale.seller),
		"round": sale.round,
		"asset": asset_json(terms.asset),
		"supply": terms.supply.to_string(),
		"money": asset_json(terms.money),
		"lot": terms.lot.to_string(),
		"form": match &terms.form {
			Form::Fixed { price, first, classes } => json!({ "fixed": {
				"price": price.to_string(),
				"first": first.to_string(),
				"classes": classes.iter().map(|class| json!({
					"level": class.level, "weight": class.weight,
				})).collect::<Vec<_>>(),
			}}),
			Form::Auction { floor, step, ticks, late } => json!({ "auction": {
				"floor": floor.to_string(), "tick": step.to_string(), "ticks": ticks, "late": late,
			}}),
		},
		"minimum": terms.minimum.to_string(),
		"least": terms.least.to_string(),
		"most": terms.most.to_string(),
		"room": terms.bids,
		"opens": terms.bidding.opens,
		"closes": terms.bidding.closes,
		"ends": ends(sale, clock),
		"endsDate": clock.iso(ends(sale, clock)),
		"finishing": terms.finishing,
		"until": terms.until,
		"release": match &terms.release {
			Release::Immediate => json!("immediate"),
			Release::Vested { start, length } => {
				json!({ "vested": { "start": start, "length": length } })
			}
			Release::Streamed { schedule: s, prepaid, .. } => json!({ "streamed": {
				"start": s.start, "cliff": s.cliff, "length": s.length, "step": s.step,
				"prepaid": prepaid,
			}}),
		},
		"level": terms.requirement.level,
		"jurisdictions": jurisdictions_json(&terms.requirement.jurisdictions),
		"attesters": terms.requirement.attesters,
		"remainder": format!("{:?}", terms.remainder).to_lowercase(),
		"termsHash": format!("{:#x}", sale.terms_hash),
		"bids": sale.bids,
		"unfinished": sale.unfinished,
		"demand": sale.demand.to_string(),
		"price": sale.price.to_string(),
		"sold": match &sale.state {
			SaleState::Cleared { sold, .. } => json!(sold.to_string()),
			SaleState::Bidding | SaleState::Failed => Value::Null,
		},
		"delivered": sale.delivered.to_string(),
		"raised": sale.raised.to_string(),
	})
}

/// A sale in words.
pub fn describe(sale: &SaleInfo, clock: &Clock, units: &Units) -> String {
	let (terms, sold, money) = (&sale.terms, &units.sold, &units.money);
	// What prices are for: one token, unless the seller chose otherwise.
	let lot = sold.show(terms.lot);
	let form = match &terms.form {
		Form::Fixed { price, first, classes } => {
			let first = match first {
				0 => String::new(),
				first => format!(", {} for everybody first", sold.show(*first)),
			};
			let weights =
				classes.iter().map(|class| format!("{} from level {}", class.weight, class.level));
			let weights = weights.collect::<Vec<_>>().join(", ");
			let weights = if weights.is_empty() { weights } else { format!("; counts {weights}") };
			format!("fixed price of {} for {lot}{first}{weights}", money.show(*price))
		}
		Form::Auction { floor, step, ticks, late } => format!(
			"auction from {} for {lot}, {ticks} prices {} apart; late bids that move the price leave {}",
			money.show(*floor),
			money.show(*step),
			show_length(*late)
		),
	};
	let outcome = match &sale.state {
		SaleState::Bidding => format!("price so far {} for {lot}", money.show(sale.price)),
		SaleState::Failed => "everybody gets everything back".into(),
		SaleState::Cleared { price, sold: amount, .. } => {
			format!("price {} for {lot}, {} sold", money.show(*price), sold.show(*amount))
		}
	};
	let remainder = match terms.remainder {
		Remainder::Manager => "back to the seller",
		Remainder::Treasury => "to the treasury",
		Remainder::Burn => "BURNED",
	};
	let release = match &terms.release {
		Release::Immediate => "at once".to_string(),
		Release::Vested { start, length } => {
			format!("locked, unlocking for {} from {} on", show_length(*length), clock.show(*start))
		}
		Release::Streamed { schedule, .. } => format!(
			"streamed for {} from {} on",
			show_length(schedule.length),
			clock.show(schedule.start)
		),
	};
	let minimum = match terms.minimum {
		0 => "none".into(),
		minimum => money.show(minimum),
	};
	// 0 is no time: it means at once.
	let opens = match terms.bidding.opens {
		0 => "at once".into(),
		opens => clock.show(opens),
	};
	let qualifies = match terms.requirement.level {
		0 => String::new(),
		level => format!("level {level}, "),
	};
	[
		format!("Sale {} ({})", sale.id, state(sale)),
		format!("  seller    {}", account::show(&sale.seller)),
		format!("  sells     {} by round {}", sold.show(terms.supply), sale.round),
		format!("  form      {form}"),
		format!("  minimum   {minimum}"),
		format!("  accounts  {} to {} each", sold.show(terms.least), sold.show(terms.most)),
		format!("  demands   {qualifies}{}", show_jurisdictions(&terms.requirement.jurisdictions)),
		format!("  delivers  {release}; what is not sold goes {remainder}"),
		format!("  bidding   {opens} to {}", clock.show(ends(sale, clock))),
		format!(
			"  bids      {} of {}, for {}; {} unfinished",
			sale.bids,
			terms.bids,
			sold.show(sale.demand),
			sale.unfinished
		),
		format!("  outcome   {outcome}"),
		format!("  paid      {} for {}", money.show(sale.raised), sold.show(sale.delivered)),
		format!("  terms     {:#x}", sale.terms_hash),
	]
	.join("\n")
}

/// A bid as JSON. `obstacle` is what keeps it from being finished, in words.
pub fn bid_json(bid: &BidInfo, sale: &SaleInfo, obstacle: Option<String>) -> Value {
	json!({
		"bidder": account::show(&bid.bidder),
		"number": bid.number,
		"quantity": bid.quantity.to_string(),
		"price": sale.terms.form.price(bid.tick).map(|price| price.to_string()),
		"held": bid.held.to_string(),
		"allocation": bid.allocation.map(|amount| amount.to_string()),
		"cost": bid.cost.map(|amount| amount.to_string()),
		"obstacle": obstacle,
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::types::SaleTerms;
	use distribution_primitives::{Requirement, Window};
	use polkadot_sdk::sp_core::H256;

	fn sale() -> SaleInfo {
		SaleInfo {
			id: 3,
			seller: [1; 32],
			round: 4,
			terms: SaleTerms {
				asset: AssetKind::Native,
				supply: 100_000_000_000_000,
				money: AssetKind::WithId(7),
				lot: 1_000_000_000_000,
				form: Form::Auction { floor: 10, step: 2, ticks: 5, late: 100 },
				minimum: 0,
				least: 1_000_000_000_000,
				most: 2_000_000_000_000,
				bids: 10,
				bidding: Window { opens: 50, closes: 200 },
				finishing: 5,
				until: 1_000,
				release: Release::Immediate,
				requirement: Requirement::level(2),
				remainder: Remainder::Burn,
			},
			terms_hash: H256::repeat_byte(9),
			ends: 200,
			time: Some(100),
			bids: 2,
			unfinished: 2,
			demand: 3_000_000_000_000,
			price: 12,
			delivered: 0,
			raised: 0,
			state: SaleState::Bidding,
		}
	}

	#[test]
	fn state_should_be_that_of_the_sales_own_clock() {
		for (time, wanted) in [
			(Some(49), "announced"),
			(Some(50), "bidding"),
			(Some(199), "bidding"),
			(Some(200), "over"),
			(None, "over"),
		] {
			assert_eq!(state(&SaleInfo { time, ..sale() }), wanted, "{time:?}");
		}
		let failed = SaleInfo { state: SaleState::Failed, ..sale() };
		assert_eq!(state(&failed), "failed");
	}

	#[test]
	fn end_should_be_later_by_what_was_lost() {
		let clock = |block| Clock { block, seconds: 1_800_000_000 };
		assert_eq!(ends(&sale(), &clock(100)), 200);
		assert_eq!(ends(&sale(), &clock(130)), 230);
		assert_eq!(ends(&SaleInfo { time: None, ..sale() }, &clock(900)), 200);
	}

	#[test]
	fn sale_should_be_told_with_its_price_and_what_is_burned() {
		let clock = Clock { block: 100, seconds: 1_800_000_000 };
		let units = Units { sold: Unit::of_decimals(12), money: Unit::of_decimals(0) };
		let told = describe(&sale(), &clock, &units);
		for part in ["Sale 3 (bidding)", "auction from 10", "BURNED", "level 2", "price so far 12"]
		{
			assert!(told.contains(part), "{part}: {told}");
		}
		let json = to_json(&sale(), &clock);
		assert_eq!(json["form"]["auction"]["ticks"], json!(5));
		assert_eq!((&json["price"], &json["sold"]), (&json!("12"), &Value::Null));
		assert_eq!(json["money"], json!(7));
	}

	#[test]
	fn bid_should_be_told_with_its_price() {
		let bid = BidInfo {
			bidder: [2; 32],
			number: 1,
			quantity: 5,
			tick: 2,
			held: 7,
			allocation: Some(4),
			cost: Some(6),
			obstacle: None,
		};
		let told = bid_json(&bid, &sale(), Some("why".into()));
		assert_eq!((&told["price"], &told["obstacle"]), (&json!("14"), &json!("why")));
		assert_eq!(told["allocation"], json!("4"));
	}
}
