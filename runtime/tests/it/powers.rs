//! Powers: what the committee, the tracks and the treasury's spenders may do, and how the holders
//! replace a committee that resists.

use crate::{common::*, every_call::Calls};
use pallet_brakes::Brake;
use pallet_conviction_voting::{AccountVote, Conviction, Vote};
use polkadot_sdk::{
	cumulus_primitives_core::AggregateMessageOrigin,
	frame_support::{
		assert_err,
		traits::{
			fungible::Inspect,
			schedule::DispatchTime,
			tokens::{Fortitude, Preservation},
			Hooks, QueuePausedQuery, StorePreimage, TransactionPause,
		},
	},
	sp_keyring::Sr25519Keyring::{self, Charlie, Dave, Eve},
	sp_runtime::Perbill,
};

fn signed(who: Sr25519Keyring) -> RuntimeOrigin {
	RuntimeOrigin::signed(who.to_account_id())
}

/// The committee, with `yes` of `seats` members.
fn committee(yes: u32, seats: u32) -> RuntimeOrigin {
	let members = pallet_collective::RawOrigin::<AccountId, governance::CommitteeInstance>::Members(
		yes, seats,
	);
	members.into()
}

fn track_origin(origin: governance::origins::Origin) -> RuntimeOrigin {
	origin.into()
}

/// Submits a referendum by Bob, through the filters that a transaction meets, and places its
/// decision deposit. Returns its number.
fn propose(origin: OriginCaller, call: RuntimeCall) -> u32 {
	let index = pallet_referenda::ReferendumCount::<Runtime>::get();
	let submit = pallet_referenda::Call::<Runtime>::submit {
		proposal_origin: Box::new(origin),
		proposal: <Preimage as StorePreimage>::bound(call).unwrap(),
		enactment_moment: DispatchTime::After(0),
	};
	assert_ok!(RuntimeCall::Referenda(submit).dispatch(signed(Bob)));
	let deposit = pallet_referenda::Call::<Runtime>::place_decision_deposit { index };
	assert_ok!(RuntimeCall::Referenda(deposit).dispatch(signed(Bob)));
	index
}

fn aye(voter: Sr25519Keyring, poll_index: u32) {
	let vote = AccountVote::Standard {
		vote: Vote { aye: true, conviction: Conviction::Locked1x },
		balance: 9_000_000_000 * UNIT,
	};
	let vote = pallet_conviction_voting::Call::<Runtime>::vote { poll_index, vote };
	assert_ok!(RuntimeCall::ConvictionVoting(vote).dispatch(signed(voter)));
}

/// Nearly half of the supply votes aye.
fn vote_aye(poll_index: u32) {
	for voter in [Alice, Bob, Charlie, Dave, Eve, Ferdie] {
		aye(voter, poll_index);
	}
}

/// Lets relay-chain blocks pass until `done`, with `each` in every block.
fn pass_blocks(done: impl Fn() -> bool, mut each: impl FnMut()) {
	let first = 1_001;
	for now in first..first + 400 {
		relay(now);
		System::set_block_number(System::block_number() + 1);
		Scheduler::on_initialize(System::block_number());
		if done() {
			return;
		}
		each();
	}
	panic!("not within 400 blocks");
}

fn members() -> Vec<AccountId> {
	pallet_collective::Members::<Runtime, governance::CommitteeInstance>::get()
}

fn is_ongoing(index: u32) -> bool {
	matches!(
		pallet_referenda::ReferendumInfoFor::<Runtime>::get(index),
		Some(pallet_referenda::ReferendumInfo::Ongoing(_))
	)
}

/// Regression: two thirds of the committee killed every referendum, also the one that replaces
/// them, and slashed its deposits.
#[test]
fn committee_should_neither_cancel_nor_kill_a_referendum() {
	chain().execute_with(|| {
		let remark = frame_system::Call::<Runtime>::remark { remark: Vec::new() };
		let index = propose(RawOrigin::Root.into(), remark.into());
		for yes in 1..=3 {
			assert_noop!(Referenda::cancel(committee(yes, 3), index), DispatchError::BadOrigin);
			assert_noop!(Referenda::kill(committee(yes, 3), index), DispatchError::BadOrigin);
		}
		assert!(is_ongoing(index));
	});
}

