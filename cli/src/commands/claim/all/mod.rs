//! `distribution claim-all`: every row of a list that is not paid yet.
//!
//! The chain's own bitmap tells which rows are left, so a run can be interrupted and repeated at
//! any time, and no row is paid twice.

mod free;

use self::free::{halves, without_asking};
use crate::{
	args::{
		ethereum::ensure_pays_accounts,
		number::whole_number,
		refused::told,
		row::same_list,
		send::{show_calls, SubmitArgs},
		stop::{notice_text, stop_on_ctrl_c},
	},
	error::{CliError, Result},
	output::{note, Output},
};
use clap::Args;
use distribution_client::{
	account::{self, show_native},
	amount::Unit,
	batches::{Batches, Notice, Pace, Verdict, Work},
	calls::{distribution, Call},
	dry_run::Origin,
	events::{ClaimRefused, Included, Paid, RawEvent},
	keys::Signer,
	lists::{order::Order, tree::TreeFile},
	ranges,
	types::{RoundInfo, MAX_BATCH},
	Chain, Error,
};
use distribution_primitives::{Release, Status};
use indicatif::ProgressBar;
use serde_json::{json, Value};
use std::{
	collections::{BTreeMap, BTreeSet, VecDeque},
	ops::ControlFlow,
	path::PathBuf,
	time::{Duration, Instant},
};

/// `distribution claim-all`.
#[derive(Args, Debug)]
#[command(mut_arg("dry_run", |arg| {
	arg.help("Do not send: have the chain try all claims and forget them, and print what would be paid and refused; as the account of the first row, unless --as names another")
}))]
pub struct ClaimAll {
	/// Number of the round.
	#[arg(value_parser = whole_number::<u32>)]
	round: u32,
	/// Folder or tree file made by `list build`.
	#[arg(long)]
	list: PathBuf,
	/// Claims per transaction.
	#[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=i64::from(MAX_BATCH)))]
	batch: u32,
	/// Transactions under way at the same time, until a block has each.
	#[arg(long, default_value_t = 64, value_parser = clap::value_parser!(u32).range(1..=128))]
	in_flight: u32,
	/// How often to try again after a failure. A broken connection that comes back is not one.
	#[arg(long, default_value_t = 5)]
	retries: u32,
	/// Close the round once every row is paid: what is left in the pot goes to the remainder.
	#[arg(long)]
	close: bool,
	/// Send without signature and fee, for whoever has no tokens. A block takes only so many such
	/// claims, and of each only if all of its rows can be paid.
	#[arg(long, conflicts_with_all = ["close", "suri", "key_file", "key_stdin", "keyring", "signer"])]
	unsigned: bool,
	#[command(flatten)]
	send: SubmitArgs,
}

/// Claims without a fee under way at the same time, at the most: about as many as a few blocks have
/// room for. The pool keeps those that are not in the next one.
const UNSIGNED_IN_FLIGHT: u32 = 16;

/// The rows of a list that are to be paid.
struct Claims {
	round: u32,
	/// Whether the claims are sent without signature and fee.
	unsigned: bool,
	tree: TreeFile,
	bar: ProgressBar,
	/// Rows that were not paid when the run began.
	todo: Vec<u32>,
	/// Rows that were not paid when the chain was last asked.
	unpaid: BTreeSet<u32>,
	/// Rows that the chain refused, and why.
	refused: BTreeMap<u32, String>,
}

impl Claims {
	/// Rows that were refused, for scripts.
	fn refusals(&mut self) -> Result<Vec<Value>> {
		let mut all = Vec::new();
		for (row, why) in &self.refused {
			let (who, _) = self.tree.row(*row)?;
			all.push(json!({ "row": row, "account": account::show(&who), "error": why }));
		}
		Ok(all)
	}

	/// Notes why each row of a batch is refused. Returns whether the chain would pay one after all.
	async fn ask(&mut self, chain: &Chain, rows: &[u32]) -> distribution_client::Result<bool> {
		let mut payable = false;
		for row in rows.iter().copied() {
			let (who, _) = self.tree.row(row)?;
			let evidence = self.tree.evidence(row)?;
			let why = match chain.claimable(self.round, who, &evidence).await {
				Ok(claimable) if claimable.now == 0 => "nothing is unlocked".into(),
				Ok(_) => {
					payable = true;
					continue;
				}
				Err(Error::Refused(reason)) => reason.to_string(),
				Err(error) => return Err(error),
			};
			self.refused.insert(row, why);
		}
		Ok(payable)
	}

