//! `distribution sale …`: selling one asset for another.

mod show;
mod terms;

use self::{
	show::{bid_json, describe, to_json, Units},
	terms::{TermsArgs, DEFAULTS},
};
use crate::{
	args::{
		account::account_of,
		number::whole_number,
		send::{instead, submit, submit_and_report, together, SubmitArgs},
	},
	error::{CliError, Result},
	output::{table, Output},
};
use clap::Subcommand;
use codec::Encode;
use distribution_client::{
	account::{self, AccountId},
	amount::Unit,
	calls::{sales, Call},
	events::{BidFinished, BidPlaced, SaleOpened},
	sales::{hash_of, tick_of},
	types::{SaleInfo, SaleTerms},
	Chain,
};
use distribution_primitives::{Form, SaleState};
use serde_json::json;

/// Bids that one transaction finishes.
const FINISHED_TOGETHER: usize = 20;

/// The commands of `distribution sale`.
#[derive(Subcommand, Debug)]
pub enum SaleCommand {
	/// Open a sale: all that it sells is paid in now, and its terms are final.
	#[command(after_help = DEFAULTS)]
	Open {
		#[command(flatten)]
		terms: Box<TermsArgs>,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Bid, or raise your bid. It can be neither lowered nor taken back.
	Bid {
		/// Number of the sale.
		#[arg(value_parser = whole_number::<u32>)]
		sale: u32,
		/// How much you ask for: 25.5 or "25.5 DIST" in tokens of what is sold.
		#[arg(value_name = "AMOUNT")]
		quantity: String,
		/// In an auction: the most that you would pay for a lot, in the asset that bids are paid in. A lot
		/// is one token, unless `sale show` says otherwise. The highest price of the auction that is not
		/// above it counts.
		#[arg(long, value_name = "AMOUNT")]
		price: Option<String>,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Find the price of a sale whose bidding is over. Anybody can.
	Clear {
		/// Number of the sale.
		#[arg(value_parser = whole_number::<u32>)]
		sale: u32,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Finish bids: deliver what was bought, pay for it, and free the rest. Anybody can, for anybody.
	Finish {
		/// Number of the sale.
		#[arg(value_parser = whole_number::<u32>)]
		sale: u32,
		/// Whose bids: any SS58 addresses or 0x and 64 digits. Default: the signer's.
		#[arg(value_name = "ACCOUNT", conflicts_with = "all")]
		bidders: Vec<String>,
		/// All bids that can be finished now, several in a transaction.
		#[arg(long)]
		all: bool,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Remove a sale whose bids are all finished, and return the seller's deposit. Anybody can.
	Remove {
		/// Number of the sale.
		#[arg(value_parser = whole_number::<u32>)]
		sale: u32,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Show a sale, or all of them.
	Show {
		/// Number of the sale.
		#[arg(value_parser = whole_number::<u32>)]
		sale: Option<u32>,
	},
	/// Show the bids of a sale that are not finished, and what becomes of them.
	Bids {
		/// Number of the sale.
		#[arg(value_parser = whole_number::<u32>)]
		sale: u32,
		/// Only that of this account: any SS58 address or 0x and 64 digits.
		#[arg(long)]
		account: Option<String>,
	},
}

/// Runs a command of `distribution sale`.
pub async fn run(command: SaleCommand, chain: &Chain, output: Output) -> Result<()> {
	match command {
		SaleCommand::Open { terms, send } => open(&terms, &send, chain, output).await,
		SaleCommand::Bid { sale, quantity, price, send } => {
			let sale = chain.sale(sale).await?;
			bid(&sale, &quantity, price.as_deref(), &send, chain, output).await
		}
		SaleCommand::Clear { sale, send } => {
			let done = format!("sale {sale} is cleared: see `distribution sale show {sale}`");
			submit_and_report(chain, sales::clear(sale), &send, output, &done).await
		}
		SaleCommand::Finish { sale, bidders, all, send } => {
			let mut accounts = Vec::new();
			for bidder in &bidders {
				accounts.push(account_of(bidder)?);
			}
			if all {
				accounts = ready(&chain.sale(sale).await?, chain).await?;
			} else if accounts.is_empty() {
				accounts.push(send.account(chain, None).await?);
			}
			finish(sale, &accounts, &send, chain, output).await
		}
		SaleCommand::Remove { sale, send } => {
			let done = format!("sale {sale} is removed");
			submit_and_report(chain, sales::remove(sale), &send, output, &done).await
		}
		SaleCommand::Show { sale } => show(sale, chain, output).await,
		SaleCommand::Bids { sale, account } => {
			bids(&chain.sale(sale).await?, account.as_deref(), chain, output).await
		}
	}
}

async fn units(terms: &SaleTerms, chain: &Chain) -> Result<Units> {
	Ok(Units { sold: chain.unit(terms.asset).await?, money: chain.unit(terms.money).await? })
}

async fn open(args: &TermsArgs, send: &SubmitArgs, chain: &Chain, output: Output) -> Result<()> {
	let terms = args.terms(chain).await?;
	let units = units(&terms, chain).await?;
	send.confirm(
		output,
		&format!(
			"Open a sale of {}: they are paid in now, and come back only if they are not sold. Its terms are final.",
			units.sold.show(terms.supply)
		),
	)?;
	let Some(included) = submit(chain, sales::open(&terms), send, output).await? else {
		return Ok(());
	};
	let opened: SaleOpened = included.first()?;
	let value = json!({
		"sale": opened.sale,
		"round": opened.round,
		"termsHash": format!("{:#x}", opened.terms),
		"block": format!("{:#x}", included.block),
		"blockNumber": included.number,
	});
	output.print(&value, || {
		let id = opened.sale;
		format!(
			"Sale {id}, delivered by round {}, terms {:#x} ({}). Next: `distribution sale show {id}`, `sale bid {id} AMOUNT`",
			opened.round,
			opened.terms,
			included.place()
		)
	});
	Ok(())
}

/// The tick that a bid names.
fn tick(terms: &SaleTerms, price: Option<u128>) -> Result<u16> {
	match (&terms.form, price) {
		(Form::Fixed { .. }, None) => Ok(0),
		(Form::Fixed { .. }, Some(_)) => {
			Err(CliError::input("this sale has a fixed price: leave out --price"))
		}
		(Form::Auction { .. }, None) => {
			Err(CliError::input("this sale is an auction: say by --price what you would pay"))
		}
		(Form::Auction { .. }, Some(price)) => tick_of(terms, price)
			.ok_or_else(|| CliError::input("the lowest price of this auction is above --price")),
	}
}

async fn bid(
	sale: &SaleInfo,
	quantity: &str,
	price: Option<&str>,
	send: &SubmitArgs,
	chain: &Chain,
	output: Output,
) -> Result<()> {
	let (terms, units) = (&sale.terms, units(&sale.terms, chain).await?);
	let quantity = units.sold.read(quantity)?;
	let price = price.map(|text| units.money.read(text)).transpose()?;
	let tick = tick(terms, price)?;
	let most = terms.cost(quantity, tick).ok_or_else(|| {
		CliError::input("as much of it would cost more than there can be of anything")
	})?;
	send.confirm(
		output,
		&format!(
			"Bid for {} of sale {}: {} are held in your account until the bid is finished. You can raise it, but neither lower it nor take it back.",
			units.sold.show(quantity),
			sale.id,
			units.money.show(most)
		),
	)?;
	let call = sales::bid(sale.id, hash_of(sale)?, quantity, tick);
	let Some(included) = submit(chain, call, send, output).await? else { return Ok(()) };
	let placed: BidPlaced = included.first()?;
	let value = json!({
		"sale": placed.sale,
		"bidder": account::show(&placed.bidder),
		"number": placed.number,
		"quantity": placed.quantity.to_string(),
		"price": terms.form.price(placed.tick).map(|price| price.to_string()),
		"held": placed.held.to_string(),
		"block": format!("{:#x}", included.block),
		"blockNumber": included.number,
	});
	output.print(&value, || {
		format!(
			"Bid {} of sale {}: {} are held ({}). When the bidding is over, `distribution sale finish {}` finishes it.",
			placed.number,
			placed.sale,
			units.money.show(placed.held),
			included.place(),
			placed.sale
		)
	});
	Ok(())
}

/// The bidders of a sale whose bids can be finished now.
async fn ready(sale: &SaleInfo, chain: &Chain) -> Result<Vec<AccountId>> {
	if sale.state == SaleState::Bidding {
		return Err(CliError::input(format!(
			"sale {} is not cleared yet: `distribution sale clear {}` once its bidding is over",
			sale.id, sale.id
		)));
	}
	let bids = chain.bids(sale.id).await?;
	Ok(bids.into_iter().filter(|bid| bid.obstacle.is_none()).map(|bid| bid.bidder).collect())
}

async fn finish(
	sale: u32,
	bidders: &[AccountId],
	send: &SubmitArgs,
	chain: &Chain,
	output: Output,
) -> Result<()> {
	let calls_of = |bidders: &[AccountId]| -> Vec<Call> {
		bidders.iter().map(|bidder| sales::finish(sale, bidder)).collect()
	};
	if !send.sends() {
		return instead(chain, &calls_of(bidders), send, output).await;
	}
	let (mut finished, mut last) = (Vec::new(), None);
	for some in bidders.chunks(FINISHED_TOGETHER) {
		let call = together(chain, calls_of(some)).await?;
		let Some(included) = submit(chain, call, send, output).await? else { continue };
		finished.extend(included.all::<BidFinished>()?);
		last = Some(included);
	}
	let units = units(&chain.sale(sale).await?.terms, chain).await?;
	let value = json!({
		"sale": sale,
		"finished": finished.iter().map(|bid| json!({
			"bidder": account::show(&bid.bidder),
			"number": bid.number,
			"bought": bid.bought.to_string(),
			"paid": bid.paid.to_string(),
			"returned": bid.returned.to_string(),
			"lapsed": bid.lapsed.to_string(),
		})).collect::<Vec<_>>(),
	});
	output.print(&value, || {
		let lines = finished.iter().map(|bid| {
			let (sold, money) = (&units.sold, &units.money);
			format!(
				"{}: {} bought for {}, {} returned",
				account::show(&bid.bidder),
				sold.show(bid.bought),
				money.show(bid.paid),
				money.show(bid.returned)
			)
		});
		let place = last.map_or("nothing to finish".into(), |included| included.place());
		lines
			.chain([format!("Finished: {} ({place}).", finished.len())])
			.collect::<Vec<_>>()
			.join("\n")
	});
	Ok(())
}

async fn show(sale: Option<u32>, chain: &Chain, output: Output) -> Result<()> {
	let clock = chain.clock().await?;
	let sales = match sale {
		Some(id) => vec![chain.sale(id).await?],
		None => chain.sales().await?,
	};
	let mut told = Vec::new();
	for sale in &sales {
		told.push(describe(sale, &clock, &units(&sale.terms, chain).await?));
	}
	let value =
		json!({ "sales": sales.iter().map(|sale| to_json(sale, &clock)).collect::<Vec<_>>() });
	output.print(&value, || {
		if told.is_empty() {
			"There are no sales.".into()
		} else {
			told.join("\n")
		}
	});
	Ok(())
}

async fn bids(sale: &SaleInfo, account: Option<&str>, chain: &Chain, output: Output) -> Result<()> {
	let bids = match account {
		Some(account) => chain.bid(sale.id, &account_of(account)?).await?.into_iter().collect(),
		None => chain.bids(sale.id).await?,
	};
	let units = units(&sale.terms, chain).await?;
	let (mut values, mut rows) = (Vec::new(), Vec::new());
	for bid in &bids {
		let obstacle = match &bid.obstacle {
			Some(error) => Some(chain.reason(&error.encode()).await.to_string()),
			None => None,
		};
		let amount = |amount: Option<u128>, unit: &Unit| {
			amount.map_or(String::new(), |amount| unit.show(amount))
		};
		rows.push(vec![
			account::show(&bid.bidder),
			units.sold.show(bid.quantity),
			amount(sale.terms.form.price(bid.tick), &units.money),
			units.money.show(bid.held),
			amount(bid.allocation, &units.sold),
			amount(bid.cost, &units.money),
			obstacle.clone().unwrap_or_default(),
		]);
		values.push(bid_json(bid, sale, obstacle));
	}
	output.print(&json!({ "sale": sale.id, "bids": values }), || {
		let header = ["bidder", "asks for", "at most", "held", "due", "costs", "in the way"];
		table(&header, &rows)
	});
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;
	use distribution_client::types::AssetKind;
	use distribution_primitives::{Release, Remainder, Requirement, Window};

	#[derive(Parser, Debug)]
	struct Line {
		#[command(subcommand)]
		sale: SaleCommand,
	}

	fn terms(form: Form<u128, u32>) -> SaleTerms {
		SaleTerms {
			asset: AssetKind::Native,
			supply: 100,
			money: AssetKind::WithId(7),
			lot: 1,
			form,
			minimum: 0,
			least: 1,
			most: 100,
			bids: 10,
			bidding: Window { opens: 0, closes: 10 },
			finishing: 5,
			until: 100,
			release: Release::Immediate,
			requirement: Requirement::default(),
			remainder: Remainder::Manager,
		}
	}

	#[test]
	fn bid_should_name_a_price_in_an_auction_alone() {
		let fixed = terms(Form::Fixed { price: 5, first: 0, classes: Default::default() });
		assert_eq!(tick(&fixed, None).unwrap(), 0);
		assert!(tick(&fixed, Some(5)).is_err());
		let auction = terms(Form::Auction { floor: 10, step: 5, ticks: 3, late: 1 });
		assert_eq!(tick(&auction, Some(19)).unwrap(), 1);
		assert!(tick(&auction, None).is_err() && tick(&auction, Some(9)).is_err());
	}

	#[test]
	fn bids_to_finish_should_be_named_or_all() {
		let parses = |args: &[&str]| {
			Line::try_parse_from([&["sale", "finish", "3"][..], args].concat()).is_ok()
		};
		assert!(parses(&[]) && parses(&["x", "y"]) && parses(&["--all"]));
		assert!(!parses(&["x", "--all"]));
	}
}
