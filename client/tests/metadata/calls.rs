//! Every call: pallets, names, indices, fields and their types.

use crate::{read, same, statement, terms, OTHER, WHO};
use codec::{Compact, Encode};
use distribution_client::{
	ballot::AccountVote,
	calls::{
		announcements, balances, compliance, distribution, emission, foreign, governance, lists,
		payees, sales, scores, together, vesting,
	},
	credential::Credential,
	dry_run::Origin,
	types::{
		AssetKind, ClaimItem, Evidence, RangeRow, Redirect, SaleTerms, Scope, Statement, Timepoint,
		Weight,
	},
	vouchers::{SignedVoucher, Voucher, VoucherKeys},
};
use distribution_primitives::{
	emission::{Budget, EmissionParams, PoolKind, Scores, Unclaimed},
	snapshot::StateNode,
	BoardTerms, Class, Country, EthereumSignature, Fault, Form, Held, KeySignature, ProvenRow,
	Rate, Release, Remainder, Requirement, ScoreFault, ShownRow, Snapshot, SnapshotChain,
	StateProof, Window,
};
use distribution_runtime::{AccountId, RuntimeCall};
use pallet_announcements::Call as AnnouncementsCall;
use pallet_compliance::Call as ComplianceCall;
use pallet_distribution::Call as DistributionCall;
use pallet_distribution_lists::Call as ListsCall;
use pallet_emission::Call as EmissionCall;
use pallet_payees::Call as PayeesCall;
use pallet_sales::Call as SalesCall;
use pallet_scores::Call as ScoresCall;
use polkadot_sdk::{
	frame_support::traits::Bounded,
	pallet_assets::Call as AssetsCall,
	pallet_balances::Call as BalancesCall,
	pallet_collective::Call as CommitteeCall,
	pallet_conviction_voting::{self, Call as VotingCall},
	pallet_multisig::Call as MultisigCall,
	pallet_preimage::Call as PreimageCall,
	pallet_referenda::Call as ReferendaCall,
	pallet_utility::Call as UtilityCall,
	pallet_vesting::Call as VestingCall,
	pallet_xcm::Call as XcmCall,
	sp_core::{sr25519, H256},
	sp_runtime::{MultiAddress, MultiSignature, MultiSigner, Perbill, Permill},
	staging_xcm::{
		latest::prelude::{
			AccountId32, AllCounted, Asset, AssetId, Assets, DepositAsset, GeneralIndex, Location,
			PalletInstance, Parachain, Unlimited, Wild, Xcm,
		},
		VersionedAssetId, VersionedAssets, VersionedLocation, VersionedXcm,
	},
	staging_xcm_executor::traits::TransferType,
};

/// Checks that a call is what the runtime calls so, with these fields.
macro_rules! is {
	($call:expr, $pattern:pat => $($check:expr),+ $(,)?) => {
		match read(&$call) {
			$pattern => { $(assert!($check, "{}", stringify!($check));)+ }
			other => panic!("{other:?}"),
		}
	};
}

fn evidence() -> Evidence {
	Evidence::Merkle { index: 3, amount: 500, proof: vec![H256::repeat_byte(2)] }
}

