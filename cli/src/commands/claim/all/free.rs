//! Claims without a fee that are refused: all of their rows are paid, or none.

use distribution_client::{batches::Verdict, refusal::Invalid, Error};
use std::ops::ControlFlow;

/// What to do about a claim without a fee whose refusal says nothing of its rows; otherwise the refusal.
/// What any other claim would get, too, is not asked about row by row, nor are claims cut for it, one
/// after the other. What is too much for a block is cut at once.
pub fn without_asking(rows: &[u32], error: Error) -> ControlFlow<Verdict<u32>, Error> {
	if matches!(&error, Error::Refused(reason) if reason.is("Distribution", "AssetNotFree")) {
		return ControlFlow::Break(Verdict::Stop(error));
	}
	if matches!(&error, Error::NotIncluded(refusal) if refusal.is_of_every_such_call()) {
		return ControlFlow::Break(Verdict::Retry(error));
	}
	let exhausts = Some(Invalid::Exhausts);
	let too_much = matches!(&error, Error::NotIncluded(refusal) if refusal.invalid() == exhausts);
	if too_much && rows.len() > 1 {
		return ControlFlow::Break(Verdict::Split(halves(rows)));
	}
	ControlFlow::Continue(error)
}

/// Both halves of several rows.
pub fn halves(rows: &[u32]) -> Vec<Vec<u32>> {
	rows.chunks(rows.len().div_ceil(2).max(1)).map(<[u32]>::to_vec).collect()
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::refusal::{PoolRefusal, Reason};

	/// Regression: while the pool was full or claims were paused, every batch was asked about row by
	/// row, and cut down to single rows, before the run looked up.
	#[test]
	fn refusals_that_are_not_of_the_rows_should_not_cut_claims() {
		let refused = |name: &str| {
			let (pallet, name) = ("Distribution".into(), name.into());
			Error::Refused(Reason::Module { pallet, name, docs: String::new() })
		};
		let invalid = |kind| {
			let text = "Invalid Transaction".into();
			Error::NotIncluded(PoolRefusal::Invalid { kind: Some(kind), text })
		};
		let of = |error| without_asking(&[1, 4, 5], error);
		let verdict = of(refused("AssetNotFree"));
		assert!(matches!(verdict, ControlFlow::Break(Verdict::Stop(_))));
		let full = Error::NotIncluded(PoolRefusal::Full("Immediately Dropped".into()));
		for error in [full, invalid(Invalid::Call)] {
			assert!(matches!(of(error), ControlFlow::Break(Verdict::Retry(_))));
		}
		let ControlFlow::Break(Verdict::Split(parts)) = of(invalid(Invalid::Exhausts)) else {
			panic!("a claim that is too much is not cut")
		};
		assert_eq!(parts, [vec![1, 4], vec![5]]);
		let one = without_asking(&[1], invalid(Invalid::Exhausts));
		assert!(one.is_continue());
		// Too much like another one, or not payable.
		let similar = Error::NotIncluded(PoolRefusal::Other("Priority is too low".into()));
		for error in [invalid(Invalid::Other), similar, refused("AlreadyClaimed")] {
			assert!(of(error).is_continue());
		}
	}

	#[test]
	fn claims_should_be_cut_until_each_has_one_row() {
		assert_eq!(halves(&[1, 4, 5]), [vec![1, 4], vec![5]]);
		assert_eq!(halves(&[1, 4]), [vec![1], vec![4]]);
		let mut parts = vec![(0..200).collect::<Vec<u32>>()];
		while parts.iter().any(|part| part.len() > 1) {
			parts = parts.iter().flat_map(|part| halves(part)).collect();
		}
		assert_eq!(parts.concat(), (0..200).collect::<Vec<u32>>());
	}
}
