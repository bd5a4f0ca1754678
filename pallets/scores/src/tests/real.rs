//! Twelve weeks of real rewards as cumulative roots, from the folder `DISTRIBUTION_DATA_DIR` or, beside
//! the clone, `shared/data`. Without them there is nothing to test.

use super::*;
use std::{
	collections::BTreeMap,
	path::{Path, PathBuf},
};

/// The folder of real data, if there is one. One that is named must be there.
fn folder() -> Option<PathBuf> {
	let named = std::env::var_os("DISTRIBUTION_DATA_DIR").filter(|folder| !folder.is_empty());
	if let Some(folder) = named.map(PathBuf::from) {
		assert!(folder.is_dir(), "DISTRIBUTION_DATA_DIR: {} is not there", folder.display());
		return Some(folder);
	}
	let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
	beside.is_dir().then_some(beside)
}

/// The text of a file there.
fn text(name: &str) -> Option<String> {
	let path = folder()?.join(name);
	let text = std::fs::read_to_string(&path);
	Some(text.unwrap_or_else(|why| panic!("{}: {why}", path.display())))
}

/// An address, left-padded with zeros.
fn account(address: &str) -> AccountId32 {
	let mut bytes = [0u8; 32];
	let digits = address.strip_prefix("0x").unwrap();
	for (place, byte) in bytes[12..].iter_mut().enumerate() {
		*byte = u8::from_str_radix(&digits[2 * place..2 * place + 2], 16).unwrap();
	}
	AccountId32::new(bytes)
}

/// The rewards of each account, by week.
fn weeks() -> Option<BTreeMap<u32, Vec<(AccountId32, Balance)>>> {
	let text = text("balancer_weekly_26_37.csv")?;
	let mut weeks = BTreeMap::<u32, Vec<(AccountId32, Balance)>>::new();
	for line in text.lines().skip(1) {
		let fields: Vec<_> = line.split(',').collect();
		let reward = (account(fields[1]), fields[2].parse().unwrap());
		weeks.entry(fields[0].parse().unwrap()).or_default().push(reward);
	}
	Some(weeks)
}

#[test]
fn every_account_should_be_paid_the_sum_of_its_weeks() {
	let Some(weeks) = weeks() else { return };
	run(|| {
		let all_rows = weeks.values().map(Vec::len).sum::<usize>();
		assert_eq!((weeks.len(), all_rows), (12, 111_618));
		let all: Balance = weeks.values().flatten().map(|(_, reward)| reward).sum();
		let most = weeks.values().flatten().map(|(_, reward)| *reward).max().unwrap();
		let terms = TermsOf::<Test> { most, ..terms() };
		let id = Scored::do_create(terms, reporters(&[REPORTER])).unwrap();
		fund(id, all);
		<Balances as fungible::Mutate<_>>::mint_into(&OTHER, all).unwrap();
		let mut scores = BTreeMap::<AccountId32, Balance>::new();
		let mut last = None;
		for (week, rewards) in (0usize..).zip(weeks.values()) {
			for (who, reward) in rewards.iter().filter(|(_, reward)| *reward > 0) {
				*scores.entry(who.clone()).or_insert_with(|| begin(who)) += reward;
			}
			let rows = Rows::sorted(scores.clone().into_iter().collect());
			post(id, &rows).unwrap();
			wait(WINDOW);
			settle(id).unwrap();
			// Some claim every week, and most of them once.
			for index in (0..scores.len()).filter(|index| (index + week).is_multiple_of(97)) {
				pay(id, &rows.at(index));
			}
			last = Some(rows);
		}
		let last = last.unwrap();
		for index in 0..scores.len() {
			pay(id, &last.at(index));
		}
		for (who, score) in &scores {
			assert_eq!(all_of(who), ED + score);
		}
		assert_eq!(scores.values().sum::<Balance>(), all);
		assert_eq!((stored(id).paid, stored(id).owed()), (all, 0));
		assert_eq!(all_of(&Scored::pot(id)), ED);
	});
}

/// Pays an account by its row, if anything is left of it.
fn pay(id: BoardId, row: &ProvenRow) {
	let ProvenRow { index, account, score, proof } = row;
	let who = AccountId32::new(*account);
	if *score > Scored::paid_to(id, &who) {
		Scored::do_claim(OTHER, id, who, *index, *score, proof).unwrap();
	}
}

/// Has an account begin with the minimum balance: some rewards are less. Returns the score that it
/// begins with.
fn begin(who: &AccountId32) -> Balance {
	<Balances as fungible::Mutate<_>>::mint_into(who, ED).unwrap();
	0
}
