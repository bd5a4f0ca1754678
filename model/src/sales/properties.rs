//! The properties: those of section 19 of `docs/design.md`, by name.

use super::{
	ghosts::{
		FROZEN_PAID, LOWERED, NO_ANSWER, REFUSED_EARNS, REFUSED_TRADES, SHORT_BIDDING, SHORT_WAIT,
		WHILE_PAUSED,
	},
	*,
};

/// A property of this model.
type Promise = Property<Sales>;

/// All properties, the same in every world.
pub(crate) fn all() -> Vec<Promise> {
	[money(), shares(), refusals(), times(), liveness(), possible()].concat()
}

/// What holds of money and books in every state.
fn money() -> Vec<Promise> {
	vec![
		Promise::always("nothing_is_made_or_lost", |_, state| {
			let money: i32 = state.money.iter().sum();
			let got: i32 = state.got.iter().sum();
			money + state.earned == 0 && got + state.pot + state.unsold == 0
		}),
		Promise::always("money_held_is_what_the_bids_cost", |model, state| {
			(0..BIDDERS).all(|by| {
				let waits = state.bids[by].filter(|bid| bid.end.is_none());
				let cost = waits.map_or(0, |bid| model.cost(bid.quantity, bid.tick));
				state.held[by] == cost && model.world.funds + state.money[by] >= cost
			})
		}),
		Promise::always("books_are_the_sums_of_the_bids", |model, state| {
			let mut books = Books { tick: state.books.tick, ..Books::default() };
			for bid in state.bids.iter().flatten() {
				books.demand += bid.quantity;
				books.first += model.first_of(bid.quantity);
				books.at[bid.tick] += bid.quantity;
				if let Some(End { bought, paid, lapsed }) = bid.end {
					books.delivered += bought;
					books.raised += paid;
					books.lapsed += lapsed;
				}
			}
			books == state.books
		}),
		Promise::always("deposits_are_held_for_what_is_there", |_, state| {
			let waits = state.bids.map(|bid| bid.is_some_and(|bid| bid.end.is_none()));
			state.deposits == waits && state.deposit != state.removed
		}),
		Promise::always("nobody_pays_more_than_it_has_bid", |model, state| {
			ended(state).all(|(bid, end)| end.paid <= model.cost(end.bought, bid.tick))
		}),
		Promise::always("everybody_pays_the_same_price", |model, state| {
			let Phase::Cleared { tick, .. } = state.phase else { return true };
			ended(state).all(|(_, end)| end.paid == model.cost(end.bought, tick))
		}),
	]
}

/// What holds of the price, and of who gets how much.
fn shares() -> Vec<Promise> {
	vec![
		Promise::always("price_is_the_highest_at_which_all_is_sold", |model, state| {
			let Phase::Cleared { tick, .. } = state.phase else { return true };
			tick == model.tick_by_bids(state)
		}),
		Promise::always("no_more_is_delivered_than_the_supply", |model, state| {
			let got: i32 = state.got.iter().sum();
			got <= model.world.supply && (state.closed || state.pot >= MINIMUM)
		}),
		Promise::always("nobody_gets_more_than_it_asks_for", |_, state| {
			ended(state).all(|(bid, end)| end.bought <= bid.quantity)
		}),
		Promise::always("first_allocations_come_first", |model, state| {
			let supply = model.world.supply;
			let first = |bid: &Bid| model.first_of(bid.quantity);
			let all: i32 = state.bids.iter().flatten().map(first).sum();
			served(state).all(|(bid, end)| {
				let own = first(&bid);
				end.bought >= if all <= supply { own } else { supply * own / all }
			})
		}),
		// Each share is rounded down, by less than a unit.
		Promise::always("all_that_can_be_sold_is_sold", |model, state| {
			let bids = state.bids.iter().flatten();
			let asked: i32 = bids.clone().map(|bid| bid.quantity).sum();
			let all = served(state).count();
			let sold: i32 = served(state).map(|(_, end)| end.bought).sum();
			all < bids.count() || sold + all as i32 >= asked.min(model.world.supply)
		}),
		Promise::always("who_bids_more_gets_no_less", |_, state| {
			served(state).all(|(more, most)| {
				served(state).all(|(less, least)| {
					let above = more.quantity >= less.quantity && more.tick >= less.tick;
					!above || most.bought >= least.bought
				})
			})
		}),
		Promise::always("bids_and_the_end_only_rise", |_, state| state.ghost.broken & LOWERED == 0),
		Promise::always("sale_that_raises_too_little_fails", |model, state| {
			let Phase::Cleared { tick, sold, .. } = state.phase else { return true };
			sold * model.price(tick) / LOT >= model.world.minimum
		}),
		Promise::always("failed_sale_returns_everything", failed_returns),
	]
}

