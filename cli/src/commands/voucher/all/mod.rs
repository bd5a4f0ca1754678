//! `distribution voucher settle-all`: of each beneficiary the highest voucher that the chain would take.
//!
//! The chain's own records tell what was paid, so a run can be interrupted and repeated at any time, and
//! nothing is paid twice.

mod choice;

use self::choice::{Chosen, AT_ONCE};
use crate::{
	args::{
		number::whole_number,
		send::{instead, SubmitArgs},
		stop::{notice_text, stop_on_ctrl_c},
		trial::Trial,
		voucher::no_voucher_in,
	},
	error::{CliError, Result},
	output::{note, Output},
};
use clap::Args;
use distribution_client::{
	account::{self, counted, AccountId},
	batches::{Batches, Notice, Pace, Verdict, Work},
	calls::{distribution, Call},
	events::{Included, Paid, SettlementRefused},
	settling::{Judge, Records},
	vouchers::{vouchers_in, SignedVoucher},
	Chain, Error,
};
use indicatif::ProgressBar;
use serde_json::{json, Value};
use std::{
	collections::{BTreeMap, VecDeque},
	iter,
	path::PathBuf,
	time::Instant,
};

/// Most vouchers of one transaction.
const MAX_BATCH: i64 = distribution_client::types::MAX_BATCH as i64;
/// Settlements without a fee under way at the same time, at the most.
const UNSIGNED_IN_FLIGHT: u32 = 16;
/// Why a voucher is not settled again at once.
const IN_PART: &str = "a payout limit let it have a part: settle it again later";

/// `distribution voucher settle-all`.
#[derive(Args, Debug)]
pub struct SettleAll {
	/// The vouchers, made by `voucher sign`.
	file: PathBuf,
	/// The round. Default: that of the first voucher. Vouchers of another one are refused.
	#[arg(long, value_name = "NUMBER", value_parser = whole_number::<u32>)]
	round: Option<u32>,
	/// Vouchers per transaction.
	#[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=MAX_BATCH))]
	batch: u32,
	/// Transactions under way at the same time, until a block has each.
	#[arg(long, default_value_t = 32, value_parser = clap::value_parser!(u32).range(1..=128))]
	in_flight: u32,
	/// How often to try again after a failure. A broken connection that comes back is not one.
	#[arg(long, default_value_t = 5)]
	retries: u32,
	/// Send without signature and fee, one voucher at a time, for whoever has no tokens.
	#[arg(long, conflicts_with_all = ["suri", "key_file", "key_stdin", "keyring", "signer"])]
	unsigned: bool,
	#[command(flatten)]
	send: SubmitArgs,
}

/// A voucher that is to be settled.
struct Highest {
	/// Its number in the file.
	number: u64,
	voucher: SignedVoucher,
	/// What its beneficiary had been paid when the chain was last asked, in smallest units.
	paid: u128,
}

/// The vouchers that are to be settled, in the order of their beneficiaries.
struct Settlements {
	round: u32,
	unsigned: bool,
	all: Vec<Highest>,
	/// The place of each beneficiary.
	places: BTreeMap<AccountId, usize>,
	/// What was paid by this run's transactions, in smallest units.
	amount: u128,
	payments: u64,
	/// Vouchers that the chain refused, and why.
	refused: BTreeMap<AccountId, String>,
	bar: ProgressBar,
}

impl Settlements {
	fn refuse(&mut self, place: usize, why: String) {
		if let Some(highest) = self.all.get(place) {
			self.refused.insert(highest.voucher.voucher.beneficiary, why);
		}
	}

	/// The vouchers of a batch.
	fn vouchers(&self, batch: &[usize]) -> Vec<SignedVoucher> {
		batch.iter().filter_map(|place| Some(self.all.get(*place)?.voucher.clone())).collect()
	}

	/// Vouchers that were refused, for scripts.
	fn refusals(&self) -> Vec<Value> {
		let told = |(who, why): (&AccountId, &String)| {
			let place = self.places.get(who).copied();
			let number = place.and_then(|place| self.all.get(place)).map(|it| it.number);
			json!({ "voucher": number, "account": account::show(who), "error": why })
		};
		self.refused.iter().map(told).collect()
	}

	/// Those that are not paid and not refused.
	fn pending(&self) -> Vec<usize> {
		let is_pending = |it: &Highest| {
			let voucher = &it.voucher.voucher;
			voucher.cumulative > it.paid && !self.refused.contains_key(&voucher.beneficiary)
		};
		let all = self.all.iter().enumerate();
		all.filter(|(_, it)| is_pending(it)).map(|(place, _)| place).collect()
	}
}

