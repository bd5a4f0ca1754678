//! The terms of a round, as arguments of `distribution round draft` and `amend`.

use crate::{
	args::requirement::RequirementArgs,
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
	/// Folder made by `list build`. Without it the round is listed: add its rows with
	/// `add-entries`.
	#[arg(long)]
	pub list: Option<PathBuf>,
	/// `native`, or the number of an asset. Default: native.
	#[arg(long)]
	pub asset: Option<AssetKind>,
	/// Most that the round can pay, in smallest units. Default: the sum of the list.
	#[arg(long)]
	pub budget: Option<u128>,
	/// First relay-chain block at which claims are accepted. Default: at once.
	#[arg(long)]
	pub opens: Option<u32>,
	/// First relay-chain block at which claims are no longer accepted. Default: 30 days from now,
	/// or a week and a day after the last unlock of a stream.
	#[arg(long)]
	pub closes: Option<u32>,
	/// How entitlements are paid. Default: immediate.
	#[arg(long, value_enum)]
	pub release: Option<ReleaseKind>,
	/// Vested and streamed: relay-chain block from which unlocking is counted. Default: now.
	#[arg(long)]
	pub start: Option<u32>,
	/// Streamed: blocks after the start before which nothing unlocks. Default: 0.
	#[arg(long)]
	pub cliff: Option<u32>,
	/// Vested and streamed: blocks after the start at which everything is unlocked.
	#[arg(long)]
	pub length: Option<u32>,
	/// Streamed: blocks per step; 1, the default, unlocks continuously.
	#[arg(long)]
	pub step: Option<u32>,
	/// Streamed: the manager may stop a stream; tokens already unlocked stay the beneficiary's.
	#[arg(long, value_name = "YES", num_args = 0..=1, default_missing_value = "true")]
	pub revocable: Option<bool>,
	/// Streamed: the manager's deposit covers the beneficiaries' records.
	#[arg(long, value_name = "YES", num_args = 0..=1, default_missing_value = "true")]
	pub prepaid: Option<bool>,
	/// Where unclaimed tokens go. Default: manager.
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

	fn release(&self, present: Option<&Release<u32>>, now: u32) -> Result<Release<u32>> {
		let kind = self.release.unwrap_or(match present {
			None | Some(Release::Immediate) => ReleaseKind::Immediate,
			Some(Release::Vested { .. }) => ReleaseKind::Vested,
			Some(Release::Streamed { .. }) => ReleaseKind::Streamed,
		});
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
