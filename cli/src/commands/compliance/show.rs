//! The registry as text and as JSON.

use crate::args::{
	registry::{expiry_date, expiry_text, freeze_json, freeze_text},
	requirement::{jurisdictions_json, show_jurisdictions},
};
use distribution_client::{
	account::{self, AccountId},
	keys::scheme_of,
	registry::{refusal_code, refusal_text, AttesterInfo, OfficerInfo, Status},
	time::Clock,
};
use serde_json::{json, Value};

/// The status of an account as JSON.
pub fn status_json(who: &AccountId, status: &Status, clock: &Clock) -> Value {
	let records: Vec<Value> = status
		.records
		.iter()
		.map(|record| {
			json!({
				"attester": account::show(&record.attester),
				"level": record.level,
				"jurisdiction": record.jurisdiction.to_string(),
				"expires": record.expires,
				"expiresDate": expiry_date(record.expires, clock),
				"evidence": format!("{:#x}", record.evidence),
				"nonce": record.nonce,
				"gives": record.gives.ok(),
				"refusal": record.gives.err().map(refusal_code),
			})
		})
		.collect();
	json!({
		"account": account::show(who),
		"level": status.level,
		"frozen": status.frozen.as_ref().map(|freeze| freeze_json(freeze, clock)),
		"blocked": status.blocked,
		"records": records,
	})
}

/// The status of an account in words.
pub fn describe_status(who: &AccountId, status: &Status, clock: &Clock) -> String {
	let mut lines = vec![format!("{}: level {}", account::show(who), status.level)];
	if let Some(freeze) = &status.frozen {
		lines.push(format!("  {}", freeze_text(freeze, clock)));
	}
	if status.blocked {
		lines.push("  paid nothing: an attester with that right names a blocked country".into());
	}
	for record in &status.records {
		let gives = match record.gives {
			Ok(level) => format!("gives level {level}"),
			Err(refusal) => format!("gives nothing: {}", refusal_text(refusal)),
		};
		lines.push(format!(
			"  {} says: level {}, {}, {} (evidence {:#x}); {gives}",
			account::show(&record.attester),
			record.level,
			record.jurisdiction,
			expiry_text(record.expires, clock),
			record.evidence,
		));
	}
	if status.records.is_empty() {
		lines.push("  no records".into());
	}
	lines.join("\n")
}

/// The officers as JSON.
pub fn officers_json(all: &[OfficerInfo], clock: &Clock) -> Value {
	let shown = |info: &OfficerInfo| {
		json!({
			"officer": account::show(&info.officer),
			"suspended": info.suspended,
			"freezesLeft": info.freezes_left,
			"nextPeriod": info.next_period,
			"nextPeriodDate": clock.iso(info.next_period),
		})
	};
	json!({ "officers": all.iter().map(shown).collect::<Vec<_>>() })
}

/// The officers in words.
pub fn describe_officers(all: &[OfficerInfo], clock: &Clock) -> String {
	if all.is_empty() {
		return "No officers: no account can be frozen.".into();
	}
	let shown = |info: &OfficerInfo| {
		let can = if info.suspended {
			"suspended".into()
		} else {
			format!(
				"can freeze {} accounts before {}",
				info.freezes_left,
				clock.show(info.next_period)
			)
		};
		format!("{}: {can}", account::show(&info.officer))
	};
	all.iter().map(shown).collect::<Vec<_>>().join("\n")
}

/// An attester as JSON.
pub fn attester_json(who: &AccountId, info: &AttesterInfo, clock: &Clock) -> Value {
	json!({
		"attester": account::show(who),
		"maxLevel": info.max_level,
		"jurisdictions": jurisdictions_json(&info.jurisdictions),
		"expires": info.expires,
		"expiresDate": expiry_date(info.expires, clock),
		"mayBlock": info.may_block,
		"scheme": scheme_of(&info.key),
		"key": format!("0x{}", hex::encode(&info.key)),
		"keyNumber": info.key_number,
		"epoch": info.epoch,
		"records": info.records,
	})
}

