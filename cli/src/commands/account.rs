//! `distribution account …`: what an account has, and sending it to another.

use crate::{
	args::{
		account::account_of,
		number::whole_number,
		send::{submit, SubmitArgs},
	},
	error::{CliError, Result},
	output::Output,
};
use clap::{Args, Subcommand};
use distribution_client::{
	account::{self, show_native, AccountId},
	amount::Unit,
	balances::{AssetBalance, Balance},
	calls::balances,
	keys::{development, show_bytes},
	lists::accounts::{suspicion, Allowed},
	types::AssetKind,
	Chain,
};
use serde_json::{json, Value};

/// The commands of `distribution account`.
#[derive(Subcommand, Debug)]
pub enum AccountCommand {
	/// Show an account's address, what it has of the native token, and every asset that it has.
	Show {
		/// The account: any SS58 address or 0x and 64 digits.
		account: String,
	},
	/// Send the native token, or an asset, to an account.
	Transfer(Box<Transfer>),
}

/// `distribution account transfer`.
#[derive(Args, Debug)]
pub struct Transfer {
	/// The account that receives: any SS58 address or 0x and 64 digits.
	to: String,
	/// How much: 25.5 or "25.5 DIST" in tokens, "25 smallest" in smallest units.
	amount: String,
	/// Number of the asset to send. Default: the native token.
	#[arg(long, value_name = "ID", value_parser = whole_number::<u32>)]
	asset: Option<u32>,
	/// Let the sender be left with less than the minimum balance, which is then lost. Without it
	/// such a transfer is refused.
	#[arg(long)]
	allow_death: bool,
	/// Send even to an account for which nobody has a key: the zero account, pallets, other chains.
	#[arg(long)]
	allow_keyless: bool,
	/// Send even to an Ethereum address that was made up to 32 bytes.
	#[arg(long)]
	allow_ethereum: bool,
	#[command(flatten)]
	send: SubmitArgs,
}

/// What sender and receiver have of what is sent, in its smallest unit.
struct Sides {
	/// What the sender has, what is frozen in it included, but not what is held for deposits.
	sender: u128,
	/// What the sender can send, if it need not stay alive.
	movable: u128,
	receiver: u128,
	/// The least that an account with any of it has.
	minimum: u128,
}

/// Runs a command of `distribution account`.
pub async fn run(command: AccountCommand, chain: &Chain, output: Output) -> Result<()> {
	match command {
		AccountCommand::Show { account } => {
			let who = account_of(&account)?;
			let balance = chain.balance_of(&who).await?;
			let assets = assets_of(chain, &who).await?;
			output.print(&to_json(&who, &balance, &assets), || describe(&who, &balance, &assets));
			Ok(())
		}
		AccountCommand::Transfer(command) => transfer(&command, chain, output).await,
	}
}

/// An asset that an account has.
struct Owned {
	balance: AssetBalance,
	unit: Unit,
	/// Whether it is registered as an asset of another chain.
	foreign: bool,
}

/// All assets that an account has, in the order of their numbers.
async fn assets_of(chain: &Chain, who: &AccountId) -> Result<Vec<Owned>> {
	let balances = chain.assets_of(who).await?;
	if balances.is_empty() {
		return Ok(Vec::new());
	}
	let registered = chain.foreign_assets().await?;
	let mut all = Vec::with_capacity(balances.len());
	for balance in balances {
		let unit = chain.unit(AssetKind::WithId(balance.asset)).await?;
		let foreign = registered.iter().any(|asset| asset.id == balance.asset);
		all.push(Owned { balance, unit, foreign });
	}
	Ok(all)
}

async fn transfer(command: &Transfer, chain: &Chain, output: Output) -> Result<()> {
	let to = account_of(&command.to)?;
	let allowed = Allowed { keyless: command.allow_keyless, ethereum: command.allow_ethereum };
	if let Some((_, why)) = suspicion(&to, allowed) {
		return Err(CliError::input(why));
	}
	let asset = command.asset.map_or(AssetKind::Native, AssetKind::WithId);
	let unit = chain.unit(asset).await?;
	let amount = unit.read(&command.amount)?;
	let minimum = chain.minimum_balance(asset).await?;
	let keep_alive = !command.allow_death;
	let call = match asset {
		AssetKind::Native => balances::transfer(&to, amount, keep_alive),
		AssetKind::WithId(id) => balances::transfer_asset(id, &to, amount, keep_alive),
	};
	if command.send.print_call {
		submit(chain, call, &command.send, output).await?;
		return Ok(());
	}
	let from = command.send.maker(chain).await?;
	if from == to {
		return Err(CliError::input("sender and receiver are the same account"));
	}
	let sides = sides(chain, asset, &from, &to, minimum).await?;
	let mut summary = vec![
		format!("Send {} to {}.", unit.show(amount), account::show(&to)),
		format!("It comes from {}, which also pays the fee.", account::show(&from)),
	];
	summary.extend(sides.check(amount, keep_alive, &unit)?);
	if let Some(name) = development::name_of(&to) {
		if !chain.is_for_tests().await? {
			summary.push(format!(
				"The receiver is a development account ({name}): everybody knows its secret and can take what it gets."
			));
		}
	}
	command.send.confirm(output, &summary.join("\n"))?;
	let Some(included) = submit(chain, call, &command.send, output).await? else { return Ok(()) };
	let value = json!({
		"done": "transferred",
		"from": account::show(&from),
		"to": account::show(&to),
		"asset": command.asset.map_or(json!("native"), |id| json!(id)),
		"amount": amount.to_string(),
		"block": format!("{:#x}", included.block),
		"blockNumber": included.number,
	});
	output.print(&value, || {
		format!("Sent {} to {} ({}).", unit.show(amount), account::show(&to), included.place())
	});
	Ok(())
}

