//! `distribution plan calls`: the next batch of a plan, for its manager or the signatories.

use crate::{
	args::{
		account::account_of,
		plan::{OnChain, Opened, PlanArgs},
		waiting::{operation_lines, operations, operations_json, Waiting},
	},
	error::{CliError, Result},
	files::write_json,
	output::Output,
};
use clap::Args;
use distribution_client::{
	account::{self, counted, show_native, AccountId},
	amount::Unit,
	calls::{together, Call},
	dry_run::{DryRun, Origin},
	keys::show_bytes,
	multisig::Operation,
	offline::build::{Basis, Validity},
	plan::{
		file::Plan,
		making,
		rounds::{Action, Batch},
		standing::{Stand, Standing},
	},
	time::Clock,
	Chain, Error,
};
use polkadot_sdk::sp_io::hashing::blake2_256;
use serde_json::{json, Value};
use std::path::PathBuf;

/// Where a call is decoded and signed in a browser.
const APPS: &str = "https://polkadot.js.org/apps/";

/// `distribution plan calls`.
#[derive(Args, Debug)]
pub struct Calls {
	#[command(flatten)]
	plan: PlanArgs,
	/// Draft the rounds and no more. They are funded and opened by a later batch, which others
	/// cannot spoil by drafting a round in between.
	#[arg(long)]
	drafts_only: bool,
	/// Have all but the last signatory approve the hash of the batch alone: shorter, but they do
	/// not see what they sign.
	#[arg(long)]
	by_hash: bool,
	/// Make the calls of these signatories only.
	#[arg(long = "for", value_name = "ACCOUNT", value_delimiter = ',')]
	signers: Vec<String>,
	/// Folder for the transactions to be signed. Default: `calls` beside the plan.
	#[arg(short, long, value_name = "FOLDER")]
	out: Option<PathBuf>,
	/// Write no files.
	#[arg(long)]
	no_files: bool,
	/// Keep the transactions valid until the account sends another, or the chain is upgraded.
	#[arg(long)]
	immortal: bool,
	/// Draft, fund and open a round that was on chain and has been removed or closed, or one whose list
	/// another round of the manager has under other terms: everybody on its list is paid again.
	#[arg(long, value_name = "ROUND", value_delimiter = ',')]
	draft_again: Vec<String>,
	/// Do nothing for a round: its list is paid otherwise.
	#[arg(long, value_name = "ROUND", value_delimiter = ',')]
	leave_out: Vec<String>,
	/// Go on although rounds are gone of which the node does not tell whose they were: you know that
	/// none of them has paid a list of this plan.
	#[arg(long)]
	ignore_gone: bool,
}

/// What one account is to sign.
struct Signing {
	who: AccountId,
	call: Vec<u8>,
	/// In smallest units of the native token.
	fee: u128,
	/// Whether it would be carried out now.
	run: DryRun,
	file: Option<PathBuf>,
	link: String,
}

