//! Batches, and accounts that act for others: multisigs and proxies.

use crate::{configs::relay::RelayClock, *};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	parameter_types,
	traits::{ConstU32, InstanceFilter},
};
use scale_info::TypeInfo;

impl pallet_utility::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = weights::pallet_utility::WeightInfo<Runtime>;
}

parameter_types! {
	/// A record of 88 bytes.
	pub const MultisigDepositBase: Balance = deposit(1, 88);
	/// 32 bytes per signatory.
	pub const MultisigDepositFactor: Balance = deposit(0, 32);
	/// A record of 8 bytes.
	pub const ProxyDepositBase: Balance = deposit(1, 8);
	/// 33 bytes per proxy.
	pub const ProxyDepositFactor: Balance = deposit(0, 33);
	/// A record of 8 bytes.
	pub const AnnouncementDepositBase: Balance = deposit(1, 8);
	/// 66 bytes per announcement.
	pub const AnnouncementDepositFactor: Balance = deposit(0, 66);
}

impl pallet_multisig::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type DepositBase = MultisigDepositBase;
	type DepositFactor = MultisigDepositFactor;
	type MaxSignatories = ConstU32<100>;
	// Signers quote the block they see as timepoint, which is one of ours.
	type BlockNumberProvider = System;
	type WeightInfo = weights::pallet_multisig::WeightInfo<Runtime>;
}

/// The calls that a proxy may make for an account.
///
/// Every type but [`Any`](Self::Any) is a list of what it allows, so that a call which is new is
/// refused until somebody puts it here. No list has a call that pays from the account, redirects
/// what was paid in, or decides who is paid.
///
/// Nor does any list have calls that carry others, except for batches. A batch dispatches its calls
/// with the origin it came with, and the list holds for them too. `Multisig` and `Proxy` dispatch
/// with a new origin, that of another account, for which no list holds: a proxy that could send
/// them would sign its principal's multisigs and use its principal's proxies.
#[derive(
	Copy,
	Clone,
	Debug,
	Default,
	Eq,
	PartialEq,
	Ord,
	PartialOrd,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum ProxyType {
	/// Everything.
	#[codec(index = 0)]
	#[default]
	Any,
	/// What all other types may do, and unlocking vested tokens: nothing that moves tokens to
	/// another account.
	#[codec(index = 1)]
	NonTransfer,
	/// Drafting rounds, storing lists, and what anybody may do with a round, a sale, a board of scores or
	/// an announcement at no deposit: setting aside, closing, cleaning up, clearing, settling. Terms and
	/// rows that others may have paid for are not changed, and nothing is paid in, opened or taken back.
	/// Anybody claims for anybody, so a proxy needs nobody for it, and could put down its principal's
	/// tokens for streams that last as long as it likes.
	#[codec(index = 2)]
	Distribution,
	/// Voting and proposing, also in the committee.
	#[codec(index = 3)]
	Governance,
	/// Running a collator.
	#[codec(index = 4)]
	Collator,
	/// Rejecting announcements of other proxies.
	#[codec(index = 5)]
	CancelProxy,
	/// Staking and claiming rewards. Stake and rewards remain the account's.
	#[codec(index = 6)]
	Staking,
}

/// Batches, which keep the filter of their origin.
fn batches(call: &RuntimeCall) -> bool {
	use pallet_utility::Call;
	matches!(
		call,
		RuntimeCall::Utility(
			Call::batch { .. } | Call::batch_all { .. } | Call::force_batch { .. }
		)
	)
}

fn distribution(call: &RuntimeCall) -> bool {
	use pallet_distribution::Call;
	matches!(
		call,
		RuntimeCall::Distribution(
			Call::draft { .. }
				| Call::request_push { .. }
				| Call::set_aside { .. }
				| Call::set_aside_voucher { .. }
				| Call::close { .. }
				| Call::clean_up { .. }
				| Call::sweep { .. }
		)
	) || lists(call)
		|| sales(call)
		|| scores(call)
		|| announcements(call)
}

/// What anybody may do with a sale at no deposit. Finishing a bid can take one for a stream's record,
/// and anybody finishes for anybody.
fn sales(call: &RuntimeCall) -> bool {
	use pallet_sales::Call;
	matches!(call, RuntimeCall::Sales(Call::clear { .. } | Call::remove { .. }))
}

/// What anybody may do with a board of scores at no deposit. Proving a fault takes none either; that is for
/// whoever has found it, and is paid for it.
fn scores(call: &RuntimeCall) -> bool {
	use pallet_scores::Call;
	matches!(
		call,
		RuntimeCall::Scores(Call::settle { .. } | Call::clean { .. } | Call::remove { .. })
	)
}

