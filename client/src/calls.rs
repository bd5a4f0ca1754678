//! Calls as functions: one for each, so that a wrong argument does not compile. `tests/metadata/`
//! checks every one against the runtime.

use crate::{
	account::AccountId,
	address::Address,
	ballot::AccountVote,
	credential::Credential,
	types::{
		AssetKind, BoardTerms, ClaimItem, Evidence, Moment, RangeRow, Redirect, SaleTerms, Scope,
		Statement, Terms, Timepoint, Weight,
	},
	vouchers::{SignedVoucher, VoucherKeys},
};
use codec::{Compact, Encode};
use distribution_primitives::{
	emission::{Budget, EmissionParams, PoolId, PoolKind},
	BoardId, EthereumSignature, Fault, ListId, ProvenRow, Requirement, RoundId, SaleId, ScoreFault,
	Snapshot, StateProof, TermsHash,
};
use polkadot_sdk::{
	sp_core::H256,
	sp_runtime::{MultiAddress, MultiSignature, MultiSigner},
};
use subxt::{
	ext::scale_encode::{EncodeAsFields, Error as EncodeError, FieldIter, TypeResolver},
	tx::DynamicPayload,
};

/// Encoded arguments of a call, written as they are.
#[derive(Clone, Debug)]
pub struct EncodedArgs(Vec<u8>);

impl EncodeAsFields for EncodedArgs {
	fn encode_as_fields_to<R: TypeResolver>(
		&self,
		_: &mut dyn FieldIter<'_, R::TypeId>,
		_: &R,
		out: &mut Vec<u8>,
	) -> std::result::Result<(), EncodeError> {
		out.extend_from_slice(&self.0);
		Ok(())
	}
}

/// A call that is ready to be signed.
pub type Call = DynamicPayload<EncodedArgs>;

/// A call of any pallet, its arguments not checked: for pallets that have no function here.
pub fn call(pallet: &str, name: &str, args: impl Encode) -> Call {
	call_of_bytes(pallet, name, args.encode())
}

/// A call of any pallet whose arguments are encoded already, one after the other.
pub fn call_of_bytes(pallet: &str, name: &str, args: Vec<u8>) -> Call {
	subxt::tx::dynamic(pallet, name, EncodedArgs(args))
}

/// Bytes that are encoded already.
pub(crate) struct Encoded(pub(crate) Vec<u8>);

impl Encode for Encoded {
	fn encode_to<T: codec::Output + ?Sized>(&self, out: &mut T) {
		out.write(&self.0);
	}
}

/// An account as transactions name it.
fn address(who: &AccountId) -> MultiAddress<AccountId, ()> {
	MultiAddress::Id(*who)
}

/// Rounds and claims.
pub mod distribution {
	use super::*;

	fn call(name: &str, args: impl Encode) -> Call {
		crate::calls::call("Distribution", name, args)
	}

	/// Writes down the terms of a new round.
	pub fn draft(terms: &Terms) -> Call {
		call("draft", terms)
	}

	/// Replaces the terms of a draft.
	pub fn amend(round: RoundId, terms: &Terms) -> Call {
		call("amend", (round, terms))
	}

	/// Adds rows to a listed draft: accounts and amounts in smallest units.
	pub fn add_entries(round: RoundId, rows: &[(AccountId, u128)]) -> Call {
		call("add_entries", (round, rows))
	}

	/// Pays `amount` smallest units into the pot of a draft whose terms have this hash.
	pub fn fund(round: RoundId, amount: u128, terms: TermsHash) -> Call {
		call("fund", (round, Compact(amount), terms))
	}

	/// Opens a funded draft whose terms have this hash.
	pub fn open(round: RoundId, terms: TermsHash) -> Call {
		call("open", (round, terms))
	}

	/// Stops the clock of an open round: for the committee within its budget, by vote until it is
	/// resumed.
	pub fn pause(round: RoundId) -> Call {
		call("pause", round)
	}

	/// Lets the clock of a paused round run again.
	pub fn resume(round: RoundId) -> Call {
		call("resume", round)
	}

