//! The terms of a round, as arguments of `distribution round draft` and `amend`.

use crate::{
	args::{
		number::{smallest_units, whole_number},
		requirement::RequirementArgs,
	},
	error::{CliError, Result},
};
use clap::{Args, ValueEnum};
use distribution_client::{
	lists::manifest::ManifestFile,
	types::{AssetKind, Terms, DAYS},
	Chain,
};
use distribution_primitives::{Manifest, Release, Remainder, Source, UnlockSchedule, Window};
use std::path::PathBuf;

/// How long claims of a round are accepted, unless its terms say otherwise.
const USUAL_WINDOW: u32 = DAYS.saturating_mul(30);
/// How long claims of a stream are accepted after its last unlock, unless its terms say otherwise.
const USUAL_STREAM_TAIL: u32 = DAYS.saturating_mul(8);

/// What a draft has for the options that are not given, for `--help`.
pub const DEFAULTS: &str = "Defaults:
  --list         none: the round is listed, and its rows are added with `add-entries`
  --asset        native
  --budget       the sum of the list; a listed round needs it
  --opens        at once
  --closes       30 days from now; streamed: eight days after the last unlock
  --release      immediate
  --start        now
  --length       none: vested and streamed rounds need it
  --cliff        0
  --step         1: continuously
  --remainder    manager
  --level        0: any account, from any country
  --attesters    0: one, if anything is required";

/// How entitlements are paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReleaseKind {
	/// At once.
	Immediate,
	/// Locked in the holder's account, unlocking over time.
	Vested,
	/// Kept in the pot, claimed as it unlocks.
	Streamed,
}

/// Where unclaimed tokens go.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum RemainderKind {
	/// Back to the manager.
	Manager,
	/// To the treasury.
	Treasury,
	/// Nowhere: they are burned.
	Burn,
}

/// The terms of a round. `amend` keeps values that are not given.
#[derive(Args, Debug, Clone)]
pub struct TermsArgs {
	/// Folder made by `list build`, for a Merkle round. Its sum is the budget unless --budget is
	/// given.
	#[arg(long)]
	pub list: Option<PathBuf>,
	/// `native`, or the number of an asset.
	#[arg(long)]
	pub asset: Option<AssetKind>,
	/// Upper limit of what the round pays, in smallest units.
	#[arg(long, value_name = "AMOUNT", value_parser = smallest_units)]
	pub budget: Option<u128>,
	/// First relay-chain block at which claims are accepted.
	#[arg(long, value_name = "BLOCK", value_parser = whole_number::<u32>)]
	pub opens: Option<u32>,
	/// First relay-chain block at which claims are no longer accepted.
	#[arg(long, value_name = "BLOCK", value_parser = whole_number::<u32>)]
	pub closes: Option<u32>,
	/// How entitlements are paid.
	#[arg(long, value_enum)]
	pub release: Option<ReleaseKind>,
	/// Vested and streamed: relay-chain block from which unlocking is counted.
	#[arg(long, value_name = "BLOCK", value_parser = whole_number::<u32>)]
	pub start: Option<u32>,
	/// Streamed: blocks after the start before which nothing unlocks.
	#[arg(long, value_name = "BLOCKS", value_parser = whole_number::<u32>)]
	pub cliff: Option<u32>,
	/// Vested and streamed: blocks after the start at which everything is unlocked.
	#[arg(long, value_name = "BLOCKS", value_parser = whole_number::<u32>)]
	pub length: Option<u32>,
	/// Streamed: blocks per step; 1 unlocks continuously.
	#[arg(long, value_name = "BLOCKS", value_parser = whole_number::<u32>)]
	pub step: Option<u32>,
	/// Streamed: the manager may stop a stream; tokens already unlocked stay the beneficiary's.
	#[arg(long, value_name = "YES", num_args = 0..=1, default_missing_value = "true")]
	pub revocable: Option<bool>,
	/// Streamed: the manager's deposit covers the beneficiaries' records.
	#[arg(long, value_name = "YES", num_args = 0..=1, default_missing_value = "true")]
	pub prepaid: Option<bool>,
	/// Where unclaimed tokens go.
	#[arg(long, value_enum)]
	pub remainder: Option<RemainderKind>,
	#[command(flatten)]
	pub requirement: RequirementArgs,
}

