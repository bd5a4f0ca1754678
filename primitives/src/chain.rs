//! Facts about the chain that its runtime, node, build and clients must agree on.

/// Symbol of the native token.
pub const TOKEN_SYMBOL: &str = "DIST";
/// Decimals of the native token.
pub const TOKEN_DECIMALS: u8 = 12;
/// Prefix of the chain's SS58 addresses: the generic one, which every wallet shows and accepts.
pub const SS58_PREFIX: u16 = 42;
/// Number of the parachain on development and test networks.
pub const PARACHAIN_ID: u32 = 2_000;
/// What an account must hold to exist, in the smallest unit: a hundredth of a token.
pub const EXISTENTIAL_DEPOSIT: u128 = 10_000_000_000;
/// The account of the treasury is derived from this.
pub const TREASURY_ID: [u8; 8] = *b"py/trsry";
/// The account that collects what fees bring the collators is derived from this.
pub const COLLATORS_ID: [u8; 8] = *b"PotStake";
