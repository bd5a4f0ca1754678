//! What a call or an answer carries is encoded again as it was: nothing has two encodings.
//!
//! The first byte chooses the type, the others are decoded. Two encodings of one claim would be two
//! transactions, and two of one set of terms would have two hashes.

use codec::{Decode, Encode};
use distribution_primitives::{
	emission::{Budget, IssuanceSchedule, PoolKind},
	lists::{ChunkPath, VerifiedList},
	merkle::Fold,
	ClaimItem, Credential, EthereumSignature, Evidence, Fault, Manifest, RangeRow, Requirement,
	SaleTerms, SignedVoucher, Snapshot, Status, Terms, VoucherKeys, VoucherSigners,
};

/// The types, in the order of the first byte. The asset stands for any of a runtime's.
const TYPES: [fn(&[u8]); 20] = [
	same::<Evidence<u128>>,
	same::<Vec<RangeRow<[u8; 32]>>>,
	same::<Vec<ClaimItem<[u8; 32], u128>>>,
	same::<Terms<Option<u32>, u128, u32>>,
	same::<Credential<[u8; 32], u32>>,
	same::<Manifest>,
	same::<Requirement>,
	same::<Status<u32>>,
	same::<Budget>,
	same::<IssuanceSchedule<u128>>,
	same::<PoolKind<[u8; 32], Option<u32>>>,
	same::<(Fold, VerifiedList)>,
	same::<ChunkPath>,
	same::<EthereumSignature>,
	same::<SignedVoucher<[u8; 32], u128, u32>>,
	same::<VoucherKeys>,
	same::<VoucherSigners<u32>>,
	same::<SaleTerms<Option<u32>, u128, u32>>,
	same::<Snapshot>,
	same::<Fault>,
];

/// See the module.
pub fn run(data: &[u8]) {
	let Some((which, data)) = data.split_first() else { return };
	if let Some(same) = TYPES.get(usize::from(*which)) {
		same(data);
	}
}

/// What was read of the bytes is what is written.
fn same<T: Decode + Encode>(data: &[u8]) {
	let mut rest = data;
	let Ok(value) = T::decode(&mut rest) else { return };
	assert_eq!(value.encode(), data[..data.len() - rest.len()]);
}