/// Closing an announcement that is over. Announcing, answering and objecting are for the account itself.
fn announcements(call: &RuntimeCall) -> bool {
	use pallet_announcements::Call;
	matches!(call, RuntimeCall::Announcements(Call::close { .. }))
}

/// Storing lists. What is announced puts down a deposit, as a draft does; removing is for the owner.
fn lists(call: &RuntimeCall) -> bool {
	use pallet_distribution_lists::Call;
	matches!(call, RuntimeCall::Lists(Call::announce { .. } | Call::publish { .. }))
}

fn governance(call: &RuntimeCall) -> bool {
	use pallet_collective::Call as Committee;
	use pallet_conviction_voting::Call as Voting;
	use pallet_preimage::Call as Preimage;
	use pallet_referenda::Call as Referenda;
	matches!(
		call,
		RuntimeCall::ConvictionVoting(
			Voting::vote { .. }
				| Voting::delegate { .. }
				| Voting::undelegate { .. }
				| Voting::unlock { .. }
				| Voting::remove_vote { .. }
				| Voting::remove_other_vote { .. }
		) | RuntimeCall::Referenda(
			Referenda::submit { .. }
				| Referenda::place_decision_deposit { .. }
				| Referenda::refund_decision_deposit { .. }
				| Referenda::refund_submission_deposit { .. }
				| Referenda::set_metadata { .. }
		) | RuntimeCall::Preimage(
			Preimage::note_preimage { .. } | Preimage::unnote_preimage { .. }
		)
		// What a motion carries is dispatched as the committee, which has no account.
		| RuntimeCall::TechnicalCommittee(
			Committee::propose { .. } | Committee::vote { .. } | Committee::close { .. }
		)
	)
}

fn collator(call: &RuntimeCall) -> bool {
	use pallet_collator_selection::Call as Selection;
	use pallet_session::Call as Session;
	matches!(
		call,
		RuntimeCall::CollatorSelection(
			Selection::register_as_candidate { .. }
				| Selection::leave_intent { .. }
				| Selection::update_bond { .. }
				| Selection::take_candidate_slot { .. }
		) | RuntimeCall::Session(Session::set_keys { .. } | Session::purge_keys { .. })
	)
}

fn cancel_proxy(call: &RuntimeCall) -> bool {
	matches!(call, RuntimeCall::Proxy(pallet_proxy::Call::reject_announcement { .. }))
}

fn staking(call: &RuntimeCall) -> bool {
	use pallet_emission::Call;
	matches!(
		call,
		RuntimeCall::Emission(
			Call::stake { .. }
				| Call::unstake { .. }
				| Call::enroll { .. }
				| Call::resign { .. }
				| Call::claim { .. }
				| Call::claim_all { .. }
				| Call::clear { .. }
		)
	)
}

fn vesting(call: &RuntimeCall) -> bool {
	use pallet_vesting::Call;
	matches!(call, RuntimeCall::Vesting(Call::vest { .. } | Call::vest_other { .. }))
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	fn filter(&self, call: &RuntimeCall) -> bool {
		match self {
			Self::Any => true,
			Self::NonTransfer => {
				batches(call)
					|| distribution(call)
					|| governance(call)
					|| collator(call)
					|| cancel_proxy(call)
					|| staking(call)
					|| vesting(call)
			}
			Self::Distribution => batches(call) || distribution(call),
			Self::Governance => batches(call) || governance(call),
			Self::Collator => batches(call) || collator(call),
			Self::CancelProxy => cancel_proxy(call),
			Self::Staking => batches(call) || staking(call),
		}
	}

	fn is_superset(&self, other: &Self) -> bool {
		match (self, other) {
			(a, b) if a == b => true,
			(Self::Any, _) => true,
			(_, Self::Any) => false,
			(Self::NonTransfer, _) => true,
			_ => false,
		}
	}
}

impl pallet_proxy::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type ProxyType = ProxyType;
	type ProxyDepositBase = ProxyDepositBase;
	type ProxyDepositFactor = ProxyDepositFactor;
	type MaxProxies = ConstU32<32>;
	type MaxPending = ConstU32<32>;
	type CallHasher = BlakeTwo256;
	type AnnouncementDepositBase = AnnouncementDepositBase;
	type AnnouncementDepositFactor = AnnouncementDepositFactor;
	type BlockNumberProvider = RelayClock;
	type WeightInfo = weights::pallet_proxy::WeightInfo<Runtime>;
}