#[test]
fn calls_of_rounds_should_be_the_runtimes() {
	use DistributionCall as D;
	use RuntimeCall::Distribution as Is;
	is!(distribution::draft(&terms()), Is(D::draft { terms: t }) => same(terms(), t));
	is!(distribution::amend(3, &terms()), Is(D::amend { id, terms: t }) => id == 3, same(terms(), t));
	let rows: &[([u8; 32], u128)] = &[(WHO, 5), (OTHER, 6)];
	is!(distribution::add_entries(3, rows), Is(D::add_entries { id, entries }) =>
		id == 3, same(rows, entries));
	let hash = H256::repeat_byte(9);
	is!(distribution::fund(3, 1 << 90, hash), Is(D::fund { id, amount, terms }) =>
		id == 3, amount == 1 << 90, terms == hash);
	is!(distribution::open(3, hash), Is(D::open { id, terms }) => id == 3, terms == hash);
	is!(distribution::pause(3), Is(D::pause { id }) => id == 3);
	is!(distribution::resume(3), Is(D::resume { id }) => id == 3);
	is!(distribution::claim(3, &WHO, &evidence()), Is(D::claim { id, beneficiary, evidence: e }) =>
		id == 3, same(WHO, beneficiary), e == evidence());
	let recorded = Evidence::Recorded { index: 4 };
	is!(distribution::claim(3, &WHO, &recorded), Is(D::claim { evidence: e, .. }) => e == recorded);
	let claims = [ClaimItem { beneficiary: WHO, evidence: evidence() }];
	is!(distribution::claim_batch(3, &claims), Is(D::claim_batch { id, claims: c }) =>
		id == 3, same(&claims[..], c));
	let rows = [
		RangeRow::Pay { beneficiary: WHO, amount: Compact(1 << 90) },
		RangeRow::Skip { leaf: H256::repeat_byte(5) },
	];
	let siblings = [H256::repeat_byte(6), H256::repeat_byte(7)];
	is!(distribution::claim_range(3, 4, &rows, &siblings),
		Is(D::claim_range { id, first, rows: r, siblings: s }) =>
		id == 3, first == 4, same(&rows[..], r), same(&siblings[..], s));
	let claims = [(3, evidence()), (7, recorded)];
	is!(distribution::claim_many(&WHO, &claims), Is(D::claim_many { beneficiary, claims: c }) =>
		same(WHO, beneficiary), same(&claims[..], c));
	let redirect = Redirect { to: OTHER, paid: 1 << 90, deadline: 9 };
	let signature = MultiSignature::Sr25519(sr25519::Signature::from_raw([7; 64]));
	is!(distribution::claim_to(3, &WHO, &evidence(), &redirect, &signature),
		Is(D::claim_to { id, beneficiary, evidence: e, redirect: r, signature: s }) =>
		id == 3, same(WHO, beneficiary), e == evidence(), same(redirect.clone(), r), s == signature);
	let signature = EthereumSignature::Text([8; 65]);
	is!(distribution::claim_ethereum(3, &[7; 20], &evidence(), &WHO, 9, &signature),
		Is(D::claim_ethereum { id, owner, evidence: e, destination, deadline, signature: s }) =>
		id == 3, owner.0 == [7; 20], e == evidence(), same(WHO, destination), deadline == 9,
		s == signature);
	is!(distribution::stop_stream(3, &WHO, &evidence()),
		Is(D::stop_stream { id, beneficiary, evidence: e }) =>
		id == 3, same(WHO, beneficiary), e == evidence());
	is!(distribution::set_aside(3, &WHO, &evidence()),
		Is(D::set_aside { id, beneficiary, evidence: e }) =>
		id == 3, same(WHO, beneficiary), e == evidence());
	is!(distribution::close(3), Is(D::close { id }) => id == 3);
	is!(distribution::abandon(3), Is(D::abandon { id }) => id == 3);
	is!(distribution::clean_up(3, 256), Is(D::clean_up { id, limit }) => id == 3, limit == 256);
	is!(distribution::request_push(3), Is(D::request_push { id }) => id == 3);
	is!(distribution::sweep(3, AssetKind::WithId(7)), Is(D::sweep { id, asset }) =>
		id == 3, same(AssetKind::WithId(7), asset));
}

#[test]
fn calls_of_payees_should_be_the_runtimes() {
	use PayeesCall as P;
	use RuntimeCall::Payees as Is;
	for scope in [Scope::Everything, Scope::Asset(AssetKind::WithId(7)), Scope::Round(3)] {
		is!(payees::set(&scope, &WHO), Is(P::set { scope: s, payee }) =>
			same(scope.clone(), s), same(WHO, payee));
	}
	let scope = Scope::Asset(AssetKind::Native);
	is!(payees::clear(&scope), Is(P::clear { scope: s }) => same(scope.clone(), s));
	is!(payees::cancel(&scope), Is(P::cancel { scope: s }) => same(scope.clone(), s));
	is!(payees::settle(&WHO), Is(P::settle { owner }) => same(WHO, owner));
}

