//! `distribution claims pay`: everything that an account can claim now from rounds, in one
//! transaction, or in as few as can be.

use crate::{
	args::{
		account::account_of,
		send::{show_calls, SubmitArgs},
		trial::Trial,
	},
	error::{CliError, Result},
	output::{note, Output},
};
use clap::Args;
use distribution_client::{
	account::{self, AccountId},
	amount::Units,
	calls::{distribution, Call},
	entitlements::Entitled,
	events::{ClaimRefused, Included, Paid},
	types::{AssetKind, Evidence},
	Chain, Error,
};
use distribution_primitives::{round::MAX_MANY, RoundId};
use serde_json::{json, Value};
use std::collections::BTreeMap;

/// `distribution claims pay`.
#[derive(Args, Debug)]
#[command(mut_arg("dry_run", |arg| {
	arg.help("Do not send: have the chain try it and forget it, and print what it would cause; as the account that is paid, unless --as names another")
}))]
pub struct Pay {
	/// The account to be paid: any SS58 address or 0x and 64 digits.
	account: String,
	/// Send without signature and fee. Claims that need a signature are left out; of the others, all of
	/// a transaction are paid, which holds 64, or none.
	#[arg(long, conflicts_with_all = ["suri", "key_file", "key_stdin", "keyring", "signer"])]
	unsigned: bool,
	#[command(flatten)]
	send: SubmitArgs,
}

/// A claim that is refused: round, row, and why.
type Refused = (RoundId, u32, String);

/// What became of the claims.
#[derive(Debug, Default)]
struct Done {
	paid: Vec<Paid>,
	/// Those that were not sent among them.
	refused: Vec<Refused>,
	/// Where each transaction is: the block's hash and number.
	blocks: Vec<(String, u64)>,
	/// What the rounds pay.
	assets: BTreeMap<RoundId, AssetKind>,
}

/// Runs `distribution claims pay`.
pub async fn pay(command: Pay, chain: &Chain, output: Output) -> Result<()> {
	let who = account_of(&command.account)?;
	let entitled = chain.entitled(&who).await?;
	let (mut claims, mut refused) = (entitled.payable(), Vec::new());
	if command.unsigned {
		(claims, refused) = without_signature(chain, &who, claims).await?;
	}
	if claims.is_empty() {
		return Err(nothing(&refused).into());
	}
	if command.send.print_call || command.send.dry_run {
		refused.iter().for_each(|row| note(&told(row)));
	}
	let parts = claims.chunks(MAX_MANY as usize);
	let calls: Vec<Call> = parts.map(|part| distribution::claim_many(&who, part)).collect();
	if command.send.print_call {
		return show_calls(chain, &calls, output).await;
	}
	if command.send.dry_run {
		let maker = command.send.maker_or(who)?;
		return Trial::of_calls(chain, &maker, &calls).await?.print(output);
	}
	let mut done = Done::of(&entitled, refused);
	for call in &calls {
		let sent = if command.unsigned {
			chain.send_unsigned(call).await
		} else {
			chain.send(call, command.send.signer(chain).await?).await
		};
		match sent {
			Ok(included) => done.note(chain, &included).await?,
			Err(error) if done.blocks.is_empty() => return Err(error.into()),
			Err(error) => {
				let rows = account::counted(done.paid.len(), "row");
				let told = format!("{error}. {rows} paid before; run it again for the others");
				return Err(CliError::from(error)
					.told(told)
					.with(json!({ "paid": done.paid.len() })));
			}
		}
	}
	let units = chain.units(done.assets.values().copied()).await?;
	done.report(&who, &units, output)
}

/// The claims that the chain takes without signature, and the others: one of those would hold up all of
/// its transaction.
async fn without_signature(
	chain: &Chain,
	who: &AccountId,
	claims: Vec<(RoundId, Evidence)>,
) -> Result<(Vec<(RoundId, Evidence)>, Vec<Refused>)> {
	let (mut free, mut refused) = (Vec::new(), Vec::new());
	for (round, evidence) in claims {
		match chain.refusal_unsigned(&distribution::claim(round, who, &evidence)).await? {
			None => free.push((round, evidence)),
			Some(why) => refused.push((round, evidence.index(), why.to_string())),
		}
	}
	Ok((free, refused))
}

/// A refused claim in words.
fn told((round, row, why): &Refused) -> String {
	format!("round {round}, row {row} was refused: {why}")
}

/// Why nothing is sent, if these claims are `refused` and there are no others.
fn nothing(refused: &[Refused]) -> Error {
	Error::NotNow(match refused.first() {
		None => "nothing can be claimed now: `distribution claims mine` has the dates and reasons"
			.into(),
		Some(first) => {
			format!("nothing can be claimed without a signature now: {}", told(first))
		}
	})
}

