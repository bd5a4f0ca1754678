//! Numbers, texts and bytes, which consist of no other parts.

use crate::words::Word;
use codec::{Compact, Decode};
use subxt::ext::scale_type_resolver::Primitive;

/// A part of a call, or why there is none.
pub(super) type Part<T> = std::result::Result<T, String>;

pub(super) fn short() -> String {
	"it ends too early".into()
}

/// Takes bytes from the front.
pub(super) fn take<'b>(input: &mut &'b [u8], length: usize) -> Part<&'b [u8]> {
	let (front, rest) = input.split_at_checked(length).ok_or_else(short)?;
	*input = rest;
	Ok(front)
}

pub(super) fn array<const N: usize>(input: &mut &[u8]) -> Part<[u8; N]> {
	take(input, N)?.try_into().map_err(|_| short())
}

/// Bytes of a whole number without sign.
pub(super) fn width(primitive: Primitive) -> Option<usize> {
	Some(match primitive {
		Primitive::U8 => 1,
		Primitive::U16 => 2,
		Primitive::U32 => 4,
		Primitive::U64 => 8,
		Primitive::U128 => 16,
		_ => return None,
	})
}

pub(super) fn primitive_word(input: &mut &[u8], primitive: Primitive) -> Part<Word> {
	let signed = |input: &mut &[u8], width: usize| -> Part<Word> {
		let bytes = take(input, width)?;
		let negative = bytes.last().is_some_and(|byte| *byte >= 0x80);
		let number = widened(bytes, if negative { 0xff } else { 0 });
		Ok(Word::Text(i128::from_le_bytes(number).to_string()))
	};
	match primitive {
		Primitive::Bool => match array::<1>(input)? {
			[0] => Ok(Word::Bool(false)),
			[1] => Ok(Word::Bool(true)),
			[other] => Err(format!("{other} is neither yes nor no")),
		},
		Primitive::Char => {
			let character = char::from_u32(u32::from_le_bytes(array(input)?));
			character.map(|c| Word::Text(c.into())).ok_or_else(|| "it has no text there".into())
		}
		Primitive::Str => {
			let length = Compact::<u32>::decode(input).map_err(|_| short())?.0;
			let bytes = take(input, usize::try_from(length).unwrap_or(usize::MAX))?;
			let text = String::from_utf8(bytes.to_vec());
			text.map(Word::Text).map_err(|_| "it has no text there".into())
		}
		Primitive::U256 | Primitive::I256 => Ok(Word::Bytes(take(input, 32)?.to_vec())),
		Primitive::I8 => signed(input, 1),
		Primitive::I16 => signed(input, 2),
		Primitive::I32 => signed(input, 4),
		Primitive::I64 => signed(input, 8),
		Primitive::I128 => signed(input, 16),
		unsigned => {
			let width = width(unsigned).unwrap_or_default();
			let value = u128::from_le_bytes(widened(take(input, width)?, 0));
			Ok(Word::Number { value, wide: width > 4 })
		}
	}
}

/// The bytes of a number with as many as the widest has.
fn widened(bytes: &[u8], fill: u8) -> [u8; 16] {
	let mut all = [fill; 16];
	for (place, byte) in all.iter_mut().zip(bytes) {
		*place = *byte;
	}
	all
}
