//! The announcement of a round.

use crate::{
	check::Check,
	page::{number, words, Page},
	subject::{Place, Subject},
};
use distribution_client::{
	account::{self, counted, show_tokens, AccountId},
	snapshots::{RateFile, SnapshotFile},
	time::show_length,
	types::Moment,
};
use polkadot_sdk::sp_core::H256;
use serde_json::{json, Value};

/// Decimals of a percentage in millionths.
const PERCENT_DECIMALS: u8 = 4;

/// What was shown to the chain of a list that is not what its snapshot says. Amounts are in the smallest
/// unit of the native token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refuted {
	/// Where.
	pub place: Place,
	/// Who has shown it.
	pub by: AccountId,
	/// What they were paid of the manager's bond.
	pub paid: u128,
	/// What was burned of it.
	pub burned: u128,
}

/// Terms that were announced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announced {
	/// Where.
	pub place: Place,
	/// Their hash.
	pub terms: H256,
	/// Time for objections, in blocks of the clock.
	pub period: Moment,
	/// How many objections to earlier terms these terms have answered.
	pub answered: u32,
	/// How the list was computed, if the manager has said so.
	pub snapshot: Option<SnapshotFile>,
	/// That it was not computed so.
	pub refuted: Option<Refuted>,
}

/// An objection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
	/// Where.
	pub place: Place,
	/// Its number among those to the round, from 0.
	pub number: u32,
	/// Who has objected.
	pub by: AccountId,
	/// What they say.
	pub text: String,
	/// Whether the manager has answered, in words or by other terms.
	pub answered: bool,
	/// The words.
	pub answer: Option<String>,
	/// Whether its deposit was returned.
	pub removed: bool,
}

/// An announcement, by its events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Announcement {
	/// The terms that were announced, in the order of the chain: the last are those that count.
	pub announced: Vec<Announced>,
	/// The objections, in the order of the chain.
	pub objections: Vec<Objection>,
	/// Where it was closed.
	pub closed: Option<Place>,
}

/// By which rule a list was computed, in words.
fn rule(snapshot: &SnapshotFile) -> String {
	let of = match snapshot.asset {
		None => "the native token".into(),
		Some(id) => format!("asset {id}"),
	};
	let chain = match &snapshot.chain {
		None => "this chain".into(),
		Some(genesis) => format!("the chain with the genesis {genesis}"),
	};
	let withheld = |rate: &RateFile| {
		let share = show_tokens(rate.millionths.into(), PERCENT_DECIMALS);
		format!("; withheld from {}: {share} %, for {}", rate.country, rate.collector)
	};
	let rates: String = snapshot.withheld.iter().map(withheld).collect();
	format!(
		"{} for {} smallest units of {of}, after block {} of {chain}, state root {}; nothing for less than {} and for {} left out{rates}",
		snapshot.numerator,
		snapshot.denominator,
		snapshot.block,
		snapshot.state_root,
		snapshot.least,
		counted(snapshot.excluded.len(), "account")
	)
}

impl Announced {
	fn json(&self) -> Value {
		let refuted = |it: &Refuted| {
			json!({
				"block": it.place.block,
				"time": it.place.iso(),
				"by": account::show(&it.by),
				"paid": it.paid.to_string(),
				"burned": it.burned.to_string(),
			})
		};
		json!({
			"block": self.place.block,
			"time": self.place.iso(),
			"termsHash": format!("{:#x}", self.terms),
			"period": self.period,
			"answered": self.answered,
			"snapshot": self.snapshot,
			"refuted": self.refuted.as_ref().map(refuted),
		})
	}
}

impl Objection {
	fn json(&self) -> Value {
		json!({
			"number": self.number,
			"block": self.place.block,
			"time": self.place.iso(),
			"by": account::show(&self.by),
			"text": self.text,
			"answered": self.answered,
			"answer": self.answer,
			"removed": self.removed,
		})
	}

	/// As a row of a table.
	fn row(&self) -> Vec<String> {
		let answer = match (&self.answer, self.answered) {
			(Some(words), _) => words.clone(),
			(None, true) => "by other terms".into(),
			(None, false) => "none".into(),
		};
		vec![
			self.number.to_string(),
			self.place.time(),
			self.place.id(),
			account::show(&self.by),
			self.text.clone(),
			answer,
		]
	}
}

impl Announcement {
	/// How many objections are answered.
	fn answered(&self) -> usize {
		self.objections.iter().filter(|objection| objection.answered).count()
	}

	/// What is checked of a round that has opened with the terms of this hash.
	pub(super) fn checks(&self, agreed: H256) -> Vec<Check> {
		let Some(last) = self.announced.last() else { return Vec::new() };
		let answered = self.answered();
		let objections = counted(self.objections.len(), "objection");
		vec![
			Check::new(
				"The round has opened with the terms that were announced last",
				last.terms == agreed,
				format!("announced {:#x}, opened with {agreed:#x}", last.terms),
			),
			Check::new(
				"Nobody has shown that the list of these terms is wrong",
				last.refuted.is_none(),
				match &last.refuted {
					Some(refuted) => format!("{}: shown", refuted.place.id()),
					None => "not shown".into(),
				},
			),
			Check::new(
				"Every objection was answered",
				answered == self.objections.len(),
				format!("{answered} of {objections}"),
			),
		]
	}

