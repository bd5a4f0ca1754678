//! Rounds as text and as JSON.

use crate::args::requirement::{jurisdictions_json, show_jurisdictions};
use distribution_client::{
	account,
	types::{AssetKind, RoundInfo},
};
use distribution_primitives::{Release, Requirement, Source, Status};
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

/// A round as JSON; amounts are strings, because they are larger than JSON numbers.
pub fn to_json(info: &RoundInfo) -> Value {
	let terms = &info.terms;
	json!({
		"round": info.id,
		"status": status(&info.status),
		"manager": account::show(&info.manager),
		"asset": match terms.asset { AssetKind::Native => json!("native"), AssetKind::WithId(id) => json!(id) },
		"source": match &terms.source {
			Source::Listed => json!("listed"),
			Source::Merkle { root, leaves } => json!({ "root": format!("{root:#x}"), "rows": leaves }),
		},
		"release": match &terms.release {
			Release::Immediate => json!("immediate"),
			Release::Vested { start, length } => json!({ "vested": { "start": start, "length": length } }),
			Release::Streamed { schedule: s, revocable, prepaid } => json!({ "streamed": {
				"start": s.start, "cliff": s.cliff, "length": s.length, "step": s.step,
				"revocable": revocable, "prepaid": prepaid,
			}}),
		},
		"level": terms.requirement.level,
		"jurisdictions": jurisdictions_json(&terms.requirement.jurisdictions),
		"attesters": terms.requirement.attesters,
		"opens": terms.window.opens,
		"closes": terms.window.closes,
		"ends": info.ends,
		"terms": format!("{:#x}", info.terms_hash),
		"budget": terms.budget.to_string(),
		"claimed": info.claimed.to_string(),
		"payments": info.payments,
		"rowsClaimed": info.rows_claimed,
		"remainder": format!("{:?}", terms.remainder).to_lowercase(),
		"cid": terms.manifest.as_ref().map(|m| String::from_utf8_lossy(&m.cid).into_owned()),
		"total": terms.manifest.as_ref().map(|m| m.total.to_string()),
		"audit": format!("{:#x}", info.audit),
		"pot": account::show(&info.pot),
		"potBalance": info.pot_balance.to_string(),
		"payable": info.payable.to_string(),
		"setAside": info.set_aside.to_string(),
	})
}

/// A round in words.
pub fn describe(info: &RoundInfo) -> String {
	let amount = |value: u128| info.terms.asset.show(value);
	let terms = &info.terms;
	let source = match &terms.source {
		Source::Listed => "listed on chain".to_string(),
		Source::Merkle { root, leaves } => {
			format!("list of {}, root {root:#x}", account::counted(*leaves, "row"))
		}
	};
	let release = match &terms.release {
		Release::Immediate => "immediate".to_string(),
		Release::Vested { start, length } => {
			format!("vested from {start} over {}", account::counted(*length, "block"))
		}
		Release::Streamed { schedule: s, .. } => {
			format!(
				"streamed from {} over {}, cliff {}, step {}",
				s.start,
				account::counted(s.length, "block"),
				s.cliff,
				s.step
			)
		}
	};
	let mut lines = vec![
		format!("Round {} ({})", info.id, status(&info.status)),
		format!("  manager  {}", account::show(&info.manager)),
		format!("  asset    {:?}", terms.asset),
		format!("  source   {source}"),
		format!("  release  {release}"),
		format!("  window   relay blocks {} to {}", terms.window.opens, info.ends),
		format!("  budget   {}", amount(terms.budget)),
		format!(
			"  claimed  {} in {}",
			amount(info.claimed),
			account::counted(info.payments, "payment")
		),
		format!("  pot      {} holds {}", account::show(&info.pot), amount(info.pot_balance)),
		format!("  audit    {:#x}", info.audit),
		format!("  terms    {:#x}", info.terms_hash),
	];
	if terms.requirement != Requirement::default() {
		let Requirement { level, jurisdictions, .. } = &terms.requirement;
		let (countries, records) = (show_jurisdictions(jurisdictions), terms.requirement.records());
		lines.push(format!("  demands  level {level}, {countries}, attesters: {records}"));
	}
	if info.set_aside > 0 {
		lines.push(format!("  aside    {}", amount(info.set_aside)));
	}
	lines.join("\n")
}