/// Terms of a sale of this form.
fn sale_terms(form: Form<u128, u32>) -> SaleTerms {
	SaleTerms {
		asset: AssetKind::Native,
		supply: 1 << 90,
		money: AssetKind::WithId(7),
		lot: 1 << 40,
		form,
		minimum: 3,
		least: 4,
		most: 5,
		bids: 6,
		bidding: Window { opens: 7, closes: 8 },
		finishing: 9,
		until: 10,
		release: Release::Vested { start: 5, length: 6 },
		requirement: Requirement::level(2),
		remainder: Remainder::Burn,
	}
}

#[test]
fn calls_of_announcements_should_be_the_runtimes() {
	use AnnouncementsCall as A;
	use RuntimeCall::Announcements as Is;
	let hash = H256::repeat_byte(9);
	let rate = Rate { country: Country(*b"CH"), rate: Permill::from_percent(35), collector: WHO };
	let it = Snapshot {
		chain: SnapshotChain::Other { genesis: hash },
		block: 7,
		state_root: hash,
		held: Held::Asset { id: 5 },
		numerator: 1 << 90,
		denominator: 3,
		least: 4,
		excluded: vec![OTHER].try_into().unwrap(),
		withheld: vec![rate].try_into().unwrap(),
	};
	is!(announcements::announce(3, hash, 77, Some(&it)), Is(A::announce { round, terms, period, snapshot }) =>
		round == 3, terms == hash, period == 77, snapshot == Some(it.clone()));
	is!(announcements::announce(3, hash, 77, None), Is(A::announce { snapshot, .. }) => snapshot.is_none());
	is!(announcements::object(3, hash, "no"), Is(A::object { round, terms, text }) =>
		round == 3, terms == hash, text.as_slice() == b"no");
	is!(announcements::answer(3, 4, "yes"), Is(A::answer { round, through, text }) =>
		round == 3, through == 4, text.as_slice() == b"yes");
	is!(announcements::retract(3, 4), Is(A::retract { round, objection }) =>
		round == 3, objection == 4);
	let row = ShownRow { index: 1, account: WHO, amount: 2, proof: vec![hash].try_into().unwrap() };
	let shown = Fault::Missing { account: OTHER, before: Some(row), between: None, after: None };
	let node: StateNode = vec![1, 2].try_into().unwrap();
	let proof: StateProof = vec![node].try_into().unwrap();
	is!(announcements::challenge(3, &shown, &proof), Is(A::challenge { round, fault, state }) =>
		round == 3, fault == shown, state == proof);
	is!(announcements::close(3), Is(A::close { round }) => round == 3);
	is!(announcements::anchor(&[1, 2]), Is(A::anchor { header }) => header.as_slice() == [1, 2]);
	is!(announcements::lift(7), Is(A::lift { block }) => block == 7);
}

#[test]
fn calls_of_sales_should_be_the_runtimes() {
	use RuntimeCall::Sales as Is;
	use SalesCall as S;
	let classes = vec![Class { level: 2, weight: 3 }].try_into().unwrap();
	for form in [
		Form::Fixed { price: 1 << 80, first: 2, classes },
		Form::Auction { floor: 1 << 80, step: 2, ticks: 1_024, late: 99 },
	] {
		let terms = sale_terms(form);
		is!(sales::open(&terms), Is(S::open { terms: t }) =>
			same(terms.clone(), t.clone()), t.hash() == terms.hash());
	}
	let hash = H256::repeat_byte(9);
	is!(sales::bid(3, hash, 1 << 90, 1_023), Is(S::bid { id, terms, quantity, tick }) =>
		id == 3, terms == hash, quantity == 1 << 90, tick == 1_023);
	is!(sales::clear(3), Is(S::clear { id }) => id == 3);
	is!(sales::finish(3, &WHO), Is(S::finish { id, bidder }) => id == 3, same(WHO, bidder));
	is!(sales::remove(3), Is(S::remove { id }) => id == 3);
}

