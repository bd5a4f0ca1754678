//! `distribution list show`: a list in the chain.

use crate::{args::number::whole_number, error::Result, output::Output};
use clap::Args;
use distribution_client::{
	account::{self, show_native, with_thousands_separators},
	published::{file_of, ChunkRecord, ListRecord},
	Chain,
};
use distribution_primitives::{chunk::cid, ListId, MAX_LARGEST};
use serde_json::{json, Value};

/// `distribution list show`.
#[derive(Args, Debug)]
pub struct Show {
	/// Number of the list.
	#[arg(value_parser = whole_number::<u32>)]
	list: u32,
	/// Also print each chunk in text; JSON has them anyway.
	#[arg(long)]
	chunks: bool,
}

/// What part of a list its `rows` largest rows are, in percent. For reading, not for paying.
fn share(record: &ListRecord, rows: u32) -> f64 {
	if record.total == 0 {
		return 0.0;
	}
	100.0 * (record.largest.sum(rows) as f64) / (record.total as f64)
}

/// The concentration that the chain knows: shares of the largest rows in percent.
fn concentration(record: &ListRecord) -> [(u32, f64); 3] {
	[1, 10, MAX_LARGEST].map(|rows| (rows, share(record, rows)))
}

/// The content identifier of the whole list as a file of IPFS, once all of it is stored.
fn whole(chunks: &[ChunkRecord]) -> Option<String> {
	let stored = chunks.iter().map(|chunk| Some((chunk.digest, chunk.stored.clone()?)));
	file_of(&stored.collect::<Option<Vec<_>>>()?).map(|file| file.id.to_string())
}

fn to_json(list: ListId, record: &ListRecord, chunks: &[ChunkRecord]) -> Value {
	let [(_, top_1), (_, top_10), (_, top_100)] = concentration(record);
	let of_chunks: Vec<Value> = (0u32..)
		.zip(chunks)
		.map(|(number, chunk)| {
			let stored = chunk.stored.as_ref();
			json!({
				"chunk": number,
				"cid": cid(&chunk.digest),
				"first": stored.map(|stored| stored.first),
				"rows": stored.map(|stored| stored.rows),
			})
		})
		.collect();
	json!({
		"list": list,
		"owner": account::show(&record.owner),
		"verified": record.root.is_some(),
		"root": record.root.map(|root| format!("{root:#x}")),
		"cid": whole(chunks),
		"rows": record.rows,
		"total": record.total.to_string(),
		"largest": record.largest.first().to_string(),
		"top_1": top_1,
		"top_10": top_10,
		"top_100": top_100,
		"stored": record.stored,
		"rounds": record.users,
		"deposit": record.deposit.held.to_string(),
		"chunks": of_chunks,
	})
}

fn describe(list: ListId, record: &ListRecord, chunks: &[ChunkRecord], all: bool) -> String {
	let number = |amount: u128| with_thousands_separators(amount);
	let state = match record.root {
		Some(root) => format!("verified, root {root:#x}"),
		None => format!("{} of {} chunks stored", record.stored, record.chunks),
	};
	let shares = concentration(record)
		.map(|(rows, share)| format!("{share:.2} % in {}", account::counted(rows, "row")))
		.join(", ");
	let mut lines = vec![
		format!("List {list} ({state})"),
		format!("  owner    {}", account::show(&record.owner)),
		format!("  rows     {}", number(record.rows.into())),
		format!("  total    {} smallest units stored", number(record.total)),
		format!("  largest  {} smallest units; {shares}", number(record.largest.first())),
		format!("  rounds   {} keep it", record.users),
		format!("  deposit  {}", show_native(record.deposit.held)),
		format!("  chunks   {}", number(record.chunks.into())),
	];
	lines.extend(whole(chunks).map(|cid| format!("  IPFS     {cid}")));
	for (number, chunk) in (0u32..).zip(chunks).filter(|_| all) {
		let rows = chunk.stored.as_ref().map_or("not stored".into(), |stored| {
			format!("{} from {}", account::counted(stored.rows, "row"), stored.first)
		});
		lines.push(format!("    {number}  {}  {rows}", cid(&chunk.digest)));
	}
	lines.join("\n")
}

/// Runs `distribution list show`.
pub async fn show(command: &Show, chain: &Chain, output: Output) -> Result<()> {
	let list = command.list;
	let record = chain.list(list).await?;
	let chunks = chain.chunks_of(&chain.best().await?, list, record.chunks).await?;
	let value = to_json(list, &record, &chunks);
	output.print(&value, || describe(list, &record, &chunks, command.chunks));
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::published::{ListDeposit, StoredChunk};
	use distribution_primitives::Largest;
	use polkadot_sdk::sp_core::H256;

	fn record() -> ListRecord {
		let mut largest = Largest::default();
		for amount in [30, 50, 20] {
			largest.note(amount);
		}
		ListRecord {
			owner: [1; 32],
			deposit: ListDeposit { held: 5_000_000_000_000, footprint: (1, 900) },
			rows: 3,
			chunks: 2,
			stored: 2,
			peaks: 2,
			total: 100,
			largest,
			root: Some(H256::repeat_byte(3)),
			users: 1,
			touched: (9, 0),
		}
	}

	fn chunks() -> Vec<ChunkRecord> {
		let stored = StoredChunk { first: 0, rows: 2, account: [1; 32], peaks: Vec::new() };
		vec![
			ChunkRecord { digest: H256::zero(), stored: Some(stored) },
			ChunkRecord { digest: H256::repeat_byte(1), stored: None },
		]
	}

	#[test]
	fn list_should_be_shown_with_what_the_chain_has_computed() {
		let text = describe(7, &record(), &chunks(), true);
		for part in [
			"List 7 (verified, root 0x0303",
			"50 smallest units; 50.00 % in 1 row, 100.00 % in 10 rows",
			"1 keep it",
			"deposit  5 DIST",
			"2 rows from 0",
			"not stored",
		] {
			assert!(text.contains(part), "{part}:\n{text}");
		}
		let begun = ListRecord { root: None, stored: 1, ..record() };
		let text = describe(7, &begun, &chunks(), false);
		assert!(text.contains("1 of 2 chunks stored") && !text.contains("IPFS"), "{text}");
		let empty = ListRecord { total: 0, largest: Largest::default(), ..begun };
		assert_eq!(concentration(&empty), [(1, 0.0), (10, 0.0), (100, 0.0)]);
	}

	#[test]
	fn chunks_should_be_named_by_their_identifiers() {
		let value = to_json(7, &record(), &chunks());
		assert_eq!((&value["verified"], &value["top_1"]), (&json!(true), &json!(50.0)));
		let chunks = value["chunks"].as_array().unwrap();
		assert!(chunks[0]["cid"].as_str().unwrap().starts_with("bafk"));
		assert_eq!((&chunks[0]["rows"], &chunks[1]["rows"]), (&json!(2), &Value::Null));
	}

	#[test]
	fn list_should_be_a_file_of_ipfs_once_it_is_stored() {
		assert_eq!(to_json(7, &record(), &chunks())["cid"], Value::Null);
		let mut all = chunks();
		all[1].stored = Some(StoredChunk { first: 2, rows: 1, account: [2; 32], peaks: vec![] });
		let cid = whole(&all).unwrap();
		assert!(cid.starts_with("bafybei"), "{cid}");
		assert_eq!(to_json(7, &record(), &all)["cid"], json!(cid));
		assert!(describe(7, &record(), &all, false).contains(&format!("IPFS     {cid}")));
	}
}
