//! Claims that the owners of Ethereum addresses sign: what a wallet is shown, and the signature that it
//! gives.

use crate::{
	address,
	error::{Error, Result},
	text::shown,
};
use distribution_primitives::{EthereumClaim, EthereumSignature, SignatureFault};
use serde_json::{json, Value};

/// Typed data (EIP-712) as `eth_signTypedData_v4` takes it. Large numbers are decimal texts.
pub fn typed_data(claim: &EthereumClaim) -> Value {
	let field = |name: &str, of: &str| json!({ "name": name, "type": of });
	json!({
		"types": {
			"EIP712Domain": [
				field("name", "string"),
				field("version", "string"),
				field("salt", "bytes32"),
			],
			"Claim": [
				field("round", "uint32"),
				field("row", "uint32"),
				field("owner", "address"),
				field("destination", "bytes32"),
				field("amount", "uint256"),
				field("deadline", "uint64"),
			],
		},
		"primaryType": "Claim",
		"domain": {
			"name": "Distribution",
			"version": "1",
			"salt": format!("{:#x}", claim.genesis),
		},
		"message": {
			"round": claim.round,
			"row": claim.row,
			"owner": address::show(&claim.owner.0),
			"destination": format!("0x{}", hex::encode(claim.destination)),
			"amount": claim.amount.to_string(),
			"deadline": claim.deadline.to_string(),
		},
	})
}

/// Reads the owner's signature of a claim, whichever of the two forms was signed.
///
/// # Errors
/// [`Error::Input`] if the text is not a signature, or the owner has signed neither form of this claim.
pub fn signature_of(text: &str, claim: &EthereumClaim) -> Result<EthereumSignature> {
	let mut bytes = [0; 65];
	let digits = text.strip_prefix("0x").unwrap_or(text);
	hex::decode_to_slice(digits, &mut bytes).map_err(|_| {
		Error::input(format!(
			"`{}` is not an Ethereum signature: 65 bytes, so 0x and 130 hexadecimal digits",
			shown(text)
		))
	})?;
	let forms = [EthereumSignature::TypedData(bytes), EthereumSignature::Text(bytes)];
	let signers = forms.map(|signature| (signature, claim.signer(&signature)));
	let good = signers.iter().find(|(_, signer)| *signer == Ok(claim.owner));
	if let Some((signature, _)) = good {
		return Ok(*signature);
	}
	let owner = address::show(&claim.owner.0);
	let [typed, text] = signers.map(|(_, signer)| signer.map_err(why));
	Err(Error::input(match (typed, text) {
		(Ok(typed), Ok(text)) => format!(
			"{owner} has not signed this claim: as typed data the signature is that of {}, as a text that of {}. Another key has signed, or another round, row, destination, amount or deadline, or for another chain",
			address::show(&typed.0),
			address::show(&text.0)
		),
		(Err(why), _) | (_, Err(why)) => format!("the signature is not one of a wallet: {why}"),
	}))
}

/// What is wrong with a signature, in words.
fn why(fault: SignatureFault) -> &'static str {
	match fault {
		SignatureFault::HighS => "its number s is in the upper half of its range",
		SignatureFault::WrongV => "its last byte, v, is not 0, 1, 27 or 28",
		SignatureFault::NoKey => "no key makes it",
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use polkadot_sdk::sp_core::{H160, H256};

	/// The vectors that programs in other languages check themselves against.
	fn vectors() -> Value {
		serde_json::from_str(include_str!("../../testdata/ethereum.json")).unwrap()
	}

	fn text(vectors: &Value, pointer: &str) -> String {
		vectors.pointer(pointer).unwrap().as_str().unwrap().into()
	}

	fn bytes<const N: usize>(vectors: &Value, pointer: &str) -> [u8; N] {
		let digits = text(vectors, pointer);
		hex::decode(&digits[2..]).unwrap().try_into().unwrap()
	}

	fn claim(vectors: &Value) -> EthereumClaim {
		let number = |pointer: &str| vectors.pointer(pointer).unwrap().as_u64().unwrap();
		EthereumClaim {
			genesis: H256(bytes(vectors, "/claim/genesis")),
			round: number("/claim/round").try_into().unwrap(),
			row: number("/claim/row").try_into().unwrap(),
			owner: H160(bytes(vectors, "/claim/owner")),
			destination: bytes(vectors, "/claim/destination"),
			amount: text(vectors, "/claim/amount").parse().unwrap(),
			deadline: number("/claim/deadline"),
		}
	}

	#[test]
	fn signature_should_be_read_in_the_form_that_was_signed() {
		let vectors = vectors();
		let claim = claim(&vectors);
		let (typed, plain) =
			(text(&vectors, "/typedData/signature"), text(&vectors, "/text/signature"));
		let read = |text: &str| signature_of(text, &claim).unwrap();
		let expected = EthereumSignature::TypedData(bytes(&vectors, "/typedData/signature"));
		assert_eq!(read(&typed), expected);
		assert_eq!(read(&typed[2..]), expected);
		let expected = EthereumSignature::Text(bytes(&vectors, "/text/signature"));
		assert_eq!(read(&plain), expected);
		let other = EthereumClaim { row: 13, ..claim.clone() };
		let said = signature_of(&typed, &other).unwrap_err().to_string();
		assert!(said.contains("has not signed this claim"), "{said}");
		assert!(said.contains("0x1a642f0E3c3aF545E7AcBD38b07251B3990914F1"), "{said}");
		for (wrong, why) in [("0x", "65 bytes"), (&typed[..130], "65 bytes"), ("none", "65 bytes")]
		{
			let said = signature_of(wrong, &claim).unwrap_err().to_string();
			assert!(said.contains(why), "{said}");
		}
		let said = signature_of(&format!("{}25", &typed[..130]), &claim).unwrap_err().to_string();
		assert!(said.contains("v, is not"), "{said}");
	}

	#[test]
	fn typed_data_should_have_the_fields_that_are_hashed() {
		let claim = claim(&vectors());
		let data = typed_data(&claim);
		let list = data.pointer("/types/Claim").unwrap().as_array().unwrap();
		let fields: Vec<String> = list
			.iter()
			.map(|field| format!("{} {}", field["type"], field["name"]).replace('"', ""))
			.collect();
		assert_eq!(
			fields.join(","),
			"uint32 round,uint32 row,address owner,bytes32 destination,uint256 amount,uint64 deadline"
		);
		assert_eq!(data["domain"]["salt"], format!("0x{}", "11".repeat(32)));
		assert_eq!(data["message"]["amount"], "25500000000000");
	}
}
