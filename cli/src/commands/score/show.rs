//! Boards in words and as JSON.

use crate::args::requirement::jurisdictions_json;
use distribution_client::{
	account::{self, show_native},
	time::show_length,
	types::BoardInfo,
};
use distribution_primitives::ScoreTree;
use serde_json::{json, Value};

/// A list that was posted, as JSON.
fn tree_json(tree: &ScoreTree) -> Value {
	json!({
		"list": tree.list,
		"root": format!("{:#x}", tree.root),
		"rows": tree.rows,
		"total": tree.total.to_string(),
	})
}

/// A board as JSON; amounts are strings of smallest units, times in blocks of the relay chain.
pub fn to_json(board: &BoardInfo) -> Value {
	let terms = &board.terms;
	json!({
		"board": board.id,
		"state": state(board),
		"pot": account::show(&board.pot),
		"payable": board.payable.to_string(),
		"paid": board.paid.to_string(),
		"members": board.members,
		"bond": terms.bond.to_string(),
		"most": terms.most.to_string(),
		"window": terms.window,
		"judging": terms.judging,
		"level": terms.requirement.level,
		"jurisdictions": jurisdictions_json(&terms.requirement.jurisdictions),
		"attesters": terms.requirement.attesters,
		"reporters": board.reporters.iter().map(account::show).collect::<Vec<_>>(),
		"roots": board.roots,
		"last": board.last.as_ref().map(tree_json),
		"posted": board.posted.as_ref().map(|root| json!({
			"number": root.number,
			"tree": tree_json(&root.tree),
			"reporter": account::show(&root.reporter),
			"bond": root.bond.to_string(),
			"left": root.left,
			"challenge": root.challenge.as_ref().map(|challenge| json!({
				"challenger": account::show(&challenge.challenger),
				"bond": challenge.bond.to_string(),
				"reason": format!("{:#x}", challenge.reason),
				"left": challenge.left,
			})),
		})),
	})
}

/// How a board stands, in a word.
fn state(board: &BoardInfo) -> &'static str {
	match (board.over, board.closed) {
		(true, _) => "over",
		(false, true) => "closed",
		(false, false) => "open",
	}
}

/// A list that was posted, in words.
fn told(tree: &ScoreTree) -> String {
	format!("list {} of {} rows, {} in all", tree.list, tree.rows, show_native(tree.total))
}

/// A board in words.
pub fn describe(board: &BoardInfo) -> String {
	let terms = &board.terms;
	let mut lines = vec![
		format!(
			"Board {} ({}): {} paid to {} accounts, {} in its pot {}",
			board.id,
			state(board),
			show_native(board.paid),
			board.members,
			show_native(board.payable),
			account::show(&board.pot)
		),
		format!(
			"  bond {}, challenges within {}, verdicts within {}, at most {} for an account by a root",
			show_native(terms.bond),
			show_length(terms.window),
			show_length(terms.judging),
			show_native(terms.most)
		),
	];
	if board.reporters.is_empty() {
		lines.push("  no reporters".into());
	}
	lines.extend(board.reporters.iter().map(|who| format!("  reporter {}", account::show(who))));
	lines.push(match &board.last {
		Some(tree) => format!("  last final root of {}: {}", board.roots, told(tree)),
		None => "  no root is final yet".into(),
	});
	if let Some(root) = &board.posted {
		lines.push(format!("  root {} is posted: {}", root.number, told(&root.tree)));
		lines.push(match (&root.challenge, root.left) {
			(Some(challenge), _) if challenge.left == 0 => {
				format!(
					"    nobody has judged it in time: `distribution score settle {}`",
					board.id
				)
			}
			(Some(challenge), _) => format!(
				"    challenged by {}: falls without a verdict within {}",
				account::show(&challenge.challenger),
				show_length(challenge.left)
			),
			(None, 0) => {
				format!("    nobody has challenged it: `distribution score settle {}`", board.id)
			}
			(None, left) => format!("    can be challenged for {}", show_length(left)),
		});
	}
	lines.join("\n")
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::types::BoardTerms;
	use distribution_primitives::{ChallengeInfo, Requirement, RootInfo};
	use polkadot_sdk::sp_core::H256;

	fn board() -> BoardInfo {
		let tree = ScoreTree { list: 4, root: H256::repeat_byte(1), rows: 9, total: 5 };
		BoardInfo {
			id: 3,
			terms: BoardTerms {
				requirement: Requirement::default(),
				most: 7,
				bond: 8,
				window: 9,
				judging: 10,
			},
			reporters: vec![[1; 32]],
			pot: [2; 32],
			payable: 11,
			paid: 12,
			members: 1,
			roots: 0,
			last: None,
			posted: Some(RootInfo {
				number: 0,
				tree,
				reporter: [1; 32],
				bond: 8,
				left: 5,
				challenge: None,
			}),
			closed: false,
			over: false,
		}
	}

	#[test]
	fn board_should_tell_what_can_be_done_next() {
		let mut open = board();
		assert!(describe(&open).contains("can be challenged for 5 blocks"));
		let posted = open.posted.as_mut().unwrap();
		posted.left = 0;
		assert!(describe(&open).contains("`distribution score settle 3`"));
		open.posted.as_mut().unwrap().challenge =
			Some(ChallengeInfo { challenger: [4; 32], bond: 4, reason: H256::zero(), left: 6 });
		assert!(describe(&open).contains("falls without a verdict within 6 blocks"));
		assert_eq!(to_json(&open)["posted"]["challenge"]["left"], 6);
		open.posted = None;
		assert!(to_json(&open)["posted"].is_null());
	}

	#[test]
	fn state_should_be_a_word() {
		let states = [(false, false, "open"), (true, false, "closed"), (true, true, "over")];
		for (closed, over, word) in states {
			assert_eq!(state(&BoardInfo { closed, over, ..board() }), word);
		}
	}
}
