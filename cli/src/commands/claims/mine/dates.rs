//! The dates of what an account is entitled to, as a calendar has them.

use distribution_client::{
	account::{self, show_native, AccountId},
	amount::Units,
	calendar::Entry,
	emission::RewardInfo,
	entitlements::{Due, Entitled, VoucherDue},
	time::Clock,
	types::{Moment, DAYS},
};
use polkadot_sdk::sp_core::H256;

/// Days before the end of something at which a calendar reminds of it.
const REMINDERS: [u32; 2] = [7, 1];

/// Whose dates they are, on which chain.
pub struct Owner {
	/// The account.
	pub who: AccountId,
	/// Hash of the chain's first block.
	pub genesis: H256,
}

impl Owner {
	/// What a date is known by: the same whenever it is asked for. Two files of one account have the
	/// same, those of two accounts or chains do not.
	fn uid(&self, what: &str) -> String {
		let (who, chain) = (hex::encode(self.who), hex::encode(self.genesis));
		let part = |hex: &str| hex.chars().take(16).collect::<String>();
		format!("{what}-{}@{}.distribution", part(&who), part(&chain))
	}

	/// The dates of everything, in the order of time.
	pub fn entries(&self, entitled: &Entitled, units: &Units, clock: &Clock) -> Vec<Entry> {
		let rows = entitled.rows.iter().flat_map(|row| self.of_row(row, units, clock));
		let rewards = entitled.rewards.iter().filter_map(|reward| self.of_reward(reward, clock));
		let vouchers =
			entitled.vouchers.iter().map(|voucher| self.of_voucher(voucher, units, clock));
		let mut all: Vec<Entry> = rows.chain(vouchers).chain(rewards).collect();
		all.sort_by_key(|entry| entry.at);
		all
	}

	/// When a row can be claimed from, when more unlocks, if not within a day, and until when.
	fn of_row(&self, row: &Due, units: &Units, clock: &Clock) -> Vec<Entry> {
		let (round, index) = (row.round, row.evidence.index());
		let left = units.show(row.asset, row.now.saturating_add(row.later));
		let who = account::show(&self.who);
		let about = |text: &str| {
			format!(
				"Round {round}, row {index}, {who}: {left} to claim.\n{text}\nDates are estimates: they move with the pace of the relay chain, and with time in which nobody can claim."
			)
		};
		let entry = |kind: &str, at: Moment, summary: String, text: &str, alarms: Vec<u32>| Entry {
			uid: self.uid(&format!("round-{round}-row-{index}-{kind}")),
			at: clock.seconds_of(at),
			summary,
			description: about(text),
			alarms,
		};
		let mut entries = Vec::new();
		if row.opens > clock.block {
			let summary = format!("{left} of round {round} can be claimed");
			entries.push(entry(
				"opens",
				row.opens,
				summary,
				"Claims are accepted from now on.",
				vec![0],
			));
		}
		let next = row.next.filter(|next| *next > clock.block.saturating_add(DAYS));
		if let Some(next) = next {
			let summary = format!("More of round {round} unlocks");
			entries.push(entry("unlocks", next, summary, "More can be claimed.", vec![0]));
		}
		let summary = format!("Last time to claim {left} of round {round}");
		let text = if row.set_aside {
			"The row is set aside. After this nobody can claim it."
		} else {
			"Claims are no longer accepted after this."
		};
		entries.push(entry("ends", row.until, summary, text, REMINDERS.to_vec()));
		entries
	}

	/// Until when what is set aside for vouchers can be settled.
	fn of_voucher(&self, voucher: &VoucherDue, units: &Units, clock: &Clock) -> Entry {
		let (round, who) = (voucher.round, account::show(&self.who));
		let left = units.show(voucher.asset, voucher.set_aside);
		Entry {
			uid: self.uid(&format!("round-{round}-vouchers-end")),
			at: clock.seconds_of(voucher.until),
			summary: format!("Last time to settle {left} of round {round}"),
			description: format!(
				"Vouchers of round {round}, {who}: {left} is set aside. After this nobody can settle it."
			),
			alarms: REMINDERS.to_vec(),
		}
	}

