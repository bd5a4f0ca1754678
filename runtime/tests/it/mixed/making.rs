//! The chain that the blocks are built on, and random transactions for them.

use crate::{
	common::*,
	ethereum::{self, signed_for},
	vouchers,
};
use codec::Compact;
use distribution_primitives::{
	chunk::{digest, Chunk},
	ClaimItem, Credential, ListId, RangeRow, Scope, UnlockSchedule, Voucher,
};
use pallet_compliance::{Limit, Statement};
use pallet_distribution::{SignedVoucherOf, TermsOf};
use polkadot_sdk::{
	frame_support::traits::Hooks,
	frame_system::{LastRuntimeUpgrade, LastRuntimeUpgradeInfo},
	sp_core::H256,
	sp_keyring::Sr25519Keyring::{self, Charlie, Dave, Eve},
};

type RoundCall = pallet_distribution::Call<Runtime>;
type RewardCall = pallet_emission::Call<Runtime>;
type ListCall = pallet_distribution_lists::Call<Runtime>;
type PayeeCall = pallet_payees::Call<Runtime>;
type UtilityCall = pallet_utility::Call<Runtime>;

/// Accounts that nothing happens to: their part of the state's trie is as deep as that of others.
const CROWD: u32 = 16_384;
/// Rows of Merkle rounds.
const ROWS: u8 = 100;
/// Rows of listed rounds, and of those of Ethereum addresses.
const LISTED: u8 = 40;
/// The amount of each row.
const AMOUNT: Balance = 20 * UNIT;
/// An asset that governance has made sufficient.
const ASSET: AssetId = 9;
/// A round that does not exist.
const UNKNOWN: u32 = 999;
/// The pool of stakes.
const STAKE: u16 = 0;
/// Lists that are announced, and the chunks and rows of each.
const LISTS: u32 = 6;
const CHUNKS: u32 = 3;
const CHUNK: u32 = 8;
const VESTED: Release<BlockNumber> = Release::Vested { start: 1_000, length: 100 };
const SENDERS: [Sr25519Keyring; 5] = [Alice, Bob, Charlie, Eve, Ferdie];

/// What transactions do, as [`World::transaction`] makes them.
pub const KINDS: [&str; 16] = [
	"claim",
	"batch of claims",
	"range",
	"claims of one account",
	"claim by an Ethereum key",
	"setting aside",
	"transfer",
	"stake",
	"unstake",
	"reward",
	"payee",
	"settlement",
	"clean-up",
	"chunk",
	"credential",
	"mixed batch",
];

/// Random numbers, the same ones for each seed.
pub struct Draws(u64);

impl Draws {
	pub fn new(seed: u64) -> Self {
		Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
	}

	/// A number below this one.
	fn below(&mut self, below: u32) -> u32 {
		self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
		((self.0 >> 33) % u64::from(below)) as u32
	}

	/// True in one case of so many.
	fn once_in(&mut self, cases: u32) -> bool {
		self.below(cases) == 0
	}

	/// The number of a row of so many.
	fn row(&mut self, rows: u8) -> u8 {
		self.below(rows.into()) as u8
	}

	fn pick<T: Copy>(&mut self, from: &[T]) -> T {
		from[self.below(from.len() as u32) as usize]
	}
}

/// A transaction.
#[derive(Debug)]
pub struct Sent {
	pub kind: &'static str,
	pub call: RuntimeCall,
	/// Without one it is bare.
	pub signer: Option<Sr25519Keyring>,
}

/// What there is to do on a chain.
pub struct World {
	tree: MerkleTree,
	leaves: Vec<H256>,
	/// Merkle rounds over the same list.
	merkle: Vec<u32>,
	/// Listed rounds.
	listed: Vec<u32>,
	/// Claims of rows of Ethereum addresses, each with its owner's signature.
	ethereum: Vec<RuntimeCall>,
	/// A round of vouchers, which Eve signs.
	vouchers: u32,
	/// A round that was abandoned with its rows.
	abandoned: u32,
	/// What a credential says besides whom it is about.
	credential: Credential<AccountId, BlockNumber>,
}

