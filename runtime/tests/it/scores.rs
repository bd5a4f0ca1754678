//! Scores in their real setting: emission pays into the pot, lists are in the chain, a track judges, and
//! officers freeze.

use crate::common::*;
use distribution_primitives::{
	chunk::{digest, Chunk},
	emission::{Budget, PoolKind},
	lists::place_of,
	BoardId, BoardTerms, InPots, ListId, ProvenRow, ScoreFault,
};
use distribution_runtime::configs::scores::{MinBond, MinJudging, MinWindow, ScoresClaimGrace};
use polkadot_sdk::{
	frame_support::{
		traits::{
			fungible::{Inspect as _, InspectHold as _, Mutate as _},
			Hooks,
		},
		weights::Weight,
	},
	sp_runtime::{DispatchResult, Perbill},
};
use sp_core::H256;
use sp_keyring::Sr25519Keyring::Charlie;

type ListCall = pallet_distribution_lists::Call<Runtime>;
type ScoreCall = pallet_scores::Call<Runtime>;
type Refused = pallet_scores::Error<Runtime>;

/// The only board.
const BOARD: BoardId = 0;

fn dispatch(who: &AccountId, call: ScoreCall) -> DispatchResult {
	let origin = RuntimeOrigin::signed(who.clone());
	RuntimeCall::Scores(call).dispatch(origin).map(|_| ()).map_err(|refused| refused.error)
}

/// A list in the chain, and what proves its rows.
struct Rows {
	list: ListId,
	tree: MerkleTree,
	rows: Vec<([u8; 32], Balance)>,
}

impl Rows {
	/// Stores these rows, in the order of accounts, in transactions.
	fn publish(mut rows: Vec<(AccountId, Balance)>) -> Self {
		rows.sort_by_key(|(account, _)| place_of(account.as_ref()));
		let rows: Vec<([u8; 32], Balance)> =
			rows.into_iter().map(|(account, score)| (account.into(), score)).collect();
		let leaves: Vec<H256> = (0u32..)
			.zip(&rows)
			.map(|(index, (account, score))| leaf_hash(index, account, *score))
			.collect();
		let tree = MerkleTree::in_row_order(&leaves).unwrap();
		let list = pallet_distribution_lists::NextListId::<Runtime>::get();
		let data = Chunk::write(rows.len() as u32, 0, &rows).unwrap();
		let chunks = vec![digest(&data)].try_into().unwrap();
		let announce = ListCall::announce { rows: rows.len() as u32, chunks };
		assert_eq!(apply(Alice, announce.into()), Ok(Ok(())));
		let publish = ListCall::publish { list, data: data.try_into().unwrap() };
		assert_eq!(apply(Alice, publish.into()), Ok(Ok(())));
		Self { list, tree, rows }
	}

	fn row(&self, who: &AccountId) -> ProvenRow {
		let bytes: [u8; 32] = who.clone().into();
		let index = self.rows.iter().position(|(account, _)| *account == bytes).unwrap();
		let proof = self.tree.proof(index as u32).unwrap().try_into().unwrap();
		ProvenRow { index: index as u32, account: bytes, score: self.rows[index].1, proof }
	}

	/// Bob posts it.
	fn post(&self) -> DispatchResult {
		let (list, root) = (self.list, self.tree.root());
		dispatch(&Bob.to_account_id(), ScoreCall::post { board: BOARD, list, root })
	}
}

