//! Calls that wait for signatures of a plan's manager, and how to take them back.

use super::plan::Opened;
use crate::error::Result;
use distribution_client::{
	account,
	calls::{together, Call},
	keys::show_bytes,
	multisig::{Multisig, Operation},
	Chain,
};
use serde_json::{json, Value};

/// A call that waits for signatures, and the call that takes it back.
pub type Waiting = (Operation, Vec<u8>);

/// What waits for signatures of the manager's.
pub async fn operations(chain: &Chain, opened: &Opened) -> Result<Vec<Waiting>> {
	let Some(multisig) = &opened.multisig else { return Ok(Vec::new()) };
	let mut all = Vec::new();
	for operation in chain.operations_of(&opened.manager).await? {
		let back = taking_back(multisig, &operation);
		all.push((operation, chain.call_bytes(&back).await?));
	}
	Ok(all)
}

/// The call with which whoever signed first takes all signatures back.
fn taking_back(multisig: &Multisig, operation: &Operation) -> Call {
	let others = multisig.others(&operation.depositor);
	together::cancel_as_multi(multisig.threshold(), &others, operation.when, operation.hash)
}

/// What waits for signatures, as scripts are told. `ours` is the hash of the plan's next batch.
pub fn operations_json(operations: &[Waiting], ours: Option<[u8; 32]>) -> Vec<Value> {
	let told = operations.iter().map(|(operation, back)| {
		json!({
			"callHash": show_bytes(operation.hash),
			"ours": Some(operation.hash) == ours,
			"approvals": operation.approvals.iter().map(account::show).collect::<Vec<_>>(),
			"height": operation.when.height,
			"index": operation.when.index,
			"depositor": account::show(&operation.depositor),
			"deposit": operation.deposit.to_string(),
			"takeBack": show_bytes(back),
		})
	});
	told.collect()
}

/// What waits for signatures, as people are told, with the command that takes it back.
pub fn operation_lines(
	(operation, back): &Waiting,
	ours: Option<[u8; 32]>,
	threshold: Option<u16>,
) -> [String; 2] {
	let line = operation_line(operation, ours, threshold);
	let depositor = account::show(&operation.depositor);
	let back = show_bytes(back);
	[line, format!("  to take it back: distribution tx build {back} --from {depositor} --out FILE")]
}

fn operation_line(operation: &Operation, ours: Option<[u8; 32]>, threshold: Option<u16>) -> String {
	let what = if Some(operation.hash) == ours {
		"the next batch of this plan"
	} else {
		"another call, or a batch of this plan that is out of date, which its first signatory can cancel"
	};
	let who: Vec<String> = operation.approvals.iter().map(account::show).collect();
	format!(
		"{} ({what}): approved by {} of {}: {}",
		show_bytes(operation.hash),
		who.len(),
		threshold.unwrap_or_default(),
		who.join(", ")
	)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn approvals_should_say_whether_they_are_for_this_plan() {
		let operation = Operation {
			hash: [1; 32],
			when: distribution_client::types::Timepoint { height: 5, index: 2 },
			deposit: 9,
			depositor: [2; 32],
			approvals: vec![[2; 32]],
		};
		let line = operation_line(&operation, Some([1; 32]), Some(3));
		assert!(line.contains("next batch of this plan): approved by 1 of 3"), "{line}");
		assert!(operation_line(&operation, None, Some(3)).contains("another call"));
		let waiting = (operation, vec![8, 2]);
		let [line, back] = operation_lines(&waiting, None, Some(3));
		assert!(line.contains("another call"), "{line}");
		let from = account::show(&[2; 32]);
		assert!(back.ends_with(&format!("tx build 0x0802 --from {from} --out FILE")), "{back}");
		let json = operations_json(&[waiting], Some([1; 32]));
		assert_eq!((&json[0]["ours"], &json[0]["takeBack"]), (&json!(true), &json!("0x0802")));
	}
}
