//! `distribution report verify`: what somebody's report says, against its own files and a node.

mod statement;
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
	emission::emission_at,
	proofs::{chain_digest, digest_key, recorded, round_key, ProofFile},
	token::native,
	Chain, Error,
};
use distribution_primitives::audit;
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

/// Eras that the chain tells of at one block: the last ones before it.
const ERAS_AT_ONCE: usize = 10;

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

	/// A list that the report has.
	fn list(&self, name: &str) -> &[Value] {
		self.json.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
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
		checks.extend(check_figures(&claims)?);
		checks.extend(check_state(&claims)?);
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
			checks.extend(check_eras(claims, chain).await?);
		}
		"solvency" => checks.extend(check_pots(claims, chain, &at).await?),
		"year" => {
			checks.push(year::check_begin(&claims.json, chain).await?);
			checks.push(check_rounds(claims, chain, &at).await?);
			checks.push(check_finals(claims, chain).await?);
			checks.push(year::check_eras(&claims.json, text_of(&claims.files, FOLDS)?)?);
			checks.extend(check_eras(claims, chain).await?);
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

/// Compares what a report on a round says of its payments with their file.
fn check_figures(claims: &Claims) -> Result<Option<Check>> {
	if claims.kind != "round" {
		return Ok(None);
	}
	let payments = text_of(&claims.files, "payments.csv")?;
	let (digest, count, sum) = digest_of(claims.genesis, round_of(claims)?, payments)?;
	let said = |name: &str| number_of(&claims.json, name);
	let shown = claims.json.get("digest").and_then(Value::as_str).map(parse_hash).transpose()?;
	let right =
		said("payments") == Some(count.into()) && said("sum") == Some(sum) && shown == Some(digest);
	Ok(Some(Check::new(
		"The figures in report.json are those of payments.csv",
		right,
		format!("{} of {sum} in all", account::counted(count, "payment")),
	)))
}

/// Compares what a report says with the state after its last block, as its own proof shows it. Nobody is
/// asked: whether that block is one of the chain is for a node to say.
fn check_state(claims: &Claims) -> Result<Option<Check>> {
	let what = match claims.kind.as_str() {
		"round" => {
			"The payments in payments.csv are those of the round's record, by the proof of state"
		}
		"year" => "The rounds and eras in folds.csv are all that are final, by the proof of state",
		_ => return Ok(None),
	};
	let Some(file) = claims.files.iter().find(|file| file.name == PROOF) else {
		return Ok(Some(Check::open(what, format!("the report has no {PROOF}"))));
	};
	let proof: ProofFile = serde_json::from_slice(&file.bytes)?;
	let of_round = claims.kind == "round";
	let key = if of_round { round_key(round_of(claims)?) } else { digest_key() };
	let values = match proof.values(claims.hash, &[key]) {
		Err(error @ Error::NotProven(_)) => {
			return Ok(Some(Check::new(what, false, error.to_string())));
		}
		values => values?,
	};
	let value = values.first().and_then(Option::as_deref);
	let check = if of_round { check_record } else { check_folds };
	check(claims, value, what).map(Some)
}

/// Compares the payments of a round with its record in the state.
fn check_record(claims: &Claims, record: Option<&[u8]>, what: &str) -> Result<Check> {
	let payments = text_of(&claims.files, "payments.csv")?;
	let (digest, count, _) = digest_of(claims.genesis, round_of(claims)?, payments)?;
	let found = format!("{count} payments, digest {digest:#x}");
	Ok(match record {
		Some(record) => Check::new(what, recorded(record) == Some((count, digest)), found),
		None => Check::open(what, format!("{found}; there is no such round, or none any more")),
	})
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

/// The round that a report is about.
fn round_of(claims: &Claims) -> Result<u32> {
	let id = number_of(&claims.json, "round").and_then(|id| u32::try_from(id).ok());
	id.ok_or_else(|| CliError::input(format!("{JSON} has no round")))
}

/// Recomputes the digest of a round from the file of its payments, and compares it with the chain's.
async fn check_round(claims: &Claims, chain: &Chain, at: &At) -> Result<Check> {
	let what = "The payments in payments.csv are those of the chain's digest: none is missing, altered or out of order";
	let id = round_of(claims)?;
	let (digest, count, sum) =
		digest_of(claims.genesis, id, text_of(&claims.files, "payments.csv")?)?;
	let found = format!("{count} payments, digest {digest:#x}");
	// A report that ends before its round began has nothing to be compared with.
	if id >= chain.next_round_at(at).await? {
		return Ok(Check::new(what, false, format!("{found}; there was no round {id} yet")));
	}
	Ok(match chain.round_at(id, claims.block).await? {
		Some(info) => {
			let right = info.audit == digest && info.payments == count && info.claimed == sum;
			Check::new(what, right, format!("{found}, on chain {:#x}", info.audit))
		}
		None => Check::open(
			what,
			format!("{found}; the chain has removed the round: compare the event of its removal"),
		),
	})
}

/// The digest over a table of payments, their number and their sum.
fn digest_of(genesis: H256, id: u32, table: &str) -> Result<(H256, u64, u128)> {
	let mut lines = (1u64..).zip(table.lines());
	let header: Vec<&str> = lines.next().map_or("", |(_, line)| line).split(',').collect();
	let place = |name: &str| {
		header
			.iter()
			.position(|column| *column == name)
			.ok_or_else(|| CliError::input(format!("payments.csv has no column `{name}`")))
	};
	let (sequence, row, beneficiary, payee, amount) =
		(place("sequence")?, place("index")?, place("account")?, place("payee")?, place("amount")?);
	let (mut digest, mut count, mut sum) = (audit::start(genesis, id), 0u64, 0u128);
	for (number, line) in lines {
		let wrong = || CliError::input(format!("line {number} of payments.csv is no payment"));
		let cells: Vec<&str> = line.split(',').collect();
		let cell = |place: usize| cells.get(place).copied().ok_or_else(wrong);
		let account = |place: usize| account::parse(cell(place)?).map_err(|_| wrong());
		let amount: u128 = cell(amount)?.parse().map_err(|_| wrong())?;
		let sequence: u64 = cell(sequence)?.parse().map_err(|_| wrong())?;
		let row: u32 = cell(row)?.parse().map_err(|_| wrong())?;
		let (beneficiary, payee) = (account(beneficiary)?, account(payee)?);
		digest = audit::extend(digest, sequence, &beneficiary, &payee, amount, row);
		count = count.saturating_add(1);
		sum = sum.checked_add(amount).ok_or_else(wrong)?;
	}
	Ok((digest, count, sum))
}

/// Adds up the claims of a board in their file, and compares that and its final roots with the chain's
/// books.
async fn check_board(claims: &Claims, chain: &Chain, at: &At) -> Result<Check> {
	let what = "The claims in claims.csv add up to what the board has paid, and its final roots are those on chain";
	let said = |name: &str| number_of(&claims.json, name);
	let id = said("board").and_then(|id| u32::try_from(id).ok());
	let id = id.ok_or_else(|| CliError::input(format!("{JSON} has no board")))?;
	let sum = sum_of(text_of(&claims.files, "claims.csv")?)?;
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

/// The sum of a table of claims.
fn sum_of(table: &str) -> Result<u128> {
	let mut lines = (1u64..).zip(table.lines());
	let mut header = lines.next().map_or("", |(_, line)| line).split(',');
	let place = header
		.position(|column| column == "amount")
		.ok_or_else(|| CliError::input("claims.csv has no column `amount`"))?;
	let mut sum = 0u128;
	for (number, line) in lines {
		let amount = line.split(',').nth(place).and_then(|amount| amount.parse().ok());
		sum = amount
			.and_then(|amount| sum.checked_add(amount))
			.ok_or_else(|| CliError::input(format!("line {number} of claims.csv is no claim")))?;
	}
	Ok(sum)
}

/// Compares the eras of a report with the records that the chain kept of them, ten at a time.
async fn check_eras(claims: &Claims, chain: &Chain) -> Result<Vec<Check>> {
	let what = "What each era issued, burned and left as supply is what the chain recorded";
	let eras = claims.list("eras");
	let mut wrong = None;
	for some in eras.chunks(ERAS_AT_ONCE) {
		let Some(block) = some.last().and_then(|era| era.get("block")).and_then(Value::as_u64)
		else {
			return Err(CliError::input(format!("{JSON} has an era without a block")));
		};
		let known = emission_at(chain, &chain.at_number(block).await?).await?.ended;
		for era in some {
			let record = known.iter().find(|(id, _)| number_of(era, "era") == Some((*id).into()));
			let right = record.is_some_and(|(_, record)| {
				[
					("issuance", record.issuance),
					("minted", record.minted),
					("burned", record.burned),
					("arrived", record.arrived),
					("supply", record.supply),
				]
				.iter()
				.all(|(name, amount)| number_of(era, name) == Some(*amount))
			});
			if !right && wrong.is_none() {
				wrong = number_of(era, "era");
			}
		}
	}
	let found = match wrong {
		Some(era) => format!("era {era} is the first that is not"),
		None => account::counted(eras.len(), "era"),
	};
	Ok(vec![
		Check::new(what, wrong.is_none(), found),
		Check::open(
			"What each pool got and paid is what its events say",
			"it is made of events: make the report again, and compare the files",
		),
	])
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

/// Compares what is final by a year's file with the digest of the chain that a node proves: the report
/// itself may have no proof.
async fn check_finals(claims: &Claims, chain: &Chain) -> Result<Check> {
	let what = "The rounds and eras in folds.csv are all that are final, by the node's proof";
	let keys = [digest_key()];
	let values = chain.proof_file(claims.hash, &keys).await?.values(claims.hash, &keys)?;
	check_folds(claims, values.first().and_then(Option::as_deref), what)
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::keys::{Key, Scheme, Secret};
	use distribution_reports::{
		folder::sums,
		round::{digest, Payment},
	};

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

	#[test]
	fn figures_should_be_those_of_the_payments() {
		let table = "sequence,index,account,payee,amount\n";
		let digest = format!("{:#x}", audit::start(genesis(), 3));
		let outcome = |payments: u64, sum: &str, digest: &str| {
			let mut claims = Claims::read(files()).unwrap();
			claims.files[1] = File::new("payments.csv", table);
			claims.json["payments"] = json!(payments);
			claims.json["sum"] = json!(sum);
			claims.json["digest"] = json!(digest);
			check_figures(&claims).unwrap().unwrap().outcome
		};
		assert_eq!(outcome(0, "0", &digest), Outcome::Passed);
		assert_eq!(outcome(1, "0", &digest), Outcome::Failed);
		assert_eq!(outcome(0, "7", &digest), Outcome::Failed);
		assert_eq!(outcome(0, "0", &format!("{:#x}", H256::zero())), Outcome::Failed);
	}

	#[test]
	fn digest_should_be_recomputed_from_the_table() {
		let paid = |sequence: u64| Payment {
			place: Place { block: 9, extrinsic: Some(1), seconds: 0 },
			sequence,
			row: 5,
			beneficiary: [7; 32],
			payee: [8; 32],
			amount: 10,
		};
		let payments = [paid(0), paid(1)];
		let who = (account::show(&[7; 32]), account::show(&[8; 32]));
		let line = |sequence: u64| format!("9,9-1,,{sequence},5,{},10,{},0.1,X\n", who.0, who.1);
		let header = "block,extrinsic,time,sequence,index,account,amount,payee,tokens,symbol\n";
		let table = format!("{header}{}{}", line(0), line(1));
		let (found, count, sum) = digest_of(genesis(), 3, &table).unwrap();
		assert_eq!((found, count, sum), (digest(genesis(), 3, &payments), 2, 20));
		let swapped = format!("{header}{}{}", line(1), line(0));
		assert_ne!(digest_of(genesis(), 3, &swapped).unwrap().0, found);
		assert!(digest_of(genesis(), 3, "block,sequence\n").is_err());
		assert!(digest_of(genesis(), 3, &format!("{header}1,2\n")).is_err());
	}

	#[test]
	fn claims_should_be_added_up_from_the_table() {
		let table = "block,index,account,amount,payee\n9,0,a,10,a\n9,1,b,5,c\n";
		assert_eq!(sum_of(table).unwrap(), 15);
		assert_eq!(sum_of("amount\n").unwrap(), 0);
		let most = format!("amount\n{}\n1\n", u128::MAX);
		for wrong in ["", "block,index\n1,2\n", "block,amount\n1\n", "amount\nx\n", &most] {
			assert!(sum_of(wrong).is_err(), "{wrong}");
		}
	}
}
