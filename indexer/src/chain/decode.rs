//! From the bytes of a block to what it says.

use crate::{
	chain::{
		block::{Block, Event, Extrinsic, State},
		state::Keys,
	},
	error::{Error, Result},
};
use codec::{Compact, Decode};
use distribution_client::{
	decoding::recorded::decode_events,
	history::{Outline, WholeBlock},
	words::Word,
};
use subxt::Metadata;

/// What of every block's state is asked for, in this order.
pub(crate) fn keys() -> Vec<Vec<u8>> {
	Keys::EACH.iter().map(|(pallet, item)| Keys::value(pallet, item)).collect()
}

/// The version of the runtime that made a block; 0 if the state does not say.
pub(crate) fn spec(block: &WholeBlock) -> Result<u32> {
	// Written by the first block of each runtime, so after a block it names the one that made it.
	let version: Option<Compact<u32>> = value(block, 1)?;
	Ok(version.map_or(0, |version| version.0))
}

/// Whether a migration over several blocks is not finished after a block.
pub(crate) fn is_migrating(block: &WholeBlock) -> bool {
	block.stored.get(5).is_some_and(Option::is_some)
}

/// The state of [`Keys::EACH`] with this number, as what it begins with.
fn value<T: Decode>(block: &WholeBlock, place: usize) -> Result<Option<T>> {
	let Some(Some(bytes)) = block.stored.get(place) else { return Ok(None) };
	let (pallet, item) = Keys::EACH.get(place).copied().unwrap_or_default();
	T::decode(&mut bytes.as_slice())
		.map(Some)
		.map_err(|error| Error::decode(block.number, format!("{pallet}.{item}: {error}")))
}

/// A block by the metadata of the runtime that made it. What the chain says of sums is added later.
pub(crate) fn decode(block: &WholeBlock, metadata: &Metadata) -> Result<Block> {
	let unread = |error: distribution_client::Error| Error::decode(block.number, error.to_string());
	let extrinsics = block.extrinsics.iter().map(|bytes| {
		let Outline { hash, call, signer } = Outline::read(metadata, bytes).map_err(unread)?;
		Ok(Extrinsic { hash, call, signer })
	});
	let extrinsics = extrinsics.collect::<Result<Vec<_>>>()?;
	let bytes = block.stored.first().cloned().flatten().unwrap_or_default();
	let recorded = decode_events(metadata, &bytes).map_err(unread)?;
	let events = (0..).zip(recorded).map(|(index, event)| {
		let mut fields = event.fields;
		fields.iter_mut().for_each(|(_, word)| name_errors(metadata, word));
		let (extrinsic, pallet, name) = (event.extrinsic, event.pallet, event.name);
		Event { index, extrinsic, pallet, name, fields }
	});
	Ok(Block {
		number: block.number,
		hash: block.hash,
		parent: block.parent,
		time: value(block, 2)?.unwrap_or_default(),
		relay: value(block, 3)?.unwrap_or_default(),
		spec: spec(block)?,
		migrating: is_migrating(block),
		supply: value(block, 4)?.unwrap_or_default(),
		extrinsics,
		events: events.collect(),
		state: State::default(),
	})
}

/// Puts the names of errors in the place of their numbers, which another runtime may give to
/// others.
fn name_errors(metadata: &Metadata, word: &mut Word) {
	match word {
		Word::Form(form, inner) => {
			if form.as_str() == "Module" {
				if let Some(name) = error_name(metadata, inner) {
					*word = Word::Text(name);
					return;
				}
			}
			name_errors(metadata, inner);
		}
		Word::List(all) => all.iter_mut().for_each(|word| name_errors(metadata, word)),
		Word::Fields(fields) => {
			fields.iter_mut().for_each(|(_, word)| name_errors(metadata, word));
		}
		_ => {}
	}
}

/// The name of an error of a pallet: `Distribution.NotOpen`.
fn error_name(metadata: &Metadata, inner: &Word) -> Option<String> {
	let Word::Fields(parts) = inner else { return None };
	let [(_, Word::Number { value: pallet, .. }), (_, Word::Bytes(error))] = parts.as_slice()
	else {
		return None;
	};
	let pallet = metadata.pallet_by_error_index(u8::try_from(*pallet).ok()?)?;
	let error = pallet.error_variant_by_index(*error.first()?)?;
	Some(format!("{}.{}", pallet.name(), error.name))
}
