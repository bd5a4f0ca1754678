//! What is declared beside what is taken, with the real weights and on the real runtime's state.

use crate::common::*;
use codec::Compact;
use distribution_primitives::{ClaimItem, RangeRow, UnlockSchedule};
use pallet_distribution::{BatchSize, Rounds, WeightInfo as _};
use polkadot_sdk::{
	frame_support::{traits::Hooks, weights::Weight},
	sp_core::{Blake2Hasher, H256},
	sp_runtime::StateVersion,
	sp_trie::{proof_size_extension::ProofSizeExt, recorder::Recorder},
};

type RoundCall = pallet_distribution::Call<Runtime>;
type OfRounds = weights::pallet_distribution::WeightInfo<Runtime>;

/// Rows of the rounds.
const ROWS: u8 = 120;
/// The amount of each.
const AMOUNT: Balance = 20 * UNIT;

const VESTED: Release<BlockNumber> = Release::Vested { start: 1_000, length: 100 };

/// Half of it has unlocked.
fn streamed() -> Release<BlockNumber> {
	let schedule = UnlockSchedule { start: 0, cliff: 0, length: 2_000, step: 1 };
	Release::Streamed { schedule, revocable: false, prepaid: true }
}

/// Has every tenth beneficiary refused.
fn freeze_some() {
	for row in (0..ROWS).step_by(10) {
		Compliance::do_freeze(beneficiary(row), beneficiary(100 + row), H256::zero()).unwrap();
	}
}

/// An open listed round.
fn listed(release: Release<BlockNumber>) -> u32 {
	let rows: Vec<_> = (0..ROWS).map(|row| (beneficiary(100 + row), AMOUNT)).collect();
	let budget = AMOUNT * Balance::from(ROWS);
	let terms = Terms {
		asset: NativeOrWithId::Native,
		source: Source::Listed,
		release,
		requirement: Requirement::default(),
		window: Window { opens: 0, closes: 100_000 },
		budget,
		remainder: Remainder::Manager,
		manifest: None,
		beneficiaries: Default::default(),
	};
	let alice = Alice.to_account_id();
	let id = Distribution::do_draft(alice.clone(), terms).unwrap();
	Distribution::do_add_entries(alice.clone(), id, rows.try_into().unwrap()).unwrap();
	Distribution::do_fund(alice.clone(), id, budget + EXISTENTIAL_DEPOSIT).unwrap();
	Distribution::do_open(alice, id).unwrap();
	id
}

/// Draws numbers below the one that is asked for, the same ones in each run.
fn draws() -> impl FnMut(u8) -> u8 {
	let mut state = 2_609u64;
	move |below| {
		state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
		(state >> 33) as u8 % below
	}
}

/// Leaves the state as a block finds it.
fn settle(chain: &mut TestExternalities) {
	chain.execute_with(System::reset_events);
	chain.commit_all().unwrap();
}

/// Carries out `call`, which must need no more proof than it weighs, nor weigh more than it declares.
/// Returns the number of payments of round `id`.
fn payments_of(chain: &mut TestExternalities, id: u32, call: RuntimeCall) -> u64 {
	let declared = call.get_dispatch_info().call_weight;
	let (weight, proof) = chain.execute_and_prove(|| {
		let origin = RuntimeOrigin::signed(Bob.to_account_id());
		call.dispatch(origin).unwrap().actual_weight.unwrap()
	});
	let proof = proof.encoded_size() as u64;
	assert!(proof <= weight.proof_size(), "{proof} bytes of {weight}");
	assert!(weight.all_lte(declared), "{weight} of {declared}");
	chain.execute_with(|| Rounds::<Runtime>::get(id).unwrap().payments)
}

