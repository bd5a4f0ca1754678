//! A small chain around the pallet, and the vocabulary of its tests.

use super::*;
use crate as pallet_compliance;
use distribution_primitives::{key_message, Compliance as _, Jurisdictions, Refusal, Requirement};
pub use pallet_distribution_common::test::Balance;
use pallet_distribution_common::{test, KeptPrice};
use polkadot_sdk::{
	frame_support::{
		derive_impl, ord_parameter_types, parameter_types,
		traits::{ConstU128, ConstU32, ConstU64, EitherOfDiverse, LinearStoragePrice},
	},
	frame_system::{EnsureRoot, EnsureSignedBy},
	pallet_balances,
	sp_core::{sr25519, Pair},
	sp_io::TestExternalities,
	sp_keystore::{testing::MemoryKeystore, KeystoreExt},
	sp_runtime::{traits::IdentityLookup, AccountId32, BuildStorage, DispatchResult},
};

pub type Block = polkadot_sdk::frame_system::mocking::MockBlock<Test>;

/// Minimum balance.
pub const ED: Balance = 10;
/// Initial balance of attesters and officers.
pub const PLENTY: Balance = 1_000_000_000;
pub const OFFICER: AccountId32 = AccountId32::new([5; 32]);
/// Another officer. [`run`] does not appoint it.
pub const SECOND: AccountId32 = AccountId32::new([55; 32]);
/// Half of the committee.
pub const COMMITTEE: AccountId32 = AccountId32::new([66; 32]);
/// A member of the committee.
pub const MEMBER: AccountId32 = AccountId32::new([77; 32]);
/// An account that belongs to a pallet.
pub const POT: AccountId32 = AccountId32::new([6; 32]);
/// The asset of all tests but one.
pub const ASSET: u32 = 0;
/// Blocks in a period of the limits.
pub const PERIOD: u64 = 100;
/// Blocks in a period of freezes.
pub const FREEZE_PERIOD: u64 = 60;
/// Blocks for which one officer's freeze lasts.
pub const TERM: u64 = 200;
/// Blocks for which an officer cannot freeze an account again.
pub const REST: u64 = 500;

/// Attester number `n`.
pub fn attester(n: u8) -> AccountId32 {
	AccountId32::new([100 + n; 32])
}

/// The `key`th signing key of attester number `n`.
pub fn pair(n: u8, key: u8) -> sr25519::Pair {
	let mut seed = [100; 32];
	seed[..2].copy_from_slice(&[n, key]);
	sr25519::Pair::from_seed(&seed)
}

/// Holder number `n`.
pub fn holder(n: u8) -> AccountId32 {
	AccountId32::new([n; 32])
}

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = polkadot_sdk::frame_system;
	#[runtime::pallet_index(1)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(2)]
	pub type Registry = pallet_compliance;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl polkadot_sdk::frame_system::Config for Test {
	type Block = Block;
	type AccountId = AccountId32;
	type Lookup = IdentityLookup<AccountId32>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<ED>;
	type AccountStore = System;
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxFreezes = ConstU32<2>;
}

parameter_types! {
	pub const RecordHold: RuntimeHoldReason = RuntimeHoldReason::Registry(HoldReason::RecordDeposit);
	/// Deposit per byte of state.
	pub static BytePrice: Balance = 1;
	/// Freezes that an officer has in a period.
	pub static FreezesPerDay: u32 = 3;
}

ord_parameter_types! {
	pub const Committee: AccountId32 = COMMITTEE;
	pub const CommitteeMember: AccountId32 = MEMBER;
}

/// The pallets' accounts.
pub struct Pots;
impl Contains<AccountId32> for Pots {
	fn contains(who: &AccountId32) -> bool {
		*who == POT
	}
}

impl pallet_compliance::Config for Test {
	type WeightInfo = ();
	type AdminOrigin = EnsureRoot<AccountId32>;
	type ThawOrigin =
		EitherOfDiverse<EnsureRoot<AccountId32>, EnsureSignedBy<Committee, AccountId32>>;
	type SuspendOrigin = EnsureSignedBy<Committee, AccountId32>;
	type Balance = Balance;
	type AssetKind = u32;
	type Freezer = Balances;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type RecordDeposit = KeptPrice<
		AccountId32,
		Balances,
		RecordHold,
		LinearStoragePrice<ConstU128<0>, BytePrice, Balance>,
	>;
	type BlockNumberProvider = System;
	type Exempt = Pots;
	type Protected = CommitteeMember;
	type OnFreeze = ();
	type FreezesPerDay = FreezesPerDay;
	type FreezePeriod = ConstU64<FREEZE_PERIOD>;
	type FreezeTerm = ConstU64<TERM>;
	type FreezeRest = ConstU64<REST>;
	type MaxValidity = ConstU64<1_000>;
	type LimitPeriod = ConstU64<PERIOD>;
	type MaxBatch = ConstU32<16>;
	type MaxOfficers = ConstU32<3>;
	type MaxFreeCredentials = ConstU32<2>;
	type UnsignedPriority = ConstU64<7>;
}

