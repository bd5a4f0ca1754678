//! The votes of an account on referenda, and what they lock.

use crate::{
	account::AccountId,
	ballot::AccountVote,
	chain::{At, Chain},
	error::Result,
	referenda::State,
	tracks::{key, twox, Track},
	types::Moment,
};
use codec::Decode;

/// What an account does on one track.
#[derive(Clone, Debug, PartialEq, Eq, Decode)]
pub enum Voting {
	/// It votes by itself.
	#[codec(index = 0)]
	Casting {
		/// Its votes, by referendum.
		votes: Vec<(u32, AccountVote)>,
		/// Votes and tokens that others have delegated to it.
		delegations: (u128, u128),
		/// What an earlier vote or delegation locks, and until when.
		prior: (Moment, u128),
	},
	/// Another account votes for it.
	#[codec(index = 1)]
	Delegating {
		/// How much votes, in smallest units.
		balance: u128,
		/// Who votes.
		target: AccountId,
		/// With what conviction.
		conviction: u8,
		/// Votes and tokens that others have delegated to it.
		delegations: (u128, u128),
		/// What an earlier vote or delegation locks, and until when.
		prior: (Moment, u128),
	},
}

/// Why tokens stay locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
	/// A vote on a referendum that is not over.
	Vote(u32),
	/// A vote with conviction on a referendum that is over, until its lock is.
	Won(u32, Moment),
	/// An earlier vote or delegation, until its lock is over.
	Earlier(Moment),
	/// A delegation to this account, as long as it lasts.
	Delegation(AccountId),
}

/// What stays locked on one track, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remains {
	/// The track.
	pub track: u16,
	/// How much, in smallest units.
	pub amount: u128,
	/// Why.
	pub why: Why,
}

/// What can be unlocked of an account's tokens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unlocking {
	/// Votes that lock nothing any more: track and referendum.
	pub remove: Vec<(u16, u32)>,
	/// Tracks on which less has to be locked than is.
	pub unlock: Vec<u16>,
	/// What stays locked.
	pub remains: Vec<Remains>,
	/// How much is locked, in smallest units. Locks of several tracks overlap: the largest counts.
	pub before: u128,
	/// How much will be.
	pub after: u128,
}

/// What an account has at stake in referenda.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Votes {
	/// What it does on each track.
	pub tracks: Vec<(u16, Voting)>,
	/// What is locked for each track, in smallest units.
	pub locks: Vec<(u16, u128)>,
	/// The referenda that it has voted on, and how they stand; `None` if the chain forgot them.
	pub referenda: Vec<(u32, Option<State>)>,
}

impl Votes {
	/// What the account does on a track.
	pub fn on(&self, track: u16) -> Option<&Voting> {
		self.tracks.iter().find(|(id, _)| *id == track).map(|(_, voting)| voting)
	}

	/// The tracks on which it has voted on this referendum.
	pub fn tracks_of(&self, referendum: u32) -> Vec<u16> {
		let voted = |voting: &Voting| match voting {
			Voting::Casting { votes, .. } => votes.iter().any(|(id, _)| *id == referendum),
			Voting::Delegating { .. } => false,
		};
		let tracks = self.tracks.iter().filter(|(_, voting)| voted(voting));
		tracks.map(|(track, _)| *track).collect()
	}

	/// Why a vote stays; `None` if it locks nothing any more.
	fn why(
		&self,
		referendum: u32,
		vote: &AccountVote,
		locking: Moment,
		now: Moment,
	) -> Option<Why> {
		let found = self.referenda.iter().find(|(id, _)| *id == referendum);
		let ended = match found.and_then(|(_, state)| state.as_ref()) {
			Some(State::Ongoing(_)) => return Some(Why::Vote(referendum)),
			Some(State::Ended(how, end)) => Some((how.as_str(), *end)),
			None => None,
		};
		// Those that were cancelled, killed, or never decided lock nothing.
		let until = match ended {
			Some(("Approved", end)) => vote.locked_until(end, true, locking),
			Some(("Rejected", end)) => vote.locked_until(end, false, locking),
			_ => None,
		};
		until.filter(|until| now < *until).map(|until| Why::Won(referendum, until))
	}

	/// What can be unlocked at `now`, if conviction 1x locks for `locking` blocks.
	pub fn unlocking(&self, locking: Moment, now: Moment) -> Unlocking {
		let mut found = Unlocking {
			before: self.locks.iter().map(|(_, amount)| *amount).max().unwrap_or_default(),
			..Unlocking::default()
		};
		// A track can have a lock without votes.
		let with_lock = self.locks.iter().map(|(track, _)| *track);
		let mut tracks: Vec<u16> = self.tracks.iter().map(|(track, _)| *track).collect();
		tracks.extend(with_lock);
		tracks.sort_unstable();
		tracks.dedup();
		for track in tracks {
			let locked = self.locks.iter().find(|(id, _)| *id == track);
			let locked = locked.map_or(0, |(_, amount)| *amount);
			let (mut needed, mut removes) = (0u128, false);
			let mut stays = |amount: u128, why: Why, remains: &mut Vec<Remains>| {
				if amount > 0 {
					needed = needed.max(amount);
					remains.push(Remains { track, amount, why });
				}
			};
			let prior = match self.on(track) {
				Some(Voting::Casting { votes, prior, .. }) => {
					for (referendum, vote) in votes {
						match self.why(*referendum, vote, locking, now) {
							Some(why) => stays(vote.balance(), why, &mut found.remains),
							None => {
								removes = true;
								found.remove.push((track, *referendum));
							}
						}
					}
					*prior
				}
				Some(Voting::Delegating { balance, target, prior, .. }) => {
					stays(*balance, Why::Delegation(*target), &mut found.remains);
					*prior
				}
				None => (0, 0),
			};
			if now < prior.0 {
				stays(prior.1, Why::Earlier(prior.0), &mut found.remains);
			}
			if removes || needed < locked {
				found.unlock.push(track);
			}
			found.after = found.after.max(needed.min(locked));
		}
		found
	}
}

