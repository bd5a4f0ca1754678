//! `distribution claim`, `claim-all` and `report`: paying beneficiaries, and proving that they were paid.

use crate::{
	account,
	chain::{self, Chain, Evidence, RawEvent, RoundInfo},
	error::{CliError, Result, NOT_PROVEN, NO_CONNECTION, REFUSED},
	output::Output,
	round::Send,
	tree::TreeFile,
};
use clap::Args;
use codec::Decode;
use distribution_primitives::{api, audit, ClaimItem, Release, Source};
use polkadot_sdk::sp_core::H256;
use serde_json::json;
use std::{collections::BTreeMap, io::Write, path::PathBuf, time::Duration, time::Instant};
use tokio::task::JoinSet;

/// Most rows that the runtime API tells about at once.
const ROWS_PER_QUESTION: usize = api::MAX_ROWS as usize;

/// `distribution claim`.
#[derive(Args, Debug)]
pub struct Claim {
	/// Number of the round.
	round: u32,
	/// Who is paid: any SS58 address or 0x and 64 digits.
	account: String,
	/// Folder or tree file made by `list build`. Not needed for listed rounds and started streams.
	#[arg(long)]
	list: Option<PathBuf>,
	/// The row, if the account has several.
	#[arg(long)]
	row: Option<u32>,
	/// Send without signature and fee.
	#[arg(long, conflicts_with = "suri")]
	unsigned: bool,
	#[command(flatten)]
	send: Send,
}

/// `distribution claim-all`.
#[derive(Args, Debug)]
pub struct ClaimAll {
	/// Number of the round.
	round: u32,
	/// Folder or tree file made by `list build`.
	#[arg(long)]
	list: PathBuf,
	/// Claims per transaction.
	#[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=256))]
	batch: u32,
	/// Transactions under way at the same time; each is until its block is final.
	#[arg(long, default_value_t = 64, value_parser = clap::value_parser!(u32).range(1..=128))]
	in_flight: u32,
	/// How often to try again after a broken connection or a lost transaction.
	#[arg(long, default_value_t = 5)]
	retries: u32,
	/// Close the round when everybody is paid: what is left in the pot goes to the remainder.
	#[arg(long)]
	close: bool,
	#[command(flatten)]
	send: Send,
}

/// `distribution report`.
#[derive(Args, Debug)]
pub struct Report {
	/// Number of the round.
	round: u32,
	/// First block to look at.
	#[arg(long, default_value_t = 1)]
	from: u64,
	/// Write the payments to this CSV file: block, sequence, index, account, amount.
	#[arg(long)]
	out: Option<PathBuf>,
}

/// Makes sure that a tree file is the list of a round.
pub fn same_list(tree: &TreeFile, round: &RoundInfo) -> Result<()> {
	match &round.terms.source {
		Source::Merkle { root, leaves } if *root == tree.root() && *leaves == tree.rows() => Ok(()),
		Source::Merkle { root, leaves } => Err(CliError::new(
			NOT_PROVEN,
			format!(
				"this is not the list of round {}: its root is {:#x} with {} rows, the round's {root:#x} with {leaves}",
				round.id,
				tree.root(),
				tree.rows()
			),
		)),
		Source::Listed => Err(CliError::input(format!(
			"round {} is listed on chain: it has no tree, and the chain pays it by itself",
			round.id
		))),
	}
}

/// The rows of an account, from the tree file or from the chain.
pub async fn evidence_of(
	chain: &Chain,
	round: &RoundInfo,
	who: &[u8; 32],
	list: Option<&PathBuf>,
	row: Option<u32>,
) -> Result<Evidence> {
	let mut tree = list.map(|path| TreeFile::open(path)).transpose()?;
	let listed = round.terms.source == Source::Listed;
	let rows = match (&mut tree, row) {
		(Some(tree), _) => {
			same_list(tree, round)?;
			tree.find(who)?
		}
		// The chain has it, even if the list is too long to be searched.
		(None, Some(row)) if listed => vec![row],
		(None, _) => chain.rows_of(round.id, *who).await?,
	};
	let index = match (rows.as_slice(), row) {
		(rows, Some(row)) if rows.contains(&row) => row,
		([only], None) => *only,
		([], _) if tree.is_none() => {
			let hint = if listed {
				format!(
					"if it is none of the first {}, give it by --row",
					account::group(api::MAX_ROWS.into())
				)
			} else {
				"give the list by --list".into()
			};
			return Err(CliError::input(format!(
				"the chain knows no row of {} in round {}: {hint}",
				account::show(who),
				round.id
			)));
		}
		([], _) | (_, Some(_)) => {
			return Err(CliError::input(format!(
				"{} has no such row in this list",
				account::show(who)
			)))
		}
		(many, None) => {
			return Err(CliError::input(format!(
				"{} has several rows: choose one by --row: {many:?}",
				account::show(who)
			)))
		}
	};
	match &mut tree {
		Some(tree) => tree.evidence(index),
		None => Ok(Evidence::Recorded { index }),
	}
}

