//! `distribution report verify`: what somebody's report says, against its own files and a node.

mod board;
mod eras;
mod round;
mod statement;
mod tables;
mod year;

use crate::{
	args::{
		account::account_of,
		facts::{number_of, solvency_of},
		folder::{read_folder, signer_text},
	},
	error::{CliError, Result},
	output::Output,
};
use clap::Args;
use distribution_client::{
	account::{self, parse_hash, AccountId},
	chain::At,
	proofs::{chain_digest, digest_key, recorded, round_key, ProofFile},
	token::native,
	Chain, Error,
};
use distribution_reports::{
	check::{all_passed, json_of, Check, Outcome},
	finals::{self, FOLDS},
	folder::{faults, message, File, Signature, JSON, PROOF, SIGNATURE, SUMS},
	solvency,
	subject::{Place, Subject},
};
use polkadot_sdk::sp_core::H256;
use serde_json::{json, Value};
use std::{collections::BTreeMap, future::Future, path::PathBuf};

/// The file with the payments of a round.
const PAYMENTS: &str = "payments.csv";

/// `distribution report verify`.
#[derive(Args, Debug)]
pub struct VerifyArgs {
	/// The folder of the report, or of a statement.
	folder: PathBuf,
	/// The auditor: the signature must be of this account.
	#[arg(long, value_name = "ACCOUNT")]
	auditor: Option<String>,
	/// Check files, signature and the report's own proof of state only, without a node.
	#[arg(long)]
	offline: bool,
}

/// What a report says of itself.
struct Claims {
	kind: String,
	genesis: H256,
	block: u64,
	hash: H256,
	json: Value,
	files: Vec<File>,
}

impl Claims {
	fn read(files: Vec<File>) -> Result<Self> {
		let wrong = |what: &str| {
			CliError::input(format!(
				"{JSON} has no {what}: it was not made by `distribution report`"
			))
		};
		let file = file_of(&files, JSON)?;
		let json: Value = serde_json::from_slice(&file.bytes)?;
		let text = |value: &Value, name: &str| {
			value.get(name).and_then(Value::as_str).map(String::from).ok_or_else(|| wrong(name))
		};
		let chain = json.get("chain").cloned().ok_or_else(|| wrong("chain"))?;
		let block = chain.get("lastBlock").and_then(Value::as_u64);
		Ok(Self {
			kind: text(&json, "kind")?,
			genesis: parse_hash(&text(&chain, "genesis")?)?,
			block: block.ok_or_else(|| wrong("lastBlock"))?,
			hash: parse_hash(&text(&chain, "lastHash")?)?,
			json,
			files,
		})
	}
}

/// A file that must be there.
fn file_of<'f>(files: &'f [File], name: &str) -> Result<&'f File> {
	files.iter().find(|file| file.name == name).ok_or_else(|| {
		CliError::input(format!("there is no {name} in the folder: it is not a report"))
	})
}

/// The text of a file.
fn text_of<'f>(files: &'f [File], name: &str) -> Result<&'f str> {
	std::str::from_utf8(&file_of(files, name)?.bytes)
		.map_err(|_| CliError::input(format!("{name} is not text")))
}

/// Checks the hashes of the files and the signature over them; tells who has signed.
fn check_files(
	claims: &Claims,
	auditor: Option<&AccountId>,
) -> Result<(Vec<Check>, Option<String>)> {
	let said = text_of(&claims.files, SUMS)?;
	let faults = faults(said, &claims.files)?;
	let found = if faults.is_empty() { "all of them".into() } else { faults.join("; ") };
	let mut checks =
		vec![Check::new("The files are those whose hashes are listed", faults.is_empty(), found)];
	let what = "The auditor has signed these hashes";
	if !claims.files.iter().any(|file| file.name == SIGNATURE) {
		checks.push(match auditor {
			Some(_) => Check::new(what, false, "nobody has signed"),
			None => Check::open(what, "nobody has signed"),
		});
		return Ok((checks, None));
	}
	let signature: Signature = serde_json::from_str(text_of(&claims.files, SIGNATURE)?)?;
	match signature.verify(&message(claims.genesis, said)) {
		Ok(account) => {
			let signer = signer_text(&account, signature.scheme);
			let right = auditor.is_none_or(|auditor| *auditor == account);
			checks.push(Check::new(what, right, format!("signed by {signer}")));
			Ok((checks, Some(signer)))
		}
		Err(error @ distribution_client::Error::NotProven(_)) => {
			checks.push(Check::new(what, false, error.to_string()));
			Ok((checks, None))
		}
		Err(error) => Err(error.into()),
	}
}