	/// Pays what a row is entitled to.
	pub fn claim(round: RoundId, who: &AccountId, evidence: &Evidence) -> Call {
		call("claim", (round, who, evidence))
	}

	/// Pays several rows; one that is refused does not stop the others.
	pub fn claim_batch(round: RoundId, claims: &[ClaimItem]) -> Call {
		call("claim_batch", (round, claims))
	}

	/// Pays rows that follow one another, from `first` on, with one proof for all of them. Needs no
	/// signature if every one of them can be paid.
	pub fn claim_range(round: RoundId, first: u32, rows: &[RangeRow], siblings: &[H256]) -> Call {
		call("claim_range", (round, first, rows, siblings))
	}

	/// Pays an account what is due to it from many rounds, at most
	/// [`MAX_MANY`](distribution_primitives::round::MAX_MANY) rows; one that is refused does not stop
	/// the others. Needs no signature if every one of them can be paid.
	pub fn claim_many(who: &AccountId, claims: &[(RoundId, Evidence)]) -> Call {
		call("claim_many", (who, claims))
	}

	/// Pays what is due to `who` to the account that they have signed.
	pub fn claim_to(
		round: RoundId,
		who: &AccountId,
		evidence: &Evidence,
		redirect: &Redirect,
		signature: &MultiSignature,
	) -> Call {
		call("claim_to", (round, who, evidence, redirect, signature))
	}

	/// Pays what a row of an Ethereum address is entitled to, to the account that its owner has signed.
	/// The `deadline` is the first block of the relay chain at which that is no longer accepted.
	pub fn claim_ethereum(
		round: RoundId,
		owner: &Address,
		evidence: &Evidence,
		destination: &AccountId,
		deadline: Moment,
		signature: &EthereumSignature,
	) -> Call {
		call("claim_ethereum", (round, owner, evidence, destination, deadline, signature))
	}

	/// Stops the stream of a row.
	pub fn stop_stream(round: RoundId, who: &AccountId, evidence: &Evidence) -> Call {
		call("stop_stream", (round, who, evidence))
	}

	/// Ends a round.
	pub fn close(round: RoundId) -> Call {
		call("close", round)
	}

	/// Gives up a draft.
	pub fn abandon(round: RoundId) -> Call {
		call("abandon", round)
	}

	/// Removes the state of a closed or abandoned round, at most `limit` items of it.
	pub fn clean_up(round: RoundId, limit: u32) -> Call {
		call("clean_up", (round, limit))
	}

	/// Asks the chain to pay the rows of a listed round by itself.
	pub fn request_push(round: RoundId) -> Call {
		call("request_push", round)
	}

	/// Reserves a row that is refused. Needs no signature.
	pub fn set_aside(round: RoundId, who: &AccountId, evidence: &Evidence) -> Call {
		call("set_aside", (round, who, evidence))
	}

	/// Pays what a voucher says beyond what was paid. Needs no signature if that is enough.
	pub fn settle(round: RoundId, voucher: &SignedVoucher) -> Call {
		call("settle", (round, voucher))
	}

	/// Settles several vouchers; one that is refused does not stop the others. Needs no signature if
	/// every one of them pays enough.
	pub fn settle_batch(round: RoundId, vouchers: &[SignedVoucher]) -> Call {
		call("settle_batch", (round, vouchers))
	}

	/// Reserves what is unpaid of a voucher that is refused. Needs no signature.
	pub fn set_aside_voucher(round: RoundId, voucher: &SignedVoucher) -> Call {
		call("set_aside_voucher", (round, voucher))
	}

	/// Sets the keys of a draft, or begins another epoch; vouchers of the one before can be settled
	/// until `ends`.
	pub fn rotate_keys(round: RoundId, keys: &VoucherKeys, ends: Moment) -> Call {
		call("rotate_keys", (round, keys, ends))
	}

	/// Raises what is promised to vouchers, in smallest units, and the number of beneficiaries.
	pub fn promise(round: RoundId, amount: u128, beneficiaries: u32) -> Call {
		call("promise", (round, Compact(amount), beneficiaries))
	}

