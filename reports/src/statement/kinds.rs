//! Kinds of movements, and what they are to an account.

use std::str::FromStr;

/// Why a balance changes, as the index names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
	/// Between two accounts.
	Transfer,
	/// From the pot of a round.
	Payment,
	/// From the pot of a pool.
	Reward,
	/// What a transaction takes, or gives back.
	Fee,
	/// Tokens made in the account.
	Mint,
	/// Tokens burned in it.
	Burn,
	/// Tokens put in by the chain for anything else.
	Deposit,
	/// Tokens taken out by the chain for anything else.
	Withdraw,
	/// Lost, because it stayed below the minimum.
	Dust,
	/// Taken away.
	Slash,
	/// Taken out for a while.
	Suspend,
	/// Back from that.
	Restore,
	/// Root has set the free balance to the amount.
	Set,
	/// On hold, for a deposit or a stake.
	Hold,
	/// Released from that.
	Release,
	/// On hold for a deposit of an older pallet.
	Reserve,
	/// Released from that.
	Unreserve,
	/// Burned while on hold.
	BurnHeld,
	/// To or from another account, on hold.
	TransferHeld,
	/// Nothing moves: a lock or a freeze.
	Mark,
}

impl FromStr for Kind {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, String> {
		Ok(match text {
			"transfer" => Self::Transfer,
			"payment" => Self::Payment,
			"reward" => Self::Reward,
			"fee" => Self::Fee,
			// What an account had before the first block was made for it.
			"mint" | "genesis" => Self::Mint,
			"burn" => Self::Burn,
			"deposit" => Self::Deposit,
			"withdraw" => Self::Withdraw,
			"dust" => Self::Dust,
			"slash" => Self::Slash,
			"suspend" => Self::Suspend,
			"restore" => Self::Restore,
			"set" => Self::Set,
			"hold" => Self::Hold,
			"release" => Self::Release,
			"reserve" => Self::Reserve,
			"unreserve" => Self::Unreserve,
			"burn-held" => Self::BurnHeld,
			"transfer-held" => Self::TransferHeld,
			"lock" | "unlock" | "freeze" | "thaw" => Self::Mark,
			other => return Err(format!("`{other}` is no kind of movement that is known here")),
		})
	}
}

/// How a round pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
	/// At once.
	AtOnce,
	/// At once, and locked in the account for a while.
	Vested,
	/// As it unlocks.
	Streamed,
	/// What was bought in a sale, at once or in any other way.
	Bought,
}

/// What something was to the account, in words for people and programs that reckon taxes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
	/// A payment of a round that pays at once.
	Airdrop,
	/// A payment of a round that vests: it was received whole, and unlocks in the account.
	Vested,
	/// A payment of a stream.
	Stream,
	/// What a sale delivered. What was paid for it is a transfer.
	Bought,
	/// A reward for a stake.
	StakingReward,
	/// A reward for work: of a contribution pool.
	WorkReward,
	/// Tokens from another account.
	TransferIn,
	/// Tokens to another account.
	TransferOut,
	/// Fees.
	Fee,
	/// On hold for a deposit. Nothing is lost.
	DepositHeld,
	/// A deposit that came back.
	DepositReturned,
	/// On hold as a stake. Nothing is lost.
	Staked,
	/// A stake that came back.
	Unstaked,
	/// Anything else that came in.
	OtherIn,
	/// Anything else that went out.
	OtherOut,
}

impl Category {
	/// All of them.
	pub const ALL: [Self; 15] = [
		Self::Airdrop,
		Self::Vested,
		Self::Stream,
		Self::Bought,
		Self::StakingReward,
		Self::WorkReward,
		Self::TransferIn,
		Self::TransferOut,
		Self::Fee,
		Self::DepositHeld,
		Self::DepositReturned,
		Self::Staked,
		Self::Unstaked,
		Self::OtherIn,
		Self::OtherOut,
	];

	/// Its name, for programs.
	pub fn name(self) -> &'static str {
		match self {
			Self::Airdrop => "airdrop",
			Self::Vested => "vested",
			Self::Stream => "stream",
			Self::Bought => "bought",
			Self::StakingReward => "staking-reward",
			Self::WorkReward => "work-reward",
			Self::TransferIn => "transfer-in",
			Self::TransferOut => "transfer-out",
			Self::Fee => "fee",
			Self::DepositHeld => "deposit-held",
			Self::DepositReturned => "deposit-returned",
			Self::Staked => "staked",
			Self::Unstaked => "unstaked",
			Self::OtherIn => "other-in",
			Self::OtherOut => "other-out",
		}
	}

	/// In words.
	pub fn words(self) -> &'static str {
		match self {
			Self::Airdrop => "payments of rounds",
			Self::Vested => "payments of rounds that vest",
			Self::Stream => "payments of streams",
			Self::Bought => "bought in sales",
			Self::StakingReward => "rewards for stakes",
			Self::WorkReward => "rewards for work",
			Self::TransferIn => "transfers received",
			Self::TransferOut => "transfers sent",
			Self::Fee => "fees",
			Self::DepositHeld => "put on hold for deposits",
			Self::DepositReturned => "deposits returned",
			Self::Staked => "staked",
			Self::Unstaked => "unstaked",
			Self::OtherIn => "other income",
			Self::OtherOut => "other expenses",
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn kinds_should_be_those_of_the_index() {
		let document = include_str!("../../../docs/indexer.md");
		let section = document.split("## 3. Movements").nth(1).unwrap();
		let table = section.split("\n## ").next().unwrap();
		let rows = table.lines().filter_map(|line| line.strip_prefix("| `"));
		let mut known = 0;
		for row in rows {
			let cell = row.split('|').next().unwrap();
			for name in cell.split(['`', ',', ' ']).filter(|name| !name.is_empty()) {
				assert!(name.parse::<Kind>().is_ok(), "{name}");
				known += 1;
			}
		}
		assert!(known >= 20, "{known}");
		assert!("gift".parse::<Kind>().is_err());
	}
}
