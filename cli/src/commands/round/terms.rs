//! The terms of a round, as arguments of `distribution round draft` and `amend`.

use crate::{
	args::{
		number::whole_number, percent::parse_percent, release::ReleaseKind,
		remainder::RemainderKind, requirement::RequirementArgs,
	},
	error::{CliError, Result},
};
use clap::Args;
use distribution_client::{
	amount::Unit,
	content::of_manifest,
	lists::{manifest::ManifestFile, order::Order},
	time::{Clock, Length, Time},
	types::{AssetKind, Terms, DAYS},
	Chain,
};
use distribution_primitives::{
	Beneficiaries, Manifest, MaxShare, Published, Release, Remainder, Source, UnlockSchedule,
	Window, MAX_LARGEST,
};
use std::path::PathBuf;

/// How long claims of a round are accepted, unless its terms say otherwise.
const USUAL_WINDOW: u32 = DAYS.saturating_mul(30);
/// How long claims of a stream are accepted after its last unlock, unless its terms say otherwise.
const USUAL_STREAM_TAIL: u32 = DAYS.saturating_mul(8);

/// What a draft has for the options that are not given, for `--help`.
pub const DEFAULTS: &str = "Defaults:
  --list         none: the round is listed, and its rows are added with `add-entries`
  --vouchers     none: entitlements are rows
  --published    the list may be kept anywhere
  --asset        native
  --budget       the sum of the list; any other round needs it
  --opens        at once
  --closes       30 days from now; streamed: eight days after the last unlock
  --release      immediate
  --start        now
  --length       none: vested and streamed rounds need it
  --cliff        0
  --step         blocks:1: continuously
  --remainder    manager
  --ethereum     what the list names; without one accounts, not Ethereum addresses
  --level        0: any account, from any country
  --attesters    0: one, if anything is required";

/// Reads how many of the largest rows may be what part of a list: `10:25`.
fn max_share(text: &str) -> std::result::Result<MaxShare, String> {
	let wrong =
		|| {
			format!("`{text}` is not a number of rows up to {MAX_LARGEST} and a percentage, such as 10:25")
		};
	let (rows, percent) = text.split_once(':').ok_or_else(wrong)?;
	let rows = rows.trim().parse().ok().filter(|rows| (1..=MAX_LARGEST).contains(rows));
	let rows = rows.ok_or_else(wrong)?;
	let share = parse_percent(percent.trim()).map_err(|error| error.to_string())?;
	Ok(MaxShare { rows, share })
}

/// What the terms of a draft demand of the list in the chain.
fn demanded_by(present: Option<&Terms>) -> Option<Published> {
	present?.manifest.as_ref()?.published
}

/// Source, sum and manifest of a list in the chain. What `present` demands of it holds for the next
/// one too.
async fn stored(
	chain: &Chain,
	list: u32,
	present: Option<&Terms>,
) -> Result<(Source, Option<u128>, Option<Manifest>)> {
	let list = chain.published(list).await?;
	let (rows, total) = (list.record.rows, list.record.total);
	let source = Source::Merkle { root: list.root, leaves: rows };
	let published = demanded_by(present);
	let manifest = Manifest { cid: Default::default(), rows, total, published };
	Ok((source, Some(total), Some(manifest)))
}

