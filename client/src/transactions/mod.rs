//! Sending transactions, and finding out what became of them.
//!
//! A transaction is followed until a final block has it. If that breaks off, its fate is unknown:
//! the connection or the node broke, or the node's pool dropped it after other pools had got it,
//! and their nodes may still include it. It is then looked for in final blocks, by its nonce and
//! its hash, before anything is sent again; and the bytes sent again are the same ones, which the
//! chain can include only once. Only the chain can say that it was not included: its nonce has
//! passed with another transaction, or its time is over.

mod fate;
mod made;

pub use self::{
	fate::Stage,
	made::{Kept, Pending, Transaction},
};

use self::made::Turn;
use crate::{
	account::AccountId,
	calls::Call,
	chain::{At, Block, Chain, Config},
	error::{Error, Result},
	events::Included,
	keys::Signer,
	offline::{self, Mortality},
	refusal::{found_wrong, Invalid, PoolRefusal, Reason},
	steps::{Made, Sender, Step},
};
use polkadot_sdk::{sp_core::H256, sp_runtime::MultiSignature};
use std::fmt::Display;
use subxt::{config::DefaultExtrinsicParamsBuilder, utils};

/// For how many blocks a signed transaction is valid.
const MORTALITY: u64 = 64;
/// How many blocks before the last final one it is valid from.
const BEHIND: u64 = 8;

impl Chain {
	/// Signs `call`.
	///
	/// # Errors
	/// [`Error::Unreachable`], [`Error::Signer`] if a program does not sign, or
	/// [`Error::Unexpected`] if the chain has no such call.
	pub async fn sign(&self, call: &Call, signer: &Signer, nonce: u64) -> Result<Transaction> {
		let at = self.best().await?;
		let Block { number: from, hash } = self.birth().await?;
		let params = DefaultExtrinsicParamsBuilder::<Config>::new()
			.nonce(nonce)
			.mortal_from_unchecked(MORTALITY, from, utils::H256(hash.0));
		let params = match self.fee_asset() {
			Some(asset) => params.tip_of(0, asset),
			None => params,
		}
		.build();
		let mut signable = at.tx().create_signable_offline(call, params).map_err(not_encoded)?;
		let payload = signable.signer_payload().map_err(not_encoded)?;
		let account = signer.account();
		let signature = match signer {
			Signer::Key(key) => key.sign(&payload),
			Signer::Program(program) => {
				let call = at.tx().call_data(call).map_err(not_encoded)?;
				let words = words_of(&at, &call);
				let transaction = offline::Transaction {
					genesis: self.genesis(),
					spec_version: at.spec_version(),
					transaction_version: at.transaction_version(),
					account,
					nonce,
					tip: 0,
					fee_asset: self.fee_asset(),
					mortality: Some(Mortality { period: MORTALITY, from, hash }),
					metadata_hash: None,
					call,
				};
				// A program is told the parts of what it signs: they must be those.
				if transaction.payload() != payload {
					return Err(Error::unexpected(
						"this program does not know the chain's transaction extensions: use the program of the chain's release",
					));
				}
				program.sign(&transaction, words.as_deref()).await?
			}
		};
		let signed = signable
			.sign_with_account_and_signature(&utils::AccountId32(account), &sent(&signature)?)
			.map_err(not_encoded)?;
		let end = Some(from.saturating_add(MORTALITY));
		let turn = Turn::Signed { account, nonce, end };
		let transaction = Transaction::new(signed.into_encoded(), from, turn);
		self.tell_made(&at, call, &transaction).await;
		Ok(transaction)
	}

	/// The block from which a signed transaction is valid, which its signature names: a final one,
	/// because the best one may not stay, and some blocks before the last. Where blocks are final at
	/// once, a pool that has much to do still judges by an earlier one, and refuses what is valid from
	/// a block that it does not know.
	async fn birth(&self) -> Result<Block> {
		let last = self.final_block().await?;
		let number = last.number.saturating_sub(BEHIND);
		// A node that has not synced them has no earlier ones.
		Ok(self.hash_of(number).await?.map_or(last, |hash| Block { number, hash }))
	}

	/// A transaction that was signed elsewhere. It is valid before block `end`, if there is one.
	///
	/// # Errors
	/// [`Error::Unreachable`].
	pub async fn signed_elsewhere(
		&self,
		bytes: Vec<u8>,
		account: AccountId,
		nonce: u64,
		end: Option<u64>,
	) -> Result<Transaction> {
		let from = self.final_block().await?.number;
		Ok(Transaction::new(bytes, from, Turn::Signed { account, nonce, end }))
	}

	/// A transaction without signature, authorised by what `call` contains.
	///
	/// # Errors
	/// [`Error::Unreachable`], or [`Error::Unexpected`] if the chain has no such call.
	pub(crate) async fn unsigned(&self, call: &Call) -> Result<Transaction> {
		let from = self.final_block().await?.number;
		let at = self.best().await?;
		// Bare: without signature and transaction extensions.
		let bare = at.tx().create_v5_unsigned(call).map_err(not_encoded)?;
		let transaction = Transaction::new(bare.into_encoded(), from, Turn::Unsigned);
		self.tell_made(&at, call, &transaction).await;
		Ok(transaction)
	}

