//! The tracks of referenda: their periods, and how what a referendum needs falls.

use crate::{
	account::AccountId,
	balances::Balance,
	chain::{At, Chain},
	error::{Error, Result},
	types::Moment,
};
use codec::Decode;
use polkadot_sdk::{
	sp_io::hashing::{twox_128, twox_64},
	sp_runtime::{traits::Saturating, Perbill, Rounding},
};

/// Parts of a whole in which shares and curves are given.
const BILLION: i128 = 1_000_000_000;
/// The least that support is measured against, as a share of the issuance.
pub const LEAST_VOTABLE: Perbill = Perbill::from_percent(10);

/// How a threshold falls while a referendum is decided. Both axes are shares: of the decision
/// period, and of the votes.
#[derive(Clone, Debug, PartialEq, Eq, Decode)]
pub enum Curve {
	/// In a straight line from `ceil` to `floor`, which it reaches after `length`.
	#[codec(index = 0)]
	Linear {
		/// When it has fallen.
		length: Perbill,
		/// Where it ends.
		floor: Perbill,
		/// Where it begins.
		ceil: Perbill,
	},
	/// In steps from `begin` to `end`.
	#[codec(index = 1)]
	Stepped {
		/// Where it begins.
		begin: Perbill,
		/// Where it ends.
		end: Perbill,
		/// How much it falls at a time.
		step: Perbill,
		/// How long each step lasts.
		period: Perbill,
	},
	/// `factor / (x + x_offset) + y_offset`, all in parts per billion.
	#[codec(index = 2)]
	Reciprocal {
		/// The factor.
		factor: i64,
		/// What is added to the time.
		x_offset: i64,
		/// What is added to the quotient.
		y_offset: i64,
	},
}

impl Curve {
	/// The threshold when this share of the decision period is over, as `pallet_referenda::Curve`
	/// has it.
	pub fn threshold(&self, x: Perbill) -> Perbill {
		match *self {
			Self::Linear { length, floor, ceil } => {
				let over = x.min(length).saturating_div(length, Rounding::Down);
				ceil.saturating_sub(over.saturating_mul(ceil.saturating_sub(floor)))
			}
			Self::Stepped { begin, end, step, period } => {
				let steps = x.deconstruct().checked_div(period.deconstruct()).unwrap_or(u32::MAX);
				begin.saturating_sub(step.int_mul(steps)).max(end)
			}
			Self::Reciprocal { factor, x_offset, y_offset } => {
				let below = i128::from(x.deconstruct()).saturating_add(x_offset.into());
				let above = i128::from(factor).saturating_mul(BILLION);
				// Rounded down, whatever the signs.
				let sign = below.signum();
				let quotient =
					above.saturating_mul(sign).checked_div_euclid(below.saturating_abs());
				let sum = quotient.map(|quotient| quotient.saturating_add(y_offset.into()));
				let parts = sum.unwrap_or(BILLION).clamp(0, BILLION);
				Perbill::from_parts(u32::try_from(parts).unwrap_or_default())
			}
		}
	}
}

/// The rules of one kind of referendum. Periods are in relay-chain blocks, as this chain has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Track {
	/// Its number.
	pub id: u16,
	/// Its name.
	pub name: String,
	/// What must be put down before a referendum is decided, in smallest units.
	pub deposit: u128,
	/// How long a referendum waits at least before it is decided.
	pub prepare: Moment,
	/// How long it is decided at most.
	pub decide: Moment,
	/// How long it must pass without a break.
	pub confirm: Moment,
	/// How long its call waits at least after that.
	pub enact: Moment,
	/// The share of the votes that must be ayes.
	pub approval: Curve,
	/// The share of what can vote that must be ayes.
	pub support: Curve,
}

/// A track as the chain's constant has it: number, name, most decided at once, deposit, the four
/// periods, approval, support.
type StoredTrack = (u16, (Vec<u8>, u32, u128, Moment, Moment, Moment, Moment, Curve, Curve));

