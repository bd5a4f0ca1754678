//! A pool and its books.

use super::PerShare;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use distribution_primitives::{
	emission::{EraIndex, PoolId, PoolKind, Scores, Unclaimed},
	Requirement,
};
use scale_info::TypeInfo;

/// Seed of a pool's pot. No other pallet and no round uses a seed of this form.
pub fn pot_seed(pool: PoolId) -> (u8, PoolId) {
	(b'e', pool)
}

/// A pool.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Pool<AccountId, AssetKind, Balance> {
	/// The compliance requirement for its members.
	pub requirement: Requirement,
	/// The requirement decided but not yet in force, and its first era.
	pub next_requirement: Option<(EraIndex, Requirement)>,
	/// Whether it no longer accepts members.
	pub retired: bool,
	/// Accounts with a record in it.
	pub members: u32,
	/// Rewards funded and neither paid nor burned.
	pub owed: Balance,
	/// What it rewards, and its books.
	pub books: Books<AccountId, AssetKind, Balance>,
}

impl<AccountId, AssetKind, Balance> Pool<AccountId, AssetKind, Balance> {
	/// Puts the next requirement in force if it is due in `era`.
	pub fn advance(&mut self, era: EraIndex) {
		if let Some((_, requirement)) = self.next_requirement.take_if(|(from, _)| *from <= era) {
			self.requirement = requirement;
		}
	}
}

/// The books of a pool, by what it rewards.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Books<AccountId, AssetKind, Balance> {
	/// Holding an asset.
	#[codec(index = 0)]
	Stake {
		/// The asset.
		asset: AssetKind,
		/// Active stake, which earns in the running era.
		active: Balance,
		/// Pending stake, which becomes active in the next era.
		pending: Balance,
		/// Number of accounts with pending stake.
		joining: u32,
		/// Rewards per unit of active stake since the pool began.
		per_share: PerShare,
		/// How often rewards were shared or settled since the pool began: each time rounding has
		/// left less than one unit.
		roundings: u64,
	},
	/// Scored work.
	#[codec(index = 1)]
	Contribution {
		/// Where the scores come from.
		scores: Scores,
		/// What happens to rewards that are not claimed in time.
		unclaimed: Unclaimed,
		/// Sum of the scores in the running era.
		score: u128,
		/// Oldest era whose rewards have not expired.
		oldest: EraIndex,
		/// Expired rewards that will be shared again.
		recycled: Balance,
	},
	/// No members: the share goes to one account.
	#[codec(index = 2)]
	Account {
		/// The account.
		to: AccountId,
	},
}

impl<AccountId: Clone, AssetKind: Clone, Balance: Default> Books<AccountId, AssetKind, Balance> {
	/// Empty books of a pool created in `era`.
	pub fn new(kind: PoolKind<AccountId, AssetKind>, era: EraIndex) -> Self {
		match kind {
			PoolKind::Stake { asset } => Self::Stake {
				asset,
				active: Default::default(),
				pending: Default::default(),
				joining: 0,
				per_share: PerShare::default(),
				roundings: 0,
			},
			PoolKind::Contribution { scores, unclaimed } => Self::Contribution {
				scores,
				unclaimed,
				score: 0,
				oldest: era,
				recycled: Default::default(),
			},
			PoolKind::Account { to } => Self::Account { to },
		}
	}

	/// What the pool rewards.
	pub fn kind(&self) -> PoolKind<AccountId, AssetKind> {
		match self {
			Self::Stake { asset, .. } => PoolKind::Stake { asset: asset.clone() },
			Self::Contribution { scores, unclaimed, .. } => {
				PoolKind::Contribution { scores: *scores, unclaimed: *unclaimed }
			}
			Self::Account { to } => PoolKind::Account { to: to.clone() },
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn requirement_should_be_in_force_from_its_era_on() {
		let mut pool = Pool::<u8, u8, u128> {
			requirement: Requirement::level(1),
			next_requirement: Some((5, Requirement::level(2))),
			retired: false,
			members: 0,
			owed: 0,
			books: Books::Account { to: 0 },
		};
		pool.advance(4);
		assert_eq!(pool.requirement, Requirement::level(1));
		pool.advance(6);
		assert_eq!((pool.requirement, pool.next_requirement), (Requirement::level(2), None));
	}
}
