//! The deployment file. These types make its JSON schema, and a file is checked against that schema
//! before it is read into them. So the description of a value here is what the message asks for
//! when a value does not fit.

mod emission;

pub use emission::{Asset, Emission, Params, Pool, PoolKind, Scores};

use super::values::{Address, Amount, PublicKey};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A chain to be made: all that its genesis and its chain spec say.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Deployment {
	/// Names of the chain, its relay chain and its network.
	pub chain: Chain,
	/// Balances at genesis.
	pub allocation: Allocation,
	/// Who makes blocks.
	pub collators: Collators,
	/// Members of the technical committee.
	pub committee: Vec<Address>,
	/// The registry of identities.
	pub compliance: Compliance,
	/// What is issued, and to whom.
	pub emission: Emission,
}

/// Names of the chain, its relay chain and its network.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Chain {
	/// The name that wallets show.
	pub name: ChainName,
	/// The id of the spec and of the folders of nodes.
	pub id: SpecId,
	/// The id by which nodes of this network know each other.
	pub protocol_id: SpecId,
	/// What the chain is for.
	#[serde(rename = "type")]
	pub kind: ChainType,
	/// The relay chain.
	pub relay_chain: RelayChain,
	/// The genesis of the relay chain; nodes refuse a relay chain with another one.
	pub relay_genesis: RelayGenesis,
	/// The number reserved on the relay chain; at least 2000 on a live chain.
	#[schemars(range(min = 1, max = 4_294_967_295_u32))]
	pub para_id: u32,
	/// Nodes that are always there.
	pub boot_nodes: Vec<BootNode>,
	/// Telemetry servers that nodes report to.
	#[serde(default)]
	pub telemetry: Vec<Telemetry>,
}

/// The name that wallets show: 1 to 64 printable ASCII characters.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
pub struct ChainName(#[schemars(regex(pattern = "^[ -~]{1,64}$"))] pub String);

/// Lower-case letters, digits, - and _, beginning with a letter, 2 to 32 characters.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
pub struct SpecId(#[schemars(regex(pattern = "^[a-z][a-z0-9_-]{1,31}$"))] pub String);

/// The id of the relay chain's spec, such as polkadot.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
pub struct RelayChain(#[schemars(regex(pattern = "^[a-z][a-z0-9_-]+$"))] pub String);

/// The hash of the relay chain's block 0, lower case; its nodes tell it by chain_getBlockHash(0).
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
pub struct RelayGenesis(#[schemars(regex(pattern = "^0x[0-9a-f]{64}$"))] pub String);

/// What a chain is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub enum ChainType {
	/// Real money depends on it.
	Live,
	/// A rehearsal: development keys, a test relay chain and no boot nodes will do.
	Local,
}

/// A multiaddr with peer id, such as /dns/boot.example.org/tcp/30333/p2p/12D3KooW…
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
pub struct BootNode(pub String);

/// A telemetry server.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Telemetry {
	/// Where it is.
	pub url: TelemetryUrl,
	/// How much nodes report to it, 0 to 9.
	#[schemars(range(max = 9))]
	pub verbosity: u8,
}

/// An address such as wss://telemetry.example.org/submit/.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
pub struct TelemetryUrl(
	#[schemars(regex(pattern = r"^wss?://[^\s/]+/.+"))]
	pub String,
);

/// Balances at genesis.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
// The prefix may be left out, but it cannot be null.
#[schemars(extend("required" = ["total", "balances"]))]
pub struct Allocation {
	/// What all balances add up to, including those of the list.
	pub total: Amount,
	/// Balances besides those of the list.
	pub balances: Vec<Balance>,
	/// The SS58 prefix of the addresses in the lists, if it is not that of this chain.
	#[schemars(with = "u16", range(max = 16_383))]
	pub ss58_prefix: Option<u16>,
}

/// A balance at genesis.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Balance {
	/// Who has it.
	pub account: Address,
	/// How much it is; at least the existential deposit.
	pub amount: Amount,
}

/// Who makes blocks.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Collators {
	/// The collators that the chain begins with.
	pub invulnerables: Vec<Collator>,
	/// What a candidate bonds.
	pub candidacy_bond: Amount,
	/// How many candidates there may be.
	#[schemars(range(max = 4_294_967_295_u32))]
	pub desired_candidates: u32,
}

/// A collator.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Collator {
	/// Its account.
	pub account: Address,
	/// Its Aura session key, made on its machine; not the key of an account.
	pub aura: PublicKey,
	/// Its session key for authority discovery, made on its machine; not the key of an account.
	pub discovery: PublicKey,
}

/// The registry of identities.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Compliance {
	/// Who may vouch for accounts.
	pub attesters: Vec<Attester>,
	/// Who may freeze accounts.
	pub officers: Vec<Address>,
	/// Blocked countries.
	pub blocked: Vec<Country>,
}

/// Who may vouch for accounts.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Attester {
	/// Its account.
	pub account: Address,
	/// The highest level it may attest.
	#[schemars(range(min = 1, max = 255))]
	pub max_level: u8,
	/// The key it signs credentials with.
	pub key: SigningKey<PublicKey>,
}

/// A key that signs credentials.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[schemars(rename = "SigningKey")]
pub enum SigningKey<Key> {
	/// Schnorrkel.
	Sr25519(Key),
	/// Ed25519.
	Ed25519(Key),
}

impl<Key> SigningKey<Key> {
	/// The scheme, as the deployment file names it.
	pub fn scheme(&self) -> &'static str {
		match self {
			Self::Sr25519(_) => "Sr25519",
			Self::Ed25519(_) => "Ed25519",
		}
	}

	/// The key.
	pub fn key(&self) -> &Key {
		match self {
			Self::Sr25519(key) | Self::Ed25519(key) => key,
		}
	}

	/// Another key of the same scheme.
	pub fn with<Other>(&self, key: Other) -> SigningKey<Other> {
		match self {
			Self::Sr25519(_) => SigningKey::Sr25519(key),
			Self::Ed25519(_) => SigningKey::Ed25519(key),
		}
	}
}

/// A country in two capital letters, such as KP.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
pub struct Country(#[schemars(regex(pattern = "^[A-Z]{2}$"))] pub String);
