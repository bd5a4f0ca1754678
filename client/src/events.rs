//! Events as types.

use crate::{
	account::AccountId,
	error::{Error, Result},
	types::{Moment, Scope, Statement, Timepoint},
};
use codec::Decode;
use distribution_primitives::{emission::PoolId, BoardId, ListId, Refusal, RoundId, SaleId};
use polkadot_sdk::sp_core::H256;

/// An event, its fields still encoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawEvent {
	/// The pallet.
	pub pallet: String,
	/// Its name.
	pub name: String,
	/// Its fields.
	pub fields: Vec<u8>,
}

/// An event with its fields.
pub trait Event: Decode {
	/// The pallet.
	const PALLET: &'static str;
	/// Its name.
	const NAME: &'static str;
}

impl RawEvent {
	/// Whether it is the event `name` of `pallet`.
	pub fn is(&self, pallet: &str, name: &str) -> bool {
		self.pallet == pallet && self.name == name
	}

	/// Reads the event, if it is an `E`.
	///
	/// # Errors
	/// [`Error::Decode`] if it is one in name only.
	pub fn read<E: Event>(&self) -> Result<Option<E>> {
		if !self.is(E::PALLET, E::NAME) {
			return Ok(None);
		}
		Ok(Some(E::decode(&mut self.fields.as_slice())?))
	}
}

/// A transaction in a final block.
#[derive(Debug, Clone)]
pub struct Included {
	/// Hash of the block.
	pub block: H256,
	/// Number of the block.
	pub number: u64,
	/// The events that the transaction caused.
	pub events: Vec<RawEvent>,
}

impl Included {
	/// The block in words: its number and its hash.
	pub fn place(&self) -> String {
		format!("block {}, {:#x}", self.number, self.block)
	}

	/// The events that are an `E`, in order.
	///
	/// # Errors
	/// [`Error::Decode`] if one cannot be read.
	pub fn all<E: Event>(&self) -> Result<Vec<E>> {
		self.events.iter().filter_map(|event| event.read().transpose()).collect()
	}

	/// The first event that is an `E`, which must be there.
	///
	/// # Errors
	/// [`Error::Unexpected`] if there is none.
	pub fn first<E: Event>(&self) -> Result<E> {
		self.all()?.into_iter().next().ok_or_else(|| {
			Error::unexpected(format!("the transaction caused no {}.{}", E::PALLET, E::NAME))
		})
	}
}