/// Runs `distribution report verify`.
pub async fn run<F: Future<Output = Result<Chain>>>(
	args: VerifyArgs,
	connect: impl FnOnce() -> F,
	output: Output,
) -> Result<()> {
	let auditor = args.auditor.as_deref().map(account_of).transpose()?;
	let claims = Claims::read(read_folder(&args.folder)?)?;
	let (mut checks, signer) = check_files(&claims, auditor.as_ref())?;
	// What stands in files that were altered is not worth a look.
	if all_passed(&checks) {
		if claims.kind == "round" {
			let payments = text_of(&claims.files, PAYMENTS)?;
			checks.push(round::check_figures(&claims.json, claims.genesis, payments)?);
		}
		checks.extend(check_state(&claims)?);
		for table in tables::tables_of(&claims.kind) {
			checks.push(table.check(&claims.json, text_of(&claims.files, table.file)?));
		}
		if matches!(claims.kind.as_str(), "emission" | "year") {
			let folds = text_of(&claims.files, FOLDS)?;
			if claims.kind == "year" {
				checks.push(year::check_eras(&claims.json, folds)?);
			}
			checks.push(eras::check_values(&claims.json, folds)?);
		}
	}
	if args.offline {
		checks.push(Check::open("What it says is what the chain says", "no node was asked"));
	} else {
		let chain = connect().await?;
		checks.extend(against(&claims, &chain).await?);
	}
	let passed = all_passed(&checks);
	let value = json!({
		"folder": args.folder.display().to_string(),
		"kind": claims.kind,
		"block": claims.block,
		"signer": signer,
		"checks": json_of(&checks),
		"passed": passed,
	});
	output.print(&value, || {
		let mut lines: Vec<String> = checks.iter().map(line).collect();
		lines.push(if passed {
			"Everything that could be checked is right.".into()
		} else {
			"NOT as it says.".into()
		});
		lines.join("\n")
	});
	if passed {
		return Ok(());
	}
	Err(CliError::not_proven("the report is not what it says it is").printed())
}

/// A check as text.
fn line(check: &Check) -> String {
	let mark = match check.outcome {
		Outcome::Passed => "ok ",
		Outcome::Failed => "NO ",
		Outcome::Open => "?  ",
	};
	format!("{mark} {}: {}", check.what, check.found)
}

