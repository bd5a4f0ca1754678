//! The assets of other chains that exist here too.

use crate::{
	chain::{At, Chain},
	decoding::{
		event_fields,
		recorded::{decode_stored, stored_field},
	},
	error::{Error, Result},
	events::RawEvent,
	types::AssetKind,
	words::Word,
};
use subxt::Metadata;

/// Where the chain keeps them.
const PALLET: &str = "Foreign";
const ITEM: &str = "Records";

/// An asset of another chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignAsset {
	/// Its id here.
	pub id: u32,
	/// Where it is, seen from here.
	pub location: Word,
	/// The same, encoded.
	pub encoded: Vec<u8>,
	/// Whether tokens may come in. They may always go out.
	pub arrivals: bool,
	/// Whether claims of it are free.
	pub free_claims: bool,
	/// What one native token costs in it, in its smallest unit, where a fee is paid in it. `None` if none
	/// can be.
	pub price: Option<u128>,
}

/// The price of delivering a message to another chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delivery {
	/// What it is paid in.
	pub asset: AssetKind,
	/// How much, in the smallest unit.
	pub amount: u128,
}

impl Chain {
	/// The assets of other chains that are registered here, in the order of their ids, at the best block.
	///
	/// # Errors
	/// [`Error::Unreachable`], or [`Error::Unexpected`] if an entry has a form that is not known here.
	pub async fn foreign_assets(&self) -> Result<Vec<ForeignAsset>> {
		self.foreign_assets_at(&self.best().await?).await
	}

	/// The same at a block.
	///
	/// # Errors
	/// Those of [`Chain::foreign_assets`], also if the node has pruned the block's state.
	pub async fn foreign_assets_at(&self, at: &At) -> Result<Vec<ForeignAsset>> {
		let found: Vec<(Vec<u8>, Vec<u8>)> = self
			.answer(async {
				let address =
					subxt::dynamic::storage::<(u32,), subxt::dynamic::Value>(PALLET, ITEM);
				let mut entries = at.storage().iter(address, ()).await?;
				let mut all = Vec::new();
				while let Some(entry) = entries.next().await {
					let entry = entry?;
					all.push((entry.key_bytes().to_vec(), entry.value().bytes().to_vec()));
				}
				Ok::<_, subxt::Error>(all)
			})
			.await?;
		let assets = found.iter().map(|(key, value)| asset_of(at.metadata_ref(), key, value));
		let mut assets = assets.collect::<Result<Vec<_>>>()?;
		assets.sort_by_key(|asset| asset.id);
		Ok(assets)
	}

	/// The price of delivering the message that takes `asset` home, as the events of its transaction
	/// say. `None` if they do not.
	///
	/// # Errors
	/// [`Error::Unreachable`].
	pub async fn delivery(
		&self,
		asset: &ForeignAsset,
		events: &[RawEvent],
	) -> Result<Option<Delivery>> {
		Ok(delivery_of(self.best().await?.metadata_ref(), asset, events))
	}
}

/// What [`Chain::delivery`] returns, by the chain's metadata.
pub fn delivery_of(
	metadata: &Metadata,
	asset: &ForeignAsset,
	events: &[RawEvent],
) -> Option<Delivery> {
	let event = events.iter().find(|event| event.is("PolkadotXcm", "FeesPaid"))?;
	let variants = metadata.pallet_by_name(&event.pallet)?.event_variants()?;
	let variant = variants.iter().find(|variant| variant.name == event.name)?;
	let fields = variant.fields.iter().map(|field| (field.name.as_deref(), field.ty.id));
	let mut input = event.fields.as_slice();
	let fields = event_fields(metadata, &mut input, "PolkadotXcm.FeesPaid", fields).ok()?;
	let (_, fees) = fields.iter().find(|(name, _)| name.as_deref() == Some("fees"))?;
	paid(asset, fees)
}

/// What was paid, if it was paid in one asset: `asset`, or the native token.
fn paid(asset: &ForeignAsset, fees: &Word) -> Option<Delivery> {
	let Word::List(all) = fees else { return None };
	let [only] = all.as_slice() else { return None };
	let place = part(only, "id")?;
	let asset = if *place == asset.location {
		AssetKind::WithId(asset.id)
	} else if is_here(place) {
		AssetKind::Native
	} else {
		return None;
	};
	let Word::Form(_, amount) = part(only, "fun")? else { return None };
	let Word::Number { value, .. } = **amount else { return None };
	Some(Delivery { asset, amount: value })
}

