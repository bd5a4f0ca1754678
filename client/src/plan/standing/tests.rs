use super::*;
use crate::plan::{file::tests::plan, rounds::tests::info};

const HASH: H256 = H256::repeat_byte(1);
const ROOT: H256 = H256::repeat_byte(2);
const PAUSED: Status<u32> = Status::Paused { since: 1, until: None };

fn list(root: H256) -> List {
	List { asset: AssetKind::Native, root }
}

/// The plan's only round.
fn wanted() -> Wanted {
	Wanted { name: "immediate".into(), terms: HASH, list: list(ROOT) }
}

/// A round under the plan's terms.
fn own(id: RoundId, fate: Fate) -> Trace {
	Trace { id, terms: Some(HASH), list: Some(list(ROOT)), name: None, fate }
}

/// A round of the plan's list under other terms.
fn other(id: RoundId, fate: Fate) -> Trace {
	Trace { terms: Some(H256::repeat_byte(8)), ..own(id, fate) }
}

/// A round of an earlier form of the list, by the name beside the plan.
fn earlier(id: RoundId, fate: Fate) -> Trace {
	Trace {
		list: Some(list(H256::repeat_byte(9))),
		name: Some("immediate".into()),
		..other(id, fate)
	}
}

fn of(traces: &[Trace]) -> Stand {
	stands(&[wanted()], traces).remove(0)
}

const GONE: Fate = Fate::Gone { paid: Some(true) };
const GONE_UNPAID: Fate = Fate::Gone { paid: Some(false) };
/// Nobody knows whether it has paid.
const GONE_SILENT: Fate = Fate::Gone { paid: None };

#[test]
fn fate_should_be_paid_whenever_a_closed_round_has_paid_or_still_can() {
	let closed = || info(3, Status::Closed);
	assert_eq!(Fate::of(&closed()), Fate::Idle);
	assert_eq!(Fate::of(&RoundInfo { payments: 1, ..closed() }), Fate::Paid);
	// Rows that were set aside are claimed from a closed round.
	assert_eq!(Fate::of(&RoundInfo { set_aside: 1, ..closed() }), Fate::Paid);
	assert_eq!(Fate::of(&info(3, Status::Draft)), Fate::Draft);
	for status in [Status::Open, PAUSED] {
		assert_eq!(Fate::of(&info(3, status)), Fate::Pays);
	}
}

#[test]
fn round_should_be_found_by_its_terms_and_the_one_that_pays_first() {
	let found = |traces: &[Trace]| of(traces).found;
	assert_eq!(found(&[other(1, Fate::Pays)]), None);
	assert_eq!(found(&[own(3, Fate::Idle)]), Some(3));
	assert_eq!(found(&[own(3, Fate::Idle), own(4, Fate::Draft)]), Some(4));
	assert_eq!(found(&[own(3, Fate::Draft), own(4, Fate::Paid), own(5, Fate::Idle)]), Some(4));
	assert_eq!(found(&[own(3, Fate::Paid), own(4, Fate::Pays), own(5, Fate::Draft)]), Some(4));
	// The first of two drafts, and nothing that is gone.
	assert_eq!(found(&[own(3, Fate::Draft), own(8, Fate::Draft)]), Some(3));
	assert_eq!(found(&[own(3, GONE)]), None);
}

#[test]
fn further_drafts_should_be_told_beside_a_draft_and_beside_an_open_round() {
	for fate in [Fate::Pays, Fate::Paid] {
		let stand = of(&[own(3, Fate::Draft), own(5, fate), own(8, Fate::Draft)]);
		assert_eq!((stand.found, stand.standing), (Some(5), Standing::Found));
		assert_eq!((stand.is_settled, stand.spare), (true, vec![3, 8]));
	}
	let stand = of(&[own(3, Fate::Draft), own(8, Fate::Draft)]);
	assert_eq!((stand.found, stand.spare, stand.is_settled), (Some(3), vec![8], false));
}