	/// Decides about a claim without a fee: all of its rows are paid, or none. Rows that the chain
	/// refuses are noted, and the others are sent again without them. If it refuses none by itself, the
	/// claim is cut: it may be too large for a block, or be too much like one that the pool has.
	async fn refused_free(&mut self, chain: &Chain, rows: Vec<u32>, error: Error) -> Verdict<u32> {
		let error = match without_asking(&rows, error) {
			ControlFlow::Break(verdict) => return verdict,
			ControlFlow::Continue(error) => error,
		};
		let before = self.refused.len();
		match self.ask(chain, &rows).await {
			Err(error) => return Verdict::Retry(error),
			Ok(payable) if !payable || self.refused.len() > before => return Verdict::Noted,
			Ok(_) => {}
		}
		match (rows.as_slice(), error) {
			([row], Error::Refused(reason)) => {
				self.refused.insert(*row, reason.to_string());
				Verdict::Noted
			}
			([_] | [], error) => Verdict::Retry(error),
			(rows, _) => Verdict::Split(halves(rows)),
		}
	}

	/// Notes the rows that are below the asset's `minimum` balance: without a fee they are not paid.
	/// Returns the others.
	fn worth_a_free_claim(&mut self, minimum: u128) -> distribution_client::Result<Vec<u32>> {
		let mut worth = Vec::with_capacity(self.todo.len());
		for row in &self.todo {
			let (_, amount) = self.tree.row(*row)?;
			if amount >= minimum {
				worth.push(*row);
				continue;
			}
			let why = "the amount is too little for a claim without a fee: claim it with one";
			self.refused.insert(*row, why.into());
		}
		Ok(worth)
	}
}

/// The rows of `todo` that are paid by now, by whoever sent the claims. The chain says so: a
/// transaction whose end was not seen may have paid some of them.
fn paid<'a>(todo: &'a [u32], unpaid: &'a BTreeSet<u32>) -> impl Iterator<Item = u32> + 'a {
	todo.iter().copied().filter(move |row| !unpaid.contains(row))
}

impl Work for Claims {
	type Item = u32;

	/// Rows close together are claimed together, if the tree has them in their order.
	fn batches(&self, rows: &[u32], most: usize) -> VecDeque<Vec<u32>> {
		match self.tree.order() {
			// Without a fee there are no batches.
			Order::Rows if self.unsigned => ranges::spans(rows, most),
			Order::Rows => ranges::parts(rows, most, self.tree.rows()),
			Order::Sorted if self.unsigned => rows.iter().map(|row| vec![*row]).collect(),
			Order::Sorted => rows.chunks(most.max(1)).map(<[u32]>::to_vec).collect(),
		}
	}

	fn call(&mut self, rows: &[u32]) -> distribution_client::Result<Call> {
		if let (true, [row]) = (self.unsigned, rows) {
			let (beneficiary, _) = self.tree.row(*row)?;
			let evidence = self.tree.evidence(*row)?;
			return Ok(distribution::claim(self.round, &beneficiary, &evidence));
		}
		match self.tree.order() {
			Order::Rows if self.unsigned => ranges::claim(self.round, &mut self.tree, rows),
			Order::Rows => ranges::claim_part(self.round, &mut self.tree, rows),
			Order::Sorted => ranges::claim_each(self.round, &mut self.tree, rows),
		}
	}

	async fn left(&mut self, chain: &Chain) -> distribution_client::Result<Vec<u32>> {
		let unpaid = chain.unpaid(self.round, self.tree.rows()).await?;
		// A row that another sender has paid meanwhile is not a refused one.
		self.refused.retain(|row, _| unpaid.contains(row));
		let left = unpaid.iter().copied().filter(|row| !self.refused.contains_key(row)).collect();
		let paid = (self.tree.rows() as usize).saturating_sub(unpaid.len());
		self.bar.set_position(paid as u64);
		self.unpaid = unpaid;
		Ok(left)
	}