impl Work for Settlements {
	type Item = usize;

	fn batches(&self, items: &[usize], most: usize) -> VecDeque<Vec<usize>> {
		// Without a fee all of a batch would have to be payable.
		let most = if self.unsigned { 1 } else { most.max(1) };
		items.chunks(most).map(<[usize]>::to_vec).collect()
	}

	fn call(&mut self, batch: &[usize]) -> distribution_client::Result<Call> {
		let vouchers = self.vouchers(batch);
		Ok(match vouchers.as_slice() {
			[only] if self.unsigned => distribution::settle(self.round, only),
			all => distribution::settle_batch(self.round, all),
		})
	}

	async fn left(&mut self, chain: &Chain) -> distribution_client::Result<Vec<usize>> {
		let at = chain.best().await?;
		let accounts: Vec<AccountId> =
			self.all.iter().map(|it| it.voucher.voucher.beneficiary).collect();
		let records = chain.voucher_records(&at, self.round, &accounts).await?;
		for (it, record) in self.all.iter_mut().zip(records) {
			it.paid = record.map_or(0, |record| record.paid);
		}
		let left = self.pending();
		self.bar.set_position(self.all.len().saturating_sub(left.len()) as u64);
		Ok(left)
	}

	async fn done(
		&mut self,
		chain: &Chain,
		_: Vec<usize>,
		included: Included,
	) -> distribution_client::Result<()> {
		for paid in included.all::<Paid>()? {
			let place = self.places.get(&paid.beneficiary).copied();
			if paid.round != self.round || place.is_none() {
				continue;
			}
			self.amount = self.amount.saturating_add(paid.amount);
			self.payments = self.payments.saturating_add(1);
			self.bar.inc(1);
			let Some(it) = place.and_then(|place| self.all.get_mut(place)) else { continue };
			it.paid = it.paid.saturating_add(paid.amount);
			if it.paid < it.voucher.voucher.cumulative {
				self.refused.insert(paid.beneficiary, IN_PART.into());
			}
		}
		for refused in included.all::<SettlementRefused>()? {
			if refused.round == self.round {
				let why = chain.reason(&refused.error.0).await.to_string();
				self.refused.insert(refused.beneficiary, why);
			}
		}
		Ok(())
	}

	/// A batch that is refused as a whole is cut until it is known which vouchers are: the reason is that
	/// of the first.
	async fn refused(&mut self, _: &Chain, batch: Vec<usize>, error: Error) -> Verdict<usize> {
		let Error::Refused(reason) = &error else { return Verdict::Retry(error) };
		if reason.is("Distribution", "AssetNotFree") {
			return Verdict::Stop(error);
		}
		match batch.as_slice() {
			[] => Verdict::Retry(error),
			[only] => {
				self.refuse(*only, reason.to_string());
				Verdict::Noted
			}
			many => {
				let half = many.len().div_ceil(2).max(1);
				Verdict::Split(many.chunks(half).map(<[usize]>::to_vec).collect())
			}
		}
	}

	fn notice(&mut self, notice: Notice<'_>) {
		// Not println of the bar: one that is hidden, as with --json, prints nothing.
		self.bar.suspend(|| note(&notice_text(&notice)));
	}
}

