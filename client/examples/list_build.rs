//! Builds the tree file of a list, and times beside it what nobody can do without: three scalar keccak
//! hashes for each row, on all cores. Prints both, their ratio, and the largest memory of the build:
//!
//! `list_build FILE [--keep-order]`

#![allow(
	clippy::arithmetic_side_effects,
	reason = "a measurement, whose numbers are those of a list's rows"
)]

use distribution_client::{
	lists::{
		accounts::Allowed,
		amounts::ListUnit,
		building::{build, How},
		rows::Rules,
		table::Choices,
	},
	Error,
};
use polkadot_sdk::sp_io::hashing::keccak_256;
use std::{
	hint::black_box,
	path::Path,
	thread,
	time::{Duration, Instant},
};

/// The hashes of `rows` rows and as many inner nodes: of 96, 32 and 64 bytes.
fn hash(rows: u64) {
	let (mut row, mut pair) = ([0u8; 96], [0u8; 64]);
	for number in 0..rows {
		row[..8].copy_from_slice(&number.to_le_bytes());
		let leaf = keccak_256(&keccak_256(black_box(&row)));
		pair[..32].copy_from_slice(&leaf);
		black_box(keccak_256(black_box(&pair)));
	}
}

/// How long the hashes of a list take on all cores.
fn least(rows: u64) -> Duration {
	let cores = thread::available_parallelism().map_or(1, usize::from) as u64;
	let started = Instant::now();
	thread::scope(|scope| {
		for _ in 0..cores {
			scope.spawn(|| hash(rows.div_ceil(cores)));
		}
	});
	started.elapsed()
}

/// The largest memory of this process so far, in MiB, as Linux tells it.
fn peak() -> Option<u64> {
	let status = std::fs::read_to_string("/proc/self/status").ok()?;
	let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
	Some(line.trim().trim_end_matches(" kB").parse::<u64>().ok()?.div_ceil(1024))
}

fn main() -> Result<(), Error> {
	let args: Vec<String> = std::env::args().skip(1).collect();
	let (keep, files): (Vec<&String>, Vec<&String>) =
		args.iter().partition(|arg| *arg == "--keep-order");
	let [file] = files.as_slice() else {
		return Err(Error::Usage("list_build FILE [--keep-order]".into()));
	};
	let choices = Choices::default();
	let rules = Rules {
		unit: ListUnit::Smallest,
		minimum: 1,
		allow_duplicates: false,
		allow_rounded: true,
		allowed: Allowed { keyless: true, ethereum: true },
		ethereum: false,
	};
	let how = How { choices: &choices, rules, keep_order: !keep.is_empty() };
	let file = Path::new(file.as_str());
	let beside = file.parent().filter(|folder| !folder.as_os_str().is_empty());
	let folder = tempfile::tempdir_in(beside.unwrap_or(Path::new(".")))?;
	let started = Instant::now();
	let (_, tree) = build(file, how, &folder.path().join("tree.bin"))?;
	let seconds = started.elapsed().as_secs_f64();
	let peak = peak();
	let least = least(tree.rows().into()).as_secs_f64();
	let value = serde_json::json!({
		"rows": tree.rows(),
		"root": format!("{:#x}", tree.root()),
		"seconds": seconds,
		"threeHashesARow": least,
		"ratio": seconds / least,
		"peakMiB": peak,
	});
	println!("{value}");
	Ok(())
}
