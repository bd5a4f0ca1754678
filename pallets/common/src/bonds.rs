//! Bonds: tokens on hold in their owner's account. Who wins against the owner gets half of them.

use polkadot_sdk::{
	frame_support::{
		ensure,
		storage::with_transaction,
		traits::{
			fungible::MutateHold,
			tokens::{
				DepositConsequence, Fortitude, Precision, Preservation, Provenance, Restriction,
			},
		},
	},
	sp_runtime::{
		traits::{CheckedDiv, Saturating, Zero},
		DispatchError, DispatchResult, TokenError, TransactionOutcome,
	},
};

/// Holds `amount` more, in the smallest unit, of the tokens of `who` as a bond. All tokens then
/// held for this `reason` have to be ones that their owner could spend, neither locked nor frozen:
/// the winner of a bond is paid by force, so half of the locked tokens could go to a friend.
///
/// A lock covers what is on hold as well as what is not, so it would let any number of bonds pass,
/// one at a time. That is why all bonds are released, what is free is read, and that is rolled
/// back.
///
/// Errors: [`TokenError::Frozen`] if not all of them could be spent, and those of
/// [`MutateHold::hold`], a lack of funds among them. If it fails, the caller must roll back the
/// storage.
pub fn hold_bond<Tokens, AccountId>(
	reason: &Tokens::Reason,
	who: &AccountId,
	amount: Tokens::Balance,
) -> DispatchResult
where
	Tokens: MutateHold<AccountId>,
{
	Tokens::hold(reason, who, amount)?;
	let all = Tokens::balance_on_hold(reason, who);
	let free = with_transaction(|| {
		let released = Tokens::release(reason, who, all, Precision::Exact);
		// As what can be held, which is free of locks by force.
		let (kept, polite) = (Preservation::Protect, Fortitude::Polite);
		let free = Tokens::reducible_balance(who, kept, polite);
		TransactionOutcome::Rollback(released.map(|_| free))
	})?;
	ensure!(free >= all, TokenError::Frozen);
	Ok(())
}

/// Releases `amount` of the bonds of `who`, in the smallest unit, or all of them if that is less.
/// Returns what was released. Nothing is done for an amount of zero.
///
/// Errors: those of [`MutateHold::release`].
pub fn release_bond<Tokens, AccountId>(
	reason: &Tokens::Reason,
	who: &AccountId,
	amount: Tokens::Balance,
) -> Result<Tokens::Balance, DispatchError>
where
	Tokens: MutateHold<AccountId>,
{
	if amount.is_zero() {
		return Ok(amount);
	}
	Tokens::release(reason, who, amount, Precision::BestEffort)
}

/// Burns `amount` of the bonds of `who`, in the smallest unit, or all of them if that is less.
/// Returns what was burned. Locks and freezes do not prevent it. Nothing is done for an amount of
/// zero.
///
/// Errors: those of [`MutateHold::burn_held`].
pub fn burn_bond<Tokens, AccountId>(
	reason: &Tokens::Reason,
	who: &AccountId,
	amount: Tokens::Balance,
) -> Result<Tokens::Balance, DispatchError>
where
	Tokens: MutateHold<AccountId>,
{
	if amount.is_zero() {
		return Ok(amount);
	}
	Tokens::burn_held(reason, who, amount, Precision::BestEffort, Fortitude::Force)
}

