//! The announcement of a round, by its events.

use super::{account_in, events_of, number_of, placed, small, Placed};
use crate::{
	args::index::Index,
	error::{CliError, Result},
};
use distribution_client::{
	account,
	snapshots::{RateFile, SnapshotFile},
};
use distribution_indexer::read::Span;
use distribution_primitives::Country;
use distribution_reports::round::{Announced, Announcement, Objection, Refuted};
use polkadot_sdk::sp_core::H256;
use serde_json::Value;

/// The event that begins an announcement, or begins it anew.
const ANNOUNCED: &str = "RoundAnnounced";
/// All that are about a round.
const EVENTS: [&str; 6] = [
	ANNOUNCED,
	"Objected",
	"ObjectionsAnswered",
	"ObjectionRemoved",
	"SnapshotRefuted",
	"AnnouncementClosed",
];
/// Billionths, in which events have shares, per millionth.
const PER_MILLIONTH: u128 = 1_000;

/// Whether the fields of an event are about a round.
pub fn is_about(round: u32, fields: &Value) -> bool {
	small(fields, "round") == Some(round)
}

/// The events of the announcement of a round, in the order of the chain.
pub async fn announcement_events(index: &mut Index, round: u32, span: Span) -> Result<Vec<Placed>> {
	let mut found = Vec::new();
	for name in EVENTS {
		let some = events_of(index, "Announcements", name, span).await?;
		let of_round = some.into_iter().filter(|(_, fields)| is_about(round, fields));
		found.extend(of_round.map(|(event, fields)| (event, name, fields)));
	}
	placed(index, found).await
}

/// The bytes that a value is.
fn bytes_of(value: &Value) -> Option<Vec<u8>> {
	hex::decode(value.as_str()?.strip_prefix("0x")?).ok()
}

/// What somebody says, in UTF-8 as a rule. The chain does not look at it.
fn text_in(fields: &Value) -> Option<String> {
	Some(String::from_utf8_lossy(&bytes_of(fields.get("text")?)?).into_owned())
}

fn hash_in(fields: &Value, name: &str) -> Option<H256> {
	account::parse_hash(fields.get(name)?.as_str()?).ok()
}

/// What is withheld for a country.
fn rate_in(fields: &Value) -> Option<RateFile> {
	let country = <[u8; 2]>::try_from(bytes_of(fields.get("country")?)?).ok()?;
	let billionths = number_of(fields.get("rate")?, "billionths")?;
	Some(RateFile {
		country: Country(country).to_string(),
		millionths: u32::try_from(billionths.div_euclid(PER_MILLIONTH)).ok()?,
		collector: account::show(&account_in(fields, "collector")?),
	})
}

/// How a list was computed.
fn snapshot_in(fields: &Value) -> Option<SnapshotFile> {
	let units = |name: &str| number_of(fields, name).map(|number| number.to_string());
	let list = |name: &str| fields.get(name).and_then(Value::as_array);
	let shown = |value: &Value| Some(account::show(&account::parse(value.as_str()?).ok()?));
	let (chain, held) = (fields.get("chain")?, fields.get("held")?);
	Some(SnapshotFile {
		// Forms without fields are text.
		chain: match chain {
			Value::String(_) => None,
			form => Some(format!("{:#x}", hash_in(form.get("Other")?, "genesis")?)),
		},
		block: small(fields, "block")?,
		state_root: format!("{:#x}", hash_in(fields, "state_root")?),
		asset: match held {
			Value::String(_) => None,
			form => Some(small(form.get("Asset")?, "id")?),
		},
		numerator: units("numerator")?,
		denominator: units("denominator")?,
		least: units("least")?,
		excluded: list("excluded")?.iter().map(shown).collect::<Option<_>>()?,
		withheld: list("withheld")?.iter().map(rate_in).collect::<Option<_>>()?,
	})
}

