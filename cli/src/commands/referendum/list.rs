//! How referenda stand.

use crate::{args::percent::show_percent, error::Result, output::Output};
use clap::Args;
use distribution_client::{
	account::show_native,
	chain::At,
	decoding::{decode, Preimages},
	keys::show_bytes,
	referenda::{Ongoing, Proposal, Standing, State},
	time::Clock,
	tracks::{track_of, Rules, Track},
	words::Word,
	Chain, Error,
};
use polkadot_sdk::sp_runtime::Perbill;
use serde_json::{json, Value};

/// Most characters of a call in one line.
const LINE: usize = 160;

/// `distribution referendum list`.
#[derive(Args, Debug)]
pub struct List {
	/// Those that are over too.
	#[arg(long)]
	all: bool,
	/// Those on this track only, by its number or its name.
	#[arg(long, value_name = "TRACK", conflicts_with = "all")]
	track: Option<String>,
}

/// What is known of the call of a referendum.
#[derive(Debug, PartialEq, Eq)]
enum Call {
	Read(Word),
	/// The chain does not have its bytes.
	Missing,
	/// Its bytes are no call.
	Unreadable,
}

/// An ongoing referendum with all that is said of it.
struct View<'a> {
	id: u32,
	referendum: &'a Ongoing,
	track: &'a Track,
	rules: &'a Rules,
	clock: &'a Clock,
	call: Call,
}

/// Runs `distribution referendum list`.
pub async fn list(command: List, chain: &Chain, output: Output) -> Result<()> {
	let clock = chain.clock().await?;
	let at = chain.best().await?;
	let rules = chain.referendum_rules(&at).await?;
	let track = command.track.as_deref().map(|text| track_of(&rules.tracks, text)).transpose()?;
	let ids: Vec<u32> = (0..chain.referendum_count(&at).await?).collect();
	let states = chain.referenda(&at, &ids).await?;
	let (mut values, mut texts) = (Vec::new(), Vec::new());
	for (id, state) in ids.into_iter().zip(states) {
		match state {
			Some(State::Ongoing(referendum))
				if track.is_none_or(|track| track.id == referendum.track) =>
			{
				let view = View::of(chain, &at, id, &referendum, &rules, &clock).await?;
				values.push(view.json());
				texts.push(view.describe());
			}
			Some(State::Ended(how, when)) if command.all => {
				values.push(ended_json(id, &how, when, &clock));
				texts.push(describe_ended(id, &how, when, &clock));
			}
			_ => {}
		}
	}
	output.print(&json!({ "now": clock.block, "referenda": values }), || match texts.as_slice() {
		[] => "There is none.".into(),
		texts => texts.join("\n"),
	});
	Ok(())
}

/// Runs `distribution referendum show`.
pub async fn show(chain: &Chain, id: u32, output: Output) -> Result<()> {
	let clock = chain.clock().await?;
	let at = chain.best().await?;
	match chain.referendum(&at, id).await? {
		State::Ended(how, when) => {
			let value = ended_json(id, &how, when, &clock);
			output.print(&value, || describe_ended(id, &how, when, &clock));
		}
		State::Ongoing(referendum) => {
			let rules = chain.referendum_rules(&at).await?;
			let view = View::of(chain, &at, id, &referendum, &rules, &clock).await?;
			output.print(&view.json(), || view.describe());
		}
	}
	Ok(())
}

fn ended_json(id: u32, how: &str, when: u32, clock: &Clock) -> Value {
	json!({ "referendum": id, "state": how, "at": when, "atDate": clock.iso(when) })
}

fn describe_ended(id: u32, how: &str, when: u32, clock: &Clock) -> String {
	let how = match how {
		"TimedOut" => "never decided, timed out".into(),
		how => how.to_lowercase(),
	};
	format!("Referendum {id}: {how} on {}", clock.show(when))
}

impl<'a> View<'a> {
	async fn of(
		chain: &Chain,
		at: &At,
		id: u32,
		referendum: &'a Ongoing,
		rules: &'a Rules,
		clock: &'a Clock,
	) -> Result<Self> {
		let bytes = match &referendum.proposal {
			Proposal::Inline(bytes) => Some(bytes.clone()),
			Proposal::Stored { hash, length } => chain.preimage(at, *hash, *length).await?,
		};
		let call = match bytes.map(|bytes| decode(at.metadata_ref(), &bytes, &Preimages::new())) {
			None => Call::Missing,
			Some(Ok(word)) => Call::Read(word),
			Some(Err(Error::Input(_))) => Call::Unreadable,
			Some(Err(error)) => return Err(error.into()),
		};
		let track = rules.track(referendum.track)?;
		Ok(Self { id, referendum, track, rules, clock, call })
	}

