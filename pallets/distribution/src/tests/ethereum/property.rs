//! Whatever is signed and sent, each row is paid once, to an account that its owner signed, and every
//! unit is accounted for.

use super::*;
use proptest::prelude::*;

/// What is wrong with a claim.
#[derive(Clone, Copy, Debug)]
enum Fault {
	None,
	Key,
	Genesis,
	Round,
	Row,
	Amount,
	Destination,
	Deadline,
	HighS,
	V,
}

const FAULTS: [Fault; 10] = [
	Fault::None,
	Fault::Key,
	Fault::Genesis,
	Fault::Round,
	Fault::Row,
	Fault::Amount,
	Fault::Destination,
	Fault::Deadline,
	Fault::HighS,
	Fault::V,
];

fn altered(mut claim: EthereumClaim, fault: Fault) -> EthereumClaim {
	match fault {
		Fault::Genesis => claim.genesis = H256::zero(),
		Fault::Round => claim.round += 1,
		Fault::Row => claim.row += 1,
		Fault::Amount => claim.amount -= 1,
		Fault::Destination => claim.destination[31] ^= 1,
		Fault::Deadline => claim.deadline += 1,
		Fault::None | Fault::Key | Fault::HighS | Fault::V => {}
	}
	claim
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(128)))]

	#[test]
	fn rows_should_be_paid_once_to_whom_their_owners_signed(
		sent in prop::collection::vec(
			(0u8..4, 0u32..3, 0usize..FAULTS.len(), any::<bool>()), 1..24,
		),
	) {
		run(|| {
			let list = list(4);
			let id = open(ethereum(&list));
			let (mut paid, mut received) = ([false; 4], [0 as Balance; 3]);
			for (row, to, fault, as_text) in sent {
				let (fault, destination) = (FAULTS[fault], who(to));
				let claim = altered(wanted(id, &list, row, &destination), fault);
				let by = if matches!(fault, Fault::Key) { (row + 1) % 4 } else { row };
				let mut signature =
					if as_text { text(by, &claim) } else { typed(by, &claim) };
				let (EthereumSignature::TypedData(bytes) | EthereumSignature::Text(bytes)) =
					&mut signature;
				let expected: DispatchResult = match fault {
					Fault::None if paid[usize::from(row)] => Err(E::AlreadyClaimed.into()),
					Fault::None => Ok(()),
					Fault::HighS => {
						bytes[32] |= 0x80;
						Err(E::SignatureNotLow.into())
					}
					Fault::V => {
						bytes[64] = 35;
						Err(E::SignatureVInvalid.into())
					}
					_ => Err(E::SignerNotOwner.into()),
				};
				let found = relayed(call(id, &list, row, &destination, signature));
				assert_eq!(found, expected, "{fault:?}");
				if found.is_ok() {
					paid[usize::from(row)] = true;
					received[to as usize] += list.rows[usize::from(row)].1;
				}
			}
			for (to, amount) in (0..).zip(received) {
				assert_eq!(Balances::free_balance(who(to)), amount);
			}
			let sum: Balance = received.iter().sum();
			assert_eq!(round(id).claimed, sum);
			assert_eq!(pot(id), list.total() + ED - sum);
		});
	}
}