	async fn done(
		&mut self,
		chain: &Chain,
		_: Vec<u32>,
		included: Included,
	) -> distribution_client::Result<()> {
		for paid in included.all::<Paid>()? {
			if paid.round == self.round {
				self.bar.inc(1);
			}
		}
		for refused in included.all::<ClaimRefused>()? {
			let why = chain.reason(&refused.error.0).await.to_string();
			self.refused.insert(refused.index, why);
		}
		Ok(())
	}

	/// Finds out why for each row. If the chain would pay one all the same, the transaction is to
	/// blame.
	async fn refused(&mut self, chain: &Chain, rows: Vec<u32>, error: Error) -> Verdict<u32> {
		if self.unsigned {
			return self.refused_free(chain, rows, error).await;
		}
		match self.ask(chain, &rows).await {
			Ok(true) => Verdict::Retry(error),
			Ok(false) => Verdict::Noted,
			Err(error) => Verdict::Retry(error),
		}
	}

	fn notice(&mut self, notice: Notice<'_>) {
		// Not println of the bar: one that is hidden, as with --json, prints nothing.
		self.bar.suspend(|| note(&notice_text(&notice)));
	}
}

/// Runs `distribution claim-all`.
pub async fn claim_all(command: ClaimAll, chain: &Chain, output: Output) -> Result<()> {
	let tree = TreeFile::open(&command.list)?;
	let round = chain.round(command.round).await?;
	same_list(&tree, &round)?;
	ensure_pays_accounts(&round)?;
	if matches!(round.terms.release, Release::Streamed { .. }) {
		return Err(CliError::input(
			"claim-all pays rows once; the rows of a streamed round are claimed again and again, with `claim`",
		));
	}
	let rows = tree.rows();
	let unpaid = chain.unpaid(command.round, rows).await?;
	let todo: Vec<u32> = unpaid.iter().copied().collect();
	let before = rows.saturating_sub(u32::try_from(todo.len()).unwrap_or(u32::MAX));
	let claims = |bar: ProgressBar| Claims {
		round: command.round,
		unsigned: command.unsigned,
		tree,
		bar,
		todo: todo.clone(),
		unpaid,
		refused: BTreeMap::new(),
	};
	if !command.send.sends() {
		let mut claims = claims(output.progress(todo.len() as u64, "trying"));
		if command.send.print_call {
			return print_calls(&mut claims, command.batch as usize, chain, output).await;
		}
		let unit = chain.unit(round.terms.asset).await?;
		let todo = if command.unsigned {
			chain.ensure_free_claims(round.terms.asset).await?;
			claims.worth_a_free_claim(chain.minimum_balance(round.terms.asset).await?)?
		} else {
			todo
		};
		let tried = Tried::of(&mut claims, &todo, &command, chain).await?;
		claims.bar.finish_and_clear();
		return tried.report(&mut claims, &unit, output);
	}
	// Rows that were set aside are paid after closing, too.
	let was_closed = round.status == Status::Closed;
	if command.close && !was_closed {
		command.send.confirm(
			output,
			&format!(
				"Pay the rows of round {} that are left, and close it once all are paid: what is in the pot then goes where its terms say.",
				command.round
			),
		)?;
	}
	let signer = if command.unsigned { None } else { Some(command.send.signer(chain).await?) };
	let unit = chain.unit(round.terms.asset).await?;
	let started = Instant::now();
	let first_block = chain.height().await?;
	let bar = output.progress(u64::from(rows), "claiming");
	bar.set_position(u64::from(before));
	let mut claims = claims(bar);
	let todo = if command.unsigned {
		claims.worth_a_free_claim(chain.minimum_balance(round.terms.asset).await?)?
	} else {
		todo
	};
	let in_flight = if command.unsigned {
		UNSIGNED_IN_FLIGHT.min(command.in_flight)
	} else {
		command.in_flight
	};
	let pace = Pace::new(command.batch as usize, in_flight as usize, command.retries);
	let mut batches = match signer {
		Some(signer) => Batches::new(chain, signer, pace, stop_on_ctrl_c()),
		None => Batches::unsigned(chain, pace, stop_on_ctrl_c()),
	};
	if let Err(error) = batches.run(&mut claims, todo).await {
		claims.bar.abandon();
		let (paid, left) = (paid(&claims.todo, &claims.unpaid).count(), batches.left);
		let done = account::counted(paid, "row");
		let told = format!("{error}. {done} paid, {left} of {rows} left; run it again to go on");
		let figures = json!({
			"round": command.round,
			"rows": rows,
			"paidBefore": before,
			"paid": paid,
			"left": left,
		});
		return Err(CliError::from(error).told(told).with(figures));
	}
	claims.bar.finish_and_clear();
	let elapsed = started.elapsed();
	let blocks = chain.height().await?.saturating_sub(first_block);
	let mut closing = None;
	if let Some(signer) = signer.filter(|_| command.close && claims.refused.is_empty()) {
		closing = Some(close(chain, command.round, signer).await?);
	}
	let after = chain.round(command.round).await?;
	let run = Run { before, transactions: batches.transactions, blocks, elapsed, closing };
	run.report(&mut claims, &after, &unit, output)
}