/// Compares what a report says with what a node says of the same block.
async fn against(claims: &Claims, chain: &Chain) -> Result<Vec<Check>> {
	let genesis = chain.genesis();
	if claims.genesis != genesis {
		return Ok(vec![Check::new(
			"The node runs the report's chain",
			false,
			format!("the report's genesis is {:#x}, the node's {genesis:#x}", claims.genesis),
		)]);
	}
	let found = chain.hash_of(claims.block).await?;
	let last_final = chain.final_block().await?.number;
	let is_final = claims.block <= last_final;
	let mut checks = vec![Check::new(
		"The report's last block is a final one of this chain",
		found == Some(claims.hash) && is_final,
		match found {
			_ if !is_final => format!("block {} is not final: {last_final} is", claims.block),
			Some(hash) => format!("block {}, {hash:#x}", claims.block),
			None => format!("the node has no block {}", claims.block),
		},
	)];
	if !all_passed(&checks) {
		return Ok(checks);
	}
	let at = chain.at_number(claims.block).await?;
	match claims.kind.as_str() {
		"round" => checks.push(check_round(claims, chain, &at).await?),
		"board" => checks.push(check_board(claims, chain, &at).await?),
		"emission" => {
			checks.push(year::check_order(&claims.json));
			checks.push(check_finals(claims, chain).await?);
			checks.push(eras::check_records(&claims.json, chain).await?);
			checks.push(eras::of_events("What each pool has paid is what its events say"));
		}
		"solvency" => checks.extend(check_pots(claims, chain, &at).await?),
		"year" => {
			checks.push(year::check_begin(&claims.json, chain).await?);
			checks.push(check_rounds(claims, chain, &at).await?);
			checks.push(check_finals(claims, chain).await?);
			checks.push(eras::check_records(&claims.json, chain).await?);
			checks.push(eras::of_events("What each pool has paid is what its events say"));
			checks.extend(check_pots(claims, chain, &at).await?);
		}
		"statement" => checks.extend(statement::check(&claims.json, chain, &at).await?),
		kind => checks.push(Check::open(
			"What it says is what the chain says",
			format!("a report on {kind} is made of events: make it again, and compare the files"),
		)),
	}
	Ok(checks)
}

/// Compares what a report says with the state after its last block, as its own proof shows it. Nobody is
/// asked: whether that block is one of the chain is for a node to say.
fn check_state(claims: &Claims) -> Result<Option<Check>> {
	let what = match claims.kind.as_str() {
		"round" => {
			"The payments in payments.csv are those of the round's record, by the proof of state"
		}
		"emission" | "year" => {
			"The rounds and eras in folds.csv are all that are final, by the proof of state"
		}
		_ => return Ok(None),
	};
	let Some(file) = claims.files.iter().find(|file| file.name == PROOF) else {
		return Ok(Some(Check::open(what, format!("the report has no {PROOF}"))));
	};
	let proof: ProofFile = serde_json::from_slice(&file.bytes)?;
	let of_round = claims.kind == "round";
	let record = if of_round { Some(round_key(round::number_in(&claims.json)?)) } else { None };
	let keys: Vec<Vec<u8>> = [digest_key()].into_iter().chain(record).collect();
	let values = match proof.values(claims.hash, &keys) {
		Err(error @ Error::NotProven(_)) => {
			return Ok(Some(Check::new(what, false, error.to_string())));
		}
		values => values?,
	};
	let value = |place: usize| values.get(place).and_then(Option::as_deref);
	let check = if of_round {
		check_record(claims, value(1), value(0), what)?
	} else {
		check_folds(claims, value(0), what)?
	};
	Ok(Some(check))
}

/// Compares the payments of a round with its record in the state. If it was removed, they are compared
/// with the digest of the chain.
fn check_record(
	claims: &Claims,
	record: Option<&[u8]>,
	digest: Option<&[u8]>,
	what: &str,
) -> Result<Check> {
	let Some(record) = record else {
		return check_removed(claims, digest, "the proof of state");
	};
	let (payments, count, _) = payments_of(claims)?;
	let found = format!("{}, digest {payments:#x}", account::counted(count, "payment"));
	Ok(Check::new(what, recorded(record) == Some((count, payments)), found))
}

/// Compares the payments of a round that was removed with what folds.csv says it was folded as, and all
/// folds with the digest of the chain in the state, which `proof` has shown.
fn check_removed(claims: &Claims, digest: Option<&[u8]>, proof: &str) -> Result<Check> {
	let what =
		format!("The payments in {PAYMENTS} are those of the digest of the chain, by {proof}");
	let (payments, count, _) = payments_of(claims)?;
	let found = format!("{}, digest {payments:#x}", account::counted(count, "payment"));
	if !claims.files.iter().any(|file| file.name == FOLDS) {
		return Ok(Check::open(
			what,
			format!(
				"{found}; the chain has no such round any more, and the report has no {FOLDS}: make it again with an index"
			),
		));
	}
	let id = round::number_in(&claims.json)?;
	let folded = finals::round_in(text_of(&claims.files, FOLDS)?, id)?;
	let whole = check_folds(claims, digest, &what)?;
	let right = folded == Some(payments) && whole.outcome == Outcome::Passed;
	let folded = match folded {
		Some(folded) => format!("folded as {folded:#x}"),
		None => "not folded".into(),
	};
	Ok(Check::new(what, right, format!("{found}, {folded}; {}", whole.found)))
}