/// Makes the next batch of a plan.
pub async fn calls(command: &Calls, chain: &Chain, output: Output) -> Result<()> {
	let opened = command.plan.open()?;
	// Nobody should sign for a table that says something else by now.
	making::table(&opened.plan, &opened.folder)?;
	let on_chain = opened.find(chain).await?;
	let (again, without) = (&command.draft_again, &command.leave_out);
	if let Some(both) = again.iter().find(|name| without.contains(name)) {
		return Err(CliError::usage(format!(
			"`{both}` is to be drafted again and left out: which?"
		)));
	}
	let named = [again.as_slice(), without].concat();
	on_chain.refuse_twins(&opened.plan, &named)?;
	if !command.ignore_gone {
		on_chain.refuse_unknown(&opened.plan, &named)?;
	}
	let left = opened.left(chain, &on_chain, command.drafts_only, again, without).await?;
	let removed = removed(&opened, &on_chain, &command.draft_again);
	let waiting = operations(chain, &opened).await?;
	let Some(batch) = left.first() else {
		let value = json!({
			"left": 0,
			"removed": removed,
			"otherRounds": on_chain.others,
			"operations": operations_json(&waiting, None),
		});
		output.print(&value, || {
			let mut text = String::from("Nothing is left to sign.");
			text.push_str(&told_of_waiting(&waiting, None, opened.plan.manager.threshold));
			text.push_str(&told_of_removed(&removed));
			text.push_str(&told_of_given_up(&on_chain.stands, &opened.plan));
			text
		});
		return Ok(());
	};
	let mut operations = waiting.iter().map(|(operation, _)| operation);
	let operation = operations.find(|operation| operation.hash == batch.hash);
	let run = chain.dry_run(Origin::Signed(opened.manager), batch.call.clone()).await?;
	let deposit = match (&opened.multisig, operation) {
		(Some(multisig), None) => chain.deposit_of(multisig).await?,
		_ => 0,
	};
	let mut signings = signings(command, chain, &opened, batch, operation).await?;
	if !command.no_files {
		write(command, chain, &opened, batch, &mut signings).await?;
	}
	let (unit, clock) = (chain.unit(opened.plan.asset()?).await?, chain.clock().await?);
	let told = Told {
		opened: &opened,
		on_chain: &on_chain,
		batch,
		operation,
		waiting: &waiting,
		run: &run,
		deposit,
		more: left.len().saturating_sub(1),
		removed: &removed,
	};
	output.print(&told.json(&signings), || told.text(&signings, &unit, &clock));
	match run.result {
		Ok(()) => Ok(()),
		Err(reason) => Err(CliError::from(Error::Refused(reason)).printed()),
	}
}

/// Rounds that were on chain, are no longer, and are not to be drafted again, with their numbers.
fn removed(opened: &Opened, on_chain: &OnChain, again: &[String]) -> Vec<(String, u32)> {
	let rounds = on_chain.of(&opened.plan);
	rounds
		.filter(|(round, ..)| !again.contains(&round.name))
		.filter_map(|(round, _, standing)| Some((round.name.clone(), standing.removed()?)))
		.collect()
}

fn told_of_removed(removed: &[(String, u32)]) -> String {
	let lines = removed.iter().map(|(name, id)| {
		format!("\n{name} was round {id}, which has been removed: nothing is done for it, unless --draft-again names it")
	});
	lines.collect()
}

/// What is told of other calls that have signatures of the manager's already than the batch with the
/// hash `ours`: each may be a batch that is out of date.
fn told_of_waiting(waiting: &[Waiting], ours: Option<[u8; 32]>, threshold: Option<u16>) -> String {
	let others = waiting.iter().filter(|(operation, _)| Some(operation.hash) != ours);
	let lines = others.flat_map(|waiting| operation_lines(waiting, ours, threshold));
	lines.map(|line| format!("\n{line}")).collect()
}

/// What is told of rounds that were closed or abandoned, and have paid nobody.
fn told_of_given_up(stands: &[Stand], plan: &Plan) -> String {
	let rounds = plan.rounds.iter().zip(stands);
	let given_up = rounds.filter_map(|(round, stand)| match stand.standing {
		Standing::Idle(id) => Some((&round.name, id)),
		_ => None,
	});
	let lines = given_up.map(|(name, id)| {
		format!("\n{name} was given up as round {id}, which has paid nobody: nothing is done for it, unless --draft-again names it")
	});
	lines.collect()
}