	/// Sends what is in the pot of a removed round to the treasury.
	pub fn sweep(round: RoundId, asset: AssetKind) -> Call {
		call("sweep", (round, asset))
	}
}

/// Where owners have payments sent.
pub mod payees {
	use super::*;

	fn call(name: &str, args: impl Encode) -> Call {
		crate::calls::call("Payees", name, args)
	}

	/// Names the account that the signer's payments in a scope go to, in force after a delay.
	pub fn set(scope: &Scope, payee: &AccountId) -> Call {
		call("set", (scope, payee))
	}

	/// Names nobody for a scope any longer, in force after a delay.
	pub fn clear(scope: &Scope) -> Call {
		call("clear", scope)
	}

	/// Cancels a change that is not in force yet.
	pub fn cancel(scope: &Scope) -> Call {
		call("cancel", scope)
	}

	/// Writes down the changes of an owner that are in force, and returns the deposit for scopes that
	/// have no payee any longer.
	pub fn settle(owner: &AccountId) -> Call {
		call("settle", owner)
	}
}

/// Drafts that are announced before they open.
pub mod announcements {
	use super::*;

	fn call(name: &str, args: impl Encode) -> Call {
		crate::calls::call("Announcements", name, args)
	}

	/// Announces a draft with terms of this hash, or announces it again. `period` is in blocks of the
	/// relay chain.
	pub fn announce(
		round: RoundId,
		terms: TermsHash,
		period: Moment,
		snapshot: Option<&Snapshot>,
	) -> Call {
		call("announce", (round, terms, period, snapshot))
	}

	/// Objects to an announced round with terms of this hash.
	pub fn object(round: RoundId, terms: TermsHash, text: &str) -> Call {
		call("object", (round, terms, text.as_bytes()))
	}

	/// Answers all objections that are not answered, up to number `through`.
	pub fn answer(round: RoundId, through: u32, text: &str) -> Call {
		call("answer", (round, through, text.as_bytes()))
	}

	/// Removes an objection.
	pub fn retract(round: RoundId, objection: u32) -> Call {
		call("retract", (round, objection))
	}

	/// Shows that a list is not what its snapshot says.
	pub fn challenge(round: RoundId, fault: &Fault, state: &StateProof) -> Call {
		call("challenge", (round, fault, state))
	}

	/// Closes the announcement of a round that is open or over.
	pub fn close(round: RoundId) -> Call {
		call("close", round)
	}

	/// Records the state root of the block with this encoded header.
	pub fn anchor(header: &[u8]) -> Call {
		call("anchor", header)
	}

	/// Removes the state root of a block.
	pub fn lift(block: u32) -> Call {
		call("lift", block)
	}
}

/// Sales of one asset for another.
pub mod sales {
	use super::*;

	fn call(name: &str, args: impl Encode) -> Call {
		crate::calls::call("Sales", name, args)
	}

	/// Opens a sale and its round; the signer sells.
	pub fn open(terms: &SaleTerms) -> Call {
		call("open", terms)
	}

	/// Bids in a sale whose terms have this hash, or raises the signer's bid. `quantity` is in smallest
	/// units of what is sold, `tick` that of the highest price it would pay.
	pub fn bid(sale: SaleId, terms: H256, quantity: u128, tick: u16) -> Call {
		call("bid", (sale, terms, Compact(quantity), tick))
	}

	/// Finds the price of a sale whose bidding is over.
	pub fn clear(sale: SaleId) -> Call {
		call("clear", sale)
	}

	/// Finishes the bid of an account.
	pub fn finish(sale: SaleId, bidder: &AccountId) -> Call {
		call("finish", (sale, bidder))
	}

	/// Removes a sale whose bids are finished.
	pub fn remove(sale: SaleId) -> Call {
		call("remove", sale)
	}
}

/// Scores of work that can be disputed.
pub mod scores {
	use super::*;

	fn call(name: &str, args: impl Encode) -> Call {
		crate::calls::call("Scores", name, args)
	}

	/// Creates a board. For governance.
	pub fn create(terms: &BoardTerms, reporters: &[AccountId]) -> Call {
		call("create", (terms, reporters))
	}