#[test]
fn batch_should_need_no_more_proof_than_it_weighs() {
	for release in [Release::Immediate, VESTED, streamed()] {
		for count in [2, 30, ROWS] {
			let mut chain = chain();
			let (id, evidence) = chain.execute_with(|| {
				freeze_some();
				open_round(&[AMOUNT; ROWS as usize], release)
			});
			settle(&mut chain);
			let claims: Vec<_> = (0..count)
				.zip(&evidence)
				.map(|(row, evidence)| ClaimItem {
					beneficiary: beneficiary(100 + row),
					evidence: evidence.clone(),
				})
				.collect();
			assert_eq!(BatchSize::of(&claims).words, 1);
			let call: RuntimeCall =
				RoundCall::claim_batch { id, claims: claims.try_into().unwrap() }.into();
			let payments = payments_of(&mut chain, id, call);
			assert_eq!(payments, u64::from(count - count.div_ceil(10)));
		}
	}
}

/// Whatever a batch is a mix of, in any order: rows that are paid, refused or paid before, rows that
/// come twice, and rows with the proof of another one.
#[test]
fn mixed_batch_should_need_no_more_proof_than_it_weighs() {
	let mut draw = draws();
	for release in [Release::Immediate, VESTED, streamed()] {
		let mut chain = chain();
		let (id, evidence) = chain.execute_with(|| {
			freeze_some();
			open_round(&[AMOUNT; ROWS as usize], release)
		});
		let item = |row: u8, proven: u8| ClaimItem {
			beneficiary: beneficiary(100 + row),
			evidence: evidence[usize::from(proven)].clone(),
		};
		let mut paid = 0;
		for turn in 0..6 {
			settle(&mut chain);
			// One that no other batch has is paid in any case.
			let sure = 10 * turn + 1;
			let mut claims = vec![item(sure, sure)];
			for _ in 0..=draw(100) {
				let row = draw(ROWS);
				let row = if row % 10 == 1 { row - 1 } else { row };
				let proven = if draw(8) == 0 { draw(ROWS) } else { row };
				claims.push(item(row, proven));
			}
			let place = usize::from(draw(100)) % claims.len();
			claims.swap(0, place);
			let call: RuntimeCall =
				RoundCall::claim_batch { id, claims: claims.try_into().unwrap() }.into();
			let payments = payments_of(&mut chain, id, call);
			assert!(payments > paid, "turn {turn}");
			paid = payments;
		}
	}
}

#[test]
fn range_should_need_no_more_proof_than_it_weighs() {
	let amounts = [AMOUNT; ROWS as usize];
	let tree = MerkleTree::in_row_order(&leaves(&amounts)).unwrap();
	for release in [Release::Immediate, VESTED, streamed()] {
		for (first, last) in [(0, 1), (3, 32), (0, ROWS - 1)] {
			let mut chain = chain();
			let id = chain.execute_with(|| {
				freeze_some();
				open_tree(&tree, &amounts, release, Requirement::default(), 10_000_000)
			});
			settle(&mut chain);
			let pay = |row: u8| RangeRow::Pay {
				beneficiary: beneficiary(100 + row),
				amount: Compact(AMOUNT),
			};
			let rows: Vec<_> = (first..=last).map(pay).collect();
			let siblings = tree.range(first.into(), rows.len() as u32).unwrap();
			let call = RoundCall::claim_range {
				id,
				first: first.into(),
				rows: rows.try_into().unwrap(),
				siblings: siblings.try_into().unwrap(),
			};
			let payments = payments_of(&mut chain, id, call.into());
			let payable = (first..=last).filter(|row| row % 10 != 0).count();
			assert_eq!(payments, payable as u64);
		}
	}
}

/// The keys that the block has changed so far.
fn changed(chain: &TestExternalities) -> Vec<Vec<u8>> {
	chain.overlayed_changes().changes().map(|(key, _)| key.clone()).collect()
}

