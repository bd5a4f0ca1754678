//! The files of vouchers.

use crate::error::CliError;
use std::path::Path;

/// The error that there is nothing in a file that has vouchers.
pub fn no_voucher_in(path: &Path) -> CliError {
	let shown = path.display();
	CliError::input(format!("there is no voucher in {shown}, made by `voucher sign`"))
}