/// A block with a board of which Bob is the reporter. What it pays comes from emission, in an era.
fn started() -> TestExternalities {
	let mut ext = chain();
	ext.execute_with(|| {
		next_block();
		Balances::mint_into(&monetary::TreasuryAccount::get(), 10 * UNIT).unwrap();
		let terms = BoardTerms {
			requirement: Requirement::default(),
			most: 1_000 * UNIT,
			bond: MinBond::get(),
			window: MinWindow::get(),
			judging: MinJudging::get(),
		};
		let reporters = vec![Bob.to_account_id()].try_into().unwrap();
		let create = ScoreCall::create { terms, reporters };
		assert_ok!(RuntimeCall::Scores(create).dispatch(RuntimeOrigin::root()));
		let kind = PoolKind::Account { to: Scores::pot(BOARD) };
		let pool = Emission::do_create_pool(kind, Requirement::default()).unwrap();
		let budget = Budget(vec![(pool, Perbill::one())].try_into().unwrap());
		pallet_emission::BudgetInForce::<Runtime>::put(budget);
		let length = pallet_emission::EraLength::<Runtime>::get();
		pass(length + 1);
		Emission::on_initialize(1);
		assert_eq!(Scores::board_info(BOARD).unwrap().payable, 1_000_000 * UNIT);
	});
	ext
}

/// Lets so many blocks of the relay chain pass.
fn pass(blocks: BlockNumber) {
	relay(Distribution::now() + blocks);
}

fn settle() -> DispatchResult {
	dispatch(&Ferdie.to_account_id(), ScoreCall::settle { board: BOARD })
}

fn claim(rows: &Rows, who: &AccountId) -> DispatchResult {
	let ProvenRow { index, score, proof, .. } = rows.row(who);
	let call = ScoreCall::claim { board: BOARD, who: who.clone(), index, score, proof };
	dispatch(&Ferdie.to_account_id(), call)
}

#[test]
fn emission_should_pay_by_a_root_that_outlasts_its_window() {
	started().execute_with(|| {
		let (alice, charlie) = (Alice.to_account_id(), Charlie.to_account_id());
		let rows = Rows::publish(vec![(alice.clone(), 30 * UNIT), (charlie.clone(), 5 * UNIT)]);
		assert_ok!(rows.post());
		// As long as it is posted or final, its rows can be proven.
		let in_use = pallet_distribution_lists::Error::<Runtime>::InUse;
		assert_noop!(Lists::do_remove(&alice, rows.list), in_use);
		pass(MinWindow::get());
		assert_ok!(settle());
		let before = Balances::total_balance(&charlie);
		assert_ok!(claim(&rows, &charlie));
		assert_eq!(Balances::total_balance(&charlie) - before, 5 * UNIT);
		// Nobody votes with what is owed, and it does not circulate.
		assert_eq!(<monetary::Pots as InPots<Balance>>::in_pots(), 30 * UNIT);
		let supply = supply::supply();
		assert_eq!((supply.boards, supply.kept()), (30 * UNIT, supply.treasury + 30 * UNIT));
		Scores::do_try_state().unwrap();
		Lists::do_try_state().unwrap();
	});
}

#[test]
fn track_of_emission_should_judge_and_no_other() {
	use governance::origins::Origin;
	started().execute_with(|| {
		let (alice, bob) = (Alice.to_account_id(), Bob.to_account_id());
		let rows = Rows::publish(vec![(alice.clone(), 30 * UNIT)]);
		assert_ok!(rows.post());
		let challenge = || ScoreCall::challenge { board: BOARD, number: 0, reason: H256::zero() };
		assert_ok!(dispatch(&alice, challenge()));
		let judge = |origin: Origin, stands| {
			let call = ScoreCall::judge { board: BOARD, number: 0, stands };
			let judged = RuntimeCall::Scores(call).dispatch(origin.into());
			judged.map(|_| ()).map_err(|refused| refused.error)
		};
		for origin in [Origin::RoundAdmin, Origin::ComplianceAdmin, Origin::TreasurySpender] {
			assert_noop!(judge(origin, false), DispatchError::BadOrigin);
		}
		assert_ok!(judge(Origin::EmissionAdmin, true));
		assert_ok!(dispatch(&alice, challenge()));
		assert_ok!(judge(Origin::EmissionAdmin, false));
		assert_noop!(rows.post(), Refused::NotReporter);
		let bond = RuntimeHoldReason::Scores(pallet_scores::HoldReason::Bond);
		assert_eq!(Balances::balance_on_hold(&bond, &bob), 0);
		Scores::do_try_state().unwrap();
	});
}