	/// Names the reporters of a board, in place of those that it has. For governance.
	pub fn set_reporters(board: BoardId, reporters: &[AccountId]) -> Call {
		call("set_reporters", (board, reporters))
	}

	/// Closes a board to further roots. For governance.
	pub fn close(board: BoardId) -> Call {
		call("close", board)
	}

	/// Posts the root of a list in the chain; the signer is a reporter of the board.
	pub fn post(board: BoardId, list: ListId, root: H256) -> Call {
		call("post", (board, list, root))
	}

	/// Proves a fault of the root that waits on a board.
	pub fn prove(board: BoardId, fault: &ScoreFault) -> Call {
		call("prove", (board, fault))
	}

	/// Challenges a root, for reasons that have this hash.
	pub fn challenge(board: BoardId, number: u32, reason: H256) -> Call {
		call("challenge", (board, number, reason))
	}

	/// Says whether a challenged root stands. For governance.
	pub fn judge(board: BoardId, number: u32, stands: bool) -> Call {
		call("judge", (board, number, stands))
	}

	/// Settles the root that waits on a board, once its time is over.
	pub fn settle(board: BoardId) -> Call {
		call("settle", board)
	}

	/// Pays the account of a row what it has not received of it.
	pub fn claim(board: BoardId, row: &ProvenRow) -> Call {
		let ProvenRow { index, account, score, proof } = row;
		call("claim", (board, account, index, Compact(*score), proof))
	}

	/// Removes the record of an account on a board whose claims are over.
	pub fn clean(board: BoardId, who: &AccountId) -> Call {
		call("clean", (board, who))
	}

	/// Removes a board whose claims are over and that has no records, or sends to the treasury what has
	/// come into the pot of one that is removed.
	pub fn remove(board: BoardId) -> Call {
		call("remove", board)
	}
}

/// Lists that are stored in the chain.
pub mod lists {
	use super::*;

	fn call(name: &str, args: impl Encode) -> Call {
		crate::calls::call("Lists", name, args)
	}

	/// Announces a list of so many rows, by the sha2-256 digests of its chunks in order.
	pub fn announce(rows: u32, chunks: &[H256]) -> Call {
		call("announce", (rows, chunks))
	}

	/// Stores the next chunk of a list ([`distribution_primitives::chunk`]). It has to be sent by
	/// itself or as the last call of a batch: a transaction stores one chunk, which is its end.
	pub fn publish(list: ListId, chunk: &[u8]) -> Call {
		call("publish", (list, chunk))
	}

	/// Removes a list: the signer's own, or one that is abandoned.
	pub fn remove(list: ListId) -> Call {
		call("remove", list)
	}
}

/// The registry of identities.
pub mod compliance {
	use super::*;

	fn call(name: &str, args: impl Encode) -> Call {
		crate::calls::call("Compliance", name, args)
	}

	/// Makes void what an attester vouched for so far.
	pub fn new_epoch(attester: &AccountId) -> Call {
		call("new_epoch", attester)
	}

	/// Replaces the key that the signer, an attester, signs credentials with. `proof` is the new
	/// key's ([`crate::credential::prove_key`]).
	pub fn rotate_key(key: &MultiSigner, proof: &MultiSignature) -> Call {
		call("rotate_key", (key, proof))
	}

	/// Vouches for an account.
	pub fn attest(who: &AccountId, statement: &Statement) -> Call {
		call("attest", (who, statement))
	}

	/// Vouches for several accounts, all or none.
	pub fn attest_batch(statements: &[(AccountId, Statement)]) -> Call {
		call("attest_batch", statements)
	}

	/// Gives a record another expiry and other evidence.
	pub fn renew(who: &AccountId, expires: Moment, evidence: H256) -> Call {
		call("renew", (who, expires, evidence))
	}

	/// Takes back the signer's word on an account, and its credentials up to `nonce`.
	pub fn revoke(who: &AccountId, nonce: u64, reason: H256) -> Call {
		call("revoke", (who, nonce, reason))
	}

	/// Removes a record that no longer counts.
	pub fn forget(who: &AccountId, attester: &AccountId) -> Call {
		call("forget", (who, attester))
	}

