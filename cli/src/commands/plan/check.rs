//! `distribution plan check`: what a plan is, and what the chain would say to it today.

use crate::{
	args::plan::{OnChain, Opened, PlanArgs},
	error::{CliError, Result},
	output::{Output, MOST_FAULTS},
};
use clap::Args;
use distribution_client::{
	account::{self, counted, show_native, with_thousands_separators},
	amount::Unit,
	calls::distribution,
	lists::{
		concentration::{concentration, Concentration},
		fault,
		rows::Row,
		tree,
	},
	plan::{
		making::{self, Loaded, Rows},
		money::Money,
		rounds::missing_funds,
		schedule::{free_claims, unlocks, Unlock},
		screening::{self, Deposit, Refused},
	},
	time::Clock,
	types::{AssetKind, ClaimItem, Evidence, RoundInfo},
	Chain, Error,
};
use distribution_primitives::{Status, UnlockSchedule};
use serde_json::{json, Value};
use std::collections::BTreeMap;

/// Claims in a batch of `claim-all`.
const CLAIMS: usize = 200;

/// `distribution plan check`.
#[derive(Args, Debug)]
pub struct Check {
	#[command(flatten)]
	plan: PlanArgs,
	/// Check the plan and its lists only. Needs no node.
	#[arg(long)]
	pub offline: bool,
	/// Do not ask the chain about each account: for long lists that takes a while.
	#[arg(long)]
	no_accounts: bool,
}

/// Sums and concentration over all rounds; an account with several grants counts once.
struct Sums {
	total: u128,
	rows: usize,
	accounts: usize,
	concentration: Option<Concentration>,
}

fn sums(total: u128, lists: &[Rows]) -> Sums {
	let mut by_account: BTreeMap<[u8; 32], u128> = BTreeMap::new();
	for (account, amount) in lists.iter().flatten() {
		let sum = by_account.entry(*account).or_default();
		*sum = sum.saturating_add(*amount);
	}
	let all: Vec<Row> = by_account.into_iter().collect();
	Sums {
		total,
		rows: lists.iter().map(Vec::len).sum(),
		accounts: all.len(),
		concentration: (!all.is_empty()).then(|| concentration(&all)),
	}
}

impl Sums {
	fn json(&self) -> Value {
		json!({
			"total": self.total.to_string(),
			"rows": self.rows,
			"accounts": self.accounts,
			"concentration": self.concentration,
		})
	}

	fn lines(&self, show: impl Fn(u128) -> String) -> Vec<String> {
		let mut lines = vec![format!(
			"{} for {}, {} in all",
			counted(self.rows, "row"),
			counted(self.accounts, "account"),
			show(self.total)
		)];
		if let Some(c) = &self.concentration {
			lines.push(format!(
				"largest account {:.2} %, ten largest {:.2} %, hundred largest {:.2} %; Gini {:.4}, median {}",
				c.top_1, c.top_10, c.top_100, c.gini, show(c.median)
			));
		}
		lines
	}
}

/// Where the rows were read, and what is worth a look in the table.
fn table_lines(loaded: &Loaded) -> Vec<String> {
	let Some((reading, warnings)) = &loaded.table else {
		return vec!["The table is not there: verified against the lists beside the plan.".into()];
	};
	let mut lines = vec![reading.told()];
	let warnings = fault::told(warnings, MOST_FAULTS);
	lines.extend(warnings.into_iter().map(|warning| format!("warning: {warning}")));
	lines
}

/// Checks a plan without a node.
pub fn offline(command: &Check, output: Output) -> Result<()> {
	let Opened { plan, folder, .. } = command.plan.open()?;
	let loaded = making::load(&plan, &folder)?;
	let sums = sums(plan.total()?, &loaded.rows);
	let reading = loaded.table.as_ref().map(|(reading, _)| reading);
	let mut value = sums.json();
	if let Some(object) = value.as_object_mut() {
		object.insert("rounds".into(), serde_json::to_value(&plan.rounds)?);
		object.insert("read".into(), serde_json::to_value(reading)?);
	}
	output.print(&value, || {
		let mut lines = table_lines(&loaded);
		// The symbol of an asset is known on chain.
		let asset = plan.asset().unwrap_or(AssetKind::Native);
		lines.extend(sums.lines(|amount| asset.show(amount)));
		for round in &plan.rounds {
			lines.push(format!("{}: {}, {}", round.name, counted(round.rows, "row"), round.about));
		}
		lines.push("No faults. Nothing was asked of a node.".into());
		lines.join("\n")
	});
	Ok(())
}