impl Done {
	/// Nothing yet, of these entitlements; some claims are `refused` before they are sent.
	fn of(entitled: &Entitled, refused: Vec<Refused>) -> Self {
		let assets = entitled.rows.iter().map(|row| (row.round, row.asset)).collect();
		Self { assets, refused, ..Self::default() }
	}

	/// Notes what became of the claims of a transaction.
	async fn note(&mut self, chain: &Chain, included: &Included) -> Result<()> {
		self.paid.extend(included.all::<Paid>()?);
		for refused in included.all::<ClaimRefused>()? {
			let why = chain.reason(&refused.error.0).await.to_string();
			self.refused.push((refused.round, refused.index, why));
		}
		self.blocks.push((format!("{:#x}", included.block), included.number));
		Ok(())
	}

	fn json(&self, who: &AccountId) -> Value {
		let paid = self.paid.iter().map(|paid| {
			json!({
				"round": paid.round,
				"row": paid.index,
				"payee": account::show(&paid.payee),
				"amount": paid.amount.to_string(),
			})
		});
		let refused = self
			.refused
			.iter()
			.map(|(round, row, why)| json!({ "round": round, "row": row, "error": why }));
		let blocks = self
			.blocks
			.iter()
			.map(|(hash, number)| json!({ "block": hash, "blockNumber": number }));
		json!({
			"account": account::show(who),
			"paid": paid.collect::<Vec<_>>(),
			"refused": refused.collect::<Vec<_>>(),
			"transactions": blocks.collect::<Vec<_>>(),
		})
	}

	fn describe(&self, who: &AccountId, units: &Units) -> String {
		let rows = account::counted(self.paid.len(), "row");
		let blocks: Vec<String> =
			self.blocks.iter().map(|(_, number)| format!("block {number}")).collect();
		let mut lines =
			vec![format!("Paid {rows} of {} ({}).", account::show(who), blocks.join(", "))];
		lines.extend(self.paid.iter().map(|paid| {
			let asset = self.assets.get(&paid.round).copied().unwrap_or(AssetKind::Native);
			let amount = units.show(asset, paid.amount);
			let named = if paid.payee == *who {
				String::new()
			} else {
				format!(" to {}, whom it has named", account::show(&paid.payee))
			};
			format!("  round {}, row {}: {amount}{named}", paid.round, paid.index)
		}));
		lines.extend(self.refused.iter().map(|row| format!("  {}", told(row))));
		lines.join("\n")
	}

	/// Prints it. Fails if claims were refused.
	fn report(&self, who: &AccountId, units: &Units, output: Output) -> Result<()> {
		output.print(&self.json(who), || self.describe(who, units));
		if self.refused.is_empty() {
			return Ok(());
		}
		let refused = account::counted(self.refused.len(), "claim");
		Err(CliError::not_proven(format!("{refused} refused")).printed())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn done() -> Done {
		let (beneficiary, payee) = ([1; 32], [2; 32]);
		let paid = Paid { round: 3, sequence: 0, index: 4, beneficiary, payee, amount: 7 };
		Done {
			paid: vec![paid],
			refused: vec![(5, 6, "NotOpen".into())],
			blocks: vec![("0x01".into(), 9)],
			assets: BTreeMap::from([(3, AssetKind::WithId(8))]),
		}
	}

	#[test]
	fn nothing_should_be_said_with_the_reason() {
		let Error::NotNow(why) = nothing(&[]) else { panic!("not said") };
		assert!(why.contains("claims mine"), "{why}");
		let Error::NotNow(why) = nothing(&done().refused) else { panic!("not said") };
		assert!(why.ends_with("without a signature now: round 5, row 6 was refused: NotOpen"));
	}

	#[test]
	fn payments_should_be_told_in_the_unit_of_their_round() {
		let text = done().describe(&[1; 32], &Units::default());
		for part in [
			"Paid 1 row of ",
			", whom it has named",
			"(block 9).",
			"round 3, row 4: 7 smallest units of asset 8",
			"round 5, row 6 was refused: NotOpen",
		] {
			assert!(text.contains(part), "{part}: {text}");
		}
		let value = done().json(&[1; 32]);
		let payee = account::show(&[2; 32]);
		let expected = json!({ "round": 3, "row": 4, "payee": payee, "amount": "7" });
		assert_eq!(value["paid"][0], expected);
		assert_eq!(value["refused"][0]["error"], "NotOpen");
		assert_eq!(value["transactions"][0]["blockNumber"], 9);
	}
}