impl Chain {
	/// What an account has at stake in referenda on these tracks.
	///
	/// # Errors
	/// Those of [`Chain::referenda`].
	pub async fn votes_of(&self, at: &At, who: &AccountId, tracks: &[Track]) -> Result<Votes> {
		let of_account = |item: &str| [key("ConvictionVoting", item), twox(who)].concat();
		let voting =
			|track: &Track| [of_account("VotingFor"), twox(&track.id.to_le_bytes())].concat();
		let mut keys: Vec<Vec<u8>> = tracks.iter().map(voting).collect();
		keys.push(of_account("ClassLocksFor"));
		let mut stored = self.all_stored_at(at, &keys).await?;
		let locks = stored.pop().flatten();
		let mut votes = Votes::default();
		if let Some(locks) = locks {
			votes.locks = Decode::decode(&mut locks.as_slice())?;
		}
		for (track, stored) in tracks.iter().zip(stored) {
			if let Some(stored) = stored {
				votes.tracks.push((track.id, Voting::decode(&mut stored.as_slice())?));
			}
		}
		let mut voted: Vec<u32> = Vec::new();
		for (_, voting) in &votes.tracks {
			if let Voting::Casting { votes, .. } = voting {
				voted.extend(votes.iter().map(|(referendum, _)| *referendum));
			}
		}
		let states = self.referenda(at, &voted).await?;
		votes.referenda = voted.into_iter().zip(states).collect();
		Ok(votes)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const LOCKING: Moment = 100;

	fn casting(votes: Vec<(u32, AccountVote)>, prior: (Moment, u128)) -> Voting {
		Voting::Casting { votes, delegations: (0, 0), prior }
	}

	fn votes(voting: Voting, lock: u128, referenda: Vec<(u32, Option<State>)>) -> Votes {
		Votes { tracks: vec![(13, voting)], locks: vec![(13, lock)], referenda }
	}

	fn ended(how: &str) -> Option<State> {
		Some(State::Ended(how.into(), 1_000))
	}

	#[test]
	fn votes_that_lock_nothing_should_be_removed_and_the_rest_told() {
		let cast = vec![
			(1, AccountVote::standard(true, 1, 50)),
			(2, AccountVote::standard(false, 6, 90)),
			(3, AccountVote::standard(true, 6, 80)),
			(4, AccountVote::standard(true, 2, 30)),
		];
		let referenda = vec![
			(1, ended("Approved")),
			(2, ended("Approved")),
			(3, ended("Cancelled")),
			(4, ended("Approved")),
		];
		let votes = votes(casting(cast, (1_150, 20)), 90, referenda);
		let found = votes.unlocking(LOCKING, 1_100);
		assert_eq!(found.remove, [(13, 1), (13, 2), (13, 3)]);
		assert_eq!(found.unlock, [13]);
		let remains = |amount, why| Remains { track: 13, amount, why };
		let wanted = [remains(30, Why::Won(4, 1_200)), remains(20, Why::Earlier(1_150))];
		assert_eq!(found.remains, wanted);
		assert_eq!((found.before, found.after), (90, 30));
		let later = votes.unlocking(LOCKING, 1_200);
		assert_eq!((later.remove.len(), later.after), (4, 0));
		assert!(later.remains.is_empty());
		assert_eq!(votes.tracks_of(3), [13]);
		assert!(votes.tracks_of(9).is_empty());
	}

	#[test]
	fn nothing_should_be_unlocked_while_all_of_it_is_needed() {
		let delegating = Voting::Delegating {
			balance: 70,
			target: [2; 32],
			conviction: 1,
			delegations: (0, 0),
			prior: (0, 0),
		};
		let found = votes(delegating, 70, Vec::new()).unlocking(LOCKING, 5);
		assert!(found.remove.is_empty() && found.unlock.is_empty());
		let why = Why::Delegation([2; 32]);
		assert_eq!(found.remains, [Remains { track: 13, amount: 70, why }]);
		assert_eq!((found.before, found.after), (70, 70));
		assert_eq!(Votes::default().unlocking(LOCKING, 5), Unlocking::default());
	}

	#[test]
	fn lock_without_votes_should_be_unlocked() {
		let found = votes(casting(Vec::new(), (90, 70)), 70, Vec::new()).unlocking(LOCKING, 90);
		assert_eq!((found.unlock.as_slice(), found.after), (&[13][..], 0));
		let found = votes(casting(Vec::new(), (91, 70)), 70, Vec::new()).unlocking(LOCKING, 90);
		assert_eq!(found.remains.first().map(|r| r.why), Some(Why::Earlier(91)));
		assert!(found.unlock.is_empty());
	}
}
