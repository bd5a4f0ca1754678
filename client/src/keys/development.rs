//! The keys that everybody knows.

use crate::account::AccountId;
use polkadot_sdk::{
	sp_core::{
		crypto::{DeriveJunction, DEV_PHRASE},
		ecdsa, ed25519, sr25519, Pair,
	},
	sp_io::hashing::blake2_256,
};
use std::{collections::BTreeMap, sync::LazyLock};

/// The name of the development key of an account, if it has one. Their secrets are public.
pub fn name_of(account: &AccountId) -> Option<&'static str> {
	static KNOWN: LazyLock<BTreeMap<AccountId, String>> = LazyLock::new(all);
	KNOWN.get(account).map(String::as_str)
}

/// What wallets and test networks derive from the development phrase, in every scheme.
fn all() -> BTreeMap<AccountId, String> {
	let short = |public: &[u8]| AccountId::try_from(public).ok();
	// The account of a key of 33 bytes is its hash.
	let hashed = |public: &[u8]| Some(blake2_256(public));
	let mut known = derived::<sr25519::Pair>(short);
	known.append(&mut derived::<ed25519::Pair>(short));
	known.append(&mut derived::<ecdsa::Pair>(hashed));
	known
}

fn derived<P: Pair>(account: impl Fn(&[u8]) -> Option<AccountId>) -> BTreeMap<AccountId, String> {
	let names = ["Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie", "One", "Two"];
	let paths = names.iter().flat_map(|name| [vec![*name], vec![*name, "stash"]]);
	let Ok((root, seed)) = P::from_phrase(DEV_PHRASE, None) else { return BTreeMap::new() };
	let keys = paths.filter_map(|path| {
		let hard = path.iter().map(|step| DeriveJunction::hard(*step));
		let (pair, _) = root.derive(hard, Some(seed.clone())).ok()?;
		let name = path.iter().map(|step| format!("//{step}")).collect();
		Some((account(pair.public().as_ref())?, name))
	});
	let phrase = account(root.public().as_ref()).map(|key| (key, "the development phrase".into()));
	keys.chain(phrase).collect()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn development_keys_should_be_known_by_their_accounts() {
		let alice = sr25519::Pair::from_string("//Alice", None).unwrap().public().0;
		assert_eq!(name_of(&alice), Some("//Alice"));
		assert_eq!(name_of(&[7; 32]), None);
		// Eight names with their stashes and the phrase itself, in three schemes.
		assert_eq!(all().len(), 51);
	}
}
