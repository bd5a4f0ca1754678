//! `distribution compliance list`: the records and freezes of the registry, read in pages.

use crate::{
	args::{
		account::account_of,
		registry::{expiry_date, freeze_json, lasts_text},
	},
	error::Result,
	files::create,
	output::{table, Output},
};
use clap::Args;
use distribution_client::{
	account::{self, AccountId},
	files::csv_line,
	identities::{Identity, Record},
	registry::{records_at, refusal_code, refusal_text, FreezeInfo},
	time::{Clock, Time},
	types::{Moment, RecordInfo},
	Chain,
};
use distribution_primitives::Country;
use serde_json::{json, Value};
use std::{
	collections::BTreeMap,
	io::Write,
	path::{Path, PathBuf},
};

/// `distribution compliance list`.
#[derive(Args, Debug)]
pub struct ListRecords {
	/// Only records of this attester.
	#[arg(long, value_name = "ACCOUNT")]
	attester: Option<String>,
	/// Only accounts that are frozen now.
	#[arg(long)]
	frozen: bool,
	/// Only records that expire before this time: 2027-01-31, +30d from now, or '#123456' for a
	/// block of the relay chain. Those that have expired already are among them.
	#[arg(long, value_name = "TIME")]
	expiring: Option<Time>,
	/// Only records that name this country: two capital letters, as in DE.
	#[arg(long, value_name = "CODE")]
	country: Option<Country>,
	/// Write them to this CSV file too.
	#[arg(long, value_name = "FILE")]
	csv: Option<PathBuf>,
}

/// Which records are listed.
#[derive(Debug, Default)]
struct Filter {
	attester: Option<AccountId>,
	frozen: bool,
	/// First block of the relay chain at which a record may still be valid.
	before: Option<Moment>,
	country: Option<Country>,
}

impl Filter {
	/// Whether a record is listed.
	fn takes(&self, record: &Record) -> bool {
		self.attester.is_none_or(|attester| record.attester == attester)
			&& self.before.is_none_or(|before| record.expires < before)
			&& self.country.is_none_or(|country| record.jurisdiction == country)
	}

	/// Whether it asks for something about records.
	fn is_about_records(&self) -> bool {
		self.attester.is_some() || self.before.is_some() || self.country.is_some()
	}

	/// What is listed of an account's entry; nothing if it is not.
	fn of(&self, account: AccountId, identity: Identity, now: Moment) -> Option<Found> {
		let frozen = identity.frozen.and_then(|freeze| freeze.in_force(now));
		if self.frozen && frozen.is_none() {
			return None;
		}
		let records = identity.records.into_iter().filter(|record| self.takes(record));
		let attesters: Vec<AccountId> = records.map(|record| record.attester).collect();
		let named = !attesters.is_empty() || (frozen.is_some() && !self.is_about_records());
		named.then_some(Found { account, frozen, attesters })
	}
}

/// An account of which something is listed.
#[derive(Debug, PartialEq, Eq)]
struct Found {
	account: AccountId,
	frozen: Option<FreezeInfo>,
	/// The attesters whose records are listed.
	attesters: Vec<AccountId>,
}

/// A line of the list: a record of an account, or a frozen account without one.
#[derive(Debug, PartialEq, Eq)]
struct Line {
	account: AccountId,
	frozen: Option<FreezeInfo>,
	record: Option<RecordInfo>,
}

/// Runs `distribution compliance list`.
pub async fn list(command: ListRecords, chain: &Chain, output: Output) -> Result<()> {
	let block = chain.final_block().await?;
	let at = chain.at(block.hash).await?;
	let clock = chain.clock().await?;
	let filter = Filter {
		attester: command.attester.as_deref().map(account_of).transpose()?,
		frozen: command.frozen,
		before: command.expiring.map(|time| clock.block_of(time, true)).transpose()?,
		country: command.country,
	};
	let mut found = Vec::new();
	let entries = chain
		.identities(&at, |account, identity| {
			found.extend(filter.of(account, identity, clock.block));
		})
		.await?;
	// What a record gives is the runtime's to say.
	let mut asked: BTreeMap<AccountId, Vec<AccountId>> = BTreeMap::new();
	for Found { account, attesters, .. } in &found {
		for attester in attesters {
			asked.entry(*attester).or_default().push(*account);
		}
	}
	let mut told: BTreeMap<(AccountId, AccountId), RecordInfo> = BTreeMap::new();
	for (attester, accounts) in asked {
		let records = records_at(chain, &at, &attester, &accounts).await?;
		for (account, record) in accounts.into_iter().zip(records) {
			told.extend(record.map(|record| ((account, attester), record)));
		}
	}
	let lines = lines(found, &mut told);
	if let Some(path) = &command.csv {
		write_csv(path, &lines, &clock)?;
	}
	let value = json!({
		"block": block.number,
		"entries": entries,
		"records": lines.iter().map(|line| line.json(&clock)).collect::<Vec<_>>(),
	});
	output.print(&value, || {
		let accounts = account::counted(entries, "account");
		let count = account::counted(lines.len(), "line");
		let summary = format!("{count}; the registry has {accounts} at block {}.", block.number);
		if lines.is_empty() {
			return summary;
		}
		let rows: Vec<_> = lines.iter().map(|line| line.cells(&clock)).collect();
		format!("{}\n{summary}", table(&HEADER, &rows))
	});
	Ok(())
}

