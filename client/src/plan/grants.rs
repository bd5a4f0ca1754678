//! A table of grants: who gets how much, and when it unlocks.

use crate::{
	account::{counted, AccountId},
	lists::{
		accounts::Accounts,
		amounts::Rounding,
		columns::{Column, ACCOUNT, AMOUNT},
		fault::{Fault, Flaw},
		reading::Reading,
		rows::{Amounts, Row, Rules},
		table::{self, Choices, Record},
	},
	plan::schedule::Unlock,
	text::shown,
	time::{show_length, Clock, Length, Time},
	types::Moment,
};
use distribution_primitives::UnlockSchedule;
use std::collections::BTreeMap;

/// The columns of a table of grants.
const COLUMNS: [Column; 6] = [
	ACCOUNT,
	AMOUNT,
	Column { name: "start", also: &["startdate", "begin", "vestingstart"], required: false },
	Column { name: "cliff", also: &["cliffperiod"], required: false },
	Column {
		name: "duration",
		also: &["length", "vesting", "vestingperiod", "vestingduration"],
		required: false,
	},
	Column { name: "steps", also: &["step", "tranches", "installments"], required: false },
];
/// Their places in it.
const WHO: usize = 0;
const HOW_MUCH: usize = 1;
const START: usize = 2;
const CLIFF: usize = 3;
const DURATION: usize = 4;
const STEPS: usize = 5;

/// How a table of grants is read.
#[derive(Debug, Clone, Copy)]
pub struct Reader {
	/// The rules for accounts and amounts. One account may have several grants, but only one with
	/// the same schedule unless duplicates are allowed.
	pub rules: Rules,
	/// What dates are counted from.
	pub clock: Clock,
	/// Whether times may lie more than twenty years ahead.
	pub far: bool,
	/// Start of the grants that have none, as a block of the relay chain.
	pub start: Option<Moment>,
	/// Whether grants without cliff and steps are locked in the holders' accounts, and the least
	/// amount of such a grant, in smallest units.
	pub vested: Option<u128>,
	/// Number of free claims of a stream, if schedules are to be cut such that every step is free.
	pub cut: Option<u32>,
}

/// A table of grants that was read, with its faults.
#[derive(Debug, Default)]
pub struct Grants {
	/// The rows of each round, in order of accounts and amounts, whatever their order in the table.
	pub groups: BTreeMap<Unlock, Vec<Row>>,
	/// Sum of all amounts, in smallest units.
	pub total: u128,
	/// Decimals of the token that the amounts are in; `None` if they are in smallest units.
	pub decimals: Option<u8>,
	/// What was found in the file, and how its lines add up.
	pub reading: Reading,
	/// All faults, in order of lines.
	pub faults: Vec<Fault>,
	/// What is worth a look although it is no fault.
	pub warnings: Vec<Fault>,
}

/// A row of the table.
struct Grant {
	line: u64,
	account: AccountId,
	amount: u128,
	unlock: Unlock,
}

impl Reader {
	/// Reads a whole table from the bytes of its file and notes every fault.
	pub fn read(&self, bytes: &[u8], choices: &Choices) -> Grants {
		let mut amounts = Amounts::new(&self.rules);
		let mut accounts = Accounts::new(self.rules.allowed);
		let mut rounding = Rounding::default();
		let mut total = 0u128;
		let mut grants: Vec<Grant> = Vec::new();
		let mut table = table::read(bytes, &COLUMNS, choices, |record| {
			let account = accounts.read(record, WHO);
			let amount = amounts.read(record, WHO, HOW_MUCH);
			let unlock = self.unlock(record);
			let (Some(account), Some(amount), Some(unlock)) = (account, amount, unlock) else {
				return;
			};
			if let (Unlock::Vested { .. }, Some(least)) = (unlock, self.vested) {
				if amount < least {
					let message = format!(
						"{} gets {amount} smallest units, and less than {least} cannot be locked in an account: leave --vested out",
						shown(record.text(WHO))
					);
					record.fault(HOW_MUCH, ("below-vested", message));
					return;
				}
			}
			let Some(sum) = total.checked_add(amount) else {
				let message = "the sum of all amounts is larger than 2^128 - 1".into();
				record.fault(HOW_MUCH, ("overflow", message));
				return;
			};
			total = sum;
			rounding.look(record.line(), amount);
			grants.push(Grant { line: record.line(), account, amount, unlock });
		});
		if !self.rules.allow_rounded {
			table.refuse(rounding.faults());
		}
		let decimals = amounts.decimals().unwrap_or_else(|fault| {
			table.refuse(vec![fault]);
			None
		});
		let by_schedule = by_schedule(grants);
		if !self.rules.allow_duplicates {
			for grants in by_schedule.values() {
				let mut again = Accounts::new(self.rules.allowed);
				for grant in grants {
					again.remember(grant.account, grant.line);
				}
				table.refuse(again.again(
					"these grants have the same schedule. Merge the rows, or give --allow-duplicates",
				));
			}
		}
		let groups = self.groups(&by_schedule).unwrap_or_else(|faults| {
			table.refuse(faults);
			BTreeMap::new()
		});
		if groups.values().any(|rows| u32::try_from(rows.len()).is_err()) {
			table.refuse(vec![Fault::whole("rows", "more than 2^32 - 1 rows")]);
		}
		table.refuse_if_empty();
		let (reading, faults, warnings) = (table.reading, table.faults, table.warnings);
		Grants { groups, total, decimals, reading, faults, warnings }
	}

