//! What is read from storage, to the last byte.

use crate::{same, OTHER, WHO};
use codec::{DecodeAll, Encode};
use distribution_client::{
	ballot::AccountVote,
	identities::Identity,
	published::{ChunkRecord, ListDeposit, ListRecord, StoredChunk},
};
use distribution_primitives::{merkle::Peak, Beneficiaries, Country, Largest};
use distribution_runtime::{AccountId, Runtime};
use polkadot_sdk::{pallet_conviction_voting, pallet_vesting, sp_core::H256};

#[test]
fn lists_should_be_stored_as_they_are_read() {
	let mut largest = Largest::default();
	largest.note(7);
	let ours = ListRecord {
		owner: WHO,
		deposit: ListDeposit { held: 5, footprint: (1, 900) },
		rows: 9,
		chunks: 3,
		stored: 2,
		peaks: 4,
		total: 60,
		largest,
		root: Some(H256::repeat_byte(1)),
		users: 6,
		touched: (100, 8),
	};
	let theirs: pallet_distribution_lists::ListOf<Runtime> =
		DecodeAll::decode_all(&mut ours.encode().as_slice()).unwrap();
	assert_eq!((theirs.owner, theirs.rows, theirs.chunks), (AccountId::new(WHO), 9, 3));
	assert_eq!((theirs.stored, theirs.peaks, theirs.total, theirs.users), (2, 4, 60, 6));
	assert_eq!((theirs.largest.first(), theirs.root), (7, ours.root));
	assert_eq!((theirs.touched.at, theirs.touched.lost), ours.touched);
	assert!(same(theirs.deposit, ours.deposit));
	let peak = Peak { position: 3, hash: H256::repeat_byte(4) };
	let stored = StoredChunk { first: 5, rows: 6, account: OTHER, peaks: vec![peak] };
	let ours = ChunkRecord { digest: H256::repeat_byte(2), stored: Some(stored) };
	let theirs =
		pallet_distribution_lists::Chunk::decode_all(&mut ours.encode().as_slice()).unwrap();
	let stored = theirs.stored.unwrap();
	assert_eq!((theirs.digest, stored.first, stored.rows), (H256::repeat_byte(2), 5, 6));
	assert_eq!((stored.account, stored.peaks.to_vec()), (OTHER, vec![peak]));
}

/// An entry of the registry, read as this crate does: to the last byte.
#[test]
fn identities_should_be_the_runtimes() {
	use distribution_client::identities::{Freeze, Lasts, Record};
	use pallet_compliance as theirs;
	let (officer, reason, since) = (AccountId::new(OTHER), H256::repeat_byte(4), 5);
	let record = theirs::Record {
		attester: AccountId::new(OTHER),
		epoch: 1,
		level: 2,
		jurisdiction: Country(*b"DE"),
		expires: 77,
		evidence: reason,
		nonce: 1 << 40,
		revoked: true,
		kept_until: 99,
	};
	let ours = Record {
		attester: OTHER,
		epoch: 1,
		level: 2,
		jurisdiction: Country(*b"DE"),
		expires: 77,
		evidence: reason,
		nonce: 1 << 40,
		revoked: true,
		kept_until: 99,
	};
	for (lasts, wanted) in [
		(theirs::Lasts::Until(77), Lasts::Until(77)),
		(theirs::Lasts::Ratified(None), Lasts::Ratified(None)),
		(theirs::Lasts::Ratified(Some(AccountId::new(WHO))), Lasts::Ratified(Some(WHO))),
	] {
		let frozen = theirs::Freeze { officer: officer.clone(), reason, since, lasts };
		let identity: theirs::IdentityOf<Runtime> = theirs::Identity {
			frozen: Some(frozen),
			records: vec![record.clone()].try_into().unwrap(),
		};
		let read = Identity::decode_all(&mut identity.encode().as_slice()).unwrap();
		let frozen = Freeze { officer: OTHER, reason, since, lasts: wanted };
		assert_eq!(read, Identity { frozen: Some(frozen), records: vec![ours.clone()] });
	}
}

/// What a snapshot withholds depends on it: here and on the chain it is the same one.
#[test]
fn country_of_an_account_should_be_the_runtimes() {
	use distribution_client::snapshots::{country_key, country_of};
	use distribution_runtime::configs::announcements::RegistryCountries as Theirs;
	use pallet_compliance as theirs;
	use pallet_distribution_common::PastCountries;
	assert_eq!(country_key(&WHO), Theirs::key(&WHO));
	let record = |country: &[u8; 2], revoked| theirs::Record {
		attester: AccountId::new(OTHER),
		epoch: 1,
		level: 2,
		jurisdiction: Country(*country),
		expires: 77,
		evidence: H256::zero(),
		nonce: 3,
		revoked,
		kept_until: 99,
	};
	for (records, wanted) in [
		(vec![record(b"CH", true), record(b"DE", false)], Some(Country(*b"DE"))),
		(vec![record(b"CH", true)], None),
		(vec![], None),
	] {
		let identity: theirs::IdentityOf<Runtime> =
			theirs::Identity { frozen: None, records: records.try_into().unwrap() };
		let value = identity.encode();
		assert_eq!((country_of(&value), Theirs::country(&value)), (wanted, wanted));
	}
}

