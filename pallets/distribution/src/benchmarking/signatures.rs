//! What the benchmarks of signatures measure: one by an Ethereum key, and one of a redirected claim.

use super::{setup::*, *};
use crate::{ethereum::Order, payer::Proven};
use distribution_primitives::ethereum::padded;

/// The number r of a signature that some key has made of whatever is signed: the first coordinate of
/// the curve's generator.
const R: [u8; 32] = *b"\x79\xbe\x66\x7e\xf9\xdc\xbb\xac\x55\xa0\x62\x95\xce\x87\x0b\x07\
	\x02\x9b\xfc\xdb\x2d\xce\x28\xd9\x59\xf2\x81\x5b\x16\xf8\x17\x98";

/// A claim of row 0 of round 0, and a signature by another key than that of the row's address: whose
/// it is takes as long to find.
pub(super) struct SignedClaim<T: Config> {
	address: H160,
	owner: T::AccountId,
	destination: T::AccountId,
	signature: EthereumSignature,
}

impl<T: Config> SignedClaim<T> {
	pub(super) fn new() -> Self {
		let mut signature = [0x55; 65];
		signature[..32].copy_from_slice(&R);
		signature[64] = 0;
		let address = H160::repeat_byte(7);
		let owner = T::AccountId::from(padded(&address));
		T::Compliance::benchmark_worst_case(&owner);
		T::BlockNumberProvider::set_block_number(at::<T>(START));
		// A text takes longer than typed data.
		let signature = EthereumSignature::Text(signature);
		Self { address, owner, destination: account("beneficiary", 0, SEED), signature }
	}

	/// What a claim checks of it, and that the owner is not frozen.
	pub(super) fn check(&self) -> DispatchResult {
		let order = Order::<T> {
			owner: self.address,
			destination: &self.destination,
			deadline: at::<T>(START * 2),
			signature: &self.signature,
		};
		assert!(!T::Compliance::frozen(&self.owner));
		Pallet::<T>::ensure_signed_by_owner(0, 0, amount::<T>(), &order)
	}
}

/// A claim of row 0 that is redirected. It is signed by the kind of key that takes longest, and not by
/// the owner's: it is tried as it is and as browser wallets wrap it.
pub(super) struct RedirectedClaim<T: Config> {
	payer: Payer<T>,
	beneficiary: T::AccountId,
	row: Proven<T>,
	redirect: RedirectOf<T>,
	signature: MultiSignature,
}

impl<T: Config> RedirectedClaim<T> {
	pub(super) fn new() -> Self {
		let (id, beneficiary, evidence) = claim_setup::<T>(Release::Immediate, 0);
		let redirect = Redirect {
			to: account("payee", 0, SEED),
			paid: Zero::zero(),
			deadline: at::<T>(u32::MAX),
		};
		let mut payer = Payer::<T>::read(id).unwrap();
		let row = payer.prove(&beneficiary, &evidence).unwrap();
		Self { payer, beneficiary, row, redirect, signature: a_signature() }
	}

	/// What a claim checks of it.
	pub(super) fn check(&mut self) -> DispatchResult {
		let Self { payer, beneficiary, row, redirect, signature } = self;
		payer.ensure_redirected(beneficiary, row, redirect, signature)
	}
}
