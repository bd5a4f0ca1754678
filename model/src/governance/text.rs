//! Worlds, steps and states as the traces have them. The pallets' replays write the same text of
//! what they find.

use super::*;
use std::fmt::{self, Display, Formatter};

impl Display for World {
	fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
		to.write_str(if self.eras { "eras" } else { "brakes" })
	}
}

impl Display for Brake {
	fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
		match self {
			Self::SafeMode => write!(to, "safe-mode"),
			Self::Claims => write!(to, "claims"),
			Self::Other(n) => write!(to, "other-{n}"),
			Self::Voting => write!(to, "voting"),
		}
	}
}

impl Display for Action {
	fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
		match self {
			Self::Pull(brake, time) => write!(to, "pull {brake} {time}"),
			Self::Release(brake) => write!(to, "release {brake}"),
			Self::Renew(brake, time) => write!(to, "renew {brake} {time}"),
			Self::ReleaseByVote(brake) => write!(to, "release-by-vote {brake}"),
			Self::Halt => write!(to, "halt"),
			Self::Prolong(eras) => write!(to, "prolong {eras}"),
			Self::Resume => write!(to, "resume"),
			Self::ResumeByCommittee => write!(to, "resume-by-committee"),
			Self::EndEra => write!(to, "end-era"),
			Self::Submit => write!(to, "submit"),
			Self::Enact => write!(to, "enact"),
			Self::Cancel => write!(to, "cancel"),
			Self::Tick(blocks) => write!(to, "tick {blocks}"),
			Self::Stall(time) => write!(to, "stall {time}"),
		}
	}
}

/// What can be seen of a state from outside.
pub fn observe(model: &Governance, state: &State) -> String {
	if model.world.eras {
		let halt = match state.halt {
			None => "none".to_string(),
			Some(Halt { since, until, voted }) => {
				format!("{since}..{until}{}", if voted { "-by-vote" } else { "" })
			}
		};
		let left = model.halts_left(state);
		return format!("era={} halt={halt} left={left}", state.era);
	}
	let mut text = format!("at={}", state.now);
	for brake in Brake::ALL {
		if let Some(On { since, until, renewed }) = state.on[brake.place()] {
			let by = if renewed { "-by-vote" } else { "" };
			text += &format!(" {brake}={since}..{until}{by}");
		}
	}
	for brake in Brake::ALL {
		let spent = state.spent(brake);
		if spent > 0 {
			text += &format!(" {brake}-spent={spent}");
		}
	}
	text
}
