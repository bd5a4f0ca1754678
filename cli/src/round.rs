//! `distribution round …`: drafting, funding, opening, pausing, closing, showing.

use crate::{
	account::{self, show_tokens},
	chain::{self, AssetKind, Chain, RawCall, RoundInfo, Terms},
	error::{CliError, Result, OTHER, REFUSED},
	list::{self, Rules},
	output::Output,
	tree::ManifestFile,
};
use clap::{Args, Subcommand, ValueEnum};
use codec::{Decode, Encode};
use distribution_primitives::{
	chain::TOKEN_DECIMALS, Manifest, Release, Remainder, Requirement, Schedule, Source, Status,
	Window,
};
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
	/// Propose the call to the technical committee with this threshold instead; 1 executes at once.
	#[arg(long, value_name = "THRESHOLD")]
	pub committee: Option<u32>,
}

impl Send {
	/// The key that signs.
	pub fn signer(&self) -> Result<Keypair> {
		let suri = self.suri.clone().or_else(|| std::env::var("DISTRIBUTION_SURI").ok());
		let suri = suri.ok_or_else(|| {
			CliError::input("who signs? Give --suri or set DISTRIBUTION_SURI, or use --dry-run")
		})?;
		chain::signer(&suri)
	}
}

/// Sends `call`, or shows it if this is a dry run.
async fn submit(
	chain: &Chain,
	call: RawCall,
	send: &Send,
	output: Output,
) -> Result<Option<chain::Included>> {
	let bytes = chain.call_bytes(&call).await?;
	if send.dry_run {
		let hash = polkadot_sdk::sp_io::hashing::blake2_256(&bytes);
		let value = json!({
			"call": format!("0x{}", hex::encode(&bytes)),
			"callHash": format!("0x{}", hex::encode(hash)),
		});
		output.print(&value, || {
			format!(
				"Not sent. Encoded call:\n0x{}\nIts hash: 0x{}",
				hex::encode(&bytes),
				hex::encode(hash)
			)
		});
		return Ok(None);
	}
	let call = match send.committee {
		Some(threshold) => {
			let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
			// threshold (compact), proposal, length bound (compact)
			let mut args = codec::Compact(threshold).encode();
			args.extend_from_slice(&bytes);
			args.extend(codec::Compact(length).encode());
			chain::call("TechnicalCommittee", "propose", Raw(args))
		}
		None => call,
	};
	chain.send(&call, &send.signer()?).await.map(Some)
}

/// Bytes that are encoded already.
struct Raw(Vec<u8>);
impl Encode for Raw {
	fn encode_to<T: codec::Output + ?Sized>(&self, out: &mut T) {
		out.write(&self.0);
	}
}

/// How entitlements are paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReleaseKind {
	/// At once.
	Immediate,
	/// Locked in the holder's account, unlocking over time.
	Vested,
	/// Kept in the pot, claimed as it unlocks.
	Streamed,
}

/// Where unclaimed tokens go.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum RemainderKind {
	/// Back to the manager.
	Manager,
	/// To the treasury.
	Treasury,
	/// Nowhere: they are burned.
	Burn,
}

/// The terms of a round.
#[derive(Args, Debug, Clone)]
pub struct TermsArgs {
	/// Folder made by `list build`. Without it the round is listed: add its rows by `add-entries`.
	#[arg(long)]
	pub list: Option<PathBuf>,
	/// `native`, or the number of an asset.
	#[arg(long, default_value = "native")]
	pub asset: AssetKind,
	/// What the round can pay in all, in smallest units. Default: the sum of the list.
	#[arg(long)]
	pub budget: Option<u128>,
	/// First relay-chain block at which claims are accepted. Default: at once.
	#[arg(long, default_value_t = 0)]
	pub opens: u32,
	/// Relay-chain block from which on they no longer are. Default: 30 days from now, or a week and a
	/// day after the last unlock of a stream.
	#[arg(long)]
	pub closes: Option<u32>,
	/// How entitlements are paid.
	#[arg(long, value_enum, default_value = "immediate")]
	pub release: ReleaseKind,
	/// Vested and streamed: relay-chain block from which unlocking is counted. Default: now.
	#[arg(long)]
	pub start: Option<u32>,
	/// Streamed: blocks after the start before which nothing unlocks.
	#[arg(long, default_value_t = 0)]
	pub cliff: u32,
	/// Vested and streamed: blocks after the start at which everything is unlocked.
	#[arg(long)]
	pub length: Option<u32>,
	/// Streamed: blocks per step; 1 unlocks continuously.
	#[arg(long, default_value_t = 1)]
	pub step: u32,
	/// Streamed: the manager may stop a stream; what had unlocked stays the beneficiary's.
	#[arg(long)]
	pub revocable: bool,
	/// Streamed: the manager's deposit covers the beneficiaries' records.
	#[arg(long)]
	pub prepaid: bool,
	/// Where unclaimed tokens go.
	#[arg(long, value_enum, default_value = "manager")]
	pub remainder: RemainderKind,
	/// Lowest level of identity check accepted.
	#[arg(long, default_value_t = 0)]
	pub level: u8,
}

