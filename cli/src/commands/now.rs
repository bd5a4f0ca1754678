//! `distribution now`: what chain this is, what time it has, and what is stopped.

use crate::{error::Result, output::Output};
use distribution_client::{
	account::{self, counted},
	brakes::Stops,
	chain::Block,
	emission::{emission_at, EmissionInfo},
	text::shown,
	time::{show_length, Clock},
	types::{Moment, SPEC_NAME},
	Chain,
};
use polkadot_sdk::sp_core::H256;
use serde_json::{json, Value};

/// What there is to say about the present.
struct Now {
	chain: String,
	genesis: String,
	spec: u32,
	best: Block,
	last_final: Block,
	clock: Clock,
	emission: EmissionInfo,
	stops: Stops,
}

/// Something that will happen.
struct Coming {
	what: String,
	when: Moment,
}

impl Now {
	/// When era `era` begins, if none before it is skipped.
	fn begins(&self, era: u32) -> Option<Moment> {
		let eras = era.saturating_sub(self.emission.era);
		let length = self.emission.era_length.saturating_mul(eras);
		Some(self.emission.started?.saturating_add(length))
	}

	/// What is decided to happen, the next first.
	fn coming(&self) -> Vec<Coming> {
		let info = &self.emission;
		let mut all = Vec::new();
		let mut add = |what: String, when: Option<Moment>| {
			all.extend(when.map(|when| Coming { what, when }));
		};
		add(format!("era {} ends", info.era), self.begins(info.era.saturating_add(1)));
		if let Some((era, _)) = &info.next {
			add(format!("new emission parameters, with era {era}"), self.begins(*era));
		}
		if let Some((era, _)) = &info.next_budget {
			add(format!("a new budget, with era {era}"), self.begins(*era));
		}
		if let Some(halt) = info.halt {
			let era = halt.until;
			add(format!("the halt of emission ends, with era {era}"), self.begins(era));
		}
		for brake in &self.stops.brakes {
			add(format!("the {} ends", brake.brake.name()), Some(brake.until));
		}
		all.sort_by_key(|coming| coming.when);
		all
	}

	/// What is stopped, in words.
	fn stopped(&self) -> Vec<String> {
		let mut all = Vec::new();
		for brake in &self.stops.brakes {
			let by = if brake.renewed { ", decided by a referendum" } else { "" };
			all.push(format!(
				"{} since {}, until {}{by}",
				brake.brake.name(),
				self.clock.show(brake.since),
				self.clock.show(brake.until)
			));
		}
		let named = |brake: &str| self.stops.brakes.iter().any(|on| on.brake.name() == brake);
		if self.stops.safe_mode && !named("safe mode") {
			all.push("safe mode, and no brake has given it an end yet".into());
		}
		if self.stops.migrating {
			all.push("all calls, while the chain's state is migrated".into());
		}
		if let Some(halt) = self.emission.halt {
			let by = if halt.voted { ", prolonged by vote" } else { "" };
			all.push(format!(
				"emission since era {}, until era {} begins{by}",
				halt.since, halt.until
			));
		}
		all
	}

	fn json(&self) -> Value {
		let block =
			|block: &Block| json!({ "number": block.number, "hash": format!("{:#x}", block.hash) });
		let (info, stops, clock) = (&self.emission, &self.stops, &self.clock);
		let brake = |on: &distribution_client::brakes::Braking| {
			json!({
				"brake": on.brake.name(),
				"since": on.since,
				"sinceDate": clock.iso(on.since),
				"until": on.until,
				"untilDate": clock.iso(on.until),
				"byReferendum": on.renewed,
			})
		};
		let coming = |coming: &Coming| {
			json!({
				"what": coming.what,
				"when": coming.when,
				"date": clock.iso(coming.when),
			})
		};
		json!({
			"chain": self.chain,
			"genesis": self.genesis,
			"specName": SPEC_NAME,
			"specVersion": self.spec,
			"best": block(&self.best),
			"final": block(&self.last_final),
			"now": clock.block,
			"nowDate": clock.iso(clock.block),
			"lost": stops.lost,
			"era": info.era,
			"eraLength": info.era_length,
			"eraStarted": info.started,
			"eraStartedDate": info.started.and_then(|block| clock.iso(block)),
			"halted": info.halt.is_some(),
			"haltedUntilEra": info.halt.map(|halt| halt.until),
			"safeMode": stops.safe_mode,
			"migrating": stops.migrating,
			"brakes": stops.brakes.iter().map(brake).collect::<Vec<_>>(),
			"committee": stops.committee.iter().map(account::show).collect::<Vec<_>>(),
			"motions": stops.motions,
			"coming": self.coming().iter().map(coming).collect::<Vec<_>>(),
		})
	}

