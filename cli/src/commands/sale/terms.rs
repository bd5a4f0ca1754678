//! The terms of a sale, as arguments of `distribution sale open`.

use crate::{
	args::{
		number::whole_number, release::ReleaseKind, remainder::RemainderKind,
		requirement::RequirementArgs,
	},
	error::{CliError, Result},
};
use clap::Args;
use distribution_client::{
	amount::Unit,
	time::{Clock, Length, Time},
	types::{AssetKind, SaleTerms, DAYS},
	Chain,
};
use distribution_primitives::{
	sale::Classes, Class, Form, Release, Remainder, SaleFault, UnlockSchedule, Window, MAX_CLASSES,
};

/// How long bids are accepted, unless the terms say otherwise.
const USUAL_BIDDING: u32 = DAYS.saturating_mul(7);
/// For how long bids wait for bidders whom compliance refuses, unless the terms say otherwise.
const USUAL_FINISHING: u32 = DAYS.saturating_mul(21);
/// By how long a late bid that moves the price prolongs an auction: half an hour.
const USUAL_LATE: u32 = 300;
/// What the round has left after everything else that can happen.
const USUAL_TAIL: u32 = DAYS.saturating_mul(14);
/// Room for so many bids, unless the terms say otherwise.
const USUAL_BIDS: u32 = 10_000;

/// What a sale has for the options that are not given, for `--help`.
pub const DEFAULTS: &str = "Defaults:
  --asset        native
  --first        0: everything is shared in proportion
  --class        none: all bidders count alike
  --late         30min
  --minimum      0: it succeeds whatever it raises
  --least        one token, or one smallest unit of an asset without decimals
  --most         the supply
  --bids         10000
  --opens        at once
  --closes       seven days after it opens
  --finishing    21d
  --until        14 days after everything else is over
  --release      immediate
  --start        when the bidding closes
  --length       none: vested and streamed sales need it
  --cliff        0
  --step         blocks:1: continuously
  --remainder    manager: what is not sold goes back to the seller
  --level        0: any account, from any country
  --attesters    0: one, if anything is required";

/// A level and how much bidders who have it count: `2:5`.
fn class(text: &str) -> std::result::Result<Class, String> {
	let parsed = text.split_once(':').and_then(|(level, weight)| {
		Some((level.trim().parse().ok()?, weight.trim().parse().ok()?))
	});
	let (level, weight) =
		parsed.ok_or_else(|| format!("`{text}` is not a level and a weight, such as 2:5"))?;
	Ok(Class { level, weight })
}

