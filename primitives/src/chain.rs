//! Facts about the chain that its runtime, node, build and clients must agree on.

/// Symbol of the native token.
pub const TOKEN_SYMBOL: &str = "DIST";
/// Decimals of the native token.
pub const TOKEN_DECIMALS: u8 = 12;
/// SS58 address prefix: the generic one, which every wallet displays and accepts.
pub const SS58_PREFIX: u16 = 42;
/// Parachain id on development and test networks.
pub const PARACHAIN_ID: u32 = 2_000;
/// Existential deposit, in the smallest unit: a hundredth of a token.
pub const EXISTENTIAL_DEPOSIT: u128 = 10_000_000_000;
/// Seed of the treasury's account.
pub const TREASURY_ID: [u8; 8] = *b"py/trsry";
/// Seed of the account that collects the collators' share of fees.
pub const COLLATORS_ID: [u8; 8] = *b"PotStake";
