//! Votes taken back, and the tokens that votes and delegations locked.

use crate::{
	args::{
		number::whole_number,
		send::{show_calls, submit_and_report, together, SubmitArgs},
		trial::Trial,
	},
	error::{CliError, Result},
	output::{note, Output},
};
use clap::Args;
use distribution_client::{
	account::{self, counted, show_native, AccountId},
	calls::{governance, Call},
	chain::At,
	referenda::State,
	time::Clock,
	tracks::{track_of, Rules},
	types::Moment,
	votes::{Remains, Unlocking, Votes, Why},
	Chain,
};
use serde_json::{json, Value};

/// Most votes that one transaction removes.
const MOST_VOTES: usize = 50;

/// `distribution referendum remove-vote`.
#[derive(Args, Debug)]
pub struct RemoveVote {
	/// Number of the referendum.
	#[arg(value_parser = whole_number::<u32>)]
	referendum: u32,
	/// Its track, by number or name. Default: the one that the vote is on.
	#[arg(long, value_name = "TRACK")]
	track: Option<String>,
	#[command(flatten)]
	send: SubmitArgs,
}

/// `distribution referendum unlock`.
#[derive(Args, Debug)]
pub struct Unlock {
	/// The account: any SS58 address or 0x and 64 digits. Default: the signer. Anybody can unlock for
	/// anybody.
	account: Option<String>,
	#[command(flatten)]
	send: SubmitArgs,
}

/// Runs `distribution referendum remove-vote`.
pub async fn remove_vote(command: RemoveVote, chain: &Chain, output: Output) -> Result<()> {
	let RemoveVote { referendum, track, send } = command;
	let clock = chain.clock().await?;
	let at = chain.best().await?;
	let rules = chain.referendum_rules(&at).await?;
	let named = track.as_deref().map(|text| track_of(&rules.tracks, text)).transpose()?;
	let named = named.map(|track| track.id);
	// A call that is signed elsewhere can be made without knowing by whom.
	let (track, lasts) = match (named, send.print_call && !send.names_signer()) {
		(Some(track), true) => (track, None),
		(None, true) => (track_while_ongoing(chain, &at, referendum).await?, None),
		(named, false) => {
			let who = send.maker(chain).await?;
			let votes = chain.votes_of(&at, &who, &rules.tracks).await?;
			let voted = votes.tracks_of(referendum);
			let track = named.or(voted.first().copied());
			let track = track.filter(|track| voted.contains(track)).ok_or_else(|| {
				let who = account::show(&who);
				CliError::input(match named {
					Some(id) => format!(
						"{who} has no vote on referendum {referendum} on the track {}",
						rules.name(id)
					),
					None => format!("{who} has no vote on referendum {referendum}"),
				})
			})?;
			(track, lock_of(&votes, &rules, referendum, clock.block))
		}
	};
	let mut summary =
		format!("Remove the vote on referendum {referendum} of the track {}.", rules.name(track));
	if let Some(until) = lasts {
		summary.push_str(&format!(
			" Its side won: what it locks stays locked until {}, removed or not.",
			clock.show(until)
		));
	}
	send.confirm(output, &summary)?;
	let call = governance::remove_vote(track, referendum);
	let done = format!(
		"removed the vote on referendum {referendum}; next: distribution referendum unlock"
	);
	submit_and_report(chain, call, &send, output, &done).await
}

/// The track of a referendum that is not over.
async fn track_while_ongoing(chain: &Chain, at: &At, referendum: u32) -> Result<u16> {
	match chain.referendum(at, referendum).await? {
		State::Ongoing(ongoing) => Ok(ongoing.track),
		State::Ended(..) => Err(CliError::input(format!(
			"referendum {referendum} is over, and the chain forgot its track: give --track, or --as and whose vote it is"
		))),
	}
}

