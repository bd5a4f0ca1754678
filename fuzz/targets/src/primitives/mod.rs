//! What the chain computes, and the decoders that it has.

use crate::Target;

pub mod challenge;
pub mod chunk;
pub mod digest;
pub mod emission;
pub mod ethereum;
pub mod fold;
pub mod lookup;
pub mod payees;
pub mod proof;
pub mod range;
pub mod sale;
pub mod scale;
pub mod schedule;
pub mod score;
pub mod signers;
pub mod snapshot;
pub mod tree;

/// The targets that need nothing but the primitives.
pub const TARGETS: [Target; 17] = [
	Target { name: "challenge", run: challenge::run },
	Target { name: "chunk", run: chunk::run },
	Target { name: "digest", run: digest::run },
	Target { name: "emission", run: emission::run },
	Target { name: "ethereum", run: ethereum::run },
	Target { name: "fold", run: fold::run },
	Target { name: "lookup", run: lookup::run },
	Target { name: "payees", run: payees::run },
	Target { name: "proof", run: proof::run },
	Target { name: "range", run: range::run },
	Target { name: "sale", run: sale::run },
	Target { name: "scale", run: scale::run },
	Target { name: "schedule", run: schedule::run },
	Target { name: "score", run: score::run },
	Target { name: "signers", run: signers::run },
	Target { name: "snapshot", run: snapshot::run },
	Target { name: "tree", run: tree::run },
];
