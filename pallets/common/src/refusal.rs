//! Refusals: from compliance to a pallet's error, and from there to the transaction pool.

use polkadot_sdk::{
	frame_support::traits::PalletInfoAccess,
	sp_runtime::{transaction_validity::InvalidTransaction, DispatchError},
};

/// Implements `From<Refusal>` for a pallet's `Error`, which must have a variant for each reason.
#[macro_export]
macro_rules! error_from_refusal {
	($error:ident) => {
		impl<T> From<$crate::Refusal> for $error<T> {
			fn from(refusal: $crate::Refusal) -> Self {
				match refusal {
					$crate::Refusal::LevelTooLow => Self::LevelTooLow,
					$crate::Refusal::Expired => Self::IdentityExpired,
					$crate::Refusal::JurisdictionRefused => Self::JurisdictionRefused,
					$crate::Refusal::Frozen => Self::AccountFrozen,
					$crate::Refusal::JurisdictionBlocked => Self::JurisdictionBlocked,
					$crate::Refusal::AttesterGone => Self::AttesterGone,
					$crate::Refusal::Revoked => Self::IdentityRevoked,
					$crate::Refusal::TooFewAttesters => Self::TooFewAttesters,
					$crate::Refusal::LimitReached => Self::PayoutLimitReached,
					$crate::Refusal::AboveLimit => Self::AbovePayoutLimit,
					$crate::Refusal::PayeeFrozen => Self::PayeeFrozen,
					$crate::Refusal::PayeeBlocked => Self::PayeeBlocked,
				}
			}
		}
	};
}

/// Why a call without signature may not enter the pool, given the `error` that its trial ended
/// with.
///
/// Errors in `known` have a meaning of their own to the pool. For any other error of `Pallet` the
/// custom code is the error's index; 255 stands for an error of another pallet.
pub fn pool_refusal<Pallet: PalletInfoAccess>(
	error: DispatchError,
	known: &[(DispatchError, InvalidTransaction)],
) -> InvalidTransaction {
	if let Some((_, meaning)) = known.iter().find(|(other, _)| *other == error) {
		return *meaning;
	}
	match error {
		DispatchError::Module(module) if usize::from(module.index) == Pallet::index() => {
			InvalidTransaction::Custom(module.error.first().copied().unwrap_or(u8::MAX))
		}
		_ => InvalidTransaction::Custom(u8::MAX),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use polkadot_sdk::{frame_support::traits::CrateVersion, sp_runtime::ModuleError};

	struct Seventh;
	impl PalletInfoAccess for Seventh {
		fn index() -> usize {
			7
		}
		fn name() -> &'static str {
			"Seventh"
		}
		fn name_hash() -> [u8; 16] {
			[7; 16]
		}
		fn module_name() -> &'static str {
			"seventh"
		}
		fn crate_version() -> CrateVersion {
			CrateVersion::new(0, 1, 0)
		}
	}

	fn error(pallet: u8, index: u8) -> DispatchError {
		DispatchError::Module(ModuleError { index: pallet, error: [index, 0, 0, 0], message: None })
	}

	#[test]
	fn code_should_be_the_error_of_the_pallet_itself() {
		let known = [(error(7, 3), InvalidTransaction::Future)];
		let code = |error| pool_refusal::<Seventh>(error, &known);
		assert_eq!(code(error(7, 2)), InvalidTransaction::Custom(2));
		assert_eq!(code(error(7, 3)), InvalidTransaction::Future);
		assert_eq!(code(error(6, 2)), InvalidTransaction::Custom(255));
		assert_eq!(code(error(6, 3)), InvalidTransaction::Custom(255));
		assert_eq!(code(DispatchError::BadOrigin), InvalidTransaction::Custom(255));
	}
}
