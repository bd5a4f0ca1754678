//! `distribution compliance history`: every event of the registry about one account.

use crate::{
	args::{
		account::account_of,
		registry::{expiry_date, expiry_text},
	},
	error::{CliError, Result},
	output::Output,
};
use clap::Args;
use distribution_client::{
	account::{self, AccountId},
	events::{
		Attested, Forgotten, FreezeLapsed, FreezeRatified, Frozen, RawEvent, Revoked, Unfrozen,
	},
	past::Past,
	text::shown,
	time::{iso_time, show_time, Clock, Time},
	Chain,
};
use serde_json::{json, Map, Value};
use std::str::FromStr;

/// What it costs, for `--help`.
const COST: &str = "What it costs:
  The chain stores no history, so every block from --from to the last final one is read, up to 16 at
  a time, with a few questions to the node for each: 14,400 blocks a day at six seconds each. Blocks
  that nodes have forgotten, after 256 as a rule, need an archive node (--state-pruning archive).
  Give --from if you know when it began. `compliance status` shows the present for one question.";

/// `distribution compliance history`.
#[derive(Args, Debug)]
#[command(after_help = COST)]
pub struct History {
	/// The account: any SS58 address or 0x and 64 digits.
	account: String,
	/// First block of this chain to look at, or a date: 2027-01-31 or 2027-01-31T12:00Z (UTC).
	#[arg(long, value_name = "BLOCK|DATE", default_value = "1")]
	from: Beginning,
}

/// Where a history begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beginning {
	/// A block of this chain, not of the relay chain.
	Block(u64),
	/// Seconds since 1970.
	Date(i64),
}

impl FromStr for Beginning {
	type Err = String;

	fn from_str(text: &str) -> std::result::Result<Self, String> {
		let number = text.strip_prefix('#').unwrap_or(text);
		if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) {
			return number.parse().map(Self::Block).map_err(|_| format!("`{number}` is too large"));
		}
		match text.parse() {
			Ok(Time::Date(seconds)) => Ok(Self::Date(seconds)),
			_ => Err(format!(
				"`{text}` is neither a block of this chain nor a date: write 123456, or 2027-01-31"
			)),
		}
	}
}

/// An event about the account.
struct Told {
	/// Its name on chain.
	name: String,
	/// The attester or officer who caused it; none if governance or the committee did, or nobody.
	by: Option<AccountId>,
	/// What happened, in words.
	text: String,
	/// The other fields.
	fields: Map<String, Value>,
}

impl Told {
	fn new(event: &RawEvent, by: Option<AccountId>, text: String, fields: Value) -> Self {
		let fields = match fields {
			Value::Object(fields) => fields,
			_ => Map::new(),
		};
		Self { name: event.name.clone(), by, text, fields }
	}
}

/// Runs `distribution compliance history`.
pub async fn history(command: History, chain: &Chain, output: Output) -> Result<()> {
	let who = account_of(&command.account)?;
	let head = chain.final_block().await?.number;
	let first = match command.from {
		Beginning::Block(number) => number,
		Beginning::Date(seconds) => {
			chain.first_block_since(seconds, head).await?.ok_or_else(|| {
				CliError::input("no final block is as late as the date that --from gives")
			})?
		}
	};
	if first > head {
		return Err(CliError::input(format!(
			"there is no final block {first} yet: the last is {head}"
		)));
	}
	let clock = chain.clock().await?;
	let count = head.saturating_sub(first).saturating_add(1);
	let bar = output.progress(count, "reading blocks");
	let mut past = Past::new(chain, first, head);
	let (mut lines, mut values) = (Vec::new(), Vec::new());
	while let Some((number, events)) = past.next_block().await? {
		bar.inc(1);
		let mut found = Vec::new();
		for event in &events {
			found.extend(told(event, &who, &clock)?);
		}
		if found.is_empty() {
			continue;
		}
		let seconds = chain.seconds_at(&chain.at_number(number).await?).await?;
		for event in found {
			let date = show_time(seconds).unwrap_or_default();
			lines.push(format!("block {number}, {date}: {}", event.text));
			let mut value = event.fields;
			value.insert("block".into(), json!(number));
			value.insert("date".into(), json!(iso_time(seconds)));
			value.insert("event".into(), json!(event.name));
			value.insert("by".into(), json!(event.by.as_ref().map(account::show)));
			values.push(Value::Object(value));
		}
	}
	bar.finish_and_clear();
	let value = json!({
		"account": account::show(&who),
		"from": first,
		"to": head,
		"blocks": count,
		"events": values,
	});
	output.print(&value, || {
		lines.push(format!(
			"{} about {} in {} from {first} to {head}.",
			account::counted(values.len(), "event"),
			account::show(&who),
			account::counted(count, "block"),
		));
		lines.join("\n")
	});
	Ok(())
}

