//! Delegations: letting another account vote, and taking that back.

use crate::{
	args::{
		account::account_of,
		conviction::Conviction,
		send::{submit_and_report, together, SubmitArgs},
	},
	error::{CliError, Result},
	output::Output,
};
use clap::Args;
use distribution_client::{
	account::{self, counted, show_native},
	amount::Unit,
	ballot::lock_periods,
	calls::governance,
	tracks::{track_of, Rules},
	votes::Voting,
	Chain, Error,
};

/// Tracks of one transaction at most: each declares the proof of 512 votes, and a block holds no more.
const MOST_AT_ONCE: usize = 4;

/// The tracks of a delegation.
#[derive(Args, Debug)]
pub struct TrackArgs {
	/// Track, by number or name. Can be given several times.
	#[arg(long, value_name = "TRACK", required_unless_present = "all_tracks")]
	track: Vec<String>,
	/// All tracks on which there is something to do, at most four at a time: run it again for more.
	#[arg(long, conflicts_with = "track")]
	all_tracks: bool,
}

impl TrackArgs {
	/// Leaves as many of `ids` as one transaction can have, and returns how many were left out. Whoever
	/// names tracks means all of them.
	fn cut(&self, ids: &mut Vec<u16>) -> Result<usize> {
		let left = ids.len().saturating_sub(MOST_AT_ONCE);
		if left > 0 && !self.all_tracks {
			return Err(CliError::input(format!(
				"{} tracks do not fit into a block: name at most {MOST_AT_ONCE}, and the others after that",
				ids.len()
			)));
		}
		ids.truncate(MOST_AT_ONCE);
		Ok(left)
	}
}

/// What is still to be done after a transaction, behind what was.
fn and_then(left: usize) -> String {
	match left {
		0 => String::new(),
		_ => format!("; {} left: run it again", counted(left, "track")),
	}
}

/// `distribution referendum delegate`.
#[derive(Args, Debug)]
pub struct Delegate {
	/// Who votes with your tokens: any SS58 address or 0x and 64 digits.
	to: String,
	#[command(flatten)]
	tracks: TrackArgs,
	/// How much: 25.5 or "25.5 DIST". They stay in your account, but cannot be moved.
	#[arg(long, value_name = "AMOUNT")]
	tokens: String,
	/// Votes per token, and how long the tokens are locked after you take the delegation back.
	#[arg(long, value_enum, default_value_t = Conviction::None)]
	conviction: Conviction,
	#[command(flatten)]
	send: SubmitArgs,
}

/// `distribution referendum undelegate`.
#[derive(Args, Debug)]
pub struct Undelegate {
	#[command(flatten)]
	tracks: TrackArgs,
	#[command(flatten)]
	send: SubmitArgs,
}

/// The tracks that are named, or all of them.
fn tracks_named(named: &TrackArgs, rules: &Rules) -> Result<Vec<u16>> {
	if named.all_tracks {
		return Ok(rules.tracks.iter().map(|track| track.id).collect());
	}
	let mut ids = Vec::new();
	for text in &named.track {
		let id = track_of(&rules.tracks, text)?.id;
		if !ids.contains(&id) {
			ids.push(id);
		}
	}
	Ok(ids)
}

fn names(tracks: &[u16], rules: &Rules) -> String {
	tracks.iter().map(|track| rules.name(*track)).collect::<Vec<_>>().join(", ")
}

/// Runs `distribution referendum delegate`.
pub async fn delegate(command: Delegate, chain: &Chain, output: Output) -> Result<()> {
	let Delegate { to, tracks, tokens, conviction, send } = command;
	let to = account_of(&to)?;
	let balance = Unit::native().read(&tokens)?;
	if balance == 0 {
		return Err(CliError::input("the amount is 0"));
	}
	let at = chain.best().await?;
	let rules = chain.referendum_rules(&at).await?;
	let mut ids = tracks_named(&tracks, &rules)?;
	// A call on named tracks can be made without knowing who will sign it.
	if tracks.all_tracks || !send.print_call || send.names_signer() {
		let who = send.maker(chain).await?;
		let votes = chain.votes_of(&at, &who, &rules.tracks).await?;
		if tracks.all_tracks {
			ids.retain(|id| votes.on(*id).and_then(obstacle).is_none());
		}
		if ids.is_empty() {
			let why = format!("{} votes or delegates on every track", account::show(&who));
			return Err(Error::NotNow(why).into());
		}
		for track in &ids {
			if let Some(why) = votes.on(*track).and_then(obstacle) {
				let name = rules.name(*track);
				return Err(Error::NotNow(format!("on the track {name} {why}")).into());
			}
		}
	}
	let left = tracks.cut(&mut ids)?;
	let (who, amount) = (account::show(&to), show_native(balance));
	let after = match conviction.lock(rules.locking) {
		Some(lock) => format!("for {lock} after you take it back"),
		None => "until you take it back".into(),
	};
	send.confirm(
		output,
		&format!(
			"Let {who} vote with {amount} on {}. They stay in your account, locked {after}.",
			names(&ids, &rules)
		),
	)?;
	let calls = ids.iter();
	let calls = calls.map(|track| governance::delegate(*track, &to, conviction.number(), balance));
	let call = together(chain, calls.collect()).await?;
	let done = format!("delegated {amount} to {who} on {}{}", names(&ids, &rules), and_then(left));
	submit_and_report(chain, call, &send, output, &done).await
}