/// The terms of a sale.
#[derive(Args, Debug, Clone)]
pub struct TermsArgs {
	/// What is sold: `native`, or the number of an asset.
	#[arg(long, default_value = "native")]
	asset: AssetKind,
	/// How much of it: 25.5 or "25.5 DIST" in tokens, "25 smallest" in its smallest unit.
	#[arg(long, value_name = "AMOUNT")]
	supply: String,
	/// The asset that bids are paid in: `native`, or its number.
	#[arg(long, value_name = "ASSET")]
	money: AssetKind,
	/// A fixed price: what one token of what is sold costs, in the asset that bids are paid in. One
	/// smallest unit, if what is sold has no decimals.
	#[arg(long, value_name = "AMOUNT", required_unless_present = "floor",
		conflicts_with_all = ["floor", "tick", "ticks", "late"])]
	price: Option<String>,
	/// At a fixed price: what everybody gets who asks for as much, before the rest is shared.
	#[arg(long, value_name = "AMOUNT", conflicts_with = "floor")]
	first: Option<String>,
	/// At a fixed price: bidders from this level on count so many times for the rest, as in 2:5. For
	/// each class, the lowest first; that has the level that the sale requires.
	#[arg(long, value_name = "LEVEL:WEIGHT", value_parser = class, conflicts_with = "floor")]
	class: Vec<Class>,
	/// An auction: the lowest price of one token.
	#[arg(long, value_name = "AMOUNT", requires = "tick", requires = "ticks")]
	floor: Option<String>,
	/// In an auction: by how much prices differ.
	#[arg(long, value_name = "AMOUNT", requires = "floor")]
	tick: Option<String>,
	/// In an auction: number of prices, at most 1,024.
	#[arg(long, value_name = "N", value_parser = whole_number::<u16>, requires = "floor")]
	ticks: Option<u16>,
	/// In an auction: a bid that moves the price with less time left than this makes the bidding last
	/// for as long from then on.
	#[arg(long, value_name = "DURATION", requires = "floor")]
	late: Option<Length>,
	/// The least money that the sale must raise: with less, everybody gets everything back.
	#[arg(long, value_name = "AMOUNT")]
	minimum: Option<String>,
	/// The least that an account can ask for.
	#[arg(long, value_name = "AMOUNT")]
	least: Option<String>,
	/// The most that an account can ask for.
	#[arg(long, value_name = "AMOUNT")]
	most: Option<String>,
	/// Number of accounts that can bid. Your deposit covers their rows.
	#[arg(long, value_name = "N", value_parser = whole_number::<u32>, default_value_t = USUAL_BIDS)]
	bids: u32,
	/// When bids are accepted first: 2027-01-31 or 2027-01-31T12:00Z (UTC), +30d from now, or
	/// '#123456' for a block of the relay chain.
	#[arg(long, value_name = "TIME")]
	opens: Option<Time>,
	/// When bids are no longer accepted.
	#[arg(long, value_name = "TIME")]
	closes: Option<Time>,
	/// For how long bids wait for bidders who do not qualify any longer, such as 21d.
	#[arg(long, value_name = "DURATION")]
	finishing: Option<Length>,
	/// When nothing is delivered any longer, to anybody.
	#[arg(long, value_name = "TIME")]
	until: Option<Time>,
	/// How what was bought is paid.
	#[arg(long, value_enum, default_value_t = ReleaseKind::Immediate)]
	release: ReleaseKind,
	/// Vested and streamed: the time from which unlocking is counted.
	#[arg(long, value_name = "TIME")]
	start: Option<Time>,
	/// Vested and streamed: how long after the start everything is unlocked.
	#[arg(long, value_name = "DURATION")]
	length: Option<Length>,
	/// Streamed: how long after the start nothing unlocks.
	#[arg(long, value_name = "DURATION")]
	cliff: Option<Length>,
	/// Streamed: how long a step lasts, such as month; blocks:1 unlocks continuously.
	#[arg(long, value_name = "DURATION")]
	step: Option<Length>,
	/// Streamed: your deposit covers the buyers' records.
	#[arg(long)]
	prepaid: bool,
	/// Accept times and durations of more than twenty years.
	#[arg(long)]
	allow_far: bool,
	/// Where what is not sold goes.
	#[arg(long, value_enum)]
	remainder: Option<RemainderKind>,
	#[command(flatten)]
	requirement: RequirementArgs,
}

impl TermsArgs {
	/// The terms that the arguments describe.
	pub async fn terms(&self, chain: &Chain) -> Result<SaleTerms> {
		let (sold, money) = (chain.unit(self.asset).await?, chain.unit(self.money).await?);
		self.with(&chain.clock().await?, &sold, &money)
	}

	/// The same, with the units of what is sold and of the money.
	fn with(&self, clock: &Clock, sold: &Unit, money: &Unit) -> Result<SaleTerms> {
		let supply = sold.read(&self.supply)?;
		let lot = 10u128.saturating_pow(sold.decimals().unwrap_or_default().into());
		let quantity = |text: &Option<String>, usual: u128| -> Result<u128> {
			Ok(text.as_ref().map(|text| sold.read(text)).transpose()?.unwrap_or(usual))
		};
		let form = self.form(sold, money)?;
		let opens = self.time(self.opens, clock)?.unwrap_or_default();
		let closes = match self.time(self.closes, clock)? {
			Some(closes) => closes,
			None => opens.max(clock.block).saturating_add(USUAL_BIDDING),
		};
		let finishing = self.blocks(self.finishing)?.unwrap_or(USUAL_FINISHING);
		let release = self.release(clock, closes)?;
		let until = match self.time(self.until, clock)? {
			Some(until) => until,
			None => usual_end(closes, finishing, &form, &release),
		};
		let terms = SaleTerms {
			asset: self.asset,
			supply,
			money: self.money,
			lot,
			form,
			minimum: self.minimum.as_ref().map(|text| money.read(text)).transpose()?.unwrap_or(0),
			least: quantity(&self.least, lot)?,
			most: quantity(&self.most, supply)?,
			bids: self.bids,
			bidding: Window { opens, closes },
			finishing,
			until,
			release,
			requirement: self.requirement.requirement(None)?,
			remainder: self.remainder.map_or(Remainder::Manager, Into::into),
		};
		match terms.fault() {
			Some(fault) => Err(CliError::input(explain(fault))),
			None => Ok(terms),
		}
	}