/// The terms of a round. `amend` keeps values that are not given.
#[derive(Args, Debug, Clone)]
pub struct TermsArgs {
	/// Folder made by `list build`, for a Merkle round. Its sum is the budget unless --budget is
	/// given.
	#[arg(long)]
	pub list: Option<PathBuf>,
	/// Number of the list in the chain that the round must have: it opens only once all rows are
	/// stored. Without --list the round takes root, rows and sum from it.
	#[arg(long, value_name = "LIST", value_parser = whole_number::<u32>)]
	pub published: Option<u32>,
	/// Do not open with a list in the chain that has a larger row: 25.5 or "25.5 DIST" in tokens of the
	/// asset.
	#[arg(long, value_name = "AMOUNT")]
	pub max_row: Option<String>,
	/// Do not open with a list in the chain whose largest rows are more of it: 10:25 lets the ten
	/// largest be a quarter.
	#[arg(long, value_name = "ROWS:PERCENT", value_parser = max_share)]
	pub max_share_of_largest: Option<MaxShare>,
	/// Pay vouchers that keys sign off chain, to so many accounts: your deposit covers their records. The
	/// number can be raised later.
	#[arg(long, value_name = "ACCOUNTS", value_parser = whole_number::<u32>,
		conflicts_with_all = ["list", "published", "max_row", "max_share_of_largest"])]
	pub vouchers: Option<u32>,
	/// `native`, or the number of an asset.
	#[arg(long)]
	pub asset: Option<AssetKind>,
	/// Upper limit of what the round pays: 25.5 or "25.5 DIST" in tokens of its asset, "25 smallest"
	/// in its smallest unit.
	#[arg(long, value_name = "AMOUNT")]
	pub budget: Option<String>,
	/// When claims are accepted first: 2027-01-31 or 2027-01-31T12:00Z (UTC), +30d from now, or
	/// '#123456' for a block of the relay chain.
	#[arg(long, value_name = "TIME")]
	pub opens: Option<Time>,
	/// When claims are no longer accepted.
	#[arg(long, value_name = "TIME")]
	pub closes: Option<Time>,
	/// How entitlements are paid.
	#[arg(long, value_enum)]
	pub release: Option<ReleaseKind>,
	/// Vested and streamed: the time from which unlocking is counted.
	#[arg(long, value_name = "TIME")]
	pub start: Option<Time>,
	/// Streamed: how long after the start nothing unlocks, such as 1y, 6mo or 30d. A year has 365.25
	/// days, a month a twelfth of that; blocks:N is a number of relay-chain blocks.
	#[arg(long, value_name = "DURATION")]
	pub cliff: Option<Length>,
	/// Vested and streamed: how long after the start everything is unlocked.
	#[arg(long, value_name = "DURATION")]
	pub length: Option<Length>,
	/// Streamed: how long a step lasts, such as month; blocks:1 unlocks continuously.
	#[arg(long, value_name = "DURATION")]
	pub step: Option<Length>,
	/// Accept times and durations of more than twenty years.
	#[arg(long)]
	pub allow_far: bool,
	/// Streamed: the manager may stop a stream; tokens already unlocked stay the beneficiary's.
	#[arg(long, value_name = "YES", num_args = 0..=1, default_missing_value = "true")]
	pub revocable: Option<bool>,
	/// Streamed: the manager's deposit covers the beneficiaries' records.
	#[arg(long, value_name = "YES", num_args = 0..=1, default_missing_value = "true")]
	pub prepaid: Option<bool>,
	/// Where unclaimed tokens go.
	#[arg(long, value_enum)]
	pub remainder: Option<RemainderKind>,
	/// The rows name Ethereum addresses, whose owners sign which account is paid. With --list this is
	/// what the list was built for.
	#[arg(long, value_name = "YES", num_args = 0..=1, default_missing_value = "true")]
	pub ethereum: Option<bool>,
	#[command(flatten)]
	pub requirement: RequirementArgs,
}

