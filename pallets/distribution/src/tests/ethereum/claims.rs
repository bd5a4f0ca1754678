//! Claims by Ethereum keys: what they pay, and each reason for refusing one.

use super::*;
use polkadot_sdk::pallet_vesting::Vesting as Schedules;

#[test]
fn claim_should_pay_the_account_that_the_owner_signed() {
	run(|| {
		let list = list(3);
		let id = open(ethereum(&list));
		assert_ok!(relayed(good(id, &list, 1, &who(5))));
		assert_eq!(Balances::free_balance(who(5)), 200);
		assert_eq!(Balances::free_balance(owner(1)), 0);
		let paid = Event::<Test>::Paid {
			id,
			sequence: 0,
			index: 1,
			beneficiary: owner(1),
			payee: who(5),
			amount: 200,
		};
		System::assert_has_event(paid.into());
		assert_eq!(payments(id), [(0, 1, owner(1), 200)]);
		// The digest has whose row it was, and the account that was paid.
		let start = audit::start(H256::repeat_byte(69), id);
		assert_eq!(round(id).audit, audit::extend(start, 0, &owner(1), &who(5), 200, 1));
		// The row is paid, whatever account its owner signs next.
		assert_noop!(relayed(good(id, &list, 1, &who(5))), E::AlreadyClaimed);
		assert_noop!(relayed(good(id, &list, 1, &who(6))), E::AlreadyClaimed);
	});
}

#[test]
fn text_should_do_what_typed_data_does() {
	run(|| {
		let list = list(3);
		let id = open(ethereum(&list));
		let signature = text(2, &wanted(id, &list, 2, &who(5)));
		assert_ok!(relayed(call(id, &list, 2, &who(5), signature)));
		assert_eq!(Balances::free_balance(who(5)), 300);
		// Neither passes for the other.
		let EthereumSignature::Text(bytes) = text(0, &wanted(id, &list, 0, &who(5))) else {
			unreachable!()
		};
		let other = call(id, &list, 0, &who(5), EthereumSignature::TypedData(bytes));
		assert_noop!(relayed(other), E::SignerNotOwner);
	});
}

#[test]
fn row_of_a_listed_round_should_be_claimed() {
	run(|| {
		let list = list(3);
		let id = open_rows(&list, Release::Immediate);
		let signature = typed(1, &wanted(id, &list, 1, &who(5)));
		let claim = |owner: H160| Call::claim_ethereum {
			id,
			owner,
			evidence: Evidence::Recorded { index: 1 },
			destination: who(5),
			deadline: DEADLINE,
			signature,
		};
		assert_noop!(relayed(claim(address(0))), E::NotBeneficiary);
		assert_ok!(relayed(claim(address(1))));
		assert_eq!(Balances::free_balance(who(5)), 200);
	});
}

#[test]
fn vested_row_should_be_locked_in_the_account_that_the_owner_signed() {
	run(|| {
		let list = list(1);
		let release = Release::Vested { start: 100, length: 30 };
		let id = open(TermsOf::<Test> { release, ..ethereum(&list) });
		assert_ok!(relayed(good(id, &list, 0, &who(5))));
		assert_eq!(Schedules::<Test>::get(who(5)).unwrap().len(), 1);
		assert_eq!(Balances::usable_balance(who(5)), 0);
		assert!(Schedules::<Test>::get(owner(0)).is_none());
	});
}

#[test]
fn stream_should_be_paid_as_it_unlocks_until_the_deadline() {
	run(|| {
		let list = list(2);
		let id = open(TermsOf::<Test> { release: stream(), ..ethereum(&list) });
		System::set_block_number(150);
		assert_ok!(relayed(good(id, &list, 1, &who(5))));
		assert_eq!(Balances::free_balance(who(5)), 100);
		let stream = Streams::<Test>::get(id, 1).unwrap();
		assert_eq!((stream.beneficiary, stream.total, stream.paid), (owner(1), 200, 100));
		assert_noop!(relayed(good(id, &list, 1, &who(5))), E::NothingUnlocked);
		// The same signature does again, without a proof. Another account needs another one.
		System::set_block_number(175);
		let signature = typed(1, &wanted(id, &list, 1, &who(5)));
		let recorded = |destination: &AccountId32, signature| Call::claim_ethereum {
			id,
			owner: address(1),
			evidence: Evidence::Recorded { index: 1 },
			destination: destination.clone(),
			deadline: DEADLINE,
			signature,
		};
		assert_noop!(relayed(recorded(&who(6), signature)), E::SignerNotOwner);
		assert_ok!(relayed(recorded(&who(5), signature)));
		assert_eq!(Balances::free_balance(who(5)), 150);
		let other = typed(1, &wanted(id, &list, 1, &who(6)));
		System::set_block_number(200);
		assert_ok!(relayed(recorded(&who(6), other)));
		assert_eq!(Balances::free_balance(who(6)), 50);
		assert!(Streams::<Test>::get(id, 1).is_none());
		assert_noop!(relayed(recorded(&who(6), other)), E::AlreadyClaimed);
	});
}

