//! Announcements: drafts that are shown before they open, and the objections to them.

use crate::{
	chain::Chain,
	error::{Error, Result},
	types::{AnnouncementInfo, ObjectionInfo},
};
use distribution_primitives::{api::OBJECTIONS_SPAN, RoundId, MAX_TEXT_LEN};

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
}
