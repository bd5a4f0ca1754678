//! Referenda: how they stand, and what they need.

use crate::{
	chain::{At, Chain},
	error::{Error, Result},
	tracks::{key, Track},
	types::Moment,
};
use polkadot_sdk::{sp_io::hashing::blake2_128, sp_runtime::Perbill};
use subxt::{
	dynamic::{At as _, Value as Dynamic},
	ext::scale_value::{scale::decode_as_type, Composite, ValueDef},
};

/// What a referendum is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proposal {
	/// The encoded call itself.
	Inline(Vec<u8>),
	/// The hash of an encoded call that is stored elsewhere, and its length.
	Stored {
		/// The hash.
		hash: [u8; 32],
		/// The length in bytes, if it is known.
		length: Option<u32>,
	},
}

/// A referendum that is not over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ongoing {
	/// Its track.
	pub track: u16,
	/// The origin that its call is dispatched with.
	pub origin: String,
	/// Its call.
	pub proposal: Proposal,
	/// When it was submitted.
	pub submitted: Moment,
	/// Whether it has its decision deposit.
	pub has_deposit: bool,
	/// Since when it is being decided.
	pub deciding: Option<Moment>,
	/// When it will be approved if the votes stay as they are.
	pub confirming: Option<Moment>,
	/// Votes for it, weighed by conviction.
	pub ayes: u128,
	/// Votes against it, weighed by conviction.
	pub nays: u128,
	/// Tokens of the ayes, in smallest units.
	pub support: u128,
}

/// How a referendum stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
	/// It is not over.
	Ongoing(Box<Ongoing>),
	/// How it ended, as the chain names it, and when.
	Ended(String, Moment),
}

/// The share of votes and tokens for a referendum, and what it needs of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
	/// Share of the ayes in the votes.
	pub approval: Perbill,
	/// What it must be.
	pub approval_needed: Perbill,
	/// Share of the tokens for it in what could vote.
	pub support: Perbill,
	/// What it must be.
	pub support_needed: Perbill,
}

impl Standing {
	/// Whether both are reached.
	pub fn passes(&self) -> bool {
		self.approval >= self.approval_needed && self.support >= self.support_needed
	}
}

impl Ongoing {
	/// How it stands when it has been decided for `elapsed` blocks.
	fn standing_after(&self, track: &Track, votable: u128, elapsed: Moment) -> Standing {
		let x = Perbill::from_rational(elapsed.min(track.decide), track.decide);
		let votes = self.ayes.saturating_add(self.nays);
		let approval = match votes {
			0 => Perbill::zero(),
			votes => Perbill::from_rational(self.ayes, votes),
		};
		Standing {
			approval,
			approval_needed: track.approval.threshold(x),
			support: Perbill::from_rational(self.support, votable),
			support_needed: track.support.threshold(x),
		}
	}

	/// How it stands at `now`. What it needs falls from when its decision begins.
	pub fn standing(&self, track: &Track, votable: u128, now: Moment) -> Standing {
		let elapsed = self.deciding.map_or(0, |since| now.saturating_sub(since));
		self.standing_after(track, votable, elapsed)
	}

	/// When it begins to pass if nobody votes any more, because what it needs falls. `None` if it is
	/// not being decided, passes already, or does not pass before its time is over.
	pub fn passes_from(&self, track: &Track, votable: u128, now: Moment) -> Option<Moment> {
		let since = self.deciding?;
		let passes = |elapsed| self.standing_after(track, votable, elapsed).passes();
		let (mut not, mut does) = (now.saturating_sub(since), track.decide);
		if passes(not) || !passes(does) {
			return None;
		}
		while does.saturating_sub(not) > 1 {
			let middle = not.midpoint(does);
			if passes(middle) {
				does = middle;
			} else {
				not = middle;
			}
		}
		Some(since.saturating_add(does))
	}

	/// When the present stage is over at the latest: waiting, deciding, or confirming.
	pub fn deadline(&self, track: &Track, waiting: Moment) -> Moment {
		match (self.deciding, self.confirming) {
			(_, Some(end)) => end,
			(Some(since), None) => since.saturating_add(track.decide),
			(None, None) => self.submitted.saturating_add(waiting),
		}
	}
}

impl State {
	/// Reads what the chain has stored. `None` if it has another form.
	fn of(info: &Dynamic) -> Option<Self> {
		let ValueDef::Variant(variant) = &info.value else { return None };
		let amount = |value: Option<&Dynamic>| value.and_then(Dynamic::as_u128);
		let number = |value: Option<&Dynamic>| Moment::try_from(amount(value)?).ok();
		if variant.name != "Ongoing" {
			return Some(Self::Ended(variant.name.clone(), number(info.at(0))?));
		}
		let status = info.at(0)?;
		let deciding = option_value(status.at("deciding"));
		Some(Self::Ongoing(Box::new(Ongoing {
			track: u16::try_from(amount(status.at("track"))?).ok()?,
			origin: names_of(status.at("origin")?),
			proposal: proposal_of(status.at("proposal")?)?,
			submitted: number(status.at("submitted"))?,
			has_deposit: option_value(status.at("decision_deposit")).is_some(),
			deciding: number(deciding.at("since")),
			confirming: number(option_value(deciding.at("confirming"))),
			ayes: amount(status.at("tally").at("ayes"))?,
			nays: amount(status.at("tally").at("nays"))?,
			support: amount(status.at("tally").at("support"))?,
		})))
	}
}

