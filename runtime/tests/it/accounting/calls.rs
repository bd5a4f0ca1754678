//! The calls that pay rows, or set them aside.

use super::{
	model::Form,
	setup::{person, ADDRESS, AMOUNTS, ROWS},
	Op, World,
};
use crate::{common::*, ethereum, payees::claim_to};
use codec::Compact;
use distribution_primitives::{ethereum::address_in, ClaimItem, EthereumClaim, RangeRow, Redirect};

type RoundCall = pallet_distribution::Call<Runtime>;

impl World {
	/// What proves a row of a round.
	fn evidence(&self, place: usize, row: usize) -> Evidence<Balance> {
		match self.model.rounds[place].form {
			Form::Listed | Form::Vouchers => Evidence::Recorded { index: row as u32 },
			Form::Accounts => self.known.of_accounts.evidence[row].clone(),
			Form::Ethereum => self.known.of_addresses.evidence[row].clone(),
		}
	}

	/// The account by which a row of a round names its owner.
	fn owner(&self, place: usize, row: usize) -> AccountId {
		match self.model.rounds[place].form {
			Form::Ethereum => self.account(ADDRESS + row),
			_ => self.account(row),
		}
	}

	/// The call that carries out an operation about rows.
	pub fn call_of(&self, op: &Op) -> RuntimeCall {
		match *op {
			Op::Claim { round, row, who } => {
				let (id, evidence) = (self.round(round), self.evidence(round, row));
				RoundCall::claim { id, beneficiary: self.account(who), evidence }.into()
			}
			Op::ByNumber { round, row, who } => {
				let (id, evidence) = (self.round(round), Evidence::Recorded { index: row as u32 });
				RoundCall::claim { id, beneficiary: self.account(who), evidence }.into()
			}
			Op::Redirect { round, row, to, signer, used, lasts } => {
				let deadline = self.model.now + lasts;
				let paid = self.model.known(round, row).1 + Balance::from(used);
				let redirect = Redirect { to: self.account(to), paid, deadline };
				let (owner, evidence) = (self.account(row), self.evidence(round, row));
				claim_to(self.round(round), &owner, evidence, redirect, person(signer))
			}
			Op::ClaimEthereum { round, row, to, signer, lasts } => {
				let deadline = self.model.now + lasts;
				let owner: [u8; 32] = self.account(ADDRESS + row).into();
				let claim = EthereumClaim {
					genesis: System::block_hash(0),
					round: self.round(round),
					row: row as u32,
					owner: address_in(&owner).unwrap(),
					destination: self.account(to).into(),
					amount: self.model.known(round, row).0,
					deadline: deadline.into(),
				};
				ethereum::signed_by(signer as u8, &claim, self.evidence(round, row))
			}
			Op::Range { round, first, ref left_out } => self.range(round, first, left_out),
			Op::Many { who, ref rounds } => {
				let claim = |place: &usize| (self.round(*place), self.evidence(*place, who));
				let claims: Vec<_> = rounds.iter().map(claim).collect();
				let claims = claims.try_into().unwrap();
				RoundCall::claim_many { beneficiary: self.account(who), claims }.into()
			}
			Op::Batch { round, ref rows } => {
				let claim = |row: &usize| ClaimItem {
					beneficiary: self.account(*row),
					evidence: self.evidence(round, *row),
				};
				let claims: Vec<_> = rows.iter().map(claim).collect();
				let claims = claims.try_into().unwrap();
				RoundCall::claim_batch { id: self.round(round), claims }.into()
			}
			Op::SetAside { round, row } => {
				let (id, evidence) = (self.round(round), self.evidence(round, row));
				RoundCall::set_aside { id, beneficiary: self.owner(round, row), evidence }.into()
			}
			Op::Stop { round, row } => {
				let (id, evidence) = (self.round(round), self.evidence(round, row));
				RoundCall::stop_stream { id, beneficiary: self.owner(round, row), evidence }.into()
			}
			_ => unreachable!(),
		}
	}

	/// A claim of the rows from the first one on but for some.
	fn range(&self, round: usize, first: usize, left_out: &[bool; ROWS]) -> RuntimeCall {
		let list = &self.known.of_accounts;
		let row = |row: usize| {
			if left_out[row] {
				RangeRow::Skip { leaf: list.leaves[row] }
			} else {
				let (beneficiary, amount) = (self.account(row), Compact(AMOUNTS[row]));
				RangeRow::Pay { beneficiary, amount }
			}
		};
		let rows: Vec<_> = (first..ROWS).map(row).collect();
		let siblings = list.tree.range(first as u32, rows.len() as u32).unwrap();
		let call = RoundCall::claim_range {
			id: self.round(round),
			first: first as u32,
			rows: rows.try_into().unwrap(),
			siblings: siblings.try_into().unwrap(),
		};
		call.into()
	}
}

/// The rows that a claim of rows from `first` on has paid.
pub fn in_range(first: usize, left_out: &[bool; ROWS]) -> Vec<usize> {
	(first..ROWS).filter(|row| !left_out[*row]).collect()
}
