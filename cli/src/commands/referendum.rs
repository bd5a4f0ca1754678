//! Voting on referenda, and how a referendum stands.

use crate::{
	args::{
		number::whole_number,
		send::{submit_and_report, SubmitArgs},
	},
	error::{CliError, Result},
	output::Output,
};
use clap::{Args, Subcommand, ValueEnum};
use distribution_client::{
	account::show_native, amount::Unit, calls::governance, time::Clock, types::Moment, Chain, Error,
};
use serde_json::{json, Value};
use subxt::{
	dynamic::{At, Value as Dynamic},
	ext::scale_value::{Composite, ValueDef},
};

/// For or against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Side {
	/// For.
	Aye,
	/// Against.
	Nay,
}

/// Votes per token, and how long the tokens are locked if the vote's side wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Conviction {
	/// A tenth of a vote; not locked.
	None,
	/// One vote; locked for one period.
	#[value(name = "1x")]
	One,
	/// Two votes; locked for two periods.
	#[value(name = "2x")]
	Two,
	/// Three votes; locked for four periods.
	#[value(name = "3x")]
	Three,
	/// Four votes; locked for eight periods.
	#[value(name = "4x")]
	Four,
	/// Five votes; locked for sixteen periods.
	#[value(name = "5x")]
	Five,
	/// Six votes; locked for thirty-two periods.
	#[value(name = "6x")]
	Six,
}

/// `distribution vote`.
#[derive(Args, Debug)]
pub struct Vote {
	/// Number of the referendum.
	#[arg(value_parser = whole_number::<u32>)]
	referendum: u32,
	/// For or against.
	#[arg(value_enum)]
	side: Side,
	/// How much: 25.5 or "25.5 DIST". They stay in the account, but cannot be moved while the vote
	/// stands.
	#[arg(long, value_name = "AMOUNT")]
	tokens: String,
	/// Votes per token, and how long the tokens are locked if the vote's side wins.
	#[arg(long, value_enum, default_value_t = Conviction::None)]
	conviction: Conviction,
	#[command(flatten)]
	send: SubmitArgs,
}

/// Runs `distribution vote`.
pub async fn vote(command: Vote, chain: &Chain, output: Output) -> Result<()> {
	let Vote { referendum, side, tokens, conviction, send } = command;
	let unit = Unit::native();
	let balance = unit.read(&tokens)?;
	let tokens = unit.show(balance);
	if conviction != Conviction::None {
		send.confirm(
			output,
			&format!(
				"Vote on referendum {referendum} with {tokens} and conviction: if the vote's side wins, they stay locked for a while after it has ended."
			),
		)?;
	}
	let call = governance::vote(referendum, side == Side::Aye, conviction as u8, balance);
	let side = format!("{side:?}").to_lowercase();
	let done = format!("voted {side} on referendum {referendum} with {tokens}");
	submit_and_report(chain, call, &send, output, &done).await
}

/// The commands of `distribution referendum`.
#[derive(Subcommand, Debug)]
pub enum ReferendumCommand {
	/// Show how a referendum stands.
	Show {
		/// Number of the referendum.
		#[arg(value_parser = whole_number::<u32>)]
		referendum: u32,
	},
	/// Place the decision deposit of a referendum that has none.
	PlaceDeposit {
		/// Number of the referendum.
		#[arg(value_parser = whole_number::<u32>)]
		referendum: u32,
		#[command(flatten)]
		send: SubmitArgs,
	},
}

/// Runs a command of `distribution referendum`.
pub async fn run(command: ReferendumCommand, chain: &Chain, output: Output) -> Result<()> {
	match command {
		ReferendumCommand::Show { referendum } => show(chain, referendum, output).await,
		ReferendumCommand::PlaceDeposit { referendum, send } => {
			submit_and_report(
				chain,
				governance::place_decision_deposit(referendum),
				&send,
				output,
				"deposit placed",
			)
			.await
		}
	}
}

