//! `distribution round …`: drafting, funding, opening, pausing, closing, showing.

use crate::{
	account,
	chain::{self, AssetKind, Chain, RawCall, RoundInfo},
	claim::evidence_of,
	error::{CliError, Result, OTHER, REFUSED},
	list::{self, Rules},
	output::Output,
	terms::{jurisdictions_json, show_jurisdictions, TermsArgs},
};
use clap::{Args, Subcommand};
use codec::{Decode, Encode};
use distribution_primitives::{api::ROUNDS_SPAN, Release, Requirement, Source, Status};
use serde_json::{json, Value};
use std::path::PathBuf;
use subxt_signer::sr25519::Keypair;

/// How to send a call.
#[derive(Args, Debug, Clone)]
pub struct Send {
	/// Secret URI of the signer, such as `//Alice` or a phrase. Read from DISTRIBUTION_SURI if absent.
	#[arg(long)]
	pub suri: Option<String>,
	/// Do not send: print the encoded call, for a multisig, a proxy or an offline signer. `claim` and
	/// `claim-all` print what they would do instead.
	#[arg(long)]
	pub dry_run: bool,
}

/// How to send a call that is the technical committee's to make.
#[derive(Args, Debug, Clone)]
pub struct SendAs {
	#[command(flatten)]
	pub send: Send,
	/// Propose the call to the technical committee with this threshold; 1 executes at once. Without it
	/// the call is sent as it is.
	#[arg(long, value_name = "THRESHOLD")]
	pub committee: Option<u32>,
}

impl Send {
	/// The key that signs.
	pub fn signer(&self) -> Result<Keypair> {
		let suri = secret_uri(self.suri.as_deref()).ok_or_else(|| {
			CliError::input("who signs? Give --suri or set DISTRIBUTION_SURI, or use --dry-run")
		})?;
		chain::signer(&suri)
	}
}

/// The secret URI given, or the one of the environment.
pub fn secret_uri(given: Option<&str>) -> Option<String> {
	given.map(String::from).or_else(|| std::env::var("DISTRIBUTION_SURI").ok())
}

/// Sends `call`, or shows it if this is a dry run.
pub async fn submit(
	chain: &Chain,
	call: RawCall,
	send: &Send,
	output: Output,
) -> Result<Option<chain::Included>> {
	if send.dry_run {
		show_calls(chain, &[call], output).await?;
		return Ok(None);
	}
	chain.send(&call, &send.signer()?).await.map(Some)
}

/// Prints encoded calls for whoever signs them elsewhere.
pub async fn show_calls(chain: &Chain, calls: &[RawCall], output: Output) -> Result<()> {
	let mut shown = Vec::new();
	let mut text = vec!["Not sent.".to_string()];
	for call in calls {
		let bytes = chain.call_bytes(call).await?;
		let hash = hex::encode(polkadot_sdk::sp_io::hashing::blake2_256(&bytes));
		let length = bytes.len();
		let bytes = hex::encode(&bytes);
		text.push(format!(
			"Encoded call:\n0x{bytes}\nIts hash: 0x{hash}, its length: {length} bytes"
		));
		shown.push(json!({
			"call": format!("0x{bytes}"),
			"callHash": format!("0x{hash}"),
			"length": length,
		}));
	}
	let text = text.join("\n");
	match shown.as_slice() {
		[only] => output.print(only, || text),
		many => output.print(&json!({ "calls": many }), || text),
	}
	Ok(())
}

/// Sends `call`, or a proposal of it to the technical committee.
pub async fn submit_as(
	chain: &Chain,
	call: RawCall,
	how: &SendAs,
	output: Output,
	done: &str,
) -> Result<()> {
	let Some(threshold) = how.committee else {
		return simple(chain, call, &how.send, output, done).await;
	};
	let bytes = chain.call_bytes(&call).await?;
	let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
	let args = (codec::Compact(threshold), Raw(bytes), codec::Compact(length));
	let proposal = chain::call("TechnicalCommittee", "propose", args);
	let Some(included) = submit(chain, proposal, &how.send, output).await? else { return Ok(()) };
	// The committee's own transaction goes through even if what it decided does not.
	if included.events.is_empty() {
		return Err(CliError::new(
			REFUSED,
			"the committee's proposal is on chain, but had no effect yet: it waits for more votes, or the call was refused",
		));
	}
	print_done(&included, output, done);
	Ok(())
}

/// Bytes that are encoded already.
struct Raw(Vec<u8>);
impl Encode for Raw {
	fn encode_to<T: codec::Output + ?Sized>(&self, out: &mut T) {
		out.write(&self.0);
	}
}