/// What holds of those who are refused, and of those who are not.
fn refusals() -> Vec<Promise> {
	vec![
		Promise::always("refused_bidder_pays_and_gets_nothing", |_, state| {
			state.ghost.broken & REFUSED_TRADES == 0
		}),
		Promise::always("refused_seller_is_paid_nothing", |_, state| {
			state.ghost.broken & REFUSED_EARNS == 0
		}),
		Promise::always("frozen_money_is_not_paid", |_, state| {
			state.ghost.broken & FROZEN_PAID == 0
		}),
		Promise::always("refused_bid_waits_as_long_as_agreed", |_, state| {
			state.ghost.broken & SHORT_WAIT == 0
		}),
		Promise::always("bid_that_is_not_refused_is_served", unrefused_is_served),
	]
}

/// What holds of times in every state.
fn times() -> Vec<Promise> {
	vec![
		Promise::always("bidding_is_never_shorter_than_agreed", |_, state| {
			state.ghost.broken & SHORT_BIDDING == 0
		}),
		Promise::always("late_price_leaves_time_for_an_answer", |_, state| {
			state.ghost.broken & NO_ANSWER == 0
		}),
		Promise::always("bidding_ends_however_often_late_bids_come", |model, state| {
			let prices = model.ticks() as u16;
			state.ends <= model.world.closes + model.late() * (prices - 1)
		}),
		Promise::always("nothing_is_bid_cleared_or_delivered_while_paused", |_, state| {
			state.ghost.broken & WHILE_PAUSED == 0
		}),
	]
}

/// What comes true in the end, on every path, and stays true: a sale that is cleared takes no bids.
fn liveness() -> Vec<Promise> {
	vec![
		Promise::eventually("every_bid_is_finished_in_the_end", |_, state| {
			state.phase != Phase::Bidding && state.unfinished() == 0
		}),
		Promise::eventually("no_money_is_held_in_the_end", |_, state| {
			state.phase != Phase::Bidding && state.held == [0; BIDDERS]
		}),
		Promise::eventually("sale_is_removed_in_the_end", |_, state| state.removed),
		Promise::eventually("nothing_stays_in_the_pot_of_the_sale", |_, state| {
			state.closed && state.pot == 0
		}),
	]
}

