//! Rounds as text and as JSON.

use crate::args::{
	percent::show_percent,
	requirement::{jurisdictions_json, show_jurisdictions},
};
use distribution_client::{
	account,
	amount::Units,
	plan::standing::Fate,
	rounds::release_in_words,
	time::{show_length, Clock},
	types::{AssetKind, RoundInfo},
};
use distribution_primitives::{
	Beneficiaries, Published, Release, Remainder, Requirement, Source, Status,
};
use serde_json::{json, Value};

fn status(status: &Status<u32>) -> String {
	match status {
		Status::Draft => "draft".into(),
		Status::Open => "open".into(),
		Status::Paused { since, until: None } => format!("paused since {since} by vote"),
		Status::Paused { since, until: Some(until) } => {
			format!("paused since {since}, until {until} at the latest")
		}
		Status::Closed => "closed".into(),
	}
}

/// A round as JSON; amounts are strings of smallest units, because they are larger than JSON
/// numbers.
pub fn to_json(info: &RoundInfo, clock: &Clock) -> Value {
	let terms = &info.terms;
	json!({
		"round": info.id,
		"status": status(&info.status),
		"manager": account::show(&info.manager),
		"asset": match terms.asset { AssetKind::Native => json!("native"), AssetKind::WithId(id) => json!(id) },
		"source": match &terms.source {
			Source::Listed => json!("listed"),
			Source::Merkle { root, leaves } => json!({ "root": format!("{root:#x}"), "rows": leaves }),
			Source::Voucher { beneficiaries } => json!({ "beneficiaries": beneficiaries }),
			Source::Sale { bids } => json!({ "bids": bids }),
		},
		"beneficiaries": format!("{:?}", terms.beneficiaries).to_lowercase(),
		"release": match &terms.release {
			Release::Immediate => json!("immediate"),
			Release::Vested { start, length } => json!({ "vested": {
				"start": start, "startDate": clock.iso(*start), "length": length,
			}}),
			Release::Streamed { schedule: s, revocable, prepaid } => json!({ "streamed": {
				"start": s.start, "startDate": clock.iso(s.start),
				"cliff": s.cliff, "length": s.length, "step": s.step,
				"revocable": revocable, "prepaid": prepaid,
			}}),
		},
		"level": terms.requirement.level,
		"jurisdictions": jurisdictions_json(&terms.requirement.jurisdictions),
		"attesters": terms.requirement.attesters,
		"opens": terms.window.opens,
		// 0 is no time: it means at once.
		"opensDate": (terms.window.opens > 0).then(|| clock.iso(terms.window.opens)).flatten(),
		"closes": terms.window.closes,
		"closesDate": clock.iso(terms.window.closes),
		"ends": info.ends,
		"endsDate": clock.iso(info.ends),
		"now": clock.block,
		"terms": format!("{:#x}", info.terms_hash),
		"budget": terms.budget.to_string(),
		"claimed": info.claimed.to_string(),
		"payments": info.payments,
		"rows": info.rows,
		"rowsTotal": info.rows_total.to_string(),
		"rowsClaimed": info.rows_claimed,
		"remainder": format!("{:?}", terms.remainder).to_lowercase(),
		"cid": terms.manifest.as_ref().map(|m| String::from_utf8_lossy(&m.cid).into_owned()),
		"total": terms.manifest.as_ref().map(|m| m.total.to_string()),
		"published": terms.manifest.as_ref().and_then(|m| m.published).map(published_json),
		"audit": format!("{:#x}", info.audit),
		"pot": account::show(&info.pot),
		"potBalance": info.pot_balance.to_string(),
		"payable": info.payable.to_string(),
		"setAside": info.set_aside.to_string(),
	})
}

/// What is demanded of the list in the chain, as JSON.
fn published_json(demand: Published) -> Value {
	json!({
		"list": demand.list,
		"maxRow": demand.max_row.map(|amount| amount.to_string()),
		"maxShareOfLargest": demand.max_share_of_largest.map(|limit| json!({
			"rows": limit.rows,
			"billionths": limit.share.deconstruct(),
		})),
	})
}