impl TermsArgs {
	/// The terms that the arguments describe. What they leave out is taken from `present`, the
	/// terms of the draft to amend, or else has its default.
	pub async fn terms(&self, chain: &Chain, present: Option<Terms>) -> Result<Terms> {
		let now = chain.now().await?;
		let release = self.release(present.as_ref().map(|terms| &terms.release), now)?;
		let closes = match (&release, &present) {
			(_, Some(terms)) => terms.window.closes,
			(Release::Streamed { schedule, .. }, None) => {
				schedule.start.saturating_add(schedule.length).saturating_add(USUAL_STREAM_TAIL)
			}
			_ => now.saturating_add(USUAL_WINDOW),
		};
		let (source, total, manifest) = self.source(present.as_ref())?;
		let budget = self.budget.or(total).ok_or_else(|| {
			CliError::input("give --list FOLDER for a Merkle round, or --budget for a listed one")
		})?;
		Ok(Terms {
			asset: self
				.asset
				.or(present.as_ref().map(|terms| terms.asset))
				.unwrap_or(AssetKind::Native),
			source,
			release,
			requirement: self
				.requirement
				.requirement(present.as_ref().map(|terms| terms.requirement.clone()))?,
			window: Window {
				opens: self
					.opens
					.or(present.as_ref().map(|terms| terms.window.opens))
					.unwrap_or_default(),
				closes: self.closes.unwrap_or(closes),
			},
			budget,
			remainder: match (self.remainder, present) {
				(Some(RemainderKind::Manager), _) | (None, None) => Remainder::Manager,
				(Some(RemainderKind::Treasury), _) => Remainder::Treasury,
				(Some(RemainderKind::Burn), _) => Remainder::Burn,
				(None, Some(terms)) => terms.remainder,
			},
			manifest,
		})
	}

	/// Source, budget unless given, and manifest.
	fn source(&self, present: Option<&Terms>) -> Result<(Source, Option<u128>, Option<Manifest>)> {
		let file = self.list.as_deref().map(ManifestFile::read).transpose()?;
		Ok(match (file, present) {
			(Some(file), _) => {
				let total = file.total_amount()?;
				let cid = file.cid.clone().into_bytes().try_into().map_err(|_| {
					CliError::input("the manifest's CID is longer than 96 characters")
				})?;
				let source = Source::Merkle { root: file.root_hash()?, leaves: file.rows };
				(source, Some(total), Some(Manifest { cid, rows: file.rows, total }))
			}
			(None, Some(terms)) => (terms.source, Some(terms.budget), terms.manifest.clone()),
			(None, None) => (Source::Listed, None, None),
		})
	}

