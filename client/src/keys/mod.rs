//! Keys: where they come from, signing, and the text forms of keys and signatures.
//!
//! - [`Secret`]: a phrase or seed as a person keeps it, refused where it names another key than
//!   the person means;
//! - [`Key`]: what signs, in any of the three schemes;
//! - [`keystore`]: the encrypted files of Polkadot.js;
//! - [`keyring`]: the keyring of the user's session;
//! - [`Program`]: another program that has a key and signs;
//! - [`Signer`]: a key or a program, whichever signs transactions;
//! - [`development`]: the keys that everybody knows.

pub mod development;
pub mod fault;
mod key;
pub mod keyring;
pub mod keystore;
mod process;
mod program;
mod scheme;
mod secret;
mod signer;

pub use self::{
	key::Key,
	program::Program,
	scheme::{
		parse_bytes, parse_key, parse_signature, scheme_of, show_bytes, show_signature, Scheme,
	},
	secret::Secret,
	signer::Signer,
};