#[test]
fn draft_should_be_barred_when_its_twin_was_opened_paid_and_removed() {
	// Whichever of the two was opened.
	for (draft, gone) in [(3, 8), (8, 3)] {
		let mut traces = [own(draft, Fate::Draft), own(gone, GONE)];
		traces.sort_by_key(|trace| trace.id);
		let stand = of(&traces);
		assert_eq!((stand.found, stand.standing), (Some(draft), Standing::Removed(gone)));
		assert!(stand.standing.is_barred() && !stand.is_settled);
		// One that was abandoned and removed has paid nobody.
		let traces = traces.map(|trace| match trace.fate {
			GONE => own(trace.id, GONE_UNPAID),
			_ => trace,
		});
		assert_eq!(of(&traces).standing, Standing::Found);
	}
	for lost in [GONE, GONE_SILENT] {
		assert_eq!(of(&[own(3, lost)]).standing, Standing::Removed(3));
	}
	assert_eq!(of(&[own(3, GONE_UNPAID)]).standing, Standing::New);
}

#[test]
fn round_that_was_given_up_should_not_be_drafted_again_by_itself() {
	let stand = of(&[own(3, Fate::Idle)]);
	assert_eq!(stand.standing, Standing::Idle(3));
	assert!(stand.standing.is_barred() && !stand.is_settled);
}

#[test]
fn list_should_be_barred_while_or_after_it_is_paid_under_other_terms() {
	for of_list in [other, earlier] {
		for fate in [Fate::Pays, Fate::Paid] {
			let paying = of_list(3, fate);
			assert_eq!(of(std::slice::from_ref(&paying)).standing, Standing::PaidBy(3));
			let with_draft = of(&[paying, own(5, Fate::Draft)]);
			assert_eq!((with_draft.found, with_draft.standing), (Some(5), Standing::PaidBy(3)));
		}
		assert_eq!(of(&[of_list(3, Fate::Idle)]).standing, Standing::Redrafted(3));
		assert_eq!(of(&[of_list(3, GONE_UNPAID)]).standing, Standing::New);
	}
	// Of a removed round with the very list nothing is left to decide. Of one with an earlier form it is.
	for gone in [GONE, GONE_SILENT] {
		for (trace, standing) in
			[(other(3, gone), Standing::Removed(3)), (earlier(3, gone), Standing::PaidBy(3))]
		{
			assert_eq!(of(std::slice::from_ref(&trace)).standing, standing);
			assert_eq!(of(&[trace, own(5, Fate::Draft)]).standing, standing);
		}
	}
	let of_asset = List { asset: AssetKind::WithId(7), root: ROOT };
	let foreign = Trace { list: Some(of_asset), ..other(3, Fate::Pays) };
	assert_eq!(of(&[foreign]).standing, Standing::New);
}

#[test]
fn draft_under_other_terms_should_be_barred_from_opening_beside_another() {
	for of_list in [other, earlier] {
		let stand = of(&[of_list(3, Fate::Draft)]);
		assert_eq!((stand.standing, stand.rivals), (Standing::Rival(3), vec![3]));
		let stand = of(&[of_list(3, Fate::Draft), own(5, Fate::Draft)]);
		assert_eq!((stand.found, stand.standing), (Some(5), Standing::Rival(3)));
		// What is open is open. The draft is told.
		let stand = of(&[of_list(3, Fate::Draft), own(5, Fate::Pays)]);
		assert_eq!((stand.standing, stand.rivals), (Standing::Found, vec![3]));
	}
}

#[test]
fn list_that_is_paid_by_two_rounds_should_be_told() {
	let stand = of(&[own(3, GONE), other(4, Fate::Paid), own(5, Fate::Pays), own(6, Fate::Pays)]);
	assert_eq!((stand.found, stand.twice), (Some(5), vec![3, 6, 4]));
	// Not what has paid nobody, and not what nobody knows of, such as a draft that was given up and
	// removed.
	let idle = [own(2, GONE_SILENT), own(3, GONE_UNPAID), other(4, Fate::Idle), own(5, Fate::Pays)];
	assert_eq!(of(&idle).twice, Vec::<RoundId>::new());
}