/// The commands of `distribution round`.
#[derive(Subcommand, Debug)]
pub enum RoundCommand {
	/// Write down the terms of a new round; the signer becomes its manager and pays the deposit.
	Draft {
		#[command(flatten)]
		terms: TermsArgs,
		#[command(flatten)]
		send: Send,
	},
	/// Replace the terms of a draft.
	Amend {
		/// Number of the round.
		round: u32,
		#[command(flatten)]
		terms: TermsArgs,
		#[command(flatten)]
		send: Send,
	},
	/// Add the rows of a CSV file to a listed draft. Goes on where it stopped if run again.
	AddEntries {
		/// Number of the round.
		round: u32,
		/// The list: account,amount in smallest units.
		file: PathBuf,
		/// Rows per transaction.
		#[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=256))]
		batch: u32,
		#[command(flatten)]
		send: Send,
	},
	/// Pay into the pot of a draft.
	Fund {
		/// Number of the round.
		round: u32,
		/// How much, in smallest units. Default: what is missing to open.
		amount: Option<u128>,
		#[command(flatten)]
		send: Send,
	},
	/// Open a funded draft; its terms are final from then on.
	Open {
		/// Number of the round.
		round: u32,
		#[command(flatten)]
		send: Send,
	},
	/// Stop the clock of an open round (compliance and governance; see --committee).
	Pause {
		/// Number of the round.
		round: u32,
		#[command(flatten)]
		send: SendAs,
	},
	/// Let the clock of a paused round run again.
	Resume {
		/// Number of the round.
		round: u32,
		#[command(flatten)]
		send: SendAs,
	},
	/// End a round that is paid out or whose window is over. Its state stays until `clean-up`.
	Close {
		/// Number of the round.
		round: u32,
		#[command(flatten)]
		send: Send,
	},
	/// Remove the state of a closed or abandoned round and return the deposits. Make the report first.
	CleanUp {
		/// Number of the round.
		round: u32,
		#[command(flatten)]
		send: Send,
	},
	/// Stop the stream of one beneficiary of a revocable round: what had unlocked stays theirs.
	StopStream {
		#[command(flatten)]
		row: RowArgs,
		#[command(flatten)]
		send: Send,
	},
	/// Set a row aside that compliance refuses, so that closing the round does not take it.
	SetAside {
		#[command(flatten)]
		row: RowArgs,
		#[command(flatten)]
		send: Send,
	},
	/// Ask the chain to pay the rows of an open listed round by itself.
	RequestPush {
		/// Number of the round.
		round: u32,
		#[command(flatten)]
		send: Send,
	},
	/// Give up a draft; the pot's tokens come back, and by `clean-up` the deposit.
	Abandon {
		/// Number of the round.
		round: u32,
		#[command(flatten)]
		send: Send,
	},
	/// Show one round.
	Show {
		/// Number of the round.
		round: u32,
	},
	/// Show all rounds.
	List,
}