/// Whether a location is this chain itself, seen from here: its native token's.
fn is_here(location: &Word) -> bool {
	let parents = part(location, "parents");
	let interior = part(location, "interior");
	matches!(parents, Some(Word::Number { value: 0, .. }))
		&& matches!(interior, Some(Word::Text(text)) if text == "Here")
}

/// An asset from its key and value in state, by the chain's metadata.
///
/// # Errors
/// [`Error::Input`] or [`Error::Unexpected`] if they have a form that is not known here.
pub fn asset_of(metadata: &Metadata, key: &[u8], value: &[u8]) -> Result<ForeignAsset> {
	let record = decode_stored(metadata, PALLET, ITEM, value)?;
	let encoded = stored_field(metadata, PALLET, ITEM, value, "location")?;
	read(key, &record, encoded)
		.ok_or_else(|| Error::unexpected("a registered asset has a form that is not known here"))
}

/// An asset from its key, which ends in the id, its record, and its location's bytes.
fn read(key: &[u8], record: &Word, encoded: Vec<u8>) -> Option<ForeignAsset> {
	let terms = part(record, "terms")?;
	let yes = |name: &str| match part(terms, name)? {
		Word::Bool(yes) => Some(*yes),
		_ => None,
	};
	let price = match part(terms, "price")? {
		Word::None => None,
		Word::Number { value, .. } => Some(*value),
		_ => return None,
	};
	Some(ForeignAsset {
		id: u32::from_le_bytes(*key.last_chunk::<4>()?),
		location: part(record, "location")?.clone(),
		encoded,
		arrivals: yes("arrivals")?,
		free_claims: yes("free_claims")?,
		price,
	})
}

/// The part of that name.
fn part<'a>(of: &'a Word, name: &str) -> Option<&'a Word> {
	let Word::Fields(fields) = of else { return None };
	fields.iter().find(|(found, _)| found == name).map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
	use super::*;

	fn fields(fields: Vec<(&str, Word)>) -> Word {
		Word::Fields(fields.into_iter().map(|(name, word)| (name.into(), word)).collect())
	}

	fn record(price: Word) -> Word {
		let terms = fields(vec![
			("arrivals", Word::Bool(true)),
			("free_claims", Word::Bool(false)),
			("price", price),
		]);
		fields(vec![("location", Word::Text("there".into())), ("terms", terms)])
	}

	#[test]
	fn asset_should_be_read_from_its_key_and_record() {
		let key = [vec![7; 40], 2_000_000_001_u32.to_le_bytes().to_vec()].concat();
		let price = Word::Number { value: 50_000, wide: true };
		let found = read(&key, &record(price), vec![1, 0]).unwrap();
		assert_eq!(found.encoded, [1, 0]);
		assert_eq!(found.id, 2_000_000_001);
		assert_eq!(found.location, Word::Text("there".into()));
		assert_eq!((found.arrivals, found.free_claims), (true, false));
		assert_eq!(found.price, Some(50_000));
		assert_eq!(read(&key, &record(Word::None), vec![]).unwrap().price, None);
	}

	#[test]
	fn asset_should_not_be_read_from_anything_else() {
		assert_eq!(read(&[1, 2, 3], &record(Word::None), vec![]), None);
		assert_eq!(read(&[0; 44], &record(Word::Bool(true)), vec![]), None);
		assert_eq!(read(&[0; 44], &Word::None, vec![]), None);
	}

	#[test]
	fn price_of_delivery_should_be_told_when_it_is_in_the_asset_or_in_native_tokens() {
		let asset = read(&[0; 44], &record(Word::None), vec![]).unwrap();
		let at = |place: Word| {
			let amount = Box::new(Word::Number { value: 7, wide: true });
			fields(vec![("id", place), ("fun", Word::Form("Fungible".into(), amount))])
		};
		let here = |interior: &str| {
			let parents = Word::Number { value: 0, wide: false };
			fields(vec![("parents", parents), ("interior", Word::Text(interior.into()))])
		};
		let told = |place: Word| paid(&asset, &Word::List(vec![at(place)]));
		let in_it = Delivery { asset: AssetKind::WithId(0), amount: 7 };
		assert_eq!(told(Word::Text("there".into())), Some(in_it));
		let native = Delivery { asset: AssetKind::Native, amount: 7 };
		assert_eq!(told(here("Here")), Some(native));
		assert_eq!(told(here("elsewhere")), None);
		let two = Word::List(vec![at(here("Here")), at(here("Here"))]);
		assert_eq!((paid(&asset, &two), paid(&asset, &Word::None)), (None, None));
	}
}
