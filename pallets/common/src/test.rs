//! Test support for the pallets' mocks: a registry that refuses on demand, payees, accounts, a
//! dispatch helper that checks that a refused call changes nothing, a check of the calls' docs, and
//! what `scripts/error-matrix.mjs` compares: which refusal of which call which test has met.

pub mod traces;

use crate::Finals;
use distribution_primitives::{Compliance, FinalKind, Payees, Refusal, Requirement, RoundId};
use polkadot_sdk::{
	frame_support::{traits::GetCallMetadata, weights::Weight},
	sp_core::H256,
	sp_io::{storage, TestExternalities},
	sp_runtime::{
		traits::Dispatchable, AccountId32, DispatchError, DispatchResult, ModuleError,
		StateVersion, TryRuntimeError,
	},
};
use scale_info::{TypeDef, TypeInfo};
use std::{
	cell::{Cell, RefCell},
	collections::BTreeSet,
	env,
	fmt::Debug,
	fs::OpenOptions,
	io::Write,
	sync::{Mutex, PoisonError},
	thread,
};

/// Amounts in the mocks.
pub type Balance = u128;

/// The highest level that [`Registry`] supports.
pub const MAX_LEVEL: u8 = 3;
/// When a used-up limit passes, according to [`Registry`].
pub const NEXT_PERIOD: u64 = 777;

thread_local! {
	/// What all accounts together may still receive, if there is a limit.
	pub static LIMIT: Cell<Option<Balance>> = const { Cell::new(None) };
	/// What all accounts together may still receive in parts, if that is less: a registry may keep
	/// something of a limit for payments that are made whole.
	pub static PARTS: Cell<Option<Balance>> = const { Cell::new(None) };
	/// Accounts that the registry refuses, and why.
	pub static REFUSED: RefCell<Vec<(AccountId32, Refusal)>> = const { RefCell::new(Vec::new()) };
	/// What asking about a payee weighs, according to [`Registry`], in units of time.
	pub static PAYEE_TIME: Cell<u64> = const { Cell::new(0) };
	/// Owners who have named a payee, for a round or for everything, and the payee.
	pub static PAYEES: RefCell<Vec<(AccountId32, Option<RoundId>, AccountId32)>> =
		const { RefCell::new(Vec::new()) };
	/// What was folded into the digest of the chain, in order.
	pub static FOLDED: RefCell<Vec<(FinalKind, u32, H256)>> = const { RefCell::new(Vec::new()) };
}

/// What folding into the digest of the chain weighs, according to [`Folded`], in units of time.
pub const FOLD_TIME: u64 = 5;

/// Keeps in [`FOLDED`] what is final. It lives outside the storage, so what is rolled back stays there.
pub struct Folded;

impl Folded {
	/// All of it.
	pub fn all() -> Vec<(FinalKind, u32, H256)> {
		FOLDED.with_borrow(Vec::clone)
	}

	/// Forgets all of it.
	pub fn reset() {
		FOLDED.with_borrow_mut(Vec::clear);
	}
}

impl Finals for Folded {
	fn fold(kind: FinalKind, id: u32, value: H256) {
		FOLDED.with_borrow_mut(|folded| folded.push((kind, id, value)));
	}

	fn weight() -> Weight {
		Weight::from_parts(FOLD_TIME, 0)
	}
}

/// An account that cannot be named as a payee: like all that end with eleven zero bytes.
pub const KEYLESS: AccountId32 = AccountId32::new([0; 32]);

/// The payees in [`PAYEES`]. Like the registry, they live outside the storage.
pub struct Named;

impl Named {
	/// Has `owner` name `payee`: for `round`, or else for everything. In place of whom it named
	/// before for that.
	pub fn name(owner: AccountId32, round: Option<RoundId>, payee: AccountId32) {
		Self::forget(&owner, round);
		PAYEES.with_borrow_mut(|payees| payees.push((owner, round, payee)));
	}

	/// Has `owner` name nobody for `round`, or else for everything.
	pub fn forget(owner: &AccountId32, round: Option<RoundId>) {
		PAYEES.with_borrow_mut(|payees| {
			payees.retain(|(who, of, _)| who != owner || *of != round);
		});
	}

	/// Forgets everybody.
	pub fn reset() {
		PAYEES.with_borrow_mut(Vec::clear);
		PAYEE_TIME.set(0);
	}
}

impl<AssetKind> Payees<AccountId32, AssetKind> for Named {
	fn payee(owner: &AccountId32, _: &AssetKind, round: Option<RoundId>) -> Option<AccountId32> {
		PAYEES.with_borrow(|payees| {
			let of = |round: Option<RoundId>| {
				payees.iter().find(|(who, of, _)| who == owner && *of == round)
			};
			let own = round.and_then(|round| of(Some(round)));
			own.or_else(|| of(None)).map(|(_, _, payee)| payee.clone())
		})
	}