	fn standing(&self) -> Standing {
		self.referendum.standing(self.track, self.rules.votable, self.clock.block)
	}

	/// When it begins to pass if nobody votes any more.
	fn passes_from(&self) -> Option<u32> {
		self.referendum.passes_from(self.track, self.rules.votable, self.clock.block)
	}

	fn deadline(&self) -> u32 {
		self.referendum.deadline(self.track, self.rules.waiting)
	}

	fn json(&self) -> Value {
		let (o, standing) = (self.referendum, self.standing());
		let date = |block: Option<u32>| block.and_then(|block| self.clock.iso(block));
		let hash = match &o.proposal {
			Proposal::Stored { hash, .. } => Some(show_bytes(hash)),
			Proposal::Inline(_) => None,
		};
		let (call, line) = match &self.call {
			Call::Read(word) => (word.json(), Some(word.line(LINE))),
			Call::Missing | Call::Unreadable => (Value::Null, None),
		};
		json!({
			"referendum": self.id,
			"state": "Ongoing",
			"track": o.track,
			"trackName": self.track.name,
			"origin": o.origin,
			"callHash": hash,
			"call": call,
			"callText": line,
			"submitted": o.submitted,
			"submittedDate": date(Some(o.submitted)),
			"decisionDeposit": o.has_deposit,
			"deciding": o.deciding,
			"decidingDate": date(o.deciding),
			"confirming": o.confirming,
			"confirmingDate": date(o.confirming),
			"deadline": self.deadline(),
			"deadlineDate": date(Some(self.deadline())),
			"passes": standing.passes(),
			"passesFrom": self.passes_from(),
			"passesFromDate": date(self.passes_from()),
			"ayes": o.ayes.to_string(),
			"nays": o.nays.to_string(),
			"support": o.support.to_string(),
			"votable": self.rules.votable.to_string(),
			"approvalBillionths": standing.approval.deconstruct(),
			"approvalNeededBillionths": standing.approval_needed.deconstruct(),
			"supportBillionths": standing.support.deconstruct(),
			"supportNeededBillionths": standing.support_needed.deconstruct(),
		})
	}

	/// The stage that it is in, with its dates.
	fn stage(&self) -> String {
		let (o, id, track) = (self.referendum, self.id, self.track);
		let date = |block| self.clock.show(block);
		if !o.has_deposit {
			return format!(
				"waiting for its decision deposit of {} (distribution referendum place-deposit {id}), until {} at the latest",
				show_native(track.deposit),
				date(self.deadline())
			);
		}
		match (o.deciding, o.confirming) {
			(None, _) => {
				let begins = o.submitted.saturating_add(track.prepare);
				if self.clock.block < begins {
					format!("not decided before {}", date(begins))
				} else {
					"waiting for a place on its track".into()
				}
			}
			(Some(_), Some(end)) => {
				format!("will be approved on {} if the votes stay as they are", date(end))
			}
			(Some(since), None) => {
				let how = match self.passes_from() {
					Some(from) => format!("with these votes it passes from {} on", date(from)),
					None if self.standing().passes() => "it passes now".into(),
					None => "with these votes it fails".into(),
				};
				let end = date(self.deadline());
				format!("being decided since {}, until {end} at the latest; {how}", date(since))
			}
		}
	}

