//! Calls as functions: one for each, so that a wrong argument does not compile. `tests/metadata/`
//! checks every one against the runtime.

pub mod announcements;
pub mod balances;
pub mod compliance;
pub mod distribution;
pub mod emission;
pub mod foreign;
pub mod governance;
pub mod lists;
pub mod payees;
pub mod sales;
pub mod scores;
pub mod together;
pub mod vesting;

use crate::account::AccountId;
use codec::Encode;
use polkadot_sdk::sp_runtime::MultiAddress;
use subxt::{
	ext::scale_encode::{EncodeAsFields, Error as EncodeError, FieldIter, TypeResolver},
	tx::DynamicPayload,
};

/// Encoded arguments of a call, written as they are.
#[derive(Clone, Debug)]
pub struct EncodedArgs(Vec<u8>);

impl EncodeAsFields for EncodedArgs {
	fn encode_as_fields_to<R: TypeResolver>(
		&self,
		_: &mut dyn FieldIter<'_, R::TypeId>,
		_: &R,
		out: &mut Vec<u8>,
	) -> std::result::Result<(), EncodeError> {
		out.extend_from_slice(&self.0);
		Ok(())
	}
}

/// A call that is ready to be signed.
pub type Call = DynamicPayload<EncodedArgs>;

/// A call of any pallet, its arguments not checked: for pallets that have no function here.
pub fn call(pallet: &str, name: &str, args: impl Encode) -> Call {
	call_of_bytes(pallet, name, args.encode())
}

/// A call of any pallet whose arguments are encoded already, one after the other.
pub fn call_of_bytes(pallet: &str, name: &str, args: Vec<u8>) -> Call {
	subxt::tx::dynamic(pallet, name, EncodedArgs(args))
}

/// Bytes that are encoded already.
pub(crate) struct Encoded(pub(crate) Vec<u8>);

impl Encode for Encoded {
	fn encode_to<T: codec::Output + ?Sized>(&self, out: &mut T) {
		out.write(&self.0);
	}
}

/// An account as transactions name it.
fn address(who: &AccountId) -> MultiAddress<AccountId, ()> {
	MultiAddress::Id(*who)
}
