//! Terms that the chain would refuse, found out before a call is printed or sent: a dry run too
//! must not hand out a call that cannot succeed.

use crate::error::Result;
use distribution_client::{
	time::{show_length, Clock},
	types::{AssetKind, Moment, Terms},
	Chain, Error,
};
use distribution_primitives::{Beneficiaries, Release, Source};

/// The chain's bounds of a window, in relay-chain blocks.
struct Bounds {
	/// How long it lasts at least.
	shortest: Moment,
	/// How long after a stream's last unlock it ends at the earliest.
	grace: Moment,
}

/// The name of the chain's error, and what is wrong.
type Refusal = (&'static str, String);

/// Refuses terms that the chain would refuse, as far as they alone show it.
pub async fn refuse(chain: &Chain, terms: &Terms) -> Result<()> {
	let bounds = Bounds {
		shortest: chain.constant("Distribution", "MinWindow").await?,
		grace: chain.constant("Distribution", "ClaimGrace").await?,
	};
	let clock = chain.clock().await?;
	let unknown = matches!(terms.asset, AssetKind::WithId(_))
		&& matches!(chain.minimum_balance(terms.asset).await, Err(Error::Input(_)));
	let found = if unknown {
		Some(("UnknownAsset", "there is no such asset on this chain".to_string()))
	} else {
		refusal(terms, &clock, &bounds)
	};
	let Some((name, why)) = found else { return Ok(()) };
	let told = format!("the chain would refuse these terms (Distribution.{name}): {why}");
	Err(Error::NotNow(told).into())
}

/// Why the chain would refuse terms at the present time of `clock`.
fn refusal(terms: &Terms, clock: &Clock, bounds: &Bounds) -> Option<Refusal> {
	let window = &terms.window;
	let opens = window.opens.max(clock.block);
	let source_total = terms.manifest.as_ref().map(|manifest| manifest.total);
	if terms.budget == 0 {
		return Some(("BudgetZero", "the budget is 0".into()));
	}
	let addresses = terms.beneficiaries == Beneficiaries::Ethereum;
	if matches!(terms.source, Source::Voucher { .. }) && addresses {
		let why =
			"vouchers are paid to accounts of this chain: leave --ethereum out, or give --ethereum false";
		return Some(("VoucherNeedsAccounts", why.into()));
	}
	if let Some(flaw) = schedule_refusal(terms) {
		return Some(flaw);
	}
	if window.closes <= clock.block {
		let why = format!(
			"the window closes on {}, which is not after the present, {}: give a later --closes",
			clock.show(window.closes),
			clock.show(clock.block)
		);
		return Some(("WindowInvalid", why));
	}
	if window.closes < opens.saturating_add(bounds.shortest) {
		let why = format!(
			"the window opens on {} and closes on {}, but must last {}: give a later --closes",
			clock.show(opens),
			clock.show(window.closes),
			show_length(bounds.shortest)
		);
		return Some(("WindowInvalid", why));
	}
	if let Release::Streamed { schedule, .. } = &terms.release {
		let earliest = schedule.end().saturating_add(bounds.grace.into());
		if u64::from(window.closes) < earliest {
			let earliest = Moment::try_from(earliest).unwrap_or(Moment::MAX);
			let why = format!(
				"the window closes on {}, but a stream needs {} after its last unlock: give --closes {} or later",
				clock.show(window.closes),
				show_length(bounds.grace),
				clock.show(earliest)
			);
			return Some(("WindowBeforeLastUnlock", why));
		}
	}
	if matches!(terms.source, Source::Merkle { .. }) && source_total > Some(terms.budget) {
		return Some(("BudgetBelowTotal", "the budget is less than the sum of the list".into()));
	}
	None
}

/// Why the chain would refuse how a round releases.
fn schedule_refusal(terms: &Terms) -> Option<Refusal> {
	if matches!(terms.source, Source::Voucher { .. }) && terms.release != Release::Immediate {
		let why = "vouchers are paid at once: their round needs --release immediate";
		return Some(("VoucherNeedsImmediate", why.into()));
	}
	match &terms.release {
		Release::Immediate => None,
		Release::Vested { .. } if terms.asset != AssetKind::Native => {
			Some(("VestedNeedsNative", "only the native token can be vested".into()))
		}
		Release::Vested { length, .. } => {
			(*length == 0).then(|| ("ScheduleInvalid", "the schedule has no length".into()))
		}
		Release::Streamed { schedule, .. } => (!schedule.is_valid()).then(|| {
			let why =
				"the schedule has no length or no step, or its cliff or step is longer than it";
			("ScheduleInvalid", why.into())
		}),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_primitives::{Manifest, Remainder, Requirement, UnlockSchedule, Window};
	use polkadot_sdk::sp_core::H256;

	const BOUNDS: Bounds = Bounds { shortest: 600, grace: 100_800 };
	/// 2026-12-01, 00:00 UTC.
	const CLOCK: Clock = Clock { block: 1_000_000, seconds: 1_796_083_200 };

	fn terms() -> Terms {
		Terms {
			asset: AssetKind::Native,
			source: Source::Listed,
			release: Release::Immediate,
			requirement: Requirement::default(),
			window: Window { opens: 0, closes: 1_014_400 },
			budget: 5,
			remainder: Remainder::Manager,
			manifest: None,
			beneficiaries: Beneficiaries::Accounts,
		}
	}

	fn named(terms: &Terms) -> Option<&'static str> {
		refusal(terms, &CLOCK, &BOUNDS).map(|(name, _)| name)
	}

	#[test]
	fn window_should_be_refused_when_it_is_over_or_too_short() {
		assert_eq!(named(&terms()), None);
		for (opens, closes, expected) in [
			(0, 999_999, Some("WindowInvalid")),
			(0, 1_000_000, Some("WindowInvalid")),
			(0, 1_000_599, Some("WindowInvalid")),
			(0, 1_000_600, None),
			(1_014_400, 1_014_999, Some("WindowInvalid")),
			(1_014_400, 1_015_000, None),
		] {
			let window = Window { opens, closes };
			assert_eq!(named(&Terms { window, ..terms() }), expected, "{opens} {closes}");
		}
		let window = Window { opens: 0, closes: 985_600 };
		let (_, why) = refusal(&Terms { window, ..terms() }, &CLOCK, &BOUNDS).unwrap();
		assert!(why.contains("closes on 2026-11-30 00:00 UTC (#985600)"), "{why}");
	}

	#[test]
	fn schedule_should_be_refused_when_the_chain_would() {
		let vested = |length| Release::Vested { start: 7, length };
		assert_eq!(named(&Terms { release: vested(9), ..terms() }), None);
		assert_eq!(named(&Terms { release: vested(0), ..terms() }), Some("ScheduleInvalid"));
		let asset = AssetKind::WithId(7);
		let other = Terms { release: vested(9), asset, ..terms() };
		assert_eq!(named(&other), Some("VestedNeedsNative"));
		let streamed = |cliff, step, closes| {
			let schedule = UnlockSchedule { start: 1_000_000, cliff, length: 1_000, step };
			let release = Release::Streamed { schedule, revocable: false, prepaid: false };
			named(&Terms { release, window: Window { opens: 0, closes }, ..terms() })
		};
		assert_eq!(streamed(0, 1, 1_101_800), None);
		assert_eq!(streamed(0, 1, 1_101_799), Some("WindowBeforeLastUnlock"));
		assert_eq!(streamed(1_001, 1, 1_101_800), Some("ScheduleInvalid"));
		assert_eq!(streamed(0, 0, 1_101_800), Some("ScheduleInvalid"));
	}

	#[test]
	fn vouchers_should_be_refused_when_they_are_not_paid_to_accounts_at_once() {
		let vouchers = || Terms { source: Source::Voucher { beneficiaries: 9 }, ..terms() };
		assert_eq!(named(&vouchers()), None);
		let vested = Terms { release: Release::Vested { start: 7, length: 9 }, ..vouchers() };
		assert_eq!(named(&vested), Some("VoucherNeedsImmediate"));
		let addresses = Terms { beneficiaries: Beneficiaries::Ethereum, ..vouchers() };
		assert_eq!(named(&addresses), Some("VoucherNeedsAccounts"));
	}

	#[test]
	fn budget_should_be_refused_when_it_does_not_pay_the_list() {
		assert_eq!(named(&Terms { budget: 0, ..terms() }), Some("BudgetZero"));
		let merkle = |total| Terms {
			source: Source::Merkle { root: H256::zero(), leaves: 1 },
			manifest: Some(Manifest { cid: Default::default(), rows: 1, total, published: None }),
			..terms()
		};
		assert_eq!(named(&merkle(5)), None);
		assert_eq!(named(&merkle(6)), Some("BudgetBelowTotal"));
	}
}
