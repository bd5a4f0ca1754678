//! What the registry says, as text and as JSON.

use distribution_client::{account, registry::FreezeInfo, time::Clock, types::Moment};
use serde_json::{json, Value};

/// A freeze as JSON.
pub fn freeze_json(freeze: &FreezeInfo, clock: &Clock) -> Value {
	json!({
		"officer": account::show(&freeze.officer),
		"reason": format!("{:#x}", freeze.reason),
		"since": freeze.since,
		"sinceDate": clock.iso(freeze.since),
		"lapses": freeze.lapses,
		"lapsesDate": freeze.lapses.and_then(|block| clock.iso(block)),
		"ratifiedBy": freeze.ratified_by.as_ref().map(account::show),
	})
}

/// A freeze in words.
pub fn freeze_text(freeze: &FreezeInfo, clock: &Clock) -> String {
	format!(
		"frozen since {} by {}, reason {:#x}; {}",
		clock.show(freeze.since),
		account::show(&freeze.officer),
		freeze.reason,
		lasts_text(freeze, clock)
	)
}

/// How long a freeze lasts, in words.
pub fn lasts_text(freeze: &FreezeInfo, clock: &Clock) -> String {
	match (freeze.lapses, &freeze.ratified_by) {
		(Some(block), _) => format!("lapses on {} unless it is ratified", clock.show(block)),
		(None, Some(officer)) => format!("ratified by {}", account::show(officer)),
		(None, None) => "ratified by governance".into(),
	}
}

/// When something expires, in words.
pub fn expiry_text(expires: Moment, clock: &Clock) -> String {
	match expires {
		Moment::MAX => "without end".into(),
		block => format!("until {}", clock.show(block)),
	}
}

/// The date at which something expires, if it ever does.
pub fn expiry_date(expires: Moment, clock: &Clock) -> Option<String> {
	Some(expires).filter(|block| *block < Moment::MAX).and_then(|block| clock.iso(block))
}
