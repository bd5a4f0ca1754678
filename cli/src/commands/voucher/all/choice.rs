//! Which vouchers of a file are settled: of each beneficiary the highest that the chain would take. One
//! that it would not take, whoever wrote it, neither hides a good one nor ends the run.

use crate::error::Result;
use distribution_client::{
	account::{self, AccountId},
	settling::{Judge, Records},
	vouchers::{SignedVoucher, Voucher, VoucherFile, VoucherRecord},
	Error,
};
use serde_json::{json, Value};
use std::{
	cmp::Reverse,
	collections::{BTreeMap, BTreeSet},
};

/// Vouchers that are looked at together. The highest come first, so that of most others no signature has
/// to be checked.
pub const AT_ONCE: usize = 1 << 14;
/// Refused vouchers that are told of each account, the highest ones.
const TOLD: usize = 5;

/// The vouchers to be settled with their numbers in the file, by their beneficiaries.
pub type Best = BTreeMap<AccountId, (u64, SignedVoucher)>;

/// A voucher of the round.
struct Read {
	number: u64,
	file: VoucherFile,
	voucher: Voucher,
}

/// A voucher that the chain would refuse.
struct Unfit {
	number: u64,
	/// What it says, in smallest units.
	cumulative: u128,
	why: String,
}

/// What was chosen of the vouchers so far.
#[derive(Default)]
pub struct Chosen {
	vouchers: u64,
	accounts: BTreeSet<AccountId>,
	best: Best,
	unfit: BTreeMap<AccountId, Vec<Unfit>>,
	/// The first voucher for each account, as the file has it, that is not one of this round, and why.
	astray: BTreeMap<String, (u64, String)>,
	/// Vouchers of other chains, and what is said of the last.
	foreign: u64,
	foreign_why: String,
}

impl Chosen {
	/// The number of vouchers.
	pub fn vouchers(&self) -> u64 {
		self.vouchers
	}

	/// The number of accounts that vouchers of the round are for.
	pub fn accounts(&self) -> usize {
		self.accounts.len()
	}

	/// Chooses among vouchers with their numbers in the file.
	pub async fn take(
		&mut self,
		judge: &Judge,
		records: &mut Records<'_>,
		batch: Vec<(u64, VoucherFile)>,
	) -> Result<()> {
		let read = self.read(judge, batch);
		records.load(read.iter().map(|it| it.voucher.beneficiary)).await?;
		self.choose(judge, |who| records.of(who), read);
		Ok(())
	}

	/// The vouchers of the round, the highest first.
	fn read(&mut self, judge: &Judge, batch: Vec<(u64, VoucherFile)>) -> Vec<Read> {
		let mut read = Vec::with_capacity(batch.len());
		for (number, file) in batch {
			self.vouchers = self.vouchers.saturating_add(1);
			match judge.message(&file) {
				Ok((_, voucher)) => read.push(Read { number, file, voucher }),
				Err(why) => self.stray(number, file.voucher.beneficiary, &why),
			}
		}
		read.sort_by_key(|it| (Reverse(it.voucher.cumulative), it.number));
		read
	}

	/// Chooses among vouchers of the round. `record` is what it knows of an account.
	fn choose(
		&mut self,
		judge: &Judge,
		record: impl Fn(&AccountId) -> Option<VoucherRecord>,
		read: Vec<Read>,
	) {
		for Read { number, file, voucher } in read {
			let (beneficiary, cumulative) = (voucher.beneficiary, voucher.cumulative);
			self.accounts.insert(beneficiary);
			let record = record(&beneficiary);
			let best = self.best.get(&beneficiary).map(|(_, best)| best.voucher.cumulative);
			let reached = best.or(record.map(|record| record.paid)).unwrap_or_default();
			if cumulative <= reached {
				continue;
			}
			let settles = judge.settles(&voucher, record.as_ref());
			match settles.and_then(|()| judge.check(&file, record.as_ref())) {
				Ok(signed) => {
					self.best.insert(beneficiary, (number, signed));
				}
				Err(why) => {
					let unfit = Unfit { number, cumulative, why: why.to_string() };
					self.refuse(beneficiary, unfit);
				}
			}
		}
	}