	fn accepts(account: &AccountId32) -> bool {
		let bytes: &[u8; 32] = account.as_ref();
		!bytes.ends_with(&[0; 11])
	}

	fn proof() -> Weight {
		Weight::zero()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_worst_case(_: &AccountId32) {}
}

/// A registry that refuses the accounts in [`REFUSED`] and enforces [`LIMIT`].
///
/// It lives outside the storage, so a rolled-back payment still counts against the limit.
pub struct Registry;

impl Registry {
	/// Refuses `who` for this reason from now on.
	pub fn refuse(who: AccountId32, reason: Refusal) {
		REFUSED.with_borrow_mut(|refused| refused.push((who, reason)));
	}

	/// Refuses no account any longer.
	pub fn accept_all() {
		REFUSED.with_borrow_mut(Vec::clear);
	}

	/// Forgets everything. Threads are reused between tests.
	pub fn reset() {
		Self::accept_all();
		LIMIT.set(None);
		PARTS.set(None);
	}
}

impl<AssetKind> Compliance<AccountId32, AssetKind, Balance> for Registry {
	type Moment = u64;
	type Session = ();

	fn session() {}

	fn supports(requirement: &Requirement) -> bool {
		requirement.level <= MAX_LEVEL
	}

	fn check(
		who: &AccountId32,
		requirement: &Requirement,
		_: &AssetKind,
		amount: Balance,
	) -> Result<(), Refusal> {
		if requirement.level > MAX_LEVEL {
			return Err(Refusal::LevelTooLow);
		}
		if LIMIT.get().is_some_and(|limit| amount > limit) {
			return Err(Refusal::LimitReached);
		}
		REFUSED.with_borrow(|refused| {
			refused.iter().find(|(other, _)| other == who).map_or(Ok(()), |(_, why)| Err(*why))
		})
	}

	fn frozen(who: &AccountId32) -> bool {
		REFUSED.with_borrow(|refused| refused.contains(&(who.clone(), Refusal::Frozen)))
	}

	fn pay_in(
		(): &(),
		who: &AccountId32,
		requirement: &Requirement,
		asset: &AssetKind,
		amount: Balance,
	) -> Result<(), Refusal> {
		Self::check(who, requirement, asset, amount)?;
		LIMIT.set(LIMIT.get().map(|limit| limit.saturating_sub(amount)));
		Ok(())
	}

	fn pay_up_to_in(
		(): &(),
		who: &AccountId32,
		requirement: &Requirement,
		asset: &AssetKind,
		due: Balance,
	) -> Result<Balance, Refusal> {
		if PARTS.get() == Some(0) {
			return Err(Refusal::LimitReached);
		}
		// With nothing left, one unit is too much: that tells why.
		let limit = PARTS.get().or(LIMIT.get());
		let amount = limit.map_or(due, |limit| due.min(limit.max(1)));
		Self::pay_in(&(), who, requirement, asset, amount).map(|()| amount)
	}

	fn check_payee_in((): &(), who: &AccountId32) -> Result<(), Refusal> {
		REFUSED.with_borrow(|refused| {
			let for_it = |why| refused.contains(&(who.clone(), why));
			if for_it(Refusal::Frozen) {
				return Err(Refusal::PayeeFrozen);
			}
			if for_it(Refusal::JurisdictionBlocked) {
				return Err(Refusal::PayeeBlocked);
			}
			Ok(())
		})
	}

	fn allowance(_: &AccountId32, _: &AssetKind) -> Option<Balance> {
		PARTS.get().or(LIMIT.get())
	}

