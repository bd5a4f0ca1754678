//! A report on a board: what follows from its own file of claims.

use crate::error::{CliError, Result};

/// The sum of a table of claims.
pub fn sum_of(table: &str) -> Result<u128> {
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

#[cfg(test)]
mod tests {
	use super::*;

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