fn signed(who: Sr25519Keyring) -> RuntimeOrigin {
	RuntimeOrigin::signed(who.to_account_id())
}

/// Half of it has unlocked.
fn streamed() -> Release<BlockNumber> {
	let schedule = UnlockSchedule { start: 0, cliff: 0, length: 2_000, step: 1 };
	Release::Streamed { schedule, revocable: false, prepaid: true }
}

/// Terms of a round over `rows` rows.
fn terms(
	asset: NativeOrWithId<AssetId>,
	source: Source,
	release: Release<BlockNumber>,
	rows: u8,
) -> TermsOf<Runtime> {
	let budget = AMOUNT * Balance::from(rows);
	let manifest =
		Manifest { cid: Default::default(), rows: rows.into(), total: budget, published: None };
	Terms {
		asset,
		manifest: matches!(source, Source::Merkle { .. }).then_some(manifest),
		source,
		release,
		requirement: Requirement::default(),
		window: Window { opens: 0, closes: 10_000_000 },
		budget,
		remainder: Remainder::Treasury,
		beneficiaries: Default::default(),
	}
}

/// Drafts a round of Alice, with rows if it is a listed one.
fn draft(terms: &TermsOf<Runtime>) -> u32 {
	let alice = Alice.to_account_id();
	let id = Distribution::do_draft(alice.clone(), terms.clone()).unwrap();
	if terms.source == Source::Listed {
		let rows: Vec<_> = (0..LISTED).map(|row| (beneficiary(100 + row), AMOUNT)).collect();
		Distribution::do_add_entries(alice, id, rows.try_into().unwrap()).unwrap();
	}
	id
}

/// Opens a round of Alice.
fn open(terms: &TermsOf<Runtime>) -> u32 {
	let alice = Alice.to_account_id();
	let id = draft(terms);
	Distribution::do_fund(alice.clone(), id, terms.budget + EXISTENTIAL_DEPOSIT).unwrap();
	Distribution::do_open(alice, id).unwrap();
	id
}

/// Opens a round of vouchers of Alice, in which everything is promised.
fn open_vouchers() -> u32 {
	let alice = Alice.to_account_id();
	let source = Source::Voucher { beneficiaries: ROWS.into() };
	let terms = terms(NativeOrWithId::Native, source, Release::Immediate, ROWS);
	let id = draft(&terms);
	Distribution::do_rotate_keys(alice.clone(), id, vouchers::keys_of(Eve), 0).unwrap();
	Distribution::do_fund(alice.clone(), id, terms.budget + EXISTENTIAL_DEPOSIT).unwrap();
	Distribution::do_open(alice.clone(), id).unwrap();
	Distribution::do_promise(alice, id, terms.budget, ROWS.into()).unwrap();
	id
}

/// A chunk of one of the lists.
fn chunk(list: ListId, chunk: u32) -> Vec<u8> {
	let first = chunk * CHUNK;
	let row = |row: u32| {
		let mut account = [7; 32];
		account[..4].copy_from_slice(&list.to_be_bytes());
		account[4..8].copy_from_slice(&row.to_be_bytes());
		(account, UNIT)
	};
	let rows: Vec<_> = (first..first + CHUNK).map(row).collect();
	Chunk::write(CHUNKS * CHUNK, first, &rows).unwrap()
}

/// A state as deep as one of many accounts.
fn make_crowd() {
	for number in 1..=CROWD {
		let mut account = [0; 32];
		account[..4].copy_from_slice(&number.to_le_bytes());
		frame_system::Account::<Runtime>::mutate(AccountId::from(account), |account| {
			account.providers = 1;
			account.data.free = EXISTENTIAL_DEPOSIT;
		});
	}
}

/// Stakes that have earned something.
fn make_stakes() {
	relay(940);
	Emission::on_initialize(1);
	for who in SENDERS {
		assert_ok!(Emission::stake(signed(who), STAKE, 1_000 * UNIT));
	}
	for end in [970, 1_000] {
		relay(end);
		Emission::on_initialize(1);
	}
}

