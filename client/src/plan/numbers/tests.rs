use super::*;
use crate::{
	plan::{file::tests::plan, rounds::tests::info, standing},
	types::Terms,
};
use distribution_primitives::{Source, Status};
use polkadot_sdk::sp_core::H256;

const CHAIN: &str = "0x11";

fn wanted() -> Vec<Wanted> {
	standing::wanted(&plan()).unwrap()
}

fn manager() -> AccountId {
	info(3, Status::Draft).manager
}

/// What is left of a round with these terms, if it has made so many payments.
fn gone(id: RoundId, terms: &Terms, payments: u64) -> Gone {
	let hash = distribution_primitives::terms_hash(terms, H256::zero());
	let (asset, source) = (terms.asset, terms.source);
	Gone { id, manager: manager(), asset, source, terms: hash, payments }
}

fn fates(numbers: &Numbers, rounds: &[RoundInfo], next: RoundId) -> Vec<(RoundId, Fate)> {
	let traces = numbers.traces(rounds, next, &manager()).unwrap();
	traces.iter().map(|trace| (trace.id, trace.fate)).collect()
}

#[test]
fn numbers_should_be_kept_for_one_chain() {
	let folder = tempfile::tempdir().unwrap();
	let mut numbers = Numbers::read(folder.path(), CHAIN).unwrap();
	let rounds = [info(3, Status::Open)];
	assert!(numbers.note(&rounds, &manager(), &wanted()));
	assert!(!numbers.note(&rounds, &manager(), &wanted()));
	numbers.others.insert(2);
	numbers.write(folder.path()).unwrap();
	assert_eq!(Numbers::read(folder.path(), CHAIN).unwrap(), numbers);
	assert!(matches!(Numbers::read(folder.path(), "0x22"), Err(Error::WrongChain(_))));
	std::fs::write(folder.path().join(NAME), "{").unwrap();
	let error = Numbers::read(folder.path(), CHAIN).unwrap_err();
	assert!(error.to_string().contains("version control"), "{error}");
}

#[test]
fn names_that_earlier_versions_noted_should_still_bar() {
	let folder = tempfile::tempdir().unwrap();
	let text = r#"{ "genesis": "0x11", "rounds": { "immediate": 3, "streamed-1": 4 } }"#;
	std::fs::write(folder.path().join(NAME), text).unwrap();
	let numbers = Numbers::read(folder.path(), CHAIN).unwrap();
	let traces = numbers.traces(&[info(4, Status::Draft)], 9, &manager()).unwrap();
	assert_eq!(traces[0].name.as_deref(), Some("immediate"));
	assert_eq!((traces[0].id, traces[0].fate), (3, Fate::Gone { paid: None }));
	assert_eq!((traces[1].name.as_deref(), traces[1].fate), (Some("streamed-1"), Fate::Draft));
	// Nobody knows of 3 what it was.
	assert_eq!(numbers.unknown(&[info(4, Status::Draft)], 5), [0, 1, 2, 3]);
}

#[test]
fn every_round_for_a_list_of_the_plan_should_be_noted_and_no_other() {
	let under = |id| RoundInfo { terms_hash: H256::repeat_byte(8), ..info(id, Status::Draft) };
	let mut of_list = under(6);
	of_list.terms.source = Source::Merkle { root: H256::repeat_byte(8), leaves: 5 };
	let mut listed = under(7);
	listed.terms.source = Source::Listed;
	let foreign = RoundInfo { manager: [5; 32], ..info(8, Status::Open) };
	let rounds =
		[info(3, Status::Draft), info(4, Status::Open), under(5), of_list, listed, foreign];
	let mut numbers = Numbers::default();
	numbers.note(&rounds, &manager(), &wanted());
	assert_eq!(numbers.known.keys().copied().collect::<Vec<_>>(), [3, 4, 5]);
	assert_eq!(numbers.name(4, wanted()[1].terms).as_deref(), Some("streamed-1"));
	// Both drafts of the same terms, and their twin under others, when they are gone.
	let lost = Fate::Gone { paid: None };
	assert_eq!(fates(&numbers, &[], 9), [(3, lost), (4, lost), (5, lost)]);
}