/// A line for each record, or for an account without any.
fn lines(found: Vec<Found>, told: &mut BTreeMap<(AccountId, AccountId), RecordInfo>) -> Vec<Line> {
	let mut lines = Vec::new();
	for Found { account, frozen, attesters } in found {
		if attesters.is_empty() {
			lines.push(Line { account, frozen, record: None });
			continue;
		}
		for attester in attesters {
			let record = told.remove(&(account, attester));
			lines.push(Line { account, frozen: frozen.clone(), record });
		}
	}
	lines
}

const HEADER: [&str; 7] =
	["account", "frozen", "attester", "level", "country", "expires", "counts"];

impl Line {
	fn json(&self, clock: &Clock) -> Value {
		let record = self.record.as_ref();
		json!({
			"account": account::show(&self.account),
			"frozen": self.frozen.as_ref().map(|freeze| freeze_json(freeze, clock)),
			"attester": record.map(|record| account::show(&record.attester)),
			"level": record.map(|record| record.level),
			"jurisdiction": record.map(|record| record.jurisdiction.to_string()),
			"expires": record.map(|record| record.expires),
			"expiresDate": record.and_then(|record| expiry_date(record.expires, clock)),
			"evidence": record.map(|record| format!("{:#x}", record.evidence)),
			"nonce": record.map(|record| record.nonce),
			"gives": record.and_then(|record| record.gives.ok()),
			"refusal": record.and_then(|record| record.gives.err()).map(refusal_code),
		})
	}

	fn cells(&self, clock: &Clock) -> Vec<String> {
		let frozen = self.frozen.as_ref().map_or("no".into(), |freeze| lasts_text(freeze, clock));
		let mut cells = vec![account::show(&self.account), frozen];
		cells.extend(match &self.record {
			Some(record) => [
				account::show(&record.attester),
				record.level.to_string(),
				record.jurisdiction.to_string(),
				match expiry_date(record.expires, clock) {
					Some(_) => clock.show(record.expires),
					None => "never".into(),
				},
				match record.gives {
					Ok(level) => format!("level {level}"),
					Err(refusal) => refusal_text(refusal).into(),
				},
			],
			None => ["-"; 5].map(String::from),
		});
		cells
	}
}

