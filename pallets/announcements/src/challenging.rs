//! State roots of blocks, and showing by them that a list is not what its snapshot says.

use super::*;
use codec::DecodeAll;
use distribution_primitives::{snapshot::Found, Unproven};
use pallet_distribution_common::{forfeit_bond, item_footprint};
use polkadot_sdk::{
	sp_runtime::traits::{BlakeTwo256, Hash, Header, Zero},
	sp_trie::{read_trie_value, LayoutV1, StorageProof},
};

impl<T> From<Unproven> for Error<T> {
	fn from(unproven: Unproven) -> Self {
		match unproven {
			Unproven::Row => Self::RowNotProven,
			Unproven::State => Self::StateNotProven,
			Unproven::NotNeighbours => Self::NotNeighbours,
			Unproven::NoFault => Self::NoFault,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// See [`Pallet::anchor`].
	pub fn do_anchor(owner: T::AccountId, header: &[u8]) -> DispatchResult {
		let hash = T::Hashing::hash(header);
		let header =
			HeaderFor::<T>::decode_all(&mut &*header).map_err(|_| Error::<T>::NotAHeader)?;
		let block = *header.number();
		// A block that is not known has the hash of no header.
		let known = frame_system::Pallet::<T>::block_hash(block) == hash;
		ensure!(known, Error::<T>::UnknownBlock);
		ensure!(!Anchors::<T>::contains_key(block), Error::<T>::AlreadyAnchored);
		let root: &[u8] = header.state_root().as_ref();
		let root = <[u8; 32]>::try_from(root).map(H256).map_err(|_| Error::<T>::NotAHeader)?;
		let deposit = T::Deposit::new(&owner, Self::anchor_footprint())?;
		let by = owner.clone();
		Anchors::<T>::insert(block, Anchor { root, owner, recorded: Self::touch(), deposit });
		Self::deposit_event(Event::StateAnchored { block, state_root: root, by });
		Ok(())
	}

	/// See [`Pallet::lift`].
	pub fn do_lift(owner: &T::AccountId, block: BlockNumberFor<T>) -> DispatchResult {
		let anchor = Anchors::<T>::get(block).ok_or(Error::<T>::NotAnchored)?;
		ensure!(anchor.owner == *owner, Error::<T>::NotOwner);
		let ago = anchor.recorded.ago(Self::touch());
		ensure!(ago >= T::KeepAnchors::get(), Error::<T>::AnchorKept);
		anchor.deposit.drop(owner)?;
		Anchors::<T>::remove(block);
		Self::deposit_event(Event::AnchorRemoved { block });
		Ok(())
	}

	/// See [`Pallet::challenge`].
	pub fn do_challenge(
		by: T::AccountId,
		round: RoundId,
		fault: &Fault,
		state: StateProof,
	) -> DispatchResult {
		let mut announcement = Self::announcement_of(round)?;
		let claim = Claims::<T>::get(round).ok_or(Error::<T>::NoSnapshot)?;
		ensure!(!announcement.refuted, Error::<T>::Refuted);
		ensure!(T::Rounds::draft(round).is_some(), Error::<T>::NotDraft);
		claim
			.snapshot
			.judge(&claim.root, claim.rows, fault, |account| {
				Self::found(&claim.snapshot, account, state)
			})
			.map_err(Error::<T>::from)?;
		let (paid, burned) = Self::take_bond(&announcement.manager, announcement.bond, &by)?;
		announcement.refuted = true;
		announcement.bond = Zero::zero();
		let terms = announcement.terms;
		Announcements::<T>::insert(round, announcement);
		Self::deposit_event(Event::SnapshotRefuted { round, terms, by, paid, burned });
		Ok(())
	}

	/// What the state of a snapshot's block says about `account`, if these nodes of it prove that.
	fn found(snapshot: &Snapshot, account: &[u8; 32], state: StateProof) -> Option<Found> {
		let nodes = state.into_iter().map(BoundedVec::into_inner);
		let nodes = StorageProof::new(nodes).into_memory_db::<BlakeTwo256>();
		let read = |key: &[u8]| {
			let root = &snapshot.state_root;
			read_trie_value::<LayoutV1<BlakeTwo256>, _>(&nodes, root, key, None, None).ok()
		};
		let balance = match read(&snapshot.held.key(account))? {
			Some(value) => snapshot.held.balance(&value)?,
			None => 0,
		};
		let country = if snapshot.withheld.is_empty() {
			None
		} else {
			read(&T::Countries::key(account))?.and_then(|value| T::Countries::country(&value))
		};
		Some(Found { balance, country })
	}

	/// Takes a bond: half of it, rounded down, is paid to `to`, unless compliance lets nobody pay
	/// it or its account cannot be credited. The rest is burned. Returns what was paid and what was
	/// burned.
	fn take_bond(
		manager: &T::AccountId,
		bond: T::Balance,
		to: &T::AccountId,
	) -> Result<(T::Balance, T::Balance), DispatchError> {
		let reason: T::RuntimeHoldReason = HoldReason::Bond.into();
		let may_be_paid = || !T::Unpayable::contains(to);
		forfeit_bond::<T::Holds, T::AccountId>(&reason, manager, bond, to, may_be_paid)
	}

	/// The state of a state root, as the deposit pays for it.
	pub(crate) fn anchor_footprint() -> Footprint {
		item_footprint::<AnchorOf<T>>()
	}
}
