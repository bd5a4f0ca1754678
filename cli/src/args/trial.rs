//! What calls would do now: the chain carries them out and forgets them.

use crate::{
	error::{CliError, Result},
	output::Output,
};
use distribution_client::{
	account::{self, counted, show_native, AccountId},
	calls::{together::batch_all, Call},
	dry_run::{executed_by_committee, Origin, Shown},
	events::{Event, RawEvent},
	fees::Cost,
	keys::show_bytes,
	refusal::Reason,
	words::Word,
	Chain, Error,
};
use polkadot_sdk::sp_io::hashing::blake2_256;
use serde_json::{json, Value};

/// Most characters of a call that is told in one line.
const LONGEST: usize = 300;
/// Most calls that are told one by one.
const MOST_TOLD: usize = 20;

/// What one or several calls would do.
pub struct Trial {
	/// Who would make them.
	who: AccountId,
	/// The encoded call that was tried: the only one, or a batch of all.
	call: Vec<u8>,
	/// The calls that would be sent.
	words: Vec<Word>,
	/// What they cost together, each as a transaction of its own.
	cost: Cost,
	/// Why they would be refused.
	refusal: Option<Reason>,
	/// What they would cause.
	events: Vec<Shown>,
}

impl Trial {
	/// Has the chain try encoded calls that `who` would make, one after the other. All would be
	/// refused if one is.
	pub async fn of(chain: &Chain, who: &AccountId, calls: Vec<Vec<u8>>) -> Result<Self> {
		let at = chain.best().await?;
		let (mut words, mut cost) = (Vec::new(), Cost::default());
		for call in &calls {
			words.push(chain.call_in_words(&at, call).await?);
			let one = chain.cost_of(call, who).await?;
			cost.fee = cost.fee.saturating_add(one.fee);
			let (weight, more) = (&mut cost.weight, one.weight);
			weight.ref_time = weight.ref_time.saturating_add(more.ref_time);
			weight.proof_size = weight.proof_size.saturating_add(more.proof_size);
		}
		let call = match calls.as_slice() {
			[only] => only.clone(),
			_ => chain.call_bytes(&batch_all(calls)).await?,
		};
		let run = chain.dry_run(Origin::Signed(*who), call.clone()).await?;
		let mut refusal = run.result.err();
		if refusal.is_none() {
			// The committee's own transaction goes through even if what it decides is refused.
			for shown in &run.events {
				if let Some(Err(error)) = executed_by_committee(&shown.event)? {
					refusal = Some(chain.reason(error).await);
				}
			}
		}
		Ok(Self { who: *who, call, words, cost, refusal, events: run.events })
	}

	/// The same of calls that are not encoded yet.
	pub async fn of_calls(chain: &Chain, who: &AccountId, calls: &[Call]) -> Result<Self> {
		let mut encoded = Vec::with_capacity(calls.len());
		for call in calls {
			encoded.push(chain.call_bytes(call).await?);
		}
		Self::of(chain, who, encoded).await
	}

	/// The first event of this kind that they would cause.
	pub fn first<E: Event>(&self) -> Result<Option<E>> {
		for shown in &self.events {
			if let Some(event) = shown.event.read::<E>()? {
				return Ok(Some(event));
			}
		}
		Ok(None)
	}

	/// The only call in full; of several, a line each.
	fn told(&self) -> String {
		if let [only] = self.words.as_slice() {
			return only.text();
		}
		let lines = self.words.iter().take(MOST_TOLD).map(|word| word.line(LONGEST));
		let mut lines: Vec<String> = lines.collect();
		let more = self.words.len().saturating_sub(MOST_TOLD);
		if more > 0 {
			lines.push(format!("and {}", counted(more, "more call")));
		}
		lines.join("\n")
	}

	/// For people.
	pub fn text(&self) -> String {
		let many = match self.words.len() {
			1 => String::new(),
			many => format!(", in {}", counted(many, "transaction")),
		};
		let mut lines = vec![
			self.told(),
			String::new(),
			format!(
				"Made by {}{many}: fee {}, {:.1} ms and {} of proof at most",
				account::show(&self.who),
				show_native(self.cost.fee),
				self.cost.weight.ref_time as f64 / 1e9,
				counted(self.cost.weight.proof_size, "byte")
			),
			match &self.refusal {
				None => "It would succeed now, and cause".into(),
				Some(reason) => format!("It would FAIL now: {reason}. It would cause"),
			},
		];
		lines.extend(
			self.events.iter().map(|shown| format!("  {} {}", name(&shown.event), shown.text)),
		);
		lines.push("Nothing was sent.".into());
		lines.join("\n")
	}

	/// For scripts.
	pub fn json(&self) -> Value {
		let events = self.events.iter();
		let events: Vec<Value> = events
			.map(|shown| json!({ "event": name(&shown.event), "fields": shown.text }))
			.collect();
		json!({
			"account": account::show(&self.who),
			"transactions": self.words.len(),
			"callHash": show_bytes(blake2_256(&self.call)),
			"length": self.call.len(),
			"weight": {
				"refTime": self.cost.weight.ref_time,
				"proofSize": self.cost.weight.proof_size,
			},
			"fee": self.cost.fee.to_string(),
			"refusal": self.refusal.as_ref().map(Reason::to_string),
			"events": events,
		})
	}

	/// Prints it, and fails if the calls would be refused.
	pub fn print(self, output: Output) -> Result<()> {
		output.print(&self.json(), || self.text());
		self.end()
	}

	/// The end of a command that has printed it: a failure if the calls would be refused.
	pub fn end(self) -> Result<()> {
		match self.refusal {
			None => Ok(()),
			Some(reason) => Err(CliError::from(Error::Refused(reason)).printed()),
		}
	}
}

/// An event as people name it.
fn name(event: &RawEvent) -> String {
	format!("{}.{}", event.pallet, event.name)
}

#[cfg(test)]
mod tests {
	use super::*;

	fn trial(calls: usize, refusal: Option<Reason>) -> Trial {
		let call = |n: usize| Word::Call { name: format!("System.remark_{n}"), arguments: vec![] };
		let event = RawEvent { pallet: "System".into(), name: "Remarked".into(), fields: vec![] };
		Trial {
			who: [7; 32],
			call: vec![0, 1],
			words: (0..calls).map(call).collect(),
			cost: Cost { fee: 1_500_000_000_000, ..Cost::default() },
			refusal,
			events: vec![Shown { event, text: "hash: 0x07".into() }],
		}
	}

	#[test]
	fn trial_should_tell_call_fee_and_events() {
		let text = trial(1, None).text();
		assert!(text.starts_with("System.remark_0\n\nMade by "), "{text}");
		for part in [": fee 1.5 DIST, ", "It would succeed now", "  System.Remarked hash: 0x07"] {
			assert!(text.contains(part), "{part}: {text}");
		}
		assert!(text.ends_with("Nothing was sent.") && !text.contains("transaction"), "{text}");
		let many = trial(22, None).text();
		assert!(many.contains("System.remark_19\nand 2 more calls\n"), "{many}");
		assert!(many.contains(", in 22 transactions: fee"), "{many}");
	}

	#[test]
	fn trial_should_fail_as_the_call_would() {
		assert!(trial(1, None).end().is_ok());
		let refused = trial(1, Some(Reason::Other("no".into())));
		assert!(refused.text().contains("It would FAIL now: no."));
		assert_eq!(refused.json()["refusal"], "no");
		let error = refused.end().unwrap_err();
		assert_eq!((error.code(), error.printed), (6, true));
	}
}