/// What is demanded of the list in the chain, in words.
fn published(demand: &Published, amount: impl Fn(u128) -> String) -> String {
	let mut text = format!("stored in the chain as list {}", demand.list);
	if let Some(most) = demand.max_row {
		text.push_str(&format!(", no row above {}", amount(most)));
	}
	if let Some(limit) = demand.max_share_of_largest {
		let (rows, share) = (account::counted(limit.rows, "row"), show_percent(limit.share));
		text.push_str(&format!(", at most {share} of it in the largest {rows}"));
	}
	text
}

/// A round in words.
pub fn describe(info: &RoundInfo, clock: &Clock, units: &Units) -> String {
	let amount = |value: u128| units.show(info.terms.asset, value);
	let terms = &info.terms;
	let state = match &info.status {
		Status::Paused { since, until: None } => {
			format!("paused since {} by vote", clock.show(*since))
		}
		Status::Paused { since, until: Some(until) } => {
			let (since, until) = (clock.show(*since), clock.show(*until));
			format!("paused since {since}, until {until} at the latest")
		}
		Status::Open if clock.block < terms.window.opens => "open, claims not accepted yet".into(),
		Status::Open if clock.block >= info.ends => "open, claim window over".into(),
		// State does not tell a draft that was given up from a round that paid nobody.
		Status::Closed if Fate::of(info) == Fate::Idle => {
			"closed or abandoned, has paid nobody".into()
		}
		other => status(other),
	};
	let source = match &terms.source {
		Source::Listed => format!(
			"listed on chain: {}, {} in all",
			account::counted(info.rows, "row"),
			amount(info.rows_total)
		),
		Source::Merkle { root, leaves } => {
			format!("list of {}, root {root:#x}", account::counted(*leaves, "row"))
		}
		Source::Voucher { .. } => format!(
			"vouchers: {} promised, room for {}",
			amount(info.rows_total),
			account::counted(info.rows, "account")
		),
		Source::Sale { .. } => format!(
			"a sale: {} sold at most, room for {}",
			amount(info.rows_total),
			account::counted(info.rows, "bid")
		),
	};
	let asset = match terms.asset {
		AssetKind::Native => "native".to_string(),
		AssetKind::WithId(id) => format!("number {id}"),
	};
	let remainder = match terms.remainder {
		Remainder::Manager => "to the manager",
		Remainder::Treasury => "to the treasury",
		Remainder::Burn => "BURNED",
	};
	let row = match &terms.source {
		Source::Listed | Source::Merkle { .. } => "row",
		Source::Voucher { .. } => "account",
		Source::Sale { .. } => "bid",
	};
	let left = terms.budget.saturating_sub(info.claimed);
	let moved = match info.ends.checked_sub(terms.window.closes) {
		None | Some(0) => String::new(),
		Some(lost) => format!(", {} later than drafted", show_length(lost)),
	};
	let mut lines = vec![
		format!("Round {} ({state})", info.id),
		format!("  manager  {}", account::show(&info.manager)),
		format!("  asset    {asset}"),
		format!("  source   {source}"),
	];
	if terms.beneficiaries == Beneficiaries::Ethereum {
		lines.push("  pays     the accounts that the owners of its Ethereum addresses sign".into());
	}
	if let Some(manifest) = &terms.manifest {
		let cid = String::from_utf8_lossy(&manifest.cid);
		// Whoever drafted the round wrote it.
		let cid = if cid.is_empty() { "none".into() } else { cid.escape_debug().to_string() };
		lines.push(format!("  list     {} in all, CID {cid}", amount(manifest.total)));
		if let Some(demand) = &manifest.published {
			lines.push(format!("           {}", published(demand, amount)));
		}
	}
	let opens = match terms.window.opens {
		0 => "at once".into(),
		block => clock.show(block),
	};
	let mut name = "release";
	for line in release_in_words(&terms.release, clock) {
		lines.push(format!("  {name:<7}  {line}"));
		name = "";
	}
	lines.extend([
		format!("  opens    {opens}"),
		format!("  closes   {}{moved}", clock.show(info.ends)),
		format!("  now      {}", clock.show(clock.block)),
		format!("  budget   {}", amount(terms.budget)),
		format!(
			"  claimed  {} in {}, {} claimed; {} left",
			amount(info.claimed),
			account::counted(info.payments, "payment"),
			account::counted(info.rows_claimed, row),
			amount(left)
		),
		format!("  aside    {} for {row}s that were refused", amount(info.set_aside)),
		format!("  rest     {remainder}"),
		format!(
			"  pot      {} holds {}, can pay {}",
			account::show(&info.pot),
			amount(info.pot_balance),
			amount(info.payable)
		),
	]);
	let Requirement { level, jurisdictions, .. } = &terms.requirement;
	lines.push(if terms.requirement == Requirement::default() {
		"  demands  nothing: any account, from any country".into()
	} else {
		let (countries, records) = (show_jurisdictions(jurisdictions), terms.requirement.records());
		format!("  demands  level {level}, {countries}, attesters: {records}")
	});
	lines.push(format!("  audit    {:#x}", info.audit));
	lines.push(format!("  terms    {:#x}", info.terms_hash));
	lines.join("\n")
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::types::Terms;
	use distribution_primitives::{Manifest, MaxShare, UnlockSchedule, Window};
	use polkadot_sdk::{sp_core::H256, sp_runtime::Perbill};

	const TOKEN: u128 = 1_000_000_000_000;
	/// 2026-12-01, 00:00 UTC.
	const CLOCK: Clock = Clock { block: 1_000_000, seconds: 1_796_083_200 };

	fn info() -> RoundInfo {
		let schedule = UnlockSchedule {
			start: 1_000_000,
			cliff: 5_259_600,
			length: 21_038_400,
			step: 438_300,
		};
		let manifest = Manifest {
			cid: b"bafy\x1b[2J".to_vec().try_into().unwrap(),
			rows: 9,
			total: 90 * TOKEN,
			published: None,
		};
		RoundInfo {
			id: 3,
			manager: [1; 32],
			terms: Terms {
				asset: AssetKind::Native,
				source: Source::Merkle { root: H256::repeat_byte(1), leaves: 9 },
				release: Release::Streamed { schedule, revocable: true, prepaid: false },
				requirement: Requirement::default(),
				window: Window { opens: 1_014_400, closes: 30_000_000 },
				budget: 100 * TOKEN,
				remainder: Remainder::Burn,
				manifest: Some(manifest),
				beneficiaries: Beneficiaries::Accounts,
			},
			terms_hash: H256::repeat_byte(2),
			rows_digest: H256::zero(),
			ends: 30_014_400,
			status: Status::Open,
			claimed: 10 * TOKEN,
			payments: 4,
			rows: 9,
			rows_total: 90 * TOKEN,
			rows_claimed: 2,
			audit: H256::repeat_byte(3),
			pot: [4; 32],
			pot_balance: 90 * TOKEN,
			payable: 89 * TOKEN,
			set_aside: 5 * TOKEN,
		}
	}

	#[test]
	fn round_of_ethereum_addresses_should_say_so() {
		let mut info = info();
		let text = |info: &RoundInfo| describe(info, &CLOCK, &Units::default());
		assert!(!text(&info).contains("Ethereum"));
		info.terms.beneficiaries = Beneficiaries::Ethereum;
		assert!(text(&info).contains("pays     the accounts that the owners"));
		assert_eq!(to_json(&info, &CLOCK)["beneficiaries"], "ethereum");
	}

	#[test]
	fn round_that_was_given_up_should_not_be_called_closed() {
		let closed = RoundInfo { status: Status::Closed, ..info() };
		let text = |info: &RoundInfo| describe(info, &CLOCK, &Units::default());
		assert!(text(&closed).starts_with("Round 3 (closed)"));
		let idle = RoundInfo { payments: 0, set_aside: 0, ..closed };
		assert!(text(&idle).starts_with("Round 3 (closed or abandoned, has paid nobody)"));
	}

	#[test]
	fn round_should_be_described_with_all_that_its_terms_say() {
		let text = describe(&info(), &CLOCK, &Units::default());
		for part in [
			"Round 3 (open, claims not accepted yet)",
			"list     90 DIST in all, CID bafy\\u{1b}[2J",
			"from 2026-12-01 00:00 UTC (#1000000) over 4 years (21,038,400 blocks), in steps of 1 month (438,300 blocks)",
			"nothing in the first 1 year",
			"revocable, not prepaid",
			"opens    2026-12-02 00:00 UTC (#1014400)",
			", 1 day (14,400 blocks) later than drafted",
			"budget   100 DIST",
			"10 DIST in 4 payments, 2 rows claimed; 90 DIST left",
			"aside    5 DIST",
			"rest     BURNED",
			"holds 90 DIST, can pay 89 DIST",
			"demands  nothing",
		] {
			assert!(text.contains(part), "{part}:\n{text}");
		}
	}

	#[test]
	fn round_should_be_shown_with_what_it_demands_of_its_list() {
		let mut round = info();
		assert_eq!(to_json(&round, &CLOCK)["published"], Value::Null);
		let limit = MaxShare { rows: 10, share: Perbill::from_percent(25) };
		let demand =
			Published { list: 7, max_row: Some(5 * TOKEN), max_share_of_largest: Some(limit) };
		round.terms.manifest.as_mut().unwrap().published = Some(demand);
		let text = describe(&round, &CLOCK, &Units::default());
		let wanted = "stored in the chain as list 7, no row above 5 DIST, at most 25 % of it in the largest 10 rows";
		assert!(text.contains(wanted), "{text}");
		let value = &to_json(&round, &CLOCK)["published"];
		assert_eq!((&value["list"], &value["maxRow"]), (&json!(7), &json!("5000000000000")));
		assert_eq!(value["maxShareOfLargest"], json!({ "rows": 10, "billionths": 250_000_000 }));
	}

	#[test]
	fn round_should_be_open_only_within_its_window() {
		let at = |block: u32| {
			let text = describe(&info(), &Clock { block, ..CLOCK }, &Units::default());
			text.lines().next().unwrap().to_string()
		};
		assert_eq!(at(1_014_400), "Round 3 (open)");
		assert_eq!(at(30_014_400), "Round 3 (open, claim window over)");
	}

	#[test]
	fn round_without_an_opening_time_should_open_at_once() {
		let mut round = info();
		round.terms.window.opens = 0;
		let text = describe(&round, &CLOCK, &Units::default());
		assert!(text.contains("opens    at once\n") && !text.contains("1970"), "{text}");
		let value = to_json(&round, &CLOCK);
		assert_eq!((&value["opens"], &value["opensDate"]), (&json!(0), &Value::Null));
	}

	#[test]
	fn listed_round_should_be_shown_with_its_rows() {
		let mut round = info();
		round.terms.source = Source::Listed;
		round.terms.manifest = None;
		let text = describe(&round, &CLOCK, &Units::default());
		assert!(text.contains("source   listed on chain: 9 rows, 90 DIST in all"), "{text}");
		let value = to_json(&round, &CLOCK);
		assert_eq!(
			(&value["rows"], &value["rowsTotal"]),
			(&json!(9), &json!((90 * TOKEN).to_string()))
		);
	}

	#[test]
	fn pause_should_be_told_with_the_dates_of_its_beginning_and_end() {
		let first_line = |until: Option<u32>| {
			let status = Status::Paused { since: 1_000_000, until };
			let text = describe(&RoundInfo { status, ..info() }, &CLOCK, &Units::default());
			text.lines().next().unwrap().to_string()
		};
		let begun = "Round 3 (paused since 2026-12-01 00:00 UTC (#1000000)";
		assert_eq!(first_line(None), format!("{begun} by vote)"));
		let ends = "until 2026-12-02 00:00 UTC (#1014400) at the latest)";
		assert_eq!(first_line(Some(1_014_400)), format!("{begun}, {ends}"));
	}

	#[test]
	fn json_should_have_dates_beside_blocks() {
		let value = to_json(&info(), &CLOCK);
		assert_eq!(value["opens"], 1_014_400);
		assert_eq!(value["opensDate"], "2026-12-02T00:00:00Z");
		assert_eq!(value["budget"], (100 * TOKEN).to_string());
		assert_eq!(value["release"]["streamed"]["startDate"], "2026-12-01T00:00:00Z");
	}
}