/// The whole committee does all that it can, in every block, from before the referendum begins.
#[test]
fn holders_should_replace_a_committee_that_resists() {
	chain().execute_with(|| {
		assert_eq!(members(), vec![Alice.to_account_id()]);
		// Safe mode is on, and whatever can be paused is, more than the brakes would allow at a time.
		assert_ok!(Brakes::do_renew(Brake::SafeMode, 30 * DAYS));
		let mut paused = 0;
		for (name, _) in Calls::new().bare() {
			let pallet = name.pallet.into_bytes().try_into().unwrap();
			let call = name.call.into_bytes().try_into().unwrap();
			paused += u32::from(<TxPause as TransactionPause>::pause((pallet, call)).is_ok());
		}
		assert!(paused > 50, "only {paused} calls could be paused");
		let replace =
			pallet_collective::Call::<Runtime, governance::CommitteeInstance>::set_members {
				new_members: vec![Bob.to_account_id()],
				prime: None,
				old_count: 1,
			};
		let index = propose(RawOrigin::Root.into(), replace.into());
		vote_aye(index);
		let resist = || {
			assert_err!(Referenda::cancel(committee(3, 3), index), DispatchError::BadOrigin);
			assert_err!(Referenda::kill(committee(3, 3), index), DispatchError::BadOrigin);
			let own = vec![Alice.to_account_id()];
			assert_err!(
				CollatorSelection::set_invulnerables(committee(3, 3), own),
				DispatchError::BadOrigin
			);
			let keep = TechnicalCommittee::set_members(
				committee(3, 3),
				vec![Alice.to_account_id()],
				None,
				1,
			);
			assert_err!(keep, DispatchError::BadOrigin);
			assert_err!(
				Scheduler::cancel(committee(3, 3), relay_now() + 1, 0),
				DispatchError::BadOrigin
			);
		};
		pass_blocks(|| members() == vec![Bob.to_account_id()], resist);
		assert!(SafeMode::is_entered());
	});
}

/// An officer freezes whom it can of those who vote, and the committee stops the chain. The others
/// vote, and what they decide thaws everybody and removes both.
#[test]
fn holders_should_replace_a_committee_and_the_officer_who_helps_it() {
	use Sr25519Keyring::{AliceStash, BobStash, CharlieStash, DaveStash, EveStash, FerdieStash};
	type Registry = pallet_compliance::Call<Runtime>;
	chain().execute_with(|| {
		let reason = sp_core::H256::repeat_byte(7);
		let frozen = [AliceStash, BobStash, CharlieStash, DaveStash, EveStash, FerdieStash, Bob]
			.map(|who| who.to_account_id());
		let replace =
			pallet_collective::Call::<Runtime, governance::CommitteeInstance>::set_members {
				new_members: vec![Dave.to_account_id()],
				prime: None,
				old_count: 1,
			};
		let remove = Registry::remove_officer { who: Charlie.to_account_id() };
		let mut calls: Vec<RuntimeCall> = vec![replace.into(), remove.into()];
		calls.extend(frozen.iter().map(|who| {
			let thaw = Registry::unfreeze { who: who.clone(), reason };
			RuntimeCall::Compliance(thaw)
		}));
		// One that is no longer frozen by then must not stop the others: not `batch_all`.
		let all = pallet_utility::Call::<Runtime>::force_batch { calls };
		let index = propose(RawOrigin::Root.into(), all.into());
		assert_ok!(Brakes::enter_safe_mode(committee(3, 3)));
		let freeze = |who: &AccountId| {
			let call = Registry::freeze { who: who.clone(), reason };
			RuntimeCall::Compliance(call).dispatch(signed(Charlie))
		};
		for who in &frozen {
			assert_ok!(freeze(who));
			// Nothing is left to pay a fee with.
			let left =
				Balances::reducible_balance(who, Preservation::Expendable, Fortitude::Polite);
			assert_eq!(left, 0);
		}
		// Nearly a quarter of the supply can neither be frozen nor be kept from voting.
		for voter in [Dave, Eve, Ferdie] {
			let refused = pallet_compliance::Error::<Runtime>::Protected;
			assert_eq!(freeze(&voter.to_account_id()).unwrap_err().error, refused.into());
			aye(voter, index);
		}
		pass_blocks(|| members() == vec![Dave.to_account_id()], || {});
		assert!(frozen.iter().all(|who| Compliance::status(who).frozen.is_none()));
		assert!(Compliance::officers().is_empty());
	});
}

