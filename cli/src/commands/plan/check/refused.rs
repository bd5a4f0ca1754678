//! Whom the chain would refuse today.

use crate::{
	args::plan::{OnChain, Opened},
	error::Result,
	output::{Output, MOST_FAULTS},
};
use distribution_client::{
	account::{self, counted, with_thousands_separators},
	plan::{
		making::Rows,
		screening::{self, Refused},
		standing::is_to_open,
	},
	Chain,
};
use serde_json::{json, Value};

/// Refused rows by round, or why nobody was asked.
pub type Asked = std::result::Result<Vec<(String, Refused)>, String>;

/// As scripts are told.
pub fn refused_json(asked: &Asked) -> Value {
	let Ok(refused) = asked else { return Value::Null };
	let rows = refused.iter().take(MOST_FAULTS).map(|(round, refused)| {
		json!({
			"round": round,
			"row": refused.row,
			"account": account::show(&refused.account),
			"reason": refused.reason.to_string(),
		})
	});
	rows.collect()
}

/// As people are told.
pub fn refused_lines(asked: &Asked) -> Vec<String> {
	let refused = match asked {
		Ok(refused) => refused,
		Err(why) => return vec![format!("accounts: {why}")],
	};
	if refused.is_empty() {
		return vec!["accounts: none would be refused today".into()];
	}
	let mut lines =
		vec![format!("accounts: {} would be refused today", counted(refused.len(), "row"))];
	for (round, refused) in refused.iter().take(MOST_FAULTS) {
		let (row, who) = (refused.row, account::show(&refused.account));
		lines.push(format!("  {round}, row {row}, {who}: {}", refused.reason));
	}
	let more = refused.len().saturating_sub(MOST_FAULTS);
	if more > 0 {
		lines.push(format!("  and {} more", with_thousands_separators(more as u128)));
	}
	lines
}

/// The rows of all rounds that are still to be opened that would be refused today, by round.
pub async fn refusals(
	chain: &Chain,
	opened: &Opened,
	on_chain: &OnChain,
	lists: &[Rows],
	output: Output,
) -> Result<Vec<(String, Refused)>> {
	let mut all = Vec::new();
	let rounds = on_chain.of(&opened.plan).zip(lists);
	let rounds = rounds.filter(|((_, found, standing), _)| is_to_open(*found, *standing));
	let rows: usize = rounds.clone().map(|(_, rows)| rows.len()).sum();
	let progress = output.progress(rows as u64, "asking about accounts");
	for ((round, ..), rows) in rounds {
		let told = |rows: u64| progress.inc(rows);
		let refused = screening::refusals(chain, &opened.plan, round, rows, told).await?;
		all.extend(refused.into_iter().map(|refused| (round.name.clone(), refused)));
	}
	progress.finish_and_clear();
	Ok(all)
}
