//! Values of events, as what they are.

use distribution_client::{account::AccountId, types::AssetKind, words::Word};
use polkadot_sdk::sp_core::H256;

/// A number, an amount or a share of whatever kind.
pub(crate) fn number(word: &Word) -> Option<u128> {
	match word {
		Word::Number { value, .. } | Word::Amount(value) => Some(*value),
		Word::Share(parts) => Some((*parts).into()),
		_ => None,
	}
}

pub(crate) fn account(word: &Word) -> Option<AccountId> {
	match word {
		Word::Account(account) => Some(*account),
		_ => None,
	}
}

pub(crate) fn hash(word: &Word) -> Option<H256> {
	match word {
		Word::Bytes(bytes) => bytes.as_slice().try_into().ok().map(H256),
		_ => None,
	}
}

pub(crate) fn asset(word: &Word) -> Option<AssetKind> {
	match word {
		Word::Text(name) if name == "Native" => Some(AssetKind::Native),
		Word::Form(name, inner) if name == "WithId" => {
			number(inner).and_then(|id| u32::try_from(id).ok()).map(AssetKind::WithId)
		}
		_ => None,
	}
}

/// The name of a value that is one of several: `Emission.Stake`.
pub(crate) fn name(word: &Word) -> Option<String> {
	match word {
		Word::Text(text) => Some(text.clone()),
		Word::Form(outer, inner) => Some(match name(inner) {
			Some(inner) => format!("{outer}.{inner}"),
			None => outer.clone(),
		}),
		_ => None,
	}
}

/// A part by its name.
pub(crate) fn part<'w>(fields: &'w [(String, Word)], wanted: &str) -> Option<&'w Word> {
	fields.iter().find(|(name, _)| name == wanted).map(|(_, word)| word)
}

/// All accounts in it, each once.
pub(crate) fn accounts(fields: &[(String, Word)]) -> Vec<AccountId> {
	fn walk(word: &Word, found: &mut Vec<AccountId>) {
		match word {
			Word::Account(account) => found.push(*account),
			Word::List(all) => all.iter().for_each(|word| walk(word, found)),
			Word::Fields(fields) | Word::Call { arguments: fields, .. } => {
				fields.iter().for_each(|(_, word)| walk(word, found));
			}
			Word::Form(_, inner) => walk(inner, found),
			Word::Hash { call: Some(call), .. } => walk(call, found),
			_ => {}
		}
	}
	let mut found = Vec::new();
	fields.iter().for_each(|(_, word)| walk(word, &mut found));
	found.sort_unstable();
	found.dedup();
	found
}

#[cfg(test)]
mod tests {
	use super::*;

	fn text(text: &str) -> Word {
		Word::Text(text.into())
	}

	#[test]
	fn values_should_be_read_as_what_they_are_only() {
		assert_eq!(number(&Word::Number { value: 7, wide: true }), Some(7));
		assert_eq!(number(&Word::Amount(8)), Some(8));
		assert_eq!(number(&text("7")), None);
		assert_eq!(account(&Word::Account([1; 32])), Some([1; 32]));
		assert_eq!(account(&Word::Bytes(vec![1; 32])), None);
		assert_eq!(hash(&Word::Bytes(vec![1; 32])), Some(H256::repeat_byte(1)));
		assert_eq!(hash(&Word::Bytes(vec![1; 31])), None);
		assert_eq!(asset(&text("Native")), Some(AssetKind::Native));
		let id = |value| Word::Form("WithId".into(), Box::new(Word::Number { value, wide: false }));
		assert_eq!(asset(&id(3)), Some(AssetKind::WithId(3)));
		assert_eq!(asset(&id(u128::MAX)), None);
	}

	#[test]
	fn names_should_have_what_they_are_part_of() {
		let stake = Word::Form("Emission".into(), Box::new(text("Stake")));
		assert_eq!(name(&stake).unwrap(), "Emission.Stake");
		let other = Word::Form("Other".into(), Box::new(Word::None));
		assert_eq!(name(&other).unwrap(), "Other");
		assert_eq!(name(&Word::None), None);
	}

	#[test]
	fn accounts_should_be_found_wherever_they_are() {
		let deep = Word::Form("Some".into(), Box::new(Word::List(vec![Word::Account([2; 32])])));
		let fields = [
			("a".to_string(), Word::Account([3; 32])),
			("b".to_string(), Word::Fields(vec![("c".into(), deep)])),
			("d".to_string(), Word::Account([3; 32])),
		];
		assert_eq!(accounts(&fields), [[2; 32], [3; 32]]);
	}
}
