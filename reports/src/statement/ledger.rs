//! Movements of an account, and what they come to.

use super::kinds::{Category, Kind, Way};
use crate::{
	check::Check,
	subject::{Place, Subject},
};
use distribution_client::{
	account::{counted, AccountId},
	amount::Unit,
	types::AssetKind,
};
use distribution_primitives::emission::PoolId;
use polkadot_sdk::sp_core::H256;
use std::collections::{BTreeMap, BTreeSet};

/// A change of what an account has of an asset, in its smallest unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movement {
	/// Where.
	pub place: Place,
	/// Why.
	pub kind: Kind,
	/// How many times the amount is added to the free balance: 1, 0 or -1.
	pub free: i8,
	/// How many times it is added to what is held.
	pub held: i8,
	/// The amount.
	pub amount: u128,
	/// The other account, if there is one.
	pub counterparty: Option<AccountId>,
	/// The reason of a hold, as in `Emission.Stake`.
	pub reason: Option<String>,
	/// The round of a payment.
	pub round: Option<u32>,
	/// Its row.
	pub row: Option<u32>,
	/// The pool of a reward.
	pub pool: Option<PoolId>,
	/// Who was entitled to the payment or the reward.
	pub owner: Option<AccountId>,
	/// Who was paid it: another one if the owner has asked for that.
	pub payee: Option<AccountId>,
	/// Hash of the transaction, if one caused it.
	pub hash: Option<H256>,
}

/// What an account has of an asset, in its smallest unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Balance {
	/// The free part. Some of it may be locked or frozen.
	pub free: u128,
	/// What is on hold or reserved.
	pub held: u128,
}

impl Balance {
	/// Both together.
	pub fn total(self) -> u128 {
		self.free.saturating_add(self.held)
	}

	/// The balance after a movement; `None` if there is no such balance.
	fn after(self, movement: &Movement) -> Option<Self> {
		if movement.kind == Kind::Set {
			return Some(Self { free: movement.amount, ..self });
		}
		let change = |part: u128, times: i8| match times.signum() {
			1 => part.checked_add(movement.amount),
			-1 => part.checked_sub(movement.amount),
			_ => Some(part),
		};
		Some(Self {
			free: change(self.free, movement.free)?,
			held: change(self.held, movement.held)?,
		})
	}
}

/// A line of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
	/// What moved. Of the fee of a transaction, what it took in the end.
	pub movement: Movement,
	/// What it was to the account.
	pub category: Category,
	/// What came to the account, held parts included.
	pub incoming: u128,
	/// What left it.
	pub outgoing: u128,
	/// What it had then.
	pub after: Balance,
}

/// What a statement says of one asset.
#[derive(Clone, Debug)]
pub struct Part {
	/// The asset.
	pub asset: AssetKind,
	/// Its unit.
	pub unit: Unit,
	/// Its symbol; its number if it has none.
	pub symbol: String,
	/// What the account had before the first block of the statement, by the chain's state.
	pub opening: Balance,
	/// What it has after the last, by the chain's state.
	pub closing: Balance,
	/// What of that vests and is locked; `None` for assets, which do not vest.
	pub vesting: Option<u128>,
	/// What happened between, in order.
	pub movements: Vec<Movement>,
}

impl Part {
	/// What the statement calls the asset: the native token by its symbol, others by symbol and
	/// number. Whoever owns an asset has chosen its symbol, perhaps that of a token which tax programs
	/// know the price of.
	pub fn currency(&self) -> String {
		match (self.asset, self.unit.symbol()) {
			(AssetKind::Native, _) => self.symbol.clone(),
			(AssetKind::WithId(id), Some(symbol)) => format!("{symbol}-{id}"),
			(AssetKind::WithId(id), None) => format!("asset-{id}"),
		}
	}
}

/// Everything that a statement is computed from.
#[derive(Clone, Debug)]
pub struct Facts {
	/// The chain and its blocks.
	pub subject: Subject,
	/// The account.
	pub who: AccountId,
	/// The year, or the span in words.
	pub span: String,
	/// How the rounds pay that it got something from.
	pub ways: BTreeMap<u32, Way>,
	/// The pools that reward stakes.
	pub stake_pools: BTreeSet<PoolId>,
	/// The native token first, then assets.
	pub parts: Vec<Part>,
	/// The command that makes the same statement.
	pub again: String,
}

