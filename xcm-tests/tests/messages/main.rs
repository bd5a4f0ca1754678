//! What messages may and may not do. One program, because each test program is linked against three
//! runtimes.

#![cfg(test)]
#![expect(clippy::arithmetic_side_effects, reason = "an overflow fails the test")]

mod allowed;
mod denied;
mod foreign;
mod stopped;