#[test]
fn running_era_should_be_the_runtimes() {
	use distribution_client::emission::RunningEra;
	let (index, started, supply, issued, halts) = (7, 8, 9, 10, 11);
	let theirs: pallet_emission::EraOf<Runtime> =
		pallet_emission::Era { index, started, supply, issued, halts };
	let read = RunningEra::decode_all(&mut theirs.encode().as_slice()).unwrap();
	assert_eq!(read, RunningEra { index, started, supply, issued, halts });
}

/// Schedules of vesting, as the runtime computes them.
#[test]
fn vesting_should_be_the_runtimes() {
	use distribution_client::vesting::Schedule;
	use polkadot_sdk::sp_runtime::traits::{ConvertInto, Identity};
	for (locked, per_block, start) in [(100u128, 30u128, 1_000u32), (5, 9, 7), (77, 0, 3)] {
		let theirs = pallet_vesting::VestingInfo::new(locked, per_block, start);
		let ours = Schedule::decode_all(&mut theirs.encode().as_slice()).unwrap();
		for now in [0, start, start + 1, start + 3, start + 4, start + 90] {
			assert_eq!(ours.locked_at(now), theirs.locked_at::<ConvertInto>(now), "{now}");
		}
		let wide = pallet_vesting::VestingInfo::new(locked, per_block, u128::from(start));
		assert_eq!(u128::from(ours.end()), wide.ending_block_as_balance::<Identity>());
	}
}

/// What the client reads of votes and brakes, as the runtime encodes it.
#[test]
fn stored_votes_and_brakes_should_be_the_runtimes() {
	use distribution_client::{brakes, votes::Voting};
	let vote = pallet_conviction_voting::AccountVote::<u128>::Split { aye: 1, nay: 2 };
	type Theirs = pallet_conviction_voting::VotingOf<Runtime>;
	let mut casting = Theirs::default();
	if let pallet_conviction_voting::Voting::Casting(casting) = &mut casting {
		casting.votes.try_push((3, vote)).unwrap();
		casting.prior.accumulate(9, 4);
	}
	let ours = Voting::decode_all(&mut casting.encode().as_slice()).unwrap();
	let votes = vec![(3, AccountVote::Split { aye: 1, nay: 2 })];
	assert_eq!(ours, Voting::Casting { votes, delegations: (0, 0), prior: (9, 4) });
	// Pallet and call as bytes, both bounded.
	let on = brakes::Braking {
		brake: brakes::Brake::Call((b"Emission".to_vec(), b"claim".to_vec())),
		since: 1,
		until: 2,
		renewed: true,
	};
	let theirs = pallet_brakes::BrakingOf::<Runtime>::decode_all(&mut on.encode().as_slice());
	assert_eq!(theirs.unwrap().encode(), on.encode());
}

/// Of a stream only its beginning is read.
#[test]
fn stream_should_begin_with_its_owner_its_entitlement_and_what_was_paid() {
	let stream = pallet_distribution::Stream {
		beneficiary: AccountId::new(WHO),
		total: 7u128,
		paid: 5u128,
		stopped: true,
		deposit: Some((AccountId::new(OTHER), 9u128)),
	};
	assert!(stream.encode().starts_with(&(WHO, 7u128, 5u128).encode()));
}

/// Proofs of state are read without metadata: keys, and where the digest is in a record.
#[test]
fn proven_values_should_be_where_the_runtime_has_them() {
	use distribution_client::proofs::{chain_digest, digest_key, recorded, round_key};
	use distribution_primitives::ChainDigest;
	use pallet_distribution::{RoundOf, Rounds};
	use polkadot_sdk::sp_runtime::traits::TrailingZeroInput;
	assert_eq!(round_key(7), Rounds::<Runtime>::hashed_key_for(7));
	assert_eq!(digest_key(), pallet_distribution_digest::Value::<Runtime>::hashed_key());
	let mut round =
		<RoundOf<Runtime> as codec::Decode>::decode(&mut TrailingZeroInput::zeroes()).unwrap();
	(round.payments, round.audit) = (u64::MAX - 1, H256::repeat_byte(9));
	let wanted = Some((u64::MAX - 1, H256::repeat_byte(9)));
	for beneficiaries in [Beneficiaries::Accounts, Beneficiaries::Ethereum] {
		round.beneficiaries = beneficiaries;
		assert_eq!(recorded(&round.encode()), wanted);
	}
	let digest = ChainDigest { digest: H256::repeat_byte(3), count: 4 };
	assert_eq!(chain_digest(Some(&digest.encode())).unwrap(), digest);
}