#[test]
fn calls_of_scores_should_be_the_runtimes() {
	use RuntimeCall::Scores as Is;
	use ScoresCall as S;
	let terms = BoardTerms {
		requirement: Requirement::level(2),
		most: 1 << 90,
		bond: 5,
		window: 6,
		judging: 7,
	};
	is!(scores::create(&terms, &[WHO, OTHER]), Is(S::create { terms: t, reporters }) =>
		t == terms, reporters.len() == 2, same(OTHER, reporters[1].clone()));
	is!(scores::set_reporters(3, &[WHO]), Is(S::set_reporters { board, reporters }) =>
		board == 3, same(WHO, reporters[0].clone()));
	is!(scores::close(3), Is(S::close { board }) => board == 3);
	let hash = H256::repeat_byte(9);
	is!(scores::post(3, 4, hash), Is(S::post { board, list, root }) =>
		board == 3, list == 4, root == hash);
	let proof = vec![H256::repeat_byte(2)].try_into().unwrap();
	let row = ProvenRow { index: 7, account: WHO, score: 1 << 90, proof };
	let wanted = ScoreFault::AboveMost { row: row.clone() };
	is!(scores::prove(3, &wanted), Is(S::prove { board, fault }) => board == 3, *fault == wanted);
	is!(scores::challenge(3, 4, hash), Is(S::challenge { board, number, reason }) =>
		board == 3, number == 4, reason == hash);
	is!(scores::judge(3, 4, true), Is(S::judge { board, number, stands }) =>
		board == 3, number == 4, stands);
	is!(scores::settle(3), Is(S::settle { board }) => board == 3);
	is!(scores::claim(3, &row), Is(S::claim { board, who, index, score, proof }) =>
		board == 3, same(WHO, who), index == 7, score == 1 << 90, proof == row.proof);
	is!(scores::clean(3, &WHO), Is(S::clean { board, who }) => board == 3, same(WHO, who));
	is!(scores::remove(3), Is(S::remove { board }) => board == 3);
}

#[test]
fn calls_of_vouchers_should_be_the_runtimes() {
	use DistributionCall as D;
	use RuntimeCall::Distribution as Is;
	let signature = MultiSignature::Sr25519(sr25519::Signature::from_raw([7; 64]));
	let voucher = SignedVoucher {
		voucher: Voucher { beneficiary: WHO, cumulative: 1 << 90, deadline: 9, epoch: 2 },
		signatures: vec![KeySignature { key: 1, signature }].try_into().unwrap(),
	};
	is!(distribution::settle(3, &voucher), Is(D::settle { id, voucher: v }) =>
		id == 3, same(&voucher, v));
	let both = [voucher.clone(), voucher.clone()];
	is!(distribution::settle_batch(3, &both), Is(D::settle_batch { id, vouchers }) =>
		id == 3, same(&both[..], vouchers));
	is!(distribution::set_aside_voucher(3, &voucher), Is(D::set_aside_voucher { id, voucher: v }) =>
		id == 3, same(&voucher, v));
	let key: MultiSigner = sr25519::Public::from_raw([5; 32]).into();
	let keys = VoucherKeys { threshold: 1, keys: vec![key].try_into().unwrap() };
	is!(distribution::rotate_keys(3, &keys, 99), Is(D::rotate_keys { id, keys: k, ends }) =>
		id == 3, k == keys, ends == 99);
	is!(distribution::promise(3, 1 << 90, 8), Is(D::promise { id, amount, beneficiaries }) =>
		id == 3, amount == 1 << 90, beneficiaries == 8);
}

#[test]
fn calls_of_lists_should_be_the_runtimes() {
	use ListsCall as L;
	use RuntimeCall::Lists as Is;
	let digests = [H256::repeat_byte(1), H256::repeat_byte(2)];
	is!(lists::announce(258, &digests), Is(L::announce { rows, chunks }) =>
		rows == 258, same(&digests[..], chunks));
	let chunk = [7u8; 100];
	is!(lists::publish(3, &chunk), Is(L::publish { list, data }) =>
		list == 3, same(&chunk[..], data));
	// The node keeps the last bytes of a transaction.
	assert!(read(&lists::publish(3, &chunk)).encode().ends_with(&chunk));
	is!(lists::remove(3), Is(L::remove { list }) => list == 3);
}