/// What later payments of a block do not count must be in memory, and about to be written: whatever
/// the asset and the release.
#[test]
fn later_claim_of_a_block_should_weigh_neither_the_round_nor_its_pot() {
	const ASSET: u32 = 9;
	let shared = <Runtime as frame_system::Config>::DbWeight::get().reads_writes(2, 2);
	let amounts = [AMOUNT; 4];
	let tree = MerkleTree::new(&leaves(&amounts)).unwrap();
	for (asset, release) in [
		(NativeOrWithId::Native, Release::Immediate),
		(NativeOrWithId::Native, VESTED),
		(NativeOrWithId::Native, streamed()),
		(NativeOrWithId::WithId(ASSET), Release::Immediate),
		(NativeOrWithId::WithId(ASSET), streamed()),
	] {
		let mut chain = chain();
		let id = chain.execute_with(|| {
			let alice = Alice.to_account_id();
			let budget = AMOUNT * 4;
			Assets::force_create(RuntimeOrigin::root(), ASSET, alice.clone().into(), true, 1)
				.unwrap();
			let owner = RuntimeOrigin::signed(alice.clone());
			Assets::mint(owner, ASSET, alice.clone().into(), 2 * budget).unwrap();
			let terms = Terms {
				asset: asset.clone(),
				source: Source::Merkle { root: tree.root(), leaves: 4 },
				release,
				requirement: Requirement::default(),
				window: Window { opens: 0, closes: 10_000_000 },
				budget,
				remainder: Remainder::Treasury,
				manifest: Some(Manifest {
					cid: Default::default(),
					rows: 4,
					total: budget,
					published: None,
				}),
				beneficiaries: Default::default(),
			};
			let id = Distribution::do_draft(alice.clone(), terms).unwrap();
			let needed = budget + EXISTENTIAL_DEPOSIT;
			Distribution::do_fund(alice.clone(), id, needed).unwrap();
			Distribution::do_open(alice, id).unwrap();
			id
		});
		settle(&mut chain);
		let pot = Distribution::pot(id);
		let items = [
			Rounds::<Runtime>::hashed_key_for(id),
			match &asset {
				NativeOrWithId::Native => frame_system::Account::<Runtime>::hashed_key_for(&pot),
				NativeOrWithId::WithId(asset) => {
					pallet_assets::Account::<Runtime>::hashed_key_for(asset, &pot)
				}
			},
		];
		let mut weights = Vec::new();
		for row in 0..2u8 {
			let before = changed(&chain);
			let known = items.iter().filter(|key| before.contains(key)).count();
			assert_eq!(known, if row == 0 { 0 } else { 2 }, "row {row} of {asset:?}, {release:?}");
			let proof = tree.proof(row.into()).unwrap();
			let evidence = Evidence::Merkle { index: row.into(), amount: AMOUNT, proof };
			let call = claim(id, row, &evidence);
			weights.push(chain.execute_with(|| {
				let origin = RuntimeOrigin::signed(Bob.to_account_id());
				call.dispatch(origin).unwrap().actual_weight.unwrap()
			}));
		}
		let [first, second] = weights.as_slice() else { unreachable!() };
		assert_eq!(*first, *second + shared, "{asset:?}, {release:?}");
	}
}

/// Regression: a round with one row set aside weighed 2.5 times as much as one without.
#[test]
fn round_with_a_row_set_aside_should_weigh_hardly_more_than_one_without() {
	chain().execute_with(|| {
		Compliance::do_freeze(beneficiary(0), beneficiary(100), H256::zero()).unwrap();
		for release in [Release::Immediate, VESTED, streamed()] {
			let (id, evidence) = open_round(&[AMOUNT; 2], release);
			let weights = || {
				let round = Rounds::<Runtime>::get(id).unwrap();
				let batch = BatchSize { claims: 20, words: 1, hashes: 20 };
				[
					Distribution::actual_claim_weight(id, &evidence[1]),
					Distribution::free_claim_weight(&round, &evidence[1]),
					Distribution::actual_batch_weight(id, batch),
					Distribution::actual_range_weight(id, batch),
					Distribution::push_weight_of(&round),
				]
			};
			let without = weights();
			Distribution::do_set_aside(id, &beneficiary(100), &evidence[0]).unwrap();
			assert!(Rounds::<Runtime>::get(id).unwrap().set_aside > 0);
			for (with, without) in weights().iter().zip(without) {
				assert!(with.ref_time() <= without.ref_time() / 20 * 21, "{with}, {without}");
				assert!(with.proof_size() <= without.proof_size() / 20 * 21, "{with}, {without}");
			}
		}
	});
}

