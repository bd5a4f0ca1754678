//! The origins that referenda can take besides root, and the pace of referenda.

pub use pallet::*;

/// Defines the origins and stores the pace. It has no calls.
#[expect(clippy::expect_used, reason = "the pallet macro expands to `expect`")]
#[polkadot_sdk::frame_support::pallet]
pub mod pallet {
	use polkadot_sdk::frame_support::pallet_prelude::*;

	/// Nothing to configure.
	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Divisor of the periods of all tracks. Set by the genesis and never changed: above 1 only on
	/// development and test networks.
	#[pallet::storage]
	pub type Pace<T> = StorageValue<_, u32, ValueQuery>;

	/// Sets the pace.
	#[pallet::genesis_config]
	#[derive(polkadot_sdk::frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Divisor of the periods of all tracks; 0 counts as 1.
		pub pace: u32,
		/// Unused.
		#[serde(skip)]
		pub _config: core::marker::PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pace::<T>::put(self.pace);
		}
	}

	/// An origin that a referendum can dispatch its call with.
	#[derive(
		Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
	)]
	#[pallet::origin]
	pub enum Origin {
		/// Dispatches calls that the technical committee has whitelisted, as root.
		#[codec(index = 0)]
		WhitelistedCaller,
		/// Manages the treasury's rounds; pauses and resumes any round.
		#[codec(index = 1)]
		RoundAdmin,
		/// Spends from the treasury, up to a limit.
		#[codec(index = 2)]
		TreasurySpender,
		/// Names attesters and officers, blocks jurisdictions, sets payout limits.
		#[codec(index = 3)]
		ComplianceAdmin,
		/// Sets issuance and budget; creates and retires pools.
		#[codec(index = 4)]
		EmissionAdmin,
		/// Cancels a referendum. Its deposits return.
		#[codec(index = 5)]
		ReferendumCanceller,
		/// Cancels a referendum and slashes its deposits.
		#[codec(index = 6)]
		ReferendumKiller,
		/// Spends a little from the treasury, as a tip.
		#[codec(index = 7)]
		SmallTipper,
		/// Spends from the treasury, up to a small limit.
		#[codec(index = 8)]
		SmallSpender,
	}

	macro_rules! ensures {
		($($name:ident)*) => {$(
			#[doc = concat!("Ensures the origin [`Origin::", stringify!($name), "`].")]
			pub struct $name;
			impl<O> EnsureOrigin<O> for $name
			where
				O: Into<Result<Origin, O>> + From<Origin>,
			{
				type Success = ();
				fn try_origin(o: O) -> Result<Self::Success, O> {
					o.into().and_then(|o| match o {
						Origin::$name => Ok(()),
						r => Err(O::from(r)),
					})
				}
				#[cfg(feature = "runtime-benchmarks")]
				fn try_successful_origin() -> Result<O, ()> {
					Ok(O::from(Origin::$name))
				}
			}
		)*};
	}
	ensures!(WhitelistedCaller RoundAdmin TreasurySpender ComplianceAdmin EmissionAdmin);
	ensures!(ReferendumCanceller ReferendumKiller SmallTipper SmallSpender);
}
