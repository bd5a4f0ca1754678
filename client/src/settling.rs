//! What the chain says of vouchers: whether it would take one as proven, and what was paid.

use crate::{
	account::{counted, AccountId},
	chain::{At, Chain},
	error::{Error, Result},
	tracks::{key, twox},
	types::{Moment, RoundInfo},
	vouchers::{SignedVoucher, Voucher, VoucherFile, VoucherRecord, VoucherSigners},
};
use codec::Decode;
use distribution_primitives::{EpochFault, RoundId, Source, Status, VoucherFault, VoucherKeys};
use polkadot_sdk::{sp_core::H256, sp_io::hashing::blake2_128};
use std::{
	collections::{BTreeMap, BTreeSet},
	fmt, slice,
};

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
	/// The relay-chain block that the chain takes for the present time.
	pub block: Moment,
}

/// Why the vouchers of a round are not settled now, except for what was set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shut {
	/// It has not been opened.
	Draft,
	/// Its window has not begun.
	Early,
	/// It is paused.
	Paused,
	/// Its window is over.
	Over,
	/// It is closed.
	Closed,
}

impl Shut {
	/// Whether it stays so.
	pub fn is_final(self) -> bool {
		matches!(self, Self::Over | Self::Closed)
	}
}

impl fmt::Display for Shut {
	/// With the name of the chain's own error.
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::Draft => "NotOpen: the round is a draft, whose terms and keys can still change",
			Self::Early => "NotYetOpen: the window of the round has not begun",
			Self::Paused => "NotOpen: the round is paused, and its clock stands still",
			Self::Over => "WindowClosed: the window of the round is over",
			Self::Closed => "NotOpen: the round is closed",
		})
	}
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
		let block: Moment = chain.ask_at(&at, "DistributionApi_now", ()).await?;
		let moved = info.ends.saturating_sub(info.terms.window.closes);
		let now = block.saturating_sub(moved);
		let judge = Self { genesis: chain.genesis(), round: info, signers, now, block };
		Ok((judge, at))
	}

	/// Why no voucher is settled now, whatever it says; what was set aside is still paid for a while
	/// after the window.
	pub fn shut(&self) -> Option<Shut> {
		match self.round.status {
			Status::Draft => Some(Shut::Draft),
			Status::Paused { .. } => Some(Shut::Paused),
			Status::Closed => Some(Shut::Closed),
			Status::Open if self.block < self.round.terms.window.opens => Some(Shut::Early),
			Status::Open if self.block >= self.round.ends => Some(Shut::Over),
			Status::Open => None,
		}
	}

	/// Checks that the chain would settle a voucher now if it is proven: the round is open, or the
	/// voucher is within what was set aside. The `record` is that of its beneficiary. Whether the grace
	/// period is over too is for the chain to say.
	///
	/// # Errors
	/// [`Error::NotProven`], with the name of the chain's own error.
	pub fn settles(&self, voucher: &Voucher, record: Option<&VoucherRecord>) -> Result<()> {
		let Some(shut) = self.shut() else { return Ok(()) };
		let (paid, aside) = record.map_or((0, 0), |record| (record.paid, record.aside));
		if shut.is_final() && voucher.cumulative.saturating_sub(paid) <= aside {
			return Ok(());
		}
		Err(Error::not_proven(shut.to_string()))
	}

	/// Whether a deadline lies behind the end of the window, which comes first then. Both are on the
	/// round's clock.
	pub fn is_behind_window(&self, deadline: Moment) -> bool {
		deadline > self.round.terms.window.closes
	}

	/// What may still be promised to others or paid: what is promised, less what is paid or set aside.
	pub fn left(&self) -> u128 {
		let committed = self.round.claimed.saturating_add(self.round.set_aside);
		self.round.rows_total.saturating_sub(committed)
	}

	/// The bytes that are signed of a voucher of this round, and what they say. Nothing is verified.
	///
	/// # Errors
	/// [`Error::WrongChain`], [`Error::NotProven`] if it is for another round, [`Error::Input`] if it
	/// cannot be read.
	pub fn message(&self, file: &VoucherFile) -> Result<(Vec<u8>, Voucher)> {
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
		file.message()
	}

	/// Checks that the chain would take a voucher as proven, and returns it with as many signatures as the
	/// round demands: further ones are left out. The `record` is that of its beneficiary. Neither compliance
	/// is asked nor whether the round is [shut](Self::shut).
	///
	/// # Errors
	/// [`Error::WrongChain`] or [`Error::NotProven`], with the name of the chain's own error.
	pub fn check(
		&self,
		file: &VoucherFile,
		record: Option<&VoucherRecord>,
	) -> Result<SignedVoucher> {
		let (message, voucher) = self.message(file)?;
		let mut signed = file.signed()?;
		let (paid, aside) = record.map_or((0, 0), |record| (record.paid, record.aside));
		let unpaid = voucher.cumulative.saturating_sub(paid);
		if unpaid == 0 {
			let why = "as much as it says has been paid already: only a higher voucher pays more";
			return Err(refusal("NothingToSettle", why));
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
			EpochFault::Unknown => {
				let why = "the round has not reached its epoch: ask for one of the present epoch";
				refusal("EpochUnknown", why)
			}
			EpochFault::Ended => refusal("EpochEnded", "its keys have ended: ask for a new one"),
		})?;
		leave_out_further(keys, &message, &mut signed);
		keys.check(&message, &signed.signatures).map_err(|fault| match fault {
			VoucherFault::SignatureCount => {
				let (has, demanded) = (signed.signatures.len(), keys.threshold);
				let why = if has < usize::from(demanded) {
					format!(
						"it has {has} of the {demanded} signatures that the round demands: have a further key sign with `voucher sign --cosign`"
					)
				} else {
					format!(
						"it has {}, of which fewer than the {demanded} that the round demands are those of its keys: ask for a new one",
						counted(has, "signature")
					)
				};
				refusal("SignatureCountWrong", &why)
			}
			VoucherFault::UnknownSigner => {
				let why = "a signature names a key that the round does not have: ask for a new one";
				refusal("SignerUnknown", why)
			}
			VoucherFault::SignerTwice => {
				refusal("SignerTwice", "one key has signed it twice: have another key sign it")
			}
			VoucherFault::NotSigned => {
				let why = "the round's keys have not signed this, but something else: ask for a new one";
				refusal("VoucherNotSigned", why)
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

/// Leaves out what a voucher has beyond as many right signatures as `keys` demand: the chain takes just as
/// many, and whoever has the file can add one. If there are not as many, nothing is left out.
fn leave_out_further(keys: &VoucherKeys, message: &[u8], signed: &mut SignedVoucher) {
	let demanded = usize::from(keys.threshold);
	if signed.signatures.len() <= demanded {
		return;
	}
	let alone = VoucherKeys { threshold: 1, keys: keys.keys.clone() };
	let (mut right, mut places) = (signed.signatures.clone(), Vec::with_capacity(demanded));
	right.retain(|one| {
		let is_new = places.len() < demanded && !places.contains(&one.key);
		let is_right = is_new && alone.check(message, slice::from_ref(one)).is_ok();
		if is_right {
			places.push(one.key);
		}
		is_right
	});
	if right.len() == demanded {
		signed.signatures = right;
	}
}

/// What a round knows of beneficiaries as one block has it. Each is asked for once.
pub struct Records<'a> {
	chain: &'a Chain,
	at: At,
	round: RoundId,
	known: BTreeMap<AccountId, Option<VoucherRecord>>,
}

impl<'a> Records<'a> {
	/// Records of a round, none of which has been asked for.
	pub fn new(chain: &'a Chain, at: At, round: RoundId) -> Self {
		Self { chain, at, round, known: BTreeMap::new() }
	}

	/// Asks for those of these accounts that are not known yet.
	///
	/// # Errors
	/// [`Error::Unreachable`].
	pub async fn load(&mut self, accounts: impl IntoIterator<Item = AccountId>) -> Result<()> {
		let new: BTreeSet<AccountId> =
			accounts.into_iter().filter(|who| !self.known.contains_key(who)).collect();
		let new: Vec<AccountId> = new.into_iter().collect();
		let records = self.chain.voucher_records(&self.at, self.round, &new).await?;
		self.known.extend(new.into_iter().zip(records));
		Ok(())
	}

	/// The record of an account that was asked for, if the round has one.
	pub fn of(&self, who: &AccountId) -> Option<VoucherRecord> {
		self.known.get(who).copied().flatten()
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

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		keys::{Key, Scheme, Secret},
		types::{AssetKind, Terms},
	};
	use distribution_primitives::{Beneficiaries, Release, Remainder, Requirement, Window};

	/// A round whose window is from 100 to 200 and has moved by 20.
	fn judge(status: Status<Moment>, block: Moment) -> Judge {
		let terms = Terms {
			asset: AssetKind::Native,
			source: Source::Voucher { beneficiaries: 5 },
			release: Release::Immediate,
			requirement: Requirement::default(),
			window: Window { opens: 100, closes: 200 },
			budget: 1_000,
			remainder: Remainder::Manager,
			manifest: None,
			beneficiaries: Beneficiaries::Accounts,
		};
		let round = RoundInfo {
			id: 7,
			manager: [1; 32],
			terms,
			terms_hash: H256::zero(),
			rows_digest: H256::zero(),
			ends: 220,
			status,
			claimed: 300,
			payments: 2,
			rows: 5,
			rows_total: 900,
			rows_claimed: 2,
			audit: H256::zero(),
			pot: [9; 32],
			pot_balance: 701,
			payable: 700,
			set_aside: 50,
		};
		let keys = VoucherKeys { threshold: 1, keys: Default::default() };
		let signers = VoucherSigners::first(keys);
		let now = block.saturating_sub(20);
		Judge { genesis: H256::repeat_byte(1), round, signers, now, block }
	}

	#[test]
	fn round_should_be_shut_before_and_after_its_window_and_while_it_is_not_open() {
		let shut = |status, block| judge(status, block).shut();
		assert_eq!(shut(Status::Open, 99), Some(Shut::Early));
		assert_eq!(shut(Status::Open, 100), None);
		assert_eq!(shut(Status::Open, 219), None);
		assert_eq!(shut(Status::Open, 220), Some(Shut::Over));
		assert_eq!(shut(Status::Draft, 150), Some(Shut::Draft));
		assert_eq!(shut(Status::Paused { since: 140, until: None }, 150), Some(Shut::Paused));
		assert_eq!(shut(Status::Closed, 300), Some(Shut::Closed));
		assert!(Shut::Over.is_final() && Shut::Closed.is_final() && !Shut::Paused.is_final());
		assert!(Shut::Over.to_string().starts_with("WindowClosed: "));
	}

	#[test]
	fn only_what_was_set_aside_should_be_settled_when_the_window_is_over() {
		let record = VoucherRecord { index: 0, paid: 10, aside: 5 };
		let settles = |status, block, cumulative| {
			let voucher = Voucher { beneficiary: [1; 32], cumulative, deadline: 900, epoch: 0 };
			judge(status, block).settles(&voucher, Some(&record)).is_ok()
		};
		assert!(settles(Status::Open, 219, 16));
		assert!(settles(Status::Open, 220, 15) && !settles(Status::Open, 220, 16));
		assert!(settles(Status::Closed, 300, 15) && !settles(Status::Closed, 300, 16));
		assert!(!settles(Status::Paused { since: 140, until: None }, 150, 15));
	}

	/// A judge of vouchers that two of three keys sign, and the keys.
	fn two_of_three() -> (Judge, [Key; 3]) {
		let all = ["//Alice", "//Bob", "//Charlie"]
			.map(|name| Key::new(Scheme::Ed25519, &Secret::new(name, "key").unwrap()).unwrap());
		let keys = all.iter().map(Key::public).collect::<Vec<_>>().try_into().unwrap();
		let signers = VoucherSigners::first(VoucherKeys { threshold: 2, keys });
		(Judge { signers, ..judge(Status::Open, 150) }, all)
	}

	fn signed_by(judge: &Judge, by: &[(u8, &Key)]) -> VoucherFile {
		let it = Voucher { beneficiary: [3; 32], cumulative: 12, deadline: 900, epoch: 0 };
		let mut file = VoucherFile::new(judge.genesis, judge.round.id, &it);
		by.iter().for_each(|(place, key)| file.sign(*place, key).unwrap());
		file
	}

	#[test]
	fn further_signatures_should_neither_be_sent_nor_spoil_a_voucher() {
		let (judge, [alice, bob, carol]) = two_of_three();
		let places = |file: &VoucherFile| {
			let signed = judge.check(file, None).map_err(|why| why.to_string())?;
			Ok::<_, String>(signed.signatures.iter().map(|one| one.key).collect::<Vec<_>>())
		};
		let all = signed_by(&judge, &[(0, &alice), (1, &bob), (2, &carol)]);
		assert_eq!(places(&all), Ok(vec![0, 1]));
		// One of somebody else, one of a key that the round does not have, and one that is there twice.
		let eve = signed_by(&judge, &[(0, &carol), (1, &bob), (7, &alice), (2, &carol)]);
		assert_eq!(places(&eve), Ok(vec![1, 2]));
		let mut twice = signed_by(&judge, &[(0, &alice), (1, &bob)]);
		twice.signatures.insert(0, twice.signatures[0].clone());
		assert_eq!(places(&twice), Ok(vec![0, 1]));
		let few = signed_by(&judge, &[(0, &alice), (1, &carol), (2, &bob)]);
		let said = places(&few).unwrap_err();
		assert!(said.starts_with("SignatureCountWrong: it has 3 signatures, of which"), "{said}");
		let said = places(&signed_by(&judge, &[(0, &alice)])).unwrap_err();
		assert!(said.contains("1 of the 2") && said.contains("--cosign"), "{said}");
	}

	#[test]
	fn deadline_should_be_compared_with_the_window_on_the_clock_of_the_round() {
		let judge = judge(Status::Open, 150);
		assert!(!judge.is_behind_window(200) && judge.is_behind_window(201));
		assert_eq!(judge.left(), 550);
	}
}