#[test]
fn calls_of_the_registry_should_be_the_runtimes() {
	use ComplianceCall as C;
	use RuntimeCall::Compliance as Is;
	let hash = H256::repeat_byte(4);
	is!(compliance::new_epoch(&WHO), Is(C::new_epoch { who }) => same(WHO, who));
	let key: MultiSigner = sr25519::Public::from_raw([5; 32]).into();
	let proof = MultiSignature::Sr25519(sr25519::Signature::from_raw([7; 64]));
	is!(compliance::rotate_key(&key, &proof), Is(C::rotate_key { key: k, proof: p }) =>
		k == key, p == proof);
	is!(compliance::attest(&WHO, &statement()), Is(C::attest { who, statement: s }) =>
		same(WHO, who), same(statement(), s));
	let many: &[([u8; 32], Statement)] = &[(WHO, statement()), (OTHER, statement())];
	is!(compliance::attest_batch(many), Is(C::attest_batch { statements }) => same(many, statements));
	is!(compliance::renew(&WHO, 9, hash), Is(C::renew { who, expires, evidence }) =>
		same(WHO, who), expires == 9, evidence == hash);
	is!(compliance::revoke(&WHO, 1 << 40, hash), Is(C::revoke { who, nonce, reason }) =>
		same(WHO, who), nonce == 1 << 40, reason == hash);
	is!(compliance::forget(&WHO, &OTHER), Is(C::forget { who, attester }) =>
		same(WHO, who), same(OTHER, attester));
	let credential = Credential {
		genesis: hash,
		attester: OTHER,
		account: WHO,
		level: 2,
		jurisdiction: Country(*b"FR"),
		expires: 10,
		evidence: hash,
		nonce: 11,
		epoch: 12,
		key: 13,
	};
	let signature = MultiSignature::Sr25519(sr25519::Signature::from_raw([6; 64]));
	is!(compliance::present_credential(&credential, &signature),
		Is(C::present_credential { credential: c, signature: s }) =>
		same(&credential, c), s == signature);
	is!(compliance::freeze(&WHO, hash), Is(C::freeze { who, reason }) =>
		same(WHO, who), reason == hash);
	is!(compliance::unfreeze(&WHO, hash), Is(C::unfreeze { who, reason }) =>
		same(WHO, who), reason == hash);
	is!(compliance::ratify_freeze(&WHO), Is(C::ratify_freeze { who }) => same(WHO, who));
	is!(compliance::lapse_freeze(&WHO), Is(C::lapse_freeze { who }) => same(WHO, who));
	is!(compliance::suspend_officer(&WHO), Is(C::suspend_officer { who }) => same(WHO, who));
}

#[test]
fn calls_of_emission_should_be_the_runtimes() {
	use EmissionCall as E;
	use RuntimeCall::Emission as Is;
	let parameters = EmissionParams {
		issuance: 1,
		decay: Perbill::from_percent(2),
		decay_period: 3,
		floor: 4,
		max_supply: 5,
	};
	is!(emission::set_emission(&parameters), Is(E::set_emission { params }) => params == parameters);
	let shares = Budget(vec![(3, Perbill::one())].try_into().unwrap());
	is!(emission::set_budget(&shares), Is(E::set_budget { budget }) => budget == shares);
	is!(emission::halt(), Is(E::halt {}) => true);
	is!(emission::resume(), Is(E::resume {}) => true);
	is!(emission::prolong_halt(258), Is(E::prolong_halt { eras }) => eras == 258);
	let kinds = [
		PoolKind::Stake { asset: AssetKind::WithId(3) },
		PoolKind::Contribution { scores: Scores::Activity, unclaimed: Unclaimed::Recycle },
		PoolKind::Account { to: WHO },
	];
	for wanted in kinds {
		is!(emission::create_pool(&wanted, &Requirement::level(1)),
			Is(E::create_pool { kind, requirement }) =>
			same(&wanted, kind), requirement == Requirement::level(1));
	}
	is!(emission::update_pool(3, &Requirement::level(1)),
		Is(E::update_pool { pool, requirement }) => pool == 3, requirement == Requirement::level(1));
	is!(emission::retire_pool(3), Is(E::retire_pool { pool }) => pool == 3);
	is!(emission::remove_pool(3), Is(E::remove_pool { pool }) => pool == 3);
	is!(emission::set_reporters(3, &[WHO, OTHER], 258),
		Is(E::set_reporters { pool, reporters, allowance }) =>
		pool == 3, same(&[WHO, OTHER][..], reporters), allowance == 258);
	is!(emission::stake(3, 1 << 90), Is(E::stake { pool, amount }) => pool == 3, amount == 1 << 90);
	is!(emission::unstake(3, 4), Is(E::unstake { pool, amount }) => pool == 3, amount == 4);
	is!(emission::enroll(3), Is(E::enroll { pool }) => pool == 3);
	is!(emission::resign(3), Is(E::resign { pool }) => pool == 3);
	is!(emission::claim(3, &WHO), Is(E::claim { pool, who }) => pool == 3, same(WHO, who));
	is!(emission::claim_all(&WHO), Is(E::claim_all { who }) => same(WHO, who));
	let reported: &[([u8; 32], u64)] = &[(WHO, 258)];
	is!(emission::report(3, reported), Is(E::report { pool, scores }) =>
		pool == 3, same(reported, scores));
}

