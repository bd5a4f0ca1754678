//! Governance's decisions on emission, as arguments: the schedule, the budget, the kind of a pool.

use crate::{
	args::{
		account::account_of,
		percent::{parse_percent, show_parts, WHOLE},
	},
	error::{CliError, Result},
};
use clap::{Args, ValueEnum};
use distribution_client::{
	account::{show_native, AccountId},
	amount::Unit,
	types::{AssetKind, Moment},
};
use distribution_primitives::emission::{
	outlook::Outlook, Budget, EmissionInfo, EmissionParams, EraIndex, IssuanceSchedule, PoolId,
	PoolKind, Scores, Unclaimed, MAX_POOLS,
};
use polkadot_sdk::sp_runtime::Perbill;

/// Reads the shares of a budget, each as `POOL=PERCENT`. They must sum to exactly 100 %.
pub fn parse_budget(shares: &[String]) -> Result<Budget> {
	let mut list: Vec<(PoolId, Perbill)> = Vec::new();
	for text in shares {
		let (pool, percent) = text.split_once('=').ok_or_else(|| {
			CliError::input(format!("`{text}` is not a share: write POOL=PERCENT, as in 0=62.5"))
		})?;
		let pool: PoolId = pool.trim().parse().map_err(|_| {
			CliError::input(format!("`{pool}` in `{text}` is not the number of a pool"))
		})?;
		let share = parse_percent(percent)?;
		if share.deconstruct() == 0 {
			return Err(CliError::input(format!("pool {pool} gets nothing: leave it out")));
		}
		if list.iter().any(|(other, _)| *other == pool) {
			return Err(CliError::input(format!("pool {pool} is named twice")));
		}
		list.push((pool, share));
	}
	let sum: u64 = list.iter().map(|(_, share)| u64::from(share.deconstruct())).sum();
	let whole = u64::from(WHOLE);
	if sum != whole {
		let (off, how) = match whole.checked_sub(sum) {
			Some(less) => (less, "too little"),
			None => (sum.saturating_sub(whole), "too much"),
		};
		return Err(CliError::input(format!(
			"the shares sum to {}, which is {} {how}: they must sum to exactly 100 %",
			show_parts(sum),
			show_parts(off)
		)));
	}
	let count = list.len();
	let list = list.try_into().map_err(|_| {
		CliError::input(format!("{count} pools, but a budget has at most {MAX_POOLS}"))
	})?;
	Ok(Budget(list))
}

/// The issuance. Values not given stay as last decided.
#[derive(Args, Debug, Clone)]
pub struct ParamsArgs {
	/// Tokens issued in the first era of the new schedule: 1000 or "1000 DIST". Default: as many as
	/// now.
	#[arg(long, value_name = "AMOUNT")]
	issuance: Option<String>,
	/// How much the issuance falls at each decay, in percent with up to 7 decimals.
	#[arg(long, value_name = "PERCENT")]
	decay: Option<String>,
	/// Eras from one decay to the next.
	#[arg(long, value_name = "ERAS")]
	decay_period: Option<EraIndex>,
	/// Tokens per era below which the issuance never falls.
	#[arg(long, value_name = "AMOUNT")]
	floor: Option<String>,
	/// Total supply in tokens beyond which nothing is issued.
	#[arg(long, value_name = "AMOUNT")]
	max_supply: Option<String>,
}

impl ParamsArgs {
	/// The parameters. Values not given are taken from the scheduled parameters, or else from those
	/// in force.
	pub fn params(&self, info: &EmissionInfo<u128, Moment>) -> Result<EmissionParams<u128>> {
		let in_force = |schedule: &IssuanceSchedule<u128>| EmissionParams {
			issuance: schedule.target(),
			..schedule.params
		};
		let present = info.next.map(|(_, params)| params).or(info.schedule.as_ref().map(in_force));
		let missing = |name: &str| {
			CliError::input(format!(
				"no schedule has been set yet: give --{name}, and all the others"
			))
		};
		let tokens = |given: &Option<String>, present: Option<u128>, name: &str| match given {
			Some(text) => Ok(Unit::native().read(text)?),
			None => present.ok_or_else(|| missing(name)),
		};
		let decay = self.decay.as_deref().map(parse_percent).transpose()?;
		Ok(EmissionParams {
			issuance: tokens(&self.issuance, present.map(|p| p.issuance), "issuance")?,
			decay: decay.or(present.map(|p| p.decay)).ok_or_else(|| missing("decay"))?,
			decay_period: self
				.decay_period
				.or(present.map(|p| p.decay_period))
				.ok_or_else(|| missing("decay-period"))?,
			floor: tokens(&self.floor, present.map(|p| p.floor), "floor")?,
			max_supply: tokens(&self.max_supply, present.map(|p| p.max_supply), "max-supply")?,
		})
	}
}