fn relay_now() -> BlockNumber {
	use polkadot_sdk::sp_runtime::traits::BlockNumberProvider;
	relay::RelayClock::current_block_number()
}

/// Whoever chooses the collators chooses which votes get into blocks.
#[test]
fn root_alone_should_choose_collators() {
	chain().execute_with(|| {
		let collators = vec![Alice.to_account_id()];
		for yes in 1..=3 {
			let by = || committee(yes, 3);
			assert_noop!(
				CollatorSelection::set_invulnerables(by(), collators.clone()),
				DispatchError::BadOrigin
			);
			assert_noop!(
				CollatorSelection::set_desired_candidates(by(), 0),
				DispatchError::BadOrigin
			);
			assert_noop!(
				CollatorSelection::remove_invulnerable(by(), Alice.to_account_id()),
				DispatchError::BadOrigin
			);
		}
		assert_ok!(CollatorSelection::set_desired_candidates(RuntimeOrigin::root(), 5));
	});
}

/// What decides how a referendum on a track passes.
#[derive(Debug, PartialEq)]
struct Row {
	id: u16,
	track: String,
	origin: String,
	deciding: u32,
	deposit: Balance,
	prepare: BlockNumber,
	decide: BlockNumber,
	confirm: BlockNumber,
	enact: BlockNumber,
	/// At the beginning and at the end of the decision period, in hundredths of a percent.
	approval: [u32; 2],
	/// Likewise.
	support: [u32; 2],
}

/// In hundredths of a percent, rounded: curves are not exact.
fn hundredths(share: Perbill) -> u32 {
	(share.deconstruct() + 50_000) / 100_000
}

/// The tracks of the runtime, with the periods of production.
fn rows_of_the_runtime() -> Vec<Row> {
	use governance::origins::Origin;
	let origins: [(OriginCaller, &str); 10] = [
		(RawOrigin::Root.into(), "root"),
		(Origin::WhitelistedCaller.into(), "WhitelistedCaller"),
		(Origin::RoundAdmin.into(), "RoundAdmin"),
		(Origin::TreasurySpender.into(), "TreasurySpender"),
		(Origin::ComplianceAdmin.into(), "ComplianceAdmin"),
		(Origin::EmissionAdmin.into(), "EmissionAdmin"),
		(Origin::ReferendumCanceller.into(), "ReferendumCanceller"),
		(Origin::ReferendumKiller.into(), "ReferendumKiller"),
		(Origin::SmallTipper.into(), "SmallTipper"),
		(Origin::SmallSpender.into(), "SmallSpender"),
	];
	let rows = governance::tracks::Tracks::tracks().map(|track| {
		let info = &track.info;
		let name: Vec<u8> = info.name.iter().copied().filter(|byte| *byte != 0).collect();
		let is_of =
			|origin: &OriginCaller| governance::tracks::Tracks::track_for(origin) == Ok(track.id);
		let ends = |curve: &pallet_referenda::Curve| {
			[Perbill::zero(), Perbill::one()].map(|time| hundredths(curve.threshold(time)))
		};
		Row {
			id: track.id,
			track: String::from_utf8(name).unwrap(),
			origin: origins.iter().find(|(origin, _)| is_of(origin)).unwrap().1.into(),
			deciding: info.max_deciding,
			deposit: info.decision_deposit,
			prepare: info.prepare_period,
			decide: info.decision_period,
			confirm: info.confirm_period,
			enact: info.min_enactment_period,
			approval: ends(&info.min_approval),
			support: ends(&info.min_support),
		}
	});
	rows.collect()
}