/// Has compliance demand more in some runs than in others. In some nobody is frozen or blocked, and
/// payments without requirement do not look at anybody.
fn make_policy(seed: u64) {
	let statement = Statement {
		level: 2,
		jurisdiction: "DE".parse().unwrap(),
		expires: 1_000_000,
		evidence: H256::zero(),
	};
	for row in (0..ROWS).step_by(2) {
		assert_ok!(Compliance::attest(signed(Dave), beneficiary(100 + row), statement.clone()));
	}
	if seed.is_multiple_of(2) {
		Compliance::do_set_blocked(Default::default()).unwrap();
	} else {
		for row in (0..ROWS).step_by(10) {
			Compliance::do_freeze(beneficiary(row), beneficiary(100 + row), H256::zero()).unwrap();
		}
	}
	if seed.is_multiple_of(3) {
		let limit = Limit { asset: NativeOrWithId::Native, level: 0, amount: 2 * AMOUNT };
		Compliance::do_set_limits(vec![limit].try_into().unwrap());
	}
}

/// Payees of a quarter of the beneficiaries, some of whom are frozen, and of a sender. Half of the
/// owners have named as much as can be.
fn make_payees() {
	relay(900);
	let name = |owner: &AccountId, scope, payee: u8| {
		assert_ok!(Payees::do_change(owner, scope, Some(beneficiary(payee))));
	};
	for row in (1..ROWS).step_by(4) {
		let owner = beneficiary(100 + row);
		assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), owner.clone().into(), UNIT));
		name(&owner, Scope::Everything, 99 + row);
		if row % 8 == 1 {
			(1..8).for_each(|n| name(&owner, Scope::Round(UNKNOWN + n), 99 + row));
		}
	}
	name(&Ferdie.to_account_id(), Scope::Asset(NativeOrWithId::Native), 102);
}

fn make_asset() {
	let alice = Alice.to_account_id();
	assert_ok!(Assets::force_create(RuntimeOrigin::root(), ASSET, alice.clone().into(), true, 1));
	let amount = 10 * AMOUNT * Balance::from(ROWS);
	assert_ok!(Assets::mint(signed(Alice), ASSET, alice.into(), amount));
}

fn make_lists() {
	for list in 0..LISTS {
		let digests: Vec<H256> = (0..CHUNKS).map(|part| digest(&chunk(list, part))).collect();
		Lists::do_announce(Alice.to_account_id(), CHUNKS * CHUNK, &digests).unwrap();
	}
}

/// Opens a round of Ethereum addresses. Returns a claim of each row.
fn claims_by_ethereum_keys(release: Release<BlockNumber>) -> Vec<RuntimeCall> {
	let (id, evidence) = ethereum::open(LISTED, release, Requirement::default());
	(0..LISTED).map(|row| signed_for(id, row, &evidence, &beneficiary(100 + row))).collect()
}

impl World {
	/// A chain with everything that there is to do, and what it is.
	pub fn new(seed: u64) -> (TestExternalities, Self) {
		let mut chain = chain();
		let world = chain.execute_with(|| {
			LastRuntimeUpgrade::<Runtime>::put(LastRuntimeUpgradeInfo::from(VERSION));
			make_crowd();
			make_payees();
			make_stakes();
			make_policy(seed);
			make_asset();
			make_lists();
			let world = Self::open_rounds();
			System::reset_events();
			world
		});
		chain.commit_all().unwrap();
		(chain, world)
	}