/// A payment, as the chain reports it.
#[derive(Debug, Clone, PartialEq, Eq, Decode)]
pub struct Paid {
	/// The round.
	pub round: u32,
	/// Number of the payment.
	pub sequence: u64,
	/// The row.
	pub index: u32,
	/// Who was paid.
	pub beneficiary: [u8; 32],
	/// How much, in smallest units.
	pub amount: u128,
}

impl Paid {
	/// Reads a payment of `round` from an event, if it is one.
	pub fn of(event: &RawEvent, round: u32) -> Option<Self> {
		let fields = event.is_distribution("Paid").then_some(&event.fields)?;
		let paid = Self::decode(&mut fields.as_slice()).ok()?;
		(paid.round == round).then_some(paid)
	}
}

/// Runs `distribution claim`.
pub async fn claim(command: Claim, chain: &Chain, output: Output) -> Result<()> {
	let who = account::parse(&command.account).map_err(CliError::input)?;
	let round = chain.round(command.round).await?;
	let show = |amount| round.terms.asset.show(amount);
	let evidence = evidence_of(chain, &round, &who, command.list.as_ref(), command.row).await?;
	// Ask first: a claim that would be refused is not sent, and the reason is the chain's own.
	let claimable = chain.claimable(command.round, who, &evidence).await?;
	if command.send.dry_run {
		let value = json!({
			"round": command.round,
			"account": account::show(&who),
			"row": evidence.index(),
			"now": claimable.now.to_string(),
			"later": claimable.later.to_string(),
			"paid": claimable.paid.to_string(),
			"next": claimable.next,
		});
		output.print(&value, || {
			format!(
				"Row {}: {} now, {} later, {} paid before. Not sent.",
				evidence.index(),
				show(claimable.now),
				show(claimable.later),
				show(claimable.paid)
			)
		});
		return Ok(());
	}
	if claimable.now == 0 {
		let when = claimable
			.next
			.map_or(String::new(), |next| format!("; more unlocks at relay block {next}"));
		return Err(CliError::new(REFUSED, format!("nothing can be claimed now{when}")));
	}
	let call = chain::distribution("claim", (command.round, who, &evidence));
	let included = if command.unsigned {
		chain.send_unsigned(&call).await?
	} else {
		chain.send(&call, &command.send.signer()?).await?
	};
	let paid = included.events.iter().find_map(|event| Paid::of(event, command.round)).ok_or_else(
		|| CliError::new(NOT_PROVEN, "the claim was included but reports no payment"),
	)?;
	let value = json!({
		"round": command.round,
		"account": account::show(&who),
		"row": paid.index,
		"amount": paid.amount.to_string(),
		"sequence": paid.sequence,
		"block": format!("{:#x}", included.block),
	});
	output.print(&value, || {
		format!(
			"Paid {} to {} (row {}, payment {}, block {:#x}).",
			round.terms.asset.show(paid.amount),
			account::show(&who),
			paid.index,
			paid.sequence,
			included.block
		)
	});
	Ok(())
}

/// Rows that are not paid yet.
async fn pending(chain: &Chain, round: u32, rows: u32) -> Result<Vec<u32>> {
	let all: Vec<u32> = (0..rows).collect();
	let mut pending = Vec::new();
	for part in all.chunks(ROWS_PER_QUESTION) {
		let claimed = chain.claimed(round, part).await?;
		pending
			.extend(part.iter().zip(claimed).filter(|(_, claimed)| !claimed).map(|(row, _)| *row));
	}
	Ok(pending)
}

/// What a run of `claim-all` has done.
#[derive(Default)]
struct Progress {
	paid: u64,
	amount: u128,
	transactions: u64,
	/// Rows that the chain refused, and why.
	refused: BTreeMap<u32, String>,
}

/// Those of `pending` that the chain has not refused.
fn unpaid(pending: Vec<u32>, progress: &Progress) -> Vec<u32> {
	pending.into_iter().filter(|row| !progress.refused.contains_key(row)).collect()
}