/// The movements with the fees of each transaction as one, behind the others of the transaction. So no
/// balance between is below zero: each is higher than it was on chain, by the fee.
fn with_one_fee_each(movements: &[Movement]) -> Vec<Movement> {
	let mut all: Vec<Movement> = Vec::with_capacity(movements.len());
	let mut fee: Option<Movement> = None;
	let same = |a: &Movement, b: &Movement| {
		a.place.extrinsic.is_some()
			&& (a.place.block, a.place.extrinsic) == (b.place.block, b.place.extrinsic)
	};
	for movement in movements {
		// What was before a balance that is set does not count behind it.
		let ends = |known: &Movement| !same(known, movement) || movement.kind == Kind::Set;
		if let Some(known) = fee.take_if(|known| ends(known)) {
			all.push(known);
		}
		if movement.kind != Kind::Fee || movement.place.extrinsic.is_none() {
			all.push(movement.clone());
			continue;
		}
		fee = match fee.take() {
			// What it gives back makes it less. More than it took is not a fee.
			Some(known)
				if known.free < 0 && movement.free > 0 && known.amount >= movement.amount =>
			{
				Some(Movement { amount: known.amount.saturating_sub(movement.amount), ..known })
			}
			Some(known) => {
				all.push(known);
				Some(movement.clone())
			}
			None => Some(movement.clone()),
		};
	}
	all.extend(fee);
	all
}

impl Facts {
	/// What a movement was to the account.
	fn category(&self, movement: &Movement, incoming: u128, outgoing: u128) -> Category {
		let stake = movement.reason.as_deref() == Some("Emission.Stake");
		match movement.kind {
			Kind::Payment if incoming > 0 => match movement.round.and_then(|id| self.ways.get(&id))
			{
				Some(Way::Vested) => Category::Vested,
				Some(Way::Streamed) => Category::Stream,
				Some(Way::Bought) => Category::Bought,
				Some(Way::AtOnce) | None => Category::Airdrop,
			},
			Kind::Reward if incoming > 0 => {
				let of_stake = movement.pool.is_some_and(|pool| self.stake_pools.contains(&pool));
				if of_stake {
					Category::StakingReward
				} else {
					Category::WorkReward
				}
			}
			Kind::Fee => Category::Fee,
			Kind::Hold | Kind::Reserve if stake => Category::Staked,
			Kind::Hold | Kind::Reserve => Category::DepositHeld,
			Kind::Release | Kind::Unreserve if stake => Category::Unstaked,
			Kind::Release | Kind::Unreserve => Category::DepositReturned,
			Kind::Transfer | Kind::TransferHeld if incoming > 0 => Category::TransferIn,
			Kind::Transfer | Kind::TransferHeld if outgoing > 0 => Category::TransferOut,
			_ if incoming > 0 => Category::OtherIn,
			_ => Category::OtherOut,
		}
	}

	/// The lines of a part, and whether every movement fitted: `Err` has the first that did not.
	pub fn lines(&self, part: &Part) -> (Vec<Line>, Result<Balance, Place>) {
		let mut balance = part.opening;
		let mut lines = Vec::new();
		for movement in with_one_fee_each(&part.movements) {
			let Some(after) = balance.after(&movement) else {
				return (lines, Err(movement.place));
			};
			let incoming = after.total().saturating_sub(balance.total());
			let outgoing = balance.total().saturating_sub(after.total());
			let moved = after != balance;
			balance = after;
			if moved {
				let category = self.category(&movement, incoming, outgoing);
				lines.push(Line { movement, category, incoming, outgoing, after });
			}
		}
		(lines, Ok(balance))
	}

	/// What was checked of a part.
	pub fn checks(&self, part: &Part) -> Vec<Check> {
		let (lines, end) = self.lines(part);
		let show = |balance: &Balance| {
			format!(
				"{} free, {} on hold",
				part.unit.show(balance.free),
				part.unit.show(balance.held)
			)
		};
		let symbol = part.currency();
		match end {
			Err(place) => vec![Check::new(
				format!("The movements of {symbol} fit what the account had"),
				false,
				format!("at {} the account had less than left it", place.id()),
			)],
			Ok(balance) => vec![Check::new(
				format!(
					"What the account had of {symbol}, and what moved, is what it has on chain"
				),
				balance == part.closing,
				format!(
					"{} by {}, {} on chain",
					show(&balance),
					counted(lines.len(), "movement"),
					show(&part.closing)
				),
			)],
		}
	}

	/// What came and went by category; what only went on hold or came back counts as what it was.
	pub fn sums(&self, part: &Part) -> Vec<(Category, u128)> {
		let mut sums: BTreeMap<Category, u128> = BTreeMap::new();
		for line in self.lines(part).0 {
			let amount = match line.category {
				Category::DepositHeld
				| Category::DepositReturned
				| Category::Staked
				| Category::Unstaked => line.movement.amount,
				_ => line.incoming.max(line.outgoing),
			};
			let sum = sums.entry(line.category).or_default();
			*sum = sum.saturating_add(amount);
		}
		sums.into_iter().collect()
	}
}

