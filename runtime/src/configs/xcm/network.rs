//! Which relay chain this is a parachain of, as messages name it.

pub use pallet::*;

/// Stores the network of the relay chain. It has no calls.
#[expect(clippy::expect_used, reason = "the pallet macro expands to `expect`")]
#[polkadot_sdk::frame_support::pallet]
pub mod pallet {
	use distribution_primitives::chain::{KUSAMA_GENESIS, POLKADOT_GENESIS};
	use polkadot_sdk::{
		frame_support::pallet_prelude::*,
		sp_core::{hex2array, H256},
		staging_xcm::latest::NetworkId,
	};

	/// Nothing to configure.
	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// The network of the relay chain. Set by the genesis and never changed; empty only on a chain
	/// whose genesis does not name its relay chain.
	#[pallet::storage]
	pub type Relay<T> = StorageValue<_, NetworkId>;

	/// Sets the network.
	#[pallet::genesis_config]
	#[derive(polkadot_sdk::frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The hash of the relay chain's block 0; zero for a chain without one.
		pub relay_genesis: H256,
		/// Unused.
		#[serde(skip)]
		pub _config: core::marker::PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			if !self.relay_genesis.is_zero() {
				Relay::<T>::put(network_of(self.relay_genesis));
			}
		}
	}

	/// The network whose first block has the hash `genesis`. Two have a name of their own, which is what
	/// every other chain calls them.
	pub fn network_of(genesis: H256) -> NetworkId {
		const POLKADOT: [u8; 32] = hex2array!(POLKADOT_GENESIS);
		const KUSAMA: [u8; 32] = hex2array!(KUSAMA_GENESIS);
		match genesis.0 {
			POLKADOT => NetworkId::Polkadot,
			KUSAMA => NetworkId::Kusama,
			other => NetworkId::ByGenesis(other),
		}
	}
}