/// Terms that were announced.
fn announced_in(event: &Placed) -> Option<Announced> {
	let Placed { place, fields, .. } = event;
	Some(Announced {
		place: *place,
		terms: hash_in(fields, "terms")?,
		period: small(fields, "period")?,
		answered: small(fields, "answered")?,
		snapshot: match fields.get("snapshot")? {
			Value::Null => None,
			snapshot => Some(snapshot_in(snapshot)?),
		},
		refuted: None,
	})
}

fn objection_in(event: &Placed) -> Option<Objection> {
	let Placed { place, fields, .. } = event;
	Some(Objection {
		place: *place,
		number: small(fields, "objection")?,
		by: account_in(fields, "by")?,
		text: text_in(fields)?,
		answered: false,
		answer: None,
		removed: false,
	})
}

fn refuted_in(event: &Placed) -> Option<Refuted> {
	let Placed { place, fields, .. } = event;
	Some(Refuted {
		place: *place,
		by: account_in(fields, "by")?,
		paid: number_of(fields, "paid")?,
		burned: number_of(fields, "burned")?,
	})
}

/// An announcement by its events, which are in the order of the chain. `None` if one is not understood.
fn read(events: &[Placed]) -> Option<Announcement> {
	let mut it = Announcement::default();
	for event in events {
		let fields = &event.fields;
		match event.name.as_str() {
			ANNOUNCED => {
				let announced = announced_in(event)?;
				// Other terms are the answer to all objections to those before.
				if announced.answered > 0 {
					it.objections.iter_mut().for_each(|objection| objection.answered = true);
				}
				it.announced.push(announced);
			}
			"Objected" => it.objections.push(objection_in(event)?),
			"ObjectionsAnswered" => {
				let numbers = small(fields, "from")?..=small(fields, "through")?;
				let words = text_in(fields)?;
				let answered = it.objections.iter_mut().filter(|it| numbers.contains(&it.number));
				for objection in answered {
					objection.answered = true;
					objection.answer = Some(words.clone());
				}
			}
			"ObjectionRemoved" => {
				let number = small(fields, "objection")?;
				let removed = it.objections.iter_mut().filter(|it| it.number == number);
				removed.for_each(|objection| objection.removed = true);
			}
			"SnapshotRefuted" => {
				let refuted = refuted_in(event)?;
				// If they were announced before the first block, nothing is told of these terms.
				if let Some(last) = it.announced.last_mut() {
					last.refuted = Some(refuted);
				}
			}
			"AnnouncementClosed" => it.closed = Some(event.place),
			_ => {}
		}
	}
	Some(it)
}