#[cfg(test)]
pub(crate) mod tests {
	use super::*;
	use crate::{
		check::all_passed,
		subject::tests::{place, subject},
	};
	use proptest::prelude::*;

	pub const TOKEN: u128 = 1_000_000_000_000;

	pub fn movement(kind: Kind, free: i8, held: i8, amount: u128) -> Movement {
		Movement {
			place: place(1),
			kind,
			free,
			held,
			amount,
			counterparty: Some([2; 32]),
			reason: None,
			round: None,
			row: None,
			pool: None,
			owner: None,
			payee: None,
			hash: Some(H256::repeat_byte(9)),
		}
	}

	pub fn facts(opening: Balance, movements: Vec<Movement>, closing: Balance) -> Facts {
		Facts {
			subject: subject(),
			who: [1; 32],
			span: "2026".into(),
			ways: BTreeMap::from([
				(1, Way::AtOnce),
				(2, Way::Vested),
				(3, Way::Streamed),
				(4, Way::Bought),
			]),
			stake_pools: BTreeSet::from([0]),
			parts: vec![Part {
				asset: AssetKind::Native,
				unit: Unit::native(),
				symbol: "DIST".into(),
				opening,
				closing,
				vesting: Some(0),
				movements,
			}],
			again: "distribution statement".into(),
		}
	}

	/// Something of every category, and what an account has that begins with 100 tokens.
	pub fn varied() -> Facts {
		let paid = |round: u32| Movement {
			round: Some(round),
			row: Some(7),
			..movement(Kind::Payment, 1, 0, u128::from(round) * TOKEN)
		};
		let reward =
			|pool: PoolId| Movement { pool: Some(pool), ..movement(Kind::Reward, 1, 0, TOKEN) };
		let hold = |kind: Kind, reason: &str| {
			let (free, held) = if kind == Kind::Hold { (-1, 1) } else { (1, -1) };
			Movement { reason: Some(reason.into()), ..movement(kind, free, held, 2 * TOKEN) }
		};
		let mut movements = vec![
			paid(1),
			paid(2),
			paid(3),
			reward(0),
			reward(1),
			movement(Kind::Transfer, 1, 0, 5 * TOKEN),
			movement(Kind::Fee, -1, 0, TOKEN / 10),
			movement(Kind::Transfer, -1, 0, 3 * TOKEN),
			hold(Kind::Hold, "Distribution.RecordDeposit"),
			hold(Kind::Hold, "Emission.Stake"),
			hold(Kind::Release, "Emission.Stake"),
			hold(Kind::Release, "Distribution.RecordDeposit"),
			hold(Kind::Hold, "Emission.Stake"),
			movement(Kind::Fee, 1, 0, TOKEN / 20),
			movement(Kind::Mint, 1, 0, TOKEN),
			movement(Kind::Withdraw, -1, 0, TOKEN),
			movement(Kind::Mark, 0, 0, 77),
			paid(4),
		];
		for (after, movement) in (0u64..).zip(&mut movements) {
			// Those from the transfer on are one transaction, up to what the fee gives back.
			movement.place = place(if (6..=13).contains(&after) { 6 } else { after });
		}
		let opening = Balance { free: 100 * TOKEN, held: 0 };
		let closing = Balance { free: 112 * TOKEN - TOKEN / 20, held: 2 * TOKEN };
		facts(opening, movements, closing)
	}

	#[test]
	fn statement_should_hold_something_of_every_category_and_add_up() {
		let facts = varied();
		let part = &facts.parts[0];
		let checks = facts.checks(part);
		assert!(all_passed(&checks), "{checks:?}");
		let sums: BTreeMap<&str, u128> =
			facts.sums(part).into_iter().map(|(category, sum)| (category.name(), sum)).collect();
		for category in Category::ALL {
			assert!(sums.contains_key(category.name()), "{}", category.name());
		}
		assert_eq!(
			(sums["airdrop"], sums["vested"], sums["stream"], sums["bought"]),
			(TOKEN, 2 * TOKEN, 3 * TOKEN, 4 * TOKEN)
		);
		assert_eq!(
			(sums["fee"], sums["staked"], sums["unstaked"]),
			(TOKEN / 20, 4 * TOKEN, 2 * TOKEN)
		);
	}

