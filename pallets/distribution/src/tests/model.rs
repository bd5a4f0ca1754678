//! Random operations against a reference model that knows nothing about the pallet's storage.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
enum Op {
	/// Claim a row with its own evidence, possibly with an amount that is wrong by `skew`.
	Claim {
		round: usize,
		row: u32,
		skew: u8,
	},
	Batch {
		round: usize,
		rows: Vec<u32>,
	},
	Stop {
		round: usize,
		row: u32,
	},
	Pause {
		round: usize,
	},
	Resume {
		round: usize,
	},
	Close {
		round: usize,
	},
	Wait {
		blocks: u64,
	},
}

fn op() -> impl Strategy<Value = Op> {
	let round = || 0..4usize;
	let row = || 0..8u32;
	prop_oneof![
		8 => (round(), row(), 0..10u8).prop_map(|(round, row, skew)| Op::Claim { round, row, skew }),
		3 => (round(), prop::collection::vec(row(), 1..6))
			.prop_map(|(round, rows)| Op::Batch { round, rows }),
		1 => (round(), row()).prop_map(|(round, row)| Op::Stop { round, row }),
		1 => round().prop_map(|round| Op::Pause { round }),
		2 => round().prop_map(|round| Op::Resume { round }),
		1 => round().prop_map(|round| Op::Close { round }),
		6 => (1..60u64).prop_map(|blocks| Op::Wait { blocks }),
	]
}

/// The model's view of a round: plain numbers, exact arithmetic.
struct Model {
	entitled: Vec<u128>,
	paid: Vec<u128>,
	/// The entitlements of stopped streams.
	stopped: BTreeMap<u32, u128>,
	streams: bool,
	listed: bool,
	paused: Option<u64>,
	closes: u64,
	closed: bool,
}

impl Model {
	/// Exact rational arithmetic, written independently of the pallet's: `start` 100, `cliff` 20,
	/// `length` 100.
	fn unlocked(&self, row: u32, now: u64) -> u128 {
		if let Some(kept) = self.stopped.get(&row) {
			return *kept;
		}
		let total = self.entitled[row as usize];
		match (self.streams, now) {
			(false, _) => total,
			(true, ..=119) => 0,
			(true, 120..=199) => total * u128::from(now - 100) / 100,
			(true, _) => total,
		}
	}

	fn due(&self, row: u32, now: u64) -> u128 {
		if self.closed
			|| self.paused.is_some()
			|| now >= self.closes
			|| row as usize >= self.paid.len()
		{
			return 0;
		}
		self.unlocked(row, now) - self.paid[row as usize]
	}

	fn pay(&mut self, row: u32, now: u64) -> u128 {
		let due = self.due(row, now);
		if due > 0 {
			self.paid[row as usize] += due;
		}
		due
	}

	fn complete(&self) -> bool {
		(0..self.paid.len() as u32).all(|row| {
			let entitled = self.stopped.get(&row).copied().unwrap_or(self.entitled[row as usize]);
			self.paid[row as usize] == entitled
		})
	}
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 192, ..Default::default() })]

	#[test]
	fn pallet_should_agree_with_the_model(ops in prop::collection::vec(op(), 1..80)) {
		run(|| {
			let list = List::simple(8);
			let mut ids = vec![
				open(list.terms()),
				open(TermsOf::<Test> { release: stream(), ..list.terms() }),
			];
			ids.push(open_listed(list.rows.clone(), stream()));
			ids.push(open_listed(list.rows.clone(), Release::Immediate));
			let mut models: Vec<Model> = [(false, false), (true, false), (true, true), (false, true)]
				.into_iter()
				.map(|(streams, listed)| Model {
					entitled: list.rows.iter().map(|(_, amount)| *amount).collect(),
					paid: vec![0; 8],
					stopped: BTreeMap::new(),
					streams,
					listed,
					paused: None,
					closes: 1_000,
					closed: false,
				})
				.collect();
			let evidence = |model: &Model, row: u32| if model.listed {
				Evidence::Recorded { index: row }
			} else {
				list.evidence(row)
			};
			for op in ops {
				let now = System::block_number();
				let root = RuntimeOrigin::root();
				match op {
					Op::Claim { round, row, skew } => {
						let mut proof = evidence(&models[round], row);
						let wrong = skew == 0 && !models[round].listed;
						if let (true, Evidence::Merkle { amount, .. }) = (wrong, &mut proof) {
							*amount += 1;
						}
						let paid = claim_for(ids[round], who(row), proof).is_ok();
						let due = if wrong { 0 } else { models[round].pay(row, now) };
						assert_eq!(paid, due > 0);
					},
					Op::Batch { round, rows } => {
						let claims: Vec<_> = rows
							.iter()
							.map(|row| ClaimItem {
								beneficiary: who(*row),
								evidence: evidence(&models[round], *row),
							})
							.collect();
						let call = Call::claim_batch { id: ids[round], claims: claims.try_into().unwrap() };
						let paid = dispatch(RuntimeOrigin::signed(RELAYER), call).is_ok();
						let due: u128 = rows.iter().map(|row| models[round].pay(*row, now)).sum();
						assert_eq!(paid, due > 0);
					},
					Op::Stop { round, row } => {
						let model = &mut models[round];
						let kept = model.unlocked(row, now);
						let possible = model.streams
							&& !model.closed && model.paused.is_none()
							&& kept < model.entitled[row as usize]
							&& !model.stopped.contains_key(&row);
						let stopped = Distribution::do_stop_stream(
							MANAGER, ids[round], &who(row), &evidence(model, row),
						);
						assert_eq!(stopped.is_ok(), possible, "{stopped:?}");
						if possible {
							model.stopped.insert(row, kept);
						}
					},
					Op::Pause { round } => {
						let model = &mut models[round];
						let possible = model.paused.is_none() && !model.closed;
						assert_eq!(Distribution::pause(root, ids[round]).is_ok(), possible);
						if possible {
							model.paused = Some(now);
						}
					},
					Op::Resume { round } => {
						let model = &mut models[round];
						assert_eq!(Distribution::resume(root, ids[round]).is_ok(), model.paused.is_some());
						if let Some(since) = model.paused.take() {
							model.closes += now - since;
						}
					},
					Op::Close { round } => {
						let model = &mut models[round];
						let possible = !model.closed
							&& model.paused.is_none()
							&& (model.complete() || now >= model.closes);
						assert_eq!(Distribution::do_close(ids[round]).is_ok(), possible);
						model.closed |= possible;
					},
					Op::Wait { blocks } => System::set_block_number(now + blocks),
				}
				for (id, model) in ids.iter().zip(&models) {
					let paid: u128 = model.paid.iter().sum();
					assert_eq!(round(*id).claimed, paid);
				}
				Distribution::do_try_state().unwrap();
			}
			for row in 0..8u32 {
				let paid: u128 = models.iter().map(|model| model.paid[row as usize]).sum();
				assert_eq!(Balances::free_balance(who(row)), paid);
			}
		});
	}
}