/// What so many hashes weigh beside others.
fn hashes(count: u32) -> Weight {
	OfRounds::proof_hashes(count) - OfRounds::proof_hashes(0)
}

/// Whatever a range is a mix of: rows that are paid, refused, paid before or left out. It weighs what
/// its parts do: the rows to be paid, and two hashes for each of the others.
#[test]
fn mixed_range_should_weigh_its_parts_and_need_no_more_proof() {
	let amounts = [AMOUNT; ROWS as usize];
	let leaves = leaves(&amounts);
	let tree = MerkleTree::in_row_order(&leaves).unwrap();
	let largest =
		BatchSize::largest_range(<Runtime as pallet_distribution::Config>::MaxBatch::get());
	let mut draw = draws();
	for release in [Release::Immediate, VESTED, streamed()] {
		let mut chain = chain();
		let id = chain.execute_with(|| {
			freeze_some();
			open_tree(&tree, &amounts, release, Requirement::default(), 10_000_000)
		});
		let mut payments = 0;
		for turn in 0..8 {
			settle(&mut chain);
			// One that no other range has is paid in any case. The one behind it may be paid already.
			let sure = 10 * turn + 1;
			let (first, last) = (draw(sure + 1), sure + 1 + draw(ROWS - sure - 1));
			let rows: Vec<_> = (first..=last)
				.map(|row| {
					if row == sure || row == sure + 1 || (row % 10 != 1 && draw(3) == 0) {
						let beneficiary = beneficiary(100 + row);
						RangeRow::Pay { beneficiary, amount: Compact(AMOUNT) }
					} else {
						RangeRow::Skip { leaf: leaves[usize::from(row)] }
					}
				})
				.collect();
			let siblings = tree.range(first.into(), rows.len() as u32).unwrap();
			let size = Distribution::range_size(first.into(), &rows, &siblings);
			let paid = rows.iter().filter(|row| matches!(row, RangeRow::Pay { .. })).count();
			let left_out = hashes(2 * (rows.len() - paid) as u32);
			let alone = BatchSize { claims: paid as u32, words: 1, hashes: siblings.len() as u32 };
			let call: RuntimeCall = RoundCall::claim_range {
				id,
				first: first.into(),
				rows: rows.try_into().unwrap(),
				siblings: siblings.try_into().unwrap(),
			}
			.into();
			chain.execute_with(|| {
				let declared = call.get_dispatch_info().call_weight;
				assert_eq!(declared, Distribution::range_weight(alone) + left_out);
				assert!(declared.all_lte(Distribution::range_weight(largest)), "{declared}");
				let admission = Distribution::authorize_range_weight(alone) + left_out;
				assert_eq!(Distribution::authorize_range_weight(size), admission);
				let round = Rounds::<Runtime>::get(id).unwrap();
				let actual = Distribution::range_weight_of(&round, alone) + left_out;
				assert_eq!(Distribution::range_weight_of(&round, size), actual);
			});
			let before = payments;
			payments = payments_of(&mut chain, id, call);
			assert!(payments > before, "turn {turn}");
		}
	}
}