	fn open_rounds() -> Self {
		let leaves = leaves(&[AMOUNT; ROWS as usize]);
		let tree = MerkleTree::in_row_order(&leaves).unwrap();
		let (native, other) = (NativeOrWithId::Native, NativeOrWithId::WithId(ASSET));
		let proven = |asset: &NativeOrWithId<AssetId>, release| {
			let source = Source::Merkle { root: tree.root(), leaves: ROWS.into() };
			terms(asset.clone(), source, release, ROWS)
		};
		let strict = TermsOf::<Runtime> {
			requirement: Requirement::level(1),
			..proven(&native, Release::Immediate)
		};
		let merkle = vec![
			open(&proven(&native, Release::Immediate)),
			open(&proven(&native, VESTED)),
			open(&proven(&native, streamed())),
			open(&strict),
			open(&proven(&other, Release::Immediate)),
			open(&proven(&other, streamed())),
		];
		let stored = |release| terms(NativeOrWithId::Native, Source::Listed, release, LISTED);
		let listed = vec![open(&stored(Release::Immediate)), open(&stored(VESTED))];
		let releases = [Release::Immediate, VESTED, streamed()];
		let ethereum = releases.into_iter().flat_map(claims_by_ethereum_keys).collect();
		let vouchers = open_vouchers();
		let abandoned = draft(&stored(Release::Immediate));
		Distribution::do_abandon(Alice.to_account_id(), abandoned).unwrap();
		let attester = Dave.to_account_id();
		let known = Compliance::attester(&attester).unwrap();
		let credential = Credential {
			genesis: System::block_hash(0),
			attester,
			account: beneficiary(0),
			level: 1,
			jurisdiction: "FR".parse().unwrap(),
			expires: 1_000_000,
			evidence: H256::zero(),
			nonce: 0,
			epoch: known.epoch,
			key: known.key_number,
		};
		Self { tree, leaves, merkle, listed, ethereum, vouchers, abandoned, credential }
	}

	/// A row of a round, and what proves it or another one.
	fn entitlement(&self, draws: &mut Draws) -> (u32, u8, Evidence<Balance>) {
		if draws.once_in(6) {
			let row = draws.row(LISTED);
			return (draws.pick(&self.listed), row, Evidence::Recorded { index: row.into() });
		}
		let id = if draws.once_in(24) { UNKNOWN } else { draws.pick(&self.merkle) };
		// Among those of ten there is one who is frozen.
		let row = if draws.once_in(6) { 10 * draws.row(ROWS / 10) } else { draws.row(ROWS) };
		let proven = if draws.once_in(12) { draws.row(ROWS) } else { row };
		(id, row, self.evidence(proven))
	}

	fn evidence(&self, row: u8) -> Evidence<Balance> {
		let proof = self.tree.proof(row.into()).unwrap();
		Evidence::Merkle { index: row.into(), amount: AMOUNT, proof }
	}

	fn claim(&self, draws: &mut Draws) -> RuntimeCall {
		let (id, row, evidence) = self.entitlement(draws);
		claim(id, row, &evidence)
	}

	fn set_aside(&self, draws: &mut Draws) -> RuntimeCall {
		let (id, row, evidence) = self.entitlement(draws);
		// Those who are frozen.
		let (row, evidence) = match evidence {
			Evidence::Merkle { .. } => (row / 10 * 10, self.evidence(row / 10 * 10)),
			recorded @ Evidence::Recorded { .. } => (row, recorded),
		};
		RoundCall::set_aside { id, beneficiary: beneficiary(100 + row), evidence }.into()
	}

	/// Some rows of one round: some of them twice, paid before, refused, or with another's proof.
	fn claim_batch(&self, draws: &mut Draws) -> RuntimeCall {
		let (id, ..) = self.entitlement(draws);
		let count = 1 + draws.below(40);
		let item = |_| {
			let row = draws.row(ROWS);
			let evidence = if self.listed.contains(&id) {
				Evidence::Recorded { index: row.into() }
			} else {
				let proven = if draws.once_in(12) { draws.row(ROWS) } else { row };
				self.evidence(proven)
			};
			ClaimItem { beneficiary: beneficiary(100 + row), evidence }
		};
		let claims: Vec<_> = (0..count).map(item).collect();
		RoundCall::claim_batch { id, claims: claims.try_into().unwrap() }.into()
	}

