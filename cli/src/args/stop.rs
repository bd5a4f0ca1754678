//! Messages of a long run, and how to stop it.

use crate::output::note;
use distribution_client::{
	account::counted,
	batches::{Notice, Stop},
};

/// Exit code of a program that a second Ctrl-C ends on the spot, as shells know it.
const KILLED: i32 = 130;

/// A switch that the first Ctrl-C turns: what is under way is settled before the program ends. A
/// second one ends it on the spot.
pub fn stop_on_ctrl_c() -> Stop {
	let stop = Stop::default();
	let switch = stop.clone();
	tokio::spawn(async move {
		if tokio::signal::ctrl_c().await.is_err() {
			return;
		}
		switch.request();
		note("Stopping once what is under way is final. Ctrl-C again ends it now.");
		if tokio::signal::ctrl_c().await.is_ok() {
			std::process::exit(KILLED);
		}
	});
	stop
}

/// An incident of a run, in words.
pub fn notice_text(notice: &Notice<'_>) -> String {
	match notice {
		Notice::Retrying { error, failures, retries } => {
			format!("{error}; trying again ({failures} of {retries})")
		}
		Notice::Stopping { under_way } => {
			format!("waiting for {}", counted(*under_way, "transaction"))
		}
	}
}
