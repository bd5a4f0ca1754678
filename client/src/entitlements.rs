//! What an account is entitled to over all rounds and pools: what the chain itself knows, and what
//! lists that are stored in the chain prove.

use crate::{
	account::AccountId,
	chain::Chain,
	emission::RewardInfo,
	error::{Error, Result},
	lists::search::Reach,
	refusal::Reason,
	sought::out_of_order,
	types::{AssetKind, Evidence, Moment, RoundInfo},
};
use codec::Encode;
use distribution_primitives::{
	entitlements::{
		Cursor, Entitlement, EntitlementsPage, ListToRead, RowEntitlement, VoucherEntitlement,
	},
	ListId, RoundId, Source,
};
use std::collections::BTreeSet;

type Page = EntitlementsPage<AssetKind, u128, Moment>;

/// A row that is not paid in full. Amounts are in the smallest unit of its asset.
#[derive(Clone, Debug, PartialEq)]
pub struct Due {
	/// The round.
	pub round: RoundId,
	/// What proves the row.
	pub evidence: Evidence,
	/// What is paid.
	pub asset: AssetKind,
	/// The whole entitlement.
	pub total: u128,
	/// Paid before.
	pub paid: u128,
	/// Payable by a claim sent now.
	pub now: u128,
	/// What is left of it then.
	pub later: u128,
	/// When more unlocks.
	pub next: Option<Moment>,
	/// First time at which claims are accepted.
	pub opens: Moment,
	/// First time at which they no longer are, as things are now.
	pub until: Moment,
	/// Whether the row is set aside, because it was refused.
	pub set_aside: bool,
	/// Why a claim sent now would be refused.
	pub refusal: Option<Reason>,
}

/// What is set aside for vouchers of an account.
pub type VoucherDue = VoucherEntitlement<AssetKind, u128, Moment>;

/// A list in the chain that was not searched, or not where the account can have other rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
	/// The round.
	pub round: RoundId,
	/// Its list.
	pub list: ListId,
	/// Why.
	pub why: String,
}

/// What an account is entitled to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entitled {
	/// Rows of rounds, in the order of rounds and rows.
	pub rows: Vec<Due>,
	/// What is set aside for vouchers, in the order of rounds.
	pub vouchers: Vec<VoucherDue>,
	/// Rewards that can be claimed, in the native token's smallest unit.
	pub rewards: Vec<RewardInfo>,
	/// Lists in which the account may have other rows: they could not be searched, or show not to be in
	/// the order of accounts.
	pub unread: Vec<Unread>,
}

impl Entitled {
	/// The claims that would be paid now.
	pub fn payable(&self) -> Vec<(RoundId, Evidence)> {
		let due = self.rows.iter().filter(|row| row.now > 0);
		due.map(|row| (row.round, row.evidence.clone())).collect()
	}
}

impl Chain {
	/// What `who` is entitled to: rows that the chain knows, rows that lists in the chain prove, what is
	/// set aside for vouchers, and rewards. Rows of lists that are kept elsewhere, and vouchers that were
	/// only signed, are not among them. Lists are searched where the order of accounts has `who`: of one
	/// that does not keep it, and does not show that there, rows can be missing.
	///
	/// # Errors
	/// [`Error::Unreachable`]; [`Error::NotProven`] if a list in the chain is not that of its round.
	pub async fn entitled(&self, who: &AccountId) -> Result<Entitled> {
		let (mut entitled, mut lists) = (Entitled::default(), Vec::new());
		let mut from = None::<Cursor>;
		loop {
			let page: Page = self.ask("EntitlementsApi_entitlements", (who, from)).await?;
			for entitlement in page.entitlements {
				match entitlement {
					Entitlement::Row(row) => entitled.rows.push(self.known(row).await),
					Entitlement::List(list) => lists.push(list),
					Entitlement::Reward(reward) => entitled.rewards.push(reward),
					Entitlement::Voucher(voucher) => entitled.vouchers.push(voucher),
				}
			}
			match page.next {
				// A node that does not move on is not followed.
				Some(next) if from != Some(next) => from = Some(next),
				_ => break,
			}
		}
		let known: BTreeSet<(RoundId, u32)> =
			entitled.rows.iter().map(|row| (row.round, row.evidence.index())).collect();
		for list in lists {
			match self.proven(who, &list).await {
				Ok((rows, why)) => {
					let new = |row: &Due| !known.contains(&(row.round, row.evidence.index()));
					entitled.rows.extend(rows.into_iter().filter(new));
					let unread = |why| Unread { round: list.round, list: list.list, why };
					entitled.unread.extend(why.map(unread));
				}
				// The others are there all the same.
				Err(Error::Input(why)) => {
					entitled.unread.push(Unread { round: list.round, list: list.list, why });
				}
				Err(error) => return Err(error),
			}
		}
		entitled.rows.sort_by_key(|row| (row.round, row.evidence.index()));
		Ok(entitled)
	}

