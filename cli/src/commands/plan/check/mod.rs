//! `distribution plan check`: what a plan is, and what the chain would say to it today.

mod fees;
mod free;
mod refused;
mod sums;

use self::{
	fees::fees,
	free::{free, Facts},
	refused::{refusals, refused_json, refused_lines},
	sums::{sums, Sums},
};
use crate::{
	args::{
		plan::{OnChain, Opened, PlanArgs},
		watch::WatchArgs,
	},
	error::{CliError, Result},
	output::{Output, MOST_FAULTS},
};
use clap::Args;
use distribution_client::{
	account::{counted, show_native},
	calls::distribution,
	lists::{
		fault::{self, Fault},
		order::Order,
		rows::Row,
		tree,
	},
	plan::{
		making::{self, Loaded},
		money::Money,
		schedule::Unlock,
		screening::{self, Deposit},
		standing::{is_to_open, unclaimed, Standing},
	},
	ranges,
	rounds::missing_funds,
	types::{AssetKind, ClaimItem, Evidence},
	Chain, Error,
};
use distribution_primitives::Status;
use serde_json::{json, Value};

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
	#[command(flatten)]
	watch: WatchArgs,
}

/// What is told of accounts that are warned of.
fn watched_lines(watched: &[Fault]) -> impl Iterator<Item = String> {
	fault::told(watched, MOST_FAULTS).into_iter().map(|warning| format!("warning: {warning}"))
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
	let watched = command.watch.warnings(loaded.rows.iter().flatten())?;
	let sums = sums(plan.total()?, &loaded.rows);
	let reading = loaded.table.as_ref().map(|(reading, _)| reading);
	let mut value = sums.json();
	if let Some(object) = value.as_object_mut() {
		object.insert("rounds".into(), serde_json::to_value(&plan.rounds)?);
		object.insert("read".into(), serde_json::to_value(reading)?);
		object.insert("watched".into(), json!(watched));
	}
	output.print(&value, || {
		let mut lines = table_lines(&loaded);
		lines.extend(watched_lines(&watched));
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

/// What sending the claims of as many rows of a round that does not stream costs, in smallest units
/// of the native token.
async fn fee_of_claims(chain: &Chain, opened: &Opened, rows: &[Row], left: usize) -> Result<u128> {
	if left == 0 {
		return Ok(0);
	}
	// Which rows they are changes little: single proofs have about the same length, and scattered rows
	// of a list in row order cost a third more than a range's. A call declares far more than that.
	let some = left.min(CLAIMS);
	// The number has the same length whatever it is.
	let call = match opened.plan.order {
		Order::Rows => {
			let count = u32::try_from(rows.len().min(some)).unwrap_or(u32::MAX);
			ranges::claim_first(0, rows, count)?
		}
		Order::Sorted => {
			let tree = tree::build(rows)?;
			let claim = |(index, (who, amount)): (u32, &Row)| {
				let proof = tree.proof(index)?;
				let evidence = Evidence::Merkle { index, amount: *amount, proof };
				Some(ClaimItem { beneficiary: *who, evidence })
			};
			let claims: Vec<ClaimItem> = (0u32..).zip(rows).take(some).filter_map(claim).collect();
			distribution::claim_batch(0, &claims)
		}
	};
	let call = chain.call_bytes(&call).await?;
	let fee = chain.cost_of(&call, &opened.manager).await?.fee;
	let batches = left.div_ceil(CLAIMS);
	Ok(fee.saturating_mul(u128::try_from(batches).unwrap_or(u128::MAX)))
}

/// What is needed for the rounds that are not open yet, and what is there.
async fn money(
	chain: &Chain,
	opened: &Opened,
	on_chain: &OnChain,
	deposits: &[Deposit],
	facts: &Facts,
) -> Result<Money> {
	let asset = opened.plan.asset()?;
	let mut money = Money {
		asset: chain.owned(asset, &opened.manager).await?,
		native: chain.owned(AssetKind::Native, &opened.manager).await?,
		..Money::default()
	};
	for ((round, found, standing), deposit) in on_chain.of(&opened.plan).zip(deposits) {
		let pot = match found {
			_ if standing.is_barred() => 0,
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

/// Checks a plan and asks a node what the chain would say to it.
pub async fn online(command: &Check, chain: &Chain, output: Output) -> Result<()> {
	let opened = command.plan.open()?;
	let plan = &opened.plan;
	let loaded = making::load(plan, &opened.folder)?;
	let watched = command.watch.warnings(loaded.rows.iter().flatten())?;
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
	let money = money(chain, &opened, &on_chain, &deposits, &facts).await?;
	let keep = chain.minimum_balance(AssetKind::Native).await?;
	let missing = money.missing(asset, keep);
	let fees = fees(chain, &opened, &on_chain).await?;
	let mut claims = 0u128;
	for ((round, found, standing), rows) in on_chain.of(plan).zip(&loaded.rows) {
		if !matches!(round.unlock(), Unlock::Streamed { .. }) {
			let left = unclaimed(round, found, standing) as usize;
			claims = claims.saturating_add(fee_of_claims(chain, &opened, rows, left).await?);
		}
	}
	// What cannot be tried is told, and the rest is still worth knowing.
	let refused = if command.no_accounts {
		Err("not asked".to_string())
	} else {
		let asked = refusals(chain, &opened, &on_chain, &loaded.rows, output).await;
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
		object.insert("watched".into(), json!(watched));
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
				"claims: if you send all but those of streams, their fees are about {}",
				show_native(claims)
			));
		}
		lines.extend(watched_lines(&watched));
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
		let rounds = self.on_chain.of(&self.opened.plan).zip(&self.deposits);
		for ((round, found, standing), deposit) in rounds {
			if let (false, None, Err(reason)) = (standing.is_barred(), found, deposit) {
				why.push(format!("the chain would refuse to draft `{}`: {reason}", round.name));
			}
		}
		if let Err(error) = self.on_chain.refuse_twins(&self.opened.plan, &[]) {
			why.push(error.to_string());
		}
		if let Err(error) = self.on_chain.refuse_unknown(&self.opened.plan, &[]) {
			why.push(error.to_string());
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
		let rounds = self.on_chain.of(plan).zip(&self.deposits);
		let rounds: Vec<Value> = rounds
			.zip(&self.loaded.rows)
			.map(|(((round, found, standing), deposit), rows)| {
				let (free, _) = free(round.unlock(), rows, &self.facts);
				json!({
					"name": round.name,
					"terms": round.terms,
					"rows": round.rows,
					"total": round.total,
					"round": found.map(|found| found.id),
					"removed": standing.removed(),
					"paidBy": standing.paid_by(),
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
			"otherRounds": self.on_chain.others,
		})
	}

	/// Rounds with which a corrected list may have people in common, if one is to be opened.
	fn told_of_others(&self) -> Option<String> {
		let mut rounds = self.on_chain.of(&self.opened.plan);
		let opens = rounds.any(|(_, found, standing)| is_to_open(found, standing));
		if self.on_chain.others.is_empty() || !opens {
			return None;
		}
		let others = self.on_chain.others.iter().map(ToString::to_string);
		Some(format!(
			"the same account manages other rounds that pay, or have paid: {}. If this plan corrects one of them, whoever is in both is paid twice",
			others.collect::<Vec<_>>().join(", ")
		))
	}

	fn lines(&self, sums: &Sums, money: &Money, missing: (u128, u128)) -> Vec<String> {
		let (plan, facts) = (&self.opened.plan, &self.facts);
		let mut lines = table_lines(self.loaded);
		lines.extend(sums.lines(|amount| facts.unit.show(amount)));
		let rounds = self.on_chain.of(plan).zip(self.on_chain.beside()).zip(&self.deposits);
		for ((((round, found, standing), beside), deposit), rows) in rounds.zip(&self.loaded.rows) {
			let state = match (standing, found, deposit) {
				(_, Some(found), _) => format!("round {} on chain", found.id),
				(Standing::Removed(id), ..) => format!("was round {id}, and is not drafted again"),
				(Standing::PaidBy(_) | Standing::Rival(_), ..) => "not drafted".into(),
				(_, None, Ok(deposit)) => format!("deposit {}", show_native(*deposit)),
				(_, None, Err(reason)) => format!("REFUSED today: {reason}"),
			};
			let (_, free) = free(round.unlock(), rows, facts);
			lines.push(format!(
				"{}: {}, {}; {}\n  {state}{beside}\n  {free}",
				round.name,
				counted(round.rows, "row"),
				facts.unit.show(round.total().unwrap_or_default()),
				round.about
			));
		}
		lines.extend(self.told_of_others());
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
