//! What is refused of balances and emission, and what is noted.

use super::*;
use crate::deployment::keys::treasury;

#[test]
fn balances_should_be_refused_when_they_do_not_fit() {
	let poor = |amount: &str| json!({ "account": somebody("poor"), "amount": amount });
	refused(
		|file| {
			file["allocation"]["balances"].as_array_mut().unwrap().push(poor("9999999999"));
			file["allocation"]["total"] = json!("1000000000009999999999");
		},
		"allocation.balances[1]",
		"9999999999 is below the existential deposit of 10000000000 (0.01 DIST); raise it or leave the account out",
	);
	refused(
		|file| {
			let half = json!({ "account": somebody("holder"), "amount": "500000000 DIST" });
			file["allocation"]["balances"] = json!([half, half]);
		},
		"allocation.balances[1]",
		"the same account as allocation.balances[0]",
	);
	refused_value(
		"/allocation/total",
		json!("1000000001 DIST"),
		"allocation.total",
		"the balances add up to 1000000000000000000000 (1,000,000,000 DIST), 1000000000000 less than the total of \
		1000000001000000000000; correct the total or the balances, or give the list with --allocation FILE",
	);
	refused_value(
		"/allocation/total",
		json!("1 DIST"),
		"allocation.total",
		"999999999000000000000 more than",
	);
	refused(
		|file| file["allocation"]["ss58Prefix"] = json!(10),
		"allocation.ss58Prefix",
		"no list was given",
	);
}

#[test]
fn amount_should_be_refused_when_it_is_not_exact() {
	let how =
		"give digits, in quotes, for smallest units, or an amount in tokens such as \"12.5 DIST\"";
	for amount in [
		"1000000000.0000000000001 DIST",
		"-1",
		"1e3",
		"1,000 DIST",
		".5 DIST",
		"1. DIST",
		"1 DOT",
		"1DIST",
		"",
	] {
		refused_value("/allocation/total", json!(amount), "allocation.total", how);
	}
	for number in ["1e21", "9007199254740992", "1.5", "-1", "true", "null"] {
		let file = deployment(|file| file["collators"]["candidacyBond"] = json!("BOND"));
		let found = faults(&file.replace("\"BOND\"", number));
		assert_eq!(found, [format!("collators.candidacyBond: {number} does not fit; {how}")]);
	}
	let huge = format!("{}0", u128::MAX);
	refused_value(
		"/collators/candidacyBond",
		json!(huge),
		"collators.candidacyBond",
		"is more than the chain can count",
	);
}

#[test]
fn supply_should_be_refused_when_the_chain_cannot_count_it() {
	refused(
		|file| {
			let most = json!(u128::MAX.to_string());
			file["allocation"]["total"] = most.clone();
			file["allocation"]["balances"] = json!([{ "account": somebody("a"), "amount": most }, { "account": somebody("b"), "amount": most }]);
		},
		"allocation.total",
		"the balances add up to more than the chain can count",
	);
	refused(
		|file| {
			let most = json!(u128::MAX.to_string());
			file["allocation"]["total"] = most.clone();
			file["allocation"]["balances"] = json!([{ "account": somebody("a"), "amount": most }]);
		},
		"allocation.total",
		"with the chain's own accounts, more than the chain can count",
	);
}

#[test]
fn pools_should_be_refused_when_their_shares_do_not_add_up() {
	let words = "add up to 99.5, not to 100";
	refused_value("/emission/pools/0/percent", json!(39), "emission.pools", words);
	refused_value("/emission/pools/0/percent", json!("39.0"), "emission.pools", words);
	let share = "give percent from 0 to 100 with at most 7 decimals, such as 12.5";
	for percent in [
		json!("-1"),
		json!(-1),
		json!("1e1"),
		json!(101),
		json!("0.00000001"),
		json!(null),
		json!([1]),
	] {
		refused_value("/emission/pools/0/percent", percent, "emission.pools[0].percent", share);
	}
	refused_value(
		"/emission/params/decayPercent",
		json!(100.5),
		"emission.params.decayPercent",
		share,
	);
	assert_eq!(
		faults(&deployment(|file| {
			file["emission"]["pools"] = json!([]);
			file["emission"]["reporters"] = json!([]);
		})),
		[""; 0]
	);
}

