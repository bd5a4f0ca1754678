//! Worlds, steps and states as traces have them.

use super::*;
use std::fmt::{self, Display, Formatter};

impl Display for Form {
	fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
		match self {
			Self::Fixed { price, first } => write!(to, "price={price} first={first}"),
			Self::Auction { floor, rise, late } => {
				write!(to, "floor={floor} rise={rise} ticks={TICKS} late={late}")
			}
		}
	}
}

impl Display for World {
	fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
		let World { bidders, places, funds, form, supply, minimum, least, most, .. } = self;
		let World { opens, closes, finishing, until, step, .. } = self;
		write!(to, "bidders={bidders} places={places} funds={funds} lot={LOT} {form} ")?;
		write!(to, "supply={supply} minimum={minimum} least={least} most={most} ")?;
		write!(to, "opens={opens} closes={closes} finishing={finishing} until={until} step={step}")
	}
}

impl Display for Action {
	fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
		match self {
			Self::Bid(by, Ask { quantity, tick }) => write!(to, "bid {by} {quantity} {tick}"),
			Self::Clear => write!(to, "clear"),
			Self::Finish(by) => write!(to, "finish {by}"),
			Self::Remove => write!(to, "remove"),
			Self::Close => write!(to, "close"),
			Self::Freeze(who) => write!(to, "freeze {who}"),
			Self::Thaw(who) => write!(to, "thaw {who}"),
			Self::FreezeMoney(who) => write!(to, "freeze-money {who}"),
			Self::ThawMoney(who) => write!(to, "thaw-money {who}"),
			Self::Pause => write!(to, "pause"),
			Self::Resume => write!(to, "resume"),
			Self::Tick => write!(to, "tick"),
			Self::Stall => write!(to, "stall"),
		}
	}
}

/// The state in a word.
pub fn phase(model: &Sales, state: &State) -> String {
	let over = model.clock(state).is_none_or(|time| time >= state.ends);
	let phase = match state.phase {
		_ if state.removed => "removed",
		Phase::Bidding if over => "bidding, over",
		Phase::Bidding => "bidding",
		Phase::Failed => "failed",
		Phase::Cleared { waits, .. } => match model.clock(state) {
			Some(time) if time < waits => "cleared",
			_ => "cleared, waiting no more",
		},
	};
	let paused = if state.paused { ", paused" } else { "" };
	let late = if model.is_over(state) { ", round over" } else { "" };
	format!("{phase}{paused}{late}")
}

/// What can be seen of a state from outside.
pub fn observe(model: &Sales, state: &State) -> String {
	let bidders = model.world.bidders;
	let list = |numbers: &[i32]| {
		let words: Vec<String> = numbers.iter().take(bidders).map(i32::to_string).collect();
		words.join(",")
	};
	let mut text = format!("at={}", state.now);
	if state.removed {
		text += " removed";
	} else {
		let stands = match state.phase {
			Phase::Bidding => "bidding".to_string(),
			Phase::Failed => "failed".to_string(),
			Phase::Cleared { tick, sold, waits } => format!("cleared-{tick}-{sold}-{waits}"),
		};
		let Books { demand, tick, delivered, lapsed, raised, .. } = state.books;
		text += &format!(
			" {stands} ends={} bids={} unfinished={} demand={demand} tick={tick} \
			 delivered={delivered} lapsed={lapsed} raised={raised}",
			state.ends,
			state.bids.iter().flatten().count(),
			state.unfinished(),
		);
	}
	let deposits = state.deposits.map(i32::from);
	let concluded = state.concluded.map_or("none".to_string(), |total| total.to_string());
	let State { closed, deposit, pot, earned, unsold, .. } = state;
	text + &format!(
		" concluded={concluded} closed={closed} pot={pot} got={} money={} held={} deposits={} \
		 earned={earned} unsold={unsold} deposit={deposit}",
		list(&state.got),
		list(&state.money),
		list(&state.held),
		list(&deposits),
	)
}