/// Until when a vote on a referendum that is over locks.
fn lock_of(votes: &Votes, rules: &Rules, referendum: u32, now: Moment) -> Option<Moment> {
	let remains = votes.unlocking(rules.locking, now).remains;
	remains.into_iter().find_map(|remains| match remains.why {
		Why::Won(id, until) if id == referendum => Some(until),
		_ => None,
	})
}

/// Runs `distribution referendum unlock`.
pub async fn unlock(command: Unlock, chain: &Chain, output: Output) -> Result<()> {
	let Unlock { account, send } = command;
	let who = send.account(chain, account.as_deref()).await?;
	let clock = chain.clock().await?;
	let at = chain.best().await?;
	let rules = chain.referendum_rules(&at).await?;
	let votes = chain.votes_of(&at, &who, &rules.tracks).await?;
	let mut found = votes.unlocking(rules.locking, clock.block);
	let more = found.remove.len() > MOST_VOTES;
	found.remove.truncate(MOST_VOTES);
	let mut value = unlocking_json(&who, &found, &rules, &clock);
	let told = describe(&who, &found, &rules, &clock);
	if found.unlock.is_empty() {
		output.print(&value, || told);
		return Ok(());
	}
	let removals = found.remove.iter();
	let mut calls: Vec<Call> = removals
		.map(|(track, referendum)| governance::remove_other_vote(&who, *track, *referendum))
		.collect();
	calls.extend(found.unlock.iter().map(|track| governance::unlock(*track, &who)));
	let call = together(chain, calls).await?;
	if !send.sends() {
		if !output.json {
			note(&told);
		}
		if send.dry_run {
			// Anybody can unlock for anybody.
			return Trial::of_calls(chain, &send.maker_or(who)?, &[call]).await?.print(output);
		}
		return show_calls(chain, &[call], output).await;
	}
	let signer = send.signer(chain).await?;
	send.confirm(output, &told)?;
	let included = chain.send(&call, signer).await?;
	let again = if more { "\nThere are more votes that lock nothing: run it again." } else { "" };
	if let Some(object) = value.as_object_mut() {
		object.insert("block".into(), json!(format!("{:#x}", included.block)));
		object.insert("blockNumber".into(), json!(included.number));
		object.insert("more".into(), json!(more));
	}
	output.print(&value, || format!("Done ({}). {told}{again}", included.place()));
	Ok(())
}

/// Why something stays locked, and until when.
fn why(remains: &Remains, clock: &Clock) -> String {
	match remains.why {
		Why::Vote(id) => format!("voted on referendum {id}, which is not over"),
		Why::Won(id, until) => {
			format!("voted on referendum {id} with conviction and won, until {}", clock.show(until))
		}
		Why::Earlier(until) => {
			format!("an earlier vote or delegation, until {}", clock.show(until))
		}
		Why::Delegation(to) => format!("delegated to {}", account::show(&to)),
	}
}

fn describe(who: &AccountId, found: &Unlocking, rules: &Rules, clock: &Clock) -> String {
	let who = account::show(who);
	let (before, after) = (show_native(found.before), show_native(found.after));
	let mut lines = Vec::new();
	if found.unlock.is_empty() {
		lines.push(match found.before {
			0 => format!("Votes lock nothing of {who}."),
			_ => format!("Votes lock {before} of {who}, and nothing can be unlocked now."),
		});
	} else {
		lines.push(format!(
			"{who}: votes lock {before}, and {after} from then on; {} that lock nothing are removed.",
			counted(found.remove.len(), "vote")
		));
	}
	if !found.remains.is_empty() {
		lines.push("What stays locked (the largest counts):".into());
	}
	lines.extend(found.remains.iter().map(|remains| {
		let (amount, track) = (show_native(remains.amount), rules.name(remains.track));
		format!("  {amount} on {track}: {}", why(remains, clock))
	}));
	lines.join("\n")
}