/// The value in an option of the chain.
fn option_value(option: Option<&Dynamic>) -> Option<&Dynamic> {
	let option = option?;
	match &option.value {
		ValueDef::Variant(variant) if variant.name == "Some" => option.at(0),
		_ => None,
	}
}

/// The names of an origin: of its pallet, and its own.
fn names_of(origin: &Dynamic) -> String {
	match &origin.value {
		ValueDef::Variant(variant) => match origin.at(0) {
			Some(inner) => format!("{} {}", variant.name, names_of(inner)),
			None => variant.name.clone(),
		},
		_ => "?".into(),
	}
}

fn proposal_of(proposal: &Dynamic) -> Option<Proposal> {
	let ValueDef::Variant(variant) = &proposal.value else { return None };
	if variant.name == "Inline" {
		return Some(Proposal::Inline(bytes_of(proposal.at(0))));
	}
	let hash = bytes_of(proposal.at("hash")).try_into().ok()?;
	let length = proposal.at("len").and_then(Dynamic::as_u128);
	Some(Proposal::Stored { hash, length: length.and_then(|length| u32::try_from(length).ok()) })
}

/// The bytes of a hash or a list, which is nested composites of them.
fn bytes_of(value: Option<&Dynamic>) -> Vec<u8> {
	match value.map(|value| &value.value) {
		Some(ValueDef::Composite(Composite::Unnamed(parts))) => {
			parts.iter().flat_map(|part| bytes_of(Some(part))).collect()
		}
		Some(ValueDef::Primitive(byte)) => {
			byte.as_u128().and_then(|byte| u8::try_from(byte).ok()).into_iter().collect()
		}
		_ => Vec::new(),
	}
}

fn referendum_key(referendum: u32) -> Vec<u8> {
	let part = referendum.to_le_bytes();
	[key("Referenda", "ReferendumInfoFor").as_slice(), &blake2_128(&part), &part].concat()
}

impl Chain {
	/// How these referenda stand; `None` for those that the chain does not have.
	///
	/// # Errors
	/// [`Error::Unreachable`], or [`Error::Unexpected`] if one has a form that is not known here.
	pub async fn referenda(&self, at: &At, ids: &[u32]) -> Result<Vec<Option<State>>> {
		let keys: Vec<Vec<u8>> = ids.iter().map(|id| referendum_key(*id)).collect();
		let metadata = at.metadata_ref();
		let pallet = metadata.pallet_by_name("Referenda");
		let entry = pallet.and_then(|pallet| pallet.storage()?.entry_by_name("ReferendumInfoFor"));
		let ty = entry.map(|entry| entry.value_ty());
		let unknown = || Error::unexpected("the referendum has a form this program does not know");
		let ty = ty.ok_or_else(unknown)?;
		let read = |bytes: Vec<u8>| {
			let value = decode_as_type(&mut bytes.as_slice(), ty, metadata.types());
			let value = value.map_err(|error| self.broken(error))?;
			State::of(&value.remove_context()).ok_or_else(unknown)
		};
		let stored = self.all_stored_at(at, &keys).await?;
		stored.into_iter().map(|bytes| bytes.map(read).transpose()).collect()
	}

	/// One referendum.
	///
	/// # Errors
	/// [`Error::Input`] if there is none, and those of [`Chain::referenda`].
	pub async fn referendum(&self, at: &At, id: u32) -> Result<State> {
		let found = self.referenda(at, &[id]).await?.into_iter().flatten().next();
		found.ok_or_else(|| Error::input(format!("there is no referendum {id}")))
	}