	/// When rewards expire.
	fn of_reward(&self, reward: &RewardInfo, clock: &Clock) -> Option<Entry> {
		let expiring = reward.expiring.as_ref()?;
		let (pool, era) = (reward.pool, expiring.era);
		let amount = show_native(expiring.amount);
		Some(Entry {
			uid: self.uid(&format!("pool-{pool}-era-{era}-expires")),
			at: clock.seconds_of(expiring.at),
			summary: format!("{amount} of pool {pool} expires"),
			description: format!(
				"Rewards of era {era} in pool {pool}, {}: {amount}. Claim them before.",
				account::show(&self.who)
			),
			alarms: REMINDERS.to_vec(),
		})
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::types::{AssetKind, Evidence};
	use distribution_primitives::emission::Expiring;
	use std::collections::BTreeSet;

	/// 2026-12-01, 00:00 UTC.
	const CLOCK: Clock = Clock { block: 100_000, seconds: 1_796_083_200 };

	fn owner() -> Owner {
		Owner { who: [7; 32], genesis: H256::repeat_byte(9) }
	}

	fn row(round: u32) -> Due {
		Due {
			round,
			evidence: Evidence::Recorded { index: 4 },
			asset: AssetKind::Native,
			total: 5_000_000_000_000,
			paid: 0,
			now: 2_000_000_000_000,
			later: 3_000_000_000_000,
			next: Some(100_001),
			opens: 0,
			until: 200_000,
			set_aside: false,
			refusal: None,
		}
	}

	fn entries(rows: Vec<Due>, rewards: Vec<RewardInfo>) -> Vec<Entry> {
		let entitled = Entitled { rows, rewards, ..Entitled::default() };
		owner().entries(&entitled, &Units::default(), &CLOCK)
	}

	#[test]
	fn row_should_have_its_last_time_with_reminders() {
		let found = entries(vec![row(3)], Vec::new());
		let [end] = found.as_slice() else { panic!("{found:?}") };
		assert_eq!(end.uid, "round-3-row-4-ends-0707070707070707@0909090909090909.distribution");
		assert_eq!(end.at, CLOCK.seconds + 600_000);
		assert_eq!(end.summary, "Last time to claim 5 DIST of round 3");
		assert_eq!(end.alarms, [7, 1]);
	}

	#[test]
	fn dates_to_come_should_be_in_the_order_of_time() {
		let later = Due { opens: 110_000, next: Some(150_000), ..row(3) };
		let expiring = Some(Expiring { amount: 1_000_000_000_000, era: 8, at: 120_000 });
		let reward = RewardInfo { pool: 2, earning: 0, pending: 0, claimable: 1, expiring };
		let found = entries(vec![later], vec![reward]);
		let summaries: Vec<&str> = found.iter().map(|entry| entry.summary.as_str()).collect();
		assert_eq!(
			summaries,
			[
				"5 DIST of round 3 can be claimed",
				"1 DIST of pool 2 expires",
				"More of round 3 unlocks",
				"Last time to claim 5 DIST of round 3",
			]
		);
		// What does not expire has no date.
		let lasting = RewardInfo { pool: 2, earning: 0, pending: 0, claimable: 1, expiring: None };
		assert!(entries(Vec::new(), vec![lasting]).is_empty());
	}

	#[test]
	fn dates_should_be_known_by_the_same_when_they_move() {
		let moved = Due { until: 250_000, set_aside: true, now: 0, ..row(3) };
		let ids = |rows: Vec<Due>| -> Vec<String> {
			entries(rows, Vec::new()).into_iter().map(|entry| entry.uid).collect()
		};
		assert_eq!(ids(vec![moved]), ids(vec![row(3)]));
		let other = Due { evidence: Evidence::Recorded { index: 5 }, ..row(3) };
		let all: BTreeSet<String> = ids(vec![row(3), row(4), other]).into_iter().collect();
		assert_eq!(all.len(), 3);
		let theirs = Owner { who: [8; 32], ..owner() };
		assert_ne!(theirs.uid("x"), owner().uid("x"));
	}
}