	/// Rows that follow one another, some of them left out. Often enough none that is frozen is in it.
	fn claim_range(&self, draws: &mut Draws) -> RuntimeCall {
		let id = draws.pick(&self.merkle);
		let first = draws.row(ROWS);
		let most = u32::from(ROWS - first).min(if draws.once_in(2) { 9 } else { 32 });
		let last = first + draws.below(most) as u8;
		let rows: Vec<_> = (first..=last)
			.map(|row| {
				let left_out = row != first && (row % 10 == 0 || draws.once_in(4));
				if left_out {
					return RangeRow::Skip { leaf: self.leaves[usize::from(row)] };
				}
				RangeRow::Pay { beneficiary: beneficiary(100 + row), amount: Compact(AMOUNT) }
			})
			.collect();
		let siblings = self.tree.range(first.into(), rows.len() as u32).unwrap();
		RoundCall::claim_range {
			id,
			first: first.into(),
			rows: rows.try_into().unwrap(),
			siblings: siblings.try_into().unwrap(),
		}
		.into()
	}

	/// Sometimes to another account than the owner has signed.
	fn claim_ethereum(&self, draws: &mut Draws) -> RuntimeCall {
		let number = draws.below(self.ethereum.len() as u32) as usize;
		let mut call = self.ethereum[number].clone();
		if draws.once_in(8) {
			if let RuntimeCall::Distribution(RoundCall::claim_ethereum { destination, .. }) =
				&mut call
			{
				*destination = beneficiary(100 + draws.row(ROWS));
			}
		}
		call
	}

	/// A voucher of one of the beneficiaries, who may have been paid as much before. Now and then
	/// another key has signed it.
	fn voucher(&self, draws: &mut Draws) -> SignedVoucherOf<Runtime> {
		let voucher = Voucher {
			beneficiary: beneficiary(100 + draws.row(ROWS)),
			cumulative: Balance::from(1 + draws.below(40)) * UNIT,
			deadline: 1_000_000,
			epoch: 0,
		};
		let signer = if draws.once_in(12) { Dave } else { Eve };
		vouchers::signed_by(signer, self.credential.genesis, self.vouchers, voucher)
	}

	/// One voucher or several, some of them for the same account.
	fn settle(&self, draws: &mut Draws) -> RuntimeCall {
		let id = self.vouchers;
		if draws.once_in(2) {
			return RoundCall::settle { id, voucher: self.voucher(draws) }.into();
		}
		let count = 1 + draws.below(10);
		let vouchers: Vec<_> = (0..count).map(|_| self.voucher(draws)).collect();
		RoundCall::settle_batch { id, vouchers: vouchers.try_into().unwrap() }.into()
	}

	/// Rows of one account from several rounds: some of them twice, paid before, refused, or of a round
	/// that does not exist.
	fn claim_many(&self, draws: &mut Draws) -> RuntimeCall {
		let (listed, count) = (draws.once_in(3), 1 + draws.below(9));
		let row = draws.row(if listed { LISTED } else { ROWS });
		let from: &[u32] = if listed { &self.listed } else { &self.merkle };
		let claim = |_| {
			let id = if draws.once_in(24) { UNKNOWN } else { draws.pick(from) };
			let evidence =
				if listed { Evidence::Recorded { index: row.into() } } else { self.evidence(row) };
			(id, evidence)
		};
		let claims: Vec<_> = (0..count).map(claim).collect();
		let beneficiary = beneficiary(100 + row);
		RoundCall::claim_many { beneficiary, claims: claims.try_into().unwrap() }.into()
	}

	/// To one of the beneficiaries or of the crowd, or to an account that does not exist. Sometimes
	/// more than there is.
	fn transfer(draws: &mut Draws) -> RuntimeCall {
		let mut to = [0; 32];
		to[..4].copy_from_slice(&(1 + draws.below(2 * CROWD)).to_le_bytes());
		let to = match draws.below(3) {
			0 => beneficiary(100 + draws.row(ROWS)),
			_ => AccountId::from(to),
		};
		let value = if draws.once_in(8) { Balance::MAX / 2 } else { UNIT };
		let dest = to.into();
		if draws.once_in(2) {
			pallet_balances::Call::<Runtime>::transfer_allow_death { dest, value }.into()
		} else {
			pallet_balances::Call::<Runtime>::transfer_keep_alive { dest, value }.into()
		}
	}

