//! Signer programs: the key is in another program, which signs what it is given. The protocol is
//! that of `docs/signers.md`.

use super::{
	development,
	fault::SignerFault,
	process::{Failure, Run},
	scheme::{parse_key, parse_signature, show_bytes, Scheme},
};
use crate::{
	account::{self, AccountId},
	error::{Error, Result},
	offline::Transaction,
};
use polkadot_sdk::{
	sp_core::crypto::AccountId32,
	sp_runtime::{
		traits::{IdentifyAccount, Verify},
		MultiSignature, MultiSigner,
	},
};
use serde::Serialize;
use serde_json::{Map, Value};
use std::{
	path::{Path, PathBuf},
	time::Duration,
};
use zeroize::Zeroizing;

/// Version of the protocol.
const VERSION: u32 = 1;
/// Characters of a program's reason that are told.
const REASON: usize = 200;

/// A program that has a key and signs with it.
///
/// It is started anew for each question, without arguments and without a shell, and answers one.
/// Its signatures are verified before anything is done with them.
#[derive(Clone, Debug)]
pub struct Program {
	path: PathBuf,
	limit: Duration,
	scheme: Scheme,
	public: MultiSigner,
}

/// The question for the key.
#[derive(Serialize)]
struct KeyQuestion {
	version: u32,
	method: &'static str,
}

/// The question for a signature. All numbers and bytes are those of the transaction.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SignQuestion<'a> {
	version: u32,
	method: &'static str,
	account: String,
	account_hex: String,
	scheme: Scheme,
	genesis: String,
	spec_version: u32,
	transaction_version: u32,
	nonce: u64,
	/// In smallest units.
	tip: String,
	#[serde(skip_serializing_if = "Option::is_none")]
	fee_asset: Option<u32>,
	call: String,
	words: Option<&'a str>,
	extra: String,
	implicit: String,
	payload: String,
}

impl Program {
	/// Asks the program at `path` for its key. It has `limit` for each answer.
	///
	/// # Errors
	/// [`Error::Signer`].
	pub async fn open(path: &Path, limit: Duration) -> Result<Self> {
		let question = KeyQuestion { version: VERSION, method: "account" };
		let answer = ask(path, limit, &question).await?;
		let found = key_in(&answer);
		let (scheme, public) = found.map_err(|fault| of_program(path, fault))?;
		Ok(Self { path: path.into(), limit, scheme, public })
	}

	/// Its public key.
	pub fn public(&self) -> MultiSigner {
		self.public.clone()
	}

	/// The account that it signs for.
	pub fn account(&self) -> AccountId {
		self.public().into_account().into()
	}

	/// The scheme of its key.
	pub fn scheme(&self) -> Scheme {
		self.scheme
	}

	/// Whether everybody knows its secret.
	pub fn is_development(&self) -> bool {
		development::name_of(&self.account()).is_some()
	}

	/// A failure of this program.
	pub fn fault(&self, fault: SignerFault) -> Error {
		of_program(&self.path, fault)
	}

	/// Its signature over `transaction`, whose call is told in `words` if somebody can.
	///
	/// # Errors
	/// [`Error::Signer`].
	pub async fn sign(
		&self,
		transaction: &Transaction,
		words: Option<&str>,
	) -> Result<MultiSignature> {
		let account = self.account();
		let payload = transaction.payload();
		let question = SignQuestion {
			version: VERSION,
			method: "sign",
			account: account::show(&account),
			account_hex: show_bytes(account),
			scheme: self.scheme,
			genesis: show_bytes(transaction.genesis),
			spec_version: transaction.spec_version,
			transaction_version: transaction.transaction_version,
			nonce: transaction.nonce,
			tip: transaction.tip.to_string(),
			fee_asset: transaction.fee_asset,
			call: show_bytes(&transaction.call),
			words,
			extra: show_bytes(transaction.extra()),
			implicit: show_bytes(transaction.implicit()),
			payload: show_bytes(&payload),
		};
		let answer = ask(&self.path, self.limit, &question).await?;
		let signature = signature_in(&answer, self.scheme).map_err(|fault| self.fault(fault))?;
		if !signature.verify(payload.as_slice(), &AccountId32::new(account)) {
			return Err(self.fault(SignerFault::WrongSignature(account::show(&account))));
		}
		Ok(signature)
	}
}

/// A failure of the program at `path`.
fn of_program(path: &Path, fault: SignerFault) -> Error {
	Error::Signer { program: path.display().to_string(), fault }
}

/// Asks a program one question.
async fn ask(
	path: &Path,
	limit: Duration,
	question: &impl Serialize,
) -> Result<Map<String, Value>> {
	let mut line = serde_json::to_vec(question)?;
	line.push(b'\n');
	let program = path.to_path_buf();
	let run = tokio::task::spawn_blocking(move || {
		let input = Zeroizing::new(line);
		Run { program: &program, args: &[], input, limit, keep_errors: false }.finish()
	});
	let ended = run.await.map_err(|e| Error::unexpected(format!("no signer was asked: {e}")))?;
	let answer = match ended {
		Ok(ended) => {
			let failed = (!ended.status.success()).then(|| ended.status.to_string());
			answer_in(&ended.output, failed)
		}
		Err(Failure::NotStarted(error)) => Err(SignerFault::NotStarted(error.to_string())),
		Err(Failure::TimedOut) => Err(SignerFault::TimedOut(limit.as_secs())),
		Err(Failure::TooLong) => Err(SignerFault::TooLong),
		Err(Failure::Broken(error)) => Err(SignerFault::Failed(error.to_string())),
	};
	answer.map_err(|fault| of_program(path, fault))
}

