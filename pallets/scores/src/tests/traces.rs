//! Replays the traces of the model of scores (`model/`), which is written from the documents and
//! knows nothing of this code: each error, the board and its root, and what everybody has.

use super::*;
use distribution_primitives::lists::place_of;
use pallet_distribution_common::test::traces::{each_trace, Replayed, Seen};
use std::panic::{catch_unwind, AssertUnwindSafe};

/// The most that the model's accounts can earn by a root on average.
const MODEL_MOST: Balance = 100;
/// The kinds of steps that the traces take, in order.
const STEPS: [&str; 14] = [
	"challenge",
	"claim",
	"clean",
	"close",
	"freeze",
	"fund",
	"judge",
	"name",
	"post",
	"prove",
	"remove",
	"settle",
	"stall",
	"tick",
];
/// The errors that they meet, in order. There all terms are valid, lists are those in the chain, roots
/// are called by their numbers, and everybody who has earned something is paid all of it.
const ERRORS: [&str; 23] = [
	"AccountFrozen",
	"AlreadyChallenged",
	"BoardClosed",
	"ClaimsNotOver",
	"ClaimsOver",
	"FaultNotProven",
	"InvalidProof",
	"NoRecord",
	"NoRootFinal",
	"NoRootPosted",
	"NotChallenged",
	"NotCovered",
	"NotReporter",
	"NothingAdded",
	"NothingToClaim",
	"RecordsLeft",
	"RootPending",
	"TotalReached",
	"UnknownBoard",
	"VerdictAwaited",
	"VerdictLate",
	"WindowOpen",
	"WindowOver",
];

/// The reporters and watchers, in the model's order.
fn parties() -> [AccountId32; 4] {
	[REPORTER, COLLEAGUE, WATCHER, who(9)]
}

/// The accounts with scores, in the model's order, which is that of rows.
fn accounts() -> [AccountId32; 2] {
	let mut accounts = [who(0), who(1)];
	accounts.sort_by_cached_key(|account| {
		let bytes: [u8; 32] = account.clone().into();
		(place_of(&bytes), bytes)
	});
	accounts
}

fn issuance() -> Balance {
	<Balances as fungible::Inspect<AccountId32>>::total_issuance()
}

fn number(word: &str) -> usize {
	word.parse().unwrap()
}

/// What accounts have beyond what they had at the beginning.
fn gains(accounts: &[AccountId32]) -> Vec<i128> {
	accounts.iter().map(|account| all_of(account) as i128 - PLENTY as i128).collect()
}

/// Numbers, as the model writes them.
fn joined<T: ToString>(numbers: impl IntoIterator<Item = T>) -> String {
	let words: Vec<String> = numbers.into_iter().map(|number| number.to_string()).collect();
	words.join(",")
}

/// A world of the model, made here.
struct World {
	board: BoardId,
	lists: Vec<Rows>,
	/// How much time passes at once.
	step: u64,
	/// What the treasury had at the beginning.
	treasury: Balance,
	/// All that was ever minted.
	minted: Balance,
}

impl World {
	/// Makes it of its title: numbers by name, and lists of accounts and scores.
	fn new(title: &str) -> Self {
		let (mut funds, mut step, mut lists) = (0, 0, Vec::new());
		let accounts = accounts();
		for word in title.split_whitespace() {
			match word.split_once('=').unwrap() {
				("funds", amount) => funds = amount.parse().unwrap(),
				("step", blocks) => step = blocks.parse().unwrap(),
				(_, rows) => {
					let row = |row: &str| {
						let (account, score) = row.split_once(':').unwrap();
						(accounts[number(account)].clone(), score.parse().unwrap())
					};
					lists.push(Rows::unsorted(rows.split(',').map(row).collect()));
				}
			}
		}
		let mut of_model = terms();
		of_model.most = MODEL_MOST;
		let board = Scored::do_create(of_model, reporters(&[REPORTER, COLLEAGUE])).unwrap();
		fund(board, funds);
		let (treasury, minted) = (all_of(&TREASURY), issuance());
		Self { board, lists, step, treasury, minted }
	}

	fn list(&self, tree: &ScoreTree) -> &Rows {
		self.lists.iter().find(|rows| rows.id == tree.list).unwrap()
	}

	/// The last final root.
	fn last(&self) -> Option<ScoreTree> {
		Boards::<Test>::get(self.board)?.last
	}

	/// Number of the root that waits.
	fn waiting(&self) -> u32 {
		Roots::<Test>::get(self.board).map_or(0, |root| root.number)
	}

	fn claim(&self, row: usize) -> DispatchResult {
		let last = self.last().filter(|last| row < last.rows as usize);
		let row = match last {
			Some(last) => self.list(&last).at(row),
			// There is no such row.
			None => ProvenRow { index: row as u32, ..self.lists[0].at(0) },
		};
		let ProvenRow { index, account, score, proof } = row;
		let who = AccountId32::new(account);
		dispatch(OTHER, Call::claim { board: self.board, who, index, score, proof })
	}