	/// Brings a credential on chain.
	pub fn present_credential(credential: &Credential, signature: &MultiSignature) -> Call {
		call("present_credential", (credential, signature))
	}

	/// Freezes an account.
	pub fn freeze(who: &AccountId, reason: H256) -> Call {
		call("freeze", (who, reason))
	}

	/// Ends a freeze.
	pub fn unfreeze(who: &AccountId, reason: H256) -> Call {
		call("unfreeze", (who, reason))
	}

	/// Makes a freeze last until it is ended.
	pub fn ratify_freeze(who: &AccountId) -> Call {
		call("ratify_freeze", who)
	}

	/// Removes a freeze that has lapsed.
	pub fn lapse_freeze(who: &AccountId) -> Call {
		call("lapse_freeze", who)
	}

	/// Suspends an officer.
	pub fn suspend_officer(who: &AccountId) -> Call {
		call("suspend_officer", who)
	}
}

/// Emission, pools and rewards.
pub mod emission {
	use super::*;

	fn call(name: &str, args: impl Encode) -> Call {
		crate::calls::call("Emission", name, args)
	}

	/// Decides how much is issued.
	pub fn set_emission(params: &EmissionParams<u128>) -> Call {
		call("set_emission", params)
	}

	/// Decides which pool gets which share.
	pub fn set_budget(budget: &Budget) -> Call {
		call("set_budget", budget)
	}

	/// Stops minting for a while.
	pub fn halt() -> Call {
		call("halt", ())
	}

	/// Lets a halted emission go on with the next era.
	pub fn resume() -> Call {
		call("resume", ())
	}

	/// Halts emission for `eras` eras, the running one included, or makes a halt longer.
	pub fn prolong_halt(eras: u32) -> Call {
		call("prolong_halt", eras)
	}

	/// Makes a pool.
	pub fn create_pool(kind: &PoolKind<AccountId, AssetKind>, requirement: &Requirement) -> Call {
		call("create_pool", (kind, requirement))
	}

	/// Changes the compliance requirement for a pool's members, after whole eras.
	pub fn update_pool(pool: PoolId, requirement: &Requirement) -> Call {
		call("update_pool", (pool, requirement))
	}

	/// Closes a pool to new members.
	pub fn retire_pool(pool: PoolId) -> Call {
		call("retire_pool", pool)
	}

	/// Frees the place of a retired pool.
	pub fn remove_pool(pool: PoolId) -> Call {
		call("remove_pool", pool)
	}

	/// Names the accounts that report scores to a pool, after whole eras. Each can add scores with
	/// a sum of `allowance` per era.
	pub fn set_reporters(pool: PoolId, reporters: &[AccountId], allowance: u64) -> Call {
		call("set_reporters", (pool, reporters, allowance))
	}

	/// Stakes `amount` smallest units of the pool's asset.
	pub fn stake(pool: PoolId, amount: u128) -> Call {
		call("stake", (pool, Compact(amount)))
	}

	/// Takes `amount` smallest units of stake back.
	pub fn unstake(pool: PoolId, amount: u128) -> Call {
		call("unstake", (pool, Compact(amount)))
	}

	/// Joins a contribution pool.
	pub fn enroll(pool: PoolId) -> Call {
		call("enroll", pool)
	}

	/// Leaves a contribution pool.
	pub fn resign(pool: PoolId) -> Call {
		call("resign", pool)
	}

	/// Pays the rewards of an account in one pool.
	pub fn claim(pool: PoolId, who: &AccountId) -> Call {
		call("claim", (pool, who))
	}

	/// Pays the rewards of an account in all pools.
	pub fn claim_all(who: &AccountId) -> Call {
		call("claim_all", who)
	}

	/// Reports scores to a pool.
	pub fn report(pool: PoolId, scores: &[(AccountId, u64)]) -> Call {
		call("report", (pool, scores))
	}
}

/// Transfers.
pub mod balances {
	use super::*;