/// What every account signs that has not approved yet.
async fn signings(
	command: &Calls,
	chain: &Chain,
	opened: &Opened,
	batch: &Batch,
	operation: Option<&Operation>,
) -> Result<Vec<Signing>> {
	let all = match &opened.multisig {
		Some(multisig) => multisig.signatories().to_vec(),
		None => vec![opened.manager],
	};
	let wanted = command.signers.iter().map(|text| account_of(text));
	let wanted = wanted.collect::<std::result::Result<Vec<_>, _>>()?;
	for who in &wanted {
		if !all.contains(who) {
			return Err(CliError::input(format!(
				"{} is not one of those who sign for {}",
				account::show(who),
				opened.plan.manager.account
			)));
		}
	}
	let approved =
		|who: &AccountId| operation.is_some_and(|operation| operation.approvals.contains(who));
	let mut signings = Vec::new();
	for who in all {
		if approved(&who) || (!wanted.is_empty() && !wanted.contains(&who)) {
			continue;
		}
		let call = match &opened.multisig {
			Some(_) => {
				chain.call_bytes(&approval(command, opened, batch, operation, &who)?).await?
			}
			None => batch.call.clone(),
		};
		let fee = chain.cost_of(&call, &who).await?.fee;
		let run = chain.dry_run(Origin::Signed(who), call.clone()).await?;
		let link = link(chain.url(), &call);
		signings.push(Signing { who, call, fee, run, file: None, link });
	}
	Ok(signings)
}

/// The call with which a signatory approves a batch.
fn approval(
	command: &Calls,
	opened: &Opened,
	batch: &Batch,
	operation: Option<&Operation>,
	who: &AccountId,
) -> Result<Call> {
	let multisig = opened.multisig.as_ref();
	let multisig = multisig.ok_or_else(|| CliError::unexpected("the manager is no multisig"))?;
	let (threshold, others) = (multisig.threshold(), multisig.others(who));
	let when = operation.map(|operation| operation.when);
	let most = batch.cost.weight;
	let approvals = operation.map_or(0, |operation| operation.approvals.len());
	// Only the whole call can be carried out.
	let last = approvals.saturating_add(1) >= usize::from(threshold);
	Ok(if command.by_hash && !last {
		together::approve_as_multi(threshold, &others, when, batch.hash, most)
	} else {
		together::as_multi(threshold, &others, when, batch.call.clone(), most)
	})
}

/// Writes a transaction for each account, for `distribution tx sign`.
async fn write(
	command: &Calls,
	chain: &Chain,
	opened: &Opened,
	batch: &Batch,
	signings: &mut [Signing],
) -> Result<()> {
	let folder = command.out.clone().unwrap_or_else(|| opened.folder.join("calls"));
	std::fs::create_dir_all(&folder).map_err(|e| {
		CliError::unexpected(format!("cannot make the folder {}: {e}", folder.display()))
	})?;
	let validity = if command.immortal { Validity::Immortal } else { Validity::Longest };
	let basis = Basis::read(chain, validity, true).await?;
	for signing in signings {
		let nonce = chain.nonce_of(signing.who).await?;
		let fields = basis.fields(signing.who, nonce, signing.call.clone());
		let number: String = hex::encode(batch.hash).chars().take(8).collect();
		let file = folder.join(format!("{number}-{}.json", account::show(&signing.who)));
		write_json(&file, &fields)?;
		signing.file = Some(file);
	}
	Ok(())
}

/// The address at which a browser shows a call and has it signed.
fn link(url: &str, call: &[u8]) -> String {
	let mut node = String::new();
	for byte in url.bytes() {
		if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
			node.push(char::from(byte));
		} else {
			node.push_str(&format!("%{byte:02X}"));
		}
	}
	format!("{APPS}?rpc={node}#/extrinsics/decode/{}", show_bytes(call))
}

/// Everything about a batch, to be told.
struct Told<'a> {
	opened: &'a Opened,
	on_chain: &'a OnChain,
	batch: &'a Batch,
	operation: Option<&'a Operation>,
	/// All that waits for signatures of the manager's.
	waiting: &'a [Waiting],
	run: &'a DryRun,
	/// What who signs first has held, in smallest units of the native token.
	deposit: u128,
	/// Batches that follow.
	more: usize,
	removed: &'a [(String, u32)],
}

