//! What the pallet reports.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// What the pallet reports.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An owner has decided where payments go, which is in force after a delay. Nothing is
		/// reported then.
		#[codec(index = 0)]
		ChangeBegun {
			/// The owner.
			owner: T::AccountId,
			/// The payments that it is for.
			scope: ScopeOf<T>,
			/// Where they go until then. `None` if this scope does not say.
			from: Option<T::AccountId>,
			/// Where they go from then on. `None` if this scope does not say any longer.
			to: Option<T::AccountId>,
			/// First time at which it is in force. It is later by the time that is lost to claims
			/// until then.
			active: MomentOf<T>,
		},
		/// A change was cancelled before it was in force: by its owner, or because it was frozen.
		#[codec(index = 1)]
		ChangeCancelled {
			/// The owner.
			owner: T::AccountId,
			/// The payments that it was for.
			scope: ScopeOf<T>,
			/// Where they would have gone. `None` if this scope would not have said.
			to: Option<T::AccountId>,
		},
		/// A change that had come into force was written down.
		#[codec(index = 2)]
		ChangeSettled {
			/// The owner.
			owner: T::AccountId,
			/// The payments that it is for.
			scope: ScopeOf<T>,
			/// Where they go. `None` if this scope does not say any longer.
			payee: Option<T::AccountId>,
		},
	}
}