/// Prints the calls that would be sent.
async fn print_calls(
	claims: &mut Claims,
	most: usize,
	chain: &Chain,
	output: Output,
) -> Result<()> {
	let mut calls = Vec::new();
	for rows in claims.batches(&claims.todo, most) {
		calls.push(claims.call(&rows)?);
	}
	show_calls(chain, &calls, output).await
}

/// What the chain found when it tried all claims.
#[derive(Debug, Default)]
struct Tried {
	/// Rows that would be paid.
	payable: u64,
	/// What they would be paid, in smallest units of the round's asset.
	amount: u128,
	transactions: u64,
	/// What the transactions would cost, in smallest units of the native token.
	fee: u128,
}

impl Tried {
	/// Has the chain try the claims of rows, each transaction by itself.
	async fn of(
		claims: &mut Claims,
		todo: &[u32],
		command: &ClaimAll,
		chain: &Chain,
	) -> Result<Self> {
		let mut tried = Self::default();
		for rows in claims.batches(todo, command.batch as usize) {
			let Some(first) = rows.first() else { continue };
			let who = command.send.maker_or(claims.tree.row(*first)?.0)?;
			let call = chain.call_bytes(&claims.call(&rows)?).await?;
			if !command.unsigned {
				tried.fee = tried.fee.saturating_add(chain.cost_of(&call, &who).await?.fee);
			}
			tried.transactions = tried.transactions.saturating_add(1);
			let run = chain.dry_run(Origin::Signed(who), call).await?;
			if let Err(why) = run.result {
				claims.refused.extend(rows.iter().map(|row| (*row, why.to_string())));
			} else {
				for shown in &run.events {
					tried.note(&shown.event, claims, chain).await?;
				}
			}
			claims.bar.inc(rows.len() as u64);
		}
		Ok(tried)
	}

	/// Notes what became of a row.
	async fn note(&mut self, event: &RawEvent, claims: &mut Claims, chain: &Chain) -> Result<()> {
		if let Some(paid) = event.read::<Paid>()? {
			self.payable = self.payable.saturating_add(1);
			self.amount = self.amount.saturating_add(paid.amount);
		}
		if let Some(refused) = event.read::<ClaimRefused>()? {
			let why = chain.reason(&refused.error.0).await.to_string();
			claims.refused.insert(refused.index, why);
		}
		Ok(())
	}

	/// Prints it. Fails if rows would be refused.
	fn report(&self, claims: &mut Claims, unit: &Unit, output: Output) -> Result<()> {
		let Self { payable, amount, transactions, fee } = self;
		let refused = claims.refusals()?;
		let (rows, pending) = (claims.tree.rows(), claims.todo.len());
		let value = json!({
			"round": claims.round,
			"rows": rows,
			"pending": pending,
			"payable": payable,
			"amount": amount.to_string(),
			"transactions": transactions,
			"fee": fee.to_string(),
			"refused": refused,
		});
		output.print(&value, || {
			format!(
				"{pending} of {} left to pay. Now {} would be paid ({}) in {}, for fees of {}. Nothing was sent.{}",
				account::counted(rows, "row"),
				account::counted(*payable, "row"),
				unit.show(*amount),
				account::counted(*transactions, "transaction"),
				show_native(*fee),
				told(&refused)
			)
		});
		if refused.is_empty() {
			return Ok(());
		}
		let refused = account::counted(refused.len(), "row");
		Err(CliError::not_proven(format!("{refused} would be refused")).printed())
	}
}

