//! Which claims of a plan's rounds are free.

use distribution_client::{
	account::counted,
	amount::Unit,
	lists::rows::Row,
	plan::schedule::{free_claims, unlocks, Unlock},
	time::Clock,
};
use distribution_primitives::UnlockSchedule;
use serde_json::{json, Value};

/// What the chain says about all rounds.
pub struct Facts {
	/// The chain's clock.
	pub clock: Clock,
	/// The unit of the asset.
	pub unit: Unit,
	/// Least balance of the asset, in smallest units.
	pub minimum: u128,
	/// Number of free claims of a stream.
	pub most: u32,
	/// Whether claims of the asset can be free.
	pub free_asset: bool,
	/// Whether the manager's deposit covers the records of streams.
	pub prepaid: bool,
}

/// What claims of a round are free.
pub fn free(unlock: Unlock, rows: &[Row], facts: &Facts) -> (Value, String) {
	let (Unlock::Streamed { start, cliff, length, step }, true) = (unlock, facts.free_asset) else {
		let text = match (unlock, facts.free_asset) {
			(_, false) => "no claim is free: governance has not made claims of the asset free",
			_ => "each row can be claimed for free",
		};
		return (json!({ "free": facts.free_asset }), text.into());
	};
	let schedule = UnlockSchedule { start, cliff, length, step };
	let times = free_claims(&schedule, facts.most);
	let (all, claims) = (unlocks(&schedule), times.len() as u64);
	let first = times.first().copied().unwrap_or(start);
	let mut text = if step == 1 {
		format!(
			"up to {}, the first from {} on",
			counted(claims, "free claim"),
			facts.clock.show(first)
		)
	} else if claims == all {
		format!(
			"each of {} can be claimed for free, the first at {}",
			counted(all, "unlock"),
			facts.clock.show(first)
		)
	} else {
		format!(
			"{} of {}, the first at {}: others are too small, and are claimed together with the next, or for a fee. Plans made with --every-step-free have no such steps",
			counted(claims, "free claim"),
			counted(all, "unlock"),
			facts.clock.show(first)
		)
	};
	if !facts.prepaid {
		text.push_str(
			"; the first claim of each row must be signed, because the plan is not prepaid",
		);
	}
	// About what a step pays.
	let smallest = rows.iter().map(|(_, amount)| *amount).min().unwrap_or_default();
	let steps = u128::from(length.div_ceil(step.max(1)));
	if step > 1 && smallest.checked_div(steps).unwrap_or_default() < facts.minimum {
		text.push_str(&format!(
			"; rows below {} get less than the minimum balance in one step, and need several for a free claim",
			facts.unit.show(facts.minimum.saturating_mul(steps))
		));
	}
	let value = json!({
		"free": true,
		"unlocks": all,
		"freeClaims": claims,
		"first": first,
		"firstDate": facts.clock.iso(first),
		"firstSigned": !facts.prepaid,
	});
	(value, text)
}

#[cfg(test)]
mod tests {
	use super::*;

	const MONTH: u32 = 438_300;
	const UNIT: u128 = 1_000_000_000_000;

	fn facts() -> Facts {
		Facts {
			clock: Clock { block: 27_000_000, seconds: 1_796_083_200 },
			unit: Unit::native(),
			minimum: UNIT / 100,
			most: 32,
			free_asset: true,
			prepaid: true,
		}
	}

	fn streamed(steps: u32, step: u32) -> Unlock {
		Unlock::Streamed { start: 27_000_000, cliff: 0, length: steps * step, step }
	}

	fn text(unlock: Unlock, amount: u128, facts: &Facts) -> String {
		free(unlock, &[([1; 32], amount)], facts).1
	}

	#[test]
	fn free_claims_should_be_told_as_they_are() {
		let many = 1_000 * UNIT;
		let twelve = text(streamed(12, MONTH), many, &facts());
		assert!(twelve.starts_with("each of 12 unlocks can be claimed for free"), "{twelve}");
		let long = text(streamed(48, MONTH), many, &facts());
		assert!(long.starts_with("24 free claims of 48 unlocks"), "{long}");
		assert!(long.contains("--every-step-free"), "{long}");
		let even = text(streamed(48 * MONTH, 1), many, &facts());
		assert!(even.starts_with("up to 32 free claims"), "{even}");
		assert_eq!(text(Unlock::Immediate, many, &facts()), "each row can be claimed for free");
		let dear = Facts { free_asset: false, ..facts() };
		assert!(text(streamed(12, MONTH), many, &dear).starts_with("no claim is free"));
		let signed = Facts { prepaid: false, ..facts() };
		assert!(text(streamed(12, MONTH), many, &signed).contains("first claim of each row must"));
		let small = text(streamed(12, MONTH), UNIT / 10, &facts());
		assert!(small.contains("rows below 0.12 DIST"), "{small}");
	}
}
