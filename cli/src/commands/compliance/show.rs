//! The registry as text and as JSON.

use crate::args::requirement::{jurisdictions_json, show_jurisdictions};
use distribution_client::{
	account::{self, AccountId},
	keys::scheme_of,
	registry::{refusal_code, refusal_text, AttesterInfo, Status},
	types::Moment,
};
use serde_json::{json, Value};

/// The status of an account as JSON.
pub fn status_json(who: &AccountId, status: &Status) -> Value {
	let records: Vec<Value> = status
		.records
		.iter()
		.map(|record| {
			json!({
				"attester": account::show(&record.attester),
				"level": record.level,
				"jurisdiction": record.jurisdiction.to_string(),
				"expires": record.expires,
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
		"frozen": status.frozen.map(|reason| format!("{reason:#x}")),
		"blocked": status.blocked,
		"records": records,
	})
}

/// The status of an account in words.
pub fn describe_status(who: &AccountId, status: &Status) -> String {
	let mut lines = vec![format!("{}: level {}", account::show(who), status.level)];
	if let Some(reason) = status.frozen {
		lines.push(format!("  frozen, reason {reason:#x}"));
	}
	if status.blocked {
		lines.push("  in a country that is blocked on this chain".into());
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
			expiry_text(record.expires),
			record.evidence,
		));
	}
	if status.records.is_empty() {
		lines.push("  no records".into());
	}
	lines.join("\n")
}

fn expiry_text(expires: Moment) -> String {
	match expires {
		Moment::MAX => "without end".into(),
		block => format!("until relay block {block}"),
	}
}

/// An attester as JSON.
pub fn attester_json(who: &AccountId, info: &AttesterInfo) -> Value {
	json!({
		"attester": account::show(who),
		"maxLevel": info.max_level,
		"jurisdictions": jurisdictions_json(&info.jurisdictions),
		"expires": info.expires,
		"scheme": scheme_of(&info.key),
		"key": format!("0x{}", hex::encode(&info.key)),
		"keyNumber": info.key_number,
		"epoch": info.epoch,
		"records": info.records,
	})
}

/// An attester in words.
pub fn describe_attester(who: &AccountId, info: &AttesterInfo) -> String {
	[
		format!("Attester {}", account::show(who)),
		format!(
			"  may say  up to level {}, {}",
			info.max_level,
			show_jurisdictions(&info.jurisdictions)
		),
		format!("  expires  {}", expiry_text(info.expires)),
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
	use distribution_client::types::RecordInfo;
	use distribution_primitives::{Country, Refusal};
	use polkadot_sdk::sp_core::H256;

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
		let value = status_json(&[1; 32], &status);
		assert_eq!(value["records"][0]["gives"], Value::Null);
		assert_eq!(value["records"][0]["refusal"], "Revoked");
		assert_eq!(value["records"][1]["gives"], 1);
		assert_eq!(value["records"][1]["refusal"], Value::Null);
		assert!(describe_status(&[1; 32], &status).contains("the attester took its word back"));
	}
}