/// The announcement of a round by its events; `None` if none of them has announced it.
pub fn announcement_of(events: &[Placed]) -> Result<Option<Announcement>> {
	if !events.iter().any(|event| event.name == ANNOUNCED) {
		return Ok(None);
	}
	let unknown = || {
		CliError::unexpected(
			"an event of an announcement is not understood: this program is too old for the chain",
		)
	};
	Ok(Some(read(events).ok_or_else(unknown)?))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::args::facts::tests::events_in;
	use distribution_reports::subject::Place;
	use serde_json::json;

	fn event(name: &str, fields: Value) -> Placed {
		let place = Place { block: 9, extrinsic: Some(2), seconds: 5 };
		Placed { place, name: name.into(), fields }
	}

	/// As the decoder has it.
	fn announced(snapshot: Value, answered: u32) -> Placed {
		let terms = format!("{:#x}", H256::repeat_byte(8));
		let fields = json!({
			"round": 3, "terms": terms, "period": 100, "answered": answered, "snapshot": snapshot,
		});
		event(ANNOUNCED, fields)
	}

	fn snapshot() -> Value {
		json!({
			"chain": "This",
			"block": 90,
			"state_root": format!("{:#x}", H256::repeat_byte(3)),
			"held": { "Asset": { "id": 7 } },
			"numerator": "1",
			"denominator": "10",
			"least": "0",
			"excluded": [format!("{:#x}", H256::repeat_byte(2))],
			"withheld": [{
				"country": "0x4445",
				"rate": { "billionths": 350_000_000 },
				"collector": format!("{:#x}", H256::repeat_byte(4)),
			}],
		})
	}

	fn objected(number: u32) -> Placed {
		let by = account::show(&[6; 32]);
		let fields = json!({ "round": 3, "objection": number, "by": by, "text": "0x6e6f" });
		event("Objected", fields)
	}

	#[test]
	fn events_should_be_all_of_the_pallet_that_are_about_rounds() {
		let source = include_str!("../../../../pallets/announcements/src/events.rs");
		let mut all = events_in(source);
		all.retain(|name| !EVENTS.contains(name));
		assert_eq!(all, ["StateAnchored", "AnchorRemoved"]);
		assert!(is_about(3, &objected(0).fields) && !is_about(4, &objected(0).fields));
	}

	#[test]
	fn announcement_should_be_put_together_from_its_events() {
		let answer = json!({ "round": 3, "from": 1, "through": 1, "text": "0x796573" });
		let by = account::show(&[5; 32]);
		let refuted = json!({ "round": 3, "terms": "0x", "by": by, "paid": "50", "burned": "51" });
		let events = [
			announced(snapshot(), 0),
			objected(0),
			event("SnapshotRefuted", refuted),
			announced(Value::Null, 1),
			objected(1),
			objected(2),
			event("ObjectionsAnswered", answer),
			event("ObjectionRemoved", json!({ "round": 3, "objection": 2 })),
			event("AnnouncementClosed", json!({ "round": 3 })),
		];
		let it = announcement_of(&events).unwrap().unwrap();
		assert_eq!(it.announced.len(), 2);
		let (first, second) = (&it.announced[0], &it.announced[1]);
		let refuted = first.refuted.as_ref().unwrap();
		assert_eq!((refuted.by, refuted.paid, refuted.burned), ([5; 32], 50, 51));
		assert!(second.refuted.is_none() && second.snapshot.is_none());
		let told = first.snapshot.as_ref().unwrap();
		assert_eq!((told.chain.as_ref(), told.asset, told.block), (None, Some(7), 90));
		assert_eq!(told.excluded, [account::show(&[2; 32])]);
		let rate = &told.withheld[0];
		assert_eq!((rate.country.as_str(), rate.millionths), ("DE", 350_000));
		// It is what a file of a snapshot says.
		assert!(told.snapshot().is_ok());
		let of = |one: &Objection| (one.answered, one.answer.clone(), one.removed);
		let objections: Vec<_> = it.objections.iter().map(of).collect();
		let words = Some("yes".to_string());
		let wanted = [(true, None, false), (true, words, false), (false, None, true)];
		assert_eq!(objections, wanted);
		assert_eq!(it.objections[0].text, "no");
		assert_eq!(it.closed.map(|place| place.block), Some(9));
	}

	#[test]
	fn balances_of_other_chains_should_be_told_with_their_genesis() {
		let mut other = snapshot();
		let genesis = format!("{:#x}", H256::repeat_byte(1));
		other["chain"] = json!({ "Other": { "genesis": genesis } });
		other["held"] = json!("Native");
		let told = snapshot_in(&other).unwrap();
		assert_eq!((told.chain, told.asset), (Some(genesis), None));
		other["chain"] = json!({ "Another": {} });
		assert!(snapshot_in(&other).is_none());
	}

	#[test]
	fn event_that_is_not_understood_should_be_an_error_and_none_be_no_announcement() {
		assert!(announcement_of(&[event(ANNOUNCED, json!({ "round": 3 }))]).is_err());
		assert!(announcement_of(&[announced(json!({ "chain": "This" }), 0)]).is_err());
		assert!(announcement_of(&[]).unwrap().is_none());
		assert!(announcement_of(&[objected(0)]).unwrap().is_none());
	}
}
