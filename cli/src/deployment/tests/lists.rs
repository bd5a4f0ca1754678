//! What is refused of the lists of balances and vesting schedules.

use super::*;
use polkadot_sdk::sp_core::crypto::{Ss58AddressFormat, Ss58Codec};

/// What is wrong with lists whose balances should add up to three tokens.
fn wrong(allocation: &str, vesting: Option<&str>) -> Vec<String> {
	let file = deployment(|file| {
		file["allocation"] = json!({ "total": "3000000000000", "balances": [] });
	});
	let found = read(&file, Some(allocation), vesting).err().unwrap_or_default();
	found.iter().map(ToString::to_string).collect()
}

/// Checks that the lists have one fault, and that nothing else but the total may be wrong after it.
fn refused(allocation: &str, vesting: Option<&str>, field: &str, words: &str) {
	let mut found = wrong(allocation, vesting);
	if field != "allocation.total" {
		found.retain(|fault| !fault.starts_with("allocation.total"));
	}
	assert_eq!(found.len(), 1, "{found:#?}");
	assert!(
		found[0].starts_with(&format!("{field}: ")) && found[0].contains(words),
		"{}",
		found[0]
	);
}

fn a() -> String {
	somebody("a")
}

fn all_to_a() -> String {
	format!("{},3000000000000\n", a())
}

#[test]
fn lists_should_be_accepted_with_and_without_header() {
	let (a, b) = (a(), somebody("b"));
	let rows = format!("{a} , 1000000000000\r\n\n{b},2000000000000\r\n");
	assert_eq!(wrong(&rows, None), [""; 0]);
	assert_eq!(wrong(&format!("account,amount\n{rows}"), None), [""; 0]);
	// Saved by a spreadsheet, on whatever system.
	assert_eq!(wrong(&format!("\u{feff}account,amount\n{rows}"), None), [""; 0]);
	assert_eq!(wrong(&format!("account,amount\r{}", rows.replace('\n', "")), None), [""; 0]);
	let header = "account,start_block,period_blocks,period_count,amount_per_period";
	assert_eq!(wrong(&rows, Some(&format!("{header}\n{a},10,1,1000,1000000000\n"))), [""; 0]);
}

#[test]
fn row_should_be_refused_with_its_line() {
	let (a, b) = (a(), somebody("b"));
	refused(
		&format!("account,amount\n{a},1000000000000\n{b}\n"),
		None,
		"allocation.csv:3",
		"1 values instead of 2; expected account,amount",
	);
	// A header that is not the first line is a row: neither of its values fits.
	let found = wrong(&format!("{a},3000000000000\naccount,amount\n"), None);
	assert_eq!(found.len(), 2, "{found:#?}");
	for (fault, words) in
		found.iter().zip(["`account` is not the address", "amount `amount` does not fit"])
	{
		assert!(fault.starts_with("allocation.csv:2: ") && fault.contains(words), "{fault}");
	}
	refused("", None, "allocation.csv", "no rows; expected account,amount");
	for amount in ["1.5", "-1", "+1", "0", "", "1 DIST", "340282366920938463463374607431768211456"]
	{
		let words = format!("amount `{amount}` does not fit; give digits, from 1 to {}", u128::MAX);
		refused(&format!("{a},{amount}\n"), None, "allocation.csv:1", &words);
	}
	refused(
		&format!("{a},1000000000000\n{a},2000000000000\n"),
		None,
		"allocation.csv:2",
		"the same account as allocation.csv:1",
	);
	refused(&format!("{ALICE},3000000000000\n"), None, "allocation.csv:1", "development key");
	let both = wrong("member 0,x\n", None);
	assert!(
		both.len() == 2 && both.iter().all(|fault| fault.starts_with("allocation.csv:1: ")),
		"{both:?}"
	);
	refused(&format!("{a},1000000000000\n"), None, "allocation.total", "2000000000000 less");
	refused(&format!("{a},1\n"), None, "allocation.csv:1", "below the existential deposit");
}

#[test]
fn address_of_another_network_should_be_refused_unless_its_prefix_is_given() {
	let other = key("a").to_ss58check_with_version(Ss58AddressFormat::custom(10));
	refused(
		&format!("{other},3000000000000\n"),
		None,
		"allocation.csv:1",
		"prefix 10, expected 7757",
	);
	let file = deployment(|file| {
		file["allocation"] = json!({ "total": "3 DIST", "balances": [], "ss58Prefix": 10 });
	});
	let plan = read(&file, Some(&format!("{other},3000000000000\n")), None).unwrap();
	assert_eq!(plan.balances, [(key("a"), 3_000_000_000_000)]);
	let found = read(&file, Some(&all_to_a()), None).unwrap_err();
	assert!(found[0].message.contains("prefix 7757, expected 10"), "{found:?}");
}

#[test]
fn schedule_should_be_refused_when_it_does_not_fit() {
	let (a, b) = (a(), somebody("b"));
	let with = |row: &str, words: &str| refused(&all_to_a(), Some(row), "vesting.csv:1", words);
	with(
		&format!("{a},10,1,3,1000000000001\n"),
		"locks 3000000000003, more than the account's balance of 3000000000000",
	);
	with(&format!("{b},10,1,3,1\n"), "has no balance at genesis");
	with(
		&format!("{a},10,14400,3,1\n"),
		"period_blocks `14400` does not fit: the chain unlocks with every block",
	);
	with(
		&format!("{a},0,1,3,1\n"),
		"start_block `0` does not fit; give digits, from 1 to 4294967295",
	);
	with(&format!("{a},10,1,4294967296,1\n"), "period_count `4294967296` does not fit");
	with(&format!("{a},10,1,3,x\n"), "amount_per_period `x` does not fit");
	with(&format!("{a},10,1,2,{}\n", u128::MAX), "locks more than the chain can count");
	with(&format!("{a},10,1\n"), "3 values instead of 5");
	refused(
		&all_to_a(),
		Some(&format!("{a},10,1,3,1\n{a},10,1,3,1\n")),
		"vesting.csv:2",
		"the same account as vesting.csv:1",
	);
	refused(&all_to_a(), Some("\n"), "vesting.csv", "no rows");
}
