//! Replays the traces of the model of a round's life (`model/`), which is written from the
//! documents and knows nothing of this code. Whatever it says of a step has to be so: which error,
//! and otherwise what every account has, what the books say and when the window ends.

use super::*;
use codec::Compact;
use pallet_distribution_common::test::traces::{each_trace, Replayed, Seen};
use polkadot_sdk::{
	frame_support::traits::{Authorize, VestedTransfer},
	frame_system::RawOrigin,
	sp_runtime::transaction_validity::TransactionSource,
};
use std::{
	collections::{BTreeMap, BTreeSet},
	panic::{catch_unwind, AssertUnwindSafe},
};

/// The round of each trace is the first of its chain.
const ID: RoundId = 0;
/// What a payout limit leaves.
const PAYOUT_LIMIT: Balance = 30;
/// What a stranger sends to the pot.
const STRAY: Balance = 50;
/// When the rows of a vested round begin to unlock: after all of this.
const FAR: u64 = 100_000;
/// The kinds of steps that the traces take, in order.
const STEPS: [&str; 31] = [
	"abandon",
	"accept",
	"add-rows",
	"amend",
	"claim",
	"claim-batch",
	"claim-free",
	"claim-limited",
	"claim-range",
	"clean-up",
	"close",
	"fill",
	"freeze-manager",
	"fund",
	"look",
	"open",
	"pause committee",
	"pause vote",
	"push",
	"refuse",
	"request-push",
	"resume committee",
	"resume vote",
	"set-aside",
	"set-aside-free",
	"stall",
	"stop",
	"stray",
	"sweep",
	"thaw-manager",
	"tick",
];
/// The errors that they meet, in order. `Stale` is what a block says of a row that is set aside
/// already, or paid.
const ERRORS: [&str; 34] = [
	"AccountFrozen",
	"AlreadyClaimed",
	"AlreadyQueued",
	"AlreadySetAside",
	"AtMaxVestingSchedules",
	"BudgetBelowTotal",
	"BudgetExceeded",
	"ManagerFrozen",
	"NoRows",
	"NotClosed",
	"NotDraft",
	"NotOpen",
	"NotPaused",
	"NotRefused",
	"NotRemoved",
	"NotRevocable",
	"NotYetOpen",
	"NothingToPush",
	"NothingToStop",
	"NothingToSweep",
	"NothingUnlocked",
	"PauseBudgetSpent",
	"PausedByVote",
	"PushedRecently",
	"SignatureNeeded",
	"Stale",
	"StillSetAside",
	"TermsChanged",
	"TooEarlyToClose",
	"Underfunded",
	"UnknownRound",
	"WindowClosed",
	"WindowInvalid",
	"WrongEvidence",
];

/// How a step ends: well, or with an error of this name.
type Outcome = Result<(), &'static str>;

/// The world of a file.
struct World {
	starts_open: bool,
	listed: bool,
	release: Release<u64>,
	remainder: Remainder,
	window: Window<u64>,
	short: Balance,
	step: u64,
	list: List,
}

impl World {
	/// Reads what follows `world` in a file.
	fn read(line: &str) -> Self {
		let (words, values): (Vec<&str>, Vec<&str>) =
			line.split_whitespace().partition(|word| !word.contains('='));
		let [start, kind, source] = words[..] else { panic!("{line}") };
		let values: BTreeMap<_, _> =
			values.into_iter().map(|value| value.split_once('=').unwrap()).collect();
		let number = |name: &str| values[name].parse::<u64>().unwrap();
		Self {
			starts_open: word(start, &[("open", true), ("draft", false)]),
			listed: word(source, &[("listed", true), ("merkle", false)]),
			release: word(
				kind,
				&[
					("immediate", Release::Immediate),
					("vested", Release::Vested { start: FAR, length: 1_000 }),
					(
						"streamed",
						Release::Streamed {
							schedule: UnlockSchedule { start: 20, cliff: 40, length: 80, step: 1 },
							revocable: true,
							prepaid: false,
						},
					),
				],
			),
			remainder: word(
				values["rest"],
				&[
					("manager", Remainder::Manager),
					("treasury", Remainder::Treasury),
					("burn", Remainder::Burn),
				],
			),
			window: Window { opens: number("opens"), closes: number("closes") },
			short: number("short").into(),
			step: number("step"),
			list: List::simple(number("rows") as u32).in_row_order(),
		}
	}