/// Reporters of whom so many must agree are a multisig: what its members approve names the root.
#[test]
fn root_should_be_posted_when_two_of_three_reporters_have_named_the_same() {
	started().execute_with(|| {
		let mut members = [Alice, Bob, Charlie].map(|key| key.to_account_id());
		members.sort();
		let reporter = pallet_multisig::Pallet::<Runtime>::multi_account_id(&members, 2);
		Balances::mint_into(&reporter, 2 * MinBond::get()).unwrap();
		let reporters = vec![reporter.clone()].try_into().unwrap();
		assert_ok!(Scores::do_set_reporters(BOARD, reporters));
		let [one, other] =
			[30, 31].map(|score| Rows::publish(vec![(members[0].clone(), score * UNIT)]));
		let approve = |n: usize, rows: &Rows, timepoint| {
			let mut others = members.to_vec();
			let member = others.remove(n);
			let (list, root) = (rows.list, rows.tree.root());
			let call = RuntimeCall::Scores(ScoreCall::post { board: BOARD, list, root });
			let (origin, weight) =
				(RuntimeOrigin::signed(member), Weight::from_parts(100_000_000_000, 1_000_000));
			Multisig::as_multi(origin, 2, others, timepoint, Box::new(call), weight).unwrap();
		};
		approve(0, &one, None);
		// Another root is another call.
		approve(1, &other, None);
		assert!(Scores::board_info(BOARD).unwrap().posted.is_none());
		approve(2, &one, Some(Multisig::timepoint()));
		let posted = Scores::board_info(BOARD).unwrap().posted.unwrap();
		assert_eq!((posted.tree.root, posted.reporter), (one.tree.root(), reporter));
		Scores::do_try_state().unwrap();
	});
}

/// A freeze of an account's tokens must not be a way to keep a bond.
#[test]
fn frozen_reporter_should_lose_its_bond() {
	started().execute_with(|| {
		let (alice, bob) = (Alice.to_account_id(), Bob.to_account_id());
		let rows = Rows::publish(vec![(alice.clone(), 1_000 * UNIT + 1)]);
		assert_ok!(rows.post());
		let officer = RuntimeOrigin::signed(Charlie.to_account_id());
		assert_ok!(Compliance::freeze(officer, bob.clone(), H256::repeat_byte(7)));
		let (reporters, watchers) =
			(Balances::total_balance(&bob), Balances::total_balance(&alice));
		let fault = Box::new(ScoreFault::AboveMost { row: rows.row(&alice) });
		assert_ok!(dispatch(&alice, ScoreCall::prove { board: BOARD, fault }));
		assert_eq!(reporters - Balances::total_balance(&bob), MinBond::get());
		assert_eq!(Balances::total_balance(&alice) - watchers, MinBond::get() / 2);
		// And whoever is frozen posts nothing.
		let reporters = vec![bob].try_into().unwrap();
		assert_ok!(Scores::do_set_reporters(BOARD, reporters));
		assert_noop!(rows.post(), Refused::AccountFrozen);
		Scores::do_try_state().unwrap();
	});
}

/// Regression: what eras minted for a board that was removed stayed in a pot whose key nobody has.
#[test]
fn what_emission_pays_into_the_pot_of_a_removed_board_should_reach_the_treasury() {
	started().execute_with(|| {
		let (ferdie, pot) = (Ferdie.to_account_id(), Scores::pot(BOARD));
		let remove = || dispatch(&ferdie, ScoreCall::remove { board: BOARD });
		let treasury = || Balances::total_balance(&monetary::TreasuryAccount::get());
		assert_ok!(Scores::do_close(BOARD));
		pass(ScoresClaimGrace::get());
		assert_ok!(remove());
		assert_noop!(remove(), Refused::UnknownBoard);
		pass(pallet_emission::EraLength::<Runtime>::get());
		Emission::on_initialize(2);
		let (minted, before) = (Balances::total_balance(&pot), treasury());
		assert!(minted > UNIT);
		assert_ok!(remove());
		assert_eq!((Balances::total_balance(&pot), treasury() - before), (0, minted));
		Scores::do_try_state().unwrap();
	});
}
