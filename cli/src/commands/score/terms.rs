//! The terms of a board, as arguments of `distribution score create`.

use crate::{args::requirement::RequirementArgs, error::Result};
use clap::Args;
use distribution_client::{
	amount::Unit,
	time::Length,
	types::{BoardTerms, DAYS},
};

/// How long roots can be challenged, unless the terms say otherwise.
const USUAL_WINDOW: u32 = DAYS.saturating_mul(7);
/// How long challenges wait for a verdict, unless the terms say otherwise.
const USUAL_JUDGING: u32 = DAYS.saturating_mul(28);

/// The terms of a board.
#[derive(Args, Debug, Clone)]
pub struct TermsArgs {
	/// What a reporter puts down for a root: 1000 or "1000 DIST". Whoever challenges one puts down half.
	#[arg(long, value_name = "AMOUNT")]
	bond: String,
	/// The most that an account can earn by a root on average.
	#[arg(long, value_name = "AMOUNT")]
	most: String,
	/// For how long a root can be challenged, such as 3d. Default: 7d.
	#[arg(long, value_name = "DURATION")]
	window: Option<Length>,
	/// How long a challenge waits for a verdict, such as 21d: without one the root falls. Default: 28d.
	#[arg(long, value_name = "DURATION")]
	judging: Option<Length>,
	#[command(flatten)]
	requirement: RequirementArgs,
}

impl TermsArgs {
	/// The terms that the arguments describe.
	pub fn terms(&self) -> Result<BoardTerms> {
		let unit = Unit::native();
		let blocks = |given: Option<Length>, usual: u32| {
			given.map_or(Ok(usual), |length| length.blocks(false))
		};
		Ok(BoardTerms {
			requirement: self.requirement.requirement(None)?,
			most: unit.read(&self.most)?,
			bond: unit.read(&self.bond)?,
			window: blocks(self.window, USUAL_WINDOW)?,
			judging: blocks(self.judging, USUAL_JUDGING)?,
		})
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;

	#[derive(Parser, Debug)]
	struct Line {
		#[command(flatten)]
		terms: TermsArgs,
	}

	fn terms(args: &[&str]) -> Result<BoardTerms> {
		let line = [&["x", "--bond", "500", "--most", "25.5"][..], args].concat();
		Line::try_parse_from(line).unwrap().terms.terms()
	}

	#[test]
	fn terms_should_have_usual_times() {
		let usual = terms(&[]).unwrap();
		assert_eq!((usual.window, usual.judging), (7 * DAYS, 28 * DAYS));
		assert_eq!((usual.bond, usual.most), (500 * 10u128.pow(12), 255 * 10u128.pow(11)));
		let other = terms(&["--window", "3d", "--judging", "21d", "--level", "2"]).unwrap();
		assert_eq!((other.window, other.judging), (3 * DAYS, 21 * DAYS));
		assert_eq!(other.requirement.level, 2);
		assert!(terms(&["--window", "30y"]).is_err());
	}
}