	/// The rows of each round.
	fn groups(
		&self,
		by_schedule: &BTreeMap<Unlock, Vec<Grant>>,
	) -> Result<BTreeMap<Unlock, Vec<Row>>, Vec<Fault>> {
		let mut groups: BTreeMap<Unlock, Vec<Row>> = BTreeMap::new();
		let mut faults = Vec::new();
		for (unlock, grants) in by_schedule {
			let Some(most) = self.cut else {
				let rows = grants.iter().map(|grant| (grant.account, grant.amount));
				groups.entry(*unlock).or_default().extend(rows);
				continue;
			};
			match unlock.parts(most) {
				Ok(parts) => {
					for part in parts {
						let rows = grants
							.iter()
							.map(|grant| (grant.account, part.share(grant.amount)))
							// Fewer smallest units than steps: another part has them.
							.filter(|(_, amount)| *amount > 0);
						groups.entry(part.unlock).or_default().extend(rows);
					}
				}
				Err(why) => {
					let line = grants.first().map_or(0, |grant| grant.line);
					let message =
						format!("{why}: leave --every-step-free out, or change the schedule");
					faults.push(Fault::at(line, "schedule", message));
				}
			}
		}
		if !faults.is_empty() {
			return Err(faults);
		}
		groups.retain(|_, rows| !rows.is_empty());
		for rows in groups.values_mut() {
			rows.sort_unstable();
		}
		Ok(groups)
	}

	/// The schedule of a record.
	fn unlock(&self, record: &mut Record<'_>) -> Option<Unlock> {
		let start = record.value(START, |text| self.time(text));
		let cliff = record.value(CLIFF, |text| self.length(text));
		let duration = record.value(DURATION, |text| self.length(text));
		let (start, cliff, length) = (start?, cliff?, duration?.unwrap_or_default());
		if length == 0 {
			let given = [
				(START, "start", start.is_some()),
				(CLIFF, "cliff", cliff.is_some_and(|cliff| cliff > 0)),
				(STEPS, "steps", !record.text(STEPS).is_empty()),
			];
			let Some((column, name, _)) = given.into_iter().find(|(_, _, given)| *given) else {
				return Some(Unlock::Immediate);
			};
			let message = format!(
				"there is a value for the {name}, but no duration: without one the grant is paid at once"
			);
			record.fault(column, ("schedule", message));
			return None;
		}
		let Some(start) = start.or(self.start) else {
			let message =
				"there is no start: write a date, or give --start for all grants that have none";
			record.fault(START, ("schedule", message.into()));
			return None;
		};
		let step = record.value(STEPS, |text| self.step(text, length))?;
		let cliff = cliff.unwrap_or_default();
		if cliff > length {
			let message = format!(
				"the cliff, {}, is longer than the duration, {}",
				show_length(cliff),
				show_length(length)
			);
			record.fault(CLIFF, ("schedule", message));
			return None;
		}
		let schedule = UnlockSchedule { start, cliff, length, step: step.unwrap_or(1) };
		if !schedule.is_valid() {
			let message = "the schedule ends after the last block that the chain can count to";
			record.fault(DURATION, ("schedule", message.into()));
			return None;
		}
		Some(match (self.vested, cliff, step) {
			(Some(_), 0, None) => Unlock::Vested { start, length },
			_ => Unlock::Streamed { start, cliff, length, step: schedule.step },
		})
	}

	/// A block of the relay chain, if there is one.
	fn time(&self, text: &str) -> Result<Option<Moment>, Flaw> {
		if text.is_empty() {
			return Ok(None);
		}
		if is_number(text) {
			let message = format!("`{text}` is a number, which a spreadsheet may have made of a date: write 2027-01-31, or #{text} for a block of the relay chain");
			return Err(("time", message));
		}
		let time: Time = shown(text).parse().map_err(|why| ("time", why))?;
		let block = self.clock.block_of(time, self.far);
		block.map(Some).map_err(|why| ("time", why.to_string()))
	}