/// What claims of a round are free.
fn free(unlock: Unlock, rows: &[Row], facts: &Facts) -> (Value, String) {
	let (Unlock::Streamed { start, cliff, length, step }, true) = (unlock, facts.free_asset) else {
		let text = match (unlock, facts.free_asset) {
			(_, false) => "no claim is free: governance has not made the asset sufficient",
			_ => "each row can be claimed for free",
		};
		return (json!({ "free": facts.free_asset }), text.into());
	};
	let schedule = UnlockSchedule { start, cliff, length, step };
	let times = free_claims(&schedule, facts.most);
	let (all, claims) = (unlocks(&schedule), times.len() as u64);
	let first = times.first().copied().unwrap_or(start);
	let mut text = if step == 1 {
		format!(
			"up to {}, the first from {} on",
			counted(claims, "free claim"),
			facts.clock.show(first)
		)
	} else if claims == all {
		format!(
			"each of {} can be claimed for free, the first at {}",
			counted(all, "unlock"),
			facts.clock.show(first)
		)
	} else {
		format!(
			"{} of {}, the first at {}: others are too small, and are claimed together with the next, or for a fee. Plans made with --every-step-free have no such steps",
			counted(claims, "free claim"),
			counted(all, "unlock"),
			facts.clock.show(first)
		)
	};
	if !facts.prepaid {
		text.push_str(
			"; the first claim of each row must be signed, because the plan is not prepaid",
		);
	}
	// About what a step pays.
	let smallest = rows.iter().map(|(_, amount)| *amount).min().unwrap_or_default();
	let steps = u128::from(length.div_ceil(step.max(1)));
	if step > 1 && smallest.checked_div(steps).unwrap_or_default() < facts.minimum {
		text.push_str(&format!(
			"; rows below {} get less than the minimum balance in one step, and need several for a free claim",
			facts.unit.show(facts.minimum.saturating_mul(steps))
		));
	}
	let value = json!({
		"free": true,
		"unlocks": all,
		"freeClaims": claims,
		"first": first,
		"firstDate": facts.clock.iso(first),
		"firstSigned": !facts.prepaid,
	});
	(value, text)
}

/// What the chain says about all rounds.
struct Facts {
	clock: Clock,
	unit: Unit,
	/// Least balance of the asset, in smallest units.
	minimum: u128,
	/// Number of free claims of a stream.
	most: u32,
	/// Whether claims of the asset can be free.
	free_asset: bool,
	prepaid: bool,
}

/// What sending all claims of a round that does not stream costs, in smallest units of the native
/// token.
async fn fee_of_claims(chain: &Chain, opened: &Opened, rows: &[Row]) -> Result<u128> {
	let tree = tree::build(rows)?;
	let claims: Vec<ClaimItem> = (0u32..)
		.zip(rows)
		.take(CLAIMS)
		.filter_map(|(index, (who, amount))| {
			let evidence = Evidence::Merkle { index, amount: *amount, proof: tree.proof(index)? };
			Some(ClaimItem { beneficiary: *who, evidence })
		})
		.collect();
	// The number has the same length whatever it is.
	let call = chain.call_bytes(&distribution::claim_batch(0, &claims)).await?;
	let fee = chain.cost_of(&call, &opened.manager).await?.fee;
	let batches = rows.len().div_ceil(CLAIMS);
	Ok(fee.saturating_mul(u128::try_from(batches).unwrap_or(u128::MAX)))
}

/// What is needed for the rounds that are not open yet, and what is there.
async fn money(
	chain: &Chain,
	opened: &Opened,
	found: &[Option<RoundInfo>],
	deposits: &[Deposit],
	facts: &Facts,
) -> Result<Money> {
	let asset = opened.plan.asset()?;
	let mut money = Money {
		asset: chain.owned(asset, &opened.manager).await?,
		native: chain.owned(AssetKind::Native, &opened.manager).await?,
		..Money::default()
	};
	for ((round, found), deposit) in opened.plan.rounds.iter().zip(found).zip(deposits) {
		let pot = match found {
			None => {
				let deposit = deposit.as_ref().copied().unwrap_or_default();
				money.deposits = money.deposits.saturating_add(deposit);
				round.total()?.saturating_add(facts.minimum)
			}
			Some(found) if found.status == Status::Draft => missing_funds(found, facts.minimum),
			Some(_) => 0,
		};
		money.pots = money.pots.saturating_add(pot);
	}
	Ok(money)
}