async fn sides(
	chain: &Chain,
	asset: AssetKind,
	from: &AccountId,
	to: &AccountId,
	minimum: u128,
) -> Result<Sides> {
	Ok(match asset {
		AssetKind::Native => {
			let (sender, receiver) = (chain.balance_of(from).await?, chain.balance_of(to).await?);
			Sides {
				sender: sender.free,
				movable: sender.movable(),
				receiver: receiver.free.saturating_add(receiver.reserved),
				minimum,
			}
		}
		AssetKind::WithId(id) => {
			let sender = chain.asset_balance_of(id, from).await?;
			let receiver = chain.asset_balance_of(id, to).await?;
			Sides { sender, movable: sender, receiver, minimum }
		}
	})
}

impl Sides {
	/// Refuses what the chain would refuse, and tells what the sender should know before.
	fn check(&self, amount: u128, keep_alive: bool, unit: &Unit) -> Result<Vec<String>> {
		if amount == 0 {
			return Err(CliError::input("the amount is 0"));
		}
		let minimum = unit.show(self.minimum);
		if self.receiver == 0 && amount < self.minimum {
			return Err(CliError::input(format!(
				"the receiver has nothing yet, and no account can have less than {minimum}: send at least that"
			)));
		}
		// What is frozen stays anyway, and the minimum balance may be part of it.
		let frozen = self.sender.saturating_sub(self.movable);
		let free = self.movable.saturating_sub(self.minimum.saturating_sub(frozen));
		let most = if keep_alive { free } else { self.movable };
		if amount > most {
			let advice = if keep_alive && amount <= self.movable {
				format!(": {minimum} must stay, unless you give --allow-death")
			} else {
				String::new()
			};
			return Err(CliError::input(format!(
				"the sender can send {} at most, before the fee{advice}",
				unit.show(most)
			)));
		}
		let mut told = Vec::new();
		if self.receiver == 0 {
			told.push("The receiver has none of it yet.".into());
		}
		let left = self.sender.saturating_sub(amount);
		if (1..self.minimum).contains(&left) {
			told.push(format!(
				"The sender is left with {}, less than the minimum balance of {minimum}: that is lost.",
				unit.show(left)
			));
		}
		Ok(told)
	}
}

/// An account as JSON; amounts are strings of smallest units.
fn to_json(who: &AccountId, balance: &Balance, assets: &[Owned]) -> Value {
	let locks: Vec<Value> = balance
		.locks
		.iter()
		.map(|(name, amount)| json!({ "name": name, "amount": amount.to_string() }))
		.collect();
	json!({
		"account": account::show(who),
		"accountHex": show_bytes(who),
		"nonce": balance.nonce,
		"free": balance.free.to_string(),
		"reserved": balance.reserved.to_string(),
		"frozen": balance.frozen.to_string(),
		"movable": balance.movable().to_string(),
		"locks": locks,
		"assets": assets.iter().map(Owned::to_json).collect::<Vec<_>>(),
	})
}

impl Owned {
	fn to_json(&self) -> Value {
		json!({
			"asset": self.balance.asset,
			"symbol": self.unit.symbol(),
			"decimals": self.unit.decimals(),
			"free": self.balance.free.to_string(),
			"held": self.balance.held.to_string(),
			"frozen": self.balance.frozen,
			"foreign": self.foreign,
		})
	}

	fn line(&self) -> String {
		let mut line = format!("  asset     {}", self.unit.show(self.balance.free));
		if self.balance.held > 0 {
			line.push_str(&format!(", and {} on hold", self.unit.show(self.balance.held)));
		}
		if self.foreign {
			line.push_str(", of another chain");
		}
		if self.balance.frozen {
			line.push_str(", frozen by the asset's freezer");
		}
		line
	}
}