/// The table of tracks in `docs/governance.md`.
fn rows_of_the_documents() -> Vec<Row> {
	let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/governance.md");
	let page = std::fs::read_to_string(path).unwrap();
	let period = |text: &str| -> BlockNumber {
		let (number, unit) = text.split_once(' ').unwrap();
		let unit = match unit {
			"d" => DAYS,
			"h" => HOURS,
			"min" => MINUTES,
			other => panic!("a period in {other}"),
		};
		number.parse::<BlockNumber>().unwrap() * unit
	};
	let deposit = |text: &str| -> Balance {
		let number = text.strip_suffix(" DIST").unwrap().replace(',', "");
		number.parse::<Balance>().unwrap() * UNIT
	};
	let ends = |text: &str| -> [u32; 2] {
		let (from, to) = text.strip_suffix(" %").unwrap().split_once(" → ").unwrap();
		[from, to].map(|percent| percent.parse::<u32>().unwrap() * 100)
	};
	// Below the heading, and the line under it.
	let table = page.lines().skip_while(|line| !line.starts_with("| id | track |")).skip(2);
	let rows = table.take_while(|line| line.starts_with('|')).map(|line| {
		let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
		let [id, track, origin, deciding, tokens, prepare, decide, confirm, enact, approval, support] =
			cells[..]
		else {
			panic!("{} columns: {line}", cells.len());
		};
		Row {
			id: id.parse().unwrap(),
			track: track.trim_matches('`').into(),
			origin: origin.trim_matches('`').into(),
			deciding: deciding.parse().unwrap(),
			deposit: deposit(tokens),
			prepare: period(prepare),
			decide: period(decide),
			confirm: period(confirm),
			enact: period(enact),
			approval: ends(approval),
			support: ends(support),
		}
	});
	rows.collect()
}

#[test]
fn tracks_should_be_those_of_the_documents() {
	let rows = rows_of_the_runtime();
	assert_eq!(rows.len(), 10);
	assert_eq!(rows_of_the_documents(), rows);
	// The committee speeds up what the holders want. It does not make up for their support.
	assert_eq!(rows[1].track, "whitelisted_caller");
	assert_eq!(rows[1].support[1], rows[0].support[1]);
}

/// Straight lines, except on the two tracks that end referenda.
#[test]
fn thresholds_should_fall_as_the_documents_say() {
	for track in governance::tracks::Tracks::tracks() {
		let info = &track.info;
		let at = |curve: &pallet_referenda::Curve, part: u32, of: u32| {
			hundredths(curve.threshold(Perbill::from_rational(part, of)))
		};
		let (approval, support) = (&info.min_approval, &info.min_support);
		if [20, 21].contains(&track.id) {
			assert_eq!(at(approval, 17, 28), 5_000);
			assert!(at(approval, 16, 28) > 5_000);
			assert_eq!(at(support, 1, 28), 400);
			continue;
		}
		for curve in [approval, support] {
			let middle = (at(curve, 0, 1) + at(curve, 1, 1)) / 2;
			assert_eq!(at(curve, 1, 2), middle, "track {}", track.id);
		}
	}
	// A 28th of the time in which cancelling is decided.
	let canceller = governance::tracks::Tracks::tracks().find(|track| track.id == 20).unwrap();
	assert_eq!(canceller.info.decision_period, 28 * 6 * HOURS);
}