/// The rows of all rounds that are not open yet that would be refused today, by round.
async fn refusals(
	chain: &Chain,
	opened: &Opened,
	found: &[Option<RoundInfo>],
	lists: &[Rows],
	output: Output,
) -> Result<Vec<(String, Refused)>> {
	let mut all = Vec::new();
	let rounds = opened.plan.rounds.iter().zip(found).zip(lists);
	let rounds = rounds
		.filter(|((_, found), _)| found.as_ref().is_none_or(|found| found.status == Status::Draft));
	let rows: usize = rounds.clone().map(|(_, rows)| rows.len()).sum();
	let progress = output.progress(rows as u64, "asking about accounts");
	for ((round, _), rows) in rounds {
		let told = |rows: u64| progress.inc(rows);
		let refused = screening::refusals(chain, &opened.plan, round, rows, told).await?;
		all.extend(refused.into_iter().map(|refused| (round.name.clone(), refused)));
	}
	progress.finish_and_clear();
	Ok(all)
}

/// Checks a plan and asks a node what the chain would say to it.
pub async fn online(command: &Check, chain: &Chain, output: Output) -> Result<()> {
	let opened = command.plan.open()?;
	let plan = &opened.plan;
	let loaded = making::load(plan, &opened.folder)?;
	let on_chain = opened.find(chain).await?;
	let asset = plan.asset()?;
	let facts = Facts {
		clock: chain.clock().await?,
		unit: chain.unit(asset).await?,
		minimum: chain.minimum_balance(asset).await?,
		most: chain.constant("Distribution", "MaxFreeStreamClaims").await?,
		free_asset: chain.is_free_asset(asset).await?,
		prepaid: plan.schedules.prepaid,
	};
	let deposits = screening::deposits(chain, plan, &opened.manager).await?;
	let money = money(chain, &opened, &on_chain.rounds, &deposits, &facts).await?;
	let keep = chain.minimum_balance(AssetKind::Native).await?;
	let missing = money.missing(asset, keep);
	let fees = fees(chain, &opened, &on_chain).await?;
	let mut claims = 0u128;
	for (round, rows) in plan.rounds.iter().zip(&loaded.rows) {
		if !matches!(round.unlock(), Unlock::Streamed { .. }) {
			claims = claims.saturating_add(fee_of_claims(chain, &opened, rows).await?);
		}
	}
	// What cannot be tried is told, and the rest is still worth knowing.
	let refused = if command.no_accounts {
		Err("not asked".to_string())
	} else {
		let asked = refusals(chain, &opened, &on_chain.rounds, &loaded.rows, output).await;
		match asked {
			Ok(refused) => Ok(refused),
			Err(error) if error.code() == Error::NotNow(String::new()).exit_code() => {
				Err(error.to_string())
			}
			Err(error) => return Err(error),
		}
	};
	let sums = sums(plan.total()?, &loaded.rows);
	let report = Report { opened: &opened, on_chain: &on_chain, loaded: &loaded, facts, deposits };
	let unready = report.unready(missing);
	let mut value = report.json(&sums, &money, missing);
	if let Some(object) = value.as_object_mut() {
		object.insert("fees".into(), fees.json());
		object.insert("feeOfClaims".into(), json!(claims.to_string()));
		object.insert("refused".into(), refused_json(&refused));
		object.insert("refusedCount".into(), json!(refused.as_ref().ok().map(Vec::len)));
	}
	output.print(&value, || {
		let mut lines = report.lines(&sums, &money, missing);
		lines.push(fees.text());
		if claims > 0 {
			lines.push(format!(
				"claims: holders can send them for free; if you send all but those of streams, about {}",
				show_native(claims)
			));
		}
		lines.extend(refused_lines(&refused));
		lines.push(match &unready {
			Some(why) => format!("Not ready: {why}"),
			None => "Ready. Next: distribution plan calls".into(),
		});
		lines.join("\n")
	});
	match unready {
		Some(why) => Err(CliError::from(Error::NotNow(why)).printed()),
		None => Ok(()),
	}
}

/// What the batches cost that draft, fund and open.
struct Fees {
	batches: usize,
	/// Of all signatures, in smallest units of the native token.
	fee: u128,
	signatures: u16,
	/// What a first signatory has held per batch, in smallest units of the native token.
	deposit: u128,
}