impl TermsArgs {
	/// The terms that the arguments describe. What they leave out is taken from `present`, the
	/// terms of the draft to amend, or else has its default.
	pub async fn terms(&self, chain: &Chain, present: Option<Terms>) -> Result<Terms> {
		let clock = chain.clock().await?;
		let release = self.release(present.as_ref().map(|terms| &terms.release), &clock)?;
		let closes = match (self.time(self.closes, &clock)?, &release, &present) {
			(Some(closes), _, _) => closes,
			(None, _, Some(terms)) => terms.window.closes,
			(None, Release::Streamed { schedule, .. }, None) => {
				schedule.start.saturating_add(schedule.length).saturating_add(USUAL_STREAM_TAIL)
			}
			_ => clock.block.saturating_add(USUAL_WINDOW),
		};
		let asset =
			self.asset.or(present.as_ref().map(|terms| terms.asset)).unwrap_or(AssetKind::Native);
		let (source, total, mut manifest) = match (self.published, &self.list) {
			_ if self.vouchers.is_some() => self.of_vouchers(present.as_ref()),
			(Some(list), None) => stored(chain, list, present.as_ref()).await?,
			_ => self.source(present.as_ref())?,
		};
		let unit = chain.unit(asset).await?;
		self.demand(manifest.as_mut(), &unit)?;
		let budget = match &self.budget {
			Some(text) => Some(unit.read(text)?),
			None => total,
		};
		let budget = budget.ok_or_else(|| {
			CliError::input("give --list FOLDER for a Merkle round, or --budget for any other")
		})?;
		let beneficiaries = self.beneficiaries(present.as_ref())?;
		Ok(Terms {
			asset,
			source,
			release,
			requirement: self
				.requirement
				.requirement(present.as_ref().map(|terms| terms.requirement.clone()))?,
			window: Window {
				opens: self
					.time(self.opens, &clock)?
					.or(present.as_ref().map(|terms| terms.window.opens))
					.unwrap_or_default(),
				closes,
			},
			budget,
			remainder: match (self.remainder, present) {
				(Some(kind), _) => kind.into(),
				(None, Some(terms)) => terms.remainder,
				(None, None) => Remainder::Manager,
			},
			manifest,
			beneficiaries,
		})
	}

	/// Which kind of beneficiaries the rows name: as the list says, or as given.
	fn beneficiaries(&self, present: Option<&Terms>) -> Result<Beneficiaries> {
		let given = self.ethereum.map(|ethereum| {
			if ethereum {
				Beneficiaries::Ethereum
			} else {
				Beneficiaries::Accounts
			}
		});
		let Some(folder) = &self.list else {
			let present = present.map(|terms| terms.beneficiaries);
			return Ok(given.or(present).unwrap_or_default());
		};
		let of_list = ManifestFile::read(folder)?.beneficiaries()?;
		match given {
			Some(given) if given != of_list => Err(CliError::input(match of_list {
				Beneficiaries::Accounts => {
					"the list names accounts of this chain: build it with `list build --ethereum`"
				}
				Beneficiaries::Ethereum => {
					"the list names Ethereum addresses: build it without --ethereum"
				}
			})),
			_ => Ok(of_list),
		}
	}

	/// The relay-chain block of a time.
	fn time(&self, given: Option<Time>, clock: &Clock) -> Result<Option<u32>> {
		let block = given.map(|time| clock.block_of(time, self.allow_far)).transpose()?;
		Ok(block)
	}

	/// A duration in relay-chain blocks.
	fn blocks(&self, given: Option<Length>) -> Result<Option<u32>> {
		let blocks = given.map(|length| length.blocks(self.allow_far)).transpose()?;
		Ok(blocks)
	}

	/// Source and budget of a round of vouchers.
	fn of_vouchers(&self, present: Option<&Terms>) -> (Source, Option<u128>, Option<Manifest>) {
		let source = Source::Voucher { beneficiaries: self.vouchers.unwrap_or_default() };
		(source, present.map(|terms| terms.budget), None)
	}

	/// Source, budget unless given, and manifest.
	fn source(&self, present: Option<&Terms>) -> Result<(Source, Option<u128>, Option<Manifest>)> {
		let file = self.list.as_deref().map(ManifestFile::read).transpose()?;
		if let (Some(file), Some(folder)) = (&file, &self.list) {
			file.fits_tree(folder)?;
		}
		Ok(match (file, present) {
			(Some(file), _) => {
				if self.published.is_some() && file.order != Order::Rows {
					return Err(CliError::input(
						"the leaves of this list's tree are sorted by hash, and the chain stores lists in row order: build it without --sort-leaves",
					));
				}
				let total = file.total_amount()?;
				let cid = of_manifest(&file.cid)?;
				let source = Source::Merkle { root: file.root_hash()?, leaves: file.rows };
				// What the terms demand of the list holds for the next one too.
				let published = demanded_by(present);
				let manifest = Manifest { cid, rows: file.rows, total, published };
				(source, Some(total), Some(manifest))
			}
			(None, Some(terms)) => (terms.source, Some(terms.budget), terms.manifest.clone()),
			(None, None) => (Source::Listed, None, None),
		})
	}

