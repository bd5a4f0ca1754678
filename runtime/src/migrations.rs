//! Migrations that run when the runtime is upgraded.

#![warn(missing_docs)]

use crate::{BlockNumber, Brakes, DAYS};
use polkadot_sdk::frame_support::migrations::{FailedMigrationHandler, FailedMigrationHandling};

/// Migrations that run in the first block of a new runtime.
pub type SingleBlock = ();

/// Migrations that run over several blocks. Benchmarks replace them with a mock.
#[cfg(not(any(feature = "runtime-benchmarks", feature = "rehearsal")))]
pub type MultiBlock = ();

/// Migrations of a rehearsed upgrade, which run over several blocks.
#[cfg(all(not(feature = "runtime-benchmarks"), feature = "rehearsal"))]
pub type MultiBlock = (rehearsal::RewriteClaimed,);

/// How long safe mode lasts after a migration failed, in blocks of the relay chain, unless governance
/// ends or renews it. A referendum on the repair takes up to 17 days.
pub const REPAIR_PERIOD: BlockNumber = 30 * DAYS;

/// Enters safe mode when a migration fails, and ends the migration.
///
/// While a migration is under way a block has room for inherents only. If a failed one stayed in
/// that state, no vote could be cast and no repaired runtime enacted, and only the relay chain
/// could help. Without safe mode, everyone could use half-migrated state. In safe mode governance
/// acts, and nobody is paid, pays or moves tokens.
pub struct SafeModeOnFailedMigration;
impl FailedMigrationHandler for SafeModeOnFailedMigration {
	fn failed(_: Option<u32>) -> FailedMigrationHandling {
		// As a brake that a referendum renewed: the committee cannot end it, its clock is the relay
		// chain's, and what was entered before does not end it sooner.
		match Brakes::do_renew(pallet_brakes::Brake::SafeMode, REPAIR_PERIOD) {
			Ok(()) => FailedMigrationHandling::ForceUnstuck,
			// Cannot happen: a renewal may last that long, and one place among the brakes is kept for
			// safe mode.
			Err(_) => FailedMigrationHandling::KeepStuck,
		}
	}
}

#[cfg(feature = "rehearsal")]
pub mod rehearsal {
	//! The migration of a rehearsed upgrade: it rewrites the state that every claim depends on,
	//! unchanged.

	use crate::{configs::blocks::RuntimeBlockWeights, Runtime};
	use frame_support::{
		migrations::{SteppedMigration, SteppedMigrationError},
		weights::WeightMeter,
		BoundedVec,
	};
	use polkadot_sdk::{frame_support, sp_core::ConstU32};

	/// Length of a storage key of `Claimed`: two prefixes of 16 bytes and two hashed numbers of 12.
	const KEY: u32 = 56;
	/// Words per step. A word covers 1,024 rows.
	const WORDS: u32 = 1;

	/// Reads each word of claimed rows and writes it back, a few per step.
	pub struct RewriteClaimed;
	impl SteppedMigration for RewriteClaimed {
		type Cursor = BoundedVec<u8, ConstU32<KEY>>;
		type Identifier = [u8; 16];

		fn id() -> Self::Identifier {
			*b"rehearse-claimed"
		}

		fn step(
			cursor: Option<Self::Cursor>,
			meter: &mut WeightMeter,
		) -> Result<Option<Self::Cursor>, SteppedMigrationError> {
			// A third of a block is more than half of what migrations may use. So a block has room
			// for one step, and the walk takes several blocks.
			let required = RuntimeBlockWeights::get().max_block.saturating_div(3);
			if meter.try_consume(required).is_err() {
				return Err(SteppedMigrationError::InsufficientWeight { required });
			}
			let mut words = match &cursor {
				Some(key) => pallet_distribution::Claimed::<Runtime>::iter_from(key.to_vec()),
				None => pallet_distribution::Claimed::<Runtime>::iter(),
			};
			let mut last = None;
			for _ in 0..WORDS {
				let Some((round, word, value)) = words.next() else { return Ok(None) };
				pallet_distribution::Claimed::<Runtime>::insert(round, word, value);
				last = Some(pallet_distribution::Claimed::<Runtime>::hashed_key_for(round, word));
			}
			last.map(|key| key.try_into().map_err(|_| SteppedMigrationError::Failed)).transpose()
		}
	}
}
