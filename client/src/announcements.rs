//! Announcements: drafts that are shown before they open, and the objections to them.

use crate::{
	chain::{At, Chain},
	error::{Error, Result},
	types::{AnnouncementInfo, ObjectionInfo},
};
use distribution_primitives::{api::OBJECTIONS_SPAN, RoundId, Unmet, MAX_TEXT_LEN};
use polkadot_sdk::{sp_core::H256, sp_io::hashing::twox_128};

/// Refuses words that are no objection and no answer.
///
/// # Errors
/// [`Error::Input`] if there are none, or too many.
pub fn ensure_text(text: &str) -> Result<()> {
	if text.trim().is_empty() {
		return Err(Error::input("say something"));
	}
	if text.len() > MAX_TEXT_LEN as usize {
		return Err(Error::input(format!(
			"the chain takes {MAX_TEXT_LEN} bytes of text, and this is {}: publish the rest elsewhere and say where",
			text.len()
		)));
	}
	Ok(())
}

/// The rounds of announcements, by their keys in state, each of which ends in the number of its round.
fn rounds_of(entries: &[(Vec<u8>, Vec<u8>)]) -> Vec<RoundId> {
	let number = |(key, _): &(Vec<u8>, Vec<u8>)| key.last_chunk::<4>().copied();
	let mut rounds: Vec<RoundId> =
		entries.iter().filter_map(number).map(RoundId::from_le_bytes).collect();
	rounds.sort_unstable();
	rounds
}

impl Chain {
	/// The announcement of a round, as it is at the best block.
	///
	/// # Errors
	/// [`Error::Input`] if it has none.
	pub async fn announcement(&self, round: RoundId) -> Result<AnnouncementInfo> {
		let found: Option<AnnouncementInfo> =
			self.ask("AnnouncementsApi_announcement", round).await?;
		found.ok_or_else(|| {
			Error::input(format!(
				"round {round} is not announced (it never was, or its announcement has been closed)"
			))
		})
	}

	/// The announcements that have not been closed, as they were at a block, in the order of their rounds.
	///
	/// # Errors
	/// Those of the connection, also if the node has pruned the block's state.
	pub async fn announcements_at(&self, at: &At) -> Result<Vec<AnnouncementInfo>> {
		let prefix = [twox_128(b"Announcements"), twox_128(b"Announcements")].concat();
		let entries = self.entries_after(H256(at.block_hash().0), &prefix).await?;
		let mut all = Vec::new();
		for round in rounds_of(&entries) {
			let found: Option<AnnouncementInfo> =
				self.ask_at(at, "AnnouncementsApi_announcement", round).await?;
			all.extend(found);
		}
		Ok(all)
	}

	/// The limit of a draft's terms that its list in the chain is beyond: it does not open then. `None` if
	/// the list is within them, if the terms have none, and if rows are missing in the chain.
	///
	/// # Errors
	/// [`Error::Input`] if there is no such round, and those of [`Chain::lists`].
	pub async fn unmet_limit(&self, round: RoundId) -> Result<Option<Unmet>> {
		let manifest = self.round(round).await?.terms.manifest;
		let Some(demand) = manifest.and_then(|manifest| manifest.published) else {
			return Ok(None);
		};
		let found = self.lists([demand.list]).await?;
		Ok(found.first().and_then(|(_, record)| record.unmet(&demand)))
	}

	/// The objections to a round that there were `made` of, as far as they have not been removed.
	///
	/// # Errors
	/// Those of the connection.
	pub async fn objections(&self, round: RoundId, made: u32) -> Result<Vec<ObjectionInfo>> {
		let mut all = Vec::new();
		for from in (0..made).step_by(OBJECTIONS_SPAN as usize) {
			let page: Vec<ObjectionInfo> =
				self.ask("AnnouncementsApi_objections", (round, from)).await?;
			all.extend(page);
		}
		Ok(all)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn text_should_be_some_and_not_too_long() {
		assert!(ensure_text("row 7 is an exchange").is_ok());
		assert!(ensure_text("").is_err() && ensure_text("  \n").is_err());
		let most = "x".repeat(MAX_TEXT_LEN as usize);
		assert!(ensure_text(&most).is_ok() && ensure_text(&format!("{most}x")).is_err());
		// Bytes count, not letters.
		assert!(ensure_text(&"ü".repeat(300)).is_err());
	}

	#[test]
	fn rounds_should_be_read_from_keys_and_be_in_order() {
		let entry = |round: RoundId| ([vec![7; 40], round.to_le_bytes().to_vec()].concat(), vec![]);
		assert_eq!(rounds_of(&[entry(300), entry(2), entry(0)]), [0, 2, 300]);
		assert_eq!(rounds_of(&[(vec![1, 2], vec![])]), Vec::<RoundId>::new());
	}
}