async fn show(chain: &Chain, id: u32, output: Output) -> Result<()> {
	let at = chain.best().await?;
	let storage = at.storage();
	let address = subxt::dynamic::storage::<(u32,), Dynamic>("Referenda", "ReferendumInfoFor");
	let found = chain.answer(storage.try_fetch(address, (id,))).await?;
	let found = found.ok_or_else(|| CliError::input(format!("there is no referendum {id}")))?;
	let found = found.decode().map_err(|e| chain.broken(e))?;
	let state = State::of(&found)
		.ok_or_else(|| Error::unexpected("the referendum has a form this program does not know"))?;
	let clock = chain.clock().await?;
	output.print(&state.to_json(id), || state.describe(id, &clock));
	Ok(())
}

/// How a referendum stands.
#[derive(Debug, PartialEq, Eq)]
enum State {
	Ongoing(Box<Ongoing>),
	/// How and when it ended.
	Ended(String, u64),
}

/// A referendum that is not over.
#[derive(Debug, Default, PartialEq, Eq)]
struct Ongoing {
	track: u64,
	/// Hash of the call, unless the referendum has the call itself.
	call_hash: Option<String>,
	submitted: u64,
	has_deposit: bool,
	/// Since when it is being decided.
	deciding: Option<u64>,
	/// When it will be approved if the votes stay as they are.
	confirming: Option<u64>,
	ayes: u128,
	nays: u128,
	support: u128,
}

impl State {
	/// Reads what the chain has stored. `None` if it has another form.
	fn of(info: &Dynamic) -> Option<Self> {
		let ValueDef::Variant(variant) = &info.value else { return None };
		let amount = |value: Option<&Dynamic>| value.and_then(Dynamic::as_u128);
		let number = |value: Option<&Dynamic>| u64::try_from(amount(value)?).ok();
		if variant.name != "Ongoing" {
			return Some(Self::Ended(variant.name.clone(), number(info.at(0))?));
		}
		let status = info.at(0)?;
		let hash = bytes_of(status.at("proposal").at("hash"));
		let deciding = option_value(status.at("deciding"));
		Some(Self::Ongoing(Box::new(Ongoing {
			track: number(status.at("track"))?,
			call_hash: (hash.len() == 32).then(|| format!("0x{}", hex::encode(hash))),
			submitted: number(status.at("submitted"))?,
			has_deposit: option_value(status.at("decision_deposit")).is_some(),
			deciding: number(deciding.at("since")),
			confirming: number(option_value(deciding.at("confirming"))),
			ayes: amount(status.at("tally").at("ayes"))?,
			nays: amount(status.at("tally").at("nays"))?,
			support: amount(status.at("tally").at("support"))?,
		})))
	}

	fn to_json(&self, id: u32) -> Value {
		match self {
			Self::Ended(how, when) => json!({ "referendum": id, "state": how, "at": when }),
			Self::Ongoing(o) => json!({
				"referendum": id,
				"state": "Ongoing",
				"track": o.track,
				"callHash": o.call_hash,
				"submitted": o.submitted,
				"decisionDeposit": o.has_deposit,
				"deciding": o.deciding,
				"confirming": o.confirming,
				"ayes": o.ayes.to_string(),
				"nays": o.nays.to_string(),
				"support": o.support.to_string(),
			}),
		}
	}

	fn describe(&self, id: u32, clock: &Clock) -> String {
		let date = |block: u64| {
			Moment::try_from(block).map_or_else(|_| format!("#{block}"), |block| clock.show(block))
		};
		let o = match self {
			Self::Ended(how, when) => {
				return format!("Referendum {id}: {} on {}", how.to_lowercase(), date(*when))
			}
			Self::Ongoing(ongoing) => ongoing,
		};
		let stage =
			match (o.deciding, o.confirming) {
				_ if !o.has_deposit => {
					format!("waiting for its decision deposit (distribution referendum place-deposit {id})")
				}
				(None, _) => "waiting for a place on its track".into(),
				(Some(since), None) => format!("being decided since {}", date(since)),
				(Some(_), Some(end)) => {
					format!("will be approved on {} if the votes stay as they are", date(end))
				}
			};
		let call = o.call_hash.as_deref().unwrap_or("inline");
		[
			format!("Referendum {id}: {stage}"),
			format!("  track    {}, submitted on {}", o.track, date(o.submitted)),
			format!("  call     {call}"),
			format!("  ayes     {} of votes", show_native(o.ayes)),
			format!("  nays     {} of votes", show_native(o.nays)),
			format!("  support  {}", show_native(o.support)),
		]
		.join("\n")
	}
}