/// Regression: such a range weighed as much as one of which all rows are paid, sixty times a claim.
#[test]
fn range_with_one_paid_row_of_many_should_weigh_less_than_two_claims() {
	chain().execute_with(|| {
		let (id, _) = open_round(&[AMOUNT; 2], Release::Immediate);
		let round = Rounds::<Runtime>::get(id).unwrap();
		let siblings = 24;
		let one = BatchSize::of_range(0, 1, 255, siblings);
		let alone = BatchSize::of_range(0, 1, 0, 0);
		let weight = Distribution::range_weight_of(&round, one);
		let parts = Distribution::range_weight_of(&round, alone) + hashes(siblings + 2 * 255);
		assert_eq!(weight, parts);
		let proof = vec![H256::zero(); siblings as usize];
		let claim = Evidence::Merkle { index: 0, amount: AMOUNT, proof };
		let claim = Distribution::claim_weight_of(&round, &claim);
		assert!(weight.ref_time() < 2 * claim.ref_time(), "{weight} and {claim}");
		// Without a signature it uses as little of the share.
		let all = BatchSize::of_range(0, 256, 0, siblings);
		let free = Distribution::free_range_weight(&round, one);
		let free_of_all = Distribution::free_range_weight(&round, all);
		assert!(20 * free.ref_time() < free_of_all.ref_time(), "{free} and {free_of_all}");
	});
}

/// The benchmarks of ranges have one word of the bitmap and no hashes beside the rows.
#[test]
fn range_should_weigh_its_words_and_the_hashes_beside_it() {
	chain().execute_with(|| {
		let (id, _) = open_round(&[AMOUNT; 2], Release::Immediate);
		let round = Rounds::<Runtime>::get(id).unwrap();
		let hashes = hashes(40);
		let spread = hashes + OfRounds::bitmap_word();
		assert!(hashes.ref_time() > 0 && OfRounds::bitmap_word().proof_size() > 0);
		let small = BatchSize { claims: 7, words: 1, hashes: 0 };
		let large = BatchSize { words: 2, hashes: 40, ..small };
		let declared = Distribution::range_weight(small);
		assert_eq!(Distribution::range_weight(large), declared + spread);
		let actual = Distribution::range_weight_of(&round, small);
		assert_eq!(Distribution::range_weight_of(&round, large), actual + spread);
		// Admission has read the words for the call.
		let admission = Distribution::authorize_range_weight(small);
		assert_eq!(Distribution::authorize_range_weight(large), admission + hashes);
	});
}

#[test]
fn pushed_rows_should_need_no_more_proof_than_they_weigh() {
	for release in [Release::Immediate, VESTED] {
		let mut booked = Vec::new();
		for records in [false, true] {
			let mut chain = chain();
			let recorder = Recorder::<Blake2Hasher>::default();
			if records {
				chain.register_extension(ProofSizeExt::new(recorder.clone()));
			}
			let id = chain.execute_with(|| {
				freeze_some();
				listed(release)
			});
			settle(&mut chain);
			let block = blocks::RuntimeBlockWeights::get().max_block;
			let (used, proof) = chain.execute_with_recorder(recorder.clone(), || {
				let used = Distribution::on_idle(1, block);
				(used, recorder.estimate_encoded_size() as u64)
			});
			assert!(proof > 0 && proof <= used.proof_size(), "{proof} bytes of {used}");
			assert!(used.all_lte(block), "{used}");
			let payments = chain.execute_with(|| Rounds::<Runtime>::get(id).unwrap().payments);
			assert_eq!(payments, u64::from(ROWS - ROWS / 10));
			booked.push(used);
		}
		// The same work, and the proof that it has taken.
		let [declared, recorded] = booked.as_slice() else { unreachable!() };
		assert_eq!(declared.ref_time(), recorded.ref_time());
		assert!(recorded.proof_size() * 2 < declared.proof_size(), "{recorded} of {declared}");
	}
}