/// How a round that was to be closed was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Closing {
	/// By this run.
	Now,
	/// Before, or by somebody else meanwhile.
	Already,
}

/// Closes a round, unless it is.
async fn close(chain: &Chain, round: u32, signer: &Signer) -> Result<Closing> {
	let is_closed = chain.round(round).await?.status == Status::Closed;
	if is_closed {
		return Ok(Closing::Already);
	}
	let Err(error) = chain.send(&distribution::close(round), signer).await else {
		return Ok(Closing::Now);
	};
	// Anyone can close a round, so somebody may have been quicker.
	let refused = matches!(error, Error::Refused(_));
	if refused && chain.round(round).await?.status == Status::Closed {
		return Ok(Closing::Already);
	}
	Err(error.into())
}

/// The figures of a run.
struct Run {
	/// Rows that were paid before it.
	before: u32,
	transactions: u64,
	blocks: u64,
	elapsed: Duration,
	/// How the round was closed; `None` if it was not to be, or rows were refused.
	closing: Option<Closing>,
}

impl Run {
	/// Prints what was paid. Fails if rows were refused.
	fn report(
		&self,
		claims: &mut Claims,
		after: &RoundInfo,
		unit: &Unit,
		output: Output,
	) -> Result<()> {
		let refused = claims.refusals()?;
		let Self { before, transactions, blocks, elapsed, closing } = self;
		let (mut number, mut amount) = (0u64, 0u128);
		for row in paid(&claims.todo, &claims.unpaid) {
			let (_, entitlement) = claims.tree.row(row)?;
			number = number.saturating_add(1);
			amount = amount.saturating_add(entitlement);
		}
		let seconds = elapsed.as_secs_f64();
		let per_second = number as f64 / seconds.max(0.001);
		let value = json!({
			"round": claims.round,
			"rows": claims.tree.rows(),
			"paidBefore": before,
			"paid": number,
			"amount": amount.to_string(),
			"transactions": transactions,
			"blocks": blocks,
			"seconds": seconds,
			"claimsPerSecond": per_second,
			"claimed": after.claimed.to_string(),
			"potBalance": after.pot_balance.to_string(),
			"audit": format!("{:#x}", after.audit),
			"closed": after.status == Status::Closed,
			"refused": refused,
		});
		output.print(&value, || {
			let show = |amount| unit.show(amount);
			let mut text = format!(
				"Paid {} ({}) in {}, {}, {seconds:.1} s ({per_second:.0} per second). Paid before: {before}.\nClaimed in all: {}. Left in the pot: {}.",
				account::counted(number, "row"),
				show(amount),
				account::counted(*transactions, "transaction"),
				account::counted(*blocks, "block"),
				show(after.claimed),
				show(after.pot_balance),
			);
			match closing {
				Some(Closing::Now) => text.push_str("\nThe round is closed."),
				Some(Closing::Already) => text.push_str("\nThe round was closed already."),
				None => {}
			}
			text.push_str(&told(&refused));
			text
		});
		if refused.is_empty() {
			return Ok(());
		}
		Err(CliError::not_proven(format!(
			"{} refused. No entitlement is lost: claim again once the reason is gone",
			account::counted(refused.len(), "row")
		))
		.printed())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn rows_should_count_as_paid_when_the_chain_says_so() {
		let todo = [1, 4, 5, 9];
		let unpaid = |rows: &[u32]| rows.iter().copied().collect::<BTreeSet<u32>>();
		// Row 4 was paid by a transaction whose end was not seen, row 7 was paid before.
		let now = unpaid(&[5, 9]);
		assert_eq!(paid(&todo, &now).collect::<Vec<_>>(), [1, 4]);
		assert_eq!(paid(&todo, &unpaid(&todo)).count(), 0);
		assert_eq!(paid(&todo, &BTreeSet::new()).count(), todo.len());
	}
}
