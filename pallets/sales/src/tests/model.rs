//! What holds whatever is bid, cleared, refused and finished, in whatever order and by whom.

use super::*;
use crate::types::tests::shares;
use proptest::prelude::*;

/// What is tried. Number 6 is the seller, who can be refused.
#[derive(Clone, Debug)]
enum Op {
	Bid { n: u32, quantity: Balance, tick: u16 },
	Clear,
	Finish { n: u32 },
	Refuse { n: u32, refused: bool },
	Freeze { n: u32, frozen: bool },
	Pause { paused: bool },
	Wait { blocks: u64, lost: u64 },
}

fn op() -> impl Strategy<Value = Op> {
	let n = || 0..6u32;
	prop_oneof![
		12 => (n(), 1..400u128, 0..40u16).prop_map(|(n, quantity, tick)| Op::Bid { n, quantity, tick }),
		2 => Just(Op::Clear),
		6 => n().prop_map(|n| Op::Finish { n }),
		2 => (0..=6u32, any::<bool>()).prop_map(|(n, refused)| Op::Refuse { n, refused }),
		1 => (n(), any::<bool>()).prop_map(|(n, frozen)| Op::Freeze { n, frozen }),
		1 => any::<bool>().prop_map(|paused| Op::Pause { paused }),
		5 => (0..40u64, 0..5u64).prop_map(|(blocks, lost)| Op::Wait { blocks, lost }),
	]
}

fn terms() -> impl Strategy<Value = TermsOf<Test>> {
	let minimum = prop_oneof![3 => Just(0u128), 1 => 1..1_500u128];
	(1..1_000u128, any::<bool>(), 1..40u16, 0..100u128, minimum).prop_map(
		|(supply, by_auction, ticks, first, minimum)| {
			let form = if by_auction { auction(supply, ticks) } else { fixed(supply, first, &[]) };
			TermsOf::<Test> { minimum, most: 400, until: 1_500, ..form }
		},
	)
}

/// Nothing is made and nothing lost: of what is sold, and of what is paid.
fn conserved(supply: Balance) {
	let accounts = || (0..BIDDERS).map(who).chain([SELLER, OTHER, ISSUER]);
	let money: Balance = accounts().map(|who| Tokens::total_balance(MONEY, &who)).sum();
	assert_eq!(money, PLENTY * Balance::from(BIDDERS + 3));
	let own = |who: AccountId32| Balances::free_balance(&who) + Balances::reserved_balance(&who);
	let native: Balance = accounts().map(own).sum();
	let pot = own(MockRounds::pot(0));
	assert_eq!(native + pot, PLENTY * Balance::from(BIDDERS + 3));
	let books = sale(0).books;
	assert_eq!(pot, supply + ED - books.delivered);
	let delivered: Balance = (0..BIDDERS).map(|n| balances(n).0).sum();
	let raised: Balance = (0..BIDDERS).map(|n| balances(n).1).sum();
	assert_eq!((delivered, raised), (books.delivered, books.raised));
}

proptest! {
	#[test]
	fn every_unit_should_be_where_it_belongs(
		terms in terms(),
		ops in prop::collection::vec(op(), 0..80),
	) {
		build().execute_with(|| {
			let id = open(terms.clone());
			for op in ops {
				// Each is carried out or refused; what is refused changes nothing.
				let _ = match op {
					Op::Bid { n, quantity, tick } => bid(id, n, quantity, tick % terms.form.ticks()),
					Op::Clear => dispatch(OTHER, Call::clear { id }),
					Op::Finish { n } => finish(id, n),
					Op::Refuse { n, refused } => {
						Registry::accept_all();
						if refused {
							let whom = if n == 6 { SELLER } else { who(n) };
							Registry::refuse(whom, Refusal::Frozen);
						}
						Ok(())
					}
					Op::Freeze { n, frozen: true } => {
						Assets::freeze(RuntimeOrigin::signed(ISSUER), 1, who(n))
					}
					Op::Freeze { n, frozen: false } => {
						Assets::thaw(RuntimeOrigin::signed(ISSUER), 1, who(n))
					}
					Op::Pause { paused } => {
						Paused::set(paused);
						Ok(())
					}
					Op::Wait { blocks, lost } => {
						System::set_block_number(System::block_number() + blocks);
						Lost::set(Lost::get() + lost.min(blocks));
						Ok(())
					}
				};
				assert_eq!(Sold::do_try_state(), Ok(()));
				conserved(terms.supply);
			}
			// Whatever has happened, everything ends, and nobody is left without its money.
			Registry::accept_all();
			Paused::set(false);
			for n in 0..BIDDERS {
				let _ = Assets::thaw(RuntimeOrigin::signed(ISSUER), 1, who(n));
			}
			let _ = clear(id);
			let left: Vec<u32> =
				(0..BIDDERS).filter(|n| Bids::<Test>::contains_key(id, who(*n))).collect();
			for n in left {
				assert_ok!(finish(id, n));
			}
			conserved(terms.supply);
			assert!((0..BIDDERS).all(|n| held(n) == 0));
			let concluded = MockRounds::get(0).unwrap().concluded;
			assert_eq!(concluded, Some(sale(id).books.delivered));
			assert_ok!(dispatch(OTHER, Call::remove { id }));
			assert_eq!(Sold::do_try_state(), Ok(()));
		});
	}

	/// The order in which accounts bid and bids are finished changes nothing of who gets what.
	#[test]
	fn order_should_make_no_difference(
		supply in 1..1_000u128,
		first in 0..100u128,
		quantities in prop::collection::vec(1..400u128, 1..10),
		order in Just((0..10u32).collect::<Vec<_>>()).prop_shuffle(),
	) {
		let with = |order: &[u32]| {
			build().execute_with(|| {
				let id = open(TermsOf::<Test> { most: 400, ..fixed(supply, first, &[]) });
				let there = |n: &&u32| (**n as usize) < quantities.len();
				for n in order.iter().filter(there) {
					assert_ok!(bid(id, *n, quantities[*n as usize], 0));
				}
				assert_ok!(clear(id));
				for n in order.iter().filter(there).rev() {
					assert_ok!(finish(id, *n));
				}
				(0..quantities.len() as u32).map(balances).collect::<Vec<_>>()
			})
		};
		let got = with(&order);
		prop_assert_eq!(&got, &with(&(0..10u32).collect::<Vec<_>>()));
		let asked: Vec<_> = quantities.iter().map(|quantity| (*quantity, 1)).collect();
		for (exact, (bought, _)) in shares(supply, first, &asked).iter().zip(got) {
			prop_assert!(exact.rounds_down_to(bought));
		}
	}
}
