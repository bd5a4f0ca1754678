//! What an era issues without a vote, and what a vote takes from it.

use super::{EmissionParams, EraIndex, IssuanceSchedule};
use core::ops::Range;
use polkadot_sdk::sp_runtime::{PerThing, Perbill};

/// What becomes of the issuance without a further vote, until the first era in which one taken now
/// is in force. Amounts are in the smallest unit.
///
/// How much is minted until then is not known: pools without participants mint nothing. So that era
/// finds a supply from `supply` to `most`, or less if tokens are burned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outlook<Balance> {
	/// The schedule in that era, if one was ever set.
	pub schedule: Option<IssuanceSchedule<Balance>>,
	/// The supply now.
	pub supply: Balance,
	/// The supply if each era before that one mints all that it issues.
	pub most: Balance,
	/// Largest share of the supply that an era issues.
	pub max_share: Perbill,
}

impl<Balance: Copy + Into<u128> + From<u128>> Outlook<Balance> {
	/// The outlook with `schedule` in force and the given supply. `eras` are those that end before
	/// the vote is in force; the first of them is the running one.
	pub fn new(
		schedule: Option<IssuanceSchedule<Balance>>,
		eras: Range<EraIndex>,
		supply: Balance,
		max_share: Perbill,
	) -> Self {
		let mut it = Self { schedule, supply, most: supply, max_share };
		for era in eras {
			let minted: u128 = it.issues(it.most).into();
			it.most = Balance::from(minted.saturating_add(it.most.into()));
			it.schedule = it.schedule.map(|schedule| schedule.after(era));
		}
		it
	}

	/// What that era issues without a further vote if it finds `supply`.
	pub fn issues(&self, supply: Balance) -> Balance {
		let issues = |schedule: IssuanceSchedule<Balance>| schedule.issues(supply, self.max_share);
		self.schedule.map_or(Balance::from(0u128), issues)
	}

	/// The most that `params`, in force from that era on, take from what it issues, without what
	/// would be above `issued`, if that era finds any supply from `supply` to `most`. It is exact:
	/// at one of these supplies they take that much.
	pub fn loss(&self, params: EmissionParams<Balance>, issued: Balance) -> Balance {
		let Some(present) = self.schedule else { return Balance::from(0u128) };
		let schedule = IssuanceSchedule::new(params, 0);
		let loss = |supply: u128| {
			let supply = Balance::from(supply);
			let without: u128 = present.issues(supply, self.max_share).into();
			let with: u128 = schedule.issues(supply, self.max_share).into();
			without.min(issued.into()).saturating_sub(with)
		};
		// Of an era that finds the supply `s`, let `share` be `floor(s * max_share)`, and `left`
		// what is left until a maximum supply, `max(max_supply - s, 0)`. As `s` grows, `share`
		// never falls and `left` never rises. With `top = min(target, issued)` and the vote's
		// terms as `new`:
		//
		// without = min(top, share, left)
		// with    = min(new target, share, new left)
		//
		// `without` is at most `share`, so `loss(s)` is the largest of 0, `without - new target`
		// and `without - new left`. At each `s` one of these two holds:
		//
		// - `min(top, share) <= left`. Then `without` is `min(top, share)`, which never falls,
		//   while the new target stays and the new left never rises: so the loss never falls.
		// - `min(top, share) > left`. Then `without` is `left`, which never rises, so `left - new
		//   target` does not either. Nor does `left - new left` where it is above 0: there the new
		//   maximum supply is less than the old one, so `new left` falls only where `left` falls
		//   as much.
		//
		// The first holds up to `turn`, the second from there to the old maximum supply, from which
		// on nothing is lost. So the loss never falls up to `turn`, never rises from `turn + 1` on,
		// and is largest at one of them, or, if neither is between `supply` and `most`, at the end
		// next to them. How `share` is rounded matters only to where `turn` is.
		let target: u128 = present.target().into();
		let top = target.min(issued.into());
		let turn = turning_point(top, present.params.max_supply.into(), self.max_share);
		let within = |supply: u128| supply.min(self.most.into()).max(self.supply.into());
		Balance::from(loss(within(turn)).max(loss(within(turn.saturating_add(1)))))
	}
}

