//! Replays the traces of the model of sales (`model/`), which is written from the documents and knows
//! nothing of this code: each error, the sale and its books, and what everybody has.

use super::*;
use pallet_distribution_common::test::traces::{each_trace, Replayed, Seen};
use std::{
	collections::BTreeSet,
	panic::{catch_unwind, AssertUnwindSafe},
};

/// The number of the seller in traces, behind those of the bidders.
const SELLERS: u32 = 3;
/// The kinds of steps that the traces take, in order.
const STEPS: [&str; 13] = [
	"bid",
	"clear",
	"close",
	"finish",
	"freeze",
	"freeze-money",
	"pause",
	"remove",
	"resume",
	"stall",
	"thaw",
	"thaw-money",
	"tick",
];
/// The errors that they meet, in order. There all terms are valid, bids name the right ones, deposits
/// can be paid, all bidders are of one class, and each is paid itself.
const ERRORS: [&str; 18] = [
	"AboveMost",
	"AccountFrozen",
	"AlreadyCleared",
	"BelowLeast",
	"BidLowered",
	"BiddingNotOver",
	"BiddingOver",
	"BidsUnfinished",
	"MoneyFrozen",
	"MoneyLacking",
	"NoBid",
	"NotCleared",
	"NotYetOpen",
	"RoundPaused",
	"SellerRefused",
	"TooManyBids",
	"UnknownSale",
	"UnknownTick",
];

fn number(word: &str) -> u32 {
	word.parse().unwrap()
}

/// Numbers, as the model writes them.
fn joined<T: ToString>(numbers: impl IntoIterator<Item = T>) -> String {
	let words: Vec<String> = numbers.into_iter().map(|number| number.to_string()).collect();
	words.join(",")
}

/// What an account has of what is sold, with what is held.
fn native(who: &AccountId32) -> i128 {
	(Balances::free_balance(who) + Balances::reserved_balance(who)) as i128
}

/// What an account has of the money, with what is held.
fn money(who: &AccountId32) -> i128 {
	Tokens::total_balance(MONEY, who) as i128
}

/// A world of the model, made here.
struct World {
	id: SaleId,
	/// What bids name.
	hash: H256,
	bidders: u32,
	/// What a bidder had of the money at the beginning.
	funds: Balance,
	/// How much time passes at once.
	step: u64,
	/// Who is frozen.
	frozen: BTreeSet<u32>,
}

impl World {
	/// Makes it of its title: numbers by name.
	fn new(title: &str) -> Self {
		let find = |name: &str| -> Option<u64> {
			let mut words = title.split_whitespace().map(|word| word.split_once('=').unwrap());
			let (_, value) = words.find(|(key, _)| *key == name)?;
			Some(value.parse().unwrap())
		};
		let get = |name: &str| find(name).unwrap();
		let amount = |name: &str| Balance::from(get(name));
		let form = match find("price") {
			Some(price) => Form::Fixed {
				price: price.into(),
				first: amount("first"),
				classes: Default::default(),
			},
			None => Form::Auction {
				floor: amount("floor"),
				step: amount("rise"),
				ticks: get("ticks") as u16,
				late: get("late"),
			},
		};
		let terms = TermsOf::<Test> {
			lot: amount("lot"),
			minimum: amount("minimum"),
			least: amount("least"),
			most: amount("most"),
			bids: get("places") as u32,
			bidding: Window { opens: get("opens"), closes: get("closes") },
			finishing: get("finishing"),
			until: get("until"),
			..terms_of(amount("supply"), form)
		};
		let bidders = get("bidders") as u32;
		let funds = amount("funds") + MONEY_MIN;
		for n in 0..bidders {
			let (rest, keep) = (PLENTY - funds, Preservation::Preserve);
			Tokens::transfer(MONEY, &who(n), &ISSUER, rest, keep).unwrap();
		}
		let id = open(terms);
		let (hash, step, frozen) = (sale(id).hash, get("step"), BTreeSet::new());
		Self { id, hash, bidders, funds, step, frozen }
	}

	/// A bidder, or the seller, by its number.
	fn party(&self, n: u32) -> AccountId32 {
		if n == SELLERS {
			SELLER
		} else {
			who(n)
		}
	}

	/// Has compliance refuse those who are frozen, and nobody else.
	fn refuse(&self) {
		Registry::accept_all();
		for n in &self.frozen {
			Registry::refuse(self.party(*n), Refusal::Frozen);
		}
	}

	/// Closes the round, as the pallet of rounds does: what is left goes back to the seller.
	fn close(&self) {
		let mut round = MockRounds::get(0).unwrap();
		round.closed = true;
		MockRounds::put(0, &round);
		let (pot, spend) = (MockRounds::pot(0), Preservation::Expendable);
		let left = Balances::free_balance(&pot);
		Tokens::transfer(NativeOrWithId::Native, &pot, &SELLER, left, spend).unwrap();
	}

	/// The sale and its books, in the words of the model.
	fn observe_sale(sale: &SaleOf<Test>) -> String {
		let stands = match &sale.state {
			State::Bidding => "bidding".to_string(),
			State::Failed => "failed".to_string(),
			State::Cleared { tick, sold, waits, .. } => format!("cleared-{tick}-{sold}-{waits}"),
		};
		let Books { demand, tick, delivered, lapsed, raised, .. } = &sale.books;
		format!(
			" {stands} ends={} bids={} unfinished={} demand={demand} tick={tick} \
			 delivered={delivered} lapsed={lapsed} raised={raised}",
			sale.ends, sale.bids, sale.unfinished,
		)
	}