fn describe(who: &AccountId, balance: &Balance, assets: &[Owned]) -> String {
	let mut lines = vec![
		format!("Account {}", account::show(who)),
		format!("  in hex    {}", show_bytes(who)),
		format!("  free      {}", show_native(balance.free)),
		format!("  reserved  {} for deposits and stakes", show_native(balance.reserved)),
		format!("  frozen    {} must stay", show_native(balance.frozen)),
		format!("  movable   {}", show_native(balance.movable())),
		format!("  nonce     {}", balance.nonce),
	];
	let lock = |(name, amount): &(String, u128)| {
		let what = match name.as_str() {
			"vesting" => "vesting",
			"pyconvot" => "votes",
			other => other,
		};
		format!("  locked    {} for {}", show_native(*amount), what.escape_debug())
	};
	lines.extend(balance.locks.iter().map(lock));
	lines.extend(assets.iter().map(Owned::line));
	lines.join("\n")
}

#[cfg(test)]
mod tests {
	use super::*;

	const MINIMUM: u128 = 10_000_000_000;

	#[test]
	fn transfer_should_be_refused_when_the_chain_would_refuse_it() {
		let check = |amount: u128, keep_alive: bool, sides: Sides| {
			let checked = sides.check(amount, keep_alive, &Unit::native());
			checked.map_err(|error| error.to_string())
		};
		let sides = |movable: u128, receiver: u128| Sides {
			sender: 100 * MINIMUM,
			movable,
			receiver,
			minimum: MINIMUM,
		};
		let all = 100 * MINIMUM;
		let refused = |amount, keep_alive, sides| check(amount, keep_alive, sides).unwrap_err();
		assert!(refused(0, true, sides(all, 1)).contains("is 0"));
		// A new account needs the minimum balance.
		let small = refused(MINIMUM - 1, true, sides(all, 0));
		assert!(small.contains("0.01 DIST"), "{small}");
		check(MINIMUM - 1, true, sides(all, MINIMUM)).unwrap();
		let new = check(MINIMUM, true, sides(all, 0)).unwrap();
		assert!(new.concat().contains("none of it yet"), "{new:?}");
		// The sender stays alive, unless it need not.
		check(all - MINIMUM, true, sides(all, MINIMUM)).unwrap();
		let much = refused(all - MINIMUM + 1, true, sides(all, MINIMUM));
		assert!(much.contains("--allow-death") && much.contains("0.99 DIST"), "{much}");
		let death = check(all - 1, false, sides(all, MINIMUM)).unwrap().concat();
		assert!(death.contains("0.000000000001 DIST") && death.contains("is lost"), "{death}");
		// What is frozen or held cannot be sent.
		let frozen = refused(all / 2 + 1, false, sides(all / 2, MINIMUM));
		assert!(frozen.contains("0.5 DIST at most") && !frozen.contains("death"), "{frozen}");
		check(all / 2, true, sides(all / 2, MINIMUM)).unwrap();
	}

	#[test]
	fn account_should_be_shown_in_tokens() {
		const TOKEN: u128 = 1_000_000_000_000;
		let balance = Balance {
			nonce: 3,
			free: 25 * TOKEN,
			reserved: TOKEN,
			frozen: 5 * TOKEN,
			locks: vec![("pyconvot".into(), 5 * TOKEN)],
		};
		let text = describe(&[7; 32], &balance, &[]);
		for part in ["free      25 DIST", "movable   21 DIST", "locked    5 DIST for votes"] {
			assert!(text.contains(part), "{part}: {text}");
		}
		assert!(!text.contains("asset"), "{text}");
		let value = to_json(&[7; 32], &balance, &[]);
		assert_eq!(value["free"], (25 * TOKEN).to_string());
		assert_eq!(value["locks"][0]["name"], "pyconvot");
		assert_eq!(value["assets"], json!([]));
	}

	#[test]
	fn account_should_be_shown_with_its_assets() {
		let owned = |asset, held, frozen, foreign| Owned {
			balance: AssetBalance { asset, free: 1_500_000, held, frozen },
			unit: Unit::of_decimals(6),
			foreign,
		};
		let assets = [owned(7, 0, true, false), owned(2_000_001_337, 20, false, true)];
		let text = describe(&[7; 32], &Balance::default(), &assets);
		let lines: Vec<&str> = text.lines().filter(|line| line.contains("asset ")).collect();
		let [own, foreign] = lines.as_slice() else { panic!("{text}") };
		assert!(own.contains("asset     1.5") && own.contains("freezer"), "{own}");
		assert!(!own.contains("on hold") && !own.contains("another chain"), "{own}");
		assert!(foreign.contains("0.00002") && foreign.contains("on hold"), "{foreign}");
		assert!(foreign.ends_with("of another chain"), "{foreign}");
		let value = to_json(&[7; 32], &Balance::default(), &assets);
		let second = &value["assets"][1];
		assert_eq!((&second["asset"], &second["decimals"]), (&json!(2_000_001_337), &json!(6)));
		assert_eq!((&second["free"], &second["held"]), (&json!("1500000"), &json!("20")));
		assert_eq!((&second["frozen"], &second["foreign"]), (&json!(false), &json!(true)));
		assert_eq!(value["assets"][0]["symbol"], Value::Null);
	}
}
