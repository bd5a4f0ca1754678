//! What a browser calls. Bytes go through memory that both sides see: the page asks for room, writes,
//! and reads where it is told to.

#![allow(unsafe_code, reason = "names that a browser finds count as unsafe; nothing else here is")]

use crate::answer::{read, Read};
use std::sync::{Mutex, MutexGuard, PoisonError};

static FILE: Mutex<Vec<u8>> = Mutex::new(Vec::new());
static OPTIONS: Mutex<Vec<u8>> = Mutex::new(Vec::new());
static FOUND: Mutex<Read> = Mutex::new(Read { answer: Vec::new(), rows: Vec::new() });

/// A browser has one thread, and a panic ends the instance.
fn locked<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
	of.lock().unwrap_or_else(PoisonError::into_inner)
}

fn room(of: &Mutex<Vec<u8>>, length: usize) -> *mut u8 {
	let mut bytes = locked(of);
	*bytes = vec![0; length];
	bytes.as_mut_ptr()
}

/// Makes room for a file of this length, and returns where it is to be written.
#[no_mangle]
pub extern "C" fn reader_file(length: usize) -> *mut u8 {
	room(&FILE, length)
}

/// The same for the options.
#[no_mangle]
pub extern "C" fn reader_options(length: usize) -> *mut u8 {
	room(&OPTIONS, length)
}

/// Reads the file: 1 if it was read, 0 if the options make no sense. The file is forgotten.
#[no_mangle]
pub extern "C" fn reader_read() -> u32 {
	let file = std::mem::take(&mut *locked(&FILE));
	match read(&file, &locked(&OPTIONS)) {
		Ok(found) => {
			*locked(&FOUND) = found;
			1
		}
		Err(why) => {
			*locked(&FOUND) = Read { answer: why.into_bytes(), rows: Vec::new() };
			0
		}
	}
}

/// Where the answer is.
#[no_mangle]
pub extern "C" fn reader_answer() -> *const u8 {
	locked(&FOUND).answer.as_ptr()
}

/// Length of the answer in bytes.
#[no_mangle]
pub extern "C" fn reader_answer_length() -> usize {
	locked(&FOUND).answer.len()
}

/// Where the rows are.
#[no_mangle]
pub extern "C" fn reader_rows() -> *const u8 {
	locked(&FOUND).rows.as_ptr()
}

/// Length of the rows in bytes.
#[no_mangle]
pub extern "C" fn reader_rows_length() -> usize {
	locked(&FOUND).rows.len()
}