/// Runs a command of `distribution round`.
pub async fn run(command: RoundCommand, chain: &Chain, output: Output) -> Result<()> {
	match command {
		RoundCommand::Draft { terms, send: how } => {
			let terms = terms.terms(chain, None).await?;
			let call = chain::distribution("draft", &terms);
			let Some(included) = submit(chain, call, &how, output).await? else { return Ok(()) };
			let id = included
				.events
				.iter()
				.find(|event| event.is_distribution("RoundDrafted"))
				.and_then(|event| u32::decode(&mut event.fields.as_slice()).ok())
				.ok_or_else(|| {
					CliError::new(OTHER, "the round was drafted, but its number is missing")
				})?;
			output.print(&json!({ "round": id }), || {
				format!("Round {id}. Next: distribution round fund {id}, then distribution round open {id}")
			});
			Ok(())
		}
		RoundCommand::Amend { round, terms, send: how } => {
			let present = chain.round(round).await?.terms;
			let terms = terms.terms(chain, Some(present)).await?;
			simple(chain, chain::distribution("amend", (round, terms)), &how, output, "amended")
				.await
		}
		RoundCommand::AddEntries { round, file, batch, send: how } => {
			add_entries(chain, round, &file, batch, &how, output).await
		}
		RoundCommand::Fund { round, amount, send: how } => {
			let info = chain.round(round).await?;
			// What must stay in the pot: the minimum balance, and what somebody has locked there.
			let stays = info
				.pot_balance
				.saturating_sub(info.payable)
				.max(chain.minimum_balance(info.terms.asset).await?);
			let needed = info.terms.budget.saturating_add(stays).saturating_sub(info.pot_balance);
			let amount = amount.unwrap_or(needed);
			if amount == 0 {
				return Err(CliError::input(format!("round {round} is fully funded")));
			}
			let call = chain::distribution("fund", (round, codec::Compact(amount)));
			simple(chain, call, &how, output, &format!("funded with {amount}")).await
		}
		RoundCommand::Open { round, send: how } => {
			simple(chain, chain::distribution("open", round), &how, output, "opened").await
		}
		RoundCommand::Pause { round, send: how } => {
			submit_as(chain, chain::distribution("pause", round), &how, output, "paused").await
		}
		RoundCommand::Resume { round, send: how } => {
			submit_as(chain, chain::distribution("resume", round), &how, output, "resumed").await
		}
		RoundCommand::Close { round, send: how } => {
			simple(chain, chain::distribution("close", round), &how, output, "closed").await
		}
		RoundCommand::CleanUp { round, send: how } => clean_up(chain, round, &how, output).await,
		RoundCommand::StopStream { row, send: how } => {
			let args = row.of(chain).await?;
			let call = chain::distribution("stop_stream", args);
			simple(chain, call, &how, output, "stream stopped").await
		}
		RoundCommand::SetAside { row, send: how } => {
			let args = row.of(chain).await?;
			simple(chain, chain::distribution("set_aside", args), &how, output, "set aside").await
		}
		RoundCommand::RequestPush { round, send: how } => {
			simple(chain, chain::distribution("request_push", round), &how, output, "queued").await
		}
		RoundCommand::Abandon { round, send: how } => {
			simple(chain, chain::distribution("abandon", round), &how, output, "abandoned").await
		}
		RoundCommand::Show { round } => {
			let info = chain.round(round).await?;
			output.print(&to_json(&info), || describe(&info));
			Ok(())
		}
		RoundCommand::List => {
			let next = chain.next_round().await?;
			let (mut from, mut all) = (0, Vec::<RoundInfo>::new());
			while from < next {
				let page = chain.rounds(from, 256).await?;
				from = match page.last() {
					Some(last) => last.id.saturating_add(1),
					None => from.saturating_add(ROUNDS_SPAN),
				};
				all.extend(page);
			}
			output.print(&all.iter().map(to_json).collect::<Vec<_>>(), || {
				if all.is_empty() {
					return "No rounds.".into();
				}
				all.iter().map(describe).collect::<Vec<_>>().join("\n\n")
			});
			Ok(())
		}
	}
}

/// A beneficiary's row of a round.
#[derive(Args, Debug)]
pub struct RowArgs {
	/// Number of the round.
	round: u32,
	/// Whose row: any SS58 address or 0x and 64 digits.
	account: String,
	/// Folder or tree file made by `list build`. Not needed for listed rounds and started streams.
	#[arg(long)]
	list: Option<PathBuf>,
	/// The row, if the account has several.
	#[arg(long)]
	row: Option<u32>,
}

impl RowArgs {
	/// Round, beneficiary and evidence, as the calls take them.
	async fn of(&self, chain: &Chain) -> Result<(u32, chain::AccountId, chain::Evidence)> {
		let who = account::parse(&self.account).map_err(CliError::input)?;
		let info = chain.round(self.round).await?;
		let evidence = evidence_of(chain, &info, &who, self.list.as_ref(), self.row).await?;
		Ok((self.round, who, evidence))
	}
}

/// Sends `call` and says that it is done.
pub async fn simple(
	chain: &Chain,
	call: RawCall,
	how: &Send,
	output: Output,
	done: &str,
) -> Result<()> {
	if let Some(included) = submit(chain, call, how, output).await? {
		print_done(&included, output, done);
	}
	Ok(())
}

/// Says that a transaction is done.
pub fn print_done(included: &chain::Included, output: Output, done: &str) {
	let value = json!({ "done": done, "block": format!("{:#x}", included.block) });
	output.print(&value, || format!("Done: {done} (block {:#x}).", included.block));
}

async fn clean_up(chain: &Chain, round: u32, how: &Send, output: Output) -> Result<()> {
	let call = chain::distribution("clean_up", (round, 256u32));
	if how.dry_run {
		return simple(chain, call, how, output, "").await;
	}
	let signer = how.signer()?;
	// A part at a time: the round itself goes last.
	loop {
		let included = chain.send(&call, &signer).await?;
		if included.events.iter().any(|event| event.is_distribution("RoundRemoved")) {
			break;
		}
	}
	output.print(&json!({ "done": "removed", "round": round }), || {
		format!("Round {round} is removed and its deposits are returned.")
	});
	Ok(())
}