#[test]
fn number_that_is_not_given_out_or_is_anothers_should_say_nothing() {
	let mut numbers = Numbers::default();
	numbers.note(&[info(3, Status::Open)], &manager(), &wanted());
	assert!(fates(&numbers, &[], 3).is_empty());
	assert_eq!(fates(&numbers, &[], 4), [(3, Fate::Gone { paid: None })]);
	let foreign = RoundInfo { manager: [5; 32], ..info(3, Status::Open) };
	assert!(fates(&numbers, &[foreign], 4).is_empty());
	assert_eq!(fates(&numbers, &[info(3, Status::Draft)], 4), [(3, Fate::Draft)]);
}

#[test]
fn past_of_the_chain_should_tell_who_was_paid_by_rounds_that_nobody_noted() {
	let plan = plan();
	let terms = plan.terms(&plan.rounds[1]).unwrap();
	let mut numbers = Numbers::default();
	let rounds = [info(2, Status::Draft)];
	assert_eq!(numbers.sought(&rounds, 6), BTreeSet::from([0, 1, 3, 4, 5]));
	assert_eq!(numbers.unknown(&rounds, 6), [0, 1, 3, 4, 5]);
	let foreign = Gone { manager: [5; 32], ..gone(1, &terms, 7) };
	let listed = Gone { source: Source::Listed, ..gone(5, &terms, 7) };
	let learnt = [gone(0, &terms, 0), foreign, gone(3, &terms, 2), listed];
	assert!(numbers.learn(&learnt, &manager()));
	assert_eq!(numbers.sought(&rounds, 6), BTreeSet::from([4]));
	assert_eq!(numbers.unknown(&rounds, 6), [4]);
	let known = [
		(0, Fate::Gone { paid: Some(false) }),
		(2, Fate::Draft),
		(3, Fate::Gone { paid: Some(true) }),
	];
	assert_eq!(fates(&numbers, &rounds, 6), known);
	// The draft is the twin of one that was opened, has paid, and is gone.
	let traces = numbers.traces(&rounds, 6, &manager()).unwrap();
	let stands = standing::stands(&wanted(), &traces);
	assert_eq!(stands[1].standing, standing::Standing::Removed(3));
	assert!(!numbers.learn(&[], &manager()));
}

#[test]
fn noted_round_that_is_gone_should_be_sought_and_be_known_all_the_same() {
	let mut numbers = Numbers::default();
	numbers.note(&[info(0, Status::Draft)], &manager(), &wanted());
	assert_eq!(numbers.sought(&[], 1), BTreeSet::from([0]));
	assert!(numbers.unknown(&[], 1).is_empty());
	let plan = plan();
	numbers.learn(&[gone(0, &plan.terms(&plan.rounds[1]).unwrap(), 0)], &manager());
	assert_eq!(fates(&numbers, &[], 1), [(0, Fate::Gone { paid: Some(false) })]);
	assert_eq!(numbers.name(0, H256::zero()).as_deref(), Some("streamed-1"));
	// The block that had drafted it was replaced.
	let foreign = Gone { manager: [5; 32], ..gone(0, &plan.terms(&plan.rounds[1]).unwrap(), 3) };
	numbers.learn(&[foreign], &manager());
	assert!(fates(&numbers, &[], 1).is_empty());
}

#[test]
fn round_should_keep_the_name_that_it_was_planned_under() {
	let folder = tempfile::tempdir().unwrap();
	let mut numbers = Numbers::read(folder.path(), CHAIN).unwrap();
	assert!(numbers.plan(&wanted()));
	assert!(!numbers.plan(&wanted()));
	numbers.write(folder.path()).unwrap();
	let mut numbers = Numbers::read(folder.path(), CHAIN).unwrap();
	// Carried out and removed before anybody looked, and corrected since.
	let terms = plan().terms(&plan().rounds[1]).unwrap();
	let paid = Gone { terms: wanted()[1].terms, ..gone(4, &terms, 2) };
	assert!(numbers.learn(&[paid], &manager()));
	let traces = numbers.traces(&[], 9, &manager()).unwrap();
	assert_eq!(traces[0].name.as_deref(), Some("streamed-1"));
	// So is one in state.
	let traces = numbers.traces(&[info(3, Status::Open)], 9, &manager()).unwrap();
	assert_eq!(traces[0].name.as_deref(), Some("streamed-1"));
}