/// Runs `distribution voucher settle-all`.
pub async fn settle_all(command: SettleAll, chain: &Chain, output: Output) -> Result<()> {
	let mut file = vouchers_in(&command.file)?;
	let (_, first) = file.next().transpose()?.ok_or_else(|| no_voucher_in(&command.file))?;
	let round = command.round.unwrap_or(first.voucher.round);
	let (judge, at) = Judge::of(chain, round).await?;
	let mut records = Records::new(chain, at, round);
	let mut chosen = Chosen::default();
	let mut all = iter::once(Ok((1, first))).chain(file);
	loop {
		let batch = all.by_ref().take(AT_ONCE).collect::<std::result::Result<Vec<_>, _>>()?;
		if batch.is_empty() {
			break;
		}
		chosen.take(&judge, &mut records, batch).await?;
	}
	let vouchers = chosen.vouchers();
	let accounts = chosen.accounts();
	let (best, unfit, before) = chosen.end()?;
	let mut work = Settlements {
		round,
		unsigned: command.unsigned,
		all: Vec::with_capacity(best.len()),
		places: BTreeMap::new(),
		amount: 0,
		payments: 0,
		refused: BTreeMap::new(),
		bar: output.progress(best.len() as u64, "settling"),
	};
	for (who, (number, voucher)) in best {
		let paid = records.of(&who).map_or(0, |record| record.paid);
		work.places.insert(who, work.all.len());
		work.all.push(Highest { number, voucher, paid });
	}
	let told: Vec<String> = unfit.iter().map(in_words).collect();
	let todo = work.pending();
	if !command.send.sends() {
		if command.unsigned {
			chain.ensure_free_claims(judge.round.terms.asset).await?;
		}
		let mut calls = Vec::new();
		for batch in work.batches(&todo, command.batch as usize) {
			calls.push(work.call(&batch)?);
		}
		work.bar.finish_and_clear();
		told.iter().for_each(|refused| note(refused));
		let first = todo.first().and_then(|place| work.all.get(*place));
		let Some(first) = first.map(|it| it.voucher.voucher.beneficiary) else {
			note(&format!("nothing is due: {before} paid before"));
			return instead(chain, &calls, &command.send, output).await;
		};
		if command.unsigned && command.send.dry_run {
			// Nobody signs it: it is tried as the first account that is paid.
			let maker = command.send.maker_or(first)?;
			return Trial::of_calls(chain, &maker, &calls).await?.print(output);
		}
		return instead(chain, &calls, &command.send, output).await;
	}
	let signer = if command.unsigned { None } else { Some(command.send.signer(chain).await?) };
	let most = if command.unsigned { UNSIGNED_IN_FLIGHT } else { u32::MAX };
	let in_flight = command.in_flight.min(most) as usize;
	let pace = Pace::new(command.batch as usize, in_flight, command.retries);
	let (started, first_block) = (Instant::now(), chain.height().await?);
	let mut batches = match signer {
		Some(signer) => Batches::new(chain, signer, pace, stop_on_ctrl_c()),
		None => Batches::unsigned(chain, pace, stop_on_ctrl_c()),
	};
	let ended = batches.run(&mut work, todo).await;
	let figures = json!({
		"round": round,
		"vouchers": vouchers,
		"beneficiaries": accounts,
		"paidBefore": before,
		"payments": work.payments,
		"amount": work.amount.to_string(),
		"transactions": batches.transactions,
	});
	if let Err(error) = ended {
		work.bar.abandon();
		let left = batches.left;
		told.iter().for_each(|refused| note(refused));
		let told = format!(
			"{error}. {} made, {left} left; run it again to go on",
			counted(work.payments, "payment")
		);
		return Err(CliError::from(error).told(told).with(figures));
	}
	work.bar.finish_and_clear();
	let seconds = started.elapsed().as_secs_f64();
	let blocks = chain.height().await?.saturating_sub(first_block);
	let (after, unit) = (chain.round(round).await?, chain.unit(judge.round.terms.asset).await?);
	let mut refused = work.refusals();
	refused.extend(unfit);
	let mut value = figures;
	if let Some(object) = value.as_object_mut() {
		object.insert("blocks".into(), json!(blocks));
		object.insert("seconds".into(), json!(seconds));
		object.insert("claimed".into(), json!(after.claimed.to_string()));
		object.insert("audit".into(), json!(format!("{:#x}", after.audit)));
		object.insert("refused".into(), json!(refused));
	}
	output.print(&value, || {
		let mut text = format!(
			"Of {} the highest for {}: paid {} in {}, {}, {seconds:.1} s. Paid before: {before}.",
			counted(vouchers, "voucher"),
			counted(accounts, "account"),
			unit.show(work.amount),
			counted(work.payments, "payment"),
			counted(blocks, "block"),
		);
		for refused in &refused {
			text.push_str(&format!("\n{}", in_words(refused)));
		}
		text
	});
	if refused.is_empty() {
		return Ok(());
	}
	Err(CliError::not_proven(format!(
		"{} refused. No entitlement is lost: settle again once the reason is gone, before the deadline; what compliance refuses, such as a frozen account, `voucher set-aside` keeps beyond it",
		counted(refused.len(), "voucher")
	))
	.printed())
}

/// A refused voucher in words.
fn in_words(refused: &Value) -> String {
	let word = |field: &str| refused[field].as_str().unwrap_or_default();
	format!("Refused: voucher {} for {}: {}", refused["voucher"], word("account"), word("error"))
}
