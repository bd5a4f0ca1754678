//! What `distribution announcement show` tells.

use distribution_client::{
	account::{self, show_native, show_tokens},
	snapshots::SnapshotFile,
	time::{show_length, Clock},
	types::{AnnouncementInfo, ObjectionInfo},
};
use distribution_primitives::{Held, Snapshot, SnapshotChain, Unmet};
use serde_json::{json, Value};

/// Decimals of a percentage in millionths.
const PERCENT_DECIMALS: u8 = 4;

fn text(bytes: &[u8]) -> String {
	String::from_utf8_lossy(bytes).into_owned()
}

/// A limit as `round show` names it.
fn limit(unmet: Unmet) -> &'static str {
	match unmet {
		Unmet::Row => "maxRow",
		Unmet::Share => "maxShareOfLargest",
	}
}

/// An announcement for scripts. `beyond` is the limit of the terms that the list is beyond.
pub fn to_json(
	it: &AnnouncementInfo,
	objections: &[ObjectionInfo],
	beyond: Option<Unmet>,
) -> Value {
	let objection = |one: &ObjectionInfo| {
		json!({
			"number": one.number,
			"by": account::show(&one.by),
			"text": text(&one.text),
			"answered": one.answered,
			"answer": one.answer.as_deref().map(text),
		})
	};
	json!({
		"round": it.round,
		"manager": account::show(&it.manager),
		"termsHash": format!("{:#x}", it.terms),
		"current": it.current,
		"announced": it.announced,
		"period": it.period,
		"left": it.left,
		"made": it.objections,
		"answered": it.answered,
		"beyond": beyond.map(limit),
		"refuted": it.refuted,
		"bond": it.bond.to_string(),
		"snapshot": it.snapshot.as_ref().map(SnapshotFile::from),
		"objections": objections.iter().map(objection).collect::<Vec<_>>(),
	})
}

/// By which rule a list was computed, in words.
fn rule(snapshot: &Snapshot) -> String {
	let of = match snapshot.held {
		Held::Native => "the native token".into(),
		Held::Asset { id } => format!("asset {id}"),
	};
	let chain =
		match snapshot.chain {
			SnapshotChain::This => "this chain".into(),
			SnapshotChain::Other { genesis } => {
				format!("the chain with the genesis {genesis:#x}, whose state root only the manager names")
			}
		};
	let withheld: String = snapshot
		.withheld
		.iter()
		.map(|rate| {
			format!(
				"\n  withheld from {}: {} %, for {}",
				rate.country,
				show_tokens(rate.rate.deconstruct().into(), PERCENT_DECIMALS),
				account::show(&rate.collector)
			)
		})
		.collect();
	format!(
		"List: {} for {} smallest units of {of}, after block {} of {chain}; nothing for less than {} and for {} accounts left out{withheld}",
		snapshot.numerator,
		snapshot.denominator,
		snapshot.block,
		snapshot.least,
		snapshot.excluded.len()
	)
}

/// Whether the round can open, in words.
fn standing(it: &AnnouncementInfo, beyond: Option<Unmet>) -> String {
	if it.refuted {
		return "The list was shown to be wrong: the round does not open with these terms.".into();
	}
	if !it.current {
		return "The round is not a draft with these terms any more.".into();
	}
	if let Some(unmet) = beyond {
		let what = match unmet {
			Unmet::Row => "Its largest row is larger than the terms allow",
			Unmet::Share => "Its largest rows are more of the list than the terms allow",
		};
		return format!(
			"{what}: the round does not open with these terms. Its manager can amend them and announce it again."
		);
	}
	let open = it.objections.saturating_sub(it.answered);
	match (it.left, open) {
		(0, 0) => "The round can open.".into(),
		(0, _) => format!("The round can open when {open} objections are answered."),
		(left, _) => format!("Anybody can object for {} more.", show_length(left)),
	}
}

/// An announcement in words.
pub fn describe(
	it: &AnnouncementInfo,
	objections: &[ObjectionInfo],
	beyond: Option<Unmet>,
	clock: &Clock,
) -> String {
	let mut lines = vec![
		format!(
			"Round {}, announced by {} at {} with the terms {:#x}, for {}",
			it.round,
			account::show(&it.manager),
			clock.show(it.announced),
			it.terms,
			show_length(it.period)
		),
		standing(it, beyond),
	];
	if let Some(snapshot) = &it.snapshot {
		lines.push(rule(snapshot));
		lines.push(format!("Bond: {}", show_native(it.bond)));
	}
	for one in objections {
		lines.push(format!("{}: {} says: {}", one.number, account::show(&one.by), text(&one.text)));
		lines.extend(one.answer.as_deref().map(|answer| format!("  answer: {}", text(answer))));
		if !one.answered {
			lines.push("  not answered".into());
		}
	}
	lines.join("\n")
}

#[cfg(test)]
mod tests {
	use super::*;
	use polkadot_sdk::sp_core::H256;

	fn info() -> AnnouncementInfo {
		AnnouncementInfo {
			round: 3,
			manager: [1; 32],
			terms: H256::zero(),
			current: true,
			announced: 5,
			period: 100,
			left: 0,
			objections: 2,
			answered: 2,
			snapshot: None,
			refuted: false,
			bond: 0,
		}
	}

	#[test]
	fn standing_should_say_what_keeps_a_round_from_opening() {
		let said = |it: AnnouncementInfo| standing(&it, None);
		assert_eq!(said(info()), "The round can open.");
		assert!(said(AnnouncementInfo { answered: 0, ..info() }).contains("2 objections"));
		assert!(said(AnnouncementInfo { left: 9, ..info() }).contains("Anybody can object"));
		assert!(said(AnnouncementInfo { refuted: true, ..info() }).contains("wrong"));
		assert!(said(AnnouncementInfo { current: false, ..info() }).contains("any more"));
		for unmet in [Unmet::Row, Unmet::Share] {
			assert!(standing(&info(), Some(unmet)).contains("than the terms allow: the round"));
		}
	}

	#[test]
	fn objection_should_be_told_with_its_answer() {
		let one = ObjectionInfo {
			number: 7,
			by: [2; 32],
			text: b"no".to_vec(),
			answered: true,
			answer: Some(b"yes".to_vec()),
		};
		let value = to_json(&info(), &[one], Some(Unmet::Row));
		let told = &value["objections"][0];
		assert_eq!((told["text"].as_str(), told["answer"].as_str()), (Some("no"), Some("yes")));
		assert!(value["snapshot"].is_null());
		assert_eq!(value["beyond"], "maxRow");
	}
}