	fn fault(&self, words: &[&str]) -> ScoreFault {
		let Some(root) = Roots::<Test>::get(self.board) else {
			// Without a root nothing is asked of the rows.
			return ScoreFault::AboveMost { row: self.lists[0].at(0) };
		};
		let posted = self.list(&root.tree);
		let before = |row: &str| self.list(&self.last().unwrap()).at(number(row));
		match words {
			["disorder", row, behind] => ScoreFault::Disorder {
				first: posted.at(number(row)),
				second: posted.at(number(behind)),
			},
			["lowered", row, after] => {
				ScoreFault::Lowered { before: before(row), after: posted.at(number(after)) }
			}
			["missing", row, place] => {
				let place = number(place);
				let below = place.checked_sub(1).map(|row| posted.at(row));
				let above = (place < root.tree.rows as usize).then(|| posted.at(place));
				ScoreFault::Missing { before: before(row), gap: Gap { below, above } }
			}
			["above-most", row] => ScoreFault::AboveMost { row: posted.at(number(row)) },
			_ => panic!("fault {words:?} is not known"),
		}
	}

	/// The board and the root that waits, in the words of the model.
	fn observe_board(&self, board: &BoardOf<Test>) -> String {
		let place = |of: &AccountId32| parties().iter().position(|party| party == of).unwrap();
		let root = Roots::<Test>::get(self.board).map_or("none".to_string(), |root| {
			let by = format!("{}-by-{}", root.number, place(&root.reporter));
			match root.challenge {
				Some(challenge) => format!("{by}-challenged-by-{}", place(&challenge.challenger)),
				None => by,
			}
		});
		let mut reporters: Vec<usize> = board.reporters.iter().map(place).collect();
		reporters.sort();
		format!(
			" reporters={} posted={} roots={} total={} root={root} paid={} closed={} over={}",
			joined(reporters),
			board.posted,
			board.roots,
			board.total(),
			board.paid,
			board.closed.is_some(),
			Scored::is_over(self.board, board),
		)
	}
}

impl Replayed for World {
	fn step(&mut self, words: &[&str]) -> Result<(), &'static str> {
		let board = self.board;
		let party = |word: &str| parties()[number(word)].clone();
		let outcome = match words {
			["post", reporter, list] => {
				let Rows { id, root, .. } = &self.lists[number(list)];
				dispatch(party(reporter), Call::post { board, list: *id, root: *root })
			}
			["prove", by, fault @ ..] => {
				let fault = Box::new(self.fault(fault));
				dispatch(party(by), Call::prove { board, fault })
			}
			["challenge", by] => {
				let (number, reason) = (self.waiting(), H256::zero());
				dispatch(party(by), Call::challenge { board, number, reason })
			}
			["judge", verdict] => judge(board, self.waiting(), *verdict == "stands"),
			["settle"] => settle(board),
			["claim", row] => self.claim(number(row)),
			["freeze", who] => {
				Registry::refuse(party(who), Refusal::Frozen);
				Ok(())
			}
			["name"] => {
				let reporters = reporters(&[REPORTER, COLLEAGUE]);
				govern(Call::set_reporters { board, reporters })
			}
			["close"] => govern(Call::close { board }),
			["clean", account] => {
				let who = accounts()[number(account)].clone();
				dispatch(OTHER, Call::clean { board, who })
			}
			["remove"] => dispatch(OTHER, Call::remove { board }),
			["fund", amount] => {
				let amount: Balance = amount.parse().unwrap();
				fund(board, amount);
				self.minted += amount;
				Ok(())
			}
			["tick"] => {
				wait(self.step);
				Ok(())
			}
			["stall"] => {
				wait(self.step);
				Lost::set(Lost::get() + self.step);
				Ok(())
			}
			_ => panic!("step {words:?} is not known"),
		};
		outcome.map_err(Into::into)
	}

	fn observe(&self) -> String {
		let board = match Boards::<Test>::get(self.board) {
			Some(board) => self.observe_board(&board),
			None => " removed".to_string(),
		};
		let deposits =
			<<Test as Config>::RecordDeposit as DepositInfo<AccountId32>>::on_hold(&OTHER);
		let deposit = 100 + Balance::from(Scored::record_footprint().size);
		assert_eq!(deposits % deposit, 0);
		format!(
			"at={}{board} records={} deposits={} pot={} holders={} has={} held={} treasury={} \
			 burned={}",
			System::block_number(),
			joined(accounts().iter().map(|account| Scored::paid_to(self.board, account))),
			deposits / deposit,
			all_of(&Scored::pot(self.board)),
			joined(gains(&accounts())),
			joined(gains(&parties())),
			joined(parties().iter().map(bonds)),
			all_of(&TREASURY) as i128 - self.treasury as i128,
			self.minted - issuance(),
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
	let fails = |lines: &[&str]| {
		let replayed =
			|| replay("funds=200 step=50 first=0:60,1:40", "altered", lines, &mut Seen::default());
		catch_unwind(AssertUnwindSafe(replayed)).is_err()
	};
	let board = "at=1 reporters=0,1 posted=1 roots=0 total=0 root=0-by-0 paid=0 closed=false \
	             over=false records=0,0 deposits=0 pot=210 holders=0,0 has=0,0,0,0 held=";
	let state = |held: &str| format!("= {board}{held} treasury=0 burned=0");
	assert!(!fails(&["> post 0 0", &state("1001,0,0,0"), "! settle: WindowOpen"]));
	assert!(fails(&["> post 0 0", &state("1000,0,0,0")]));
	assert!(fails(&["> post 0 0", "> settle"]));
	assert!(fails(&["> post 0 0", "! settle: VerdictAwaited"]));
}
