//! `distribution claim --to`: a row, paid to an account that its owner has signed off chain.

use crate::{
	args::{
		account::account_of,
		number::whole_number,
		paid::report,
		send::{show_calls, SubmitArgs},
		trial::Trial,
	},
	error::{CliError, Result},
	output::Output,
};
use clap::Args;
use distribution_client::{
	account::AccountId,
	calls::distribution,
	payees::{paid_of, signature_of, text_of},
	types::{Evidence, Redirect, RoundInfo},
	Chain,
};

/// Where a row is paid instead of to its owner.
#[derive(Args, Debug)]
pub struct RedirectArgs {
	/// Pay this account instead: the owner of the row has signed what `claim message` prints. Any
	/// SS58 address or 0x and 64 digits.
	#[arg(
		long,
		value_name = "ACCOUNT",
		requires = "proof_of_owner",
		requires = "deadline",
		conflicts_with = "range"
	)]
	to: Option<String>,
	/// With --to: the owner's signature in hexadecimal.
	#[arg(long, value_name = "HEX", requires = "to", group = "proof_of_owner")]
	signature: Option<String>,
	/// With --to: the signature by the owner of the Ethereum address whose row it is, 65 bytes in
	/// hexadecimal.
	#[arg(long, value_name = "HEX", requires = "to", group = "proof_of_owner")]
	ethereum_signature: Option<String>,
	/// With --to: the relay-chain block in what was signed.
	#[arg(long, value_name = "BLOCK", requires = "to", value_parser = whole_number::<u32>)]
	deadline: Option<u32>,
}

/// A row that is to be paid.
pub struct Row<'a> {
	/// Its round.
	pub round: &'a RoundInfo,
	/// Its owner.
	pub who: AccountId,
	/// Its evidence.
	pub evidence: Evidence,
}

impl RedirectArgs {
	/// The account that is to be paid, the signature and the deadline, if they are given.
	fn given(&self) -> Option<(&str, &str, u32)> {
		Some((self.to.as_deref()?, self.signature.as_deref()?, self.deadline?))
	}

	/// The same, if the owner of an Ethereum address has signed it.
	pub fn by_ethereum_key(&self) -> Option<(&str, &str, u32)> {
		Some((self.to.as_deref()?, self.ethereum_signature.as_deref()?, self.deadline?))
	}

	/// Whether another account than the owner is to be paid, which the owner's key has signed.
	pub fn is_given(&self) -> bool {
		self.given().is_some()
	}
}

/// Claims a row to an account that its owner has signed.
pub async fn claim_to(
	row: Row<'_>,
	redirect: &RedirectArgs,
	unsigned: bool,
	send: &SubmitArgs,
	chain: &Chain,
	output: Output,
) -> Result<()> {
	let Row { round, who, evidence } = row;
	let (to, signature, deadline) =
		redirect.given().ok_or_else(|| CliError::usage("give --to, --signature and --deadline"))?;
	let to = account_of(to)?;
	let paid = paid_of(chain, round.id, evidence.index()).await?;
	let redirect = Redirect { to, paid, deadline };
	let text = text_of(&redirect, chain.genesis(), round.id, evidence.index(), &who);
	let signature = signature_of(signature, &text, &who)?;
	let call = distribution::claim_to(round.id, &who, &evidence, &redirect, &signature);
	if send.print_call {
		return show_calls(chain, &[call], output).await;
	}
	if send.dry_run {
		if unsigned {
			chain.ensure_free_claims(round.terms.asset).await?;
		}
		let maker = send.maker_or(to)?;
		return Trial::of_calls(chain, &maker, &[call]).await?.print(output);
	}
	let included = if unsigned {
		chain.send_unsigned(&call).await?
	} else {
		chain.send(&call, send.signer(chain).await?).await?
	};
	report(round, &who, &included, chain, output).await
}