/// The digest of a round's payments by their file, their number and their sum.
fn payments_of(claims: &Claims) -> Result<(H256, u64, u128)> {
	let id = round::number_in(&claims.json)?;
	round::digest_of(claims.genesis, id, text_of(&claims.files, PAYMENTS)?)
}

/// Compares what is final with the digest of the chain in the state.
fn check_folds(claims: &Claims, digest: Option<&[u8]>, what: &str) -> Result<Check> {
	let computed = finals::digest_of(text_of(&claims.files, FOLDS)?)?;
	let state = chain_digest(digest)?;
	let said = claims.json.get("finals").and_then(|finals| finals.get("digest"));
	let said = said.and_then(Value::as_str).map(parse_hash).transpose()?;
	let right = computed == state && said == Some(state.digest);
	let found = format!(
		"computed {:#x} over {}, in state {:#x} over {}",
		computed.digest, computed.count, state.digest, state.count
	);
	Ok(Check::new(what, right, found))
}

/// Recomputes the digest of a round from the file of its payments, and compares it with the chain's.
async fn check_round(claims: &Claims, chain: &Chain, at: &At) -> Result<Check> {
	let what = "The payments in payments.csv are those of the chain's digest: none is missing, altered or out of order";
	let id = round::number_in(&claims.json)?;
	let (digest, count, sum) = payments_of(claims)?;
	let found = format!("{}, digest {digest:#x}", account::counted(count, "payment"));
	// A report that ends before its round began has nothing to be compared with.
	if id >= chain.next_round_at(at).await? {
		return Ok(Check::new(what, false, format!("{found}; there was no round {id} yet")));
	}
	Ok(match chain.round_at(id, claims.block).await? {
		Some(info) => {
			let right = info.audit == digest && info.payments == count && info.claimed == sum;
			Check::new(what, right, format!("{found}, on chain {:#x}", info.audit))
		}
		None => {
			let state = node_digest(claims, chain).await?;
			check_removed(claims, state.as_deref(), "the node's proof")?
		}
	})
}

/// Adds up the claims of a board in their file, and compares that and its final roots with the chain's
/// books.
async fn check_board(claims: &Claims, chain: &Chain, at: &At) -> Result<Check> {
	let what = "The claims in claims.csv add up to what the board has paid, and its final roots are those on chain";
	let said = |name: &str| number_of(&claims.json, name);
	let id = said("board").and_then(|id| u32::try_from(id).ok());
	let id = id.ok_or_else(|| CliError::input(format!("{JSON} has no board")))?;
	let sum = board::sum_of(text_of(&claims.files, "claims.csv")?)?;
	let found = account::show_native(sum);
	if id >= chain.next_board_at(at).await? {
		return Ok(Check::new(what, false, format!("{found}; there was no board {id} yet")));
	}
	let Some(info) = chain.board_at(id, claims.block).await? else {
		return Ok(Check::open(
			what,
			format!("{found}; the chain has removed the board: make the report again, and compare"),
		));
	};
	let last = claims.json.get("last").and_then(|last| last.get("root")).and_then(Value::as_str);
	let root = last.map(parse_hash).transpose()?;
	let right = sum == info.paid
		&& said("paid") == Some(sum)
		&& said("finals") == Some(info.roots.into())
		&& root == info.last.map(|last| last.root);
	Ok(Check::new(what, right, format!("{found}, on chain {}", account::show_native(info.paid))))
}