/// Names of the registry's events that are about no account.
const ABOUT_ALL: [&str; 2] = ["BlockedSet", "LimitsSet"];

/// What an event says about an account; nothing if it is about another one.
fn told(
	event: &RawEvent,
	who: &AccountId,
	clock: &Clock,
) -> distribution_client::Result<Option<Told>> {
	// The first field of all others is the account that they are about.
	let about_all = ABOUT_ALL.contains(&event.name.as_str());
	if event.pallet != "Compliance" || about_all || !event.fields.starts_with(who) {
		return Ok(None);
	}
	let by = |who: &Option<AccountId>| match who {
		Some(officer) => account::show(officer),
		None => "governance or the committee".into(),
	};
	if let Some(Attested { attester, statement, nonce, .. }) = event.read()? {
		let credential = if nonce.is_some() { ", by a credential" } else { "" };
		let text = format!(
			"{} vouched for it{credential}: level {}, {}, {}",
			account::show(&attester),
			statement.level,
			statement.jurisdiction,
			expiry_text(statement.expires, clock)
		);
		let fields = json!({
			"level": statement.level,
			"jurisdiction": statement.jurisdiction.to_string(),
			"expires": statement.expires,
			"expiresDate": expiry_date(statement.expires, clock),
			"evidence": format!("{:#x}", statement.evidence),
			"nonce": nonce,
		});
		return Ok(Some(Told::new(event, Some(attester), text, fields)));
	}
	if let Some(Revoked { attester, nonce, reason, .. }) = event.read()? {
		let who = account::show(&attester);
		let text = format!("{who} revoked its record, reason {reason:#x}");
		let fields = json!({ "nonce": nonce, "reason": format!("{reason:#x}") });
		return Ok(Some(Told::new(event, Some(attester), text, fields)));
	}
	if let Some(Forgotten { attester, .. }) = event.read()? {
		let text = format!("the void record of {} was removed", account::show(&attester));
		let fields = json!({ "attester": account::show(&attester) });
		return Ok(Some(Told::new(event, None, text, fields)));
	}
	if let Some(Frozen { officer, reason, lapses, .. }) = event.read()? {
		let text = format!(
			"frozen by {}, reason {reason:#x}, lapses on {} unless it is ratified",
			account::show(&officer),
			clock.show(lapses)
		);
		let fields = json!({
			"reason": format!("{reason:#x}"),
			"lapses": lapses,
			"lapsesDate": clock.iso(lapses),
		});
		return Ok(Some(Told::new(event, Some(officer), text, fields)));
	}
	if let Some(Unfrozen { officer, reason, .. }) = event.read()? {
		let text = format!("unfrozen by {}, reason {reason:#x}", by(&officer));
		let fields = json!({ "reason": format!("{reason:#x}") });
		return Ok(Some(Told::new(event, officer, text, fields)));
	}
	if let Some(FreezeRatified { officer, .. }) = event.read()? {
		let text = format!("the freeze was ratified by {}", by(&officer));
		return Ok(Some(Told::new(event, officer, text, json!({}))));
	}
	if let Some(FreezeLapsed { officer, .. }) = event.read()? {
		let text = format!("the freeze of {} lapsed", account::show(&officer));
		let fields = json!({ "officer": account::show(&officer) });
		return Ok(Some(Told::new(event, None, text, fields)));
	}
	// What happened to it as an attester or officer.
	let text = format!("as an attester or officer: {}", shown(&event.name));
	Ok(Some(Told::new(event, None, text, json!({}))))
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::Encode;
	use distribution_client::{past::AT_ONCE, types::Statement};
	use distribution_primitives::Country;
	use polkadot_sdk::sp_core::H256;

	/// 2026-12-01, 00:00 UTC.
	const CLOCK: Clock = Clock { block: 1_000, seconds: 1_796_083_200 };
	const WHO: AccountId = [7; 32];
	const OTHER: AccountId = [8; 32];

	fn event(name: &str, fields: impl Encode) -> RawEvent {
		RawEvent { pallet: "Compliance".into(), name: name.into(), fields: fields.encode() }
	}

	fn read(event: &RawEvent) -> Option<(Option<AccountId>, String)> {
		told(event, &WHO, &CLOCK).unwrap().map(|told| (told.by, told.text))
	}

	#[test]
	fn events_about_the_account_should_be_told_with_who_caused_them() {
		let reason = H256::repeat_byte(1);
		let frozen = event("Frozen", (WHO, OTHER, reason, 15_400u32));
		let (by, text) = read(&frozen).unwrap();
		assert_eq!(by, Some(OTHER));
		assert!(text.contains(&format!("frozen by {}", account::show(&OTHER))), "{text}");
		assert!(text.contains("lapses on 2026-12-02 00:00 UTC (#15400)"), "{text}");
		let ended = event("Unfrozen", (WHO, None::<AccountId>, reason));
		let (by, text) = read(&ended).unwrap();
		assert_eq!(by, None);
		assert!(text.starts_with("unfrozen by governance or the committee"), "{text}");
		let statement = Statement {
			level: 2,
			jurisdiction: Country(*b"DE"),
			expires: 15_400,
			evidence: H256::zero(),
		};
		let attested = event("Attested", (WHO, OTHER, statement, Some(7u64)));
		let (by, text) = read(&attested).unwrap();
		assert_eq!(by, Some(OTHER));
		assert!(text.contains("by a credential: level 2, DE, until 2026-12-02"), "{text}");
		assert!(read(&event("OfficerSuspended", WHO)).unwrap().1.ends_with("OfficerSuspended"));
	}

	#[test]
	fn events_about_others_should_be_left_out() {
		let reason = H256::repeat_byte(1);
		// What the account does to others is their history.
		assert_eq!(read(&event("Frozen", (OTHER, WHO, reason, 5u32))), None);
		assert_eq!(read(&event("LimitsSet", WHO)), None);
		let elsewhere = RawEvent { pallet: "System".into(), ..event("NewAccount", WHO) };
		assert_eq!(read(&elsewhere), None);
	}

	#[test]
	fn event_that_cannot_be_read_should_be_an_error_and_not_left_out() {
		assert!(told(&event("Frozen", (WHO, OTHER)), &WHO, &CLOCK).is_err());
	}

	#[test]
	fn beginning_should_be_a_block_of_this_chain_or_a_date() {
		let read = |text: &str| text.parse::<Beginning>();
		assert_eq!(read("123"), Ok(Beginning::Block(123)));
		assert_eq!(read("#123"), Ok(Beginning::Block(123)));
		assert_eq!(read("2026-12-01"), Ok(Beginning::Date(CLOCK.seconds)));
		for wrong in ["", "soon", "+30d", "now", "-1", "99999999999999999999"] {
			assert!(read(wrong).is_err(), "{wrong}");
		}
	}

	#[test]
	fn help_should_say_what_it_costs() {
		assert!(COST.contains(&format!("up to {AT_ONCE} at\n")));
	}
}