/// Names are given in order: a table with one more schedule moves them.
#[test]
fn name_should_say_nothing_of_a_list_that_another_round_of_the_plan_has() {
	let [a, b] = [1, 2].map(|byte| (H256::repeat_byte(byte), list(H256::repeat_byte(byte + 10))));
	let wants = |name: &str, (terms, list): (H256, List)| Wanted { name: name.into(), terms, list };
	let plan = [wants("streamed-1", b), wants("streamed-2", a)];
	// The list `a` was the first before.
	for (trace_terms, fate, of_b, of_a) in [
		(a.0, Fate::Pays, Standing::New, Standing::Found),
		(a.0, GONE, Standing::New, Standing::Removed(4)),
		// The plan has got other terms as well.
		(H256::repeat_byte(9), Fate::Pays, Standing::New, Standing::PaidBy(4)),
		(H256::repeat_byte(9), GONE, Standing::New, Standing::Removed(4)),
	] {
		let name = Some("streamed-1".to_string());
		let trace = Trace { id: 4, terms: Some(trace_terms), list: Some(a.1), name, fate };
		let found: Vec<_> = stands(&plan, &[trace]).iter().map(|stand| stand.standing).collect();
		assert_eq!(found, [of_b, of_a]);
	}
	// An earlier version noted the name alone: it is all that is known.
	let name = Some("streamed-1".to_string());
	let noted = Trace { id: 4, terms: None, list: None, name, fate: GONE };
	assert_eq!(stands(&plan, &[noted])[0].standing, Standing::Removed(4));
}

/// A corrected list may have another name by now, if the table got another schedule as well.
#[test]
fn every_round_of_the_kind_should_be_barred_while_it_may_be_a_corrected_list() {
	let new = |name: &str, byte| Wanted {
		name: name.into(),
		terms: H256::repeat_byte(byte),
		list: list(H256::repeat_byte(byte)),
	};
	let plan = [new("immediate", 1), new("streamed-1", 2), new("streamed-2", 3)];
	let noted = |name: Option<&str>, list, fate| Trace {
		id: 4,
		terms: Some(H256::repeat_byte(9)),
		list: Some(list),
		name: name.map(Into::into),
		fate,
	};
	let of = |trace: Trace| stands(&plan, &[trace]).into_iter().map(|stand| stand.standing);
	let earlier = list(H256::repeat_byte(8));
	for fate in [Fate::Pays, Fate::Paid] {
		let found: Vec<_> = of(noted(Some("streamed-1"), earlier, fate)).collect();
		assert_eq!(found, [Standing::New, Standing::PaidBy(4), Standing::PaidBy(4)]);
	}
	for gone in [GONE, GONE_SILENT] {
		let found: Vec<_> = of(noted(Some("streamed-1"), earlier, gone)).collect();
		assert_eq!(found, [Standing::New, Standing::PaidBy(4), Standing::PaidBy(4)]);
	}
	// Nothing is known of a round that was made for something else, and the list of another asset is
	// another list.
	let of_asset = List { asset: AssetKind::WithId(7), ..earlier };
	for silent in [
		noted(None, earlier, Fate::Pays),
		noted(Some("vested-1"), earlier, Fate::Pays),
		noted(Some("streamed-3"), of_asset, Fate::Pays),
		noted(Some("streamed-3"), earlier, GONE_UNPAID),
		noted(Some("streamed-3"), earlier, Fate::Idle),
	] {
		assert!(of(silent.clone()).all(|standing| standing == Standing::New), "{silent:?}");
	}
	// A list that is still in the plan was not corrected.
	let kept: Vec<_> = of(noted(Some("streamed-1"), plan[2].list, Fate::Pays)).collect();
	assert_eq!(kept, [Standing::New, Standing::New, Standing::PaidBy(4)]);
	// Nor is it settled by a draft: whoever decided says so again.
	let draft = Trace { terms: Some(plan[2].terms), ..noted(None, plan[2].list, Fate::Draft) };
	let traces = [noted(Some("streamed-1"), earlier, Fate::Pays), Trace { id: 5, ..draft.clone() }];
	assert_eq!(stands(&plan, &traces)[2].standing, Standing::PaidBy(4));
	let open = Trace { id: 5, fate: Fate::Pays, ..draft };
	let traces = [noted(Some("streamed-1"), earlier, Fate::Pays), open];
	assert_eq!(stands(&plan, &traces)[2].standing, Standing::Found);
}