/// Compares pots and supply with those of the chain after the same block.
async fn check_pots(claims: &Claims, chain: &Chain, at: &At) -> Result<Vec<Check>> {
	let place =
		Place { block: claims.block, extrinsic: None, seconds: chain.seconds_at(at).await? };
	let subject = Subject {
		genesis: claims.genesis,
		token: native().clone(),
		first: place,
		last: place,
		hash: claims.hash,
		program: String::new(),
	};
	let facts: solvency::Facts = solvency_of(chain, at, subject, String::new()).await?;
	let same = |name: &str, ours: &Value| claims.json.get(name) == Some(ours);
	let (pots, supply) = (Value::Array(facts.pots_json()), facts.supply.json());
	Ok(vec![
		Check::new(
			"What the pots of rounds, pools and boards can pay and owe is what the chain says",
			same("pots", &pots),
			account::counted(facts.pots.len(), "pot"),
		),
		Check::new(
			"The supply and what keeps it are what the chain says",
			same("supply", &supply),
			facts.subject.native(facts.supply.info.total),
		),
	])
}

/// Compares the rounds of a year with those that the chain has after its last block, and with those that
/// are final.
async fn check_rounds(claims: &Claims, chain: &Chain, at: &At) -> Result<Check> {
	let (living, _) = chain.all_rounds_at(at).await?;
	let living: BTreeMap<u32, u128> =
		living.iter().map(|round| (round.id, round.claimed)).collect();
	year::check_rounds(&claims.json, text_of(&claims.files, FOLDS)?, &living)
}

/// Compares what is final by a report's file with the digest of the chain that a node proves: the report
/// itself may have no proof.
async fn check_finals(claims: &Claims, chain: &Chain) -> Result<Check> {
	let what = "The rounds and eras in folds.csv are all that are final, by the node's proof";
	check_folds(claims, node_digest(claims, chain).await?.as_deref(), what)
}

