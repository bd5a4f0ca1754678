//! What blocks report, and what the chain stores, by the chain's metadata.

use super::{
	most_parts,
	primitives::{array, short, Part},
	shape::Shape,
	Decoder, Preimages,
};
use crate::{
	error::{Error, Result},
	words::Word,
};
use codec::{Compact, Decode};
use subxt::{events::Phase, ext::scale_type_resolver::Field, Metadata};

/// No calls that are known only by their hashes.
static NOTHING_KNOWN: Preimages = Preimages::new();

/// An event in what a block has reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
	/// The transaction that caused it, by its place in the block; `None` for the chain itself.
	pub extrinsic: Option<u32>,
	/// Its pallet.
	pub pallet: String,
	/// Its name.
	pub name: String,
	/// Its fields by their names, or by their places from 0 if they have none.
	pub fields: Vec<(String, Word)>,
}

/// Reads what a block has reported: the value of `System.Events`.
///
/// # Errors
/// [`Error::Input`] if the bytes are not the events of the chain with this metadata, to the last
/// byte.
pub fn decode_events(metadata: &Metadata, bytes: &[u8]) -> Result<Vec<Recorded>> {
	let events = Decoder::of(metadata, bytes).events(bytes);
	events.map_err(|why| Error::input(format!("these bytes are not the events of a block: {why}")))
}

/// Reads a value of storage.
///
/// # Errors
/// [`Error::Input`] if the chain with this metadata has no such item, or the bytes are not a value
/// of it, to the last byte.
pub fn decode_stored(metadata: &Metadata, pallet: &str, item: &str, bytes: &[u8]) -> Result<Word> {
	let ty = value_type(metadata, pallet, item)?;
	let word = Decoder::of(metadata, bytes).only(bytes, ty);
	word.map_err(|why| not_stored(pallet, item, &why))
}

/// The bytes of one field of a value of storage.
///
/// # Errors
/// [`Error::Input`] if the chain with this metadata has no such item, its values have no such field, or
/// the bytes do not begin with a value of it as far as that field.
pub fn stored_field(
	metadata: &Metadata,
	pallet: &str,
	item: &str,
	bytes: &[u8],
	field: &str,
) -> Result<Vec<u8>> {
	let ty = value_type(metadata, pallet, item)?;
	let found = Decoder::of(metadata, bytes).field(bytes, ty, field);
	found.map_err(|why| not_stored(pallet, item, &why))
}

/// The type of the values of an item.
fn value_type(metadata: &Metadata, pallet: &str, item: &str) -> Result<u32> {
	let storage = metadata.pallet_by_name(pallet).and_then(|pallet| pallet.storage());
	let entry = storage.and_then(|storage| storage.entry_by_name(item));
	let ty = entry.map(|entry| entry.value_ty());
	ty.ok_or_else(|| Error::input(format!("this chain does not store {pallet}.{item}")))
}

fn not_stored(pallet: &str, item: &str, why: &str) -> Error {
	Error::input(format!("these bytes are not a value of {pallet}.{item}: {why}"))
}

impl<'a> Decoder<'a> {
	/// A decoder of bytes that are not a call.
	fn of(metadata: &'a Metadata, bytes: &[u8]) -> Self {
		let call = metadata.outer_enums().call_enum_ty();
		let left = most_parts(bytes);
		Self { metadata, call, known: &NOTHING_KNOWN, shown: 0, left }
	}

	/// Reads a value to the last byte.
	fn only(&mut self, bytes: &[u8], ty: u32) -> Part<Word> {
		let mut input = bytes;
		let word = self.value(&mut input, ty, 0)?;
		match input.len() {
			0 => Ok(word),
			left => Err(format!("after it there are {left} bytes more")),
		}
	}

	/// The bytes of the field of that name.
	fn field(&mut self, bytes: &[u8], ty: u32, name: &str) -> Part<Vec<u8>> {
		let Shape::Composite { fields, .. } = self.shape(ty, None)? else {
			return Err("it has no fields".into());
		};
		let mut input = bytes;
		for field in fields {
			let before = input;
			self.value(&mut input, field.id, 0)?;
			if field.name == Some(name) {
				let length = before.len().saturating_sub(input.len());
				return before.get(..length).map(<[u8]>::to_vec).ok_or_else(short);
			}
		}
		Err(format!("it has no field `{name}`"))
	}

	/// Reads events to the last byte.
	fn events(&mut self, bytes: &[u8]) -> Part<Vec<Recorded>> {
		let mut input = bytes;
		// A block without any has no such value.
		if input.is_empty() {
			return Ok(Vec::new());
		}
		let count = Compact::<u32>::decode(&mut input).map_err(|_| short())?.0;
		let mut all = Vec::new();
		for place in 0..count {
			let event = self.event(&mut input);
			all.push(event.map_err(|why| format!("event {place}: {why}"))?);
		}
		match input.len() {
			0 => Ok(all),
			left => Err(format!("after the events there are {left} bytes more")),
		}
	}

	fn event(&mut self, input: &mut &[u8]) -> Part<Recorded> {
		let phase = Phase::decode(input).map_err(|_| short())?;
		let [pallet, event] = array(input)?;
		let found = self.metadata.pallet_by_event_index(pallet);
		let pallet = found.ok_or_else(|| format!("there is no pallet {pallet}"))?;
		let variant = pallet.event_variant_by_index(event);
		let variant = variant.ok_or_else(|| format!("{} has no event {event}", pallet.name()))?;
		let fields = variant.fields.iter();
		let fields: Vec<_> =
			fields.map(|field| Field::new(field.ty.id, field.name.as_deref())).collect();
		let words = self.fields(input, "", &fields, 0)?;
		// Topics, which nobody here asks for.
		Vec::<[u8; 32]>::decode(input).map_err(|_| short())?;
		Ok(Recorded {
			extrinsic: match phase {
				Phase::ApplyExtrinsic(place) => Some(place),
				Phase::Initialization | Phase::Finalization => None,
			},
			pallet: pallet.name().into(),
			name: variant.name.clone(),
			fields: words,
		})
	}
}