	fn describe(&self) -> String {
		let mut lines = vec![
			format!("{}, {SPEC_NAME} {}, genesis {}", shown(&self.chain), self.spec, self.genesis),
			format!("  blocks     {} final, {} best", self.last_final.number, self.best.number),
			format!("  time       {}", self.clock.show(self.clock.block)),
		];
		if self.stops.lost > 0 {
			let lost = show_length(self.stops.lost);
			lines
				.push(format!("  lost       {lost} since the genesis in which nobody could claim"));
		}
		let length = show_length(self.emission.era_length);
		lines.push(format!("  era        {}, of {length} each", self.emission.era));
		let stopped = self.stopped();
		if stopped.is_empty() {
			lines.push("  stopped    nothing".into());
		}
		lines.extend(stopped.iter().map(|what| format!("  STOPPED    {what}")));
		lines.push(format!(
			"  committee  {}, {} waiting",
			counted(self.stops.committee.len(), "member"),
			counted(self.stops.motions, "motion")
		));
		lines.extend(self.coming().iter().map(|coming| {
			format!("  next       {}: {}", self.clock.show(coming.when), coming.what)
		}));
		lines.join("\n")
	}
}

/// Runs `distribution now`.
pub async fn now(chain: &Chain, output: Output) -> Result<()> {
	// A chain that has just begun knows no time yet.
	chain.now().await?;
	// Asked for before the best block, which may be final a moment later.
	let last_final = chain.final_block().await?;
	// All else is of one block.
	let at = chain.best().await?;
	let now = Now {
		chain: chain.name().await?,
		genesis: format!("{:#x}", chain.genesis()),
		spec: at.spec_version(),
		best: Block { number: at.block_number(), hash: H256(at.block_hash().0) },
		last_final,
		clock: chain.clock_at(&at).await?,
		emission: emission_at(chain, &at).await?,
		stops: chain.stops(&at).await?,
	};
	output.print(&now.json(), || now.describe());
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::brakes::{Brake, Braking};
	use distribution_primitives::emission::{Budget, HaltInfo};

	fn now() -> Now {
		Now {
			chain: "Development".into(),
			genesis: "0x00".into(),
			spec: 100,
			best: Block { number: 12, hash: H256::zero() },
			last_final: Block { number: 10, hash: H256::zero() },
			// 2026-12-01, 00:00 UTC.
			clock: Clock { block: 1_010, seconds: 1_796_083_200 },
			emission: EmissionInfo {
				era: 5,
				started: Some(1_000),
				era_length: 20,
				halt: None,
				halts_left: 11,
				supply: 1,
				schedule: None,
				issues: 0,
				bound: 0,
				lowest: 0,
				highest: 0,
				next: None,
				budget: Budget::default(),
				next_budget: Some((7, Budget::default())),
				ended: Vec::new(),
				history_depth: 84,
			},
			stops: Stops { committee: vec![[1; 32]], ..Stops::default() },
		}
	}

	#[test]
	fn quiet_chain_should_be_told_with_its_next_dates() {
		let text = now().describe();
		for part in [
			"Development, distribution-parachain 100, genesis 0x00",
			"10 final, 12 best",
			"2026-12-01 00:00 UTC (#1010)",
			"stopped    nothing",
			"1 member, 0 motions waiting",
			"2026-12-01 00:01 UTC (#1020): era 5 ends",
			"(#1040): a new budget, with era 7",
		] {
			assert!(text.contains(part), "{part}: {text}");
		}
		assert!(!text.contains("lost"), "{text}");
		let value = now().json();
		assert_eq!((&value["coming"][0]["when"], &value["halted"]), (&json!(1_020), &json!(false)));
		assert_eq!(value["nowDate"], "2026-12-01T00:00:00Z");
	}

	#[test]
	fn what_is_stopped_should_be_told_with_its_end() {
		let call = Brake::Call((b"Distribution".to_vec(), b"claim".to_vec()));
		let on = Braking { brake: call, since: 1_005, until: 1_015, renewed: true };
		let stops = Stops { brakes: vec![on], safe_mode: true, lost: 30, ..Stops::default() };
		let halt = Some(HaltInfo { since: 4, until: 6, voted: false });
		let emission = EmissionInfo { halt, ..now().emission };
		let stopped = Now { stops, emission, ..now() };
		let text = stopped.describe();
		for part in [
			"STOPPED    pause of Distribution.claim since",
			"(#1015), decided by a referendum",
			"STOPPED    safe mode, and no brake",
			"STOPPED    emission since era 4, until era 6 begins",
			"lost       3 minutes (30 blocks)",
			"(#1015): the pause of Distribution.claim ends",
		] {
			assert!(text.contains(part), "{part}: {text}");
		}
		let value = stopped.json();
		assert_eq!(value["brakes"][0]["until"], 1_015);
		assert_eq!(value["coming"][0]["when"], 1_015);
		assert_eq!(value["haltedUntilEra"], 6);
	}
}
