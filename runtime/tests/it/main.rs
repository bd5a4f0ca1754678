//! Tests of the runtime as a whole, by topic. They form one program, because each test program is
//! linked against the whole runtime.

#![cfg(test)]
#![expect(clippy::arithmetic_side_effects, reason = "an overflow fails the test")]

mod accounting;
mod announcements;
mod brakes;
mod clock;
mod common;
mod compliance;
mod compliance_model;
mod digest;
mod emission;
mod ethereum;
mod every_call;
mod fees;
mod foreign;
mod free;
mod frozen;
mod interface;
mod lists;
#[cfg(feature = "try-runtime")]
mod lockdrop;
mod many;
mod migrations;
mod mixed;
mod motions;
mod payees;
mod powers;
mod proxies;
mod reference;
mod rounds;
mod runtime;
mod sales;
mod scheduling;
mod scores;
mod supply;
mod threat_model;
#[cfg(feature = "try-runtime")]
mod upgrade;
mod vouchers;
mod weighing;
mod xcm;