	/// A duration in blocks of the relay chain, if there is one.
	fn length(&self, text: &str) -> Result<Option<Moment>, Flaw> {
		if text.is_empty() {
			return Ok(None);
		}
		let length: Length = shown(text).parse().map_err(|why| ("duration", why))?;
		let blocks = length.blocks(self.far);
		blocks.map(Some).map_err(|why| ("duration", why.to_string()))
	}

	/// Blocks of one step: of so many steps in `length` blocks, or of a duration. Nothing if it
	/// unlocks continuously.
	fn step(&self, text: &str, length: Moment) -> Result<Option<Moment>, Flaw> {
		if !is_number(text) {
			let step = self.length(text)?;
			return match step {
				Some(step) if step == 0 || step > length => {
					let message = format!(
						"a step of {} does not fit into the duration, {}",
						show_length(step),
						show_length(length)
					);
					Err(("schedule", message))
				}
				step => Ok(step),
			};
		}
		let steps: Moment = text.parse().unwrap_or(Moment::MAX);
		if steps == 0 || steps > length || !length.is_multiple_of(steps) {
			let message = format!(
				"{} cannot be cut into {}: write how long a step lasts, as in 1mo",
				show_length(length),
				counted(steps, "equal step")
			);
			return Err(("schedule", message));
		}
		Ok(length.checked_div(steps))
	}
}