/// What happens in one world at least.
fn possible() -> Vec<Promise> {
	vec![
		Promise::sometimes("all_is_sold", |model, state| {
			state.books.delivered == model.world.supply
		}),
		Promise::sometimes("what_rounding_leaves_goes_back", |model, state| {
			let (sold, supply) = (state.books.delivered, model.world.supply);
			let served = state.unfinished() == 0 && state.books.lapsed == 0;
			let left = state.books.demand > supply && sold > 0 && sold < supply;
			state.closed && served && left && -state.unsold == sold
		}),
		Promise::sometimes("bidder_pays_less_than_it_has_bid", |model, state| {
			served(state)
				.any(|(bid, end)| end.bought > 0 && end.paid < model.cost(end.bought, bid.tick))
		}),
		Promise::sometimes("bids_at_the_price_share_what_is_left", |_, state| {
			let Phase::Cleared { tick, .. } = state.phase else { return false };
			let shares = |(bid, end): (Bid, End)| {
				tick > 0 && bid.tick == tick && end.bought > 0 && end.bought < bid.quantity
			};
			served(state).any(shares)
		}),
		Promise::sometimes("bid_below_the_price_gets_nothing", |_, state| {
			let Phase::Cleared { tick, .. } = state.phase else { return false };
			served(state).any(|(bid, end)| bid.tick < tick && end.bought == 0)
		}),
		Promise::sometimes("late_bids_prolong_the_bidding_twice", |model, state| {
			state.books.tick == TICKS - 1 && state.ends >= model.world.closes + model.late()
		}),
		Promise::sometimes("sale_fails_for_want_of_money", |model, state| {
			let early = Sales::counted(state) < model.world.until;
			state.phase == Phase::Failed && state.books.demand > 0 && early
		}),
		Promise::sometimes("sale_fails_when_nobody_clears_it", |model, state| {
			let failed = state.phase == Phase::Failed;
			failed && model.world.minimum == 0 && state.books.demand > 0
		}),
		Promise::sometimes("failed_sale_returns_to_whom_is_refused", |_, state| {
			let failed = state.phase == Phase::Failed;
			let returned = |by: usize| state.bids[by].is_some_and(|bid| bid.end.is_some());
			failed && (0..BIDDERS).any(|by| state.frozen[by] && returned(by))
		}),
		Promise::sometimes("refused_bid_lapses_and_others_are_served", |model, state| {
			let early = Sales::counted(state) < model.world.until;
			early && state.books.lapsed > 0 && state.books.delivered > 0
		}),
		// Time goes on for bids alone that are not finished.
		Promise::sometimes("bid_that_need_not_wait_any_more_is_served", |model, state| {
			let Phase::Cleared { waits, .. } = state.phase else { return false };
			let thawed = state.left.thaws < model.world.limits.thaws;
			let late = Sales::counted(state) >= waits && state.unfinished() == 0;
			thawed && late && state.books.delivered > 0 && state.books.lapsed == 0
		}),
		Promise::sometimes("bids_lapse_with_the_round", |model, state| {
			let late = Sales::counted(state) >= model.world.until;
			late && state.books.lapsed > 0 && !state.frozen.contains(&true)
		}),
		Promise::sometimes("bidding_is_longer_by_what_was_lost", |model, state| {
			let ended = state.now >= state.ends;
			ended && model.step(state, Action::Clear) == Err("BiddingNotOver")
		}),
	]
}

/// The bids that are finished.
fn ended(state: &State) -> impl Iterator<Item = (Bid, End)> + '_ {
	state.bids.iter().flatten().filter_map(|bid| bid.end.map(|end| (*bid, end)))
}

/// Those that have got all that they were due, of a sale that is cleared.
fn served(state: &State) -> impl Iterator<Item = (Bid, End)> + '_ {
	let cleared = matches!(state.phase, Phase::Cleared { .. });
	ended(state).filter(move |(_, end)| cleared && end.lapsed == 0)
}

/// Nobody has paid or got anything by a sale that has failed, and whose money is held can have it.
fn failed_returns(model: &Sales, state: &State) -> bool {
	let whole = |state: &State, by: usize| state.money[by] == 0 && state.got[by] == 0;
	let returned = |by: usize| match state.bids[by] {
		Some(Bid { end: None, .. }) => model
			.step(state, Action::Finish(by))
			.is_ok_and(|after| whole(&after, by) && after.held[by] == 0),
		_ => whole(state, by),
	};
	state.phase != Phase::Failed || (0..BIDDERS).all(returned)
}

/// Whoever is due something gets all of it until the round is over, if nobody is refused and nothing is
/// paused.
fn unrefused_is_served(model: &Sales, state: &State) -> bool {
	let living = !state.paused && !state.closed && Sales::counted(state) < model.world.until;
	let cleared = matches!(state.phase, Phase::Cleared { .. });
	let served = |by: usize| {
		let waits = state.bids[by].is_some_and(|bid| bid.end.is_none());
		let refused = state.frozen[by] || state.stuck[by];
		let finish = || model.step(state, Action::Finish(by));
		!waits || refused || finish().is_ok_and(|after| after.books.lapsed == state.books.lapsed)
	};
	!living || !cleared || state.frozen[SELLER] || (0..BIDDERS).all(served)
}