/// The largest supply, up to `max_supply`, at which the share of the supply that an era issues, or
/// `top` if that is less, is not more than what is left until `max_supply`: the largest `s` with
/// `min(top, floor(s * max_share)) <= max_supply - s`.
fn turning_point(top: u128, max_supply: u128, max_share: Perbill) -> u128 {
	// `top` is left up to this one; if it never is, up to none, and at 0 the share is 0.
	let by_top = max_supply.saturating_sub(top);
	// With `max_share = parts / whole`, the share is left if `floor(s * (whole + parts) / whole)`
	// is at most `max_supply`, so if `s * (whole + parts)` is less than `(max_supply + 1) *
	// whole`. The largest such `s` is `floor((max_supply * whole + whole - 1) / (whole + parts))`,
	// which is not above `max_supply`. The product may need more than 128 bits, so the division
	// comes first, and its rest, which is less than 2 * 10^9, is multiplied by `whole`. Nothing
	// saturates.
	let whole = u128::from(Perbill::ACCURACY);
	let both = whole.saturating_add(max_share.deconstruct().into());
	let quotient = max_supply.checked_div(both).unwrap_or_default();
	let rest = max_supply.checked_rem(both).unwrap_or_default();
	let below = rest.saturating_mul(whole).saturating_add(whole.saturating_sub(1));
	let by_share = below.checked_div(both).unwrap_or_default();
	by_top.max(quotient.saturating_mul(whole).saturating_add(by_share))
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::{prelude::*, sample::select};

	const ALL: Perbill = Perbill::one();
	const ONE: u32 = 1_000_000_000;

	fn params(issuance: u128, decay: u32, decay_period: u32) -> EmissionParams<u128> {
		EmissionParams {
			issuance,
			decay: Perbill::from_percent(decay),
			decay_period,
			floor: 10,
			max_supply: 10_000,
		}
	}

	/// Parameters without decay.
	fn steady(issuance: u128, floor: u128, max_supply: u128) -> EmissionParams<u128> {
		EmissionParams { floor, max_supply, ..params(issuance, 0, 1) }
	}

	#[test]
	fn outlook_should_fall_and_mint_until_the_vote_is_in_force() {
		let schedule = IssuanceSchedule::new(params(100, 50, 2), 0);
		let outlook = Outlook::new(Some(schedule), 0..3, 5_000, ALL);
		assert_eq!((outlook.supply, outlook.most), (5_000, 5_250));
		assert_eq!(outlook.issues(5_250), 50);
		let nothing = Outlook::<u128>::new(None, 0..3, 5_000, ALL);
		assert_eq!((nothing.most, nothing.issues(5_000)), (5_000, 0));
	}

	#[test]
	fn loss_should_be_the_worst_of_what_can_be_minted_until_then() {
		let present = params(100, 0, 1);
		let outlook = Outlook::new(Some(IssuanceSchedule::new(present, 0)), 0..3, 5_000, ALL);
		let loss = |issuance, max_supply| {
			outlook.loss(EmissionParams { issuance, max_supply, ..present }, 90)
		};
		// What was not issued so far is not lost.
		assert_eq!([loss(100, 10_000), loss(90, 10_000), loss(40, 10_000)], [0, 0, 50]);
		// The eras before it mint 300.
		assert_eq!([loss(100, 5_390), loss(100, 5_389), loss(100, 5_320)], [0, 1, 70]);
		// Or less, so that there is something to lose when the new maximum supply is reached.
		assert_eq!([loss(100, 5_300), loss(100, 5_100), loss(100, 5_000)], [90, 90, 90]);
		// The same, where the old one is reached too and leaves nothing.
		let present = EmissionParams { max_supply: 5_200, ..present };
		let outlook = Outlook::new(Some(IssuanceSchedule::new(present, 0)), 0..3, 5_000, ALL);
		assert_eq!(outlook.most, 5_200);
		assert_eq!(outlook.loss(present, 90), 0);
		assert_eq!(outlook.loss(EmissionParams { max_supply: 5_150, ..present }, 90), 50);
		assert_eq!(outlook.loss(EmissionParams { max_supply: 5_050, ..present }, 90), 90);
	}

	#[test]
	fn loss_should_be_found_between_the_share_and_the_old_largest_supply() {
		// Regression: it was looked for at 286, where the share caps both, and at 1,295, where
		// little is left of the old maximum supply. It was 0 there, but 117 between.
		let share = Perbill::from_percent(46);
		let present = IssuanceSchedule::new(steady(453, 10, 1_344), 0);
		let outlook = Outlook::new(Some(present), 0..4, 286, share);
		assert_eq!((outlook.supply, outlook.most), (286, 1_295));
		let new = steady(165, 23, 3_292);
		let loss = |supply| {
			let with = IssuanceSchedule::new(new, 0).issues(supply, share);
			outlook.issues(supply).min(282).saturating_sub(with)
		};
		assert_eq!([286, 614, 1_062, 1_295].map(loss), [0, 117, 117, 0]);
		assert_eq!(outlook.loss(new, 282), 117);
		// Without the bound on what counts, the share turns it: 46 % of 921 are 423, as much as is
		// left.
		assert_eq!([920, 921, 922].map(|supply| outlook.issues(supply)), [423, 423, 422]);
		assert_eq!(outlook.loss(new, u128::MAX), 423 - 165);
	}

	#[test]
	fn loss_should_be_found_one_above_the_turn() {
		// 5 are issued at 5, where the share of 100 % caps it, and at 6, where no more is left
		// until 11. But at 6 one less is left until the new maximum supply.
		let present = IssuanceSchedule::new(steady(100, 0, 11), 0);
		assert_eq!(turning_point(100, 11, ALL), 5);
		let outlook = Outlook { schedule: Some(present), supply: 2, most: 6, max_share: ALL };
		let new = steady(100, 0, 8);
		let with = |supply| IssuanceSchedule::new(new, 0).issues(supply, ALL);
		assert_eq!([4, 5, 6].map(|supply| outlook.issues(supply) - with(supply)), [0, 2, 3]);
		assert_eq!(outlook.loss(new, 100), 3);
		assert_eq!(Outlook { most: 5, ..outlook }.loss(new, 100), 2);
	}

	#[test]
	fn turning_point_should_be_exact_for_the_largest_numbers() {
		for max_supply in [0, 1, 2, 1_999_999_999, u128::MAX / 2, u128::MAX - 1, u128::MAX] {
			for top in [0, 1, max_supply / 3, u128::MAX] {
				for parts in [0, 1, ONE / 3, ONE - 1, ONE] {
					let share = Perbill::from_parts(parts);
					let holds = |supply| top.min(share.mul_floor(supply)) <= max_supply - supply;
					let turn = turning_point(top, max_supply, share);
					assert!(turn <= max_supply && holds(turn), "{top} {max_supply} {parts}");
					let last = turn == max_supply || !holds(turn + 1);
					assert!(last, "{top} {max_supply} {parts}");
				}
			}
		}
	}

	/// What an era issues, from the definition. For small numbers.
	fn issues(params: EmissionParams<u128>, supply: u128, parts: u32) -> u128 {
		let share = supply * u128::from(parts) / u128::from(ONE);
		let left = params.max_supply.saturating_sub(supply);
		params.issuance.max(params.floor).min(share).min(left)
	}

	fn small() -> impl Strategy<Value = EmissionParams<u128>> {
		(0u128..90, 0u128..30, 0u128..250)
			.prop_map(|(issuance, floor, max_supply)| steady(issuance, floor, max_supply))
	}

	proptest! {
		#![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases.max(8_192)))]

		#[test]
		fn loss_should_be_the_largest_of_all_supplies(
			present in small(),
			new in small(),
			issued in prop_oneof![3 => 0u128..90, 1 => Just(u128::MAX)],
			supply in 0u128..120,
			minted in 0u128..150,
			parts in prop_oneof![0..=ONE, select(vec![0, ONE / 10, ONE / 2, ONE])],
		) {
			let outlook = Outlook {
				schedule: Some(IssuanceSchedule::new(present, 0)),
				supply,
				most: supply + minted,
				max_share: Perbill::from_parts(parts),
			};
			let loss = |supply| {
				let without = issues(present, supply, parts).min(issued);
				without.saturating_sub(issues(new, supply, parts))
			};
			let most = (supply..=supply + minted).map(loss).max().unwrap_or_default();
			prop_assert_eq!(outlook.loss(new, issued), most);
		}

		#[test]
		fn era_should_not_gain_by_a_target_that_is_issued_without_it_at_the_most(
			present in small(),
			new in small(),
			most in 0u128..250,
			parts in 0..=ONE,
		) {
			// What bounds votes upwards: the rest of the new parameters makes no difference, nor
			// does what is minted until then.
			let share = Perbill::from_parts(parts);
			let issues = |params: EmissionParams<u128>, supply: u128| {
				IssuanceSchedule::new(params, 0).issues(supply, share)
			};
			let kept = issues(present, most);
			let new = steady(new.issuance.min(kept), new.floor.min(kept), new.max_supply);
			for supply in 0..=most {
				prop_assert!(issues(new, supply) <= issues(present, supply));
			}
		}
	}
}
