//! How a target takes numbers from bytes.

/// Bytes that are read from the front. Once none are left, zeros follow: so every input means
/// something, and a short one means much.
#[derive(Clone, Copy, Debug)]
pub struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
	/// Reads `bytes` from the front.
	pub fn new(bytes: &'a [u8]) -> Self {
		Self(bytes)
	}

	/// The next `N` bytes.
	pub fn take<const N: usize>(&mut self) -> [u8; N] {
		let mut taken = [0; N];
		let (next, rest) = self.0.split_at(N.min(self.0.len()));
		taken[..next.len()].copy_from_slice(next);
		self.0 = rest;
		taken
	}

	/// The next bytes, as many as there are of so many.
	pub fn some(&mut self, most: usize) -> &'a [u8] {
		let (next, rest) = self.0.split_at(most.min(self.0.len()));
		self.0 = rest;
		next
	}

	/// The next byte.
	pub fn byte(&mut self) -> u8 {
		self.take::<1>()[0]
	}

	/// The next four bytes as a number, the lowest first.
	pub fn u32(&mut self) -> u32 {
		u32::from_le_bytes(self.take())
	}

	/// The next eight bytes as a number, the lowest first.
	pub fn u64(&mut self) -> u64 {
		u64::from_le_bytes(self.take())
	}

	/// The next sixteen bytes as a number, the lowest first.
	pub fn u128(&mut self) -> u128 {
		u128::from_le_bytes(self.take())
	}

	/// A number below `end`, which is not zero, made of the next two bytes.
	pub fn below(&mut self, end: u32) -> u32 {
		u32::from(u16::from_le_bytes(self.take())) % end
	}

	/// Whether none are left.
	pub fn is_empty(&self) -> bool {
		self.0.is_empty()
	}

	/// What is left.
	pub fn rest(&self) -> &'a [u8] {
		self.0
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn bytes_should_be_read_from_the_front_and_end_in_zeros() {
		let mut bytes = Bytes::new(&[7, 1, 0, 0, 0, 5, 1, 9]);
		assert_eq!((bytes.byte(), bytes.u32()), (7, 1));
		assert_eq!(bytes.rest(), [5, 1, 9]);
		// 261 of 256 and more.
		assert_eq!(bytes.below(256), 5);
		assert_eq!(bytes.u64(), 9);
		assert!(bytes.is_empty());
		let mut bytes = Bytes::new(&[1, 2, 3]);
		assert_eq!((bytes.some(2), bytes.some(2), bytes.some(2)), (&[1, 2][..], &[3][..], &[][..]));
		assert_eq!((bytes.u128(), bytes.below(3)), (0, 0));
	}
}