#[test]
fn transfers_should_be_the_runtimes() {
	use RuntimeCall::{Assets, Balances};
	let to = MultiAddress::Id(AccountId::new(WHO));
	is!(balances::transfer(&WHO, 1 << 90, true),
		Balances(BalancesCall::transfer_keep_alive { dest, value }) =>
		dest == to, value == 1 << 90);
	is!(balances::transfer(&WHO, 5, false),
		Balances(BalancesCall::transfer_allow_death { dest, value }) => dest == to, value == 5);
	is!(balances::transfer_asset(258, &WHO, 1 << 90, true),
		Assets(AssetsCall::transfer_keep_alive { id, target, amount }) =>
		id == 258, target == to, amount == 1 << 90);
	is!(balances::transfer_asset(258, &WHO, 5, false),
		Assets(AssetsCall::transfer { id, target, amount }) =>
		id == 258, target == to, amount == 5);
}

#[test]
fn withdrawal_of_other_chains_assets_should_be_the_runtimes() {
	use RuntimeCall::PolkadotXcm as Is;
	let usdc = [Parachain(1_000), PalletInstance(50), GeneralIndex(1_337)];
	for location in [Location::parent(), Location::new(1, usdc)] {
		let hub = VersionedLocation::from(Location::new(1, [Parachain(1_000)]));
		let sent = Assets::from(vec![Asset::from((location.clone(), 1u128 << 90))]);
		let id = VersionedAssetId::from(AssetId(location.clone()));
		let account = AccountId32 { network: None, id: WHO };
		let beneficiary = Location::new(0, [account]);
		let deposit = DepositAsset { assets: Wild(AllCounted(1)), beneficiary };
		let then = VersionedXcm::from(Xcm::<()>(vec![deposit]));
		is!(foreign::withdraw(&location.encode(), 1 << 90, &WHO),
			Is(XcmCall::transfer_assets_using_type_and_then {
				dest, assets, assets_transfer_type, remote_fees_id, fees_transfer_type,
				custom_xcm_on_dest, weight_limit,
			}) =>
			*dest == hub, *assets == VersionedAssets::from(sent.clone()),
			*assets_transfer_type == TransferType::DestinationReserve, *remote_fees_id == id,
			*fees_transfer_type == TransferType::DestinationReserve, *custom_xcm_on_dest == then,
			weight_limit == Unlimited);
	}
}