/// The digest of the chain in the state after a report's last block, as a node proves it.
async fn node_digest(claims: &Claims, chain: &Chain) -> Result<Option<Vec<u8>>> {
	let keys = [digest_key()];
	let values = chain.proof_file(claims.hash, &keys).await?.values(claims.hash, &keys)?;
	Ok(values.into_iter().next().flatten())
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::Encode;
	use distribution_client::keys::{Key, Scheme, Secret};
	use distribution_primitives::{audit, ChainDigest, FinalKind};
	use distribution_reports::folder::sums;

	fn genesis() -> H256 {
		H256::repeat_byte(1)
	}

	/// A report that says little, with the hashes of its files.
	fn files() -> Vec<File> {
		let hash = |byte: u8| format!("0x{}", hex::encode([byte; 32]));
		let chain = json!({ "genesis": hash(1), "lastBlock": 7, "lastHash": hash(2) });
		let json = json!({ "kind": "round", "round": 3, "chain": chain });
		let mut files = vec![File::new(JSON, json.to_string()), File::new("payments.csv", "x\n")];
		let sums = sums(&files);
		files.push(File::new(SUMS, sums));
		files
	}

	fn signed(mut files: Vec<File>, secret: &str) -> (Vec<File>, AccountId) {
		let key = Key::new(Scheme::Sr25519, &Secret::new(secret, "key").unwrap()).unwrap();
		let said = text_of(&files, SUMS).unwrap().to_string();
		let signature = key.sign(&message(genesis(), &said));
		let signature = Signature::new(&key.account(), Scheme::Sr25519, &signature);
		files.push(File::new(SIGNATURE, serde_json::to_string(&signature).unwrap()));
		(files, key.account())
	}

	fn outcomes(files: Vec<File>, auditor: Option<&AccountId>) -> Vec<Outcome> {
		let claims = Claims::read(files).unwrap();
		let (checks, _) = check_files(&claims, auditor).unwrap();
		checks.iter().map(|check| check.outcome).collect()
	}

	#[test]
	fn files_and_signature_should_be_checked() {
		use Outcome::{Failed, Open, Passed};
		assert_eq!(outcomes(files(), None), [Passed, Open]);
		assert_eq!(outcomes(files(), Some(&[9; 32])), [Passed, Failed]);
		let (whole, auditor) = signed(files(), "//Alice");
		assert_eq!(outcomes(whole.clone(), Some(&auditor)), [Passed, Passed]);
		assert_eq!(outcomes(whole.clone(), Some(&[9; 32])), [Passed, Failed]);
		let mut altered = whole.clone();
		altered[1].bytes.push(b'1');
		assert_eq!(outcomes(altered, None), [Failed, Passed]);
		// Whoever alters the list of hashes too has no signature over it.
		let mut forged = whole;
		forged[1].bytes.push(b'1');
		forged[2] = File::new(SUMS, sums(&forged[..2]));
		assert_eq!(outcomes(forged, None), [Passed, Failed]);
	}

	#[test]
	fn state_that_is_not_proven_should_fail_the_report() {
		let checked = |proof: Option<&str>| {
			let mut files = files();
			files.extend(proof.map(|proof| File::new(PROOF, proof)));
			check_state(&Claims::read(files).unwrap())
		};
		let outcome = |proof| checked(proof).unwrap().unwrap().outcome;
		assert_eq!(outcome(None), Outcome::Open);
		let other = r#"{"version":1,"header":"0x00","keys":[],"nodes":[]}"#;
		assert_eq!(outcome(Some(other)), Outcome::Failed);
		assert!(checked(Some("{}")).is_err());
		let json = String::from_utf8(files()[0].bytes.clone()).unwrap();
		let other = vec![File::new(JSON, json.replace("\"round\",", "\"solvency\","))];
		assert!(check_state(&Claims::read(other).unwrap()).unwrap().is_none());
		let other = vec![File::new(JSON, json.replace("\"round\",", "\"emission\","))];
		let check = check_state(&Claims::read(other).unwrap()).unwrap().unwrap();
		assert_eq!(check.outcome, Outcome::Open);
	}

	/// A report on round 3, which is removed and has paid nothing, with what the chain has folded.
	fn removed(id: u32, value: H256) -> (Claims, ChainDigest) {
		let mut claims = Claims::read(files()).unwrap();
		claims.files[1] = File::new(PAYMENTS, "sequence,index,account,payee,amount\n");
		let table = format!("block,time,kind,number,value\n5,,round,{id},{value:#x}\n");
		claims.files.push(File::new(FOLDS, table));
		let digest = ChainDigest::default().with(FinalKind::Round, id, value, 5);
		claims.json["finals"] = json!({ "digest": format!("{:#x}", digest.digest) });
		(claims, digest)
	}

	#[test]
	fn payments_of_a_removed_round_should_be_those_that_were_folded() {
		use Outcome::{Failed, Open, Passed};
		let outcome = |claims: &Claims, state: Option<ChainDigest>| {
			let state = state.map(|state| state.encode());
			check_record(claims, None, state.as_deref(), "").unwrap().outcome
		};
		let value = audit::start(genesis(), 3);
		let (mut claims, state) = removed(3, value);
		assert_eq!(outcome(&claims, Some(state)), Passed);
		// The chain has folded something else.
		assert_eq!(outcome(&claims, None), Failed);
		let more = state.with(FinalKind::Era, 0, value, 6);
		assert_eq!(outcome(&claims, Some(more)), Failed);
		// It has folded the round as other payments, or another round.
		for (id, value) in [(3, H256::zero()), (4, value)] {
			let (claims, state) = removed(id, value);
			assert_eq!(outcome(&claims, Some(state)), Failed);
		}
		claims.files.pop();
		assert_eq!(outcome(&claims, Some(state)), Open);
	}

	#[test]
	fn folder_that_is_no_report_should_be_refused() {
		assert_eq!(Claims::read(Vec::new()).err().unwrap().code(), 3);
		for json in ["{", "{}", "{\"kind\":\"round\"}", "{\"kind\":\"round\",\"chain\":{}}"] {
			assert_eq!(
				Claims::read(vec![File::new(JSON, json)]).err().unwrap().code(),
				3,
				"{json}"
			);
		}
	}
}
