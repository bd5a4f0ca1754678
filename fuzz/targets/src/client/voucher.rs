//! The file of a voucher is verified only if its keys have signed what it says, and no other amount.
//!
//! The bytes are the file.

use distribution_client::vouchers::{Fields, VoucherFile};

/// See the module.
pub fn run(data: &[u8]) {
	let Ok(file) = serde_json::from_slice::<VoucherFile>(data) else { return };
	let text = serde_json::to_string(&file).unwrap();
	assert_eq!(serde_json::from_str::<VoucherFile>(&text).unwrap(), file);
	let Ok(signed) = file.verify() else { return };
	let (message, voucher) = file.message().unwrap();
	assert_eq!(message.len(), 126);
	assert_eq!((&signed.voucher, signed.signatures.len()), (&voucher, file.signatures.len()));
	if file.signatures.is_empty() {
		return;
	}
	let cumulative = (voucher.cumulative ^ 1).to_string();
	let altered = Fields { cumulative, ..file.voucher.clone() };
	assert!(VoucherFile { voucher: altered, ..file.clone() }.verify().is_err());
	let altered = Fields { round: file.voucher.round ^ 1, ..file.voucher.clone() };
	assert!(VoucherFile { voucher: altered, ..file }.verify().is_err());
}
