//! Calls from their bytes, by the chain's metadata.
//!
//! Anybody can store bytes for a referendum. So nothing here trusts them: neither how deep they are
//! nested, nor how many parts they say they have. Nothing of a call is left out, and no byte is left
//! over.

use crate::{
	ballot::side_in_words,
	chain::{At, Chain},
	error::{Error, Result},
	keys::show_bytes,
	words::Word,
};
use codec::{Compact, Decode};
use polkadot_sdk::sp_io::hashing::{blake2_256, twox_128};
use std::collections::{BTreeMap, BTreeSet};
use subxt::{
	ext::{
		scale_decode::visitor::{decode_with_visitor, IgnoreVisitor},
		scale_type_resolver::{Field, Primitive, TypeResolver},
	},
	Metadata,
};

mod primitives;
pub mod recorded;
mod shape;

use primitives::{array, primitive_word, short, take, width, Part};
use shape::{Look, Shape};

/// How deep the parts of a call can be nested: more than a hundred calls inside each other.
const MOST_DEPTH: u32 = 256;
/// Most calls inside a call that are shown in place of their hashes.
const MOST_PREIMAGES: usize = 64;
/// How often preimages are looked for inside preimages.
const MOST_ROUNDS: usize = 8;
/// A part of a call takes a byte, but for those that are nothing and those around others.
const PARTS_PER_BYTE: usize = 4;
const MORE_PARTS: usize = 1_000;

/// Fields of calls and types that are amounts of the native token, whatever else is in them. Fields
/// that are not here may be amounts of an asset, and are shown as numbers.
pub const NATIVE: [(&str, &[&str]); 18] = [
	("AccountVote.Split", &["aye", "nay"]),
	("AccountVote.SplitAbstain", &["aye", "nay", "abstain"]),
	("AccountVote.Standard", &["balance"]),
	("Balances.burn", &["value"]),
	("Balances.force_adjust_total_issuance", &["delta"]),
	("Balances.force_set_balance", &["new_free"]),
	("Balances.force_transfer", &["value"]),
	("Balances.force_unreserve", &["amount"]),
	("Balances.transfer_allow_death", &["value"]),
	("Balances.transfer_keep_alive", &["value"]),
	("CollatorSelection.set_candidacy_bond", &["bond"]),
	("CollatorSelection.take_candidate_slot", &["deposit"]),
	("CollatorSelection.update_bond", &["new_deposit"]),
	("ConvictionVoting.delegate", &["balance"]),
	("EmissionParams", &["issuance", "floor", "max_supply"]),
	("Treasury.spend", &["amount"]),
	("Treasury.spend_local", &["amount"]),
	("VestingInfo", &["locked", "per_block"]),
];

/// Calls that are known only by their hashes elsewhere, by those hashes.
pub type Preimages = BTreeMap<[u8; 32], Vec<u8>>;

/// Reads an encoded call. A call of which it has only the hash is shown in its place, if `known` has
/// it.
///
/// # Errors
/// [`Error::Input`] if the bytes are not a call of the chain with this metadata, to the last byte.
pub fn decode(metadata: &Metadata, bytes: &[u8], known: &Preimages) -> Result<Word> {
	let call = metadata.outer_enums().call_enum_ty();
	let mut decoder = Decoder { metadata, call, known, shown: 0, left: 0 };
	decoder
		.whole(bytes, 0)
		.map_err(|why| Error::input(format!("these bytes are not a call of this chain: {why}")))
}

/// Reads the fields of the event `owner` from the front of `input`, each with its name if it has one,
/// by the numbers of their types. A field of a kind that is not known here is bytes.
///
/// # Errors
/// [`Error::Unexpected`] if `input` does not begin with such fields.
pub fn event_fields<'a>(
	metadata: &Metadata,
	input: &mut &[u8],
	owner: &str,
	fields: impl Iterator<Item = (Option<&'a str>, u32)>,
) -> Result<Vec<(Option<String>, Word)>> {
	let (call, known) = (metadata.outer_enums().call_enum_ty(), Preimages::new());
	let left = most_parts(input);
	let mut decoder = Decoder { metadata, call, known: &known, shown: 0, left };
	let mut words = Vec::new();
	for (name, ty) in fields {
		let before = *input;
		let word = match decoder.value(input, ty, 0) {
			Ok(Word::Number { value, wide: true }) if is_native_event(owner) => Word::Amount(value),
			Ok(word) => word,
			Err(_) => {
				*input = before;
				decode_with_visitor(input, ty, metadata.types(), IgnoreVisitor::new())
					.map_err(|why| Error::unexpected(format!("an event cannot be read: {why}")))?;
				let length = before.len().saturating_sub(input.len());
				Word::Bytes(before.get(..length).unwrap_or_default().to_vec())
			}
		};
		words.push((name.map(str::to_string), word));
	}
	Ok(words)
}