#[test]
fn stopped_stream_should_be_claimed_by_what_is_left_of_it() {
	run(|| {
		let list = list(2);
		let id = open(TermsOf::<Test> { release: stream(), ..ethereum(&list) });
		System::set_block_number(150);
		Distribution::do_stop_stream(MANAGER, id, &owner(1), &list.evidence(1)).unwrap();
		assert_noop!(relayed(good(id, &list, 1, &who(5))), E::SignerNotOwner);
		let left = Distribution::verify(id, &owner(1), &list.evidence(1)).unwrap();
		assert_eq!(left, 100);
		let claim = EthereumClaim { amount: left, ..wanted(id, &list, 1, &who(5)) };
		assert_ok!(relayed(call(id, &list, 1, &who(5), typed(1, &claim))));
		assert_eq!(Balances::free_balance(who(5)), 100);
	});
}

/// Replay on another chain, of another round or row, to another account, for another amount or time.
#[test]
fn signature_of_another_claim_should_be_refused() {
	run(|| {
		let list = list(3);
		let (id, other) = (open(ethereum(&list)), open(ethereum(&list)));
		type Change = fn(&mut EthereumClaim);
		let changes: [Change; 7] = [
			|claim| claim.genesis = H256::repeat_byte(70),
			|claim| claim.round += 1,
			|claim| claim.row += 1,
			|claim| claim.owner = address(0),
			|claim| claim.destination = who(6).into(),
			|claim| claim.amount += 1,
			|claim| claim.deadline -= 1,
		];
		for change in changes {
			let mut signed = wanted(id, &list, 1, &who(5));
			change(&mut signed);
			for signature in [typed(1, &signed), text(1, &signed)] {
				let call = call(id, &list, 1, &who(5), signature);
				assert_noop!(relayed(call), E::SignerNotOwner);
			}
		}
		let signature = typed(1, &wanted(id, &list, 1, &who(5)));
		assert_noop!(relayed(call(other, &list, 1, &who(5), signature)), E::SignerNotOwner);
		assert_noop!(relayed(call(id, &list, 2, &who(5), signature)), E::SignerNotOwner);
		assert_ok!(relayed(call(id, &list, 1, &who(5), signature)));
	});
}

/// The row says whose it is: the signature of an owner is good for no other row.
#[test]
fn row_of_another_owner_should_be_refused() {
	run(|| {
		let list = list(3);
		let id = open(ethereum(&list));
		let claim = EthereumClaim { row: 2, amount: 300, ..wanted(id, &list, 1, &who(5)) };
		let call = Call::claim_ethereum {
			id,
			owner: address(1),
			evidence: list.evidence(2),
			destination: who(5),
			deadline: DEADLINE,
			signature: typed(1, &claim),
		};
		assert_noop!(relayed(call), E::ProofInvalid);
	});
}

#[test]
fn signature_by_another_key_should_be_refused() {
	run(|| {
		let list = list(3);
		let id = open(ethereum(&list));
		let claim = wanted(id, &list, 1, &who(5));
		for signature in [typed(0, &claim), text(0, &claim)] {
			assert_noop!(relayed(call(id, &list, 1, &who(5), signature)), E::SignerNotOwner);
		}
	});
}

#[test]
fn claim_should_be_refused_from_its_deadline_on() {
	run(|| {
		let list = list(3);
		let id = open(ethereum(&list));
		System::set_block_number(DEADLINE);
		assert_noop!(relayed(good(id, &list, 1, &who(5))), E::SignatureExpired);
		System::set_block_number(DEADLINE - 1);
		assert_ok!(relayed(good(id, &list, 1, &who(5))));
	});
}

#[test]
fn signature_should_have_one_form_and_no_other() {
	run(|| {
		let list = list(3);
		let id = open(ethereum(&list));
		let EthereumSignature::TypedData(good) = typed(1, &wanted(id, &list, 1, &who(5))) else {
			unreachable!()
		};
		let send = |bytes: [u8; 65]| {
			relayed(call(id, &list, 1, &who(5), EthereumSignature::TypedData(bytes)))
		};
		for v in [2, 26, 29, 255] {
			let mut other = good;
			other[64] = v;
			assert_noop!(send(other), E::SignatureVInvalid);
		}
		let mut high = good;
		high[32..64].fill(0x80);
		assert_noop!(send(high), E::SignatureNotLow);
		let mut none = good;
		none[..32].fill(0);
		assert_noop!(send(none), E::SignedByNoKey);
		let mut mirrored = good;
		mirrored[64] = 27 + (28 - good[64]);
		assert_noop!(send(mirrored), E::SignerNotOwner);
		// With v of 0 or 1 it is the same.
		let mut short = good;
		short[64] -= 27;
		assert_ok!(send(short));
	});
}