	fn describe(&self) -> String {
		let (o, standing) = (self.referendum, self.standing());
		let verdict = |enough: bool| if enough { "enough" } else { "not enough" };
		let begin = if o.deciding.is_some() { "now" } else { "when its decision begins" };
		let measure = |has: Perbill, needed: Perbill, of: String| {
			let verdict = verdict(has >= needed);
			let (has, needed) = (show_percent(has), show_percent(needed));
			format!("{has} {of}; {needed} needed {begin}: {verdict}")
		};
		let votes = format!("of the votes ({} to {})", show_native(o.ayes), show_native(o.nays));
		let support = format!("of what can vote ({})", show_native(o.support));
		let call = match &self.call {
			Call::Read(word) => word.line(LINE),
			Call::Missing => "not stored on this chain, so it could not be enacted".into(),
			Call::Unreadable => "its bytes are not a call of this chain, so it does nothing".into(),
		};
		let mut lines = vec![
			format!("Referendum {}: {}", self.id, self.stage()),
			format!(
				"  track     {} ({}), submitted on {}",
				self.track.name,
				o.track,
				self.clock.show(o.submitted)
			),
			format!("  approval  {}", measure(standing.approval, standing.approval_needed, votes)),
			format!("  support   {}", measure(standing.support, standing.support_needed, support)),
			format!("  call      {call}"),
		];
		if let Proposal::Stored { hash, .. } = &o.proposal {
			lines.push(format!("  hash      {}", show_bytes(hash)));
		}
		lines.join("\n")
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::tracks::Curve;

	const TOKEN: u128 = 1_000_000_000_000;
	const CLOCK: Clock = Clock { block: 100, seconds: 1_796_083_200 };

	fn rules() -> Rules {
		let falling = |floor, ceil| Curve::Linear {
			length: Perbill::one(),
			floor: Perbill::from_percent(floor),
			ceil: Perbill::from_percent(ceil),
		};
		let track = Track {
			id: 13,
			name: "emission_admin".into(),
			deposit: 1_000 * TOKEN,
			prepare: 20,
			decide: 100,
			confirm: 20,
			enact: 30,
			approval: falling(50, 100),
			support: falling(2, 30),
		};
		Rules { tracks: vec![track], votable: 1_000 * TOKEN, waiting: 500, locking: 100 }
	}

	fn ongoing() -> Ongoing {
		Ongoing {
			track: 13,
			origin: "Origins EmissionAdmin".into(),
			proposal: Proposal::Stored { hash: [7; 32], length: Some(9) },
			submitted: 40,
			has_deposit: true,
			deciding: Some(60),
			confirming: None,
			ayes: 300 * TOKEN,
			nays: 100 * TOKEN,
			support: 200 * TOKEN,
		}
	}

	fn told(referendum: &Ongoing, call: Call) -> (String, Value) {
		let rules = rules();
		let track = rules.track(13).unwrap();
		let view = View { id: 5, referendum, track, rules: &rules, clock: &CLOCK, call };
		(view.describe(), view.json())
	}

	#[test]
	fn referendum_should_be_told_with_what_it_needs_and_when() {
		let (text, value) = told(&ongoing(), Call::Missing);
		for part in [
			"Referendum 5: being decided since",
			"(#60), until 2026-12-01 00:06 UTC (#160) at the latest",
			"with these votes it passes from 2026-12-01 00:01 UTC (#110) on",
			"track     emission_admin (13), submitted on",
			"75 % of the votes (300 DIST to 100 DIST); 80 % needed now: not enough",
			"20 % of what can vote (200 DIST); 18.8 % needed now: enough",
			"not stored on this chain",
			"hash      0x0707",
		] {
			assert!(text.contains(part), "{part}: {text}");
		}
		assert_eq!(
			(&value["state"], &value["trackName"]),
			(&json!("Ongoing"), &json!("emission_admin"))
		);
		assert_eq!((&value["deadline"], &value["passesFrom"]), (&json!(160), &json!(110)));
		assert_eq!(value["deadlineDate"], "2026-12-01T00:06:00Z");
		assert_eq!(value["approvalNeededBillionths"], 800_000_000);
		assert_eq!((&value["passes"], &value["call"]), (&json!(false), &Value::Null));
	}

	#[test]
	fn stages_should_be_told_apart() {
		let stage = |referendum: Ongoing| told(&referendum, Call::Unreadable).0;
		let waiting = stage(Ongoing { has_deposit: false, deciding: None, ..ongoing() });
		assert!(waiting.contains("deposit of 1,000 DIST"), "{waiting}");
		assert!(waiting.contains("place-deposit 5), until"), "{waiting}");
		let early = stage(Ongoing { submitted: 90, deciding: None, ..ongoing() });
		assert!(early.contains("not decided before 2026-12-01 00:01 UTC (#110)"), "{early}");
		assert!(early.contains("100 % needed when its decision begins"), "{early}");
		let queued = stage(Ongoing { deciding: None, ..ongoing() });
		assert!(queued.contains("waiting for a place on its track"), "{queued}");
		let confirming = stage(Ongoing { confirming: Some(110), ..ongoing() });
		assert!(confirming.contains("approved on 2026-12-01 00:01 UTC (#110)"), "{confirming}");
		let fails = stage(Ongoing { nays: 900 * TOKEN, ..ongoing() });
		assert!(fails.contains("with these votes it fails"), "{fails}");
		let passes = stage(Ongoing { nays: 0, ..ongoing() });
		assert!(passes.contains("it passes now"), "{passes}");
		assert!(passes.contains("does nothing"), "{passes}");
	}

	#[test]
	fn end_should_be_told_in_words() {
		let text = describe_ended(5, "TimedOut", 100, &CLOCK);
		assert_eq!(text, "Referendum 5: never decided, timed out on 2026-12-01 00:00 UTC (#100)");
		assert_eq!(ended_json(5, "Approved", 100, &CLOCK)["at"], 100);
	}
}