	/// Tells of a transaction that was made. The node is not asked for its fee if nobody is told.
	async fn tell_made(&self, at: &At, call: &Call, transaction: &Transaction) {
		if !self.steps.are_told() {
			return;
		}
		let (sender, fee) = match transaction.turn {
			Turn::Signed { account, nonce, end } => {
				let signed = at.tx().from_bytes(transaction.bytes.clone());
				(Some(Sender { account, nonce, end }), signed.partial_fee_estimate().await.ok())
			}
			Turn::Unsigned => (None, None),
		};
		self.steps.tell(&Step::Made(&Made {
			call: format!("{}.{}", call.pallet_name(), call.call_name()),
			data: at.tx().call_data(call).unwrap_or_default(),
			sender,
			fee,
			hash: H256(transaction.hash),
		}));
	}

	/// Signs and sends `call`, and waits until it is in a final block.
	///
	/// # Errors
	/// Those of [`Chain::enter`] and [`Chain::settle`].
	pub async fn send(&self, call: &Call, signer: &Signer) -> Result<Included> {
		let nonce = self.nonce_of(signer.account()).await?;
		self.submit(self.sign(call, signer, nonce).await?).await
	}

	/// Sends `call` without signature, authorised by what it contains, and waits until it is in a
	/// final block.
	///
	/// # Errors
	/// Those of [`Chain::submit`]; a refusal by the call's own pallet is [`Error::Refused`].
	pub async fn send_unsigned(&self, call: &Call) -> Result<Included> {
		let sent = self.submit(self.unsigned(call).await?).await;
		self.explained(call, sent).await
	}

	/// Why no block would have `call` without signature as things are now; `None` if one would. The chain
	/// is asked, and nothing is sent.
	///
	/// # Errors
	/// [`Error::Unreachable`], or [`Error::Unexpected`] if the chain has no such call.
	pub async fn refusal_unsigned(&self, call: &Call) -> Result<Option<Reason>> {
		let at = self.best().await?;
		let bare = at.tx().create_v5_unsigned(call).map_err(not_encoded)?;
		let said = self.answer(bare.validate()).await?;
		let Some(kind) = found_wrong(&said) else { return Ok(None) };
		let text = kind.to_string();
		let refusal = PoolRefusal::Invalid { kind: Some(kind), text: text.clone() };
		Ok(Some(match self.explain(call, refusal).await {
			Error::Refused(reason) => reason,
			_ => Reason::Other(text),
		}))
	}

	/// What became of `call`, with the number explained in a refusal by its own pallet.
	pub(crate) async fn explained<T>(&self, call: &Call, result: Result<T>) -> Result<T> {
		match result {
			Err(Error::NotIncluded(refusal)) => Err(self.explain(call, refusal).await),
			result => result,
		}
	}

	/// Explains the number in a refusal of `call`: it is the index of an error of its pallet.
	async fn explain(&self, call: &Call, refusal: PoolRefusal) -> Error {
		let Some(Invalid::Custom(number)) = refusal.invalid() else {
			return Error::NotIncluded(refusal);
		};
		let Ok(at) = self.best().await else { return Error::NotIncluded(refusal) };
		let pallet = at.metadata_ref().pallet_by_name(call.pallet_name());
		match pallet.and_then(|pallet| pallet.error_variant_by_index(number)) {
			Some(variant) => Error::Refused(Reason::Module {
				pallet: call.pallet_name().into(),
				name: variant.name.clone(),
				docs: variant.docs.join(" "),
			}),
			None => Error::NotIncluded(refusal),
		}
	}

	/// Sends a transaction and waits until it is in a final block: another block may be replaced,
	/// as happens on a relay chain whenever its session changes, and what depends on the
	/// transaction would then be refused.
	///
	/// # Errors
	/// Those of [`Chain::enter`] and [`Chain::settle`].
	pub async fn submit(&self, transaction: Transaction) -> Result<Included> {
		self.settle(self.enter(transaction).await?).await
	}
}

/// The failure of a call that the chain does not have.
fn not_encoded(error: impl Display) -> Error {
	Error::unexpected(format!("the call cannot be encoded: {error}"))
}

/// An encoded call in words, if the chain's metadata can be read.
fn words_of(at: &At, call: &[u8]) -> Option<String> {
	let call = at.tx().from_call_data_bytes(call).ok()?;
	Some(format!("{}.{} {}", call.pallet_name(), call.call_name(), call.call_data()))
}

/// A signature as transactions have it.
fn sent(signature: &MultiSignature) -> Result<utils::MultiSignature> {
	Ok(match signature {
		MultiSignature::Sr25519(signature) => utils::MultiSignature::Sr25519(signature.0),
		MultiSignature::Ed25519(signature) => utils::MultiSignature::Ed25519(signature.0),
		MultiSignature::Ecdsa(signature) => utils::MultiSignature::Ecdsa(signature.0),
		MultiSignature::Eth(_) => {
			return Err(Error::unexpected("accounts of this chain do not sign in this scheme"));
		}
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::Encode;

	#[test]
	fn sent_signature_should_be_encoded_as_it_was() {
		for signature in [
			MultiSignature::Sr25519([1; 64].into()),
			MultiSignature::Ed25519([2; 64].into()),
			MultiSignature::Ecdsa([3; 65].into()),
		] {
			assert_eq!(sent(&signature).unwrap().encode(), signature.encode());
		}
		assert!(sent(&MultiSignature::Eth([4; 65].into())).is_err());
	}
}