	#[test]
	fn fee_of_a_transaction_should_be_one_line_behind_its_others() {
		let facts = varied();
		let (lines, _) = facts.lines(&facts.parts[0]);
		let fees: Vec<usize> =
			(0..lines.len()).filter(|place| lines[*place].category == Category::Fee).collect();
		assert_eq!(fees.len(), 1);
		let fee = &lines[fees[0]];
		assert_eq!((fee.outgoing, fee.incoming), (TOKEN / 20, 0));
		let same = |line: &Line| line.movement.place == fee.movement.place;
		assert!(!lines[fees[0] + 1..].iter().any(same));
		// A fee without a transaction, or a gift in its name, stays what it is.
		let given = movement(Kind::Fee, 1, 0, 5);
		let (free, held) = (TOKEN + 5, 0);
		let odd =
			super::tests::facts(Balance { free: TOKEN, held }, vec![given], Balance { free, held });
		assert!(all_passed(&odd.checks(&odd.parts[0])));
	}

	#[test]
	fn movement_that_does_not_fit_should_be_named() {
		let opening = Balance { free: 5, held: 0 };
		let facts = facts(opening, vec![movement(Kind::Transfer, -1, 0, 6)], opening);
		let checks = facts.checks(&facts.parts[0]);
		assert!(!all_passed(&checks));
		assert_eq!(checks[0].found, "at 101-2 the account had less than left it");
	}

	#[test]
	fn balance_that_root_has_set_should_be_the_balance() {
		let opening = Balance { free: 5, held: 3 };
		let closing = Balance { free: 2, held: 3 };
		let facts = facts(opening, vec![movement(Kind::Set, 0, 0, 2)], closing);
		assert!(all_passed(&facts.checks(&facts.parts[0])));
		assert_eq!(facts.sums(&facts.parts[0]), [(Category::OtherOut, 3)]);
	}

	/// A movement that can happen to an account that has this, of an amount up to `most`.
	fn possible(has: Balance, which: u8, most: u128, after: u64) -> Movement {
		let free = most.min(has.free);
		let held = most.min(has.held);
		let mut movement = match which % 12 {
			0 => movement(Kind::Transfer, 1, 0, most),
			1 => movement(Kind::Transfer, -1, 0, free),
			2 => movement(Kind::Payment, 1, 0, most),
			3 => movement(Kind::Reward, 1, 0, most),
			4 => movement(Kind::Fee, -1, 0, free),
			5 => movement(Kind::Hold, -1, 1, free),
			6 => movement(Kind::Release, 1, -1, held),
			7 => movement(Kind::BurnHeld, 0, -1, held),
			8 => movement(Kind::TransferHeld, 0, 1, most),
			9 => movement(Kind::Slash, 0, -1, held),
			10 => movement(Kind::Set, 0, 0, most),
			_ => movement(Kind::Mark, 0, 0, most),
		};
		movement.place = place(after / 3);
		movement
	}

	/// A history, and what the account has after it.
	pub fn history(steps: &[(u8, u128)], opening: Balance) -> (Vec<Movement>, Balance) {
		let mut has = opening;
		let mut movements = Vec::new();
		for (after, (which, most)) in (0u64..).zip(steps) {
			let movement = possible(has, *which, *most, after);
			has = has.after(&movement).unwrap();
			movements.push(movement);
		}
		(movements, has)
	}

	proptest! {
		/// Whatever happens to an account: the statement ends with what it has, to the unit, and its
		/// sums are the difference between beginning and end.
		#[test]
		fn statement_should_add_up_for_any_history(
			steps in prop::collection::vec((any::<u8>(), 0u128..1_000_000), 0..60),
			free in 0u128..1_000_000,
			held in 0u128..1_000,
		) {
			let opening = Balance { free, held };
			let (movements, closing) = history(&steps, opening);
			let facts = facts(opening, movements, closing);
			let part = &facts.parts[0];
			prop_assert!(all_passed(&facts.checks(part)), "{:?}", facts.checks(part));
			let (lines, _) = facts.lines(part);
			let incoming: u128 = lines.iter().map(|line| line.incoming).sum();
			let outgoing: u128 = lines.iter().map(|line| line.outgoing).sum();
			prop_assert_eq!(opening.total() + incoming, closing.total() + outgoing);
		}

		/// Whatever is left out of a history, or changed by one unit, is found: unless root sets the
		/// balance later, which forgets what was before.
		#[test]
		fn statement_should_not_add_up_when_a_movement_is_another(
			steps in prop::collection::vec((0u8..10, 2u128..1_000_000), 1..40),
			which in any::<prop::sample::Index>(),
			leave_out in any::<bool>(),
		) {
			let opening = Balance { free: 1_000_000, held: 1_000_000 };
			let (mut movements, closing) = history(&steps, opening);
			let place = which.index(movements.len());
			prop_assume!(movements[place].amount > 0);
			if leave_out {
				movements.remove(place);
			} else {
				movements[place].amount -= 1;
			}
			let facts = facts(opening, movements, closing);
			prop_assert!(!all_passed(&facts.checks(&facts.parts[0])));
		}
	}
}