/// The answer of a program that has ended, with a failure if it has. A reason counts most.
fn answer_in(
	output: &[u8],
	failed: Option<String>,
) -> std::result::Result<Map<String, Value>, SignerFault> {
	let answer = serde_json::from_slice::<Map<String, Value>>(output);
	if let Some(reason) = answer.as_ref().ok().and_then(|answer| answer.get("error")) {
		return Err(SignerFault::Refused(short(reason.as_str().unwrap_or("without a reason"))));
	}
	if let Some(status) = failed {
		return Err(SignerFault::Failed(status));
	}
	if output.trim_ascii().is_empty() {
		return Err(SignerFault::NoAnswer);
	}
	// Its own words may repeat a secret.
	answer.map_err(|e| {
		let place = format!("line {}, column {}", e.line(), e.column());
		SignerFault::Garbage(format!("its answer is not one JSON object ({place})"))
	})
}

/// The key in an answer.
fn key_in(answer: &Map<String, Value>) -> std::result::Result<(Scheme, MultiSigner), SignerFault> {
	let scheme = answer.get("scheme").cloned().unwrap_or_default();
	let scheme: Scheme = serde_json::from_value(scheme)
		.map_err(|_| SignerFault::Garbage("`scheme` is not sr25519, ed25519 or ecdsa".into()))?;
	let key = parse_key(scheme, text_in(answer, "publicKey")?).map_err(|_| {
		SignerFault::Garbage(format!("`publicKey` is not a public key of the scheme {scheme}"))
	})?;
	Ok((scheme, key))
}

/// The signature in an answer.
fn signature_in(
	answer: &Map<String, Value>,
	scheme: Scheme,
) -> std::result::Result<MultiSignature, SignerFault> {
	parse_signature(scheme, text_in(answer, "signature")?).map_err(|_| {
		SignerFault::Garbage(format!("`signature` is not a signature of the scheme {scheme}"))
	})
}

/// A text in an answer.
fn text_in<'a>(
	answer: &'a Map<String, Value>,
	name: &str,
) -> std::result::Result<&'a str, SignerFault> {
	let text = answer.get(name).and_then(Value::as_str);
	text.ok_or_else(|| SignerFault::Garbage(format!("it has no text `{name}`")))
}