	fn stray(&mut self, number: u64, beneficiary: String, why: &Error) {
		if let Error::WrongChain(why) = why {
			self.foreign = self.foreign.saturating_add(1);
			self.foreign_why = why.clone();
		}
		self.astray.entry(beneficiary).or_insert_with(|| (number, why.to_string()));
	}

	fn refuse(&mut self, beneficiary: AccountId, unfit: Unfit) {
		let all = self.unfit.entry(beneficiary).or_default();
		all.push(unfit);
		all.sort_by_key(|unfit| (Reverse(unfit.cumulative), unfit.number));
		all.truncate(TOLD);
	}

	/// What is to be settled; what is refused, for scripts; and how many accounts had been paid as much
	/// as all of their vouchers say. A refused voucher below one that is settled is not told of.
	///
	/// # Errors
	/// [`Error::WrongChain`] if all vouchers are for another chain.
	pub fn end(self) -> Result<(Best, Vec<Value>, usize)> {
		if self.foreign > 0 && self.foreign == self.vouchers {
			return Err(Error::WrongChain(self.foreign_why).into());
		}
		let (best, mut refused) = (self.best, Vec::new());
		let mut open: BTreeSet<&AccountId> = best.keys().collect();
		for (who, all) in &self.unfit {
			let settled = best.get(who).map_or(0, |(_, best)| best.voucher.cumulative);
			for unfit in all.iter().filter(|unfit| unfit.cumulative > settled) {
				open.insert(who);
				refused.push(told(unfit.number, &account::show(who), &unfit.why));
			}
		}
		let before = self.accounts.len().saturating_sub(open.len());
		refused.extend(self.astray.iter().map(|(who, (number, why))| told(*number, who, why)));
		Ok((best, refused, before))
	}
}