	fn form(&self, sold: &Unit, money: &Unit) -> Result<Form<u128, u32>> {
		let read = |text: &String| money.read(text);
		if let Some(price) = &self.price {
			let classes: Classes = self.class.clone().try_into().map_err(|_| {
				CliError::input(format!("a sale has {MAX_CLASSES} classes at most"))
			})?;
			let first = self.first.as_ref().map(|text| sold.read(text)).transpose()?;
			return Ok(Form::Fixed { price: read(price)?, first: first.unwrap_or(0), classes });
		}
		let (Some(floor), Some(tick), Some(ticks)) = (&self.floor, &self.tick, self.ticks) else {
			return Err(CliError::input("give --price, or --floor, --tick and --ticks"));
		};
		let late = self.blocks(self.late)?.unwrap_or(USUAL_LATE);
		Ok(Form::Auction { floor: read(floor)?, step: read(tick)?, ticks, late })
	}

	fn release(&self, clock: &Clock, closes: u32) -> Result<Release<u32>> {
		let streamed = [
			("--cliff", self.cliff.is_some()),
			("--step", self.step.is_some()),
			("--prepaid", self.prepaid),
		];
		let timed = [("--start", self.start.is_some()), ("--length", self.length.is_some())];
		let given = |options: &[(&'static str, bool)]| {
			options.iter().find(|(_, set)| *set).map(|(name, _)| *name)
		};
		if let (true, Some(name)) = (self.release != ReleaseKind::Streamed, given(&streamed)) {
			return Err(CliError::input(format!(
				"{name} applies to streamed sales only: give --release streamed"
			)));
		}
		if let (ReleaseKind::Immediate, Some(name)) = (self.release, given(&timed)) {
			return Err(CliError::input(format!(
				"{name} applies to vested and streamed sales: give --release vested or --release streamed"
			)));
		}
		let start = self.time(self.start, clock)?.unwrap_or(closes);
		let length = || -> Result<u32> {
			let given = self.blocks(self.length)?;
			given.ok_or_else(|| CliError::input("a vested or streamed sale needs --length"))
		};
		Ok(match self.release {
			ReleaseKind::Immediate => Release::Immediate,
			ReleaseKind::Vested => Release::Vested { start, length: length()? },
			ReleaseKind::Streamed => Release::Streamed {
				schedule: UnlockSchedule {
					start,
					cliff: self.blocks(self.cliff)?.unwrap_or_default(),
					length: length()?,
					step: self.blocks(self.step)?.unwrap_or(1),
				},
				revocable: false,
				prepaid: self.prepaid,
			},
		})
	}

	/// The relay-chain block of a time.
	fn time(&self, given: Option<Time>, clock: &Clock) -> Result<Option<u32>> {
		Ok(given.map(|time| clock.block_of(time, self.allow_far)).transpose()?)
	}

	/// A duration in relay-chain blocks.
	fn blocks(&self, given: Option<Length>) -> Result<Option<u32>> {
		Ok(given.map(|length| length.blocks(self.allow_far)).transpose()?)
	}
}

/// When the round is over unless the terms say otherwise: after all prices that late bids can reach, the
/// time that bids wait, and the last unlock of a stream.
fn usual_end(closes: u32, finishing: u32, form: &Form<u128, u32>, release: &Release<u32>) -> u32 {
	let late = match form {
		Form::Fixed { .. } => 0,
		Form::Auction { late, .. } => late.saturating_mul(form.top().into()),
	};
	let last_bid = closes.saturating_add(late).saturating_add(finishing);
	let last_unlock = match release {
		Release::Streamed { schedule, .. } => schedule.start.saturating_add(schedule.length),
		Release::Immediate | Release::Vested { .. } => 0,
	};
	last_bid.max(last_unlock).saturating_add(USUAL_TAIL)
}

/// What is wrong with terms, and what to give instead.
fn explain(fault: SaleFault) -> &'static str {
	match fault {
		SaleFault::SameAsset => "an asset cannot be sold for itself: --money has to be another",
		SaleFault::Zero => {
			"--supply, --least, --bids, --price or --floor and --tick have to be more than nothing"
		}
		SaleFault::Bounds => {
			"--most has to be at least --least, and all --bids together at most 2^128 smallest units"
		}
		SaleFault::Grid => {
			"--ticks is 1 to 1024, and the supply must not cost 2^128 smallest units at the highest price"
		}
		SaleFault::Classes => {
			"each --class has a higher level than the one before and counts something, and the first has the level of --level"
		}
		SaleFault::Revocable => "what was bought cannot be taken back: streams cannot be revocable",
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

	const BASIS: [&str; 5] = ["open", "--supply", "100", "--money", "7"];

	fn terms(args: &[&str]) -> Result<SaleTerms> {
		let line = Line::try_parse_from([&BASIS[..], args].concat()).unwrap();
		let (sold, money) = (Unit::of_decimals(12), Unit::of_decimals(6));
		line.terms.with(&Clock { block: 1_000, seconds: 0 }, &sold, &money)
	}

	fn refused(args: &[&str]) -> String {
		terms(args).unwrap_err().to_string()
	}

	const TOKEN: u128 = 1_000_000_000_000;

	#[test]
	fn fixed_price_should_be_for_a_token_of_what_is_sold() {
		let terms =
			terms(&["--price", "2.5", "--first", "3", "--class", "0:1", "--class", "2:5"]).unwrap();
		assert_eq!((terms.supply, terms.lot, terms.least), (100 * TOKEN, TOKEN, TOKEN));
		let Form::Fixed { price, first, classes } = &terms.form else { panic!() };
		assert_eq!((*price, *first), (2_500_000, 3 * TOKEN));
		let wanted = [Class { level: 0, weight: 1 }, Class { level: 2, weight: 5 }];
		assert_eq!(classes[..], wanted);
		assert_eq!(terms.bidding, Window { opens: 0, closes: 1_000 + USUAL_BIDDING });
		let last = terms.bidding.closes + USUAL_FINISHING + USUAL_TAIL;
		assert_eq!((terms.until, terms.remainder), (last, Remainder::Manager));
		assert_eq!(terms.cost(terms.supply, 0), Some(250_000_000));
	}

	#[test]
	fn auction_should_have_its_prices_and_outlast_late_bids() {
		let args = ["--floor", "1", "--tick", "0.25", "--ticks", "101", "--late", "30min"];
		let terms = terms(&args).unwrap();
		let form = Form::Auction { floor: 1_000_000, step: 250_000, ticks: 101, late: 300 };
		assert_eq!(terms.form, form);
		let last = terms.bidding.closes + 100 * 300 + USUAL_FINISHING + USUAL_TAIL;
		assert_eq!(terms.until, last);
	}

	#[test]
	fn stream_should_not_be_revocable_and_the_round_outlast_it() {
		let args = ["--price", "1", "--release", "streamed", "--length", "1y", "--cliff", "30d"];
		let terms = terms(&args).unwrap();
		let Release::Streamed { schedule, revocable, prepaid } = terms.release else { panic!() };
		assert_eq!((schedule.start, revocable, prepaid), (terms.bidding.closes, false, false));
		assert_eq!(terms.until, schedule.start + schedule.length + USUAL_TAIL);
	}

	#[test]
	fn options_that_do_not_go_together_should_be_refused() {
		for args in [
			&["--price", "1", "--floor", "1", "--tick", "1", "--ticks", "3"][..],
			&["--floor", "1"],
			&["--floor", "1", "--tick", "1"],
			&["--price", "1", "--late", "30min"],
			&["--floor", "1", "--tick", "1", "--ticks", "3", "--first", "2"],
			&["--price", "1", "--class", "2"],
			&[],
		] {
			assert!(Line::try_parse_from([&BASIS[..], args].concat()).is_err(), "{args:?}");
		}
		let said = refused(&["--price", "1", "--length", "30d"]);
		assert!(said.starts_with("--length applies to vested and streamed sales"), "{said}");
		let said = refused(&["--price", "1", "--prepaid"]);
		assert!(said.starts_with("--prepaid applies to streamed sales only"), "{said}");
		let said = refused(&["--price", "1", "--release", "vested"]);
		assert!(said.contains("needs --length"), "{said}");
		let said = refused(&["--price", "1", "--class", "1:1"]);
		assert!(said.contains("the first has the level of --level"), "{said}");
		let said = refused(&["--floor", "1", "--tick", "1", "--ticks", "2000"]);
		assert!(said.contains("1 to 1024"), "{said}");
		let said = refused(&["--price", "0"]);
		assert!(said.contains("more than nothing"), "{said}");
	}
}