/// The value in an option of the chain.
fn option_value(option: Option<&Dynamic>) -> Option<&Dynamic> {
	let option = option?;
	match &option.value {
		ValueDef::Variant(variant) if variant.name == "Some" => option.at(0),
		_ => None,
	}
}

/// The bytes of a hash, which is nested composites of them.
fn bytes_of(value: Option<&Dynamic>) -> Vec<u8> {
	match value.map(|value| &value.value) {
		Some(ValueDef::Composite(Composite::Unnamed(parts))) => {
			parts.iter().flat_map(|part| bytes_of(Some(part))).collect()
		}
		Some(ValueDef::Primitive(byte)) => {
			byte.as_u128().and_then(|byte| u8::try_from(byte).ok()).into_iter().collect()
		}
		_ => Vec::new(),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;

	#[derive(Parser)]
	struct Line {
		#[command(flatten)]
		vote: Vote,
	}

	#[test]
	fn votes_should_be_read() {
		let parse = |args: &[&str]| Line::try_parse_from([&["vote"][..], args].concat());
		let line = parse(&["3", "nay", "--tokens", "12.5", "--conviction", "2x"]).unwrap();
		assert_eq!((line.vote.referendum, line.vote.side), (3, Side::Nay));
		assert_eq!(line.vote.conviction, Conviction::Two);
		let line = parse(&["3", "aye", "--tokens", "1"]).unwrap();
		assert_eq!(line.vote.conviction, Conviction::None);
		assert!(parse(&["3", "aye"]).is_err());
		assert!(parse(&["3", "maybe", "--tokens", "1"]).is_err());
		assert!(parse(&["3", "aye", "--tokens", "1", "--conviction", "7x"]).is_err());
	}

	#[test]
	fn referendum_should_be_read_from_what_is_stored() {
		let none = || Dynamic::unnamed_variant("None", []);
		let bytes = Dynamic::unnamed_composite((0..32).map(|_| Dynamic::u128(7)));
		let hash = Dynamic::unnamed_composite([bytes]);
		let lookup = Dynamic::named_variant("Lookup", [("hash", hash), ("len", Dynamic::u128(9))]);
		let tally = Dynamic::named_composite([
			("ayes", Dynamic::u128(3)),
			("nays", Dynamic::u128(2)),
			("support", Dynamic::u128(1)),
		]);
		let confirming = Dynamic::unnamed_variant("Some", [Dynamic::u128(80)]);
		let deciding =
			Dynamic::named_composite([("since", Dynamic::u128(50)), ("confirming", confirming)]);
		let status = |deposit: Dynamic, deciding: Dynamic| {
			let status = Dynamic::named_composite([
				("track", Dynamic::u128(13)),
				("proposal", lookup.clone()),
				("submitted", Dynamic::u128(40)),
				("decision_deposit", deposit),
				("deciding", deciding),
				("tally", tally.clone()),
			]);
			State::of(&Dynamic::unnamed_variant("Ongoing", [status])).unwrap()
		};
		let fresh = Ongoing {
			track: 13,
			call_hash: Some(format!("0x{}", "07".repeat(32))),
			submitted: 40,
			ayes: 3,
			nays: 2,
			support: 1,
			..Default::default()
		};
		let waiting = status(none(), none());
		let clock = Clock { block: 40, seconds: 1_796_083_200 };
		let text = waiting.describe(5, &clock);
		assert!(text.contains("place-deposit 5"));
		assert!(text.contains("submitted on 2026-12-01 00:00 UTC (#40)"), "{text}");
		assert_eq!(waiting, State::Ongoing(Box::new(fresh)));
		let deposit = Dynamic::unnamed_variant("Some", [Dynamic::u128(1)]);
		let decided = status(deposit, Dynamic::unnamed_variant("Some", [deciding]));
		let value = decided.to_json(5);
		assert_eq!((&value["deciding"], &value["confirming"]), (&json!(50), &json!(80)));
		assert_eq!(value["decisionDeposit"], true);
		let ended = Dynamic::unnamed_variant("Approved", [Dynamic::u128(90), none(), none()]);
		assert_eq!(State::of(&ended).unwrap(), State::Ended("Approved".into(), 90));
		assert_eq!(State::of(&Dynamic::u128(1)), None);
	}
}