#[test]
fn pool_should_be_refused_when_its_kind_does_not_fit() {
	let kinds = "must have exactly one of Stake, Contribution, Account";
	refused(
		|file| file["emission"]["pools"][0]["kind"]["Account"] = json!({ "to": "treasury" }),
		"emission.pools[0].kind",
		kinds,
	);
	for kind in [json!({}), json!("Stake"), json!({ "Lottery": {} })] {
		refused_value("/emission/pools/0/kind", kind, "emission.pools[0].kind", kinds);
	}
	refused_value(
		"/emission/pools/0/kind/Stake/asset",
		json!({ "WithId": 1 }),
		"emission.pools[0].kind.Stake.asset",
		"an object does not fit; give one of Native",
	);
	const WORK: &str = "emission.pools[1].kind.Contribution";
	refused_value(
		"/emission/pools/1/kind/Contribution/scores",
		json!("Friends"),
		&format!("{WORK}.scores"),
		"give one of Reporters, Authors, Activity",
	);
	refused_value(
		"/emission/pools/1/kind/Contribution/unclaimed",
		json!("Keep"),
		&format!("{WORK}.unclaimed"),
		"give one of Burn, Recycle",
	);
	refused_value(
		"/emission/pools/1/kind/Contribution",
		json!({ "scores": "Authors", "unclaimed": "Burn", "extra": 1 }),
		&format!("{WORK}.extra"),
		"unknown; expected scores, unclaimed",
	);
	refused_value(
		"/emission/pools/4/kind/Account/to",
		json!("Treasury"),
		"emission.pools[4].kind.Account.to",
		"`Treasury`",
	);
}

#[test]
fn reporters_should_be_refused_when_no_pool_asks_them_or_one_is_named_twice() {
	refused_value(
		"/emission/pools/1/kind/Contribution/scores",
		json!("Authors"),
		"emission.reporters",
		"no pool",
	);
	refused(
		|file| file["emission"]["reporters"] = json!([somebody("a"), somebody("a")]),
		"emission.reporters[1]",
		"the same account as emission.reporters[0]",
	);
}

#[test]
fn schedule_should_be_refused_when_it_contradicts_itself_or_the_supply() {
	refused_value(
		"/emission/params/floor",
		json!("300001 DIST"),
		"emission.params.floor",
		"above the issuance",
	);
	refused_value(
		"/emission/params/decayPeriod",
		json!(0),
		"emission.params.decayPeriod",
		"from 1 to 4294967295",
	);
	// Treasury, collators' pot and six pools begin with a hundredth each.
	refused_value(
		"/emission/params/maxSupply",
		json!("1000000000.07 DIST"),
		"emission.params.maxSupply",
		"below the supply at genesis, 1000000000080000000000 (1,000,000,000.08 DIST); raise it",
	);
	assert_eq!(
		faults(&deployment(
			|file| file["emission"]["params"]["maxSupply"] = json!("1000000000.08 DIST")
		)),
		[""; 0]
	);
}

#[test]
fn notes_should_name_what_is_allowed_but_perhaps_not_meant() {
	let file = deployment(|file| {
		file["collators"]["invulnerables"].as_array_mut().unwrap().truncate(1);
		file["compliance"]["officers"] = json!([]);
		file["committee"] = json!([somebody("holder"), somebody("poor")]);
		file["emission"]["params"] = Value::Null;
	});
	let notes = read(&file, None, None).unwrap().notes();
	let has = |start: &str| notes.iter().any(|note| note.starts_with(start));
	assert!(
		notes.contains(&format!("committee: no DIST for fees at genesis: {}", somebody("poor"))),
		"{notes:#?}"
	);
	assert!(has("collators.invulnerables: with a single collator"), "{notes:#?}");
	assert!(has("compliance.officers: no account can be frozen"), "{notes:#?}");
	assert!(has("emission.params: nothing is issued"), "{notes:#?}");
	assert!(!has("compliance.officers: no DIST"), "{notes:#?}");
}

#[test]
fn treasury_should_begin_with_its_allocation_when_it_has_one() {
	let file = deployment(|file| {
		file["allocation"]["balances"][0]["account"] = json!(address(&treasury()));
	});
	let plan = read(&file, None, None).unwrap();
	assert_eq!(plan.supply.own.len(), 1);
	assert_eq!(plan.supply.issuance, 1_000_000_000_070_000_000_000);
}
