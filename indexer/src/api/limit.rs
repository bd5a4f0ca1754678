//! How often a client may ask: a bucket of so many requests, which fills up again with time.

use std::{
	collections::HashMap,
	net::{IpAddr, Ipv6Addr},
	sync::{Mutex, PoisonError},
	time::{Duration, Instant},
};

/// Clients that are remembered. Beyond that, those whose buckets are full again are forgotten; and
/// if there are none, all: a flood from everywhere is for a firewall.
const MOST_CLIENTS: usize = 100_000;

/// How often a client may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
	/// Requests in a second, in the long run.
	pub per_second: u32,
	/// Requests at once.
	pub burst: u32,
}

impl Rate {
	/// The time in which one more request is allowed.
	fn interval(&self) -> Duration {
		Duration::from_secs(1).checked_div(self.per_second.max(1)).unwrap_or(Duration::ZERO)
	}
}

/// Counts the requests of clients.
#[derive(Debug)]
pub(crate) struct Limiter {
	rate: Rate,
	/// When the bucket of each client is full again. One that is not here is full.
	full: Mutex<HashMap<IpAddr, Instant>>,
}

/// Whom an address stands for: of IPv6 the network of 64 bits, which is what one client has.
fn client_of(address: IpAddr) -> IpAddr {
	match address.to_canonical() {
		IpAddr::V6(six) => {
			let network = u128::from(six) & !u128::from(u64::MAX);
			IpAddr::V6(Ipv6Addr::from(network))
		}
		four => four,
	}
}

impl Limiter {
	pub(crate) fn new(rate: Rate) -> Self {
		Self { rate, full: Mutex::default() }
	}

	/// Whether a client may ask now. If so, the request is counted.
	pub(crate) fn allows(&self, address: IpAddr, now: Instant) -> bool {
		let interval = self.rate.interval();
		let size = interval.saturating_mul(self.rate.burst.max(1));
		let mut clients = self.full.lock().unwrap_or_else(PoisonError::into_inner);
		if clients.len() >= MOST_CLIENTS {
			clients.retain(|_, full| *full > now);
			if clients.len() >= MOST_CLIENTS {
				clients.clear();
			}
		}
		let full = clients.entry(client_of(address)).or_insert(now);
		// What is missing in the bucket, in time.
		let missing = full.saturating_duration_since(now).saturating_add(interval);
		let Some(after) = now.checked_add(missing).filter(|_| missing <= size) else {
			return false;
		};
		*full = after;
		true
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const RATE: Rate = Rate { per_second: 10, burst: 3 };

	fn address(text: &str) -> IpAddr {
		text.parse().unwrap()
	}

	#[test]
	fn client_should_ask_so_often_at_once_and_again_with_time() {
		let limiter = Limiter::new(RATE);
		let (one, now) = (address("192.0.2.1"), Instant::now());
		let allowed = |at| (0..9).filter(|_| limiter.allows(one, at)).count();
		assert_eq!(allowed(now), 3);
		assert_eq!(allowed(now + Duration::from_millis(99)), 0);
		assert_eq!(allowed(now + Duration::from_millis(100)), 1);
		assert_eq!(allowed(now + Duration::from_secs(60)), 3);
		// Others are not kept from asking.
		assert!(limiter.allows(address("192.0.2.2"), now));
	}

	#[test]
	fn network_of_ipv6_should_be_one_client() {
		let (limiter, now) = (Limiter::new(RATE), Instant::now());
		let allowed = |text: &str| limiter.allows(address(text), now);
		assert!(allowed("2001:db8::1") && allowed("2001:db8::2") && allowed("2001:db8::3"));
		assert!(!allowed("2001:db8::ffff:4"));
		assert!(allowed("2001:db8:0:1::1"));
		assert_eq!(client_of(address("::ffff:192.0.2.1")), address("192.0.2.1"));
	}
}