#[test]
fn claim_of_a_round_of_accounts_should_be_refused() {
	run(|| {
		let list = list(3);
		let id = open(list.terms());
		assert_noop!(relayed(good(id, &list, 1, &who(5))), E::BeneficiariesAreAccounts);
	});
}

#[test]
fn account_without_a_key_should_not_be_paid() {
	run(|| {
		let list = list(3);
		let id = open(ethereum(&list));
		assert_noop!(relayed(good(id, &list, 1, &owner(1))), E::DestinationIsEthereum);
		let pot = Distribution::pot(id);
		assert_noop!(relayed(good(id, &list, 1, &pot)), E::BeneficiaryIsPot);
		assert_noop!(relayed(good(id, &list, 1, &KEYLESS)), E::PayeeKeyless);
	});
}

#[test]
fn compliance_should_be_asked_of_the_account_that_is_paid() {
	run(|| {
		let list = list(3);
		let id = open(TermsOf::<Test> { requirement: Requirement::level(2), ..ethereum(&list) });
		Registry::refuse(who(5), Refusal::LevelTooLow);
		assert_noop!(relayed(good(id, &list, 1, &who(5))), E::LevelTooLow);
		// The limit is that of the account, too.
		LIMIT.set(Some(150));
		assert_noop!(relayed(good(id, &list, 1, &who(6))), E::PayoutLimitReached);
		assert_ok!(relayed(good(id, &list, 0, &who(6))));
		assert_eq!(LIMIT.get(), Some(50));
	});
}

#[test]
fn freeze_of_either_should_stop_a_claim() {
	run(|| {
		let list = list(3);
		let id = open(ethereum(&list));
		Registry::refuse(who(5), Refusal::Frozen);
		assert_noop!(relayed(good(id, &list, 1, &who(5))), E::AccountFrozen);
		Registry::accept_all();
		Registry::refuse(owner(1), Refusal::Frozen);
		assert_noop!(relayed(good(id, &list, 1, &who(5))), E::AccountFrozen);
		assert_noop!(relayed(good(id, &list, 1, &who(6))), E::AccountFrozen);
		assert_ok!(relayed(good(id, &list, 0, &who(5))));
	});
}

#[test]
fn row_set_aside_should_be_claimed_after_the_round_is_closed() {
	run(|| {
		let list = list(3);
		let terms = TermsOf::<Test> { requirement: Requirement::level(2), ..ethereum(&list) };
		let id = open(terms);
		Registry::refuse(owner(1), Refusal::LevelTooLow);
		let aside = Call::set_aside { id, beneficiary: owner(1), evidence: list.evidence(1) };
		assert_ok!(relayed(aside));
		until_over(1_000);
		assert_ok!(Distribution::do_close(id));
		let later = |row: u8| {
			let claim = EthereumClaim { deadline: 2_000, ..wanted(id, &list, row, &who(5)) };
			Call::claim_ethereum {
				id,
				owner: address(row),
				evidence: list.evidence(row.into()),
				destination: who(5),
				deadline: 2_000,
				signature: typed(row, &claim),
			}
		};
		assert_noop!(relayed(later(0)), E::NotOpen);
		assert_ok!(relayed(later(1)));
		assert_eq!(Balances::free_balance(who(5)), 200);
		assert_eq!(round(id).set_aside, 0);
	});
}

/// The owner has signed one account, and nothing gets around that.
#[test]
fn payees_and_redirects_should_not_apply_to_ethereum_addresses() {
	run(|| {
		let list = list(3);
		let id = open(ethereum(&list));
		Named::name(owner(1), None, who(7));
		Named::name(who(5), None, who(7));
		let redirected = Call::claim_to {
			id,
			beneficiary: owner(1),
			evidence: list.evidence(1),
			redirect: Redirect { to: who(7), paid: 0, deadline: DEADLINE },
			signature: MultiSignature::Ecdsa(ecdsa::Signature::from_raw([0; 65])),
		};
		assert_noop!(relayed(redirected), E::BeneficiariesAreEthereum);
		assert_ok!(relayed(good(id, &list, 1, &who(5))));
		assert_eq!([who(5), who(7)].map(Balances::free_balance), [200, 0]);
	});
}