macro_rules! events {
	($($pallet:literal $(#[$docs:meta])* $name:ident as $chain:literal {
		$($(#[$field_docs:meta])* $field:ident: $kind:ty,)*
	})*) => {
		$(
			$(#[$docs])*
			#[derive(Debug, Clone, PartialEq, Eq, Decode)]
			pub struct $name {
				$($(#[$field_docs])* pub $field: $kind,)*
			}

			impl Event for $name {
				const PALLET: &'static str = $pallet;
				const NAME: &'static str = $chain;
			}
		)*
	};
}

events! {
	"Distribution"
	/// A round was drafted.
	RoundDrafted as "RoundDrafted" {
		/// The round.
		round: RoundId,
		/// Its manager.
		manager: AccountId,
	}

	"Distribution"
	/// A row was paid.
	Paid as "Paid" {
		/// The round.
		round: RoundId,
		/// Number of the payment in its round.
		sequence: u64,
		/// The row or, for a voucher, the number of the beneficiary.
		index: u32,
		/// Whose row it is.
		beneficiary: AccountId,
		/// Who was paid: the beneficiary, or whom they have named.
		payee: AccountId,
		/// How much, in smallest units.
		amount: u128,
	}

	"Distribution"
	/// A claim of a batch was refused.
	ClaimRefused as "ClaimRefused" {
		/// The round.
		round: RoundId,
		/// The row.
		index: u32,
		/// Why.
		error: EncodedError,
	}

	"Distribution"
	/// A voucher of a batch was refused.
	SettlementRefused as "SettlementRefused" {
		/// The round.
		round: RoundId,
		/// Its beneficiary.
		beneficiary: AccountId,
		/// Why.
		error: EncodedError,
	}

	"Distribution"
	/// The state of a round is removed.
	RoundRemoved as "RoundRemoved" {
		/// The round.
		round: RoundId,
		/// Sum of its payments, in smallest units.
		claimed: u128,
		/// Number of its payments.
		payments: u64,
		/// Digest over its payments.
		audit: H256,
	}

	"Payees"
	/// An owner has decided where payments go, in force after a delay.
	PayeeChange as "ChangeBegun" {
		/// The owner.
		owner: AccountId,
		/// The payments that it is for.
		scope: Scope,
		/// Where they go until then, if the scope says.
		from: Option<AccountId>,
		/// Where they go from then on, if the scope says.
		to: Option<AccountId>,
		/// First time at which it is in force, if no time is lost to claims until then.
		active: Moment,
	}

	"Sales"
	/// A sale was opened.
	SaleOpened as "SaleOpened" {
		/// Its number.
		sale: SaleId,
		/// Who sells.
		seller: AccountId,
		/// The round that delivers what is bought.
		round: RoundId,
		/// Hash of its terms.
		terms: H256,
	}

	"Sales"
	/// An account has bid, or raised its bid.
	BidPlaced as "BidPlaced" {
		/// The sale.
		sale: SaleId,
		/// The bidder.
		bidder: AccountId,
		/// The number of its bid: its row in the round.
		number: u32,
		/// What it asks for, in smallest units.
		quantity: u128,
		/// The tick of the highest price that it would pay.
		tick: u16,
		/// The money that is held for it, in smallest units.
		held: u128,
		/// How much its class counts.
		weight: u16,
	}

	"Sales"
	/// A bid was finished.
	BidFinished as "BidFinished" {
		/// The sale.
		sale: SaleId,
		/// The bidder.
		bidder: AccountId,
		/// The number of its bid: its row in the round.
		number: u32,
		/// What was delivered to it, in smallest units.
		bought: u128,
		/// What it has paid, in smallest units of money.
		paid: u128,
		/// What was released of its money, in smallest units.
		returned: u128,
		/// What it was due and did not get, in smallest units.
		lapsed: u128,
	}

	"Scores"
	/// An account was paid what it has earned on a board, or a part of it.
	ScorePaid as "ScorePaid" {
		/// The board.
		board: BoardId,
		/// Who has earned it.
		who: AccountId,
		/// The account that was paid.
		payee: AccountId,
		/// Its row in the last final list.
		row: u32,
		/// What was paid, in smallest units.
		amount: u128,
		/// What it was paid in all, in smallest units.
		paid: u128,
	}

	"Announcements"
	/// Somebody has objected to an announced round.
	Objected as "Objected" {
		/// The round.
		round: RoundId,
		/// Number of the objection.
		objection: u32,
		/// Who has objected.
		by: AccountId,
		/// What they say.
		text: Vec<u8>,
	}

	"Announcements"
	/// It was shown that a list is not what its snapshot says.
	SnapshotRefuted as "SnapshotRefuted" {
		/// The round.
		round: RoundId,
		/// Hash of its terms.
		terms: H256,
		/// Who has shown it.
		by: AccountId,
		/// What they are paid, in smallest units of the native token.
		paid: u128,
		/// What is burned, in smallest units of the native token.
		burned: u128,
	}

	"Lists"
	/// A list was announced.
	ListAnnounced as "ListAnnounced" {
		/// Its number.
		list: ListId,
		/// Its owner.
		owner: AccountId,
		/// Number of its rows.
		rows: u32,
		/// Number of its chunks.
		chunks: u32,
	}

	"Balances"
	/// Tokens are held, for a deposit or a stake.
	Held as "Held" {
		/// Pallet and kind of the reason.
		reason: [u8; 2],
		/// Whose they are.
		who: AccountId,
		/// How much, in smallest units of the native token.
		amount: u128,
	}

	"Compliance"
	/// An attester vouched for an account.
	Attested as "Attested" {
		/// The account.
		account: AccountId,
		/// The attester.
		attester: AccountId,
		/// Its statement.
		statement: Statement,
		/// The credential's nonce, if it was made by a credential.
		nonce: Option<u64>,
	}

	"Compliance"
	/// An attester revoked its record.
	Revoked as "Revoked" {
		/// The account.
		account: AccountId,
		/// The attester.
		attester: AccountId,
		/// Its credentials for the account are void up to this nonce.
		nonce: u64,
		/// Its reason, as a hash.
		reason: H256,
	}

	"Compliance"
	/// A record that was no longer valid was removed.
	Forgotten as "Forgotten" {
		/// The account.
		account: AccountId,
		/// The attester whose record it was.
		attester: AccountId,
	}

	"Compliance"
	/// An account was frozen.
	Frozen as "Frozen" {
		/// The account.
		account: AccountId,
		/// The officer.
		officer: AccountId,
		/// The officer's reason, as a hash.
		reason: H256,
		/// When the freeze lapses, unless it is ratified.
		lapses: Moment,
	}

	"Compliance"
	/// An account was unfrozen.
	Unfrozen as "Unfrozen" {
		/// The account.
		account: AccountId,
		/// The officer; none if governance or the committee ended the freeze.
		officer: Option<AccountId>,
		/// The reason, as a hash.
		reason: H256,
	}

	"Compliance"
	/// A freeze was ratified.
	FreezeRatified as "FreezeRatified" {
		/// The account.
		account: AccountId,
		/// The second officer; none if governance ratified it.
		officer: Option<AccountId>,
	}

	"Compliance"
	/// A freeze lapsed.
	FreezeLapsed as "FreezeLapsed" {
		/// The account.
		account: AccountId,
		/// The officer who had begun it.
		officer: AccountId,
	}

	"Emission"
	/// Rewards were paid.
	RewardPaid as "RewardPaid" {
		/// The pool.
		pool: PoolId,
		/// Who has earned them.
		who: AccountId,
		/// Who was paid: who has earned them, or whom they have named.
		payee: AccountId,
		/// How much, in smallest units.
		amount: u128,
	}

	"Emission"
	/// Rewards were kept for their owner, because compliance refuses to pay them.
	RewardsParked as "RewardsParked" {
		/// The pool.
		pool: PoolId,
		/// Whose they are.
		who: AccountId,
		/// How much, in smallest units.
		amount: u128,
		/// Why.
		refusal: Refusal,
	}

	"Emission"
	/// One of several claims was refused.
	RewardRefused as "ClaimRefused" {
		/// The pool.
		pool: PoolId,
		/// Whose claim.
		who: AccountId,
		/// Why.
		error: EncodedError,
	}

	"Referenda"
	/// A referendum was submitted.
	ReferendumSubmitted as "Submitted" {
		/// Its number.
		referendum: u32,
		/// Its track.
		track: u16,
	}

	"Multisig"
	/// The last signatory of a multisig has signed, and its call was tried.
	MultisigExecuted as "MultisigExecuted" {
		/// The last signatory.
		approving: AccountId,
		/// When it was approved first.
		timepoint: Timepoint,
		/// The account of the multisig.
		multisig: AccountId,
		/// Hash of the call.
		call_hash: [u8; 32],
		/// What came of it. If the call failed, nothing of it happened, although the transaction
		/// succeeded.
		result: std::result::Result<(), EncodedError>,
	}

	"Proxy"
	/// The call that a proxy has sent was tried.
	ProxyExecuted as "ProxyExecuted" {
		/// What came of it, as above.
		result: std::result::Result<(), EncodedError>,
	}
}

/// A dispatch error as the chain encodes it, at the end of an event. [`Chain::reason`] tells its
/// name.
///
/// [`Chain::reason`]: crate::chain::Chain::reason
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EncodedError(pub Vec<u8>);

impl Decode for EncodedError {
	fn decode<I: codec::Input>(input: &mut I) -> std::result::Result<Self, codec::Error> {
		let length = input.remaining_len()?.ok_or("an error of unknown length")?;
		let mut bytes = vec![0; length];
		input.read(&mut bytes)?;
		Ok(Self(bytes))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::Encode;

	#[test]
	fn events_should_be_read_only_as_what_they_are() {
		let fields = (3u32, 9u32, [3u8, 61, 2, 0, 0, 0]).encode();
		let event = RawEvent { pallet: "Distribution".into(), name: "ClaimRefused".into(), fields };
		let refused: ClaimRefused = event.read().unwrap().unwrap();
		assert_eq!((refused.round, refused.index), (3, 9));
		assert_eq!(refused.error, EncodedError(vec![3, 61, 2, 0, 0, 0]));
		assert_eq!(event.read::<RewardRefused>().unwrap(), None);
		let short = RawEvent { fields: vec![1], ..event };
		assert!(short.read::<ClaimRefused>().is_err());
		let included = Included { block: H256::zero(), number: 7, events: vec![] };
		assert_eq!(included.place(), format!("block 7, 0x{}", "00".repeat(32)));
		assert!(included.first::<Paid>().is_err());
	}
}
