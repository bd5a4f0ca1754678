//! The terms of a round, as arguments of `distribution round draft` and `amend`.

use crate::{
	chain::{AssetKind, Chain, Terms},
	error::{CliError, Result},
	tree::ManifestFile,
};
use clap::{Args, ValueEnum};
use distribution_primitives::{
	Countries, Country, Jurisdictions, Manifest, Release, Remainder, Requirement, Schedule, Source,
	Window, MAX_COUNTRIES,
};
use serde_json::{json, Value};
use std::path::PathBuf;

/// Blocks of the relay chain per day.
pub const DAY: u32 = 14_400;

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

/// The terms of a round. `amend` keeps what is not given.
#[derive(Args, Debug, Clone)]
pub struct TermsArgs {
	/// Folder made by `list build`. Without it the round is listed: add its rows by `add-entries`.
	#[arg(long)]
	pub list: Option<PathBuf>,
	/// `native`, or the number of an asset. Default: native.
	#[arg(long)]
	pub asset: Option<AssetKind>,
	/// What the round can pay in all, in smallest units. Default: the sum of the list.
	#[arg(long)]
	pub budget: Option<u128>,
	/// First relay-chain block at which claims are accepted. Default: at once.
	#[arg(long)]
	pub opens: Option<u32>,
	/// Relay-chain block from which on they no longer are. Default: 30 days from now, or a week and a
	/// day after the last unlock of a stream.
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
	/// Streamed: the manager may stop a stream; what had unlocked stays the beneficiary's.
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
	/// The terms that the arguments describe. What they leave out is taken from `present`, the terms of
	/// the draft to amend, or else has its default.
	pub async fn terms(&self, chain: &Chain, present: Option<Terms>) -> Result<Terms> {
		let now = chain.now().await?;
		let release = self.release(present.as_ref().map(|terms| &terms.release), now)?;
		let closes = match (&release, &present) {
			(_, Some(terms)) => terms.window.closes,
			(Release::Streamed { schedule, .. }, None) => {
				schedule.start.saturating_add(schedule.length).saturating_add(DAY.saturating_mul(8))
			}
			_ => now.saturating_add(DAY.saturating_mul(30)),
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
				schedule: Schedule {
					start: self.start.unwrap_or(old.start),
					cliff: self.cliff.unwrap_or(old.cliff),
					length: length(Some(old.length))?,
					step: self.step.unwrap_or(old.step),
				},
				revocable: self.revocable.unwrap_or(*revocable),
				prepaid: self.prepaid.unwrap_or(*prepaid),
			},
			(ReleaseKind::Streamed, _) => Release::Streamed {
				schedule: Schedule {
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

/// What compliance demands of whom is paid.
#[derive(Args, Debug, Clone)]
pub struct RequirementArgs {
	/// Lowest level of identity check accepted. Default: 0, anybody.
	#[arg(long)]
	level: Option<u8>,
	/// Pay only into these countries: codes of two capital letters, as in DE,FR. Default: any.
	#[arg(long, value_name = "CODES", value_delimiter = ',', conflicts_with_all = ["except_countries", "any_country"])]
	only_countries: Option<Vec<Country>>,
	/// Pay into all countries but these. An account nobody has checked is not paid then either.
	#[arg(long, value_name = "CODES", value_delimiter = ',', conflicts_with = "any_country")]
	except_countries: Option<Vec<Country>>,
	/// Pay into any country: lifts what was demanded before.
	#[arg(long)]
	any_country: bool,
	/// How many different attesters must vouch for a beneficiary. Default: one, if anything is demanded.
	#[arg(long, value_name = "N")]
	attesters: Option<u8>,
}

impl RequirementArgs {
	/// What the arguments demand. What they leave out is taken from `present`.
	pub fn requirement(&self, present: Option<Requirement>) -> Result<Requirement> {
		let present = present.unwrap_or_default();
		let jurisdictions = match (&self.only_countries, &self.except_countries) {
			(Some(list), _) => Jurisdictions::Only(countries(list)?),
			(None, Some(list)) => Jurisdictions::Except(countries(list)?),
			(None, None) if self.any_country => Jurisdictions::Any,
			(None, None) => present.jurisdictions,
		};
		Ok(Requirement {
			level: self.level.unwrap_or(present.level),
			jurisdictions,
			attesters: self.attesters.unwrap_or(present.attesters),
		})
	}
}

/// A list of countries in order, each once.
fn countries(list: &[Country]) -> Result<Countries> {
	let mut list = list.to_vec();
	list.sort();
	list.dedup();
	Countries::try_from(list).map_err(|list| {
		CliError::input(format!(
			"{} countries, but at most {MAX_COUNTRIES} can be named",
			list.len()
		))
	})
}

/// Jurisdictions as JSON: `"any"`, `{"only": [..]}` or `{"except": [..]}`.
pub fn jurisdictions_json(jurisdictions: &Jurisdictions) -> Value {
	let codes = |list: &Countries| list.iter().map(Country::to_string).collect::<Vec<_>>();
	match jurisdictions {
		Jurisdictions::Any => json!("any"),
		Jurisdictions::Only(list) => json!({ "only": codes(list) }),
		Jurisdictions::Except(list) => json!({ "except": codes(list) }),
	}
}

/// Jurisdictions in words.
pub fn show_jurisdictions(jurisdictions: &Jurisdictions) -> String {
	let codes =
		|list: &Countries| list.iter().map(Country::to_string).collect::<Vec<_>>().join(", ");
	match jurisdictions {
		Jurisdictions::Any => "any country".into(),
		Jurisdictions::Only(list) => format!("only {}", codes(list)),
		Jurisdictions::Except(list) => format!("any country but {}", codes(list)),
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

	fn requirement(args: &[&str], present: Option<Requirement>) -> Requirement {
		let line = Line::try_parse_from([&["draft"][..], args].concat()).unwrap();
		line.terms.requirement.requirement(present).unwrap()
	}

	fn list(codes: &[[u8; 2]]) -> Countries {
		codes.iter().copied().map(Country).collect::<Vec<_>>().try_into().unwrap()
	}

	#[test]
	fn requirement_should_demand_what_the_flags_say() {
		assert_eq!(requirement(&[], None), Requirement::default());
		let demanded = requirement(
			&["--level", "2", "--only-countries", "FR,DE,FR", "--attesters", "3"],
			None,
		);
		let jurisdictions = Jurisdictions::Only(list(&[*b"DE", *b"FR"]));
		assert_eq!(demanded, Requirement { level: 2, jurisdictions, attesters: 3 });
		assert_eq!(
			requirement(&["--except-countries", "US,KP"], None).jurisdictions,
			Jurisdictions::Except(list(&[*b"KP", *b"US"]))
		);
	}

	#[test]
	fn requirement_should_keep_what_is_not_given_when_amended() {
		let present = Requirement {
			level: 2,
			jurisdictions: Jurisdictions::Only(list(&[*b"DE"])),
			attesters: 3,
		};
		assert_eq!(requirement(&[], Some(present.clone())), present);
		let level = requirement(&["--level", "1"], Some(present.clone()));
		assert_eq!(level, Requirement { level: 1, ..present.clone() });
		let any = requirement(&["--any-country"], Some(present.clone()));
		assert_eq!(any, Requirement { jurisdictions: Jurisdictions::Any, ..present });
	}

	#[test]
	fn countries_should_be_refused_when_wrong_conflicting_or_too_many() {
		for wrong in [
			&["draft", "--only-countries", "de"][..],
			&["draft", "--only-countries", "DE,F"],
			&["draft", "--only-countries", "DE", "--except-countries", "US"],
			&["draft", "--only-countries", "DE", "--any-country"],
		] {
			assert!(Line::try_parse_from(wrong).is_err(), "{wrong:?}");
		}
		let many: Vec<Country> = (0..65).map(|n| Country([b'A' + n / 26, b'A' + n % 26])).collect();
		assert!(countries(&many).is_err());
		assert_eq!(countries(&many[..64]).unwrap().len(), 64);
	}

	#[test]
	fn jurisdictions_should_be_written_in_json_and_words() {
		let only = Jurisdictions::Only(list(&[*b"DE", *b"FR"]));
		assert_eq!(jurisdictions_json(&only), json!({ "only": ["DE", "FR"] }));
		assert_eq!(show_jurisdictions(&only), "only DE, FR");
		let except = Jurisdictions::Except(list(&[*b"US"]));
		assert_eq!(jurisdictions_json(&except), json!({ "except": ["US"] }));
		assert_eq!(show_jurisdictions(&except), "any country but US");
		assert_eq!(jurisdictions_json(&Jurisdictions::Any), json!("any"));
	}
}