#[test]
fn canceller_should_end_a_referendum_and_nothing_else() {
	use governance::origins::Origin::{ReferendumCanceller, ReferendumKiller};
	chain().execute_with(|| {
		let remark = frame_system::Call::<Runtime>::remark { remark: Vec::new() };
		let index = propose(RawOrigin::Root.into(), remark.into());
		let by = || track_origin(ReferendumCanceller);
		assert_noop!(Referenda::kill(by(), index), DispatchError::BadOrigin);
		assert_noop!(
			Referenda::cancel(track_origin(ReferendumKiller), index),
			DispatchError::BadOrigin
		);
		assert_noop!(Brakes::enter_safe_mode(by()), DispatchError::BadOrigin);
		assert_noop!(Brakes::renew(by(), Brake::SafeMode, 1), DispatchError::BadOrigin);
		assert_noop!(Emission::halt(by()), DispatchError::BadOrigin);
		assert_ok!(Referenda::cancel(by(), index));
		assert!(!is_ongoing(index));
		// The deposits return.
		let before = Balances::free_balance(Bob.to_account_id());
		assert_ok!(Referenda::refund_decision_deposit(signed(Bob), index));
		assert_ok!(Referenda::refund_submission_deposit(signed(Bob), index));
		assert_eq!(Balances::free_balance(Bob.to_account_id()) - before, 10_010 * UNIT);
	});
}

#[test]
fn killer_should_end_a_referendum_and_slash_its_deposits() {
	use governance::origins::Origin::ReferendumKiller;
	chain().execute_with(|| {
		let remark = frame_system::Call::<Runtime>::remark { remark: Vec::new() };
		let index = propose(RawOrigin::Root.into(), remark.into());
		let treasury = monetary::TreasuryAccount::get();
		let before = Balances::free_balance(&treasury);
		assert_ok!(Referenda::kill(track_origin(ReferendumKiller), index));
		assert!(!is_ongoing(index));
		assert_eq!(Balances::free_balance(&treasury) - before, 10_010 * UNIT);
	});
}

/// Regression: one referendum of root, for a deposit that returns, kept all others waiting.
#[test]
fn one_referendum_of_root_should_not_keep_another_waiting() {
	chain().execute_with(|| {
		let remark = |byte| frame_system::Call::<Runtime>::remark { remark: vec![byte] };
		let numbers = [1, 2].map(|byte| propose(RawOrigin::Root.into(), remark(byte).into()));
		let decided = |index: u32| {
			matches!(
				pallet_referenda::ReferendumInfoFor::<Runtime>::get(index),
				Some(pallet_referenda::ReferendumInfo::Ongoing(status)) if status.deciding.is_some()
			)
		};
		pass_blocks(|| numbers.into_iter().all(decided), || {});
	});
}

/// Spends these amounts of the treasury with one dispatch of a track.
fn spend(by: governance::origins::Origin, amounts: &[Balance]) -> Result<(), DispatchError> {
	let spend = |amount: &Balance| {
		RuntimeCall::Treasury(pallet_treasury::Call::spend {
			asset_kind: Box::new(()),
			amount: *amount,
			beneficiary: Box::new(Bob.to_account_id()),
			valid_from: None,
		})
	};
	let calls = amounts.iter().map(spend).collect();
	let batch = RuntimeCall::Utility(pallet_utility::Call::batch_all { calls });
	batch.dispatch(track_origin(by)).map(|_| ()).map_err(|error| error.error)
}

/// Checks that a track spends `most` once per referendum, and nothing beyond.
fn spends_once(by: governance::origins::Origin, most: Balance) {
	chain().execute_with(|| {
		for amounts in [&[most + 1][..], &[most / 2, most / 2, 1]] {
			let refused = pallet_treasury::Error::<Runtime>::InsufficientPermission;
			assert_noop!(spend(by.clone(), amounts), refused);
		}
		assert_ok!(spend(by, &[most / 2, most / 2]));
	});
}

#[test]
fn treasury_spender_should_spend_its_limit_once_per_referendum() {
	spends_once(governance::origins::Origin::TreasurySpender, 1_000_000 * UNIT);
}

#[test]
fn small_tracks_should_spend_their_limit_once_per_referendum() {
	use governance::origins::Origin::{SmallSpender, SmallTipper};
	spends_once(SmallTipper, 250 * UNIT);
	spends_once(SmallSpender, 10_000 * UNIT);
}