/// Runs `distribution claim-all`.
///
/// The chain's own bitmap says what is left to pay, so that a run can be interrupted and repeated at any
/// time, and nobody is paid twice.
pub async fn claim_all(command: ClaimAll, chain: &Chain, output: Output) -> Result<()> {
	let mut tree = TreeFile::open(&command.list)?;
	let round = chain.round(command.round).await?;
	same_list(&tree, &round)?;
	if matches!(round.terms.release, Release::Streamed { .. }) {
		return Err(CliError::input(
			"claim-all pays rows once; the rows of a streamed round are claimed again and again, by `claim`",
		));
	}
	let todo = pending(chain, command.round, tree.rows()).await?;
	let before = tree.rows().saturating_sub(u32::try_from(todo.len()).unwrap_or(u32::MAX));
	if command.send.dry_run {
		let value = json!({ "round": command.round, "rows": tree.rows(), "pending": todo.len() });
		output.print(&value, || {
			format!("{} of {} rows are left to pay. Not sent.", todo.len(), tree.rows())
		});
		return Ok(());
	}
	let signer = command.send.signer()?;
	let started = Instant::now();
	let first_block = chain.height().await?;
	let bar = output.progress(u64::from(tree.rows()), "claiming");
	bar.set_position(u64::from(before));

	let mut progress = Progress::default();
	let mut left = todo;
	let mut failures = 0u32;
	loop {
		if left.is_empty() {
			// What others have paid, or a pass that broke, may be undone until it is final.
			chain.until_final(chain.height().await?).await?;
			let rows = pending(chain, command.round, tree.rows()).await?;
			// Refused because somebody else had been faster is not refused.
			progress.refused.retain(|row, _| rows.binary_search(row).is_ok());
			left = unpaid(rows, &progress);
			if left.is_empty() {
				break;
			}
		}
		let broken = pass(&command, chain, &signer, &mut tree, &left, &mut progress, &bar).await;
		if let Err(error) = broken {
			failures = failures.saturating_add(1);
			if failures > command.retries {
				bar.abandon();
				return Err(error);
			}
			bar.println(format!("{error}; trying again ({failures} of {})", command.retries));
			tokio::time::sleep(Duration::from_secs(3)).await;
		}
		// The chain knows best what is left, whatever was lost on the way.
		left = match pending(chain, command.round, tree.rows()).await {
			Ok(rows) => unpaid(rows, &progress),
			Err(error) if failures > command.retries => return Err(error),
			Err(_) => left,
		};
	}
	bar.finish_and_clear();
	let elapsed = started.elapsed();
	let blocks = chain.height().await?.saturating_sub(first_block);
	if command.close && progress.refused.is_empty() {
		chain.send(&chain::distribution("close", command.round), &signer).await?;
	}
	let after = chain.round(command.round).await?;
	let mut refused = Vec::new();
	for (row, why) in &progress.refused {
		let (who, _) = tree.row(*row)?;
		refused.push(json!({ "row": row, "account": account::show(&who), "error": why }));
	}
	let per_second = progress.paid as f64 / elapsed.as_secs_f64().max(0.001);
	let value = json!({
		"round": command.round,
		"rows": tree.rows(),
		"paidBefore": before,
		"paid": progress.paid,
		"amount": progress.amount.to_string(),
		"transactions": progress.transactions,
		"blocks": blocks,
		"seconds": elapsed.as_secs_f64(),
		"claimsPerSecond": per_second,
		"claimed": after.claimed.to_string(),
		"potBalance": after.pot_balance.to_string(),
		"audit": format!("{:#x}", after.audit),
		"refused": refused,
	});
	output.print(&value, || {
		let mut text = format!(
			"Paid {} rows ({}) in {} transactions, {blocks} blocks, {:.1} s ({per_second:.0} per second). Paid before: {before}.\nClaimed in all: {}. Left in the pot: {}.",
			account::group(progress.paid.into()),
			round.terms.asset.show(progress.amount),
			progress.transactions,
			elapsed.as_secs_f64(),
			round.terms.asset.show(after.claimed),
			round.terms.asset.show(after.pot_balance),
		);
		for row in &refused {
			text.push_str(&format!("\nRefused: row {} {}: {}", row["row"], row["account"], row["error"]));
		}
		text
	});
	if refused.is_empty() {
		return Ok(());
	}
	Err(CliError::new(
		NOT_PROVEN,
		format!(
			"{} rows were refused; their entitlements stay, claim them again when cured",
			refused.len()
		),
	)
	.printed())
}

