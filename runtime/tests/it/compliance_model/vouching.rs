//! What attesters say about holders, on chain and off it, true or not.

use super::{
	actors::*,
	model::{Attester, Fault, Said, MAX_VALIDITY},
	RegistryCall, World,
};
use crate::common::*;
use distribution_primitives::Credential;
use pallet_compliance::Statement;
use sp_core::{Pair, H256};

const EVIDENCE: H256 = H256::repeat_byte(7);
/// Countries of residence; a country listed more often is more likely.
const COUNTRIES: [&str; 24] = [
	"DE", "DE", "DE", "DE", "DE", "DE", "DE", "DE", "DE", "DE", "FR", "FR", "FR", "FR", "FR", "FR",
	"US", "US", "US", "US", "US", "US", "US", "KP",
];
/// Levels that attesters attest.
const LEVELS: [u8; 16] = [0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3];

impl World {
	fn said(&mut self) -> Said {
		let level = self.random.pick(&LEVELS);
		let country = self.random.pick(&COUNTRIES);
		Said { level, country, expires: self.expiry() }
	}

	fn expiry(&mut self) -> BlockNumber {
		let now = self.model.now;
		match self.random.below(30) {
			0 => now,
			1 => now + MAX_VALIDITY + 1,
			_ => now + 1 + self.random.blocks(3 * DAYS),
		}
	}

	pub fn attest(&mut self, by: usize, who: usize) {
		let said = self.said();
		self.attest_to(by, who, said);
	}

	pub fn attest_to(&mut self, by: usize, who: usize, said: Said) {
		let predicted = self.model.attest(by, who, said);
		let statement = Statement {
			level: said.level,
			jurisdiction: said.country.parse().unwrap(),
			expires: said.expires,
			evidence: EVIDENCE,
		};
		let call = RegistryCall::attest { who: holder(who), statement };
		self.check("attest", predicted, signed(attester(by)), call);
	}

	pub fn present(&mut self, by: usize, who: usize) {
		let said = self.said();
		let now = u64::from(self.operation);
		let nonce = match self.random.below(4) {
			0 => self.random.below(now + 1),
			_ => now,
		};
		let fault = match self.random.below(16) {
			0 => Some(Fault::Chain),
			1 => Some(Fault::Epoch),
			2 => Some(Fault::Key),
			3 => Some(Fault::Signature),
			_ => None,
		};
		let Attester { epoch, key, .. } = self.model.attesters[by];
		let predicted = self.model.present(by, who, said, nonce, fault);
		let mut credential = Credential {
			genesis: System::block_hash(0),
			attester: attester(by),
			account: holder(who),
			level: said.level,
			jurisdiction: said.country.parse().unwrap(),
			expires: said.expires,
			evidence: EVIDENCE,
			nonce,
			epoch,
			key,
		};
		match fault {
			Some(Fault::Chain) => credential.genesis = H256::zero(),
			Some(Fault::Epoch) => credential.epoch = epoch.wrapping_sub(1),
			Some(Fault::Key) => credential.key = key.wrapping_sub(1),
			Some(Fault::Signature) | None => {}
		}
		let signature = pair(by, credential.key).sign(&credential.message()).into();
		if fault == Some(Fault::Signature) {
			credential.level += 1;
		}
		let call = RegistryCall::present_credential { credential, signature };
		self.check("present", predicted, signed(relayer()), call);
	}

	pub fn renew(&mut self, by: usize, who: usize) {
		let expires = self.expiry();
		let predicted = self.model.renew(by, who, expires);
		let call = RegistryCall::renew { who: holder(who), expires, evidence: EVIDENCE };
		self.check("renew", predicted, signed(attester(by)), call);
	}

	pub fn revoke(&mut self, by: usize, who: usize) {
		let nonce = match self.random.below(2) {
			0 => 0,
			_ => u64::from(self.operation) + self.random.below(2_000),
		};
		let predicted = self.model.revoke(by, who, nonce);
		let call = RegistryCall::revoke { who: holder(who), nonce, reason: EVIDENCE };
		self.check("revoke", predicted, signed(attester(by)), call);
	}

	pub fn forget(&mut self, by: usize, who: usize) {
		let own = self.random.below(3) > 0;
		let predicted = self.model.forget(by, who, own);
		let sender = if own { attester(by) } else { relayer() };
		let call = RegistryCall::forget { who: holder(who), attester: attester(by) };
		self.check("forget", predicted, signed(sender), call);
	}
}
