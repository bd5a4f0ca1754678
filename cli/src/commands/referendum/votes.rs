//! `distribution vote`.

use crate::{
	args::{
		conviction::Conviction,
		number::whole_number,
		send::{submit_and_report, SubmitArgs},
	},
	error::{CliError, Result},
	output::Output,
};
use clap::{Args, ValueEnum};
use distribution_client::{amount::Unit, ballot::AccountVote, calls::governance, Chain};

/// For, against, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Side {
	/// For.
	Aye,
	/// Against.
	Nay,
	/// Parts for, against and neither, by --aye, --nay and --abstain. Without conviction.
	Split,
	/// Neither for nor against, but as support that the question be decided. Without conviction.
	Abstain,
}

/// `distribution vote`.
#[derive(Args, Debug)]
pub struct Vote {
	/// Number of the referendum.
	#[arg(value_parser = whole_number::<u32>)]
	referendum: u32,
	/// For or against, both, or neither.
	#[arg(value_enum)]
	side: Side,
	/// How much, unless the vote is split: 25.5 or "25.5 DIST". They stay in the account, but cannot
	/// be moved while the vote stands.
	#[arg(long, value_name = "AMOUNT", required_unless_present_any = ["aye", "nay", "abstain"])]
	tokens: Option<String>,
	/// Votes per token, and how long the tokens are locked if the vote's side wins.
	#[arg(long, value_enum, default_value_t = Conviction::None)]
	conviction: Conviction,
	/// How much of a split vote is for it.
	#[arg(long, value_name = "AMOUNT", conflicts_with = "tokens")]
	aye: Option<String>,
	/// How much of a split vote is against it.
	#[arg(long, value_name = "AMOUNT", conflicts_with = "tokens")]
	nay: Option<String>,
	/// How much of a split vote is neither.
	#[arg(long, value_name = "AMOUNT", conflicts_with = "tokens")]
	abstain: Option<String>,
	#[command(flatten)]
	send: SubmitArgs,
}

impl Vote {
	/// The vote, with its amounts in smallest units.
	fn ballot(&self) -> Result<AccountVote> {
		let read = |text: &Option<String>| -> Result<u128> {
			Ok(text.as_deref().map(|text| Unit::native().read(text)).transpose()?.unwrap_or(0))
		};
		let is_one_sided = matches!(self.side, Side::Aye | Side::Nay);
		if !is_one_sided && self.conviction != Conviction::None {
			return Err(CliError::usage("only votes for one side have a conviction"));
		}
		if (self.side == Side::Split) == self.tokens.is_some() {
			return Err(CliError::usage(
				"a split vote takes --aye, --nay and --abstain; all others take --tokens",
			));
		}
		let tokens = read(&self.tokens)?;
		Ok(match self.side {
			Side::Aye | Side::Nay => {
				AccountVote::standard(self.side == Side::Aye, self.conviction.number(), tokens)
			}
			Side::Abstain => AccountVote::SplitAbstain { aye: 0, nay: 0, abstain: tokens },
			Side::Split => match (read(&self.aye)?, read(&self.nay)?, read(&self.abstain)?) {
				(aye, nay, 0) => AccountVote::Split { aye, nay },
				(aye, nay, abstain) => AccountVote::SplitAbstain { aye, nay, abstain },
			},
		})
	}
}

/// Runs `distribution vote`.
pub async fn vote(command: Vote, chain: &Chain, output: Output) -> Result<()> {
	let ballot = command.ballot()?;
	let Vote { referendum, side, conviction, send, .. } = command;
	let tokens = Unit::native().show(ballot.balance());
	if conviction != Conviction::None {
		let locking = chain.constant("ConvictionVoting", "VoteLockingPeriod").await?;
		let lock = conviction.lock(locking).unwrap_or_default();
		send.confirm(
			output,
			&format!(
				"Vote on referendum {referendum} with {tokens} and conviction: if the vote's side wins, they stay locked for {lock} after it has ended."
			),
		)?;
	}
	let call = governance::vote(referendum, ballot);
	let side = format!("{side:?}").to_lowercase();
	let done = format!("voted {side} on referendum {referendum} with {tokens}");
	submit_and_report(chain, call, &send, output, &done).await
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

	const TOKEN: u128 = 1_000_000_000_000;

	#[test]
	fn votes_should_be_read() {
		let parse = |args: &[&str]| Line::try_parse_from([&["vote"][..], args].concat());
		let line = parse(&["3", "nay", "--tokens", "12.5", "--conviction", "2x"]).unwrap();
		assert_eq!((line.vote.referendum, line.vote.side), (3, Side::Nay));
		let nay = AccountVote::Standard { vote: 2, balance: 25 * TOKEN / 2 };
		assert_eq!(line.vote.ballot().unwrap(), nay);
		let line = parse(&["3", "aye", "--tokens", "1"]).unwrap();
		let aye = AccountVote::Standard { vote: 0b1000_0000, balance: TOKEN };
		assert_eq!(line.vote.ballot().unwrap(), aye);
		assert!(parse(&["3", "aye"]).is_err());
		assert!(parse(&["3", "maybe", "--tokens", "1"]).is_err());
		assert!(parse(&["3", "aye", "--tokens", "1", "--conviction", "7x"]).is_err());
	}

	#[test]
	fn votes_should_be_split_only_without_conviction() {
		let ballot = |args: &[&str]| {
			let line = Line::try_parse_from([&["vote", "3"][..], args].concat());
			line.ok().and_then(|line| line.vote.ballot().ok())
		};
		let split = AccountVote::Split { aye: 2 * TOKEN, nay: TOKEN };
		assert_eq!(ballot(&["split", "--aye", "2", "--nay", "1"]), Some(split));
		let three = AccountVote::SplitAbstain { aye: 0, nay: TOKEN, abstain: 3 * TOKEN };
		assert_eq!(ballot(&["split", "--nay", "1", "--abstain", "3 DIST"]), Some(three));
		let neither = AccountVote::SplitAbstain { aye: 0, nay: 0, abstain: TOKEN };
		assert_eq!(ballot(&["abstain", "--tokens", "1"]), Some(neither));
		for wrong in [
			&["split", "--tokens", "1"][..],
			&["split"],
			&["split", "--aye", "1", "--tokens", "1"],
			&["aye", "--aye", "1"],
			&["split", "--aye", "1", "--conviction", "1x"],
			&["abstain", "--tokens", "1", "--conviction", "1x"],
		] {
			assert_eq!(ballot(wrong), None, "{wrong:?}");
		}
	}
}