/// A refused voucher for scripts.
fn told(number: u64, account: &str, why: &str) -> Value {
	json!({ "voucher": number, "account": account, "error": why })
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::{
		keys::{Key, Scheme, Secret},
		types::{AssetKind, RoundInfo, Terms},
		vouchers::{VoucherKeys, VoucherSigners},
	};
	use distribution_primitives::{
		Beneficiaries, Release, Remainder, Requirement, Source, Status, Window,
	};
	use polkadot_sdk::sp_core::H256;

	const GENESIS: H256 = H256::repeat_byte(1);

	fn key(name: &str) -> Key {
		Key::new(Scheme::Ed25519, &Secret::new(name, "key").unwrap()).unwrap()
	}

	/// Round 7, in which 50 are promised and `//Alice` signs.
	fn judge() -> Judge {
		let terms = Terms {
			asset: AssetKind::Native,
			source: Source::Voucher { beneficiaries: 5 },
			release: Release::Immediate,
			requirement: Requirement::default(),
			window: Window { opens: 0, closes: 200 },
			budget: 1_000,
			remainder: Remainder::Manager,
			manifest: None,
			beneficiaries: Beneficiaries::Accounts,
		};
		let round = RoundInfo {
			id: 7,
			manager: [1; 32],
			terms,
			terms_hash: H256::zero(),
			rows_digest: H256::zero(),
			ends: 200,
			status: Status::Open,
			claimed: 0,
			payments: 0,
			rows: 5,
			rows_total: 50,
			rows_claimed: 0,
			audit: H256::zero(),
			pot: [9; 32],
			pot_balance: 1_001,
			payable: 1_000,
			set_aside: 0,
		};
		let keys = vec![key("//Alice").public()].try_into().unwrap();
		let signers = VoucherSigners::first(VoucherKeys { threshold: 1, keys });
		Judge { genesis: GENESIS, round, signers, now: 100, block: 100 }
	}

	/// A voucher of `who` that `by` has signed.
	fn voucher(who: u8, cumulative: u128, by: &str) -> VoucherFile {
		of(GENESIS, 7, Voucher { beneficiary: [who; 32], cumulative, deadline: 150, epoch: 0 }, by)
	}

	fn of(genesis: H256, round: u32, voucher: Voucher, by: &str) -> VoucherFile {
		let mut file = VoucherFile::new(genesis, round, &voucher);
		file.sign(0, &key(by)).unwrap();
		file
	}

	/// What is chosen of files of vouchers that are looked at one after the other; account 3 was paid 8.
	fn chosen(files: Vec<Vec<VoucherFile>>) -> Chosen {
		chosen_by(&judge(), VoucherRecord { index: 0, paid: 8, aside: 0 }, files)
	}

	/// The same by another judge, with another record of account 3.
	fn chosen_by(judge: &Judge, record: VoucherRecord, files: Vec<Vec<VoucherFile>>) -> Chosen {
		let (mut chosen, mut number) = (Chosen::default(), 0);
		for batch in files {
			let batch = batch
				.into_iter()
				.map(|file| {
					number += 1;
					(number, file)
				})
				.collect();
			let read = chosen.read(judge, batch);
			chosen.choose(judge, |who| (*who == [3; 32]).then_some(record), read);
		}
		chosen
	}

	/// The amounts that are settled by account, and the numbers of those that are refused.
	fn ended(chosen: Chosen) -> (Vec<(u8, u128)>, Vec<u64>, usize) {
		let (best, refused, before) = chosen.end().unwrap();
		let best = best.iter().map(|(who, (_, it))| (who[0], it.voucher.cumulative)).collect();
		let refused = refused.iter().map(|it| it["voucher"].as_u64().unwrap()).collect();
		(best, refused, before)
	}

	#[test]
	fn highest_voucher_of_each_account_should_be_chosen_in_any_order() {
		let good = |who, amount| voucher(who, amount, "//Alice");
		let one = vec![good(1, 5), good(2, 7), good(1, 9), good(1, 8), good(3, 8)];
		let split = one.iter().map(|file| vec![file.clone()]).collect();
		for files in [vec![one], split] {
			let chosen = chosen(files);
			assert_eq!((chosen.vouchers(), chosen.accounts()), (5, 3));
			assert_eq!(ended(chosen), (vec![(1, 9), (2, 7)], vec![], 1));
		}
	}

	#[test]
	fn voucher_that_would_be_refused_should_not_hide_a_good_one() {
		let forged = voucher(1, 30, "//Eve");
		let above = voucher(1, 51, "//Alice");
		let good = voucher(1, 9, "//Alice");
		let low = voucher(1, 3, "//Eve");
		let paid = voucher(3, 9, "//Eve");
		let one = vec![forged, above, good, low, paid];
		assert_eq!(ended(chosen(vec![one.clone()])), (vec![(1, 9)], vec![2, 1, 5], 0));
		let split = one.into_iter().map(|file| vec![file]).collect();
		assert_eq!(ended(chosen(split)), (vec![(1, 9)], vec![2, 1, 5], 0));
	}

	#[test]
	fn what_was_set_aside_should_be_chosen_below_a_higher_voucher_when_the_window_is_over() {
		let over = Judge { now: 200, block: 200, ..judge() };
		let record = VoucherRecord { index: 0, paid: 8, aside: 2 };
		let it = Voucher { beneficiary: [3; 32], cumulative: 12, deadline: 900, epoch: 0 };
		let higher = of(GENESIS, 7, it, "//Alice");
		let files = vec![vec![higher, voucher(3, 10, "//Alice"), voucher(1, 5, "//Alice")]];
		let found = ended(chosen_by(&over, record, files));
		assert_eq!(found, (vec![(3, 10)], vec![3, 1], 0));
	}

	#[test]
	fn voucher_of_another_chain_or_round_should_not_end_the_run() {
		let it = Voucher { beneficiary: [2; 32], cumulative: 5, deadline: 150, epoch: 0 };
		let foreign = of(H256::repeat_byte(2), 7, it.clone(), "//Alice");
		let other = of(GENESIS, 8, Voucher { beneficiary: [4; 32], ..it }, "//Alice");
		let mut unread = voucher(5, 5, "//Alice");
		unread.voucher.beneficiary = "nobody".into();
		let files = vec![foreign.clone(), other, unread, voucher(1, 9, "//Alice")];
		let (best, mut refused, before) = ended(chosen(vec![files]));
		refused.sort_unstable();
		assert_eq!((best, refused, before), (vec![(1, 9)], vec![1, 2, 3], 0));
		let ended = chosen(vec![vec![foreign.clone(), foreign]]).end();
		assert_eq!(ended.err().map(|error| error.code()), Some(5));
	}
}
