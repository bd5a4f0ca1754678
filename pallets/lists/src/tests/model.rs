//! What holds whatever is announced, stored and removed, in whatever order and by whom.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
enum Op {
	Announce {
		lengths: Vec<usize>,
	},
	/// Stores a chunk of a list: the next one, or `ahead` of it.
	Publish {
		list: u32,
		ahead: usize,
		altered: bool,
	},
	Remove {
		list: u32,
		by_owner: bool,
	},
	Keep {
		list: u32,
		round: RoundId,
	},
	Release {
		list: u32,
		round: RoundId,
	},
	Wait {
		blocks: u64,
	},
}

fn op() -> impl Strategy<Value = Op> {
	let list = || 0..4u32;
	let round = || 0..3u32;
	prop_oneof![
		2 => prop::collection::vec(1usize..40, 1..5).prop_map(|lengths| Op::Announce { lengths }),
		12 => list().prop_map(|list| Op::Publish { list, ahead: 0, altered: false }),
		2 => (list(), 0usize..3, any::<bool>())
			.prop_map(|(list, ahead, altered)| Op::Publish { list, ahead, altered }),
		2 => (list(), any::<bool>()).prop_map(|(list, by_owner)| Op::Remove { list, by_owner }),
		1 => (list(), round()).prop_map(|(list, round)| Op::Keep { list, round }),
		1 => (list(), round()).prop_map(|(list, round)| Op::Release { list, round }),
		2 => (1..ABANDON_AFTER).prop_map(|blocks| Op::Wait { blocks }),
	]
}

/// A list as it should be.
struct Model {
	rows: Rows,
	stored: usize,
	touched: u64,
	rounds: std::collections::BTreeSet<RoundId>,
}

impl Model {
	fn is_verified(&self) -> bool {
		self.stored == self.rows.chunks.len()
	}

	/// What storing these bytes next should lead to.
	fn publishing(&self, chunk: usize, altered: bool) -> Result<(), E> {
		match chunk.cmp(&self.stored) {
			_ if self.is_verified() => Err(E::AlreadyVerified),
			std::cmp::Ordering::Less => Err(E::AlreadyStored),
			std::cmp::Ordering::Greater => Err(E::OutOfOrder),
			std::cmp::Ordering::Equal if altered => Err(E::ChunkDiffers),
			std::cmp::Ordering::Equal => Ok(()),
		}
	}

	fn removing(&self, by_owner: bool, now: u64) -> Result<(), E> {
		match (self.is_verified(), by_owner) {
			(true, false) => Err(E::NotOwner),
			(true, true) if !self.rounds.is_empty() => Err(E::InUse),
			(false, false) if now < self.touched + ABANDON_AFTER => Err(E::NotAbandoned),
			_ => Ok(()),
		}
	}
}

/// The lists announced so far that are still there, and how many there were.
#[derive(Default)]
struct Models {
	lists: BTreeMap<ListId, Model>,
	next: ListId,
}

impl Models {
	fn apply(&mut self, op: Op) {
		let now = System::block_number();
		match op {
			Op::Announce { lengths } => {
				let rows = Rows::simple(&lengths);
				let id = rows.announce();
				assert_eq!(id, self.next);
				self.next += 1;
				let rounds = Default::default();
				self.lists.insert(id, Model { rows, stored: 0, touched: now, rounds });
			}
			Op::Publish { list, ahead, altered } => {
				let Some(model) = self.lists.get_mut(&list) else {
					assert_err!(publish(OTHER, list, &[0; 100]), E::UnknownList);
					return;
				};
				// Past the end it starts again with the first.
				let chunk = (model.stored + ahead) % model.rows.chunks.len();
				let mut data = model.rows.chunks[chunk].clone();
				if altered {
					*data.last_mut().unwrap() ^= 1;
				}
				match model.publishing(chunk, altered) {
					Ok(()) => {
						assert_ok!(publish(OTHER, list, &data));
						(model.stored, model.touched) = (model.stored + 1, now);
					}
					Err(error) => assert_err!(publish(OTHER, list, &data), error),
				}
			}
			Op::Remove { list, by_owner } => {
				let by = if by_owner { OWNER } else { OTHER };
				match self.lists.get(&list).map(|model| model.removing(by_owner, now)) {
					None => {
						assert_noop!(remove(by, list), E::UnknownList);
					}
					Some(Err(error)) => {
						assert_noop!(remove(by, list), error);
					}
					Some(Ok(())) => {
						assert_ok!(remove(by, list));
						self.lists.remove(&list);
					}
				}
			}
			// Rounds keep verified lists alone.
			Op::Keep { list, round } => {
				if let Some(model) = self.lists.get_mut(&list).filter(|list| list.is_verified()) {
					Published::keep(list, round);
					model.rounds.insert(round);
				}
			}
			Op::Release { list, round } => {
				Published::release(list, round);
				if let Some(model) = self.lists.get_mut(&list) {
					model.rounds.remove(&round);
				}
			}
			Op::Wait { blocks } => {
				System::set_block_number(now + blocks);
				System::set_extrinsic_index(0);
			}
		}
	}

	fn check(&self) {
		assert_eq!(Lists::<Test>::iter_keys().count(), self.lists.len());
		for (id, model) in &self.lists {
			let it = list(*id);
			let rows: usize = model.rows.chunks[..model.stored]
				.iter()
				.map(|data| chunk::Chunk::read(data).unwrap().count() as usize)
				.sum();
			let stored = &model.rows.rows[..rows];
			assert_eq!(it.total, stored.iter().map(|(_, amount)| amount).sum::<u128>());
			let verified = Published::verified(*id);
			assert_eq!(verified.is_some(), model.is_verified());
			if let Some(found) = verified {
				assert_eq!(found.root, model.rows.tree().root());
				assert_eq!((found.rows as usize, found.total), (rows, model.rows.total()));
			}
		}
		assert_eq!(Published::do_try_state(), Ok(()));
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(128)))]

	#[test]
	fn lists_should_be_what_was_stored_of_them(ops in prop::collection::vec(op(), 1..60)) {
		build().execute_with(|| {
			let mut models = Models::default();
			for op in ops {
				models.apply(op);
				models.check();
			}
			// Whatever happened, every deposit returns.
			for (id, model) in models.lists {
				for round in model.rounds {
					Published::release(id, round);
				}
				assert_ok!(remove(OWNER, id));
			}
			assert_eq!((held(), Balances::free_balance(OWNER)), (0, PLENTY));
			assert_eq!(Balances::free_balance(OTHER), PLENTY);
		});
	}
}