/// Takes the `bond` of `loser`, in the smallest unit: half of it, rounded down, is paid to
/// `winner`, and the rest is burned. Returns what was paid and what was burned.
///
/// If the account of the winner cannot be credited, or `may_be_paid` says no, nothing is paid and
/// all is burned. That is not an error: whoever wins, the bond is lost. A loser who is the winner
/// is asked about like any other; half of the bond is then released, and nothing moves.
///
/// Locks and freezes of the loser's account do not prevent it: they would be a way to keep a bond.
///
/// Errors: those of [`MutateHold::transfer_on_hold`], [`MutateHold::release`] and
/// [`MutateHold::burn_held`]. If it fails, the caller must roll back the storage.
pub fn forfeit_bond<Tokens, AccountId>(
	reason: &Tokens::Reason,
	loser: &AccountId,
	bond: Tokens::Balance,
	winner: &AccountId,
	may_be_paid: impl FnOnce() -> bool,
) -> Result<(Tokens::Balance, Tokens::Balance), DispatchError>
where
	AccountId: PartialEq,
	Tokens: MutateHold<AccountId>,
{
	let half = bond.checked_div(&2u32.into()).unwrap_or_else(Zero::zero);
	let credit = Tokens::can_deposit(winner, half, Provenance::Extant);
	let credited = credit == DepositConsequence::Success && Tokens::hold_available(reason, winner);
	let paid = if credited && may_be_paid() {
		let arrived = if loser == winner {
			half
		} else {
			// On hold first, and then released: the event of such a transfer does not say whether
			// what arrives is free, and indexes that keep accounts by events take it for held.
			Tokens::transfer_on_hold(
				reason,
				loser,
				winner,
				half,
				Precision::BestEffort,
				Restriction::OnHold,
				Fortitude::Force,
			)?
		};
		release_bond::<Tokens, AccountId>(reason, winner, arrived)?
	} else {
		Zero::zero()
	};
	let rest = bond.saturating_sub(paid);
	let burned = burn_bond::<Tokens, AccountId>(reason, loser, rest)?;
	Ok((paid, burned))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::mock::{run, Balances, System, OTHER, WHO};
	use polkadot_sdk::frame_support::{
		assert_ok,
		storage::with_storage_layer,
		traits::{
			fungible::{Inspect, InspectHold},
			LockableCurrency, WithdrawReasons,
		},
	};

	const REASON: u8 = 7;
	/// An account without tokens.
	const POOR: u64 = 9;

	/// Holds a bond of [`WHO`], as a call does: if it is refused, nothing changes.
	fn hold(amount: u128) -> DispatchResult {
		with_storage_layer(|| hold_bond::<Balances, u64>(&REASON, &WHO, amount))
	}

	fn forfeit(bond: u128, winner: u64, may: bool) -> Result<(u128, u128), DispatchError> {
		forfeit_bond::<Balances, u64>(&REASON, &WHO, bond, &winner, || may)
	}

	fn lock(amount: u128) {
		Balances::set_lock(*b"vested  ", &WHO, amount, WithdrawReasons::all());
	}

	/// What an account has that is free, and on hold as bonds.
	fn has(who: u64) -> (u128, u128) {
		(Balances::balance(&who), Balances::balance_on_hold(&REASON, &who))
	}

	#[test]
	fn bond_should_be_of_tokens_that_are_free_to_spend() {
		run(|| {
			lock(850);
			assert_ok!(hold(100));
			// What is on hold counts as locked too, and must not make room for the next.
			assert_eq!(hold(100), Err(TokenError::Frozen.into()));
			assert_eq!(has(WHO), (900, 100));
			assert_ok!(hold(50));
			assert_eq!(hold(1), Err(TokenError::Frozen.into()));
			lock(849);
			assert_ok!(hold(1));
			assert_eq!(has(WHO), (849, 151));
		});
	}

	#[test]
	fn bond_should_leave_the_minimum_balance() {
		run(|| {
			assert_eq!(hold(996), Err(TokenError::FundsUnavailable.into()));
			assert_ok!(hold(995));
			assert_eq!(has(WHO), (5, 995));
		});
	}

	#[test]
	fn half_of_a_lost_bond_should_be_the_winners_and_the_rest_burned() {
		for locked in [0, u128::MAX] {
			run(|| {
				assert_ok!(hold(151));
				lock(locked);
				// Another bond of the same account stays.
				assert_eq!(forfeit(101, OTHER, true), Ok((50, 51)));
				assert_eq!((has(WHO), has(OTHER)), ((849, 50), (1_050, 0)));
				assert_eq!(<Balances as Inspect<u64>>::total_issuance(), 1_949);
			});
		}
	}

	#[test]
	fn smallest_bonds_should_be_lost_without_a_unit_too_many() {
		for (bond, paid, burned) in [(0, 0, 0), (1, 0, 1), (2, 1, 1), (3, 1, 2)] {
			run(|| {
				assert_ok!(hold(bond));
				assert_eq!(forfeit(bond, OTHER, true), Ok((paid, burned)));
				assert_eq!(has(WHO).1, 0);
			});
		}
	}

	#[test]
	fn bond_should_be_burned_when_the_winner_may_not_be_paid() {
		for winner in [OTHER, WHO] {
			run(|| {
				assert_ok!(hold(101));
				assert_eq!(forfeit(101, winner, false), Ok((0, 101)));
				assert_eq!((has(WHO), has(OTHER)), ((899, 0), (1_000, 0)));
			});
		}
	}

	#[test]
	fn bond_should_be_burned_when_the_winner_cannot_be_credited() {
		run(|| {
			assert_ok!(hold(30));
			// It is alive, and nothing can be held in it.
			System::inc_sufficients(&POOR);
			assert_eq!(forfeit(10, POOR, true), Ok((0, 10)));
			// It can hold tokens, but not fewer than the minimum balance.
			System::inc_providers(&POOR);
			assert_eq!(forfeit(9, POOR, true), Ok((0, 9)));
			assert_eq!(has(POOR), (0, 0));
			assert_eq!(forfeit(11, POOR, true), Ok((5, 6)));
			assert_eq!((has(WHO), has(POOR)), ((970, 0), (5, 0)));
		});
	}

	#[test]
	fn loser_who_is_the_winner_should_lose_half() {
		run(|| {
			assert_ok!(hold(101));
			assert_eq!(forfeit(101, WHO, true), Ok((50, 51)));
			assert_eq!(has(WHO), (949, 0));
		});
	}

	#[test]
	fn parts_of_a_bond_should_be_released_and_burned_and_no_more_than_there_is() {
		run(|| {
			assert_ok!(hold(100));
			assert_eq!(burn_bond::<Balances, u64>(&REASON, &WHO, 10), Ok(10));
			assert_eq!(release_bond::<Balances, u64>(&REASON, &WHO, 60), Ok(60));
			assert_eq!(has(WHO), (960, 30));
			assert_eq!(release_bond::<Balances, u64>(&REASON, &WHO, 0), Ok(0));
			assert_eq!(release_bond::<Balances, u64>(&REASON, &WHO, 31), Ok(30));
			assert_eq!(burn_bond::<Balances, u64>(&REASON, &WHO, 0), Ok(0));
			assert_eq!(has(WHO), (990, 0));
		});
	}
}