	/// Sends `amount` smallest units of the native token. With `keep_alive` the call fails where the
	/// sender would be left with less than the minimum balance; without it, that is lost.
	pub fn transfer(to: &AccountId, amount: u128, keep_alive: bool) -> Call {
		let name = if keep_alive { "transfer_keep_alive" } else { "transfer_allow_death" };
		call("Balances", name, (address(to), Compact(amount)))
	}

	/// Sends `amount` smallest units of an asset; `keep_alive` as for the native token.
	pub fn transfer_asset(asset: u32, to: &AccountId, amount: u128, keep_alive: bool) -> Call {
		let name = if keep_alive { "transfer_keep_alive" } else { "transfer" };
		call("Assets", name, (asset, address(to), Compact(amount)))
	}
}

/// The assets of other chains.
pub mod foreign {
	use super::*;

	// What messages consist of, as version 5 of XCM encodes it: that in which the chain stores locations.
	const VERSION: u8 = 5;
	const FUNGIBLE: u8 = 0;
	const ONE_JUNCTION: u8 = 1;
	const PARACHAIN: u8 = 0;
	const ACCOUNT: u8 = 1;
	const DEPOSIT_ASSET: u8 = 13;
	const WILD: u8 = 1;
	const ALL_COUNTED: u8 = 2;
	const UNLIMITED: u8 = 0;
	/// The chain that the message goes to holds what backs the asset.
	const DESTINATION_RESERVE: u8 = 2;
	/// The parachain id of Asset Hub.
	const ASSET_HUB: u32 = 1_000;

	/// Sends `amount` smallest units of the asset at an encoded location home to Asset Hub, to an
	/// account there. The message pays on Asset Hub out of that amount.
	pub fn withdraw(location: &[u8], amount: u128, to: &AccountId) -> Call {
		let asset = || Encoded(location.to_vec());
		let hub = (VERSION, 1u8, ONE_JUNCTION, PARACHAIN, Compact(ASSET_HUB));
		let assets = (VERSION, Compact(1u32), asset(), FUNGIBLE, Compact(amount));
		let fees = (VERSION, asset());
		// Without a network: the one that they are on.
		let account = (0u8, ONE_JUNCTION, ACCOUNT, None::<()>, to);
		let deposit = (DEPOSIT_ASSET, WILD, ALL_COUNTED, Compact(1u32), account);
		let then = (VERSION, Compact(1u32), deposit);
		let args = (hub, assets, DESTINATION_RESERVE, fees, DESTINATION_RESERVE, then, UNLIMITED);
		call("PolkadotXcm", "transfer_assets_using_type_and_then", args)
	}
}

/// Batches, and calls of several accounts together. Calls in them are encoded already, as
/// [`Chain::call_bytes`](crate::chain::Chain::call_bytes) does it.
pub mod together {
	use super::*;

	/// Carries out several calls, all or none.
	pub fn batch_all(calls: Vec<Vec<u8>>) -> Call {
		let calls: Vec<Encoded> = calls.into_iter().map(Encoded).collect();
		call("Utility", "batch_all", calls)
	}

	/// Carries out a call as another origin does. For root, and so for dry runs.
	pub fn dispatch_as(origin: Vec<u8>, inner: Vec<u8>) -> Call {
		call("Utility", "dispatch_as", (Encoded(origin), Encoded(inner)))
	}

	/// Gives an account a free balance of `amount` smallest units. For root, and so for dry runs.
	pub fn force_set_balance(who: &AccountId, amount: u128) -> Call {
		call("Balances", "force_set_balance", (address(who), Compact(amount)))
	}

	/// Approves a call of a multisig, and carries it out if it is the last approval. `others` are
	/// the other signatories in ascending order; `when` is the first approval, if there is one.
	pub fn as_multi(
		threshold: u16,
		others: &[AccountId],
		when: Option<Timepoint>,
		inner: Vec<u8>,
		most: Weight,
	) -> Call {
		call("Multisig", "as_multi", (threshold, others, when, Encoded(inner), most))
	}

	/// Approves a call of a multisig by its hash. Not for the last approval.
	pub fn approve_as_multi(
		threshold: u16,
		others: &[AccountId],
		when: Option<Timepoint>,
		hash: [u8; 32],
		most: Weight,
	) -> Call {
		call("Multisig", "approve_as_multi", (threshold, others, when, hash, most))
	}