	/// Number of referenda that there have been.
	///
	/// # Errors
	/// [`Error::Unreachable`].
	pub async fn referendum_count(&self, at: &At) -> Result<u32> {
		let count = self.number_at(at, "Referenda", "ReferendumCount").await?;
		Ok(u32::try_from(count).unwrap_or(u32::MAX))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::tracks::Curve;

	fn track() -> Track {
		let falling = |floor, ceil| Curve::Linear {
			length: Perbill::one(),
			floor: Perbill::from_percent(floor),
			ceil: Perbill::from_percent(ceil),
		};
		Track {
			id: 13,
			name: "emission_admin".into(),
			deposit: 5,
			prepare: 10,
			decide: 100,
			confirm: 20,
			enact: 30,
			approval: falling(50, 100),
			support: falling(2, 30),
		}
	}

	fn ongoing() -> Ongoing {
		Ongoing {
			track: 13,
			origin: "Origins EmissionAdmin".into(),
			proposal: Proposal::Stored { hash: [7; 32], length: Some(9) },
			submitted: 40,
			has_deposit: true,
			deciding: Some(50),
			confirming: None,
			ayes: 300,
			nays: 100,
			support: 200,
		}
	}

	#[test]
	fn referendum_should_be_measured_against_what_it_needs_now() {
		let standing = ongoing().standing(&track(), 1_000, 100);
		let percent = Perbill::from_percent;
		assert_eq!((standing.approval, standing.approval_needed), (percent(75), percent(75)));
		assert_eq!((standing.support, standing.support_needed), (percent(20), percent(16)));
		assert!(standing.passes());
		let early = ongoing().standing(&track(), 1_000, 99);
		assert!(!early.passes() && early.approval_needed > percent(75));
		let waiting = Ongoing { deciding: None, ..ongoing() };
		assert_eq!(waiting.standing(&track(), 1_000, 99).support_needed, percent(30));
		let nobody = Ongoing { ayes: 0, nays: 0, support: 0, ..ongoing() };
		assert_eq!(nobody.standing(&track(), 1_000, 99).approval, Perbill::zero());
	}

	#[test]
	fn time_from_which_it_passes_should_be_found() {
		let (track, referendum) = (track(), ongoing());
		assert_eq!(referendum.passes_from(&track, 1_000, 60), Some(100));
		assert_eq!(referendum.passes_from(&track, 1_000, 100), None);
		let hopeless = Ongoing { nays: 301, ..ongoing() };
		assert_eq!(hopeless.passes_from(&track, 1_000, 60), None);
		let waiting = Ongoing { deciding: None, ..ongoing() };
		assert_eq!(waiting.passes_from(&track, 1_000, 60), None);
	}

	#[test]
	fn deadline_should_be_that_of_the_stage() {
		let deadline = |referendum: Ongoing| referendum.deadline(&track(), 500);
		assert_eq!(deadline(ongoing()), 150);
		assert_eq!(deadline(Ongoing { confirming: Some(88), ..ongoing() }), 88);
		assert_eq!(deadline(Ongoing { deciding: None, ..ongoing() }), 540);
	}

	#[test]
	fn referendum_should_be_read_from_what_is_stored() {
		let none = || Dynamic::unnamed_variant("None", []);
		let some = |value: Dynamic| Dynamic::unnamed_variant("Some", [value]);
		let bytes = Dynamic::unnamed_composite((0..32).map(|_| Dynamic::u128(7)));
		let hash = Dynamic::unnamed_composite([bytes]);
		let lookup = Dynamic::named_variant("Lookup", [("hash", hash), ("len", Dynamic::u128(9))]);
		let tally = Dynamic::named_composite([
			("ayes", Dynamic::u128(300)),
			("nays", Dynamic::u128(100)),
			("support", Dynamic::u128(200)),
		]);
		let admin = Dynamic::unnamed_variant("EmissionAdmin", []);
		let origin = Dynamic::unnamed_variant("Origins", [admin]);
		let status = |proposal: &Dynamic, deposit: Dynamic, deciding: Dynamic| {
			let status = Dynamic::named_composite([
				("track", Dynamic::u128(13)),
				("origin", origin.clone()),
				("proposal", proposal.clone()),
				("submitted", Dynamic::u128(40)),
				("decision_deposit", deposit),
				("deciding", deciding),
				("tally", tally.clone()),
			]);
			State::of(&Dynamic::unnamed_variant("Ongoing", [status])).unwrap()
		};
		let deciding = |confirming: Dynamic| {
			some(Dynamic::named_composite([
				("since", Dynamic::u128(50)),
				("confirming", confirming),
			]))
		};
		let read = status(&lookup, some(Dynamic::u128(1)), deciding(none()));
		assert_eq!(read, State::Ongoing(Box::new(ongoing())));
		let read = status(&lookup, none(), deciding(some(Dynamic::u128(80))));
		let wanted = Ongoing { has_deposit: false, confirming: Some(80), ..ongoing() };
		assert_eq!(read, State::Ongoing(Box::new(wanted)));
		let bytes = Dynamic::unnamed_composite([Dynamic::u128(1), Dynamic::u128(2)]);
		let inline = Dynamic::unnamed_variant("Inline", [Dynamic::unnamed_composite([bytes])]);
		let read = status(&inline, some(Dynamic::u128(1)), none());
		let proposal = Proposal::Inline(vec![1, 2]);
		let wanted = Ongoing { proposal, deciding: None, ..ongoing() };
		assert_eq!(read, State::Ongoing(Box::new(wanted)));
		let ended = Dynamic::unnamed_variant("Approved", [Dynamic::u128(90), none(), none()]);
		assert_eq!(State::of(&ended).unwrap(), State::Ended("Approved".into(), 90));
		assert_eq!(State::of(&Dynamic::u128(1)), None);
	}
}