	/// A row that the chain knows.
	async fn known(&self, row: RowEntitlement<AssetKind, u128, Moment>) -> Due {
		let refusal = match row.refusal {
			Some(error) => Some(self.reason(&error.encode()).await),
			None => None,
		};
		Due {
			round: row.round,
			evidence: Evidence::Recorded { index: row.row },
			asset: row.asset,
			total: row.total,
			paid: row.paid,
			now: row.now,
			later: row.later,
			next: row.next,
			opens: row.opens,
			until: row.until,
			set_aside: row.set_aside,
			refusal,
		}
	}

	/// The rows of `who` in a list in the chain that are neither paid nor started, and why there can be
	/// others, if the list shows that.
	async fn proven(
		&self,
		who: &AccountId,
		list: &ListToRead<AssetKind, Moment>,
	) -> Result<(Vec<Due>, Option<String>)> {
		let round = self.round(list.round).await?;
		let published = self.published(list.list).await?;
		let same = Source::Merkle { root: published.root, leaves: published.record.rows };
		if round.terms.source != same {
			return Err(Error::not_proven(format!(
				"list {} is not that of round {}: ask another node",
				list.list, list.round
			)));
		}
		let found = self.rows_in(&published, who, false).await?;
		let others = (found.reach == Reach::Part).then(|| out_of_order(&published, who));
		let numbers: Vec<u32> = found.rows.iter().map(Evidence::index).collect();
		let claimed = self.claimed(list.round, &numbers).await?;
		let over = self.now().await? >= round.ends;
		let mut due = Vec::new();
		for (evidence, _) in found.rows.into_iter().zip(claimed).filter(|(_, claimed)| !claimed) {
			due.extend(self.due(who, list, &round, evidence, over).await?);
		}
		Ok((due, others))
	}

	/// What is due from a row that a list proves. `None` if its round is `over` and it is refused: only
	/// rows that are set aside can then be claimed, and the chain does not say which those are.
	async fn due(
		&self,
		who: &AccountId,
		list: &ListToRead<AssetKind, Moment>,
		round: &RoundInfo,
		evidence: Evidence,
		over: bool,
	) -> Result<Option<Due>> {
		// Lists prove rows by nothing else.
		let Evidence::Merkle { amount: total, .. } = evidence else { return Ok(None) };
		let (now, later, next, refusal) = match self.claimable(list.round, *who, &evidence).await {
			Ok(claimable) => (claimable.now, claimable.later, claimable.next, None),
			Err(Error::Refused(_)) if over => return Ok(None),
			Err(Error::Refused(reason)) => (0, total, None, Some(reason)),
			Err(error) => return Err(error),
		};
		Ok(Some(Due {
			round: list.round,
			evidence,
			asset: list.asset,
			total,
			paid: 0,
			now,
			later,
			next,
			opens: round.terms.window.opens,
			until: list.until,
			set_aside: over,
			refusal,
		}))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn only_what_would_be_paid_now_should_be_claimed() {
		let row = |round: RoundId, now: u128| Due {
			round,
			evidence: Evidence::Recorded { index: round },
			asset: AssetKind::Native,
			total: 10,
			paid: 0,
			now,
			later: 10,
			next: None,
			opens: 0,
			until: 100,
			set_aside: false,
			refusal: None,
		};
		let rows = vec![row(1, 5), row(2, 0), row(3, 1)];
		let entitled = Entitled { rows, ..Entitled::default() };
		let rounds: Vec<RoundId> = entitled.payable().iter().map(|(round, _)| *round).collect();
		assert_eq!(rounds, [1, 3]);
	}

	#[test]
	fn page_should_be_read_as_the_chain_encodes_it() {
		// A row, a list, and where to go on.
		let row = (3u32, 4u32, AssetKind::WithId(7), (10u128, 2u128, 5u128, 3u128), Some(60u32));
		let row = (row, (50u32, 90u32), true, None::<u8>);
		let list = (5u32, 6u32, AssetKind::Native, 50u32, 90u32);
		let bytes = ([8u8], (0u8, row), (1u8, list), (1u8, 0u8, 9u32, None::<u32>)).encode();
		let page = <Page as codec::Decode>::decode(&mut bytes.as_slice()).unwrap();
		let next = Cursor::Rounds { from: 9, after: None };
		assert_eq!((page.entitlements.len(), page.next), (2, Some(next)));
		let [Entitlement::Row(row), Entitlement::List(list)] = page.entitlements.as_slice() else {
			panic!("{page:?}")
		};
		assert_eq!((row.round, row.row, row.now, row.next), (3, 4, 5, Some(60)));
		assert_eq!((row.opens, row.until, row.set_aside), (50, 90, true));
		assert_eq!((list.round, list.list, list.until), (5, 6, 90));
	}
}