	fn passes_at(refusal: Refusal) -> Option<u64> {
		(refusal == Refusal::LimitReached).then_some(NEXT_PERIOD)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_worst_case(_: &AccountId32) {}

	fn weight(_: Option<(&Requirement, &AssetKind)>) -> Weight {
		Weight::from_parts(1, 0)
	}

	fn payee_weight() -> Weight {
		Weight::from_parts(PAYEE_TIME.get(), 0)
	}
}

/// Account number `n`. It has nothing unless the mock's genesis gives it something.
pub fn who(n: u32) -> AccountId32 {
	let mut id = [9; 32];
	let (number, _) = id.split_at_mut(4);
	number.copy_from_slice(&n.to_be_bytes());
	AccountId32::new(id)
}

/// Runs `test` in `ext`, then checks every invariant.
pub fn run(
	mut ext: TestExternalities,
	invariants: fn() -> Result<(), TryRuntimeError>,
	test: impl FnOnce(),
) {
	ext.execute_with(|| {
		test();
		assert_eq!(invariants(), Ok(()));
	});
}

/// Dispatches `call`. If it is refused, checks that the storage root has not changed.
pub fn dispatch<Call: Dispatchable + GetCallMetadata>(
	origin: Call::RuntimeOrigin,
	call: Call,
) -> DispatchResult {
	let before = storage::root(StateVersion::V1);
	let name = call.get_call_metadata().function_name;
	match call.dispatch(origin) {
		Ok(_) => Ok(()),
		Err(refusal) => {
			let after = storage::root(StateVersion::V1);
			assert_eq!(after, before, "a refused call changed the state");
			if let DispatchError::Module(ModuleError { message: Some(error), .. }) = refusal.error {
				note_met("dispatched", name, error);
			}
			Err(refusal.error)
		}
	}
}

/// Like the macro of the same name in `frame_support`, which checks that the storage root has not
/// changed; notes besides which refusal was met.
#[macro_export]
macro_rules! assert_noop {
	($call:expr, $error:expr $(,)?) => {{
		let error = $error;
		$crate::test::note_refused(stringify!($call), &error);
		polkadot_sdk::frame_support::assert_noop!($call, error);
	}};
}

/// Notes that an expression was refused: one that begins with a call's own function, `do_x`, or a
/// helper of the tests that is called as the call.
pub fn note_refused(expression: &str, error: &impl Debug) {
	let path = expression.split('(').next().unwrap_or_default();
	let function = path.rsplit("::").next().unwrap_or_default().trim();
	let call = function.strip_prefix("do_").unwrap_or(function);
	note_met("expected", call, &name_of(error));
}

/// The name of an error: of a pallet's own, or as part of a `DispatchError`.
fn name_of(error: &impl Debug) -> String {
	let text = format!("{error:?}");
	match text.split_once("message: Some(\"") {
		Some((_, rest)) => rest.split('"').next().unwrap_or_default().into(),
		None => text,
	}
}

/// Notes that the running test has met this error of this call.
fn note_met(how: &str, call: &str, error: &str) {
	let thread = thread::current();
	note(&format!("{how}\t{call}\t{error}\t{}", thread.name().unwrap_or("?")));
}

/// Writes a line, once, to the file that the variable `ERROR_MATRIX` names, if it is set.
fn note(line: &str) {
	static NOTED: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
	let Some(path) = env::var_os("ERROR_MATRIX") else { return };
	let mut noted = NOTED.lock().unwrap_or_else(PoisonError::into_inner);
	if noted.insert(line.into()) {
		let file = OpenOptions::new().create(true).append(true).open(path);
		let written = file.and_then(|mut file| writeln!(file, "{line}"));
		assert!(written.is_ok(), "cannot write to the file that ERROR_MATRIX names");
	}
}

/// The number of cases of a property that takes long: `ordinary`, or as many as the variable
/// `PROPTEST_CASES` says. Others have proptest's own number, which is 256 or what the variable says.
pub fn cases(ordinary: u32) -> u32 {
	let said = env::var("PROPTEST_CASES").ok();
	said.and_then(|cases| cases.parse().ok()).unwrap_or(ordinary)
}

/// The names of the items of this kind, such as `Error`, that `docs` link to.
fn links(docs: &str, kind: &str) -> Vec<String> {
	let begin = format!("[`{kind}::");
	docs.split(begin.as_str())
		.skip(1)
		.filter_map(|rest| rest.split('`').next())
		.map(String::from)
		.collect()
}

/// The variants of `Error` that no variant of `Call` links to in its docs. Notes those that each
/// links to, and the other calls.
pub fn undocumented_errors<Call: TypeInfo, Error: TypeInfo>() -> Vec<String> {
	let TypeDef::Variant(calls) = Call::type_info().type_def else { return Vec::new() };
	let TypeDef::Variant(errors) = Error::type_info().type_def else { return Vec::new() };
	let mut documented = BTreeSet::new();
	for call in &calls.variants {
		let docs = call.docs.join("\n");
		for error in links(&docs, "Error") {
			note(&format!("names\t{}\t{error}", call.name));
			documented.insert(error);
		}
		for other in links(&docs, "Pallet") {
			note(&format!("links\t{}\t{other}", call.name));
		}
	}
	let names = errors.variants.iter().map(|error| error.name.to_string());
	names
		.inspect(|error| note(&format!("error\t{error}")))
		.filter(|error| !documented.contains(error))
		.collect()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn error_should_have_the_name_that_its_pallet_gives_it() {
		let module = ModuleError { index: 4, error: [1, 0, 0, 0], message: Some("Late") };
		assert_eq!(name_of(&DispatchError::Module(module)), "Late");
		assert_eq!(name_of(&DispatchError::BadOrigin), "BadOrigin");
	}

	#[test]
	fn links_should_be_found_in_docs() {
		let docs = "- Errors: [`Error::One`], [`Error::Two`], and those of\n  [`Pallet::other`].";
		assert_eq!(links(docs, "Error"), ["One", "Two"]);
		assert_eq!(links(docs, "Pallet"), ["other"]);
		assert_eq!(links("[`Config::Delay`], `Error::One`", "Error"), Vec::<String>::new());
	}
}