pub fn build() -> TestExternalities {
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	BytePrice::set(1);
	FreezesPerDay::set(3);
	let rich = (0..8).map(attester).chain([OFFICER]).map(|who| (who, PLENTY)).collect();
	pallet_balances::GenesisConfig::<Test> { balances: rich, ..Default::default() }
		.assimilate_storage(&mut storage)
		.unwrap();
	let mut ext = TestExternalities::new(storage);
	ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
	ext.execute_with(|| System::set_block_number(1));
	ext
}

/// Runs `test` with attesters 0 (level 3), 1 (level 2) and 2 (level 3, Germany and France only) and
/// one officer, then checks every invariant.
pub fn run(test: impl FnOnce()) {
	test::run(build(), Registry::do_try_state, || {
		for (n, max_level, jurisdictions) in
			[(0, 3, Jurisdictions::Any), (1, 2, Jurisdictions::Any), (2, 3, only(&["DE", "FR"]))]
		{
			let terms = AttesterTerms { jurisdictions, ..terms(max_level) };
			Registry::do_add_attester(attester(n), terms, key(n)).unwrap();
		}
		Registry::do_add_officer(OFFICER).unwrap();
		test();
	});
}

/// Terms up to a level, for all jurisdictions, until block 10,000, without the right to block.
pub fn terms(max_level: u8) -> AttesterTermsOf<Test> {
	let jurisdictions = Jurisdictions::Any;
	AttesterTerms { max_level, jurisdictions, expires: 10_000, may_block: false }
}

/// The first signing key of attester number `n`.
pub fn key(n: u8) -> MultiSigner {
	MultiSigner::Sr25519(pair(n, 0).public())
}

pub fn countries(codes: &[&str]) -> Countries {
	codes.iter().map(|code| code.parse().unwrap()).collect::<Vec<_>>().try_into().unwrap()
}

pub fn only(codes: &[&str]) -> Jurisdictions {
	Jurisdictions::Only(countries(codes))
}

/// A statement: level `level`, resident in `country`, until block `expires`.
pub fn says(level: u8, country: &str, expires: u64) -> StatementOf<Test> {
	Statement {
		level,
		jurisdiction: country.parse().unwrap(),
		expires,
		evidence: H256::repeat_byte(level),
	}
}

pub fn attest(by: u8, who: u8, level: u8, country: &str, expires: u64) -> DispatchResult {
	let call = Call::attest { who: holder(who), statement: says(level, country, expires) };
	signed(attester(by), call)
}

/// Dispatches a signed call. If it is refused, checks that the storage root has not changed.
pub fn signed(who: AccountId32, call: Call<Test>) -> DispatchResult {
	dispatch(RuntimeOrigin::signed(who), call)
}

/// Dispatches `call`. If it is refused, checks that the storage root has not changed.
pub fn dispatch(origin: RuntimeOrigin, call: Call<Test>) -> DispatchResult {
	test::dispatch(origin, RuntimeCall::Registry(call))
}

/// Whether holder `who` may be paid one unit under `requirement`.
pub fn check(who: u8, requirement: &Requirement) -> Result<(), Refusal> {
	Registry::check(&holder(who), requirement, &ASSET, 1)
}

/// The call by which attester number `by` begins to sign with `pair`, proven by it.
pub fn rotation(by: u8, pair: &sr25519::Pair) -> Call<Test> {
	let key = MultiSigner::Sr25519(pair.public());
	let proof = pair.sign(&key_message(&System::block_hash(0), &attester(by), &key)).into();
	Call::rotate_key { key, proof }
}

/// A credential of attester `by` for holder `who`, signed with the attester's current key.
pub fn credential(by: u8, who: u8, nonce: u64) -> (CredentialOf<Test>, MultiSignature) {
	let entry = Attesters::<Test>::get(attester(by)).unwrap();
	let credential = Credential {
		genesis: H256::from_slice(System::block_hash(0).as_ref()),
		attester: attester(by),
		account: holder(who),
		level: 2,
		jurisdiction: Country(*b"DE"),
		expires: 500,
		evidence: H256::repeat_byte(9),
		nonce,
		epoch: entry.epoch,
		key: entry.key_number,
	};
	sign(by, entry.key_number as u8, credential)
}

/// Signs a credential with the `key`th key of attester number `by`.
pub fn sign(
	by: u8,
	key: u8,
	credential: CredentialOf<Test>,
) -> (CredentialOf<Test>, MultiSignature) {
	let signature = pair(by, key).sign(&credential.message()).into();
	(credential, signature)
}

pub fn present((credential, signature): (CredentialOf<Test>, MultiSignature)) -> DispatchResult {
	signed(holder(200), Call::present_credential { credential, signature })
}
