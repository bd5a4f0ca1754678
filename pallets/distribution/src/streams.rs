//! Streams: their records, and stopping them.

use super::*;
use crate::payer::{Payer, Proven, Sender};
use distribution_primitives::{Release, Status};
use pallet_distribution_common::item_footprint;
use polkadot_sdk::sp_runtime::traits::{Saturating, Zero};

impl<T: Config> Payer<T> {
	/// Writes the record of a stream of which `paid` is paid with this claim.
	pub(crate) fn record_stream(
		&mut self,
		sender: &Sender<T::AccountId>,
		beneficiary: &T::AccountId,
		row: Proven<T>,
		paid: T::Balance,
	) -> DispatchResult {
		let (index, total) = (row.index, row.total);
		match row.stream {
			Some(stream) if paid >= total => {
				self.end_stream(index, stream);
				Ok(())
			}
			Some(stream) => {
				Streams::<T>::insert(self.id, index, Stream { paid, ..stream });
				Ok(())
			}
			// Paid in a single payment: no record, no deposit.
			None if paid >= total => Ok(()),
			None => {
				let beneficiary = beneficiary.clone();
				let stream = Stream { beneficiary, total, paid, stopped: false, deposit: None };
				self.start_stream(sender, index, stream)
			}
		}
	}

	/// Writes the first record of `stream`, with the deposit for it.
	fn start_stream(
		&mut self,
		sender: &Sender<T::AccountId>,
		index: u32,
		stream: StreamOf<T>,
	) -> DispatchResult {
		let deposit = match (self.round.stream_records(), sender) {
			(StreamRecords::PaidByClaimant, Sender::Signed(who)) => {
				let footprint = item_footprint::<StreamOf<T>>();
				let amount = Pallet::<T>::hold_deposit(HoldReason::RecordDeposit, who, footprint)?;
				Some((who.clone(), amount))
			}
			(StreamRecords::PaidByClaimant, Sender::Free | Sender::Chain) => {
				return Err(Error::<T>::SignatureNeeded.into())
			}
			(StreamRecords::PaidByManager | StreamRecords::None, _) => None,
		};
		Pallet::<T>::deposit_event(Event::StreamStarted {
			id: self.id,
			index,
			beneficiary: stream.beneficiary.clone(),
			total: stream.total,
			depositor: deposit.as_ref().map(|(who, _)| who.clone()),
		});
		Streams::<T>::insert(self.id, index, Stream { deposit, ..stream });
		self.round.open_streams = self.round.open_streams.saturating_add(1);
		Ok(())
	}

	/// Removes the record of `stream` and returns the deposit for it.
	fn end_stream(&mut self, index: u32, stream: StreamOf<T>) {
		if let Some((who, amount)) = stream.deposit {
			Pallet::<T>::return_deposit(HoldReason::RecordDeposit, &who, amount);
		}
		Streams::<T>::remove(self.id, index);
		self.round.open_streams = self.round.open_streams.saturating_sub(1);
		Pallet::<T>::deposit_event(Event::StreamEnded { id: self.id, index });
	}

	/// Stops the stream of a proven row: the beneficiary keeps what has unlocked.
	fn stop(
		&mut self,
		manager: T::AccountId,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> DispatchResult {
		ensure!(
			matches!(self.round.release, Release::Streamed { revocable: true, .. }),
			Error::<T>::NotRevocable
		);
		let row = self.prove(beneficiary, evidence)?;
		let (paid, due) = self.due(&row)?;
		let (index, kept) = (row.index, paid.saturating_add(due));
		let freed = row.total.saturating_sub(kept);
		ensure!(!freed.is_zero(), Error::<T>::NothingToStop);
		let own = self.aside_for(index, row.total.saturating_sub(paid));
		self.round.stop(freed, due, own).map_err(Error::<T>::from)?;
		match row.stream {
			Some(stream) if due.is_zero() => self.end_stream(index, stream),
			Some(stream) => {
				let stopped = Stream { total: kept, stopped: true, ..stream };
				Streams::<T>::insert(self.id, index, stopped);
			}
			None => {
				if !kept.is_zero() {
					let stopped = Stream {
						beneficiary: beneficiary.clone(),
						total: kept,
						paid: Zero::zero(),
						stopped: true,
						deposit: None,
					};
					self.start_stream(&Sender::Signed(manager), index, stopped)?;
				}
				self.set(index);
			}
		}
		// What is due stays set aside.
		if due.is_zero() {
			self.end_aside(index);
		}
		Pallet::<T>::deposit_event(Event::StreamStopped {
			id: self.id,
			index,
			beneficiary: beneficiary.clone(),
			kept,
			freed,
		});
		Ok(())
	}
}

impl<T: Config> Pallet<T> {
	/// See [`Pallet::stop_stream`].
	pub fn do_stop_stream(
		manager: T::AccountId,
		id: RoundId,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> DispatchResult {
		let mut payer = Payer::<T>::read(id)?;
		ensure!(payer.round.manager == manager, Error::<T>::NotManager);
		ensure!(payer.round.status == Status::Open, Error::<T>::NotOpen);
		Self::ensure_not_frozen(&manager)?;
		payer.stop(manager, beneficiary, evidence)?;
		payer.close()
	}
}
