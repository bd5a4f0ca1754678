//! `distribution voucher rotate-keys`, `promise` and `show`: what a manager decides, and how it stands.

use crate::{
	args::{
		number::whole_number,
		send::{submit_and_report, SubmitArgs},
	},
	error::{CliError, Result},
	output::Output,
};
use clap::Args;
use distribution_client::{
	account::{counted, show_native, AccountId},
	calls::{distribution, Call},
	dry_run::Origin,
	plan::screening::deposit_for,
	settling::Judge,
	time::{Clock, Time},
	types::Moment,
	vouchers::{keys_of, show_key, VoucherKeys},
	Chain, Error,
};
use distribution_primitives::{EndingEpoch, Source, Status, MAX_ENDING_EPOCHS};
use serde_json::{json, Value};

/// `distribution voucher rotate-keys`.
#[derive(Args, Debug)]
pub struct RotateKeys {
	/// Number of the round.
	#[arg(value_parser = whole_number::<u32>)]
	round: u32,
	/// The keys that sign from now on: sr25519:0x…, ed25519:0x… or ecdsa:0x…, at most eight.
	#[arg(required = true, value_name = "KEY")]
	keys: Vec<String>,
	/// How many of them have to sign a voucher.
	#[arg(long, default_value_t = 1)]
	threshold: u8,
	/// When vouchers of the present keys can no longer be settled: 2027-01-31, +30d from now, or
	/// '#123456'. Default: the notice period from now. A draft has none. It cannot be made earlier, and
	/// while three former epochs have not ended, keys cannot be replaced.
	#[arg(long, value_name = "TIME")]
	ends: Option<Time>,
	#[command(flatten)]
	send: SubmitArgs,
}

/// `distribution voucher promise`.
#[derive(Args, Debug)]
pub struct Promise {
	/// Number of the round.
	#[arg(value_parser = whole_number::<u32>)]
	round: u32,
	/// What can be paid in all from now on, what was paid included: 25.5 or "25.5 DIST" in tokens of
	/// the round's asset, "25 smallest" in its smallest unit, or `all` for the whole budget.
	amount: String,
	/// The number of beneficiaries for whom there is room from now on. Default: as it is.
	#[arg(long, value_name = "NUMBER", value_parser = whole_number::<u32>)]
	beneficiaries: Option<u32>,
	#[command(flatten)]
	send: SubmitArgs,
}

/// Blocks that pass before a transaction is carried out, at the most, if nothing is wrong: the notice
/// counts from then on.
const MARGIN: Moment = 50;

/// Runs `distribution voucher rotate-keys`.
pub async fn rotate_keys(command: RotateKeys, chain: &Chain, output: Output) -> Result<()> {
	let keys = keys_of(&command.keys, command.threshold)?;
	let (info, clock) = (chain.round(command.round).await?, chain.clock().await?);
	let is_draft = info.status == Status::Draft;
	let ends = match command.ends {
		_ if is_draft => 0,
		Some(time) => clock.block_of(time, false)?,
		None => {
			let notice: Moment = chain.constant("Distribution", "VoucherNotice").await?;
			clock.block.saturating_add(notice).saturating_add(MARGIN)
		}
	};
	let call = distribution::rotate_keys(command.round, &keys, ends);
	let shown = in_words(&keys);
	let summary = if is_draft {
		format!("Vouchers of round {} will be signed by {shown}.", command.round)
	} else {
		let (judge, _) = Judge::of(chain, command.round).await?;
		let mut summary = format!(
			"From now on vouchers of round {} are signed by {shown}. Those of the present keys can be settled until {}, which cannot be made earlier.",
			command.round,
			clock.show(ends)
		);
		let living: Vec<Moment> = living(&judge).into_iter().map(|(_, ends)| ends).collect();
		summary.push_str(&blocked(&living, ends, &clock));
		summary
	};
	command.send.confirm(output, &summary)?;
	submit_and_report(chain, call, &command.send, output, "keys set").await
}

/// Former epochs that have not ended, each with its end on the clock of the chain: the round's own clock
/// is behind it by what the round has lost.
fn living(judge: &Judge) -> Vec<(&EndingEpoch<Moment>, Moment)> {
	let lost = judge.round.ends.saturating_sub(judge.round.terms.window.closes);
	let living = judge.signers.ending.iter().filter(|ending| judge.now < ending.ends);
	living.map(|ending| (ending, ending.ends.saturating_add(lost))).collect()
}

/// What follows from former epochs that have not ended, with these ends, if the present one becomes one
/// of them and ends at `ends`; nothing if the keys can be replaced once more then.
fn blocked(living: &[Moment], ends: Moment, clock: &Clock) -> String {
	let most = MAX_ENDING_EPOCHS as usize;
	if let (true, Some(first)) = (living.len() >= most, living.iter().min()) {
		return format!(
			" Warning: {} former epochs have not ended, so the chain will refuse it until {}.",
			living.len(),
			clock.show(*first)
		);
	}
	let all = living.len().saturating_add(1);
	if all < most {
		return String::new();
	}
	let first = living.iter().fold(ends, |first, end| first.min(*end));
	format!(
		" Warning: {all} former epochs will not have ended then, so these keys cannot be replaced until {}, whatever becomes of them.",
		clock.show(first)
	)
}

/// Keys in words.
fn in_words(keys: &VoucherKeys) -> String {
	let shown: Vec<String> = keys.keys.iter().map(show_key).collect();
	format!("{} of {}", keys.threshold, shown.join(", "))
}