	/// Refuses options that rounds of a kind do not have. Terms are final once a round is open, so
	/// none may be dropped without a word.
	fn fit(&self, kind: ReleaseKind) -> Result<()> {
		let given = |options: &[(&'static str, bool)]| {
			options.iter().find(|(_, set)| *set).map(|(name, _)| *name)
		};
		let streamed = given(&[
			("--cliff", self.cliff.is_some()),
			("--step", self.step.is_some()),
			("--revocable", self.revocable.is_some()),
			("--prepaid", self.prepaid.is_some()),
		]);
		let timed =
			given(&[("--start", self.start.is_some()), ("--length", self.length.is_some())]);
		match (kind, streamed, timed) {
			(ReleaseKind::Immediate | ReleaseKind::Vested, Some(name), _) => Err(CliError::input(
				format!("{name} applies to streamed rounds only: give --release streamed"),
			)),
			(ReleaseKind::Immediate, None, Some(name)) => Err(CliError::input(format!(
				"{name} applies to vested and streamed rounds: give --release vested or --release streamed"
			))),
			_ => Ok(()),
		}
	}

	fn release(&self, present: Option<&Release<u32>>, now: u32) -> Result<Release<u32>> {
		let kind = self.release.unwrap_or(match present {
			None | Some(Release::Immediate) => ReleaseKind::Immediate,
			Some(Release::Vested { .. }) => ReleaseKind::Vested,
			Some(Release::Streamed { .. }) => ReleaseKind::Streamed,
		});
		self.fit(kind)?;
		let length = |present: Option<u32>| {
			self.length
				.or(present)
				.ok_or_else(|| CliError::input("a vested or streamed round needs --length"))
		};
		Ok(match (kind, present) {
			(ReleaseKind::Immediate, _) => Release::Immediate,
			(ReleaseKind::Vested, Some(Release::Vested { start, length: old })) => {
				Release::Vested { start: self.start.unwrap_or(*start), length: length(Some(*old))? }
			}
			(ReleaseKind::Vested, _) => {
				Release::Vested { start: self.start.unwrap_or(now), length: length(None)? }
			}
			(
				ReleaseKind::Streamed,
				Some(Release::Streamed { schedule: old, revocable, prepaid }),
			) => Release::Streamed {
				schedule: UnlockSchedule {
					start: self.start.unwrap_or(old.start),
					cliff: self.cliff.unwrap_or(old.cliff),
					length: length(Some(old.length))?,
					step: self.step.unwrap_or(old.step),
				},
				revocable: self.revocable.unwrap_or(*revocable),
				prepaid: self.prepaid.unwrap_or(*prepaid),
			},
			(ReleaseKind::Streamed, _) => Release::Streamed {
				schedule: UnlockSchedule {
					start: self.start.unwrap_or(now),
					cliff: self.cliff.unwrap_or_default(),
					length: length(None)?,
					step: self.step.unwrap_or(1),
				},
				revocable: self.revocable.unwrap_or_default(),
				prepaid: self.prepaid.unwrap_or_default(),
			},
		})
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;

	#[derive(Parser)]
	struct Line {
		#[command(flatten)]
		terms: TermsArgs,
	}

	fn release(args: &[&str], present: Option<&Release<u32>>) -> Result<Release<u32>> {
		let line = Line::try_parse_from([&["draft"][..], args].concat()).unwrap();
		line.terms.release(present, 100)
	}

	fn refused(args: &[&str], present: Option<&Release<u32>>) -> String {
		release(args, present).unwrap_err().to_string()
	}

	const VESTED: Release<u32> = Release::Vested { start: 5, length: 50 };

	#[test]
	fn schedule_should_be_refused_when_the_round_is_immediate() {
		for args in [&["--length", "100"][..], &["--start", "7"]] {
			let said = format!("{} applies to vested and streamed rounds", args[0]);
			for present in [None, Some(&Release::Immediate)] {
				assert!(refused(args, present).starts_with(&said), "{}", refused(args, present));
			}
			let back = [&["--release", "immediate"][..], args].concat();
			assert!(refused(&back, Some(&VESTED)).starts_with(&said));
			assert_eq!(release(args, None).unwrap_err().code(), 3);
		}
	}

	#[test]
	fn options_of_streams_should_be_refused_when_the_round_does_not_stream() {
		for args in [
			&["--cliff", "0"][..],
			&["--step", "1"],
			&["--revocable"],
			&["--revocable", "false"],
			&["--prepaid"],
		] {
			let said = format!("{} applies to streamed rounds only", args[0]);
			let vested = [&["--release", "vested", "--length", "9"][..], args].concat();
			let timed = [&["--length", "9"][..], args].concat();
			for given in [args, &vested[..], &timed[..]] {
				assert!(refused(given, None).starts_with(&said), "{given:?}");
			}
			assert!(refused(args, Some(&VESTED)).starts_with(&said));
			let streamed = [&["--release", "streamed", "--length", "9"][..], args].concat();
			assert!(release(&streamed, Some(&VESTED)).is_ok(), "{args:?}");
		}
	}

	#[test]
	fn release_should_keep_what_an_amendment_does_not_mention() {
		let longer = Release::Vested { start: 5, length: 60 };
		assert_eq!(release(&["--length", "60"], Some(&VESTED)).unwrap(), longer);
		assert_eq!(release(&[], Some(&VESTED)).unwrap(), VESTED);
		let immediate = release(&["--release", "immediate"], Some(&VESTED)).unwrap();
		assert_eq!(immediate, Release::Immediate);
		let drafted = release(&["--release", "vested", "--length", "60"], None).unwrap();
		assert_eq!(drafted, Release::Vested { start: 100, length: 60 });
	}
}