/// The limits of a vote on the schedule now.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
	/// Most that an era may issue.
	pub bound: u128,
	/// Most that one vote may change what an era issues, and that decay may take at once.
	pub step: u128,
	/// Least that the first era must issue if nothing is minted before it.
	pub least: u128,
	/// Largest issuance.
	pub most: u128,
	/// What was issued so far, which is as much as there is to lose.
	pub issued: u128,
	/// What the first era issues without the vote, and the supply until then.
	pub outlook: Outlook<u128>,
	/// Largest supply that can be voted.
	pub max_supply: u128,
}

impl Limits {
	/// Refuses parameters that the chain would refuse.
	pub fn check(&self, params: &EmissionParams<u128>) -> Result<()> {
		let show = show_native;
		let loss = self.outlook.loss(*params, self.issued);
		let above_floor = params.issuance.saturating_sub(params.floor);
		let decay = params.decay.mul_ceil(params.issuance).min(above_floor);
		let why = if params.issuance > self.bound {
			format!("an era may issue at most {} now", show(self.bound))
		} else if params.issuance > self.most || params.issuance < self.least {
			format!(
				"one vote moves what an era issues by at most {}: give {} to {}",
				show(self.step),
				show(self.least),
				show(self.most)
			)
		} else if params.floor > params.issuance {
			format!("the floor must not be above the issuance, {}", show(params.issuance))
		} else if params.decay_period == 0 {
			"the issuance must fall every so many eras: give --decay-period of at least 1".into()
		} else if params.max_supply > self.max_supply {
			format!("the largest supply that can be voted is {}", show(self.max_supply))
		} else if params.max_supply < self.outlook.supply {
			format!("the supply is {} already: --max-supply is less", show(self.outlook.supply))
		} else if loss > self.step {
			format!(
				"with what is minted until the vote is in force, the first era under it may issue \
				 {} less than without it, and one vote takes at most {}: give a larger --issuance \
				 or --max-supply",
				show(loss),
				show(self.step)
			)
		} else if decay > self.step {
			format!(
				"the first decay takes {}: one may take at most {}",
				show(decay),
				show(self.step)
			)
		} else {
			return Ok(());
		};
		Err(CliError::input(why))
	}
}

/// Kinds of pools.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
	/// Rewards holding an asset.
	Stake,
	/// Rewards scored work.
	Contribution,
	/// Passes its share on to an account.
	Account,
}

/// Where scores come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ScoresFrom {
	/// Accounts that governance names report them.
	Reporters,
	/// One for each block an account makes.
	Authors,
	/// The burned part of the fees that an enrolled account pays.
	Activity,
}

/// The fate of rewards that are not claimed in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum UnclaimedGoes {
	/// They are burned.
	Burn,
	/// They are shared out again.
	Recycle,
}

/// What a new pool rewards.
#[derive(Args, Debug, Clone)]
pub struct KindArgs {
	/// What the pool rewards.
	#[arg(value_enum)]
	kind: Kind,
	/// Stake: `native`, or the number of an asset. Default: native.
	#[arg(long)]
	asset: Option<AssetKind>,
	/// Contribution: where the scores come from.
	#[arg(long, value_enum)]
	scores: Option<ScoresFrom>,
	/// Contribution: what becomes of rewards that are not claimed in time. Default: burn.
	#[arg(long, value_enum)]
	unclaimed: Option<UnclaimedGoes>,
	/// Account: the one that gets the share.
	#[arg(long, value_name = "ACCOUNT")]
	to: Option<String>,
}

