//! What the terms say of the beneficiaries, and what does not pay them.

use super::*;
use codec::Compact;
use polkadot_sdk::{
	frame_support::traits::Authorize,
	sp_runtime::transaction_validity::{InvalidTransaction, TransactionSource},
};

fn add(id: RoundId, rows: Vec<(AccountId32, Balance)>) -> DispatchResult {
	let entries = rows.try_into().unwrap();
	dispatch(RuntimeOrigin::signed(MANAGER), Call::add_entries { id, entries })
}

fn amend(id: RoundId, terms: TermsOf<Test>) -> DispatchResult {
	dispatch(RuntimeOrigin::signed(MANAGER), Call::amend { id, terms })
}

#[test]
fn terms_should_have_another_hash_when_they_name_ethereum_addresses() {
	run(|| {
		let list = list(3);
		let (one, other) = (draft(list.terms()), draft(ethereum(&list)));
		assert_ne!(hash(one), hash(other));
		let info = Distribution::round_info(other).unwrap();
		assert_eq!(info.terms, ethereum(&list));
		// Until the round opens its manager can change it, and everybody sees that.
		assert_ok!(amend(one, ethereum(&list)));
		assert_eq!(hash(one), hash(other));
	});
}

#[test]
fn row_should_be_an_address_when_the_terms_say_so() {
	run(|| {
		let id = draft(ethereum_listed(1_000));
		assert_noop!(add(id, vec![(owner(0), 50), (who(1), 50)]), E::NotEthereumAddress);
		let mut late = [0u8; 32];
		late[11] = 1;
		assert_noop!(add(id, vec![(late.into(), 50)]), E::NotEthereumAddress);
		assert_ok!(add(id, vec![(owner(0), 50)]));
		// Nothing is guessed: elsewhere such an account is an account.
		let accounts = draft(listed_terms(1_000));
		assert_ok!(add(accounts, vec![(owner(0), 50), (who(1), 50)]));
	});
}

#[test]
fn draft_with_rows_should_keep_its_kind_of_beneficiaries() {
	run(|| {
		let id = draft(listed_terms(1_000));
		assert_ok!(amend(id, ethereum_listed(1_000)));
		assert_ok!(amend(id, listed_terms(1_000)));
		assert_ok!(add(id, vec![(owner(0), 50)]));
		assert_noop!(amend(id, ethereum_listed(1_000)), E::BeneficiariesFixed);
		let other = draft(ethereum_listed(1_000));
		assert_ok!(add(other, vec![(owner(0), 50)]));
		assert_noop!(amend(other, listed_terms(1_000)), E::BeneficiariesFixed);
		assert_ok!(amend(other, ethereum_listed(2_000)));
	});
}

#[test]
fn ordinary_claims_should_be_refused_by_name() {
	run(|| {
		let list = list(3).in_row_order();
		let id = open(ethereum(&list));
		let refused: DispatchError = E::BeneficiariesAreEthereum.into();
		assert_noop!(claim(id, &list, 1), refused);
		let claims = vec![list.item(0), list.item(1)].try_into().unwrap();
		let batch = Call::claim_batch { id, claims };
		assert_noop!(dispatch(RuntimeOrigin::signed(RELAYER), batch), refused);
		let rows: Vec<RangeRowOf<Test>> = list.rows[..2]
			.iter()
			.map(|(who, amount)| RangeRow::Pay {
				beneficiary: who.clone(),
				amount: Compact(*amount),
			})
			.collect();
		let siblings = list.tree.range(0, 2).unwrap().try_into().unwrap();
		let range = Call::claim_range { id, first: 0, rows: rows.try_into().unwrap(), siblings };
		assert_noop!(dispatch(RuntimeOrigin::signed(RELAYER), range.clone()), refused);
		let one = Call::<Test>::claim { id, beneficiary: owner(1), evidence: list.evidence(1) };
		let DispatchError::Module(module) = refused else { unreachable!() };
		for call in [one, range] {
			let call = RuntimeCall::Distribution(call);
			let said = call.authorize(TransactionSource::External).unwrap();
			let code = InvalidTransaction::Custom(module.error[0]).into();
			assert_eq!(said.map(|(valid, _)| valid), Err(code));
		}
		// What the row has is told all the same.
		let claimable = Distribution::claimable(id, &owner(1), &list.evidence(1)).unwrap();
		assert_eq!((claimable.now, claimable.total), (200, 200));
		assert_eq!(Distribution::verify(id, &owner(1), &list.evidence(1)), Ok(200));
	});
}