/// Writes the lines to a CSV file.
fn write_csv(path: &Path, lines: &[Line], clock: &Clock) -> Result<()> {
	let mut file = create(path)?;
	let header = [
		"account",
		"frozen_by",
		"frozen_since",
		"freeze_lapses",
		"attester",
		"level",
		"country",
		"expires_block",
		"expires",
		"gives_level",
		"refusal",
		"evidence",
	];
	file.write_all(csv_line(header).as_bytes())?;
	for line in lines {
		let freeze = line.frozen.as_ref();
		let record = line.record.as_ref();
		let text = |value: Option<String>| value.unwrap_or_default();
		let cells = [
			account::show(&line.account),
			text(freeze.map(|freeze| account::show(&freeze.officer))),
			text(freeze.and_then(|freeze| clock.iso(freeze.since))),
			text(freeze.and_then(|freeze| clock.iso(freeze.lapses?))),
			text(record.map(|record| account::show(&record.attester))),
			text(record.map(|record| record.level.to_string())),
			text(record.map(|record| record.jurisdiction.to_string())),
			text(record.map(|record| record.expires.to_string())),
			text(record.and_then(|record| expiry_date(record.expires, clock))),
			text(record.and_then(|record| record.gives.ok()).map(|level| level.to_string())),
			text(record.and_then(|record| record.gives.err()).map(refusal_code)),
			text(record.map(|record| format!("{:#x}", record.evidence))),
		];
		file.write_all(csv_line(cells.iter().map(String::as_str)).as_bytes())?;
	}
	Ok(file.finish()?)
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::identities::{Freeze, Lasts};
	use distribution_primitives::Refusal;
	use polkadot_sdk::sp_core::H256;

	/// 2026-12-01, 00:00 UTC.
	const CLOCK: Clock = Clock { block: 1_000, seconds: 1_796_083_200 };

	fn record(attester: u8, country: [u8; 2], expires: Moment) -> Record {
		Record {
			attester: [attester; 32],
			epoch: 0,
			level: 2,
			jurisdiction: Country(country),
			expires,
			evidence: H256::zero(),
			nonce: 0,
			revoked: false,
			kept_until: 0,
		}
	}

	fn freeze(lasts: Lasts) -> Option<Freeze> {
		Some(Freeze { officer: [9; 32], reason: H256::zero(), since: 5, lasts })
	}

	fn attesters(filter: &Filter, frozen: Option<Freeze>) -> Option<Vec<u8>> {
		let records = vec![record(1, *b"DE", 2_000), record(2, *b"FR", 900)];
		let found = filter.of([7; 32], Identity { frozen, records }, CLOCK.block)?;
		Some(found.attesters.iter().map(|attester| attester[0]).collect())
	}

	#[test]
	fn records_should_be_listed_as_the_filters_say() {
		let none = Filter::default();
		assert_eq!(attesters(&none, None), Some(vec![1, 2]));
		let one = Filter { attester: Some([1; 32]), ..Filter::default() };
		assert_eq!(attesters(&one, None), Some(vec![1]));
		let before = Filter { before: Some(2_000), ..Filter::default() };
		assert_eq!(attesters(&before, None), Some(vec![2]));
		let german = Filter { country: Some(Country(*b"DE")), ..Filter::default() };
		assert_eq!(attesters(&german, None), Some(vec![1]));
		let both = Filter { attester: Some([2; 32]), ..german };
		assert_eq!(attesters(&both, None), None);
		let frozen = Filter { frozen: true, ..Filter::default() };
		assert_eq!(attesters(&frozen, None), None);
		assert_eq!(attesters(&frozen, freeze(Lasts::Until(1_000))), None);
		assert_eq!(attesters(&frozen, freeze(Lasts::Until(1_001))), Some(vec![1, 2]));
		assert_eq!(attesters(&frozen, freeze(Lasts::Ratified(None))), Some(vec![1, 2]));
	}

	#[test]
	fn frozen_account_without_records_should_be_listed_unless_records_are_asked_for() {
		let entry = || Identity { frozen: freeze(Lasts::Until(2_000)), records: vec![] };
		let found = |filter: &Filter| filter.of([7; 32], entry(), CLOCK.block);
		assert!(found(&Filter::default()).unwrap().attesters.is_empty());
		assert!(found(&Filter { frozen: true, ..Filter::default() }).is_some());
		let country = Some(Country(*b"DE"));
		assert!(found(&Filter { country, frozen: true, ..Filter::default() }).is_none());
		let nothing = Identity { frozen: None, records: vec![] };
		assert_eq!(Filter::default().of([7; 32], nothing, CLOCK.block), None);
	}

	#[test]
	fn lines_should_tell_dates_and_what_a_record_gives() {
		let info = |attester: u8, expires, gives| RecordInfo {
			attester: [attester; 32],
			level: 2,
			jurisdiction: Country(*b"DE"),
			expires,
			evidence: H256::zero(),
			nonce: 0,
			gives,
		};
		let account = [7; 32];
		let frozen = freeze(Lasts::Until(15_400)).unwrap().in_force(CLOCK.block);
		let found = Found { account, frozen, attesters: vec![[1; 32], [2; 32]] };
		let alone = Found { account: [8; 32], frozen: None, attesters: vec![] };
		let mut told = BTreeMap::from([
			((account, [1; 32]), info(1, Moment::MAX, Ok(2))),
			((account, [2; 32]), info(2, 15_400, Err(Refusal::Revoked))),
		]);
		let lines = lines(vec![found, alone], &mut told);
		assert_eq!((lines.len(), told.len()), (3, 0));
		let cells = lines[0].cells(&CLOCK);
		assert_eq!(cells[1], "lapses on 2026-12-02 00:00 UTC (#15400) unless it is ratified");
		assert_eq!(cells[5..], ["never", "level 2"]);
		let cells = lines[1].cells(&CLOCK);
		assert_eq!(
			cells[5..],
			["2026-12-02 00:00 UTC (#15400)", "the attester took its word back"]
		);
		assert_eq!(lines[2].cells(&CLOCK)[1..], ["no", "-", "-", "-", "-", "-"]);
		let value = lines[1].json(&CLOCK);
		assert_eq!(value["expiresDate"], "2026-12-02T00:00:00Z");
		assert_eq!((&value["gives"], &value["refusal"]), (&Value::Null, &json!("Revoked")));
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("records.csv");
		write_csv(&path, &lines, &CLOCK).unwrap();
		let text = std::fs::read_to_string(&path).unwrap();
		let rows: Vec<&str> = text.lines().collect();
		assert_eq!(rows.len(), 4);
		assert!(rows[2].contains(",15400,2026-12-02T00:00:00Z,,Revoked,0x"), "{text}");
	}
}
