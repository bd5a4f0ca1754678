//! The file of a credential is verified only if it is what was signed, and not with another nonce.
//!
//! The bytes are the file.

use distribution_client::{
	credential::{CredentialFile, Fields},
	keys::{parse_bytes, show_bytes},
};

/// Where the nonce begins in the message.
const NONCE: usize = 170;

/// See the module.
pub fn run(data: &[u8]) {
	let Ok(file) = serde_json::from_slice::<CredentialFile>(data) else { return };
	let text = serde_json::to_string(&file).unwrap();
	assert_eq!(serde_json::from_str::<CredentialFile>(&text).unwrap(), file);
	let Ok((credential, _)) = file.verify(None) else { return };
	let mut message = credential.message();
	assert_eq!(parse_bytes(&file.message).as_ref(), Some(&message));
	assert!(file.verify(Some(&file.public_key)).is_ok());

	let nonce = file.credential.nonce ^ 1;
	let altered = Fields { nonce, ..file.credential.clone() };
	let mut altered = CredentialFile { credential: altered, ..file };
	assert!(altered.verify(None).is_err());
	// With its message.
	message[NONCE] ^= 1;
	altered.message = show_bytes(&message);
	assert!(altered.verify(None).is_err());
}