fn unlocking_json(who: &AccountId, found: &Unlocking, rules: &Rules, clock: &Clock) -> Value {
	let remains = found.remains.iter().map(|remains| {
		let (kind, referendum, until) = match remains.why {
			Why::Vote(id) => ("vote", Some(id), None),
			Why::Won(id, until) => ("won", Some(id), Some(until)),
			Why::Earlier(until) => ("earlier", None, Some(until)),
			Why::Delegation(_) => ("delegation", None, None),
		};
		let to = match remains.why {
			Why::Delegation(to) => Some(account::show(&to)),
			_ => None,
		};
		json!({
			"track": remains.track,
			"trackName": rules.name(remains.track),
			"amount": remains.amount.to_string(),
			"why": kind,
			"referendum": referendum,
			"to": to,
			"until": until,
			"untilDate": until.and_then(|until| clock.iso(until)),
		})
	});
	let removed = found.remove.iter();
	json!({
		"account": account::show(who),
		"lockedBefore": found.before.to_string(),
		"lockedAfter": found.after.to_string(),
		"removed": removed
			.map(|(track, referendum)| json!({ "track": track, "referendum": referendum }))
			.collect::<Vec<_>>(),
		"unlocked": found.unlock,
		"remains": remains.collect::<Vec<_>>(),
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;

	const TOKEN: u128 = 1_000_000_000_000;
	const CLOCK: Clock = Clock { block: 100, seconds: 1_796_083_200 };

	#[derive(Parser, Debug)]
	struct Line {
		#[command(flatten)]
		_remove: RemoveVote,
	}

	fn rules() -> Rules {
		Rules { tracks: Vec::new(), votable: 1, waiting: 1, locking: 100 }
	}

	fn unlocking() -> Unlocking {
		let remains = |amount, why| Remains { track: 13, amount, why };
		Unlocking {
			remove: vec![(13, 4)],
			unlock: vec![13],
			remains: vec![
				remains(5 * TOKEN, Why::Won(3, 110)),
				remains(2 * TOKEN, Why::Delegation([2; 32])),
				remains(TOKEN, Why::Vote(7)),
			],
			before: 9 * TOKEN,
			after: 5 * TOKEN,
		}
	}

	#[test]
	fn vote_of_another_account_should_not_be_sent() {
		let parse = |args: &[&str]| Line::try_parse_from([&["remove-vote"][..], args].concat());
		assert!(parse(&["3"]).is_ok());
		assert!(parse(&["3", "--track", "root"]).is_ok());
		assert!(parse(&["3", "--as", "x", "--print-call"]).is_ok());
		assert!(parse(&["3", "--as", "x"]).is_err());
	}

	#[test]
	fn what_stays_locked_should_be_told_with_its_reason() {
		let text = describe(&[1; 32], &unlocking(), &rules(), &CLOCK);
		let to = account::show(&[2; 32]);
		let delegated = format!("2 DIST on 13: delegated to {to}");
		for part in [
			"votes lock 9 DIST, and 5 DIST from then on; 1 vote that",
			"5 DIST on 13: voted on referendum 3 with conviction and won, until 2026-12-01 00:01 UTC (#110)",
			delegated.as_str(),
			"1 DIST on 13: voted on referendum 7, which is not over",
		] {
			assert!(text.contains(part), "{part}: {text}");
		}
		let value = unlocking_json(&[1; 32], &unlocking(), &rules(), &CLOCK);
		assert_eq!(value["removed"][0]["referendum"], 4);
		assert_eq!(
			(&value["unlocked"][0], &value["lockedAfter"]),
			(&json!(13), &json!("5000000000000"))
		);
		assert_eq!(value["remains"][0]["untilDate"], "2026-12-01T00:01:00Z");
		assert_eq!(value["remains"][1]["to"], to);
		let nothing = describe(&[1; 32], &Unlocking::default(), &rules(), &CLOCK);
		assert!(nothing.starts_with("Votes lock nothing of "), "{nothing}");
	}
}