/// A program's reason in one line that is not too long.
fn short(reason: &str) -> String {
	let line = reason.split_whitespace().collect::<Vec<_>>().join(" ");
	let mut told: String = line.chars().take(REASON).collect();
	if told.len() < line.len() {
		told.push('…');
	}
	told
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		keys::{key::Key, secret::Secret, show_signature},
		offline::tests::example,
	};
	use std::process::{Command, Stdio};

	const SCHEMES: [Scheme; 3] = [Scheme::Sr25519, Scheme::Ed25519, Scheme::Ecdsa];
	const LIMIT: Duration = Duration::from_secs(60);

	fn key(scheme: Scheme, suri: &str) -> Key {
		Key::new(scheme, &Secret::new(suri, "key").unwrap()).unwrap()
	}

	/// The example as a transaction of `key`.
	fn of(key: &Key) -> Transaction {
		Transaction { account: key.account(), ..example() }
	}

	/// A program that answers with the key of `//Alice` or, to anything else, with what `line` of
	/// the shell prints. The shell writes it: a file that this process has open for writing could
	/// not be started.
	fn script(folder: &tempfile::TempDir, scheme: Scheme, line: &str) -> PathBuf {
		let path = folder.path().join("signer");
		let public = show_bytes(key(scheme, "//Alice").public());
		let text = format!(
			"#!/bin/sh\nread -r question\ncase \"$question\" in\n*'\"method\":\"account\"'*) echo '{{\"scheme\":\"{scheme}\",\"publicKey\":\"{public}\"}}' ;;\n*) {line} ;;\nesac\n"
		);
		let mut shell = Command::new("sh");
		shell.args(["-c", "printf %s \"$1\" >\"$0\" && chmod +x \"$0\""]).arg(&path).arg(text);
		assert!(shell.stdin(Stdio::null()).status().unwrap().success());
		path
	}

	fn told(fault: Error) -> SignerFault {
		match fault {
			Error::Signer { program, fault } => {
				assert!(program.ends_with("signer"), "{program}");
				fault
			}
			other => panic!("{other:?}"),
		}
	}

	#[tokio::test]
	async fn signature_of_a_program_should_be_taken_in_every_scheme() {
		for scheme in SCHEMES {
			let folder = tempfile::tempdir().unwrap();
			let alice = key(scheme, "//Alice");
			let signature = show_signature(&alice.sign(&of(&alice).payload()));
			let line = format!("echo '{{\"signature\":\"{signature}\"}}'");
			let program = Program::open(&script(&folder, scheme, &line), LIMIT).await.unwrap();
			assert_eq!(program.account(), alice.account());
			assert_eq!((program.scheme(), program.is_development()), (scheme, true));
			let signed = program.sign(&of(&alice), None).await.unwrap();
			assert_eq!(show_signature(&signed), signature);
		}
	}

	#[tokio::test]
	async fn signature_should_be_refused_when_it_is_not_over_what_was_to_be_signed() {
		let alice = key(Scheme::Sr25519, "//Alice");
		let mut other = of(&alice);
		other.nonce = 6;
		let bob = key(Scheme::Sr25519, "//Bob");
		for wrong in [alice.sign(&other.payload()), bob.sign(&of(&alice).payload())] {
			let folder = tempfile::tempdir().unwrap();
			let line = format!("echo '{{\"signature\":\"{}\"}}'", show_signature(&wrong));
			let path = script(&folder, Scheme::Sr25519, &line);
			let program = Program::open(&path, LIMIT).await.unwrap();
			let fault = told(program.sign(&of(&alice), None).await.unwrap_err());
			assert_eq!(fault, SignerFault::WrongSignature(account::show(&alice.account())));
		}
	}

	/// What a program answers, and the fault that it is.
	type Case = (&'static str, fn(&SignerFault) -> bool);

	#[tokio::test]
	async fn failures_of_a_program_should_be_told_apart() {
		let alice = key(Scheme::Sr25519, "//Alice");
		let cases: [Case; 12] = [
			("exit 3", |fault| matches!(fault, SignerFault::Failed(_))),
			("kill -9 $$", |fault| matches!(fault, SignerFault::Failed(_))),
			("true", |fault| *fault == SignerFault::NoAnswer),
			("echo", |fault| *fault == SignerFault::NoAnswer),
			("exec yes", |fault| *fault == SignerFault::TooLong),
			("echo yes", |fault| matches!(fault, SignerFault::Garbage(_))),
			("echo '[]'", |fault| matches!(fault, SignerFault::Garbage(_))),
			("echo '{}'", |fault| matches!(fault, SignerFault::Garbage(_))),
			("echo '{}{}'", |fault| matches!(fault, SignerFault::Garbage(_))),
			("echo '{\"signature\":7}'", |fault| matches!(fault, SignerFault::Garbage(_))),
			("echo '{\"signature\":\"0x1234\"}'", |fault| matches!(fault, SignerFault::Garbage(_))),
			("echo '{\"error\":\"not  today\"}'; exit 1", |fault| {
				*fault == SignerFault::Refused("not today".into())
			}),
		];
		for (line, is_it) in cases {
			let folder = tempfile::tempdir().unwrap();
			let path = script(&folder, Scheme::Sr25519, line);
			let program = Program::open(&path, LIMIT).await.unwrap();
			let fault = told(program.sign(&of(&alice), None).await.unwrap_err());
			assert!(is_it(&fault), "{line}: {fault:?}");
		}
	}

	#[tokio::test]
	async fn program_should_be_stopped_when_it_does_not_answer() {
		let folder = tempfile::tempdir().unwrap();
		let path = script(&folder, Scheme::Sr25519, "exec sleep 60");
		let mut program = Program::open(&path, LIMIT).await.unwrap();
		program.limit = Duration::from_secs(1);
		let alice = key(Scheme::Sr25519, "//Alice");
		let fault = told(program.sign(&of(&alice), None).await.unwrap_err());
		assert_eq!(fault, SignerFault::TimedOut(1));
	}

	#[tokio::test]
	async fn key_should_be_refused_when_it_is_none() {
		let missing = Program::open(Path::new("/does/not/exist/signer"), LIMIT).await.unwrap_err();
		assert!(matches!(told(missing), SignerFault::NotStarted(_)));
		let object = |text: &str| serde_json::from_str::<Map<String, Value>>(text).unwrap();
		let long = format!("0x{}", "02".repeat(33));
		for wrong in [
			"{}".to_string(),
			format!("{{\"scheme\":\"ed448\",\"publicKey\":\"{long}\"}}"),
			format!("{{\"scheme\":\"sr25519\",\"publicKey\":\"{long}\"}}"),
			"{\"scheme\":\"ecdsa\"}".to_string(),
		] {
			assert!(matches!(key_in(&object(&wrong)), Err(SignerFault::Garbage(_))), "{wrong}");
		}
		assert!(
			key_in(&object(&format!("{{\"scheme\":\"ecdsa\",\"publicKey\":\"{long}\"}}"))).is_ok()
		);
	}

	#[test]
	fn reason_should_be_told_in_one_short_line() {
		assert_eq!(short(" no\n\n\tway "), "no way");
		assert_eq!(short(&"ü".repeat(200)), "ü".repeat(200));
		assert_eq!(short(&"ü".repeat(201)), format!("{}…", "ü".repeat(200)));
	}
}
