//! A plan that is read has one text, and its sums and terms are those of its rounds.
//!
//! The bytes are the file.

use distribution_client::plan::file::Plan;

/// See the module.
pub fn run(data: &[u8]) {
	let Ok(plan) = serde_json::from_slice::<Plan>(data) else { return };
	let text = plan.text().unwrap();
	let again: Plan = serde_json::from_str(&text).unwrap();
	assert_eq!(again, plan);
	assert_eq!(again.text().unwrap(), text);

	let _ = (plan.genesis(), plan.asset(), plan.reader(), plan.manager.read());
	let mut sum = Some(0u128);
	for round in &plan.rounds {
		let total = round.total().ok();
		sum = sum.zip(total).and_then(|(sum, total)| sum.checked_add(total));
		let Ok(terms) = plan.terms(round) else { continue };
		assert_eq!(Some(terms.budget), total);
		let manifest = terms.manifest.unwrap();
		assert_eq!((manifest.total, manifest.rows), (terms.budget, round.rows));
		assert_eq!(plan.hash_of(round).ok(), again.hash_of(round).ok());
	}
	assert_eq!(plan.total().ok(), sum);
}