impl Track {
	/// A track with its periods divided by the chain's pace.
	fn new((id, rules): StoredTrack, pace: u32) -> Self {
		let (name, _, deposit, prepare, decide, confirm, enact, approval, support) = rules;
		let name = String::from_utf8_lossy(&name).trim_end_matches('\0').to_string();
		let paced = |period: Moment| match pace {
			0 | 1 => period,
			pace => period.checked_div(pace).unwrap_or(period).max(1),
		};
		let [prepare, decide, confirm, enact] = [prepare, decide, confirm, enact].map(paced);
		Self { id, name, deposit, prepare, decide, confirm, enact, approval, support }
	}
}

/// The track that a person has named, by its number or its name.
///
/// # Errors
/// [`Error::Input`] if there is none.
pub fn track_of<'a>(tracks: &'a [Track], text: &str) -> Result<&'a Track> {
	let found = tracks.iter().find(|track| track.name == text || track.id.to_string() == text);
	found.ok_or_else(|| {
		let all: Vec<_> =
			tracks.iter().map(|track| format!("{} {}", track.id, track.name)).collect();
		Error::input(format!("there is no track `{text}`; there are {}", all.join(", ")))
	})
}

/// What the chain demands of referenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
	/// The tracks, by their numbers.
	pub tracks: Vec<Track>,
	/// What could vote, in smallest units: support is measured against it.
	pub votable: u128,
	/// For how long a referendum can wait to be decided.
	pub waiting: Moment,
	/// For how long conviction 1x locks the tokens of the winners.
	pub locking: Moment,
}

impl Rules {
	/// The track with this number.
	///
	/// # Errors
	/// [`Error::Unexpected`] if there is none.
	pub fn track(&self, id: u16) -> Result<&Track> {
		let found = self.tracks.iter().find(|track| track.id == id);
		found
			.ok_or_else(|| Error::unexpected(format!("the chain does not describe its track {id}")))
	}

	/// Name of the track with this number.
	pub fn name(&self, id: u16) -> String {
		self.track(id).map_or_else(|_| id.to_string(), |track| track.name.clone())
	}
}

/// What could vote, in smallest units: the issuance without what the treasury has and without what
/// pots owe, but at least a tenth of it.
pub fn votable(issuance: u128, treasury: u128, owed: u128) -> u128 {
	let kept = treasury.saturating_add(owed);
	issuance.saturating_sub(kept).max(LEAST_VOTABLE.mul_floor(issuance)).max(1)
}

/// The storage key of a value.
pub(crate) fn key(pallet: &str, item: &str) -> Vec<u8> {
	[twox_128(pallet.as_bytes()), twox_128(item.as_bytes())].concat()
}

/// A part of a key that is hashed, with itself behind its hash.
pub(crate) fn twox(part: &[u8]) -> Vec<u8> {
	[twox_64(part).as_slice(), part].concat()
}

impl Chain {
	/// What the chain demands of referenda.
	///
	/// # Errors
	/// [`Error::Unreachable`].
	pub async fn referendum_rules(&self, at: &At) -> Result<Rules> {
		let constants = at.constants();
		let constant = |pallet: &str, name: &str| {
			constants.entry_bytes((pallet, name)).map_err(|error| self.broken(error))
		};
		let tracks = constant("Referenda", "Tracks")?;
		let waiting = constant("Referenda", "UndecidingTimeout")?;
		let locking = constant("ConvictionVoting", "VoteLockingPeriod")?;
		let treasury = AccountId::decode(&mut constant("Treasury", "pot_account")?.as_slice())?;
		let pace = self.number_at(at, "Origins", "Pace").await?;
		let pace = u32::try_from(pace).unwrap_or(u32::MAX);
		let issuance = self.number_at(at, "Balances", "TotalIssuance").await?;
		let owed = self.number_at(at, "Emission", "TotalOwed").await?;
		let owed = owed.saturating_add(self.number_at(at, "Distribution", "TotalOwed").await?);
		let Balance { free, reserved, .. } = self.balance_of(&treasury).await?;
		let tracks = Vec::<StoredTrack>::decode(&mut tracks.as_slice())?;
		Ok(Rules {
			tracks: tracks.into_iter().map(|track| Track::new(track, pace)).collect(),
			votable: votable(issuance, free.saturating_add(reserved), owed),
			waiting: Moment::decode(&mut waiting.as_slice())?,
			locking: Moment::decode(&mut locking.as_slice())?,
		})
	}

