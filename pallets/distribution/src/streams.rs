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
			Some(stream) if paid >= total => self.end_stream(index, stream),
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
				Some((who.clone(), T::RecordDeposit::new(who, footprint)?))
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
	fn end_stream(&mut self, index: u32, stream: StreamOf<T>) -> DispatchResult {
		if let Some((who, deposit)) = stream.deposit {
			deposit.drop(&who)?;
		}
		Streams::<T>::remove(self.id, index);
		self.round.open_streams = self.round.open_streams.saturating_sub(1);
		Pallet::<T>::deposit_event(Event::StreamEnded { id: self.id, index });
		Ok(())
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
		let reserve = self.reserve_of(index);
		let own = reserve.as_ref().map_or_else(Zero::zero, |reserve| reserve.amount);
		let excess = self.round.stop(freed, due, own).map_err(Error::<T>::from)?;
		if let Some(reserve) = reserve {
			self.release(index, reserve, excess)?;
		}
		match row.stream {
			Some(stream) if due.is_zero() => self.end_stream(index, stream)?,
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
		payer.stop(manager, beneficiary, evidence)?;
		payer.close();
		Ok(())
	}
}