#[test]
fn holder_of_100_should_bring_a_tip_and_a_small_spend_to_a_vote() {
	use governance::origins::Origin::{SmallSpender, SmallTipper};
	let who = beneficiary(7);
	let by = || RuntimeOrigin::signed(who.clone());
	for origin in [SmallTipper, SmallSpender] {
		chain().execute_with(|| {
			let hundred = 100 * UNIT;
			assert_ok!(Balances::transfer_keep_alive(signed(Alice), who.clone().into(), hundred));
			let call = RuntimeCall::Treasury(pallet_treasury::Call::spend {
				asset_kind: Box::new(()),
				amount: UNIT,
				beneficiary: Box::new(who.clone()),
				valid_from: None,
			});
			assert_ok!(Preimage::note_preimage(by(), call.encode()));
			let index = pallet_referenda::ReferendumCount::<Runtime>::get();
			assert_ok!(Referenda::submit(
				by(),
				Box::new(origin.clone().into()),
				<Preimage as StorePreimage>::bound(call).unwrap(),
				DispatchTime::After(0),
			));
			assert_ok!(Referenda::place_decision_deposit(by(), index));
			// Enough is left for fees and a vote.
			assert!(Balances::free_balance(&who) > 30 * UNIT);
		});
	}
}

fn is_paused(queue: AggregateMessageOrigin) -> bool {
	<Runtime as pallet_message_queue::Config>::QueuePausedQuery::is_paused(&queue)
}

/// `xcm-tests` sends real messages.
#[test]
fn messages_should_wait_in_safe_mode() {
	let queues = || {
		[AggregateMessageOrigin::Sibling(2_001.into()), AggregateMessageOrigin::Parent]
			.map(is_paused)
	};
	chain().execute_with(|| {
		assert_eq!(queues(), [false, false]);
		assert_ok!(Brakes::enter_safe_mode(committee(2, 3)));
		assert_eq!(queues(), [true, true]);
		assert_ok!(Brakes::release(committee(2, 3), Brake::SafeMode));
		assert_eq!(queues(), [false, false]);
	});
}

/// Regression: nobody could stop the messages of a chain that was taken over without a referendum.
/// Whoever pauses calls pauses them, and for as long.
#[test]
fn messages_should_wait_while_executing_them_is_paused() {
	let queues = || {
		[AggregateMessageOrigin::Sibling(2_001.into()), AggregateMessageOrigin::Parent]
			.map(is_paused)
	};
	let (pallet, call) = messages::EXECUTE_BY_HAND;
	let name: pallet_tx_pause::RuntimeCallNameOf<Runtime> = (
		pallet.as_bytes().to_vec().try_into().unwrap(),
		call.as_bytes().to_vec().try_into().unwrap(),
	);
	let exists = Calls::new().bare().iter().any(|(found, _)| {
		(found.pallet.as_str(), found.call.as_str()) == messages::EXECUTE_BY_HAND
	});
	assert!(exists, "there is no {pallet}.{call}");
	assert!(!governance::brakes::UnpausableCalls::contains(&name));
	chain().execute_with(|| {
		assert_ok!(Brakes::pause(committee(2, 3), name.clone(), HOURS));
		assert_eq!(queues(), [true, true]);
		assert_ok!(Brakes::release(committee(2, 3), Brake::Call(name)));
		assert_eq!(queues(), [false, false]);
	});
}

/// A suspension has no end of its own.
#[test]
fn root_alone_should_suspend_the_messages_of_siblings() {
	chain().execute_with(|| {
		for by in [committee(3, 3), signed(Alice)] {
			assert_noop!(XcmpQueue::suspend_xcm_execution(by), DispatchError::BadOrigin);
		}
		assert_ok!(XcmpQueue::suspend_xcm_execution(RuntimeOrigin::root()));
		assert!(is_paused(AggregateMessageOrigin::Sibling(2_001.into())));
		assert!(!is_paused(AggregateMessageOrigin::Parent));
		assert_ok!(XcmpQueue::resume_xcm_execution(RuntimeOrigin::root()));
		assert!(!is_paused(AggregateMessageOrigin::Sibling(2_001.into())));
	});
}
