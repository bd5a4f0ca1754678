//! The tables by name, with their columns in the order in which rows are written.

use crate::store::values::Value;

/// A table that rows are added to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Table {
	pub(crate) name: &'static str,
	pub(crate) columns: &'static [&'static str],
	/// How many of the columns, from the first on, name a row.
	pub(crate) key: usize,
	/// A column that rises as the block's number does, and no faster. By it a long table is read in
	/// parts, so an index begins with it.
	pub(crate) parts: Option<&'static str>,
}

/// The values of a row, one for each column.
pub(crate) type NewRow = Vec<Value>;

macro_rules! tables {
	($($constant:ident $name:literal key $key:literal parts $parts:expr; [$($column:literal)*])*) => {
		impl Table {
			$(pub(crate) const $constant: Self = Self {
				name: $name,
				columns: &[$($column),*],
				key: $key,
				parts: $parts,
			};)*

			/// All tables.
			pub(crate) const ALL: &'static [Self] = &[$(Self::$constant),*];
		}
	};
}

tables! {
	CHAIN "chain" key 1 parts None; ["id" "genesis"]
	BLOCKS "blocks" key 1 parts Some("number"); [
		"number" "hash" "time" "relay" "spec" "supply" "extrinsics" "events"
	]
	EXTRINSICS "extrinsics" key 2 parts Some("block"); [
		"block" "position" "hash" "call" "signer" "success" "error" "payer" "fee" "tip"
	]
	EVENTS "events" key 2 parts Some("block"); [
		"block" "event" "extrinsic" "pallet" "name" "fields"
	]
	MENTIONS "mentions" key 3 parts Some("block"); ["block" "event" "account"]
	MOVEMENTS "movements" key 3 parts Some("block"); [
		"block" "event" "side" "extrinsic" "account" "asset" "kind" "free" "held" "amount"
		"counterparty" "reason" "round" "row_index" "pool" "owner" "payee"
	]
	VESTING "vesting" key 2 parts Some("block"); ["block" "event" "account" "unvested"]
	ROUNDS "rounds" key 1 parts None; [
		"id" "manager" "asset" "pot" "terms" "status" "drafted" "opened" "closed" "removed" "funded"
		"claimed" "payments" "digest" "refusals" "returned"
	]
	PAYMENTS "payments" key 2 parts Some("block"); [
		"round" "sequence" "block" "event" "extrinsic" "row_index" "beneficiary" "payee" "asset"
		"amount"
	]
	REFUSALS "refusals" key 2 parts Some("block"); [
		"block" "event" "extrinsic" "round" "row_index" "pool" "account" "reason"
	]
	POOLS "pools" key 1 parts None; [
		"id" "kind" "pot" "created" "retired" "removed" "funded" "paid" "burned" "owed"
	]
	ERAS "eras" key 1 parts Some("era"); [
		"era" "block" "event" "issuance" "minted" "burned" "arrived" "supply" "skipped"
	]
	SHARES "shares" key 2 parts Some("era"); [
		"era" "pool" "block" "event" "minted" "recycled"
	]
	REWARDS "rewards" key 2 parts Some("block"); [
		"block" "event" "extrinsic" "pool" "account" "payee" "amount"
	]
	FOLDS "folds" key 2 parts Some("block"); [
		"block" "event" "kind" "id" "value" "digest" "number"
	]
	EXPIRIES "expiries" key 2 parts Some("block"); [
		"block" "event" "pool" "era" "amount" "was_burned"
	]
}

impl Table {
	/// The statement that adds so many rows.
	pub(crate) fn insert(&self, rows: usize) -> String {
		let mut places = 1usize..;
		let row = |places: &mut std::ops::RangeFrom<usize>| {
			let row: Vec<String> =
				places.by_ref().take(self.columns.len()).map(|place| format!("${place}")).collect();
			format!("({})", row.join(", "))
		};
		let rows: Vec<String> = (0..rows).map(|_| row(&mut places)).collect();
		format!(
			"INSERT INTO {} ({}) VALUES {}",
			self.name,
			self.columns.join(", "),
			rows.join(", ")
		)
	}

	/// The statement that adds a row, or replaces the one with the same key.
	pub(crate) fn upsert(&self) -> String {
		let (key, rest) = self.columns.split_at(self.key.min(self.columns.len()));
		let set: Vec<String> =
			rest.iter().map(|column| format!("{column} = excluded.{column}")).collect();
		let insert = self.insert(1);
		format!("{insert} ON CONFLICT ({}) DO UPDATE SET {}", key.join(", "), set.join(", "))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn statements_should_number_their_values() {
		assert_eq!(
			Table::CHAIN.insert(2),
			"INSERT INTO chain (id, genesis) VALUES ($1, $2), ($3, $4)"
		);
		assert_eq!(
			Table::CHAIN.upsert(),
			"INSERT INTO chain (id, genesis) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET genesis = excluded.genesis"
		);
	}

	/// What is written must be what the migrations have made, column by column.
	#[test]
	fn tables_should_be_those_of_the_migrations() {
		let made = include_str!("../../migrations/0001_history.sql");
		for table in Table::ALL {
			let (_, after) = made.split_once(&format!("CREATE TABLE {} (", table.name)).unwrap();
			let (body, _) = after.split_once(");").unwrap();
			let mut columns: Vec<&str> = body
				.lines()
				.filter_map(|line| line.split_whitespace().next())
				.filter(|word| *word != "PRIMARY")
				.collect();
			let mut ours = table.columns.to_vec();
			columns.sort_unstable();
			ours.sort_unstable();
			assert_eq!(columns, ours, "{}", table.name);
		}
		assert_eq!(made.matches("CREATE TABLE ").count(), Table::ALL.len());
	}
}