/// Sends one claim for each row of `rows`, in batches, several at a time.
async fn pass(
	command: &ClaimAll,
	chain: &Chain,
	signer: &subxt_signer::sr25519::Keypair,
	tree: &mut TreeFile,
	rows: &[u32],
	progress: &mut Progress,
	bar: &indicatif::ProgressBar,
) -> Result<()> {
	let mut nonce = chain.nonce(signer).await?;
	let mut batches = rows.chunks(command.batch as usize);
	let mut under_way = JoinSet::new();
	let mut failure = None;
	loop {
		while failure.is_none() && under_way.len() < command.in_flight as usize {
			let Some(batch) = batches.next() else { break };
			let mut claims = Vec::with_capacity(batch.len());
			for row in batch {
				let (beneficiary, _) = tree.row(*row)?;
				claims.push(ClaimItem { beneficiary, evidence: tree.evidence(*row)? });
			}
			let call = chain::distribution("claim_batch", (command.round, &claims));
			let entered = chain.enter(chain.sign(&call, signer, nonce).await?).await;
			nonce = match &entered {
				Ok(_) => nonce.saturating_add(1),
				Err(_) => chain.nonce(signer).await?,
			};
			let (chain, rows) = (chain.clone(), batch.to_vec());
			under_way.spawn(async move { (rows, chain.settled(entered).await) });
		}
		let Some(done) = under_way.join_next().await else { break };
		let (rows, result) =
			done.map_err(|e| CliError::new(NO_CONNECTION, format!("a batch was lost: {e}")))?;
		match result {
			Ok(included) => {
				progress.transactions = progress.transactions.saturating_add(1);
				for event in &included.events {
					if let Some(paid) = Paid::of(event, command.round) {
						progress.paid = progress.paid.saturating_add(1);
						progress.amount = progress.amount.saturating_add(paid.amount);
						bar.inc(1);
					} else if event.is_distribution("ClaimRefused") {
						let (_, row) = <(u32, u32)>::decode(&mut event.fields.as_slice())?;
						let error = event.fields.get(8..).unwrap_or_default();
						progress.refused.insert(row, chain.describe_error(error).await);
					}
				}
			}
			// Every row of this batch was refused: find out why for each. If the chain would pay one all the
			// same, it was the transaction that failed.
			Err(error) if error.code == REFUSED => {
				let mut payable = false;
				for row in rows {
					let (who, _) = tree.row(row)?;
					let evidence = tree.evidence(row)?;
					match chain.claim_error(command.round, who, &evidence).await? {
						Some(why) => {
							progress.refused.insert(row, why);
						}
						None => payable = true,
					}
				}
				if payable {
					failure = Some(error);
				}
			}
			Err(error) => failure = Some(error),
		}
	}
	failure.map_or(Ok(()), Err)
}

/// Runs `distribution report`: reads every payment of a round from the events, and proves by the digest
/// that none is missing, altered or out of order.
pub async fn report(command: Report, chain: &Chain, output: Output) -> Result<()> {
	// The state after the last block looked at, so that a payment meanwhile does not count as missing. What is not
	// final yet proves nothing.
	let (head, _) = chain.final_block().await?;
	let round = chain.round_at(command.round, head).await?;
	let mut file = match &command.out {
		Some(path) => {
			let mut file = std::io::BufWriter::new(std::fs::File::create(path)?);
			writeln!(file, "block,sequence,index,account,amount")?;
			Some(file)
		}
		None => None,
	};
	let bar = output.progress(head.saturating_sub(command.from), "reading blocks");
	let (mut digest, mut count, mut sum) = (H256::zero(), 0u64, 0u128);
	let mut blocks = 0u64;
	for number in command.from..=head {
		let mut any = false;
		for event in chain.events(number).await? {
			let Some(paid) = Paid::of(&event, command.round) else { continue };
			digest =
				audit::extend(digest, paid.sequence, &paid.beneficiary, paid.amount, paid.index);
			count = count.saturating_add(1);
			sum = sum.checked_add(paid.amount).ok_or_else(|| {
				CliError::new(NOT_PROVEN, "the payments add up to more than 2^128 - 1")
			})?;
			any = true;
			if let Some(file) = &mut file {
				let who = account::show(&paid.beneficiary);
				writeln!(file, "{number},{},{},{who},{}", paid.sequence, paid.index, paid.amount)?;
			}
		}
		blocks = blocks.saturating_add(u64::from(any));
		bar.inc(1);
	}
	if let Some(mut file) = file {
		file.flush()?;
	}
	bar.finish_and_clear();
	let complete = digest == round.audit && count == round.payments && sum == round.claimed;
	let value = json!({
		"round": command.round,
		"payments": count,
		"sum": sum.to_string(),
		"blocks": blocks,
		"digest": format!("{digest:#x}"),
		"chainDigest": format!("{:#x}", round.audit),
		"chainClaimed": round.claimed.to_string(),
		"complete": complete,
	});
	output.print(&value, || {
		format!(
			"{} payments in {blocks} blocks, {} in all.\nDigest of the events: {digest:#x}\nDigest of the chain:  {:#x}\n{}",
			account::group(count.into()),
			round.terms.asset.show(sum),
			round.audit,
			if complete { "Complete and unaltered." } else { "NOT complete." }
		)
	});
	if complete {
		return Ok(());
	}
	Err(CliError::new(
		NOT_PROVEN,
		"the events do not add up to the chain's digest: blocks before --from, or a node that hides some",
	)
	.printed())
}
