//! The assets of other chains that exist here too.

use crate::{
	chain::Chain,
	decoding::recorded::decode_stored,
	error::{Error, Result},
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
	/// Whether tokens may come in. They may always go out.
	pub arrivals: bool,
	/// Whether claims of it are free.
	pub free_claims: bool,
	/// What one native token costs in it, in its smallest unit, where a fee is paid in it. `None` if none
	/// can be.
	pub price: Option<u128>,
}

impl Chain {
	/// The assets of other chains that are registered here, in the order of their ids.
	///
	/// # Errors
	/// [`Error::Unreachable`], or [`Error::Unexpected`] if an entry has a form that is not known here.
	pub async fn foreign_assets(&self) -> Result<Vec<ForeignAsset>> {
		let at = self.best().await?;
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
}

/// An asset from its key and value in state, by the chain's metadata.
///
/// # Errors
/// [`Error::Input`] or [`Error::Unexpected`] if they have a form that is not known here.
pub fn asset_of(metadata: &Metadata, key: &[u8], value: &[u8]) -> Result<ForeignAsset> {
	let record = decode_stored(metadata, PALLET, ITEM, value)?;
	read(key, &record)
		.ok_or_else(|| Error::unexpected("a registered asset has a form that is not known here"))
}

/// An asset from its key, which ends in the id, and its record.
fn read(key: &[u8], record: &Word) -> Option<ForeignAsset> {
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

	fn record(price: Word) -> Word {
		let fields = |fields: Vec<(&str, Word)>| {
			Word::Fields(fields.into_iter().map(|(name, word)| (name.into(), word)).collect())
		};
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
		let found = read(&key, &record(Word::Number { value: 50_000, wide: true })).unwrap();
		assert_eq!(found.id, 2_000_000_001);
		assert_eq!(found.location, Word::Text("there".into()));
		assert_eq!((found.arrivals, found.free_claims), (true, false));
		assert_eq!(found.price, Some(50_000));
		assert_eq!(read(&key, &record(Word::None)).unwrap().price, None);
	}

	#[test]
	fn asset_should_not_be_read_from_anything_else() {
		assert_eq!(read(&[1, 2, 3], &record(Word::None)), None);
		assert_eq!(read(&[0; 44], &record(Word::Bool(true))), None);
		assert_eq!(read(&[0; 44], &Word::None), None);
	}
}