	/// Adds to a manifest what is demanded of the list in the chain. What is not given stays.
	fn demand(&self, manifest: Option<&mut Manifest>, unit: &Unit) -> Result<()> {
		let limited = self.max_row.is_some() || self.max_share_of_largest.is_some();
		if self.published.is_none() && !limited {
			return Ok(());
		}
		let manifest = manifest.ok_or_else(|| {
			CliError::input("a listed round has its rows in the chain already: --published, --max-row and --max-share-of-largest are for a Merkle round")
		})?;
		let present = manifest.published;
		let list = self.published.or(present.map(|published| published.list)).ok_or_else(|| {
			CliError::input(
				"the chain knows the largest rows of lists that it stores only: give --published",
			)
		})?;
		let mut demand = Published { list, ..present.unwrap_or(Published::new(list)) };
		if let Some(text) = &self.max_row {
			demand.max_row = Some(unit.read(text)?);
		}
		if self.max_share_of_largest.is_some() {
			demand.max_share_of_largest = self.max_share_of_largest;
		}
		manifest.published = Some(demand);
		Ok(())
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

	fn release(&self, present: Option<&Release<u32>>, clock: &Clock) -> Result<Release<u32>> {
		let kind = self.release.unwrap_or(match present {
			None | Some(Release::Immediate) => ReleaseKind::Immediate,
			Some(Release::Vested { .. }) => ReleaseKind::Vested,
			Some(Release::Streamed { .. }) => ReleaseKind::Streamed,
		});
		self.fit(kind)?;
		let now = clock.block;
		let start = self.time(self.start, clock)?;
		let [given, cliff, step] =
			[self.blocks(self.length)?, self.blocks(self.cliff)?, self.blocks(self.step)?];
		let length = |present: Option<u32>| {
			given
				.or(present)
				.ok_or_else(|| CliError::input("a vested or streamed round needs --length"))
		};
		Ok(match (kind, present) {
			(ReleaseKind::Immediate, _) => Release::Immediate,
			(ReleaseKind::Vested, Some(Release::Vested { start: begun, length: old })) => {
				Release::Vested { start: start.unwrap_or(*begun), length: length(Some(*old))? }
			}
			(ReleaseKind::Vested, _) => {
				Release::Vested { start: start.unwrap_or(now), length: length(None)? }
			}
			(
				ReleaseKind::Streamed,
				Some(Release::Streamed { schedule: old, revocable, prepaid }),
			) => Release::Streamed {
				schedule: UnlockSchedule {
					start: start.unwrap_or(old.start),
					cliff: cliff.unwrap_or(old.cliff),
					length: length(Some(old.length))?,
					step: step.unwrap_or(old.step),
				},
				revocable: self.revocable.unwrap_or(*revocable),
				prepaid: self.prepaid.unwrap_or(*prepaid),
			},
			(ReleaseKind::Streamed, _) => Release::Streamed {
				schedule: UnlockSchedule {
					start: start.unwrap_or(now),
					cliff: cliff.unwrap_or_default(),
					length: length(None)?,
					step: step.unwrap_or(1),
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
		line.terms.release(present, &Clock { block: 100, seconds: 0 })
	}

	fn refused(args: &[&str], present: Option<&Release<u32>>) -> String {
		release(args, present).unwrap_err().to_string()
	}

	const VESTED: Release<u32> = Release::Vested { start: 5, length: 50 };

	#[test]
	fn schedule_should_be_refused_when_the_round_is_immediate() {
		for args in [&["--length", "30d"][..], &["--start", "7"]] {
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
			&["--step", "blocks:1"],
			&["--revocable"],
			&["--revocable", "false"],
			&["--prepaid"],
		] {
			let said = format!("{} applies to streamed rounds only", args[0]);
			let vested = [&["--release", "vested", "--length", "blocks:9"][..], args].concat();
			let timed = [&["--length", "blocks:9"][..], args].concat();
			for given in [args, &vested[..], &timed[..]] {
				assert!(refused(given, None).starts_with(&said), "{given:?}");
			}
			assert!(refused(args, Some(&VESTED)).starts_with(&said));
			let streamed = [&["--release", "streamed", "--length", "blocks:9"][..], args].concat();
			assert!(release(&streamed, Some(&VESTED)).is_ok(), "{args:?}");
		}
	}

	#[test]
	fn release_should_keep_what_an_amendment_does_not_mention() {
		let longer = Release::Vested { start: 5, length: 60 };
		assert_eq!(release(&["--length", "blocks:60"], Some(&VESTED)).unwrap(), longer);
		assert_eq!(release(&[], Some(&VESTED)).unwrap(), VESTED);
		let immediate = release(&["--release", "immediate"], Some(&VESTED)).unwrap();
		assert_eq!(immediate, Release::Immediate);
		let drafted = release(&["--release", "vested", "--length", "blocks:60"], None).unwrap();
		assert_eq!(drafted, Release::Vested { start: 100, length: 60 });
	}

	#[test]
	fn schedule_should_be_given_in_dates_and_durations() {
		let args = [
			"--release",
			"streamed",
			"--start",
			"+1w",
			"--length",
			"4y",
			"--cliff",
			"1y",
			"--step",
			"month",
		];
		let Release::Streamed { schedule, .. } = release(&args, None).unwrap() else { panic!() };
		let month = 438_300;
		let wanted =
			UnlockSchedule { start: 100_900, cliff: 12 * month, length: 48 * month, step: month };
		assert_eq!(schedule, wanted);
	}

	fn demanded(args: &[&str], present: Option<Published>) -> Result<Option<Published>> {
		let line = Line::try_parse_from([&["draft"][..], args].concat()).unwrap();
		let mut manifest =
			Manifest { cid: Default::default(), rows: 1, total: 5, published: present };
		line.terms.demand(Some(&mut manifest), &Unit::native())?;
		Ok(manifest.published)
	}

	#[test]
	fn list_in_the_chain_should_be_demanded_with_its_limits() {
		assert_eq!(demanded(&[], None).unwrap(), None);
		assert_eq!(demanded(&["--published", "7"], None).unwrap(), Some(Published::new(7)));
		let args = ["--published", "7", "--max-row", "2.5", "--max-share-of-largest", "10:25"];
		let all = demanded(&args, None).unwrap().unwrap();
		let share = MaxShare { rows: 10, share: parse_percent("25").unwrap() };
		assert_eq!((all.list, all.max_row), (7, Some(2_500_000_000_000)));
		assert_eq!(all.max_share_of_largest, Some(share));
		// What is not given stays.
		assert_eq!(demanded(&[], Some(all)).unwrap(), Some(all));
		let other = demanded(&["--published", "8"], Some(all)).unwrap().unwrap();
		assert_eq!(other, Published { list: 8, ..all });
		let row = demanded(&["--max-row", "1 smallest"], Some(all)).unwrap().unwrap();
		assert_eq!(row, Published { max_row: Some(1), ..all });
		let refused = demanded(&["--max-row", "1"], None).unwrap_err().to_string();
		assert!(refused.contains("give --published"), "{refused}");
		let line = Line::try_parse_from(["draft", "--published", "7"]).unwrap();
		assert!(line.terms.demand(None, &Unit::native()).is_err());
		for wrong in ["10", "0:25", "101:25", "10:", "10:101", "x:5"] {
			let line = Line::try_parse_from(["draft", "--max-share-of-largest", wrong]);
			assert!(line.is_err(), "{wrong}");
		}
	}

	#[test]
	fn schedule_should_be_refused_when_it_is_not_meant() {
		for wrong in ["1798675200", "20270131", "soon", "31.1.2027"] {
			let line = Line::try_parse_from(["draft", "--closes", wrong]);
			assert!(line.is_err(), "{wrong}");
		}
		// Seconds of a year are neither blocks nor anything else without a unit.
		let line = Line::try_parse_from(["draft", "--length", "31536000"]);
		assert!(line.err().unwrap().to_string().contains("blocks:31536000"));
		let args = ["--release", "vested", "--length", "21y"];
		assert!(refused(&args, None).contains("more than 20 years"));
		assert!(release(&[&args[..], &["--allow-far"]].concat(), None).is_ok());
	}
}