#[test]
fn chain_should_not_push_to_addresses() {
	run(|| {
		let list = list(3);
		let id = open_rows(&list, Release::Immediate);
		assert!(PushQueue::<Test>::get().is_empty());
		advance_to(5, 10);
		assert_eq!(round(id).payments, 0);
		let push = Call::request_push { id };
		assert_noop!(dispatch(RuntimeOrigin::signed(RELAYER), push), E::NothingToPush);
		let evidence = Evidence::Recorded { index: 0 };
		assert_noop!(claim_for(id, owner(0), evidence), E::BeneficiariesAreEthereum);
	});
}

#[test]
fn refused_address_should_be_set_aside_like_an_account() {
	run(|| {
		let list = list(2);
		let id = open(ethereum(&list));
		let aside = |row: u8| {
			let evidence = list.evidence(row.into());
			let call = Call::set_aside { id, beneficiary: owner(row), evidence };
			dispatch(RuntimeOrigin::signed(RELAYER), call)
		};
		assert_noop!(aside(0), E::NotRefused);
		Registry::refuse(owner(0), Refusal::Frozen);
		assert_ok!(aside(0));
		assert_eq!(round(id).set_aside, 100);
	});
}

#[test]
fn stream_of_an_address_should_be_stopped_by_its_manager() {
	run(|| {
		let list = list(2);
		let id = open(TermsOf::<Test> { release: stream(), ..ethereum(&list) });
		System::set_block_number(150);
		let stop = Call::stop_stream { id, beneficiary: owner(1), evidence: list.evidence(1) };
		assert_ok!(dispatch(RuntimeOrigin::signed(MANAGER), stop));
		assert_eq!(Streams::<Test>::get(id, 1).unwrap().total, 100);
	});
}

/// Regression: of a tree the chain knows the root alone. A manager could start the stream of a row that
/// is an account by stopping it, and anybody have such a row set aside, which nobody could ever be paid.
#[test]
fn row_of_a_tree_that_is_no_address_should_be_refused() {
	run(|| {
		let list = List::new(vec![(owner(0), 100), (who(1), 200)]);
		let id = open(TermsOf::<Test> { release: stream(), ..ethereum(&list) });
		System::set_block_number(150);
		let evidence = || list.evidence(1);
		let stop = Call::stop_stream { id, beneficiary: who(1), evidence: evidence() };
		assert_noop!(dispatch(RuntimeOrigin::signed(MANAGER), stop), E::NotEthereumAddress);
		Registry::refuse(who(1), Refusal::Frozen);
		let aside = Call::set_aside { id, beneficiary: who(1), evidence: evidence() };
		assert_noop!(dispatch(RuntimeOrigin::signed(RELAYER), aside), E::NotEthereumAddress);
		assert_noop!(Distribution::verify(id, &who(1), &evidence()), E::NotEthereumAddress);
		assert_noop!(claim(id, &list, 1), E::BeneficiariesAreEthereum);
	});
}

#[test]
fn try_state_should_fail_when_a_row_is_not_an_address() {
	build().execute_with(|| {
		let list = list(2);
		let id = open_rows(&list, Release::Immediate);
		Distribution::do_try_state().unwrap();
		Entries::<Test>::insert(id, 1, (who(1), 200));
		let Err(DispatchError::Other(found)) = Distribution::do_try_state() else { unreachable!() };
		assert!(found.contains("beneficiary that is not an Ethereum address"), "{found}");
	});
}
