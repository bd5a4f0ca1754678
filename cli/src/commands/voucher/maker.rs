//! What makes the files of vouchers.

/// The command that makes the files that the others read.
pub const MAKER: &str = "voucher sign";