/// Whether every wide number of an event is an amount of the native token.
fn is_native_event(owner: &str) -> bool {
	owner.starts_with("Balances.") || owner.starts_with("TransactionPayment.")
}

impl Chain {
	/// An encoded call in words, with the calls in it that the chain stores elsewhere.
	///
	/// # Errors
	/// [`Error::Input`] if the bytes are not a call of this chain, and those of [`Chain::preimage`].
	pub async fn call_in_words(&self, at: &At, bytes: &[u8]) -> Result<Word> {
		let (mut known, mut sought) = (Preimages::new(), BTreeSet::new());
		for _ in 0..MOST_ROUNDS {
			let word = decode(at.metadata_ref(), bytes, &known)?;
			let mut unknown = word.unknown();
			unknown.retain(|(hash, _)| !sought.contains(hash));
			unknown.truncate(MOST_PREIMAGES);
			if unknown.is_empty() {
				return Ok(word);
			}
			for (hash, length) in unknown {
				if sought.insert(hash) {
					let found = self.preimage(at, hash, length).await?;
					known.extend(found.map(|bytes| (hash, bytes)));
				}
			}
		}
		decode(at.metadata_ref(), bytes, &known)
	}

	/// The bytes with this hash, if the chain stores them as a preimage.
	///
	/// # Errors
	/// [`Error::NotProven`] if the node has other bytes in their place, [`Error::Unreachable`].
	pub async fn preimage(
		&self,
		at: &At,
		hash: [u8; 32],
		length: Option<u32>,
	) -> Result<Option<Vec<u8>>> {
		let mut key = [twox_128(b"Preimage"), twox_128(b"PreimageFor")].concat();
		key.extend_from_slice(&hash);
		match length {
			Some(length) => key.extend_from_slice(&length.to_le_bytes()),
			None => {
				let block = Some(at.block_hash());
				let keys = self.rpc.state_get_keys_paged(&key, 1, None, block);
				let Some(found) = self.answer(keys).await?.into_iter().next() else {
					return Ok(None);
				};
				key = found;
			}
		}
		let Some(stored) = self.stored_at(at, &key).await? else { return Ok(None) };
		let bytes = Vec::<u8>::decode(&mut stored.as_slice())?;
		check(&bytes, hash)?;
		Ok(Some(bytes))
	}
}

/// Makes sure that these are the bytes with this hash.
///
/// # Errors
/// [`Error::NotProven`] if they are not.
pub fn check(bytes: &[u8], hash: [u8; 32]) -> Result<()> {
	let found = blake2_256(bytes);
	if found == hash {
		return Ok(());
	}
	Err(Error::not_proven(format!(
		"the bytes have the hash {}, not {}: they are another call",
		show_bytes(found),
		show_bytes(hash)
	)))
}

/// Reads values by their types.
struct Decoder<'a> {
	metadata: &'a Metadata,
	/// The type of a call of any pallet.
	call: u32,
	known: &'a Preimages,
	/// How many calls were shown in place of their hashes.
	shown: usize,
	/// How many more parts the bytes can have.
	left: usize,
}

impl<'a> Decoder<'a> {
	/// Reads a call to the last byte.
	fn whole(&mut self, bytes: &[u8], depth: u32) -> Part<Word> {
		let before = std::mem::replace(&mut self.left, most_parts(bytes));
		let (call, mut input) = (self.call, bytes);
		let word = self.value(&mut input, call, depth);
		self.left = before;
		let word = word?;
		match input.len() {
			0 => Ok(word),
			left => Err(format!("after the call there are {left} bytes more")),
		}
	}