async fn add_entries(
	chain: &Chain,
	round: u32,
	file: &std::path::Path,
	batch: u32,
	how: &Send,
	output: Output,
) -> Result<()> {
	let info = chain.round(round).await?;
	let minimum = chain.minimum_balance(info.terms.asset).await?;
	let rules = Rules { decimals: None, minimum, allow_duplicates: true };
	let list = list::read_clean(file, rules)?;
	let present = chain.listed_rows(round).await?;
	let rest = list.rows.get(present as usize..).ok_or_else(|| {
		CliError::input(format!(
			"round {round} has {present} rows already, more than the {} of the list",
			list.rows.len()
		))
	})?;
	if how.dry_run {
		let calls: Vec<_> = rest
			.chunks(batch as usize)
			.map(|rows| chain::distribution("add_entries", (round, rows)))
			.collect();
		return show_calls(chain, &calls, output).await;
	}
	let signer = how.signer()?;
	let bar = output.progress(rest.len() as u64, "adding rows");
	for rows in rest.chunks(batch as usize) {
		chain.send(&chain::distribution("add_entries", (round, rows)), &signer).await?;
		bar.inc(rows.len() as u64);
	}
	bar.finish_and_clear();
	output.print(&json!({ "round": round, "rows": list.rows.len() }), || {
		format!("Round {round} has {} rows.", list.rows.len())
	});
	Ok(())
}

fn status(status: &Status<u32>) -> String {
	match status {
		Status::Draft => "draft".into(),
		Status::Open => "open".into(),
		Status::Paused { since } => format!("paused since {since}"),
		Status::Closed => "closed".into(),
	}
}

/// A round as JSON; amounts are strings, because they are larger than JSON numbers.
pub fn to_json(info: &RoundInfo) -> Value {
	let terms = &info.terms;
	json!({
		"round": info.id,
		"status": status(&info.status),
		"manager": account::show(&info.manager),
		"asset": match terms.asset { AssetKind::Native => json!("native"), AssetKind::WithId(id) => json!(id) },
		"source": match &terms.source {
			Source::Listed => json!("listed"),
			Source::Merkle { root, leaves } => json!({ "root": format!("{root:#x}"), "rows": leaves }),
		},
		"release": match &terms.release {
			Release::Immediate => json!("immediate"),
			Release::Vested { start, length } => json!({ "vested": { "start": start, "length": length } }),
			Release::Streamed { schedule: s, revocable, prepaid } => json!({ "streamed": {
				"start": s.start, "cliff": s.cliff, "length": s.length, "step": s.step,
				"revocable": revocable, "prepaid": prepaid,
			}}),
		},
		"level": terms.requirement.level,
		"jurisdictions": jurisdictions_json(&terms.requirement.jurisdictions),
		"attesters": terms.requirement.attesters,
		"opens": terms.window.opens,
		"closes": terms.window.closes,
		"budget": terms.budget.to_string(),
		"claimed": info.claimed.to_string(),
		"payments": info.payments,
		"rowsClaimed": info.rows_claimed,
		"remainder": format!("{:?}", terms.remainder).to_lowercase(),
		"cid": terms.manifest.as_ref().map(|m| String::from_utf8_lossy(&m.cid).into_owned()),
		"total": terms.manifest.as_ref().map(|m| m.total.to_string()),
		"audit": format!("{:#x}", info.audit),
		"pot": account::show(&info.pot),
		"potBalance": info.pot_balance.to_string(),
		"payable": info.payable.to_string(),
		"setAside": info.set_aside.to_string(),
	})
}

fn describe(info: &RoundInfo) -> String {
	let amount = |value: u128| info.terms.asset.show(value);
	let terms = &info.terms;
	let source = match &terms.source {
		Source::Listed => "listed on chain".to_string(),
		Source::Merkle { root, leaves } => {
			format!("list of {} rows, root {root:#x}", account::group((*leaves).into()))
		}
	};
	let release = match &terms.release {
		Release::Immediate => "immediate".to_string(),
		Release::Vested { start, length } => format!("vested from {start} over {length} blocks"),
		Release::Streamed { schedule: s, .. } => {
			format!(
				"streamed from {} over {} blocks, cliff {}, step {}",
				s.start, s.length, s.cliff, s.step
			)
		}
	};
	let mut lines = vec![
		format!("Round {} ({})", info.id, status(&info.status)),
		format!("  manager  {}", account::show(&info.manager)),
		format!("  asset    {:?}", terms.asset),
		format!("  source   {source}"),
		format!("  release  {release}"),
		format!("  window   relay blocks {} to {}", terms.window.opens, terms.window.closes),
		format!("  budget   {}", amount(terms.budget)),
		format!("  claimed  {} in {} payments", amount(info.claimed), info.payments),
		format!("  pot      {} holds {}", account::show(&info.pot), amount(info.pot_balance)),
		format!("  audit    {:#x}", info.audit),
	];
	if terms.requirement != Requirement::default() {
		let Requirement { level, jurisdictions, .. } = &terms.requirement;
		let (countries, records) = (show_jurisdictions(jurisdictions), terms.requirement.records());
		lines.push(format!("  demands  level {level}, {countries}, attesters: {records}"));
	}
	if info.set_aside > 0 {
		lines.push(format!("  aside    {}", amount(info.set_aside)));
	}
	lines.join("\n")
}