/// Regression: rows were removed unread. What that takes of the proof came into it with the root, at
/// the end of the block: after what the call does not record has been given back.
#[test]
fn clean_up_should_record_its_proof_before_the_end_of_the_block() {
	let mut chain = chain();
	let id = chain.execute_with(|| {
		let id = listed(Release::Immediate);
		Distribution::on_idle(1, blocks::RuntimeBlockWeights::get().max_block);
		Distribution::do_close(id).unwrap();
		id
	});
	settle(&mut chain);
	let recorder = Recorder::<Blake2Hasher>::default();
	chain.execute_with_recorder(recorder.clone(), || {
		let cleaned = Distribution::do_clean_up(id, ROWS.into()).unwrap();
		assert_eq!((cleaned.items, cleaned.all), (ROWS.into(), false));
		let recorded = recorder.estimate_encoded_size();
		let _ = polkadot_sdk::sp_io::storage::root(StateVersion::V1);
		let more = recorder.estimate_encoded_size() - recorded;
		assert!(more < recorded / 2, "{more} bytes besides {recorded}");
	});
}

/// A manager who needs no proofs could send a batch of transfers instead. A row weighs the reading
/// of it, its check and, asked for twice, the payees of its beneficiary more.
#[test]
fn pushed_row_should_weigh_little_more_than_a_transfer_of_a_batch() {
	use pallet_balances::WeightInfo as _;
	use pallet_utility::WeightInfo as _;
	type OfUtility = weights::pallet_utility::WeightInfo<Runtime>;
	let transfer = weights::pallet_balances::WeightInfo::<Runtime>::transfer_keep_alive();
	let payee: Weight = transfer + OfUtility::batch(2) - OfUtility::batch(1);
	chain().execute_with(|| {
		// Nobody is blocked, and nobody is frozen: no records are read.
		Compliance::do_set_blocked(Default::default()).unwrap();
		let weight = |id| Distribution::push_weight_of(&Rounds::<Runtime>::get(id).unwrap());
		let id = listed(Release::Immediate);
		let row = weight(id);
		let payees = <Runtime as frame_system::Config>::DbWeight::get().reads(2);
		let most = payee.ref_time() / 2 * 3 + payees.ref_time();
		assert!(row.ref_time() <= most, "{row} and {payee}");
		// Other terms weigh what they add.
		assert!(row.all_lt(weight(listed(VESTED))));
		Compliance::do_freeze(beneficiary(0), beneficiary(100), H256::zero()).unwrap();
		assert_eq!(weight(id), row + spared());
	});
}

/// What a payment weighs less while nobody is frozen or blocked.
fn spared() -> Weight {
	use pallet_compliance::WeightInfo as _;
	type OfCompliance = weights::pallet_compliance::WeightInfo<Runtime>;
	let records = OfCompliance::pay_unconditionally();
	let spared = records.saturating_sub(OfCompliance::pay_quiet()).set_proof_size(0);
	// Reading the records, and less than all of the check.
	let read = <Runtime as frame_system::Config>::DbWeight::get().reads(1);
	assert!(read.all_lte(spared) && spared.all_lt(records), "{read}, {spared}, {records}");
	spared
}

#[test]
fn claims_should_not_weigh_records_that_nothing_is_asked_of() {
	chain().execute_with(|| {
		Compliance::do_set_blocked(Default::default()).unwrap();
		let (id, evidence) = open_round(&[AMOUNT; 2], Release::Immediate);
		let weights = || {
			let batch = BatchSize { claims: 3, words: 1, hashes: 3 };
			[
				Distribution::actual_claim_weight(id, &evidence[1]),
				Distribution::actual_batch_weight(id, batch),
				Distribution::actual_range_weight(id, batch),
			]
		};
		let quiet = weights();
		// Anybody may be the one who is frozen.
		Compliance::do_freeze(beneficiary(0), beneficiary(100), H256::zero()).unwrap();
		let [claim, batch, range] = quiet;
		let three = spared().saturating_mul(3);
		assert_eq!(weights(), [claim + spared(), batch + three, range + three]);
	});
}