impl TermsArgs {
	async fn terms(&self, chain: &Chain) -> Result<Terms> {
		const DAY: u32 = 14_400;
		let now = chain.now().await?;
		let manifest = self.list.as_deref().map(ManifestFile::read).transpose()?;
		let start = self.start.unwrap_or(now);
		let length = || {
			self.length.ok_or_else(|| CliError::input("a vested or streamed round needs --length"))
		};
		let release = match self.release {
			ReleaseKind::Immediate => Release::Immediate,
			ReleaseKind::Vested => Release::Vested { start, length: length()? },
			ReleaseKind::Streamed => Release::Streamed {
				schedule: Schedule { start, cliff: self.cliff, length: length()?, step: self.step },
				revocable: self.revocable,
				prepaid: self.prepaid,
			},
		};
		let last_unlock = match &release {
			Release::Streamed { schedule, .. } => {
				schedule.start.saturating_add(schedule.length).saturating_add(DAY.saturating_mul(8))
			}
			_ => now.saturating_add(DAY.saturating_mul(30)),
		};
		let (source, budget, manifest) = match manifest {
			Some(file) => {
				let total = file.total_amount()?;
				let cid = file.cid.clone().into_bytes().try_into().map_err(|_| {
					CliError::input("the manifest's CID is longer than 96 characters")
				})?;
				let source = Source::Merkle { root: file.root_hash()?, leaves: file.rows };
				(
					source,
					self.budget.unwrap_or(total),
					Some(Manifest { cid, rows: file.rows, total }),
				)
			}
			None => {
				let budget = self.budget.ok_or_else(|| {
					CliError::input(
						"give --list FOLDER for a Merkle round, or --budget for a listed one",
					)
				})?;
				(Source::Listed, budget, None)
			}
		};
		Ok(Terms {
			asset: self.asset,
			source,
			release,
			requirement: Requirement { level: self.level },
			window: Window { opens: self.opens, closes: self.closes.unwrap_or(last_unlock) },
			budget,
			remainder: match self.remainder {
				RemainderKind::Manager => Remainder::Manager,
				RemainderKind::Treasury => Remainder::Treasury,
				RemainderKind::Burn => Remainder::Burn,
			},
			manifest,
		})
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
		send: Send,
	},
	/// Let the clock of a paused round run again.
	Resume {
		/// Number of the round.
		round: u32,
		#[command(flatten)]
		send: Send,
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
			let terms = terms.terms(chain).await?;
			let call = chain::distribution("draft", &terms);
			let Some(included) = submit(chain, call, &how, output).await? else { return Ok(()) };
			let id = included
				.events
				.iter()
				.find(|event| event.name == "RoundDrafted")
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
			let terms = terms.terms(chain).await?;
			simple(chain, chain::distribution("amend", (round, terms)), &how, output, "amended")
				.await
		}
		RoundCommand::AddEntries { round, file, batch, send: how } => {
			add_entries(chain, round, &file, batch, &how, output).await
		}
		RoundCommand::Fund { round, amount, send: how } => {
			let info = chain.round(round).await?;
			let needed = info
				.terms
				.budget
				.saturating_add(chain.minimum_balance(info.terms.asset).await?)
				.saturating_sub(info.pot_balance);
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
			simple(chain, chain::distribution("pause", round), &how, output, "paused").await
		}
		RoundCommand::Resume { round, send: how } => {
			simple(chain, chain::distribution("resume", round), &how, output, "resumed").await
		}
		RoundCommand::Close { round, send: how } => {
			simple(chain, chain::distribution("close", round), &how, output, "closed").await
		}
		RoundCommand::CleanUp { round, send: how } => clean_up(chain, round, &how, output).await,
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
			let mut all = Vec::new();
			loop {
				let from = all.last().map_or(0, |r: &RoundInfo| r.id.saturating_add(1));
				let page = chain.rounds(from, 256).await?;
				if page.is_empty() {
					break;
				}
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

async fn simple(
	chain: &Chain,
	call: RawCall,
	how: &Send,
	output: Output,
	done: &str,
) -> Result<()> {
	if let Some(included) = submit(chain, call, how, output).await? {
		// The committee's own transaction goes through even if what it decided does not.
		if how.committee.is_some() && included.events.is_empty() {
			return Err(CliError::new(
				REFUSED,
				"the committee's proposal is on chain, but had no effect yet: it waits for more votes, or the call was refused",
			));
		}
		let value = json!({ "done": done, "block": format!("{:#x}", included.block) });
		output.print(&value, || format!("Round {done} (block {:#x}).", included.block));
	}
	Ok(())
}

async fn clean_up(chain: &Chain, round: u32, how: &Send, output: Output) -> Result<()> {
	let call = chain::distribution("clean_up", (round, 256u32));
	if how.dry_run {
		return simple(chain, call, how, output, "").await;
	}
	let signer = how.signer()?;
	// A part at a time: the round itself goes last.
	while !chain.send(&call, &signer).await?.events.iter().any(|event| event.name == "RoundRemoved")
	{
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
	if how.dry_run {
		output.print(&json!({ "round": round, "rows": list.rows.len() }), || {
			format!("The list has {} rows and no fault. Not sent.", list.rows.len())
		});
		return Ok(());
	}
	let signer = how.signer()?;
	let present = chain.listed_rows(round).await?;
	let rest = list.rows.get(present as usize..).ok_or_else(|| {
		CliError::input(format!(
			"round {round} has {present} rows already, more than the {} of the list",
			list.rows.len()
		))
	})?;
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
	})
}

fn describe(info: &RoundInfo) -> String {
	let amount = |value: u128| match info.terms.asset {
		AssetKind::Native => show_tokens(value, TOKEN_DECIMALS),
		AssetKind::WithId(_) => account::group(value),
	};
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
	[
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
	]
	.join("\n")
}
