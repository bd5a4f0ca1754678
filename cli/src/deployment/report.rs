//! Prints the outcome: text for people, or one JSON object.

use super::{
	keys::tokens,
	output::{Summary, PARTS, SUMS},
	plan::Plan,
	reader::Fault,
};
use crate::{
	error::CliError,
	output::{alert, note, Output},
};
use distribution_client::account::counted;
use serde_json::json;
use std::path::Path;

/// Most faults printed as text.
const SHOWN: usize = 50;

/// Prints the faults. Returns the error that sums them up.
pub fn refuse(faults: &[Fault], output: Output) -> CliError {
	let found = counted(faults.len(), "fault");
	let message = format!("{found} in the input; nothing was written");
	let refusal = CliError::input(message.clone());
	if output.json {
		let value = json!({ "faults": faults, "error": message, "code": refusal.code() });
		output.print(&value, String::new);
	} else {
		for fault in faults.iter().take(SHOWN) {
			alert(&format!("error: {fault}"));
		}
		if let Some(more) = faults.len().checked_sub(SHOWN).filter(|more| *more > 0) {
			alert(&format!("… and {more} more"));
		}
	}
	refusal.printed()
}

/// Prints the notes; with JSON they are part of the object.
fn show_notes(notes: &[String], output: Output) {
	if !output.json {
		for text in notes {
			note(&format!("note: {text}"));
		}
	}
}

/// Prints what a dry run found.
pub fn show_checked(plan: &Plan, output: Output) {
	let notes = plan.notes();
	show_notes(&notes, output);
	let value = json!({
		"faults": [],
		"notes": notes,
		"accounts": plan.balances.len(),
		"totalIssuance": plan.supply.issuance.to_string(),
	});
	output.print(&value, || {
		format!(
			"no faults: {} with {}, total issuance {}\nNothing written.",
			counted(plan.balances.len(), "account"),
			tokens(plan.supply.allocated),
			tokens(plan.supply.issuance)
		)
	});
}

/// Prints what was written.
pub fn show_written(plan: &Plan, summary: &Summary<'_>, folder: &Path, output: Output) {
	let notes = plan.notes();
	show_notes(&notes, output);
	let value = json!({ "folder": folder, "notes": notes, "summary": summary });
	output.print(&value, || {
		format!(
			"{}\n\nWritten to {}: {} {SUMS}",
			summary.text(plan),
			folder.display(),
			PARTS.join(" ")
		)
	});
}