impl KindArgs {
	/// What the arguments describe.
	pub fn pool_kind(&self) -> Result<PoolKind<AccountId, AssetKind>> {
		let work = self.scores.is_some() || self.unclaimed.is_some();
		let (stray, takes) = match self.kind {
			Kind::Stake => (work || self.to.is_some(), "--asset"),
			Kind::Contribution => {
				(self.asset.is_some() || self.to.is_some(), "--scores and --unclaimed")
			}
			Kind::Account => (work || self.asset.is_some(), "--to"),
		};
		if stray {
			return Err(CliError::input(format!("a pool of this kind takes only {takes}")));
		}
		Ok(match self.kind {
			Kind::Stake => PoolKind::Stake { asset: self.asset.unwrap_or(AssetKind::Native) },
			Kind::Contribution => PoolKind::Contribution {
				scores: match self.scores {
					Some(ScoresFrom::Reporters) => Scores::Reporters,
					Some(ScoresFrom::Authors) => Scores::Authors,
					Some(ScoresFrom::Activity) => Scores::Activity,
					None => return Err(CliError::input("no source of scores: give --scores")),
				},
				unclaimed: match self.unclaimed {
					Some(UnclaimedGoes::Recycle) => Unclaimed::Recycle,
					Some(UnclaimedGoes::Burn) | None => Unclaimed::Burn,
				},
			},
			Kind::Account => match &self.to {
				Some(to) => PoolKind::Account { to: account_of(to)? },
				None => {
					return Err(CliError::input("no account gets the share: give --to ACCOUNT"))
				}
			},
		})
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;
	use codec::Encode;

	const TOKEN: u128 = 1_000_000_000_000;

	fn strings(shares: &[&str]) -> Vec<String> {
		shares.iter().map(|share| share.to_string()).collect()
	}

	fn refusal(shares: &[&str]) -> String {
		parse_budget(&strings(shares)).unwrap_err().to_string()
	}

	#[test]
	fn budget_should_sum_to_exactly_a_hundred_percent() {
		let budget = parse_budget(&strings(&["0=33.3333333", "7=66.6666667"])).unwrap();
		assert!(budget.is_valid());
		assert_eq!(budget.share(7), Perbill::from_parts(666_666_667));
		// One pair of pool and billionths after the number of pairs.
		let whole = parse_budget(&strings(&["1=100"])).unwrap();
		assert_eq!(whole.encode(), [4, 1, 0, 0x00, 0xca, 0x9a, 0x3b]);
		assert!(refusal(&["0=33.3333333", "1=66.6666666"]).contains("0.0000001 % too little"));
		assert!(refusal(&["0=50", "1=50.5"]).contains("0.5 % too much"));
		assert!(refusal(&["0=50", "0=50"]).contains("twice"));
		assert!(refusal(&["0=100", "1=0"]).contains("leave it out"));
		assert!(refusal(&["0:100"]).contains("POOL=PERCENT"));
		assert!(refusal(&["x=100"]).contains("number of a pool"));
		assert!(refusal(&["70000=100"]).contains("number of a pool"));
		assert!(parse_budget(&[]).is_err());
		let many: Vec<String> = (0..20).map(|pool| format!("{pool}=5")).collect();
		assert!(parse_budget(&many).unwrap_err().to_string().contains("at most 16"));
	}

	#[derive(Parser)]
	struct Line {
		#[command(flatten)]
		params: ParamsArgs,
	}

	fn line(args: &[&str]) -> ParamsArgs {
		Line::try_parse_from([&["set-params"][..], args].concat()).unwrap().params
	}

	fn info(schedule: Option<IssuanceSchedule<u128>>) -> EmissionInfo<u128, Moment> {
		EmissionInfo {
			era: 5,
			started: Some(10),
			era_length: 10,
			halt: None,
			halts_left: 14,
			supply: 1_000 * TOKEN,
			schedule,
			issues: 0,
			bound: 100 * TOKEN,
			lowest: 0,
			highest: 100 * TOKEN,
			next: None,
			budget: Budget::default(),
			next_budget: None,
			ended: Vec::new(),
			history_depth: 84,
		}
	}

	fn example() -> EmissionParams<u128> {
		EmissionParams {
			issuance: 50 * TOKEN,
			decay: Perbill::from_percent(10),
			decay_period: 365,
			floor: TOKEN,
			max_supply: 2_000 * TOKEN,
		}
	}

	#[test]
	fn params_should_keep_what_is_not_given() {
		let mut schedule = IssuanceSchedule::new(example(), 0);
		schedule.issuance = 45 * TOKEN;
		let present = info(Some(schedule));
		// The issuance stays as it is now, not as it was at first.
		let kept = line(&["--floor", "2.5"]).params(&present).unwrap();
		let floor = 2_500_000_000_000;
		assert_eq!(kept, EmissionParams { issuance: 45 * TOKEN, floor, ..example() });
		// Scheduled parameters count more than those in force.
		let next = EmissionParams { decay_period: 7, ..example() };
		let to_come = EmissionInfo { next: Some((9, next)), ..present };
		assert_eq!(line(&[]).params(&to_come).unwrap(), next);
		let changed = line(&["--decay", "2.5", "--issuance", "40"]).params(&to_come).unwrap();
		let decay = Perbill::from_parts(25_000_000);
		assert_eq!(changed, EmissionParams { issuance: 40 * TOKEN, decay, ..next });
	}

	#[test]
	fn params_should_all_be_given_when_nothing_was_set() {
		let nothing = info(None);
		let all = [
			"--issuance",
			"50",
			"--decay",
			"10",
			"--decay-period",
			"365",
			"--floor",
			"1",
			"--max-supply",
			"2000",
		];
		assert_eq!(line(&all).params(&nothing).unwrap(), example());
		assert!(line(&all[2..]).params(&nothing).unwrap_err().to_string().contains("--issuance"));
		assert!(line(&all[..8]).params(&nothing).unwrap_err().to_string().contains("--max-supply"));
	}

	#[test]
	fn params_should_be_refused_beyond_the_limits() {
		let schedule = IssuanceSchedule::new(example(), 0);
		let limits = Limits {
			bound: 100 * TOKEN,
			step: 20 * TOKEN,
			least: 25 * TOKEN,
			most: 65 * TOKEN,
			issued: 45 * TOKEN,
			outlook: Outlook::new(Some(schedule), 5..8, 1_000 * TOKEN, Perbill::from_percent(10)),
			max_supply: 3_000 * TOKEN,
		};
		let refused = |params: EmissionParams<u128>| limits.check(&params).unwrap_err().to_string();
		limits.check(&example()).unwrap();
		assert!(
			refused(EmissionParams { issuance: 101 * TOKEN, ..example() }).contains("at most 100")
		);
		assert!(refused(EmissionParams { issuance: 66 * TOKEN, ..example() })
			.contains("25 DIST to 65 DIST"));
		assert!(refused(EmissionParams { issuance: 24 * TOKEN, ..example() })
			.contains("25 DIST to 65 DIST"));
		assert!(refused(EmissionParams { floor: 51 * TOKEN, ..example() }).contains("floor"));
		assert!(refused(EmissionParams { decay_period: 0, ..example() }).contains("at least 1"));
		assert!(
			refused(EmissionParams { max_supply: 4_000 * TOKEN, ..example() }).contains("3,000")
		);
		assert!(refused(EmissionParams { max_supply: 900 * TOKEN, ..example() }).contains("1,000"));
		// The eras before it may mint 150; of the 45 that were issued so far 25 must be left.
		let near = |max_supply| EmissionParams { max_supply, ..example() };
		assert!(refused(near(1_024 * TOKEN)).contains("issue 45"));
		assert!(refused(near(1_174 * TOKEN)).contains("issue 21"));
		limits.check(&near(1_175 * TOKEN)).unwrap();
		// After a burn the share caps the issuance at 35 now, but not once 100 more are minted.
		let outlook = Outlook { supply: 350 * TOKEN, most: 450 * TOKEN, ..limits.outlook };
		let burned = Limits { least: 15 * TOKEN, outlook, ..limits };
		let to = |issuance| EmissionParams { issuance, ..example() };
		assert!(burned.check(&to(24 * TOKEN)).unwrap_err().to_string().contains("issue 21"));
		burned.check(&to(25 * TOKEN)).unwrap();
		let falling = EmissionParams { decay: Perbill::from_percent(41), ..example() };
		assert!(refused(falling).contains("takes 20.5"));
		let with_floor = EmissionParams { floor: 30 * TOKEN, ..falling };
		limits.check(&with_floor).unwrap();
	}

	#[derive(Parser)]
	struct KindLine {
		#[command(flatten)]
		kind: KindArgs,
	}

	fn kind(args: &[&str]) -> Result<PoolKind<AccountId, AssetKind>> {
		KindLine::try_parse_from([&["create-pool"][..], args].concat()).unwrap().kind.pool_kind()
	}

	#[test]
	fn kinds_should_be_encoded_as_the_chain_does() {
		assert_eq!(kind(&["stake"]).unwrap().encode(), [0, 0]);
		assert_eq!(kind(&["stake", "--asset", "7"]).unwrap().encode(), [0, 1, 7, 0, 0, 0]);
		let authors = kind(&["contribution", "--scores", "authors", "--unclaimed", "recycle"]);
		assert_eq!(authors.unwrap().encode(), [1, 1, 1]);
		assert_eq!(kind(&["contribution", "--scores", "activity"]).unwrap().encode(), [1, 2, 0]);
		let to = format!("0x{}", "07".repeat(32));
		assert_eq!(kind(&["account", "--to", &to]).unwrap(), PoolKind::Account { to: [7; 32] });
		for wrong in [
			&["stake", "--scores", "authors"][..],
			&["stake", "--to", &to],
			&["contribution"],
			&["contribution", "--scores", "authors", "--asset", "7"],
			&["account"],
			&["account", "--to", "nobody"],
		] {
			assert!(kind(wrong).is_err(), "{wrong:?}");
		}
	}
}