/// An attester in words.
pub fn describe_attester(who: &AccountId, info: &AttesterInfo, clock: &Clock) -> String {
	[
		format!("Attester {}", account::show(who)),
		format!(
			"  may say  up to level {}, {}",
			info.max_level,
			show_jurisdictions(&info.jurisdictions)
		),
		format!("  expires  {}", expiry_text(info.expires, clock)),
		format!(
			"  blocks   {}",
			if info.may_block { "accounts in blocked countries, alone" } else { "nobody alone" }
		),
		format!(
			"  key      {} 0x{}, number {}",
			scheme_of(&info.key),
			hex::encode(&info.key),
			info.key_number
		),
		format!("  epoch    {}", info.epoch),
		format!("  records  {}", account::with_thousands_separators(info.records.into())),
	]
	.join("\n")
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::{registry::FreezeInfo, types::RecordInfo};
	use distribution_primitives::{Country, Refusal};
	use polkadot_sdk::sp_core::H256;

	/// 2026-12-01, 00:00 UTC.
	const CLOCK: Clock = Clock { block: 77, seconds: 1_796_083_200 };

	#[test]
	fn freeze_should_say_how_long_it_lasts() {
		let freeze = FreezeInfo {
			officer: [3; 32],
			reason: H256::zero(),
			since: 5,
			lapses: Some(77),
			ratified_by: None,
		};
		assert!(freeze_text(&freeze, &CLOCK)
			.ends_with("lapses on 2026-12-01 00:00 UTC (#77) unless it is ratified"));
		let ratified = FreezeInfo { lapses: None, ..freeze.clone() };
		assert!(freeze_text(&ratified, &CLOCK).ends_with("ratified by governance"));
		let by_two = FreezeInfo { ratified_by: Some([4; 32]), ..ratified };
		let second = account::show(&[4; 32]);
		assert!(freeze_text(&by_two, &CLOCK).ends_with(&format!("ratified by {second}")));
		let status = Status { frozen: Some(freeze), level: 0, blocked: false, records: vec![] };
		let value = status_json(&[1; 32], &status, &CLOCK);
		assert_eq!(value["frozen"]["lapses"], 77);
		assert_eq!(value["frozen"]["lapsesDate"], "2026-12-01T00:00:00Z");
		assert_eq!(value["frozen"]["ratifiedBy"], Value::Null);
	}

	#[test]
	fn officers_should_be_listed_with_what_they_can_do() {
		let info = OfficerInfo {
			officer: [3; 32],
			suspended: false,
			freezes_left: 7,
			next_period: 14_400,
		};
		let suspended = OfficerInfo { suspended: true, ..info.clone() };
		let all = [info, suspended];
		let first = &officers_json(&all, &CLOCK)["officers"][0];
		assert_eq!(first["freezesLeft"], 7);
		assert_eq!(first["nextPeriodDate"], "2026-12-01T23:52:18Z");
		let text = describe_officers(&all, &CLOCK);
		assert!(
			text.contains("can freeze 7 accounts before 2026-12-01 23:52 UTC (#14400)"),
			"{text}"
		);
		assert!(text.ends_with(": suspended"), "{text}");
	}

	#[test]
	fn status_should_name_what_gives_nothing() {
		let record = RecordInfo {
			attester: [2; 32],
			level: 2,
			jurisdiction: Country(*b"DE"),
			expires: u32::MAX,
			evidence: H256::zero(),
			nonce: 5,
			gives: Err(Refusal::Revoked),
		};
		let good = RecordInfo { gives: Ok(1), ..record.clone() };
		let status = Status { frozen: None, level: 1, blocked: false, records: vec![record, good] };
		let value = status_json(&[1; 32], &status, &CLOCK);
		assert_eq!(value["records"][0]["gives"], Value::Null);
		// Without end.
		assert_eq!(value["records"][0]["expiresDate"], Value::Null);
		assert_eq!(value["records"][0]["refusal"], "Revoked");
		assert_eq!(value["records"][1]["gives"], 1);
		assert_eq!(value["records"][1]["refusal"], Value::Null);
		assert!(
			describe_status(&[1; 32], &status, &CLOCK).contains("the attester took its word back")
		);
	}
}