fn action_text(action: &Action, unit: &Unit) -> String {
	match action {
		Action::Abandon { id } => {
			format!("give up round {id}, another draft with its terms, and take back what is in its pot")
		}
		Action::Draft { terms } => format!("draft it, for {} at most", unit.show(terms.budget)),
		Action::Fund { amount, .. } => format!("pay {} into its pot", unit.show(*amount)),
		Action::Open { terms, .. } => format!("open it for good (terms {terms:#x})"),
	}
}

fn action_json(action: &Action) -> Value {
	match action {
		Action::Abandon { id } => json!({ "abandon": { "round": id } }),
		Action::Draft { terms } => json!({ "draft": { "budget": terms.budget.to_string() } }),
		Action::Fund { id, amount, terms } => {
			json!({ "fund": { "round": id, "amount": amount.to_string(), "terms": format!("{terms:#x}") } })
		}
		Action::Open { id, terms } => {
			json!({ "open": { "round": id, "terms": format!("{terms:#x}") } })
		}
	}
}

fn result_text(run: &DryRun) -> String {
	match &run.result {
		Ok(()) => "would succeed now".into(),
		Err(reason) => format!("would FAIL now: {reason}"),
	}
}

impl Told<'_> {
	fn approvals(&self) -> Vec<String> {
		let approvals = self.operation.map(|operation| operation.approvals.as_slice());
		approvals.unwrap_or_default().iter().map(account::show).collect()
	}

	fn json(&self, signings: &[Signing]) -> Value {
		let todos: Vec<Value> = self
			.batch
			.todos
			.iter()
			.map(|todo| {
				let actions: Vec<Value> = todo.actions.iter().map(action_json).collect();
				json!({ "name": todo.name, "round": todo.id, "actions": actions })
			})
			.collect();
		let events: Vec<Value> = self
			.run
			.events
			.iter()
			.map(|shown| {
				let event = &shown.event;
				json!({ "event": format!("{}.{}", event.pallet, event.name), "fields": shown.text })
			})
			.collect();
		let signings: Vec<Value> = signings
			.iter()
			.map(|signing| {
				json!({
					"account": account::show(&signing.who),
					"call": show_bytes(&signing.call),
					"fee": signing.fee.to_string(),
					"refusal": signing.run.result.as_ref().err().map(|reason| reason.to_string()),
					"file": signing.file,
					"link": signing.link,
				})
			})
			.collect();
		let cost = self.batch.cost;
		json!({
			"left": self.more.saturating_add(1),
			"manager": self.opened.plan.manager.account,
			"threshold": self.opened.plan.manager.threshold,
			"approvals": self.approvals(),
			"call": show_bytes(&self.batch.call),
			"callHash": show_bytes(self.batch.hash),
			"length": self.batch.call.len(),
			"weight": { "refTime": cost.weight.ref_time, "proofSize": cost.weight.proof_size },
			"multisigDeposit": self.deposit.to_string(),
			"rounds": todos,
			"refusal": self.run.result.as_ref().err().map(|reason| reason.to_string()),
			"events": events,
			"sign": signings,
			"removed": self.removed,
			"otherRounds": self.on_chain.others,
			"operations": operations_json(self.waiting, Some(self.batch.hash)),
		})
	}

	/// What a round of the batch pays, and until when: what whoever signs agrees to.
	fn promise(&self, name: &str, clock: &Clock) -> Option<String> {
		let round = self.opened.plan.rounds.iter().find(|round| round.name == name)?;
		let (rows, closes) = (counted(round.rows, "row"), clock.show(round.closes));
		Some(format!("    {rows}; {}; claims until {closes}", round.about))
	}

	fn text(&self, signings: &[Signing], unit: &Unit, clock: &Clock) -> String {
		let cost = self.batch.cost;
		let mut lines = vec![format!(
			"A batch of {}, {} bytes, hash {}, {:.1} ms and {} bytes of proof at most",
			counted(self.batch.todos.iter().map(|todo| todo.actions.len()).sum::<usize>(), "call"),
			self.batch.call.len(),
			show_bytes(self.batch.hash),
			cost.weight.ref_time as f64 / 1e9,
			cost.weight.proof_size,
		)];
		for todo in &self.batch.todos {
			let actions = todo.actions.iter().map(|action| action_text(action, unit));
			let actions = actions.collect::<Vec<_>>().join(", ");
			lines.push(format!("  {} as round {}: {actions}", todo.name, todo.id));
			lines.extend(self.promise(&todo.name, clock));
		}
		lines.extend(self.on_chain.told_of_others(&self.opened.plan));
		let causes = if self.run.events.is_empty() { "" } else { ", and would cause" };
		lines.push(format!("As a whole it {}{causes}", result_text(self.run)));
		for shown in &self.run.events {
			let event = &shown.event;
			lines.push(format!("  {}.{} {}", event.pallet, event.name, shown.text));
		}
		if let Some(threshold) = self.opened.plan.manager.threshold {
			let approvals = self.approvals();
			lines.push(format!(
				"Approved by {} of {threshold} so far{}{}",
				approvals.len(),
				if approvals.is_empty() { "" } else { ": " },
				approvals.join(", ")
			));
			if self.deposit > 0 {
				lines.push(format!(
					"Who signs first has {} held until the last has signed. After that make the calls of the others with this command again: they name the first one",
					show_native(self.deposit)
				));
			}
		}
		for signing in signings {
			lines.push(format!(
				"For {}: fee {}, {}",
				account::show(&signing.who),
				show_native(signing.fee),
				result_text(&signing.run)
			));
			if let Some(file) = &signing.file {
				lines.push(format!("  file  {}", file.display()));
			}
			// What `tx sign` shows on a machine without a node.
			lines.push(format!("  hash  {}", show_bytes(blake2_256(&signing.call))));
			lines.push(format!("  link  {}", signing.link));
		}
		if self.more > 0 {
			lines.push(format!(
				"Not everything fits into a block. Batches that must follow: {}. Run this command again when this one is carried out",
				self.more
			));
		}
		lines.push(format!(
			"Nothing was sent. Next, where a key is: distribution tx sign FILE --out signed.json. When it is carried out: distribution plan status {}, which notes the rounds' numbers, so that none is drafted twice{}{}",
			self.opened.folder.display(),
			told_of_removed(self.removed),
			told_of_waiting(self.waiting, Some(self.batch.hash), self.opened.plan.manager.threshold)
		));
		lines.join("\n")
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::types::Timepoint;

	#[test]
	fn link_should_name_the_node_and_the_call() {
		assert_eq!(
			link("ws://127.0.0.1:9944", &[8, 2, 0]),
			"https://polkadot.js.org/apps/?rpc=ws%3A%2F%2F127.0.0.1%3A9944#/extrinsics/decode/0x080200"
		);
	}

	#[test]
	fn removed_rounds_should_be_told_with_what_drafting_them_again_means() {
		let text = told_of_removed(&[("immediate".into(), 3)]);
		assert!(text.contains("immediate was round 3") && text.contains("--draft-again"), "{text}");
		assert_eq!(told_of_removed(&[]), "");
	}

	#[test]
	fn other_calls_with_signatures_should_be_told_with_how_to_take_them_back() {
		let operation = |hash| Operation {
			hash,
			when: Timepoint { height: 5, index: 2 },
			deposit: 9,
			depositor: [2; 32],
			approvals: vec![[2; 32]],
		};
		let waiting = [(operation([1; 32]), vec![8]), (operation([3; 32]), vec![9])];
		let text = told_of_waiting(&waiting, Some([1; 32]), Some(2));
		assert!(text.contains("out of date") && text.contains("tx build 0x09 --from"), "{text}");
		assert!(!text.contains("tx build 0x08"), "{text}");
		assert_eq!(told_of_waiting(&waiting[..1], Some([1; 32]), Some(2)), "");
	}
}