	/// The terms with this remainder.
	fn terms(&self, remainder: Remainder) -> TermsOf<Test> {
		let budget = self.list.total() - self.short;
		let mut base = if self.listed { listed_terms(budget) } else { self.list.terms() };
		if let Some(manifest) = &mut base.manifest {
			// It is wrong if the budget falls short of the list.
			manifest.total = budget;
		}
		TermsOf::<Test> { release: self.release, window: self.window, budget, remainder, ..base }
	}
}

/// What stands for a word.
fn word<Meaning: Clone>(word: &str, meanings: &[(&str, Meaning)]) -> Meaning {
	let known = meanings.iter().find(|(known, _)| *known == word);
	known.unwrap_or_else(|| panic!("{word} is not known")).1.clone()
}

/// A chain with the round.
struct Chain<'a> {
	world: &'a World,
	/// What the terms are now, as the manager has set them.
	remainder: Remainder,
	/// The hash that the payer and the manager have looked at.
	seen: TermsHash,
	/// Rows whose accounts are refused.
	refused: BTreeSet<u32>,
	manager_frozen: bool,
}

impl<'a> Chain<'a> {
	fn new(world: &'a World) -> Self {
		let remainder = world.remainder;
		assert_eq!(draft(world.terms(remainder)), ID);
		let refused = BTreeSet::new();
		let mut chain = Self { world, remainder, seen: hash(ID), refused, manager_frozen: false };
		if chain.world.starts_open {
			if chain.world.listed {
				chain.add_rows().unwrap();
			}
			chain.seen = hash(ID);
			let needed = round(ID).budget + ED;
			chain.step(&["fund", &needed.to_string()]).unwrap();
			chain.step(&["open"]).unwrap();
		}
		chain
	}

	fn add_rows(&self) -> Outcome {
		let entries = self.world.list.rows.clone().try_into().unwrap();
		Self::send(RuntimeOrigin::signed(MANAGER), Call::add_entries { id: ID, entries })
	}

	fn evidence(&self, row: u32) -> Evidence<Balance> {
		if self.world.listed {
			Evidence::Recorded { index: row }
		} else {
			self.world.list.evidence(row)
		}
	}

	/// Sends a call, and says how it ends.
	fn send(origin: RuntimeOrigin, call: Call<Test>) -> Outcome {
		dispatch(origin, call).map_err(|error| match error {
			DispatchError::BadOrigin => "BadOrigin",
			other => other.into(),
		})
	}

	/// Sends a call without a signature, as a block does: it is admitted, then carried out.
	fn send_free(call: Call<Test>, stale: &'static str) -> Outcome {
		let admitted = call.authorize(TransactionSource::InBlock).unwrap();
		admitted.map_err(|refusal| match super::model::name(refusal) {
			"AlreadyClaimed" => stale,
			other => other,
		})?;
		Self::send(RawOrigin::Authorized.into(), call)
	}

	fn claim(&self, row: u32) -> Call<Test> {
		Call::claim { id: ID, beneficiary: who(row), evidence: self.evidence(row) }
	}

	fn set_aside(&self, row: u32) -> Call<Test> {
		Call::set_aside { id: ID, beneficiary: who(row), evidence: self.evidence(row) }
	}

	/// All rows with one proof.
	fn claim_range(&self) -> Call<Test> {
		let List { rows, tree } = &self.world.list;
		let siblings = tree.range(0, rows.len() as u32).unwrap();
		let pay = |(beneficiary, amount): &(AccountId32, Balance)| RangeRow::Pay {
			beneficiary: beneficiary.clone(),
			amount: Compact(*amount),
		};
		let rows: Vec<RangeRowOf<Test>> = rows.iter().map(pay).collect();
		Call::claim_range {
			id: ID,
			first: 0,
			rows: rows.try_into().unwrap(),
			siblings: siblings.try_into().unwrap(),
		}
	}

	/// Tells the registry whom it refuses.
	fn set_registry(&self) {
		Registry::accept_all();
		let rows = self.refused.iter().map(|row| who(*row));
		let manager = self.manager_frozen.then_some(MANAGER);
		rows.chain(manager).for_each(|account| Registry::refuse(account, Refusal::Frozen));
	}

	fn freeze(&mut self, frozen: bool) -> Outcome {
		self.manager_frozen = frozen;
		self.set_registry();
		Ok(())
	}

	fn refuse(&mut self, row: u32, refused: bool) -> Outcome {
		let changed = if refused { self.refused.insert(row) } else { self.refused.remove(&row) };
		assert!(changed);
		self.set_registry();
		Ok(())
	}

