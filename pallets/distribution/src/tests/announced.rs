//! Drafts that are announced, and what announcements see of them.

use super::*;
use distribution_primitives::{Beneficiaries, Manifest, Published};
use pallet_distribution_common::{Draft, DraftList, Drafts};
use polkadot_sdk::frame_support::dispatch::GetDispatchInfo;

fn seen(id: RoundId) -> Option<Draft<AccountId32>> {
	<Distribution as Drafts<AccountId32>>::draft(id)
}

#[test]
fn announced_draft_should_open_when_its_announcement_allows_it() {
	run(|| {
		let list = List::simple(5);
		let id = draft(list.terms());
		Distribution::do_fund(MANAGER, id, list.total() + ED).unwrap();
		let open = || Call::open { id, terms: hash(id) };
		NotYet::set(Some((id, hash(id))));
		let refusal = DispatchError::Other("announced");
		assert_noop!(dispatch(RuntimeOrigin::signed(MANAGER), open()), refusal);
		// It is asked about this round, and with the terms as they are.
		NotYet::set(Some((id + 1, hash(id))));
		assert_ok!(dispatch(RuntimeOrigin::signed(MANAGER), open()));
		let weight = open().get_dispatch_info().call_weight;
		assert!(weight.ref_time() >= ASK_ANNOUNCED);
	});
}

#[test]
fn draft_should_be_seen_with_its_terms_until_it_opens() {
	run(|| {
		assert_eq!(seen(0), None);
		let list = List::simple(5);
		let id = draft(list.terms());
		let told = Draft { manager: MANAGER, terms: hash(id), list: None };
		assert_eq!(seen(id), Some(told));
		Distribution::do_fund(MANAGER, id, list.total() + ED).unwrap();
		Distribution::do_open(MANAGER, id).unwrap();
		assert_eq!(seen(id), None);
		let other = draft(list.terms());
		Distribution::do_abandon(MANAGER, other).unwrap();
		assert_eq!(seen(other), None);
	});
}

#[test]
fn draft_should_be_seen_with_the_list_of_accounts_that_its_terms_demand() {
	run(|| {
		let list = List::simple(5);
		let mut terms = list.terms();
		let demand = |manifest: &mut Option<Manifest>| {
			manifest.as_mut().unwrap().published = Some(Published::new(7));
		};
		demand(&mut terms.manifest);
		let id = draft(terms.clone());
		let seen_list = DraftList { id: 7, root: list.tree.root(), rows: 5 };
		assert_eq!(seen(id).unwrap().list, Some(seen_list));
		let ethereum = draft(TermsOf::<Test> { beneficiaries: Beneficiaries::Ethereum, ..terms });
		assert_eq!(seen(ethereum).unwrap().list, None);
	});
}