	/// Takes back a call of a multisig that is not carried out yet: all approvals are void, and the
	/// deposit returns. For whoever approved it first; `when` is that approval.
	pub fn cancel_as_multi(
		threshold: u16,
		others: &[AccountId],
		when: Timepoint,
		hash: [u8; 32],
	) -> Call {
		call("Multisig", "cancel_as_multi", (threshold, others, when, hash))
	}
}

/// Committee, referenda and votes.
pub mod governance {
	use super::*;

	/// An origin of referenda as the chain encodes it: index of the pallet of origins, then the
	/// origin's.
	pub type Origin = [u8; 2];
	/// The origin that sets schedule, budget and pools of emission.
	pub const EMISSION_ADMIN: Origin = [52, 4];

	/// A proposal whose bytes are a preimage.
	#[derive(Encode)]
	enum Bounded {
		#[codec(index = 2)]
		Lookup { hash: [u8; 32], length: u32 },
	}

	/// When an approved proposal takes effect.
	#[derive(Encode)]
	enum Enactment {
		/// This many relay-chain blocks after the approval. The track has a minimum.
		#[codec(index = 1)]
		After(Moment),
	}

	/// Writes down the bytes of a call for a referendum on it.
	pub fn note_preimage(bytes: Vec<u8>) -> Call {
		call("Preimage", "note_preimage", bytes)
	}

	/// Submits a referendum of `origin` on the noted call with this hash and length.
	pub fn submit(origin: Origin, hash: [u8; 32], length: u32) -> Call {
		let args = (origin, Bounded::Lookup { hash, length }, Enactment::After(1));
		call("Referenda", "submit", args)
	}

	/// Places the decision deposit of a referendum.
	pub fn place_decision_deposit(referendum: u32) -> Call {
		call("Referenda", "place_decision_deposit", referendum)
	}

	/// Votes on a referendum, or replaces the vote.
	pub fn vote(referendum: u32, vote: AccountVote) -> Call {
		call("ConvictionVoting", "vote", (Compact(referendum), vote))
	}

	/// Removes the signer's vote on a referendum of this track.
	pub fn remove_vote(track: u16, referendum: u32) -> Call {
		call("ConvictionVoting", "remove_vote", (Some(track), referendum))
	}

	/// Removes a vote of any account that locks nothing any more.
	pub fn remove_other_vote(who: &AccountId, track: u16, referendum: u32) -> Call {
		let args = (address(who), track, referendum);
		call("ConvictionVoting", "remove_other_vote", args)
	}

	/// Unlocks what votes and delegations of any account on a track no longer lock.
	pub fn unlock(track: u16, who: &AccountId) -> Call {
		call("ConvictionVoting", "unlock", (track, address(who)))
	}

	/// Lets another account vote with `balance` smallest units on a track, with a conviction from 0
	/// to 6.
	pub fn delegate(track: u16, to: &AccountId, conviction: u8, balance: u128) -> Call {
		let args = (track, address(to), conviction, balance);
		call("ConvictionVoting", "delegate", args)
	}

	/// Takes back the signer's delegation on a track.
	pub fn undelegate(track: u16) -> Call {
		call("ConvictionVoting", "undelegate", track)
	}

	/// Proposes an encoded call to the technical committee; a threshold of 1 executes it at once.
	pub fn propose_to_committee(threshold: u32, proposal: Vec<u8>) -> Call {
		let length = u32::try_from(proposal.len()).unwrap_or(u32::MAX);
		let args = (Compact(threshold), Encoded(proposal), Compact(length));
		call("TechnicalCommittee", "propose", args)
	}
}

/// Vesting tokens.
pub mod vesting {
	use super::*;

	/// Unlocks what has vested of the signer's tokens.
	pub fn vest() -> Call {
		call("Vesting", "vest", ())
	}

	/// Unlocks what has vested of any account's tokens.
	pub fn vest_other(who: &AccountId) -> Call {
		call("Vesting", "vest_other", address(who))
	}
}