	/// As JSON.
	pub(super) fn json(&self) -> Value {
		json!({
			"announced": self.announced.iter().map(Announced::json).collect::<Vec<_>>(),
			"objections": self.objections.iter().map(Objection::json).collect::<Vec<_>>(),
			"closed": self.closed.map(|it| json!({ "block": it.block, "time": it.iso() })),
		})
	}

	/// As figures for a page.
	fn figures(&self, subject: &Subject) -> Vec<(String, String)> {
		let mut figures = Vec::new();
		for it in &self.announced {
			figures.push(("Announced".into(), format!("{}, {}", it.place.time(), it.place.id())));
			figures.push(("Hash of the terms announced".into(), format!("{:#x}", it.terms)));
			figures.push(("Time for objections".into(), show_length(it.period)));
			if let Some(snapshot) = &it.snapshot {
				figures.push(("List computed from balances".into(), rule(snapshot)));
			}
			if let Some(Refuted { place, by, paid, burned }) = &it.refuted {
				let (paid, burned) = (subject.native(*paid), subject.native(*burned));
				let told = format!(
					"{}, {}, by {}: of the bond {paid} were paid to them and {burned} burned",
					place.time(),
					place.id(),
					account::show(by)
				);
				figures.push(("Shown to be wrong".into(), told));
			}
		}
		figures.push(("Objections".into(), self.objections.len().to_string()));
		figures.push(("Objections answered".into(), self.answered().to_string()));
		let closed = self.closed.map_or_else(|| "no".into(), |place| place.time());
		figures.push(("Closed".into(), closed));
		figures
	}

	/// As a section of a page.
	pub(super) fn section(&self, page: &mut Page, subject: &Subject) {
		page.section("Announcement");
		page.figures(&self.figures(subject));
		let columns = [
			number("objection"),
			words("time"),
			words("transaction"),
			words("by"),
			words("text"),
			words("answer"),
		];
		let rows: Vec<Vec<String>> = self.objections.iter().map(Objection::row).collect();
		page.table(&columns, &rows, "Nobody has objected.");
	}
}

#[cfg(test)]
pub(super) mod tests {
	use super::*;
	use crate::{
		check::all_passed,
		subject::tests::{place, subject},
	};

	/// An announcement of terms with this hash, an objection to earlier ones, and one with an answer in
	/// words.
	pub fn announcement(terms: H256) -> Announcement {
		let snapshot = SnapshotFile {
			chain: None,
			block: 90,
			state_root: format!("{:#x}", H256::repeat_byte(3)),
			asset: Some(7),
			numerator: "1".into(),
			denominator: "10".into(),
			least: "0".into(),
			excluded: Vec::new(),
			withheld: vec![RateFile {
				country: "DE".into(),
				millionths: 350_000,
				collector: account::show(&[4; 32]),
			}],
		};
		let refuted = Refuted { place: place(3), by: [5; 32], paid: 50, burned: 50 };
		let first = Announced {
			place: place(1),
			terms: H256::repeat_byte(9),
			period: 100,
			answered: 0,
			snapshot: Some(snapshot),
			refuted: Some(refuted),
		};
		let second = Announced {
			place: place(4),
			terms,
			answered: 1,
			snapshot: None,
			refuted: None,
			..first.clone()
		};
		let objection = Objection {
			place: place(2),
			number: 0,
			by: [6; 32],
			text: "<b>row 0</b>".into(),
			answered: true,
			answer: None,
			removed: true,
		};
		let other = Objection {
			place: place(5),
			number: 1,
			answer: Some("it is an exchange".into()),
			removed: false,
			..objection.clone()
		};
		Announcement {
			announced: vec![first, second],
			objections: vec![objection, other],
			closed: Some(place(6)),
		}
	}

	#[test]
	fn round_should_have_opened_as_it_was_announced() {
		let terms = H256::repeat_byte(8);
		let whole = announcement(terms);
		assert!(all_passed(&whole.checks(terms)));
		assert!(!all_passed(&whole.checks(H256::zero())));
		let changes: [fn(&mut Announcement); 2] = [
			|it| it.announced[1].refuted = it.announced[0].refuted.clone(),
			|it| it.objections[1].answered = false,
		];
		for (i, change) in changes.into_iter().enumerate() {
			let mut other = whole.clone();
			change(&mut other);
			assert!(!all_passed(&other.checks(terms)), "{i}");
		}
		assert!(Announcement::default().checks(terms).is_empty());
	}

	#[test]
	fn announcement_should_be_told_with_its_objections_and_what_was_shown() {
		let it = announcement(H256::repeat_byte(8));
		let value = it.json();
		let (first, second) = (&value["announced"][0], &value["announced"][1]);
		assert_eq!(
			(&first["refuted"]["paid"], &first["snapshot"]["asset"]),
			(&json!("50"), &json!(7))
		);
		assert!(second["refuted"].is_null() && second["snapshot"].is_null());
		assert_eq!(value["objections"][1]["answer"], "it is an exchange");
		assert_eq!(value["closed"]["block"], 106);
		let figures = it.figures(&subject());
		let told = |name: &str| figures.iter().find(|(it, _)| it == name).map(|(_, told)| told);
		let rule = told("List computed from balances").unwrap();
		assert!(rule.starts_with("1 for 10 smallest units of asset 7, after block 90"), "{rule}");
		assert!(rule.contains("withheld from DE: 35 %"), "{rule}");
		assert!(told("Shown to be wrong").unwrap().contains("DIST burned"));
		assert_eq!(told("Objections answered").unwrap(), "2");
		assert_eq!(it.objections[0].row()[5], "by other terms");
	}
}