/// The fees of all batches: every signatory sends one transaction for each.
async fn fees(chain: &Chain, opened: &Opened, on_chain: &OnChain) -> Result<Fees> {
	let batches = opened.left(chain, on_chain, false, &[]).await?;
	let signatures = opened.multisig.as_ref().map_or(1, |multisig| multisig.threshold());
	let deposit = match &opened.multisig {
		Some(multisig) => chain.deposit_of(multisig).await?,
		None => 0,
	};
	let fee = batches.iter().fold(0u128, |sum, batch| sum.saturating_add(batch.cost.fee));
	// A little less than each pays: what carries the batch comes on top.
	let fee = fee.saturating_mul(signatures.into());
	Ok(Fees { batches: batches.len(), fee, signatures, deposit })
}

impl Fees {
	fn json(&self) -> Value {
		json!({
			"batches": self.batches,
			"signatures": self.signatures,
			"fee": self.fee.to_string(),
			"multisigDeposit": self.deposit.to_string(),
		})
	}

	fn text(&self) -> String {
		let batches = match self.batches {
			1 => "1 batch".to_string(),
			number => format!("{number} batches"),
		};
		let held = match self.deposit {
			0 => String::new(),
			deposit => format!(
				"; who signs first has {} held for each until the last has signed",
				show_native(deposit)
			),
		};
		format!(
			"fees: {batches}, {} each, about {} in all{held}",
			counted(self.signatures, "signature"),
			show_native(self.fee)
		)
	}
}

/// Everything that was found out, to be told.
struct Report<'a> {
	opened: &'a Opened,
	on_chain: &'a OnChain,
	loaded: &'a Loaded,
	facts: Facts,
	deposits: Vec<Deposit>,
}

impl Report<'_> {
	/// Why the plan cannot be carried out now, if so.
	fn unready(&self, (asset, native): (u128, u128)) -> Option<String> {
		let mut why = Vec::new();
		let rounds = self.opened.plan.rounds.iter().zip(&self.on_chain.rounds).zip(&self.deposits);
		for ((round, found), deposit) in rounds {
			if let (None, Err(reason)) = (found, deposit) {
				why.push(format!("the chain would refuse to draft `{}`: {reason}", round.name));
			}
		}
		let who = &self.opened.plan.manager.account;
		if asset > 0 {
			why.push(format!("{who} lacks {}", self.facts.unit.show(asset)));
		}
		if native > 0 {
			why.push(format!("{who} lacks {}", show_native(native)));
		}
		(!why.is_empty()).then(|| why.join("; "))
	}

	fn json(&self, sums: &Sums, money: &Money, (asset, native): (u128, u128)) -> Value {
		let plan = &self.opened.plan;
		let rounds = plan.rounds.iter().zip(&self.on_chain.rounds).zip(&self.deposits);
		let rounds: Vec<Value> = rounds
			.zip(&self.loaded.rows)
			.map(|(((round, found), deposit), rows)| {
				let (free, _) = free(round.unlock(), rows, &self.facts);
				json!({
					"name": round.name,
					"terms": round.terms,
					"rows": round.rows,
					"total": round.total,
					"round": found.as_ref().map(|found| found.id),
					"deposit": deposit.as_ref().ok().map(u128::to_string),
					"refusal": deposit.as_ref().err().map(|reason| reason.to_string()),
					"claims": free,
				})
			})
			.collect();
		json!({
			"manager": plan.manager.account,
			"sums": sums.json(),
			"rounds": rounds,
			"pots": money.pots.to_string(),
			"deposits": money.deposits.to_string(),
			"hasAsset": money.asset.to_string(),
			"hasNative": money.native.to_string(),
			"missingAsset": asset.to_string(),
			"missingNative": native.to_string(),
			"read": self.loaded.table.as_ref().map(|(reading, _)| reading),
		})
	}

	fn lines(&self, sums: &Sums, money: &Money, missing: (u128, u128)) -> Vec<String> {
		let (plan, facts) = (&self.opened.plan, &self.facts);
		let mut lines = table_lines(self.loaded);
		lines.extend(sums.lines(|amount| facts.unit.show(amount)));
		let rounds = plan.rounds.iter().zip(&self.on_chain.rounds).zip(&self.deposits);
		for (((round, found), deposit), rows) in rounds.zip(&self.loaded.rows) {
			let state = match (found, deposit) {
				(Some(found), _) => format!("round {} on chain", found.id),
				(None, Ok(deposit)) => format!("deposit {}", show_native(*deposit)),
				(None, Err(reason)) => format!("REFUSED today: {reason}"),
			};
			let (_, free) = free(round.unlock(), rows, facts);
			lines.push(format!(
				"{}: {}, {}; {}\n  {state}\n  {free}",
				round.name,
				counted(round.rows, "row"),
				facts.unit.show(round.total().unwrap_or_default()),
				round.about
			));
		}
		let native = plan.asset == "native";
		let has = if native {
			show_native(money.native)
		} else {
			format!("{} and {}", facts.unit.show(money.asset), show_native(money.native))
		};
		let short = match missing {
			(0, 0) => "enough".to_string(),
			(0, native) => format!("{} are missing", show_native(native)),
			(asset, 0) => format!("{} are missing", facts.unit.show(asset)),
			(asset, native) => {
				format!("{} and {} are missing", facts.unit.show(asset), show_native(native))
			}
		};
		lines.push(format!(
			"money: {} into pots and {} of deposits; {} has {has}: {short}",
			facts.unit.show(money.pots),
			show_native(money.deposits),
			plan.manager.account
		));
		lines
	}
}

