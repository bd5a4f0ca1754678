//! What the registry has seen, for the reports that have it.

use super::{account_in, events_of, number_of};
use crate::{
	args::index::{all, Index},
	error::Result,
};
use distribution_client::{account::AccountId, chain::At, Chain};
use distribution_indexer::read::{records::Refusal, Span};
use distribution_primitives::{api::OfficerInfo, Country};
use distribution_reports::{
	compliance::{End, Facts, Freeze, Vouched},
	subject::Place,
};
use serde_json::Value;
use std::collections::BTreeMap;

/// Events of the registry that are only counted.
const COUNTED: [&str; 11] = [
	"AttesterAdded",
	"AttesterUpdated",
	"AttesterRemoved",
	"EpochBegun",
	"KeyRotated",
	"OfficerAdded",
	"OfficerRemoved",
	"BlockedSet",
	"LimitsSet",
	"OfficerSuspended",
	"OfficerReinstated",
];

/// Events that begin, ratify and end freezes.
const OF_FREEZES: [&str; 4] = ["Frozen", "FreezeRatified", "Unfrozen", "FreezeLapsed"];

/// Freezes from their events, in the order of the chain; and how many of them end that have not begun.
fn freezes_of(events: Vec<(Place, &'static str, Value)>) -> (Vec<Freeze>, u64) {
	let (mut freezes, mut earlier) = (Vec::<Freeze>::new(), 0u64);
	// Of each account, the place of its last freeze.
	let mut last: BTreeMap<AccountId, usize> = BTreeMap::new();
	for (place, name, fields) in events {
		let Some(account) = account_in(&fields, "who") else { continue };
		if name == "Frozen" {
			let officer = account_in(&fields, "officer").unwrap_or_default();
			last.insert(account, freezes.len());
			freezes.push(Freeze { place, account, officer, ratified: false, end: None });
			continue;
		}
		let known = last.get(&account).and_then(|place| freezes.get_mut(*place));
		match (known.filter(|freeze| freeze.end.is_none()), name) {
			(Some(freeze), "FreezeRatified") => freeze.ratified = true,
			(Some(freeze), "Unfrozen") => freeze.end = Some((place, End::Ended)),
			(Some(freeze), _) => freeze.end = Some((place, End::Lapsed)),
			(None, "FreezeRatified") => {}
			(None, _) => earlier = earlier.saturating_add(1),
		}
	}
	(freezes, earlier)
}

/// What the registry has seen in some blocks, and its officers and blocked countries after them.
pub async fn compliance_of(
	index: &mut Index,
	chain: &Chain,
	at: &At,
	span: Span,
	again: String,
) -> Result<Facts> {
	let mut vouched = Vec::new();
	for (event, fields) in events_of(index, "Compliance", "Attested", span).await? {
		let statement = fields.get("statement").cloned().unwrap_or_default();
		let level = number_of(&statement, "level").and_then(|level| u8::try_from(level).ok());
		let country = statement.get("jurisdiction").map(country).unwrap_or_default();
		vouched.push(Vouched {
			place: index.place(event.place.block, event.extrinsic).await?,
			attester: account_in(&fields, "attester").unwrap_or_default(),
			level: level.unwrap_or_default(),
			country,
		});
	}
	let mut of_freezes = Vec::new();
	for name in OF_FREEZES {
		for (event, fields) in events_of(index, "Compliance", name, span).await? {
			of_freezes.push((event.place, event.extrinsic, name, fields));
		}
	}
	of_freezes.sort_by_key(|(place, ..)| *place);
	let mut placed = Vec::with_capacity(of_freezes.len());
	for (place, extrinsic, name, fields) in of_freezes {
		placed.push((index.place(place.block, extrinsic).await?, name, fields));
	}
	let (freezes, earlier) = freezes_of(placed);
	let mut others = Vec::new();
	for name in COUNTED {
		let count = events_of(index, "Compliance", name, span).await?.len();
		if count > 0 {
			others.push((name.to_string(), u64::try_from(count).unwrap_or(u64::MAX)));
		}
	}
	let count = |found: usize| u64::try_from(found).unwrap_or(u64::MAX);
	let revoked = count(events_of(index, "Compliance", "Revoked", span).await?.len());
	let forgotten = count(events_of(index, "Compliance", "Forgotten", span).await?.len());
	let store = index.store.clone();
	let refused = all(|refusal: &Refusal| refusal.place, |page| store.refusals(span, page)).await?;
	let officers: Vec<OfficerInfo<AccountId, u32>> =
		chain.ask_at(at, "ComplianceApi_officers", ()).await?;
	let blocked: Vec<Country> = chain.ask_at(at, "ComplianceApi_blocked_jurisdictions", ()).await?;
	Ok(Facts {
		subject: index.subject(chain, span).await?,
		vouched,
		revoked,
		forgotten,
		freezes,
		earlier,
		others,
		officers: officers.iter().map(|officer| (officer.officer, officer.suspended)).collect(),
		blocked: blocked.iter().map(Country::to_string).collect(),
		refused: refused.into_iter().map(|refusal| refusal.reason).collect(),
		again,
	})
}

/// A country of an event: two bytes, as an event has them, or text.
fn country(value: &Value) -> String {
	let text = value.as_str().unwrap_or_default();
	let bytes = text.strip_prefix("0x").and_then(|digits| hex::decode(digits).ok());
	match bytes.as_deref() {
		Some([one, two]) => Country([*one, *two]).to_string(),
		_ => text.to_string(),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::account;
	use serde_json::json;

	#[test]
	fn events_of_the_registry_should_all_have_their_place() {
		let source = include_str!("../../../../pallets/compliance/src/events.rs");
		let named = source.lines().filter_map(|line| line.strip_prefix("\t\t")?.strip_suffix(" {"));
		let all: Vec<&str> =
			named.filter(|name| name.starts_with(|c: char| c.is_ascii_uppercase())).collect();
		let known = |name: &&&str| {
			COUNTED.contains(name)
				|| OF_FREEZES.contains(name)
				|| ["Attested", "Revoked", "Forgotten"].contains(name)
		};
		assert_eq!(all.iter().filter(known).count(), all.len(), "{all:?}");
		assert_eq!(all.len(), COUNTED.len() + OF_FREEZES.len() + 3);
	}

	#[test]
	fn freezes_should_be_put_together_from_their_events() {
		let place = |block: u64| Place { block, extrinsic: None, seconds: 0 };
		let of = |who: u8| json!({ "who": account::show(&[who; 32]), "officer": account::show(&[9; 32]) });
		let (freezes, earlier) = freezes_of(vec![
			(place(1), "Frozen", of(1)),
			(place(2), "Unfrozen", of(2)),
			(place(3), "FreezeRatified", of(1)),
			(place(4), "Unfrozen", of(1)),
			(place(5), "Frozen", of(1)),
			(place(6), "FreezeLapsed", of(1)),
			(place(7), "Frozen", of(1)),
		]);
		assert_eq!((freezes.len(), earlier), (3, 1));
		assert_eq!((freezes[0].ratified, freezes[0].end), (true, Some((place(4), End::Ended))));
		assert_eq!((freezes[1].ratified, freezes[1].end), (false, Some((place(6), End::Lapsed))));
		assert_eq!((freezes[2].officer, freezes[2].end), ([9; 32], None));
	}

	#[test]
	fn country_should_be_read_as_bytes_or_text() {
		assert_eq!(country(&json!("0x4445")), "DE");
		assert_eq!(country(&json!("FR")), "FR");
		assert_eq!(country(&Value::Null), "");
	}
}
