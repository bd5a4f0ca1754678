//! What goes with a chain spec: the summary that people compare, and the checksums.

use super::{
	keys::{address, collators_pot, tokens, treasury, Key},
	model::{ChainName, ChainType, RelayChain, SpecId},
	plan::Plan,
	state::Runtime,
};
use distribution_primitives::chain::{SS58_PREFIX, TOKEN_DECIMALS, TOKEN_SYMBOL};
use polkadot_sdk::sp_io::hashing::{blake2_256, sha2_256};
use serde::Serialize;

/// The parts that have a checksum, in the order of their checksums.
pub const PARTS: [&str; 5] =
	["genesis-head", "genesis-wasm", "plain.json", "raw.json", "summary.json"];
/// The checksums.
pub const SUMS: &str = "SHA256SUMS";

/// What people compare: hashes, numbers, names. Amounts are in smallest units.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary<'a> {
	chain: Chain<'a>,
	relay_chain: &'a RelayChain,
	para_id: u32,
	genesis_hash: String,
	genesis_head: String,
	runtime: Code,
	token: Token,
	supply: Supply,
	accounts: usize,
	vesting_schedules: usize,
	collators: Vec<Collator>,
	committee: Vec<String>,
	treasury: String,
	collators_pot: String,
	inputs: Hashes,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Chain<'a> {
	name: &'a ChainName,
	id: &'a SpecId,
	protocol_id: &'a SpecId,
	#[serde(rename = "type")]
	kind: ChainType,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Code {
	name: String,
	version: u32,
	bytes: usize,
	code_hash: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Token {
	symbol: &'static str,
	decimals: u8,
	ss58_prefix: u16,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Supply {
	allocated: String,
	chain_accounts: String,
	pots: String,
	total_issuance: String,
	locked_by_vesting: String,
}

#[derive(Debug, Serialize)]
struct Collator {
	account: String,
	aura: String,
	discovery: String,
}

/// SHA-256 of each input.
#[derive(Debug, Serialize)]
pub struct Hashes {
	/// The deployment file.
	pub deployment: Hash,
	/// The list of balances.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub allocation: Option<Hash>,
	/// The list of vesting schedules.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub vesting: Option<Hash>,
	/// The runtime.
	pub wasm: Hash,
}

/// SHA-256 of an input.
#[derive(Debug, Serialize)]
pub struct Hash {
	sha256: String,
}

impl Hash {
	/// The hash of `bytes`.
	pub fn of(bytes: &[u8]) -> Self {
		Self { sha256: hex::encode(sha2_256(bytes)) }
	}
}

impl<'a> Summary<'a> {
	/// The summary of a chain whose genesis has the head `head`, in hexadecimal, and begins with
	/// `runtime`.
	///
	/// # Errors
	/// The head is not hexadecimal.
	pub fn new(
		plan: &'a Plan,
		head: &str,
		runtime: Runtime,
		code: &[u8],
		inputs: Hashes,
	) -> Result<Self, hex::FromHexError> {
		let chain = &plan.chain;
		let supply = &plan.supply;
		let own = supply.own.iter().fold(0u128, |sum, (_, amount)| sum.saturating_add(*amount));
		let bytes = hex::decode(head.strip_prefix("0x").unwrap_or(head))?;
		let show = |keys: &[Key]| keys.iter().map(address).collect();
		Ok(Self {
			chain: Chain {
				name: &chain.name,
				id: &chain.id,
				protocol_id: &chain.protocol_id,
				kind: chain.kind,
			},
			relay_chain: &chain.relay_chain,
			para_id: chain.para_id,
			genesis_hash: hash(&bytes),
			genesis_head: head.into(),
			runtime: Code {
				name: runtime.name,
				version: runtime.version,
				bytes: code.len(),
				code_hash: hash(code),
			},
			token: Token {
				symbol: TOKEN_SYMBOL,
				decimals: TOKEN_DECIMALS,
				ss58_prefix: SS58_PREFIX,
			},
			supply: Supply {
				allocated: supply.allocated.to_string(),
				chain_accounts: own.to_string(),
				pots: supply.pots.to_string(),
				total_issuance: supply.issuance.to_string(),
				locked_by_vesting: plan.locked().to_string(),
			},
			accounts: plan.balances.len(),
			vesting_schedules: plan.vesting.len(),
			collators: plan
				.collators
				.iter()
				.map(|by| Collator {
					account: address(&by.account),
					aura: address(&by.aura),
					discovery: address(&by.discovery),
				})
				.collect(),
			committee: show(&plan.committee),
			treasury: address(&treasury()),
			collators_pot: address(&collators_pot()),
			inputs,
		})
	}

	/// The summary for people.
	pub fn text(&self, plan: &Plan) -> String {
		let Self { chain, runtime, .. } = self;
		let column = |lines: Vec<&str>| lines.join("\n                 ");
		[
			format!("chain            {} ({}), {:?}", chain.name.0, chain.id.0, chain.kind),
			format!("parachain        {} of {}", self.para_id, self.relay_chain.0),
			format!(
				"runtime          {} {}, {} bytes",
				runtime.name, runtime.version, runtime.bytes
			),
			format!("code hash        {}", runtime.code_hash),
			format!("genesis hash     {}", self.genesis_hash),
			format!("genesis head     {}", self.genesis_head),
			format!("accounts         {}, with {}", self.accounts, tokens(plan.supply.allocated)),
			format!(
				"total issuance   {}, with what keeps the chain's own accounts alive",
				tokens(plan.supply.issuance)
			),
			format!(
				"vesting          {} schedules, {} locked",
				self.vesting_schedules,
				tokens(plan.locked())
			),
			format!(
				"collators        {}",
				column(self.collators.iter().map(|by| by.account.as_str()).collect())
			),
			format!(
				"committee        {}",
				column(self.committee.iter().map(String::as_str).collect())
			),
		]
		.join("\n")
	}
}

/// The hash that the chain knows code and blocks by.
fn hash(bytes: &[u8]) -> String {
	format!("0x{}", hex::encode(blake2_256(bytes)))
}

/// A line for `sha256sum --check`.
pub fn checksum(name: &str, bytes: &[u8]) -> String {
	format!("{}  {name}\n", Hash::of(bytes).sha256)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn checksum_should_be_a_line_of_sha256sum() {
		assert_eq!(
			checksum("plain.json", b"abc"),
			"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  plain.json\n"
		);
	}

	#[test]
	fn hash_should_be_blake2_of_256_bits() {
		assert_eq!(hash(b""), "0x0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
	}
}