/// Refused rows by round, or why nobody was asked.
type Asked = std::result::Result<Vec<(String, Refused)>, String>;

fn refused_json(asked: &Asked) -> Value {
	let Ok(refused) = asked else { return Value::Null };
	let rows = refused.iter().take(MOST_FAULTS).map(|(round, refused)| {
		json!({
			"round": round,
			"row": refused.row,
			"account": account::show(&refused.account),
			"reason": refused.reason.to_string(),
		})
	});
	rows.collect()
}

fn refused_lines(asked: &Asked) -> Vec<String> {
	let refused = match asked {
		Ok(refused) => refused,
		Err(why) => return vec![format!("accounts: {why}")],
	};
	if refused.is_empty() {
		return vec!["accounts: none would be refused today".into()];
	}
	let mut lines =
		vec![format!("accounts: {} would be refused today", counted(refused.len(), "row"))];
	for (round, refused) in refused.iter().take(MOST_FAULTS) {
		let (row, who) = (refused.row, account::show(&refused.account));
		lines.push(format!("  {round}, row {row}, {who}: {}", refused.reason));
	}
	let more = refused.len().saturating_sub(MOST_FAULTS);
	if more > 0 {
		lines.push(format!("  and {} more", with_thousands_separators(more as u128)));
	}
	lines
}

#[cfg(test)]
mod tests {
	use super::*;

	const MONTH: u32 = 438_300;
	const UNIT: u128 = 1_000_000_000_000;

	fn facts() -> Facts {
		Facts {
			clock: Clock { block: 27_000_000, seconds: 1_796_083_200 },
			unit: Unit::native(),
			minimum: UNIT / 100,
			most: 32,
			free_asset: true,
			prepaid: true,
		}
	}

	fn streamed(steps: u32, step: u32) -> Unlock {
		Unlock::Streamed { start: 27_000_000, cliff: 0, length: steps * step, step }
	}

	fn text(unlock: Unlock, amount: u128, facts: &Facts) -> String {
		free(unlock, &[([1; 32], amount)], facts).1
	}

	#[test]
	fn free_claims_should_be_told_as_they_are() {
		let many = 1_000 * UNIT;
		let twelve = text(streamed(12, MONTH), many, &facts());
		assert!(twelve.starts_with("each of 12 unlocks can be claimed for free"), "{twelve}");
		let long = text(streamed(48, MONTH), many, &facts());
		assert!(long.starts_with("24 free claims of 48 unlocks"), "{long}");
		assert!(long.contains("--every-step-free"), "{long}");
		let even = text(streamed(48 * MONTH, 1), many, &facts());
		assert!(even.starts_with("up to 32 free claims"), "{even}");
		assert_eq!(text(Unlock::Immediate, many, &facts()), "each row can be claimed for free");
		let dear = Facts { free_asset: false, ..facts() };
		assert!(text(streamed(12, MONTH), many, &dear).starts_with("no claim is free"));
		let signed = Facts { prepaid: false, ..facts() };
		assert!(text(streamed(12, MONTH), many, &signed).contains("first claim of each row must"));
		let small = text(streamed(12, MONTH), UNIT / 10, &facts());
		assert!(small.contains("rows below 0.12 DIST"), "{small}");
	}

	#[test]
	fn accounts_should_count_once_however_many_grants_they_have() {
		let lists = [vec![([1; 32], 5), ([2; 32], 5)], vec![([1; 32], 10)]];
		let sums = sums(20, &lists);
		assert_eq!((sums.rows, sums.accounts), (3, 2));
		assert!((sums.concentration.unwrap().top_1 - 75.0).abs() < 1e-9);
	}
}
