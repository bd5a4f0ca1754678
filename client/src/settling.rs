//! What the chain says of vouchers: whether it would take one as proven, and what was paid.

use crate::{
	account::AccountId,
	chain::{At, Chain},
	error::{Error, Result},
	tracks::{key, twox},
	types::{Moment, RoundInfo},
	vouchers::{SignedVoucher, VoucherFile, VoucherRecord, VoucherSigners},
};
use codec::Decode;
use distribution_primitives::{EpochFault, RoundId, Source, VoucherFault};
use polkadot_sdk::{sp_core::H256, sp_io::hashing::blake2_128};

/// What the chain says of a round of vouchers, to judge vouchers by.
#[derive(Clone, Debug)]
pub struct Judge {
	/// Genesis hash of the chain.
	pub genesis: H256,
	/// The round.
	pub round: RoundInfo,
	/// Who signs.
	pub signers: VoucherSigners,
	/// The present time on the round's clock, which stands still while nobody can claim.
	pub now: Moment,
}

impl Judge {
	/// The state of a round, and the block that it is from.
	///
	/// # Errors
	/// [`Error::Input`] if there is no such round of vouchers, or it has no keys.
	pub async fn of(chain: &Chain, round: RoundId) -> Result<(Self, At)> {
		let at = chain.best().await?;
		let info = chain.round_in(&at, round).await?;
		if !matches!(info.terms.source, Source::Voucher { .. }) {
			return Err(Error::input(format!("round {round} does not pay vouchers")));
		}
		let signers = chain.voucher_signers(&at, round).await?.ok_or_else(|| {
			Error::input(format!(
				"round {round} has no keys yet: its manager sets them with `voucher rotate-keys`"
			))
		})?;
		let now: Moment = chain.ask_at(&at, "DistributionApi_now", ()).await?;
		let moved = info.ends.saturating_sub(info.terms.window.closes);
		let judge =
			Self { genesis: chain.genesis(), round: info, signers, now: now.saturating_sub(moved) };
		Ok((judge, at))
	}

	/// What may still be promised to others or paid: what is promised, less what is paid or set aside.
	pub fn left(&self) -> u128 {
		let committed = self.round.claimed.saturating_add(self.round.set_aside);
		self.round.rows_total.saturating_sub(committed)
	}

	/// Checks that the chain would take a voucher as proven, and returns it. The `record` is that of its
	/// beneficiary. Compliance is not asked.
	///
	/// # Errors
	/// [`Error::WrongChain`] or [`Error::NotProven`], with the name of the chain's own error.
	pub fn check(
		&self,
		file: &VoucherFile,
		record: Option<&VoucherRecord>,
	) -> Result<SignedVoucher> {
		let genesis = file.genesis()?;
		if genesis != self.genesis {
			return Err(Error::WrongChain(format!(
				"the voucher is for the chain {genesis:#x}, the node has {:#x}",
				self.genesis
			)));
		}
		if file.voucher.round != self.round.id {
			let (of, id) = (file.voucher.round, self.round.id);
			return Err(Error::not_proven(format!("the voucher is for round {of}, not {id}")));
		}
		let (message, voucher) = file.message()?;
		let signed = file.signed()?;
		let (paid, aside) = record.map_or((0, 0), |record| (record.paid, record.aside));
		let unpaid = voucher.cumulative.saturating_sub(paid);
		if unpaid == 0 {
			return Err(refusal("NothingToSettle", "as much as it says has been paid already"));
		}
		// What is set aside was proven when it was.
		if aside > 0 && unpaid == aside {
			return Ok(signed);
		}
		if record.is_none() && self.round.rows_claimed >= self.round.rows {
			let why =
				"the round has no room for a further beneficiary: ask its manager to make room";
			return Err(refusal("TooManyBeneficiaries", why));
		}
		if self.now >= voucher.deadline {
			return Err(refusal("VoucherExpired", "its deadline has passed: ask for a new one"));
		}
		let keys = self.signers.keys_of(voucher.epoch, self.now).map_err(|fault| match fault {
			EpochFault::Unknown => refusal("EpochUnknown", "the round has not reached its epoch"),
			EpochFault::Ended => refusal("EpochEnded", "its keys have ended: ask for a new one"),
		})?;
		keys.check(&message, &signed.signatures).map_err(|fault| match fault {
			VoucherFault::SignatureCount => {
				let why = format!(
					"it has {} of the {} signatures that the round demands",
					signed.signatures.len(),
					keys.threshold
				);
				refusal("SignatureCountWrong", &why)
			}
			VoucherFault::UnknownSigner => {
				refusal("SignerUnknown", "a signature names a key that the round does not have")
			}
			VoucherFault::SignerTwice => refusal("SignerTwice", "one key has signed it twice"),
			VoucherFault::NotSigned => {
				refusal("VoucherNotSigned", "the round's keys have not signed this")
			}
		})?;
		if unpaid.saturating_sub(aside) > self.left() {
			let why =
				"it exceeds what is promised and not spoken for: ask the manager to promise more";
			return Err(refusal("AbovePromised", why));
		}
		Ok(signed)
	}
}

/// A refusal by the name that the chain has for it.
fn refusal(name: &str, why: &str) -> Error {
	Error::not_proven(format!("{name}: {why}"))
}

fn record_key(round: RoundId, who: &AccountId) -> Vec<u8> {
	let item = key("Distribution", "Vouchers");
	[item.as_slice(), &twox(&round.to_le_bytes()), &blake2_128(who), who].concat()
}

impl Chain {
	/// Who signs the vouchers of a round, as a block has it.
	///
	/// # Errors
	/// [`Error::Unreachable`].
	pub async fn voucher_signers(&self, at: &At, round: RoundId) -> Result<Option<VoucherSigners>> {
		let place = [key("Distribution", "Signers"), twox(&round.to_le_bytes())].concat();
		let value = self.stored_at(at, &place).await?;
		let signers = value.map(|value| VoucherSigners::decode(&mut value.as_slice()));
		Ok(signers.transpose()?)
	}

	/// What a round knows of each of these beneficiaries, as a block has it.
	///
	/// # Errors
	/// [`Error::Unreachable`].
	pub async fn voucher_records(
		&self,
		at: &At,
		round: RoundId,
		beneficiaries: &[AccountId],
	) -> Result<Vec<Option<VoucherRecord>>> {
		let keys: Vec<Vec<u8>> = beneficiaries.iter().map(|who| record_key(round, who)).collect();
		let values = self.all_stored_at(at, &keys).await?;
		let read =
			|value: Vec<u8>| VoucherRecord::decode(&mut value.as_slice()).map_err(Error::from);
		values.into_iter().map(|value| value.map(read).transpose()).collect()
	}
}