	fn shape(&self, ty: u32, first: Option<u8>) -> Part<Shape<'a>> {
		self.metadata.types().resolve_type(ty, Look(first)).map_err(|error| error.to_string())
	}

	fn value(&mut self, input: &mut &[u8], ty: u32, depth: u32) -> Part<Word> {
		let left = self.left.checked_sub(1);
		self.left = left.ok_or("it names more parts than it has bytes for")?;
		let depth = depth.saturating_add(1);
		if depth > MOST_DEPTH {
			return Err("it is nested deeper than this program reads".into());
		}
		match self.shape(ty, input.first().copied())? {
			Shape::Composite { name, fields } => self.composite(input, name, &fields, depth),
			Shape::Variant { name, variant } => {
				let (variant, fields) = variant.ok_or_else(|| no_variant(name, input))?;
				take(input, 1)?;
				if ty == self.call {
					self.call_of(input, variant, &fields, depth)
				} else {
					self.variant(input, (name, variant), &fields, depth)
				}
			}
			Shape::Sequence(item) => {
				let length = Compact::<u32>::decode(input).map_err(|_| short())?.0;
				self.items(input, item, usize::try_from(length).unwrap_or(usize::MAX), depth)
			}
			Shape::Array(item, length) => self.items(input, item, length, depth),
			Shape::Tuple(items) => {
				let fields: Vec<_> = items.into_iter().map(Field::unnamed).collect();
				let words = self.fields(input, "", &fields, depth)?;
				Ok(assembled(&fields, words))
			}
			Shape::Primitive(primitive) => primitive_word(input, primitive),
			Shape::Compact(inner) => self.compact(input, inner),
			Shape::Unknown => Err("it has a part of a kind that this program does not know".into()),
		}
	}

	/// The parts of a composite, in order.
	fn fields(
		&mut self,
		input: &mut &[u8],
		owner: &str,
		fields: &[Field<'a, u32>],
		depth: u32,
	) -> Part<Vec<(String, Word)>> {
		let mut all = Vec::with_capacity(fields.len());
		for (i, field) in fields.iter().enumerate() {
			let word = self.value(input, field.id, depth)?;
			let name = field.name.map_or_else(|| i.to_string(), str::to_string);
			let word = match word {
				Word::Number { value, .. } if is_native(owner, &name) => Word::Amount(value),
				word => word,
			};
			all.push((name, word));
		}
		Ok(all)
	}

	fn composite(
		&mut self,
		input: &mut &[u8],
		name: &str,
		fields: &[Field<'a, u32>],
		depth: u32,
	) -> Part<Word> {
		if name == "AccountId32" {
			return Ok(Word::Account(array(input)?));
		}
		let mut words = self.fields(input, name, fields, depth)?;
		if name == "Terms" {
			name_budget(&mut words);
		}
		Ok(special(name, assembled(fields, words)))
	}

	/// A form of an enum that is not a call.
	fn variant(
		&mut self,
		input: &mut &[u8],
		(name, variant): (&str, &str),
		fields: &[Field<'a, u32>],
		depth: u32,
	) -> Part<Word> {
		let words = self.fields(input, &format!("{name}.{variant}"), fields, depth)?;
		if name == "Bounded" {
			return Ok(self.bounded(variant, words, depth));
		}
		if fields.is_empty() {
			let nothing = (name, variant) == ("Option", "None");
			return Ok(if nothing { Word::None } else { Word::Text(variant.into()) });
		}
		let inner = assembled(fields, words);
		Ok(match (name, variant) {
			("Option", "Some") | ("MultiAddress", "Id") => inner,
			("Result", "Ok") if inner == Word::Fields(Vec::new()) => Word::Text("Ok".into()),
			_ => Word::Form(variant.into(), Box::new(inner)),
		})
	}

	/// A call of a pallet.
	fn call_of(
		&mut self,
		input: &mut &[u8],
		pallet: &str,
		fields: &[Field<'a, u32>],
		depth: u32,
	) -> Part<Word> {
		let [calls] = fields else {
			return Err(format!("the calls of {pallet} have a form that is not known here"));
		};
		let Shape::Variant { variant, .. } = self.shape(calls.id, input.first().copied())? else {
			return Err(format!("the calls of {pallet} have a form that is not known here"));
		};
		let (call, fields) = variant.ok_or_else(|| no_variant(pallet, input))?;
		take(input, 1)?;
		let name = format!("{pallet}.{call}");
		let mut arguments = self.fields(input, &name, &fields, depth)?;
		if pallet == "Whitelist" {
			let named = |wanted: &str| {
				let found = arguments.iter().find(|(name, _)| name == wanted);
				found.map(|(_, word)| word.clone())
			};
			let (hash, length) = (named("call_hash"), named("call_encoded_len"));
			if let Some(hash) = hash.as_ref().and_then(hash_of) {
				let word = self.by_hash(hash, length.as_ref().and_then(length_of), depth);
				let place = arguments.iter_mut().find(|(name, _)| name == "call_hash");
				if let Some((_, place)) = place {
					*place = word;
				}
			}
		}
		Ok(Word::Call { name, arguments })
	}

	/// A proposal: a call, or its hash.
	fn bounded(&mut self, variant: &str, words: Vec<(String, Word)>, depth: u32) -> Word {
		let named = |wanted: &str| words.iter().find(|(name, _)| name == wanted).map(|(_, w)| w);
		match (variant, words.as_slice()) {
			("Inline", [(_, Word::Bytes(bytes))]) => self.carried(bytes, depth),
			_ => match named("hash").and_then(hash_of) {
				Some(hash) => self.by_hash(hash, named("len").and_then(length_of), depth),
				None => Word::Form(variant.into(), Box::new(Word::Fields(words))),
			},
		}
	}

	/// A call by its hash, if it is known.
	fn by_hash(&mut self, hash: [u8; 32], length: Option<u32>, depth: u32) -> Word {
		let bytes = self.known.get(&hash).filter(|_| self.shown < MOST_PREIMAGES);
		let call = bytes.map(|bytes| {
			self.shown = self.shown.saturating_add(1);
			Box::new(self.carried(bytes, depth))
		});
		Word::Hash { hash, length, call }
	}

	/// Bytes that are a call, unless somebody has written something else there.
	fn carried(&mut self, bytes: &[u8], depth: u32) -> Word {
		self.whole(bytes, depth).unwrap_or_else(|_| {
			Word::Form("not a call of this chain".into(), Box::new(Word::Bytes(bytes.to_vec())))
		})
	}

	fn items(&mut self, input: &mut &[u8], item: u32, length: usize, depth: u32) -> Part<Word> {
		if let Shape::Primitive(Primitive::U8) = self.shape(item, None)? {
			return Ok(Word::Bytes(take(input, length)?.to_vec()));
		}
		// Not with the capacity for all: nobody knows yet whether they are there.
		let mut words = Vec::new();
		for _ in 0..length {
			words.push(self.value(input, item, depth)?);
		}
		Ok(Word::List(words))
	}

	/// A number of few bytes, or what is around one.
	fn compact(&mut self, input: &mut &[u8], ty: u32) -> Part<Word> {
		match self.shape(ty, None)? {
			Shape::Primitive(primitive) => {
				let width = width(primitive).ok_or_else(unknown_compact)?;
				let value = Compact::<u128>::decode(input).map_err(|_| short())?.0;
				let bits = u32::try_from(width).unwrap_or(u32::MAX).saturating_mul(8);
				if value.checked_shr(bits).is_some_and(|rest| rest > 0) {
					return Err("a number in it is too large for its kind".into());
				}
				Ok(Word::Number { value, wide: width > 4 })
			}
			Shape::Composite { name, fields } => match fields.as_slice() {
				[inner] => Ok(special(name, self.compact(input, inner.id)?)),
				_ => Err(unknown_compact()),
			},
			Shape::Tuple(items) if items.is_empty() => Ok(Word::Fields(Vec::new())),
			_ => Err(unknown_compact()),
		}
	}
}

/// How many parts bytes can have.
fn most_parts(bytes: &[u8]) -> usize {
	bytes.len().saturating_mul(PARTS_PER_BYTE).saturating_add(MORE_PARTS)
}

fn unknown_compact() -> String {
	"it has a number of a kind that this program does not know".into()
}

fn no_variant(name: &str, input: &[u8]) -> String {
	match input.first() {
		Some(index) => format!("{name} has nothing with the number {index}"),
		None => short(),
	}
}

/// What fields are together: the only one, a list if none has a name, or all by their names.
fn assembled(fields: &[Field<'_, u32>], mut words: Vec<(String, Word)>) -> Word {
	if fields.iter().any(|field| field.name.is_some()) || fields.is_empty() {
		return Word::Fields(words);
	}
	if words.len() == 1 {
		return words.pop().map_or(Word::None, |(_, word)| word);
	}
	Word::List(words.into_iter().map(|(_, word)| word).collect())
}

/// What types with a meaning of their own are.
fn special(name: &str, word: Word) -> Word {
	match (name, &word) {
		("Perbill", Word::Number { value, .. }) => u32::try_from(*value).map_or(word, Word::Share),
		("Permill", Word::Number { value, .. }) => {
			u32::try_from(value.saturating_mul(1_000)).map_or(word, Word::Share)
		}
		("Vote", Word::Number { value, .. }) => match u8::try_from(*value) {
			Ok(vote) => Word::Text(side_in_words(vote)),
			Err(_) => word,
		},
		_ => word,
	}
}

/// The budget of a round of the native token is an amount of it.
fn name_budget(words: &mut [(String, Word)]) {
	let native = Word::Text("Native".into());
	if !words.iter().any(|(name, word)| name == "asset" && *word == native) {
		return;
	}
	for (name, word) in words {
		if let (true, Word::Number { value, .. }) = (name.as_str() == "budget", &*word) {
			*word = Word::Amount(*value);
		}
	}
}

/// Whether a field is an amount of the native token.
fn is_native(owner: &str, field: &str) -> bool {
	NATIVE.iter().any(|(of, fields)| *of == owner && fields.contains(&field))
}

fn hash_of(word: &Word) -> Option<[u8; 32]> {
	match word {
		Word::Bytes(bytes) => bytes.as_slice().try_into().ok(),
		_ => None,
	}
}

fn length_of(word: &Word) -> Option<u32> {
	match word {
		Word::Number { value, .. } => u32::try_from(*value).ok(),
		_ => None,
	}
}
