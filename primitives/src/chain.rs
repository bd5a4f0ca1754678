//! Facts about the chain that its runtime, node, build and clients must agree on.

/// Symbol of the native token.
pub const TOKEN_SYMBOL: &str = "DIST";
/// Decimals of the native token.
pub const TOKEN_DECIMALS: u8 = 12;
/// SS58 address prefix, final since the genesis: addresses begin with `di` and have 49 characters.
/// `docs/registrations.md` has the entry for the registry.
pub const SS58_PREFIX: u16 = 7_757;
/// Parachain id on development and test networks.
pub const PARACHAIN_ID: u32 = 2_000;
/// Hash of Polkadot's block 0, in hexadecimal: `NetworkId::Polkadot` in messages.
pub const POLKADOT_GENESIS: &str =
	"91b171bb158e2d3848fa23a9f1c25182fb8e20313b2c1eb49219da7a70ce90c3";
/// Hash of Kusama's block 0, in hexadecimal: `NetworkId::Kusama` in messages.
pub const KUSAMA_GENESIS: &str = "b0a8d493285c2df73290dfb7e61f870f17b41801197a149ca93654499ea3dafe";
/// Existential deposit, in the smallest unit: a hundredth of a token.
pub const EXISTENTIAL_DEPOSIT: u128 = 10_000_000_000;
/// Seed of the treasury's account.
pub const TREASURY_ID: [u8; 8] = *b"py/trsry";
/// Seed of the account that collects the collators' share of fees.
pub const COLLATORS_ID: [u8; 8] = *b"PotStake";
