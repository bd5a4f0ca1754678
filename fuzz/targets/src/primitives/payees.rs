//! The narrowest scope that covers a payment decides, and changes wait for time that was not lost.
//!
//! The bytes are scopes, a payment, and times. What decides is looked for by going from a round to its
//! asset and to everything.

use crate::bytes::Bytes;
use distribution_primitives::{Scope, Touched};

/// Most scopes that are looked at.
const MOST: u32 = 9;

/// See the module.
pub fn run(data: &[u8]) {
	let mut bytes = Bytes::new(data);
	// Few assets and rounds, so that some are those of the payment.
	let scopes: Vec<Scope<u8>> = (0..bytes.below(MOST))
		.map(|_| match bytes.byte() % 3 {
			0 => Scope::Everything,
			1 => Scope::Asset(bytes.byte() % 4),
			_ => Scope::Round((bytes.byte() % 4).into()),
		})
		.collect();
	let asset = bytes.byte() % 4;
	let round = (bytes.byte() < 200).then(|| u32::from(bytes.byte() % 4));

	let covering = scopes.iter().filter(|scope| scope.covers(&asset, round));
	let found = covering.max_by_key(|scope| scope.rank());
	let of_round = round.map(Scope::Round).filter(|scope| scopes.contains(scope));
	let of_asset = || Some(Scope::Asset(asset)).filter(|scope| scopes.contains(scope));
	let of_all = || Some(Scope::Everything).filter(|scope| scopes.contains(scope));
	assert_eq!(found, of_round.or_else(of_asset).or_else(of_all).as_ref());

	let mut time = || Touched { at: bytes.u32(), lost: bytes.u32() };
	let (then, now) = (time(), time());
	let passed = |from: u32, to: u32| i64::from(to) - i64::from(from);
	let wanted = passed(then.at, now.at).max(0) - passed(then.lost, now.lost).max(0);
	assert_eq!(i64::from(then.ago(now)), wanted.max(0));
}
