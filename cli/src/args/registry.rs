//! What the registry says, as text and as JSON.

use distribution_client::{account, registry::FreezeInfo, time::Clock, types::Moment};
use serde_json::{json, Value};

/// A freeze as JSON.
pub fn freeze_json(freeze: &FreezeInfo) -> Value {
	json!({
		"officer": account::show(&freeze.officer),
		"reason": format!("{:#x}", freeze.reason),
		"since": freeze.since,
		"lapses": freeze.lapses,
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