	/// The deposits for bids of an account, counted.
	fn deposits(n: u32) -> Balance {
		let held = <<Test as Config>::BidDeposit as DepositInfo<AccountId32>>::on_hold(&who(n));
		let one = 100 + Balance::from(Sold::bid_footprint().size);
		assert_eq!(held % one, 0);
		held / one
	}
}

impl Replayed for World {
	fn step(&mut self, words: &[&str]) -> Result<(), &'static str> {
		let id = self.id;
		let issuer = || RuntimeOrigin::signed(ISSUER);
		let outcome = match words {
			["bid", by, quantity, tick] => {
				let (terms, quantity) = (self.hash, number(quantity).into());
				let tick = number(tick) as u16;
				dispatch(who(number(by)), Call::bid { id, terms, quantity, tick })
			}
			["clear"] => dispatch(OTHER, Call::clear { id }),
			["finish", by] => finish(id, number(by)),
			["remove"] => dispatch(OTHER, Call::remove { id }),
			["close"] => {
				self.close();
				Ok(())
			}
			["freeze", n] => {
				self.frozen.insert(number(n));
				self.refuse();
				Ok(())
			}
			["thaw", n] => {
				self.frozen.remove(&number(n));
				self.refuse();
				Ok(())
			}
			["freeze-money", n] => Assets::freeze(issuer(), 1, who(number(n))),
			["thaw-money", n] => Assets::thaw(issuer(), 1, who(number(n))),
			["pause"] => {
				Paused::set(true);
				Ok(())
			}
			["resume"] => {
				Paused::set(false);
				Ok(())
			}
			["tick"] => {
				System::set_block_number(System::block_number() + self.step);
				Ok(())
			}
			["stall"] => {
				System::set_block_number(System::block_number() + self.step);
				Lost::set(Lost::get() + self.step);
				Ok(())
			}
			_ => panic!("step {words:?} is not known"),
		};
		outcome.map_err(|error| {
			let name: &'static str = error.into();
			// The mock's rounds have no errors of their own.
			let paused = Paused::get() && name == "round delivers nothing";
			if paused {
				"RoundPaused"
			} else {
				name
			}
		})
	}

	fn observe(&self) -> String {
		let sale = match Sales::<Test>::get(self.id) {
			Some(sale) => Self::observe_sale(&sale),
			None => " removed".to_string(),
		};
		let MockRound { concluded, closed, .. } = MockRounds::get(0).unwrap();
		let concluded = concluded.map_or("none".to_string(), |total| total.to_string());
		let bidders = || 0..self.bidders;
		let (plenty, funds) = (PLENTY as i128, self.funds as i128);
		let deposit =
			<<Test as Config>::SaleDeposit as DepositInfo<AccountId32>>::on_hold(&SELLER) > 0;
		format!(
			"at={}{sale} concluded={concluded} closed={closed} pot={} got={} money={} held={} \
			 deposits={} earned={} unsold={} deposit={deposit}",
			System::block_number(),
			native(&MockRounds::pot(0)),
			joined(bidders().map(|n| native(&who(n)) - plenty)),
			joined(bidders().map(|n| money(&who(n)) - funds)),
			joined(bidders().map(held)),
			joined(bidders().map(Self::deposits)),
			money(&SELLER) - plenty,
			native(&SELLER) - plenty,
		)
	}
}

/// Replays one trace of a world, the lines after its title, and notes what it shows.
fn replay(world: &str, title: &str, lines: &[&str], seen: &mut Seen) {
	run(|| seen.replay(&mut World::new(world), title, lines));
}

#[test]
fn pallet_should_do_what_the_traces_of_the_model_say() {
	let mut seen = Seen::default();
	each_trace(env!("CARGO_MANIFEST_DIR"), |world, title, lines| {
		replay(world, title, lines, &mut seen);
	});
	assert_eq!(seen.steps(), STEPS);
	assert_eq!(seen.errors(), ERRORS);
}

/// A replay that agrees with everything would show nothing.
#[test]
fn replay_should_fail_when_a_trace_says_something_else() {
	let world =
		"bidders=2 places=2 funds=1000 lot=10 price=33 first=45 supply=100 minimum=0 least=1 \
	             most=100 opens=1 closes=21 finishing=20 until=61 step=10";
	let fails = |lines: &[&str]| {
		let replayed = || replay(world, "altered", lines, &mut Seen::default());
		catch_unwind(AssertUnwindSafe(replayed)).is_err()
	};
	let state = |held: &str| {
		format!(
			"= at=1 bidding ends=21 bids=1 unfinished=1 demand=75 tick=0 delivered=0 lapsed=0 \
			 raised=0 concluded=none closed=false pot=110 got=0,0 money=0,0 held={held} \
			 deposits=1,0 earned=0 unsold=-110 deposit=true"
		)
	};
	assert!(!fails(&["> bid 0 75 0", &state("248,0"), "! clear: BiddingNotOver"]));
	assert!(fails(&["> bid 0 75 0", &state("247,0")]));
	assert!(fails(&["> bid 0 75 0", "> clear"]));
	assert!(fails(&["> bid 0 75 0", "! clear: AlreadyCleared"]));
}