	/// Time passes. If it is `lost`, nobody could use it.
	fn pass(&self, lost: bool) -> Outcome {
		System::set_block_number(System::block_number() + self.world.step);
		if lost {
			Lost::set(Lost::get() + self.world.step);
		}
		Ok(())
	}
}

impl Replayed for Chain<'_> {
	fn step(&mut self, words: &[&str]) -> Outcome {
		let manager = || RuntimeOrigin::signed(MANAGER);
		let relayer = || RuntimeOrigin::signed(RELAYER);
		let (words, row) = match words {
			[_, number] if number.parse::<u32>().is_ok() => (&words[..1], number.parse().ok()),
			_ => (words, None::<u32>),
		};
		match (words, row) {
			(["look"], None) => {
				self.seen = Distribution::hash_of_terms(ID).ok_or("UnknownRound")?;
				Ok(())
			}
			(["add-rows"], None) => self.add_rows(),
			(["amend"], None) => {
				let other = match self.remainder {
					Remainder::Manager => Remainder::Treasury,
					Remainder::Treasury | Remainder::Burn => Remainder::Manager,
				};
				let terms = self.world.terms(other);
				Self::send(manager(), Call::amend { id: ID, terms })?;
				self.remainder = other;
				Ok(())
			}
			(["fund"], Some(amount)) => {
				let (amount, terms) = (Balance::from(amount), self.seen);
				Self::send(relayer(), Call::fund { id: ID, amount, terms })
			}
			(["open"], None) => Self::send(manager(), Call::open { id: ID, terms: self.seen }),
			(["abandon"], None) => Self::send(manager(), Call::abandon { id: ID }),
			(["freeze-manager"], None) => self.freeze(true),
			(["thaw-manager"], None) => self.freeze(false),
			(["claim"], Some(row)) => Self::send(relayer(), self.claim(row)),
			(["claim-free"], Some(row)) => Self::send_free(self.claim(row), "AlreadyClaimed"),
			(["claim-limited"], Some(row)) => {
				LIMIT.set(Some(PAYOUT_LIMIT));
				let outcome = Self::send(relayer(), self.claim(row));
				LIMIT.set(None);
				outcome
			}
			(["claim-batch"], None) => {
				let rows = 0..self.world.list.rows.len() as u32;
				let item = |row| ClaimItem { beneficiary: who(row), evidence: self.evidence(row) };
				let claims = rows.map(item).collect::<Vec<_>>().try_into().unwrap();
				Self::send(relayer(), Call::claim_batch { id: ID, claims })
			}
			(["claim-range"], None) => Self::send(relayer(), self.claim_range()),
			(["push"], None) => {
				// Weight for more rows than there are.
				let weight = Weight::from_parts(100, u64::MAX);
				Distribution::on_idle(System::block_number(), weight);
				Ok(())
			}
			(["request-push"], None) => Self::send(relayer(), Call::request_push { id: ID }),
			(["set-aside"], Some(row)) => Self::send(relayer(), self.set_aside(row)),
			(["set-aside-free"], Some(row)) => Self::send_free(self.set_aside(row), "Stale"),
			(["stop"], Some(row)) => {
				let (beneficiary, evidence) = (who(row), self.evidence(row));
				Self::send(manager(), Call::stop_stream { id: ID, beneficiary, evidence })
			}
			(["refuse"], Some(row)) => self.refuse(row, true),
			(["accept"], Some(row)) => self.refuse(row, false),
			(["fill"], Some(row)) => {
				for _ in 0..3 {
					<Vesting as VestedTransfer<_>>::vested_transfer(
						&RELAYER,
						&who(row),
						50,
						1,
						FAR,
					)
					.unwrap();
				}
				Ok(())
			}
			(["pause", "vote"], None) => Self::send(RuntimeOrigin::root(), Call::pause { id: ID }),
			(["pause", "committee"], None) => {
				Self::send(RuntimeOrigin::signed(COMMITTEE), Call::pause { id: ID })
			}
			(["resume", "vote"], None) => {
				Self::send(RuntimeOrigin::root(), Call::resume { id: ID })
			}
			(["resume", "committee"], None) => {
				Self::send(RuntimeOrigin::signed(COMMITTEE), Call::resume { id: ID })
			}
			(["close"], None) => Self::send(relayer(), Call::close { id: ID }),
			(["clean-up"], None) => Self::send(relayer(), Call::clean_up { id: ID, limit: 100 }),
			(["stray"], None) => {
				let pot = Distribution::pot(ID);
				assert_ok!(Balances::transfer_allow_death(relayer(), pot, STRAY));
				Ok(())
			}
			(["sweep"], None) => {
				let asset = NativeOrWithId::Native;
				Self::send(relayer(), Call::sweep { id: ID, asset })
			}
			(["tick"], None) => self.pass(false),
			(["stall"], None) => self.pass(true),
			_ => panic!("step {words:?} {row:?} is not known"),
		}
	}

	fn observe(&self) -> String {
		assert_eq!(Distribution::do_try_state(), Ok(()));
		let now = System::block_number();
		let info = Distribution::round_info(ID);
		let status = match info.as_ref().map(|info| info.status) {
			Some(Status::Draft) => "draft".into(),
			Some(Status::Open) => "open".into(),
			Some(Status::Paused { until: None, .. }) => "paused".into(),
			Some(Status::Paused { until: Some(until), .. }) => format!("paused-until-{until}"),
			Some(Status::Closed) => "closed".into(),
			None => "removed".to_string(),
		};
		let mut text = format!("at={now} status={status}");
		if let Some(info) = info {
			let noted = Distribution::running_round(ID).unwrap();
			let queued = PushQueue::<Test>::get().iter().any(|place| place.id == ID);
			assert_eq!(noted.open_streams as usize, Streams::<Test>::iter().count());
			text += &format!(
				" ends={} spent={} budget={} claimed={} aside={} marked={} streams={} \
				 queued={queued}",
				info.ends,
				noted.pause_spent,
				noted.budget,
				noted.claimed,
				noted.set_aside,
				noted.rows_claimed,
				noted.open_streams,
			);
		}
		let rows = || 0..self.world.list.rows.len() as u32;
		let join = |amounts: Vec<Balance>| {
			amounts.iter().map(Balance::to_string).collect::<Vec<_>>().join(",")
		};
		let mut paid: BTreeMap<u32, Balance> = rows().map(|row| (row, 0)).collect();
		for (_, row, account, amount) in payments(ID) {
			assert_eq!(account, who(row));
			*paid.get_mut(&row).unwrap() += amount;
		}
		let has = |account: AccountId32| Balances::total_balance(&account);
		let gained = |account: AccountId32, before: Balance| {
			i128::try_from(has(account)).unwrap() - i128::try_from(before).unwrap()
		};
		let before = 2 * PLENTY + ED;
		let burnt = before - Balances::total_issuance();
		let holds = |account: AccountId32| Balances::total_balance_on_hold(&account) > 0;
		let deposits = match (holds(MANAGER), holds(RELAYER)) {
			(false, false) => "nobody",
			(true, false) => "manager",
			(false, true) => "relayer",
			(true, true) => "both",
		};
		text + &format!(
			" pot={} paid={} holders={} manager={} relayer={} treasury={} burnt={burnt} \
			 deposits={deposits}",
			pot(ID),
			join(paid.into_values().collect()),
			join(rows().map(|row| has(who(row))).collect()),
			gained(MANAGER, PLENTY),
			gained(RELAYER, PLENTY),
			gained(TREASURY, ED),
		)
	}

	/// With the words that are no numbers: the kind of evidence, say.
	fn kind(words: &[&str]) -> String {
		let kind = words.iter().filter(|word| word.parse::<u32>().is_err());
		kind.copied().collect::<Vec<_>>().join(" ")
	}
}

/// Replays one trace of a world, the lines after its title, and notes what it shows.
fn replay(world: &str, title: &str, lines: &[&str], seen: &mut Seen) {
	let world = World::read(world);
	run(|| seen.replay(&mut Chain::new(&world), title, lines));
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
	let world = "open immediate merkle rows=2 short=0 rest=manager opens=0 closes=61 step=20";
	let fails = |lines: &[&str]| {
		catch_unwind(AssertUnwindSafe(|| replay(world, "altered", lines, &mut Seen::default())))
			.is_err()
	};
	assert!(!fails(&["> claim 0", "! claim 0: AlreadyClaimed"]));
	assert!(fails(&["> claim 0", "> claim 0"]));
	assert!(fails(&["> claim 0", "! claim 0: WindowClosed"]));
	assert!(fails(&["! claim 0: AlreadyClaimed"]));
	assert!(fails(&["= at=1 status=open"]));
}