/// Digits only.
fn is_number(text: &str) -> bool {
	!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn by_schedule(grants: Vec<Grant>) -> BTreeMap<Unlock, Vec<Grant>> {
	let mut by_schedule: BTreeMap<Unlock, Vec<Grant>> = BTreeMap::new();
	for grant in grants {
		by_schedule.entry(grant.unlock).or_default().push(grant);
	}
	by_schedule
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::lists::amounts::ListUnit;

	const ALICE: &str = "diay3eAmwF3X5kPAtEAeKpSBaCP89G58LD8e9ez7X6UYSS1Ud";
	const BOB: &str = "diZPtN6bo7KXBbNgNoEgP56Gc6Y7FoXiziJVpbcyr2VdCf3pQ";
	const UNIT: u128 = 1_000_000_000_000;
	const MONTH: Moment = 438_300;

	/// 2026-12-01, 00:00 UTC.
	fn reader() -> Reader {
		Reader {
			rules: Rules { unit: ListUnit::Tokens(12), minimum: UNIT, ..Rules::default() },
			clock: Clock { block: 27_000_000, seconds: 1_796_083_200 },
			far: false,
			start: None,
			vested: None,
			cut: None,
		}
	}

	fn read(reader: &Reader, rows: &str) -> Grants {
		let text = format!("account,amount,start,cliff,duration,steps\n{rows}");
		reader.read(text.as_bytes(), &Choices::default())
	}

	fn good(reader: &Reader, rows: &str) -> BTreeMap<Unlock, Vec<Row>> {
		let grants = read(reader, rows);
		assert!(grants.faults.is_empty(), "{:?}", grants.faults);
		assert!(grants.reading.adds_up());
		grants.groups
	}

	/// Kind, line and message of the only fault.
	fn fault(reader: &Reader, rows: &str) -> (&'static str, u64, String) {
		let mut faults = read(reader, rows).faults;
		assert_eq!(faults.len(), 1, "{faults:?}");
		let fault = faults.remove(0);
		(fault.kind, fault.line, fault.message)
	}

	#[test]
	fn rows_with_the_same_schedule_should_share_a_round() {
		let rows = format!(
			"{BOB},5,,,,\n{ALICE},7,,,,\n{ALICE},100,2026-12-02,1y,4y,48\n{BOB},50,2026-12-02,12mo,48mo,month\n{BOB},9,2026-12-02,,30d,\n"
		);
		let groups = good(&reader(), &rows);
		let start = 27_014_400;
		let monthly =
			Unlock::Streamed { start, cliff: 12 * MONTH, length: 48 * MONTH, step: MONTH };
		let even = Unlock::Streamed { start, cliff: 0, length: 432_000, step: 1 };
		assert_eq!(groups.keys().copied().collect::<Vec<_>>(), [Unlock::Immediate, even, monthly]);
		let amounts = |unlock: &Unlock| groups[unlock].iter().map(|row| row.1 / UNIT);
		// In order of accounts: Bob's key is the smaller one.
		assert_eq!(amounts(&Unlock::Immediate).collect::<Vec<_>>(), [5, 7]);
		assert_eq!(amounts(&monthly).collect::<Vec<_>>(), [50, 100]);
		assert_eq!(amounts(&even).sum::<u128>(), 9);
	}

	#[test]
	fn plan_should_be_the_same_when_the_rows_are_in_another_order() {
		let rows =
			[format!("{BOB},5,,,,"), format!("{ALICE},7,#500,,1y,"), format!("{ALICE},1,,,,")];
		let forwards = good(&reader(), &rows.join("\n"));
		let backwards: Vec<_> = rows.iter().rev().cloned().collect();
		assert_eq!(good(&reader(), &backwards.join("\n")), forwards);
	}

	#[test]
	fn schedules_should_be_cut_when_every_step_is_to_be_free() {
		let cut = Reader { cut: Some(32), ..reader() };
		let rows = format!("{ALICE},96,#1000,1y,4y,48\n{BOB},10,#1000,,1y,12\n");
		let groups = good(&cut, &rows);
		let lengths: Vec<_> = groups
			.keys()
			.map(|unlock| match unlock {
				Unlock::Streamed { start, length, .. } => ((start - 1_000) / MONTH, length / MONTH),
				other => panic!("{other:?}"),
			})
			.collect();
		assert_eq!(lengths, [(0, 12), (0, 24), (24, 24)]);
		let sum: u128 = groups.values().flatten().map(|row| row.1).sum();
		assert_eq!(sum, 106 * UNIT);
	}

	#[test]
	fn grants_should_be_locked_in_accounts_when_they_have_neither_cliff_nor_steps() {
		let vested = Reader { vested: Some(10 * UNIT), ..reader() };
		let rows = format!("{ALICE},10,#1000,,1y,\n{BOB},10,#1000,1mo,1y,\n{BOB},3,,,,\n");
		let kinds: Vec<_> = good(&vested, &rows).keys().map(Unlock::kind).collect();
		assert_eq!(kinds, ["immediate", "vested", "streamed"]);
		let (kind, line, _) = fault(&vested, &format!("{ALICE},9,#1000,,1y,\n"));
		assert_eq!((kind, line), ("below-vested", 2));
	}

	#[test]
	fn rows_should_be_refused_with_their_line_when_their_schedule_makes_no_sense() {
		for (cells, kind, said) in [
			("2027-01-31,,,", "schedule", "value for the start, but no duration"),
			(",1y,,", "schedule", "value for the cliff"),
			(",,,12", "schedule", "value for the steps"),
			(",,4y,48", "schedule", "give --start"),
			("2027-01-31,5y,4y,", "schedule", "longer than the duration"),
			("2027-01-31,,30d,7", "schedule", "7 equal steps"),
			("2027-01-31,,30d,0", "schedule", "0 equal steps"),
			("2027-01-31,,30d,2mo", "schedule", "does not fit"),
			("2027-01-31,,48,", "duration", "no unit: say 1y, 30d, or blocks:48"),
			("2027-01-31,#40,4y,", "duration", "no unit: say 1y, 30d, or blocks:40"),
			("2027-01-31,,12m,", "duration", "not a duration"),
			("46418,,4y,", "time", "spreadsheet may have made of a date"),
			("31.01.2027,,4y,", "time", "not a time"),
			("2060-01-01,,4y,", "time", "20 years"),
			("#4294967290,,4y,", "time", "20 years"),
		] {
			let rows = format!("{BOB},5,,,,\n{ALICE},5,{cells}\n");
			let (found, line, message) = fault(&reader(), &rows);
			assert_eq!((found, line), (kind, 3), "{cells}: {message}");
			assert!(message.contains(said), "{cells}: {message}");
		}
		let start = Reader { start: Some(500), ..reader() };
		assert_eq!(good(&start, &format!("{ALICE},5,,,4y,48\n")).len(), 1);
		let blocks = format!("{ALICE},5,#500,0,blocks:40,8\n");
		let wanted = Unlock::Streamed { start: 500, cliff: 0, length: 40, step: 5 };
		assert_eq!(good(&reader(), &blocks).keys().copied().collect::<Vec<_>>(), [wanted]);
	}

	#[test]
	fn account_should_be_refused_when_it_has_two_grants_of_one_schedule() {
		let twice = format!("{ALICE},5,,,,\n{ALICE},6,#9,,1y,\n{ALICE},7,,,,\n");
		let (kind, line, message) = fault(&reader(), &twice);
		assert_eq!((kind, line), ("duplicate", 4));
		assert!(message.contains("same schedule"), "{message}");
		let rules = Rules { allow_duplicates: true, ..reader().rules };
		let groups = good(&Reader { rules, ..reader() }, &twice);
		assert_eq!(groups[&Unlock::Immediate].len(), 2);
	}

	#[test]
	fn table_should_be_read_with_accounts_and_amounts_alone() {
		let text = format!("wallet;allocation (DIST)\n{ALICE};5\n");
		let grants = reader().read(text.as_bytes(), &Choices::default());
		assert!(grants.faults.is_empty(), "{:?}", grants.faults);
		assert_eq!((grants.total, grants.decimals), (5 * UNIT, Some(12)));
		let empty = reader().read(b"account,amount\n", &Choices::default());
		assert_eq!(empty.faults[0].kind, "empty");
	}
}