	/// A sender names a payee, or takes that back. Nothing of it is in force before a run ends.
	fn payee(draws: &mut Draws) -> RuntimeCall {
		let scope = match draws.below(4) {
			0 => Scope::Everything,
			1 => Scope::Asset(NativeOrWithId::Native),
			_ => Scope::Round(draws.below(2)),
		};
		match draws.below(6) {
			0 => PayeeCall::clear { scope },
			1 => PayeeCall::cancel { scope },
			2 => PayeeCall::settle { owner: draws.pick(&SENDERS).to_account_id() },
			_ => PayeeCall::set { scope, payee: beneficiary(100 + draws.row(ROWS)) },
		}
		.into()
	}

	fn credential(&self, draws: &mut Draws) -> RuntimeCall {
		let mut credential = Credential {
			account: beneficiary(100 + draws.row(ROWS)),
			nonce: u64::from(1 + draws.below(1_000)),
			..self.credential.clone()
		};
		let signature = Dave.sign(&credential.message()).into();
		if draws.once_in(8) {
			credential.level += 1;
		}
		pallet_compliance::Call::<Runtime>::present_credential { credential, signature }.into()
	}

	/// Its bytes are the last of the transaction, as they must be. Not all come in the right order.
	fn publish(draws: &mut Draws) -> RuntimeCall {
		let list = draws.below(LISTS);
		let data = chunk(list, draws.below(CHUNKS));
		ListCall::publish { list, data: data.try_into().unwrap() }.into()
	}

	/// A call that anybody can send.
	fn call(&self, draws: &mut Draws) -> (&'static str, RuntimeCall) {
		let amount = Balance::from(1 + draws.below(50)) * UNIT;
		match draws.below(21) {
			0..=4 => ("claim", self.claim(draws)),
			5 | 6 => ("batch of claims", self.claim_batch(draws)),
			7 | 8 => ("range", self.claim_range(draws)),
			9 | 10 => ("claims of one account", self.claim_many(draws)),
			11 => ("setting aside", self.set_aside(draws)),
			12 | 13 => ("transfer", Self::transfer(draws)),
			14 => ("stake", RewardCall::stake { pool: STAKE, amount }.into()),
			15 => {
				let amount = if draws.once_in(8) { 2_000 * UNIT } else { amount };
				("unstake", RewardCall::unstake { pool: STAKE, amount }.into())
			}
			16 => {
				let who = draws.pick(&SENDERS).to_account_id();
				("reward", RewardCall::claim { pool: STAKE, who }.into())
			}
			17 => ("payee", Self::payee(draws)),
			18 => ("claim by an Ethereum key", self.claim_ethereum(draws)),
			19 => ("settlement", self.settle(draws)),
			_ => {
				let limit = draws.below(12);
				("clean-up", RoundCall::clean_up { id: self.abandoned, limit }.into())
			}
		}
	}

	/// Several calls in one, whatever becomes of each.
	fn mix(&self, draws: &mut Draws) -> RuntimeCall {
		let calls: Vec<_> = (0..1 + draws.below(6)).map(|_| self.call(draws).1).collect();
		match draws.below(4) {
			0 => UtilityCall::batch { calls },
			1 => UtilityCall::batch_all { calls },
			_ => UtilityCall::force_batch { calls },
		}
		.into()
	}

	/// Any transaction.
	pub fn transaction(&self, draws: &mut Draws) -> Sent {
		let (kind, call) = match draws.below(10) {
			0..=5 => self.call(draws),
			6 | 7 => ("mixed batch", self.mix(draws)),
			8 => ("credential", self.credential(draws)),
			_ => ("chunk", Self::publish(draws)),
		};
		let bare = matches!(
			kind,
			"claim"
				| "range" | "claims of one account"
				| "claim by an Ethereum key"
				| "settlement"
				| "setting aside"
				| "credential"
		);
		let signer = draws.pick(&SENDERS);
		let signer = if bare && draws.once_in(2) { None } else { Some(signer) };
		Sent { kind, call, signer }
	}
}
