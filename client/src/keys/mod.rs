//! Keys: where they come from, signing, and the text forms of keys and signatures.
//!
//! - [`Secret`]: a phrase or seed as a person keeps it, refused where it names another key than
//!   the person means;
//! - [`Key`]: what signs, in any of the three schemes;
//! - [`keystore`]: the encrypted files of Polkadot.js;
//! - [`development`]: the keys that everybody knows.

pub mod development;
mod key;
pub mod keystore;
mod scheme;
mod secret;

pub use self::{
	key::Key,
	scheme::{
		parse_bytes, parse_key, parse_signature, scheme_of, show_bytes, show_signature, Scheme,
	},
	secret::Secret,
};