	/// A stored number of any width without sign; 0 if there is none.
	pub(crate) async fn number_at(&self, at: &At, pallet: &str, item: &str) -> Result<u128> {
		let stored = self.stored_at(at, &key(pallet, item)).await?.unwrap_or_default();
		let mut all = [0; 16];
		for (place, byte) in all.iter_mut().zip(&stored) {
			*place = *byte;
		}
		Ok(u128::from_le_bytes(all))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn track() -> Track {
		let falling = |ceil| Curve::Linear {
			length: Perbill::one(),
			floor: Perbill::from_percent(2),
			ceil: Perbill::from_percent(ceil),
		};
		let mut name = b"emission_admin".to_vec();
		name.resize(25, 0);
		let rules = (name, 10, 5, 1_200, 201_600, 7_200, 14_400, falling(100), falling(30));
		Track::new((13, rules), 1)
	}

	#[test]
	fn periods_should_be_divided_by_the_pace() {
		let slow = track();
		assert_eq!(
			(slow.name.as_str(), slow.prepare, slow.decide),
			("emission_admin", 1_200, 201_600)
		);
		let rules = (Vec::new(), 0, 0, 100, 201_600, 7_200, 14_400, slow.approval, slow.support);
		let fast = Track::new((13, rules), 1_200);
		assert_eq!((fast.prepare, fast.decide, fast.confirm, fast.enact), (1, 168, 6, 12));
	}

	#[test]
	fn tracks_should_be_named_by_number_or_name() {
		let all = [track()];
		assert_eq!(track_of(&all, "13").unwrap().id, 13);
		assert_eq!(track_of(&all, "emission_admin").unwrap().id, 13);
		let said = track_of(&all, "emission").unwrap_err().to_string();
		assert!(said.contains("13 emission_admin"), "{said}");
	}

	#[test]
	fn thresholds_should_fall_to_their_floor() {
		let percent = Perbill::from_percent;
		let linear = track().support;
		assert_eq!(linear.threshold(Perbill::zero()), percent(30));
		assert_eq!(linear.threshold(percent(50)), percent(16));
		assert_eq!(linear.threshold(Perbill::one()), percent(2));
		let stepped = Curve::Stepped {
			begin: percent(80),
			end: percent(30),
			step: percent(10),
			period: percent(15),
		};
		assert_eq!(stepped.threshold(percent(14)), percent(80));
		assert_eq!(stepped.threshold(percent(31)), percent(60));
		assert_eq!(stepped.threshold(Perbill::one()), percent(30));
		let reciprocal =
			Curve::Reciprocal { factor: 10_000_000, x_offset: 20_000_000, y_offset: 0 };
		assert_eq!(reciprocal.threshold(Perbill::zero()), percent(50));
		assert_eq!(reciprocal.threshold(percent(8)), percent(10));
		let broken = Curve::Reciprocal { factor: 1, x_offset: 0, y_offset: 0 };
		assert_eq!(broken.threshold(Perbill::zero()), Perbill::one());
	}

	#[test]
	fn support_should_be_measured_against_what_can_vote_and_at_least_a_tenth() {
		assert_eq!(votable(1_000, 300, 200), 500);
		assert_eq!(votable(1_000, 900, 90), 100);
		assert_eq!(votable(1_000, u128::MAX, 1), 100);
		assert_eq!(votable(0, 0, 0), 1);
	}
}
