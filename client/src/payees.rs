//! Payees: where owners have payments sent, and redirects of one payment that they sign.

use crate::{
	account::{self, AccountId},
	chain::Chain,
	error::{Error, Result},
	keys::parse_bytes,
	text::shown,
	tracks::{key, twox},
	types::{AssetKind, PayeeInfo, Redirect, Scope},
};
use codec::{Decode, DecodeAll};
use distribution_primitives::{self as primitives, redirect::is_signed, RoundId};
use polkadot_sdk::{
	sp_core::{ecdsa, ed25519, sr25519, H256},
	sp_runtime::MultiSignature,
};

/// What `owner` has named, in force and to come, the widest scope first.
///
/// # Errors
/// Those of the connection.
pub async fn payees_of(chain: &Chain, owner: &AccountId) -> Result<Vec<PayeeInfo>> {
	chain.ask("PayeesApi_payees", owner).await
}

/// The account that a payment of `asset` by `round` to `owner` would go to now; without a round, a
/// reward.
///
/// # Errors
/// Those of the connection.
pub async fn payee_of(
	chain: &Chain,
	owner: &AccountId,
	asset: AssetKind,
	round: Option<RoundId>,
) -> Result<AccountId> {
	chain.ask("PayeesApi_payee", (owner, asset, round)).await
}

/// What has been paid of row `row` of a round, in smallest units, as a redirect names it: nothing,
/// unless it is a stream that has been started and is not paid in full.
///
/// # Errors
/// Those of the connection.
pub async fn paid_of(chain: &Chain, round: RoundId, row: u32) -> Result<u128> {
	let key =
		[key("Distribution", "Streams"), twox(&round.to_le_bytes()), twox(&row.to_le_bytes())];
	let Some(bytes) = chain.stored(&key.concat()).await? else { return Ok(0) };
	// The owner, the entitlement, and what has been paid of it.
	let (_, _, paid) = <(AccountId, u128, u128)>::decode(&mut bytes.as_slice())?;
	Ok(paid)
}

/// A scope in words: `everything`, `asset 7`, `round 3`.
pub fn show_scope(scope: &Scope) -> String {
	match scope {
		Scope::Everything => "everything".into(),
		Scope::Asset(AssetKind::Native) => "the native token".into(),
		Scope::Asset(AssetKind::WithId(id)) => format!("asset {id}"),
		Scope::Round(round) => format!("round {round}"),
	}
}

/// The text that the owner of row `row` of a round signs, on the chain with this genesis hash.
pub fn text_of(
	redirect: &Redirect,
	genesis: H256,
	round: RoundId,
	row: u32,
	owner: &AccountId,
) -> String {
	let Redirect { to, paid, deadline } = *redirect;
	let plain = primitives::Redirect { to, paid, deadline: u64::from(deadline) };
	let text = plain.message(genesis, round, row, owner);
	String::from_utf8_lossy(&text).into_owned()
}

/// The signature in `hex` by which `owner` has signed `text`, or `<Bytes>`, the text, `</Bytes>`: as
/// the bytes of any kind of signature, or with a byte before them that names the kind.
///
/// # Errors
/// [`Error::Input`] if it is no signature, [`Error::NotProven`] if it is not this one.
pub fn signature_of(hex: &str, text: &str, owner: &AccountId) -> Result<MultiSignature> {
	let bytes = parse_bytes(hex).unwrap_or_default();
	let all = candidates(&bytes);
	if all.is_empty() {
		return Err(Error::input(format!(
			"`{}` is not a signature: 64 or 65 bytes in hexadecimal, or one more that names the kind of key",
			shown(hex)
		)));
	}
	let signed = all.into_iter().find(|one| is_signed(text.as_bytes(), one, *owner));
	signed.ok_or_else(|| {
		Error::not_proven(format!(
			"the signature is not that of {} over this text: {text}",
			account::show(owner)
		))
	})
}

/// What these bytes may be.
fn candidates(bytes: &[u8]) -> Vec<MultiSignature> {
	let named = MultiSignature::decode_all(&mut &*bytes).ok();
	let sr = sr25519::Signature::try_from(bytes).ok().map(MultiSignature::from);
	let ed = ed25519::Signature::try_from(bytes).ok().map(MultiSignature::from);
	let ec = ecdsa::Signature::try_from(bytes).ok().map(MultiSignature::from);
	[named, sr, ed, ec].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::Encode;
	use polkadot_sdk::sp_core::Pair;

	fn redirect() -> Redirect {
		Redirect { to: [3; 32], paid: 5, deadline: 1_000_000 }
	}

	#[test]
	fn text_should_be_that_of_the_chain() {
		let text = text_of(&redirect(), H256::repeat_byte(0x11), 7, 12, &[2; 32]);
		assert!(text.starts_with("distribution/redirect1: On chain 0x1111"), "{text}");
		for part in ["row 12 of round 7,", "to account 0x0303", "before: 5.", "block 1000000."] {
			assert!(text.contains(part), "{part}: {text}");
		}
	}

	#[test]
	fn signature_should_be_read_whatever_the_kind_of_key_and_however_it_is_written() {
		let (ed, sr) = (ed25519::Pair::from_seed(&[1; 32]), sr25519::Pair::from_seed(&[1; 32]));
		let ec = ecdsa::Pair::from_seed(&[1; 32]);
		let ec_owner = polkadot_sdk::sp_io::hashing::blake2_256(&ec.public().0);
		let wrapped = |text: &str| format!("<Bytes>{text}</Bytes>");
		type Sign = Box<dyn Fn(&[u8]) -> MultiSignature>;
		let keys: [(AccountId, Sign); 3] = [
			(ed.public().0, Box::new(move |m: &[u8]| MultiSignature::from(ed.sign(m)))),
			(sr.public().0, Box::new(move |m: &[u8]| MultiSignature::from(sr.sign(m)))),
			(ec_owner, Box::new(move |m: &[u8]| MultiSignature::from(ec.sign(m)))),
		];
		for (owner, sign) in keys {
			let text = text_of(&redirect(), H256::zero(), 7, 12, &owner);
			for message in [text.clone(), wrapped(&text)] {
				let signature = sign(message.as_bytes());
				let named = signature.encode();
				// With the byte that names the kind, without it, and without 0x.
				for hex in [format!("0x{}", hex::encode(&named)), hex::encode(&named[1..])] {
					let read = signature_of(&hex, &text, &owner).unwrap();
					assert!(is_signed(text.as_bytes(), &read, owner));
				}
			}
		}
	}

	#[test]
	fn signature_should_be_refused_when_it_is_none_or_not_the_owners() {
		let ed = ed25519::Pair::from_seed(&[1; 32]);
		let text = text_of(&redirect(), H256::zero(), 7, 12, &ed.public().0);
		for wrong in ["", "0x", "0x12", "zz", &"00".repeat(63)] {
			let error = signature_of(wrong, &text, &ed.public().0).unwrap_err();
			assert!(matches!(error, Error::Input(_)), "{wrong}: {error}");
		}
		let other = hex::encode(ed.sign(b"another text").0);
		let error = signature_of(&other, &text, &ed.public().0).unwrap_err();
		assert!(error.to_string().contains(&text), "{error}");
	}
}
