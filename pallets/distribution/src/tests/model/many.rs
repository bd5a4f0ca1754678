//! Claims of one account from many rounds.

use super::*;

impl World {
	/// Claims row `row` of each of these rounds in one call.
	pub(super) fn many(&mut self, row: usize, rounds: &[usize], free: bool) {
		let claim = |at: &usize| (*at as RoundId, self.evidence(*at, row));
		let claims: Vec<RoundClaimOf<Test>> = rounds.iter().map(claim).collect();
		let claims = claims.try_into().unwrap();
		let call = Call::<Test>::claim_many { beneficiary: who(row as u32), claims };
		if !free {
			let predicted = self.model.claim_many(rounds, row, Sent::Signed);
			assert_eq!(outcome(RuntimeOrigin::signed(RELAYER), call), predicted);
		} else if is_admitted(&call, self.model.admit_many(rounds, row)) {
			let predicted = self.model.claim_many(rounds, row, Sent::Free);
			assert_eq!(outcome(RawOrigin::Authorized.into(), call), predicted);
		}
	}
}