/// What keeps an account from delegating.
fn obstacle(voting: &Voting) -> Option<String> {
	match voting {
		Voting::Delegating { target, .. } => Some(format!(
			"your tokens are delegated to {} already: take that back first with `distribution referendum undelegate`",
			account::show(target)
		)),
		Voting::Casting { votes, .. } if votes.is_empty() => None,
		Voting::Casting { votes, .. } => {
			let ids: Vec<String> = votes.iter().map(|(id, _)| id.to_string()).collect();
			Some(format!(
				"you have votes of your own: remove them first with `distribution referendum remove-vote N` (referenda {})",
				ids.join(", ")
			))
		}
	}
}

/// Runs `distribution referendum undelegate`.
pub async fn undelegate(command: Undelegate, chain: &Chain, output: Output) -> Result<()> {
	let Undelegate { tracks, send } = command;
	let clock = chain.clock().await?;
	let at = chain.best().await?;
	let rules = chain.referendum_rules(&at).await?;
	let mut ids = tracks_named(&tracks, &rules)?;
	let mut told = Vec::new();
	// A call on named tracks can be made without knowing who will sign it.
	if tracks.all_tracks || send.names_signer() || !send.print_call {
		let who = send.maker(chain).await?;
		let votes = chain.votes_of(&at, &who, &rules.tracks).await?;
		if tracks.all_tracks {
			ids.retain(|id| matches!(votes.on(*id), Some(Voting::Delegating { .. })));
		}
		for id in &ids {
			let Some(Voting::Delegating { balance, target, conviction, .. }) = votes.on(*id) else {
				let (who, track) = (account::show(&who), rules.name(*id));
				let why = format!("{who} delegates nothing on the track {track}");
				return Err(Error::NotNow(why).into());
			};
			let periods = lock_periods(*conviction);
			let until = clock.block.saturating_add(rules.locking.saturating_mul(periods));
			told.push(format!(
				"  {}: {} from {}{}",
				rules.name(*id),
				show_native(*balance),
				account::show(target),
				match periods {
					0 => ", free at once".into(),
					_ => format!(", locked until {}", clock.show(until)),
				}
			));
		}
		if ids.is_empty() {
			let why = format!("{} delegates nothing on any track", account::show(&who));
			return Err(Error::NotNow(why).into());
		}
	}
	let left = tracks.cut(&mut ids)?;
	told.truncate(ids.len());
	send.confirm(output, &format!("Take back your delegations:\n{}", told.join("\n")))?;
	let call = together(chain, ids.iter().map(|id| governance::undelegate(*id)).collect()).await?;
	let done = format!(
		"took back the delegation on {}{}; when the lock is over: distribution referendum unlock",
		names(&ids, &rules),
		and_then(left)
	);
	submit_and_report(chain, call, &send, output, &done).await
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;
	use distribution_client::ballot::AccountVote;

	const TOKEN: u128 = 1_000_000_000_000;

	#[derive(Parser, Debug)]
	enum Line {
		Delegate(Delegate),
		Undelegate(Undelegate),
	}

	#[test]
	fn delegations_should_name_their_tracks_or_all() {
		let parse = |args: &[&str]| Line::try_parse_from([&["x"][..], args].concat());
		let tokens = ["--tokens", "5"];
		let delegate =
			|args: &[&str]| parse(&[&["delegate", "x"][..], args, &tokens[..]].concat()).is_ok();
		assert!(delegate(&["--track", "root", "--track", "13"]));
		assert!(delegate(&["--all-tracks", "--conviction", "2x"]));
		assert!(!delegate(&[]));
		assert!(!delegate(&["--all-tracks", "--track", "root"]));
		assert!(parse(&["undelegate", "--all-tracks"]).is_ok());
		assert!(parse(&["undelegate", "--all-tracks", "--as", "x"]).is_err());
		assert!(parse(&["undelegate", "--all-tracks", "--as", "x", "--print-call"]).is_ok());
	}

	#[test]
	fn own_votes_and_delegations_should_keep_from_delegating() {
		let casting = |votes| Voting::Casting { votes, delegations: (0, 0), prior: (0, 0) };
		assert_eq!(obstacle(&casting(Vec::new())), None);
		let vote = AccountVote::standard(true, 0, TOKEN);
		let told = obstacle(&casting(vec![(3, vote), (8, vote)])).unwrap();
		assert!(told.contains("referenda 3, 8"), "{told}");
		let delegating = Voting::Delegating {
			balance: TOKEN,
			target: [2; 32],
			conviction: 1,
			delegations: (0, 0),
			prior: (0, 0),
		};
		assert!(obstacle(&delegating).unwrap().contains("undelegate"));
	}
}
