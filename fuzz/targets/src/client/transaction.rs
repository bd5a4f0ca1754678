//! The file of a transaction is what is signed and sent: nothing in it can be altered unnoticed.
//!
//! The bytes are the file, unsigned or signed.

use codec::Decode;
use distribution_client::offline::{
	file::{Fields, Signed},
	Transaction,
};

/// See the module.
pub fn run(data: &[u8]) {
	if let Ok(fields) = serde_json::from_slice::<Fields>(data) {
		check(&fields);
	}
	let Ok(signed) = serde_json::from_slice::<Signed>(data) else { return };
	let found = check(&signed.transaction);
	let Ok((transaction, extrinsic)) = signed.verify() else { return };
	assert_eq!(found.as_ref(), Some(&transaction));
	// Its length, version 4 with a signature, an address that is an account, and at the end the call.
	let mut rest = extrinsic.as_slice();
	let body = Vec::<u8>::decode(&mut rest).unwrap();
	assert!(rest.is_empty());
	assert_eq!(body[..2], [0x84, 0]);
	assert_eq!(body[2..34], transaction.account);
	assert!(body.ends_with(&transaction.call));
}

/// A transaction that is read is the same from the file that is made of it.
fn check(fields: &Fields) -> Option<Transaction> {
	assert!(!fields.describe().is_empty());
	let transaction = fields.transaction().ok()?;
	let again = Fields::new(&transaction);
	assert_eq!(again.transaction().ok().as_ref(), Some(&transaction));
	assert!(transaction.payload().len() <= 256);
	Some(transaction)
}
