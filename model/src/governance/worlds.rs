//! The worlds in which the committee resists.

use super::Brake;

/// How often things can happen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Limits {
	/// The committee stops something.
	pub pulls: u8,
	/// Somebody releases it.
	pub releases: u8,
	/// A vote stops something.
	pub renewals: u8,
	/// The chain stalls.
	pub stalls: u8,
	/// The committee halts emission.
	pub halts: u8,
	/// A vote halts it.
	pub prolongings: u8,
	/// A vote resumes it.
	pub resumptions: u8,
}

/// A world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct World {
	/// Its name: that of the file with its traces.
	pub name: &'static str,
	/// What the committee stops, and for how long at a time.
	pub pulls: Vec<(Brake, u16)>,
	/// What votes stop, and for how long.
	pub renewals: Vec<(Brake, u16)>,
	/// For how many eras votes halt emission.
	pub prolongings: Vec<u8>,
	/// Eras end.
	pub eras: bool,
	/// Holders replace the committee.
	pub replaced: bool,
	/// When nothing is stopped any more: of the clock or, if eras end, of those.
	pub horizon: u16,
	/// How much time passes at once while a brake is on.
	pub step: u16,
	/// How much passes otherwise.
	pub leap: u16,
	/// How often things can happen.
	pub limits: Limits,
}

fn plain(name: &'static str) -> World {
	World {
		name,
		pulls: Vec::new(),
		renewals: Vec::new(),
		prolongings: Vec::new(),
		eras: false,
		replaced: false,
		horizon: 1_400,
		step: 20,
		leap: 245,
		limits: Limits::default(),
	}
}

/// Worlds that take seconds together.
pub fn ordinary() -> Vec<World> {
	let (claims, safe) = (Brake::Claims, Brake::SafeMode);
	let other = Brake::Other;
	vec![
		// One call, as often and for as long as it goes.
		World {
			pulls: vec![(claims, 69), (claims, 139), (claims, 140), (claims, 0)],
			renewals: vec![(claims, 300), (claims, 301)],
			horizon: 1_200,
			step: 35,
			leap: 490,
			limits: Limits { pulls: 3, releases: 1, renewals: 1, stalls: 1, ..Limits::default() },
			..plain("budget")
		},
		// More brakes than there are places.
		World {
			pulls: vec![(safe, 40), (other(0), 50), (other(1), 50), (other(2), 50), (claims, 50)],
			renewals: vec![(claims, 60)],
			horizon: 60,
			step: 40,
			leap: 40,
			limits: Limits { pulls: 5, releases: 1, renewals: 1, ..Limits::default() },
			..plain("places")
		},
		// A committee that stops what it can while it is replaced.
		World {
			pulls: vec![(safe, 40), (claims, 139), (Brake::Voting, 40)],
			renewals: vec![(safe, 200)],
			replaced: true,
			horizon: 170,
			step: 40,
			leap: 40,
			limits: Limits { pulls: 2, releases: 1, renewals: 1, stalls: 1, ..Limits::default() },
			..plain("replacement")
		},
		// Halts of emission.
		World {
			eras: true,
			prolongings: vec![0, 9, 21],
			horizon: 24,
			limits: Limits { halts: 3, prolongings: 1, resumptions: 1, ..Limits::default() },
			..plain("halts")
		},
	]
}

/// Worlds that take minutes together.
pub fn deep() -> Vec<World> {
	let mut worlds = ordinary();
	for world in &mut worlds {
		match world.name {
			"budget" => world.pulls.push((Brake::SafeMode, 40)),
			"places" => world.horizon = 100,
			"replacement" => world.limits.pulls = 3,
			_ => {
				world.horizon = 30;
				world.limits.halts = 4;
			}
		}
	}
	worlds
}