#[test]
fn calls_of_governance_should_be_the_runtimes() {
	is!(governance::note_preimage(vec![1, 2]),
		RuntimeCall::Preimage(PreimageCall::note_preimage { bytes }) => bytes == [1, 2]);
	is!(governance::submit(governance::EMISSION_ADMIN, [9; 32], 258),
		RuntimeCall::Referenda(ReferendaCall::submit {
			proposal_origin, proposal, enactment_moment,
		}) =>
		format!("{proposal_origin:?}").contains("EmissionAdmin"),
		matches!(proposal, Bounded::Lookup { hash, len: 258 } if hash == H256([9; 32])),
		same((1u8, 1u32), enactment_moment));
	is!(governance::place_decision_deposit(3),
		RuntimeCall::Referenda(ReferendaCall::place_decision_deposit { index }) => index == 3);
	use RuntimeCall::ConvictionVoting as Votes;
	for (aye, conviction, byte) in [(true, 0, 0x80u8), (true, 6, 0x86), (false, 1, 0x01)] {
		is!(governance::vote(3, AccountVote::standard(aye, conviction, 5)),
			Votes(VotingCall::vote { poll_index, vote }) =>
			poll_index == 3, same((0u8, byte, 5u128), vote));
	}
	is!(governance::vote(3, AccountVote::Split { aye: 5, nay: 6 }),
		Votes(VotingCall::vote { vote, .. }) =>
		vote == pallet_conviction_voting::AccountVote::Split { aye: 5, nay: 6 });
	is!(governance::vote(3, AccountVote::SplitAbstain { aye: 5, nay: 6, abstain: 7 }),
		Votes(VotingCall::vote { vote, .. }) =>
		vote == pallet_conviction_voting::AccountVote::SplitAbstain { aye: 5, nay: 6, abstain: 7 });
	is!(governance::remove_vote(13, 258), Votes(VotingCall::remove_vote { class, index }) =>
		class == Some(13), index == 258);
	is!(governance::remove_other_vote(&WHO, 13, 258),
		Votes(VotingCall::remove_other_vote { target, class, index }) =>
		same((0u8, WHO), target), class == 13, index == 258);
	is!(governance::unlock(13, &WHO), Votes(VotingCall::unlock { class, target }) =>
		class == 13, same((0u8, WHO), target));
	is!(governance::delegate(13, &OTHER, 6, 1 << 90),
		Votes(VotingCall::delegate { class, to, conviction, balance }) =>
		class == 13, same((0u8, OTHER), to), same(6u8, conviction), balance == 1 << 90);
	is!(governance::undelegate(13), Votes(VotingCall::undelegate { class }) => class == 13);
	let halt = RuntimeCall::Emission(EmissionCall::halt {});
	is!(governance::propose_to_committee(2, halt.encode()),
		RuntimeCall::TechnicalCommittee(CommitteeCall::propose { threshold, proposal, length_bound }) =>
		threshold == 2, *proposal == halt, length_bound as usize == halt.encode().len());
}

#[test]
fn calls_of_vesting_should_be_the_runtimes() {
	is!(vesting::vest(), RuntimeCall::Vesting(VestingCall::vest {}) => true);
	is!(vesting::vest_other(&WHO), RuntimeCall::Vesting(VestingCall::vest_other { target }) =>
		same((0u8, WHO), target));
}

#[test]
fn calls_together_should_be_the_runtimes() {
	let inner = RuntimeCall::Emission(EmissionCall::halt {});
	let bytes = || inner.encode();
	is!(together::batch_all(vec![bytes(), bytes()]),
		RuntimeCall::Utility(UtilityCall::batch_all { calls }) =>
		calls == [inner.clone(), inner.clone()]);
	for origin in [Origin::Root, Origin::Signed(WHO)] {
		is!(together::dispatch_as(origin.bytes(), bytes()),
			RuntimeCall::Utility(UtilityCall::dispatch_as { as_origin, call }) =>
			as_origin.encode() == origin.bytes(), *call == inner);
	}
	is!(together::force_set_balance(&WHO, 1 << 90),
		RuntimeCall::Balances(BalancesCall::force_set_balance { who, new_free }) =>
		same((0u8, WHO), who), new_free == 1 << 90);
	let most = Weight { ref_time: 1 << 40, proof_size: 70_000 };
	let others = [WHO, OTHER];
	for when in [None, Some(Timepoint { height: 5, index: 2 })] {
		is!(together::as_multi(3, &others, when, bytes(), most),
			RuntimeCall::Multisig(MultisigCall::as_multi {
				threshold, other_signatories, maybe_timepoint, call, max_weight,
			}) =>
			threshold == 3, same(&others[..], other_signatories), same(when, maybe_timepoint),
			*call == inner, same(most, max_weight));
		is!(together::approve_as_multi(3, &others, when, [9; 32], most),
			RuntimeCall::Multisig(MultisigCall::approve_as_multi {
				threshold, other_signatories, maybe_timepoint, call_hash, max_weight,
			}) =>
			threshold == 3, same(&others[..], other_signatories), same(when, maybe_timepoint),
			call_hash == [9; 32], same(most, max_weight));
	}
}
