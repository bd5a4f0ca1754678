//! `distribution vest`: what vests in an account, and unlocking it.

use crate::{
	args::{account::account_of, send::SubmitArgs, trial::Trial},
	error::{CliError, Result},
	output::{table, Output},
};
use clap::Args;
use distribution_client::{
	account::{self, show_native, AccountId},
	balances::Balance,
	calls::vesting,
	keys::show_bytes,
	time::Clock,
	vesting::{locked_at, Schedule},
	Chain,
};
use polkadot_sdk::sp_io::hashing::blake2_256;
use serde_json::{json, Value};

/// Name of the lock that vesting puts on an account.
const LOCK: &str = "vesting";

/// `distribution vest`.
#[derive(Args, Debug)]
pub struct Vest {
	/// The account: any SS58 address or 0x and 64 digits. Default: the signer. Anybody can unlock for
	/// anybody.
	account: Option<String>,
	#[command(flatten)]
	send: SubmitArgs,
}

/// What vests in an account.
struct Vesting {
	who: AccountId,
	schedules: Vec<Schedule>,
	/// What vesting locks until somebody unlocks, in smallest units.
	locked: u128,
	/// What other locks, such as those of votes, keep in the account, in smallest units.
	otherwise: u128,
	clock: Clock,
}

impl Vesting {
	fn new(who: AccountId, schedules: Vec<Schedule>, balance: &Balance, clock: Clock) -> Self {
		let lock = |is_ours: bool| {
			let locks = balance.locks.iter().filter(|(name, _)| (name == LOCK) == is_ours);
			locks.map(|(_, amount)| *amount).max().unwrap_or_default()
		};
		Self { who, schedules, locked: lock(true), otherwise: lock(false), clock }
	}

	/// What must stay locked now.
	fn remains(&self) -> u128 {
		locked_at(&self.schedules, self.clock.block)
	}

	/// What can be unlocked now.
	fn unlocks(&self) -> u128 {
		self.locked.saturating_sub(self.remains())
	}

	fn json(&self) -> Value {
		let now = self.clock.block;
		let date = |block| self.clock.iso(block);
		let schedule = |schedule: &Schedule| {
			json!({
				"locked": schedule.locked.to_string(),
				"perBlock": schedule.per_block.to_string(),
				"start": schedule.start,
				"startDate": date(schedule.start),
				"end": schedule.end(),
				"endDate": date(schedule.end()),
				"remains": schedule.locked_at(now).to_string(),
			})
		};
		json!({
			"account": account::show(&self.who),
			"now": now,
			"schedules": self.schedules.iter().map(schedule).collect::<Vec<_>>(),
			"locked": self.locked.to_string(),
			"remains": self.remains().to_string(),
			"unlocks": self.unlocks().to_string(),
			"lockedOtherwise": self.otherwise.to_string(),
		})
	}

	fn describe(&self) -> String {
		let now = self.clock.block;
		let date = |block| self.clock.show(block);
		let row = |schedule: &Schedule| {
			vec![
				show_native(schedule.locked),
				date(schedule.start),
				date(schedule.end()),
				show_native(schedule.locked.saturating_sub(schedule.locked_at(now))),
				show_native(schedule.locked_at(now)),
			]
		};
		let rows: Vec<Vec<String>> = self.schedules.iter().map(row).collect();
		let mut lines = vec![
			format!("Vesting in {}:", account::show(&self.who)),
			table(&["amount", "from", "to", "vested", "still to vest"], &rows),
		];
		let (unlocks, remains) = (show_native(self.unlocks()), show_native(self.remains()));
		lines.push(format!("{unlocks} can be unlocked now; {remains} stay locked."));
		if self.otherwise > self.remains() {
			let other = show_native(self.otherwise);
			lines.push(format!("Votes and other locks keep {other} in the account all the same."));
		}
		lines.join("\n")
	}
}

/// Runs `distribution vest`.
pub async fn vest(command: Vest, chain: &Chain, output: Output) -> Result<()> {
	let Vest { account, send } = command;
	let named = account.as_deref().map(account_of).transpose()?;
	let who = match named {
		Some(who) => who,
		None => send.maker(chain).await?,
	};
	let clock = chain.clock().await?;
	let at = chain.best().await?;
	let schedules = chain.vesting_of(&at, &who).await?;
	let balance = chain.balance_of(&who).await?;
	let found = Vesting::new(who, schedules, &balance, clock);
	if found.schedules.is_empty() {
		return Err(CliError::input(format!("nothing vests in {}", account::show(&who))));
	}
	let call = match named {
		Some(who) => vesting::vest_other(&who),
		None => vesting::vest(),
	};
	let mut value = found.json();
	let mut text = found.describe();
	let mut add = |name: &str, field: Value| {
		if let Some(object) = value.as_object_mut() {
			object.insert(name.into(), field);
		}
	};
	let mut trial = None;
	if send.print_call {
		let bytes = chain.call_bytes(&call).await?;
		let (encoded, hash) = (show_bytes(&bytes), show_bytes(blake2_256(&bytes)));
		text.push_str(&format!("\nNot sent.\nEncoded call:\n{encoded}\nIts hash: {hash}"));
		add("call", json!(encoded));
		add("callHash", json!(hash));
		add("length", json!(bytes.len()));
	} else if send.dry_run {
		// Anybody can unlock for anybody.
		let tried = Trial::of_calls(chain, &send.maker_or(who)?, &[call]).await?;
		text.push_str(&format!("\n{}", tried.text()));
		add("trial", tried.json());
		trial = Some(tried);
	} else if found.unlocks() == 0 {
		text.push_str("\nNothing was sent.");
	} else {
		// Whoever named an account pays the fee for it.
		let included = chain.send(&call, send.signer(chain).await?).await?;
		let unlocked = show_native(found.unlocks());
		text.push_str(&format!("\nDone: unlocked {unlocked} ({}).", included.place()));
		add("block", json!(format!("{:#x}", included.block)));
		add("blockNumber", json!(included.number));
	}
	output.print(&value, || text);
	trial.map_or(Ok(()), Trial::end)
}

#[cfg(test)]
mod tests {
	use super::*;

	const TOKEN: u128 = 1_000_000_000_000;

	fn found(otherwise: u128) -> Vesting {
		let clock = Clock { block: 1_010, seconds: 1_796_083_200 };
		let schedules = vec![Schedule { locked: 100 * TOKEN, per_block: TOKEN, start: 1_000 }];
		let locks = vec![("vesting".into(), 95 * TOKEN), ("pyconvot".into(), otherwise)];
		Vesting::new([7; 32], schedules, &Balance { locks, ..Balance::default() }, clock)
	}

	#[test]
	fn vesting_should_be_told_with_its_dates_and_what_can_be_unlocked() {
		let text = found(20 * TOKEN).describe();
		for part in [
			"100 DIST",
			"2026-11-30 23:59 UTC (#1000)",
			"2026-12-01 00:09 UTC (#1100)",
			"10 DIST",
			"5 DIST can be unlocked now; 90 DIST stay locked.",
		] {
			assert!(text.contains(part), "{part}: {text}");
		}
		assert!(!text.contains("Votes"), "{text}");
		assert!(found(93 * TOKEN).describe().contains("keep 93 DIST in the account"));
		let value = found(0).json();
		assert_eq!(value["unlocks"], (5 * TOKEN).to_string());
		assert_eq!(value["schedules"][0]["end"], 1_100);
		assert_eq!(value["schedules"][0]["endDate"], "2026-12-01T00:09:00Z");
	}
}