/// Runs `distribution voucher promise`.
pub async fn promise(command: Promise, chain: &Chain, output: Output) -> Result<()> {
	let info = chain.round(command.round).await?;
	if !matches!(info.terms.source, Source::Voucher { .. }) {
		return Err(CliError::input(format!("round {} does not pay vouchers", command.round)));
	}
	let unit = chain.unit(info.terms.asset).await?;
	let amount = match command.amount.as_str() {
		"all" => info.terms.budget,
		text => unit.read(text)?,
	};
	let beneficiaries = command.beneficiaries.unwrap_or(info.rows);
	let call = distribution::promise(command.round, amount, beneficiaries);
	let mut summary = format!(
		"Promise {} of the budget of {} to vouchers of round {}, with room for {}. It cannot be taken back.",
		unit.show(amount),
		unit.show(info.terms.budget),
		command.round,
		counted(beneficiaries, "account")
	);
	if command.send.sends() {
		// Ask first: what would be refused is not sent.
		let maker = command.send.maker(chain).await?;
		summary.push_str(&deposit_told(more_held(chain, &maker, &call).await?));
	}
	command.send.confirm(output, &summary)?;
	submit_and_report(chain, call, &command.send, output, "promised").await
}

/// What `maker` would have held for a call beyond what is held already, in smallest units of the native
/// token. Refused as the chain would refuse the call, also if they cannot have that much held.
async fn more_held(chain: &Chain, maker: &AccountId, call: &Call) -> Result<u128> {
	let more = deposit_for(chain, maker, call).await?.map_err(Error::Refused)?;
	let bytes = chain.call_bytes(call).await?;
	let Err(reason) = chain.dry_run(Origin::Signed(*maker), bytes).await?.result else {
		return Ok(more);
	};
	let can = chain.balance_of(maker).await?.movable();
	let told = format!(
		"{reason} ({} more would be held as the deposit, and the account can move {})",
		show_native(more),
		show_native(can)
	);
	Err(CliError::from(Error::Refused(reason)).told(told))
}

/// What more is held for a deposit, in words that follow others.
fn deposit_told(more: u128) -> String {
	match more {
		0 => " The deposit stays as it is.".into(),
		more => format!(
			" {} more is held as the deposit, until the round is removed.",
			show_native(more)
		),
	}
}

/// The keys of an epoch as JSON.
fn keys_json(epoch: u32, keys: &VoucherKeys, ends: Option<Moment>, clock: &Clock) -> Value {
	json!({
		"epoch": epoch,
		"threshold": keys.threshold,
		"keys": keys.keys.iter().map(show_key).collect::<Vec<_>>(),
		"ends": ends,
		"endsDate": ends.and_then(|ends| clock.iso(ends)),
	})
}

/// Runs `distribution voucher show`.
pub async fn show(round: u32, chain: &Chain, output: Output) -> Result<()> {
	let (judge, _) = Judge::of(chain, round).await?;
	let (clock, info) = (chain.clock().await?, &judge.round);
	let unit = chain.unit(info.terms.asset).await?;
	let (signers, ending) = (&judge.signers, living(&judge));
	let mut epochs = vec![keys_json(signers.epoch, &signers.keys, None, &clock)];
	epochs
		.extend(ending.iter().map(|(it, ends)| keys_json(it.epoch, &it.keys, Some(*ends), &clock)));
	let value = json!({
		"round": round,
		"epochs": epochs,
		"budget": info.terms.budget.to_string(),
		"promised": info.rows_total.to_string(),
		"claimed": info.claimed.to_string(),
		"setAside": info.set_aside.to_string(),
		"left": judge.left().to_string(),
		"beneficiaries": info.rows_claimed,
		"room": info.rows,
	});
	output.print(&value, || {
		let mut lines = vec![
			format!("Round {round}, epoch {}: {}", signers.epoch, in_words(&signers.keys)),
			format!(
				"  promised  {} of {}",
				unit.show(info.rows_total),
				unit.show(info.terms.budget)
			),
			format!("  claimed   {}", unit.show(info.claimed)),
			format!("  aside     {}", unit.show(info.set_aside)),
			format!("  left      {}", unit.show(judge.left())),
			format!(
				"  known     {}, room for {}",
				counted(info.rows_claimed, "account"),
				info.rows
			),
		];
		lines.extend(ending.iter().map(|(it, ends)| {
			let keys = in_words(&it.keys);
			format!("  epoch {} until {}: {keys}", it.epoch, clock.show(*ends))
		}));
		lines.join("\n")
	});
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn manager_should_be_warned_before_keys_cannot_be_replaced() {
		let clock = Clock { block: 100, seconds: 0 };
		let said = |living: &[Moment], ends| blocked(living, ends, &clock);
		assert_eq!(said(&[], 9_000), "");
		assert_eq!(said(&[500], 9_000), "");
		let third = said(&[700, 500], 9_000);
		assert!(third.contains("cannot be replaced until") && third.contains("#500"), "{third}");
		assert!(said(&[700, 500], 400).contains("#400"));
		let fourth = said(&[700, 500, 600], 400);
		assert!(fourth.contains("refuse it until") && fourth.contains("#500"), "{fourth}");
	}

	/// Regression: room for all accounts that there can be was made without a word about its deposit.
	#[test]
	fn manager_should_be_told_what_more_is_held() {
		let told = deposit_told(1_500_000_000_000);
		assert!(told.starts_with(" 1.5 DIST more is held as the deposit"), "{told}");
		assert_eq!(deposit_told(0), " The deposit stays as it is.");
	}
}