#[test]
fn draft_of_an_earlier_list_should_bar_every_round_of_the_kind() {
	let new = |name: &str, byte| Wanted {
		name: name.into(),
		terms: H256::repeat_byte(byte),
		list: list(H256::repeat_byte(byte)),
	};
	let plan = [new("immediate", 1), new("streamed-1", 2), new("streamed-2", 3)];
	let draft = Trace {
		id: 3,
		terms: Some(H256::repeat_byte(9)),
		list: Some(list(H256::repeat_byte(8))),
		name: Some("streamed-1".into()),
		fate: Fate::Draft,
	};
	let own = Trace {
		id: 7,
		terms: Some(plan[2].terms),
		list: Some(plan[2].list),
		name: Some("streamed-2".into()),
		fate: Fate::Draft,
	};
	for traces in [vec![draft.clone()], vec![draft, own]] {
		let stands = stands(&plan, &traces);
		let found: Vec<_> = stands.iter().map(|stand| stand.standing).collect();
		assert_eq!(found, [Standing::New, Standing::Rival(3), Standing::Rival(3)]);
		assert_eq!(stands[2].rivals, [3]);
	}
}

#[test]
fn wanted_rounds_should_have_the_hashes_and_lists_of_the_plan() {
	let plan = plan();
	let wanted = wanted_of(&plan);
	assert_eq!(wanted[1].name, "streamed-1");
	assert_eq!(wanted[1].terms, plan.hash_of(&plan.rounds[1]).unwrap());
	assert_eq!(wanted[1].list, list(H256::repeat_byte(7)));
	assert_eq!(List::of(AssetKind::Native, Source::Listed), None);
}

fn wanted_of(plan: &Plan) -> Vec<Wanted> {
	super::wanted(plan).unwrap()
}

#[test]
fn other_rounds_of_the_manager_should_be_told_when_they_pay_and_nothing_else_tells_of_them() {
	let manager = info(3, Status::Open).manager;
	let under = |id, status| RoundInfo { terms_hash: H256::repeat_byte(8), ..info(id, status) };
	let mut of_asset = under(8, Status::Open);
	of_asset.terms.asset = AssetKind::WithId(7);
	let rounds = [
		info(3, Status::Open),
		under(4, Status::Open),
		under(5, Status::Draft),
		under(6, Status::Closed),
		RoundInfo { payments: 2, ..under(7, Status::Closed) },
		of_asset,
		RoundInfo { manager: [5; 32], ..under(9, Status::Open) },
		under(10, Status::Open),
		under(11, Status::Open),
	];
	let stand = |standing, twice| Stand {
		found: None,
		standing,
		is_settled: false,
		spare: vec![],
		rivals: vec![],
		twice,
	};
	let stands = [stand(Standing::Found, vec![11]), stand(Standing::PaidBy(10), vec![])];
	let found = others(&rounds, &manager, AssetKind::Native, &wanted_of(&plan()), &stands);
	assert_eq!(found, [4, 7]);
}

#[test]
fn drafts_should_be_to_open_like_what_is_not_drafted() {
	let draft = info(3, Status::Draft);
	assert!(is_to_open(None, Standing::New) && is_to_open(None, Standing::Redrafted(3)));
	assert!(is_to_open(Some(&draft), Standing::Found));
	for barred in [Standing::Removed(2), Standing::PaidBy(2), Standing::Rival(2), Standing::Idle(2)]
	{
		assert!(!is_to_open(None, barred) && !is_to_open(Some(&draft), barred));
	}
	for status in [Status::Open, PAUSED, Status::Closed] {
		assert!(!is_to_open(Some(&info(3, status)), Standing::Found));
	}
}

#[test]
fn rows_should_be_left_to_claim_until_they_are_claimed_or_their_round_is_over() {
	let plan = plan();
	let round = &plan.rounds[1];
	let claimed = |status| RoundInfo { rows_claimed: 1, ..info(3, status) };
	let left = |found: Option<&RoundInfo>, standing| unclaimed(round, found, standing);
	assert!(round.rows > 1);
	assert_eq!(left(None, Standing::New), round.rows);
	assert_eq!(left(None, Standing::Redrafted(3)), round.rows);
	assert_eq!(left(None, Standing::Removed(3)), 0);
	assert_eq!(left(None, Standing::PaidBy(3)), 0);
	assert_eq!(left(Some(&info(5, Status::Draft)), Standing::PaidBy(3)), 0);
	assert_eq!(left(Some(&claimed(Status::Open)), Standing::Found), round.rows - 1);
	assert_eq!(left(Some(&claimed(Status::Closed)), Standing::Found), 0);
}
