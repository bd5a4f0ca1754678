//! The whole runtime against a reference model, over many random operations of everybody who has a
//! part in it, good or bad: attesters, officers, governance, the committee, managers, reporters,
//! claimants, stakers and strangers. Each must end as the model predicts, refusals with the
//! predicted error.
//!
//! Officers freeze whom they like and are suspended, freezes lapse or are ratified, attesters are
//! removed and named again, blocked countries are named without a right to, and the price of state
//! changes under all of it. The chain stands still for minutes or days, the committee pulls the
//! brakes, pauses rounds and halts emission. Managers change terms under those who pay in, open with
//! other terms, close early, take back and stop streams. Strangers claim for others, set aside,
//! close and clean up as soon as they can, and fill vesting slots. In the end every cause of a
//! refusal is taken away, and each entitlement that the model still knows is paid.
//!
//! `MODEL_OPERATIONS` and `MODEL_SEED` set the number of operations and the seed; a run that fails
//! prints both, and its last calls.

mod actors;
mod claiming;
mod closing;
mod drafting;
mod ends;
mod governing;
mod last;
mod model;
mod policing;
mod pulling;
mod rewarding;
mod setup;
mod state;
mod time;
mod trace;
mod vouching;

use crate::common::*;
use actors::*;
use model::{Model, Outcome, Round, Span, Stop, OFFICERS};
use trace::{Log, Random, Run, Tally};

type RegistryCall = pallet_compliance::Call<Runtime>;
type RoundCall = pallet_distribution::Call<Runtime>;
type RewardCall = pallet_emission::Call<Runtime>;
type BrakeCall = pallet_brakes::Call<Runtime>;

/// The model of the chain, and the state that operations are generated from.
struct World {
	model: Model,
	rounds: Vec<Round>,
	/// Closed rounds with rows set aside. They are left alone until the end.
	waiting: Vec<Round>,
	random: Random,
	operation: u32,
	tally: Tally,
	log: Log,
}

impl World {
	/// Sends a call.
	fn send(&mut self, kind: &'static str, origin: RuntimeOrigin, call: RuntimeCall) -> Outcome {
		self.log.note(self.operation, self.model.now, kind, &call);
		let outcome: Outcome =
			call.dispatch(origin).map(|_| ()).map_err(|refused| refused.error.into());
		*self.tally.entry((kind, outcome.err().unwrap_or("done"))).or_default() += 1;
		outcome
	}

	/// Sends a call, and compares how it ends with what the model has done.
	fn check(
		&mut self,
		kind: &'static str,
		predicted: Outcome,
		origin: RuntimeOrigin,
		call: impl Into<RuntimeCall>,
	) {
		let outcome = self.send(kind, origin, call.into());
		assert_eq!(outcome, predicted, "{kind}, operation {}", self.operation);
	}

	/// [`World::check`] of a call that a brake may stop. The model does nothing then. Whether the
	/// call was carried out.
	fn attempt(
		&mut self,
		kind: &'static str,
		stop: Stop,
		origin: RuntimeOrigin,
		call: impl Into<RuntimeCall>,
		predict: impl FnOnce(&mut Self) -> Outcome,
	) -> bool {
		let stopped = self.model.stops.stop(stop);
		let predicted = if stopped { Err("CallFiltered") } else { predict(self) };
		self.check(kind, predicted, origin, call);
		predicted.is_ok()
	}

	/// Compares how a claim ended, and what it paid, with what the model says of it.
	fn agree(
		&self,
		kind: &'static str,
		predicted: Result<Span, &'static str>,
		outcome: Outcome,
		paid: Balance,
	) {
		let operation = self.operation;
		match (predicted, outcome) {
			(Ok(span), Ok(())) => assert!(
				paid > 0 && span.least <= paid && paid <= span.most,
				"{kind}, operation {operation}: {paid} instead of {span:?}"
			),
			(Ok(span), Err(error)) => {
				panic!("{kind}, operation {operation}: {error} instead of {span:?}")
			}
			(Err(error), outcome) => {
				assert_eq!((outcome, paid), (Err(error), 0), "{kind}, operation {operation}");
			}
		}
	}

	fn operate(&mut self) {
		let by = self.random.place(ATTESTERS);
		let who = self.random.place(HOLDERS);
		let round = self.random.place(self.rounds.len());
		let officer = self.random.place(OFFICERS);
		match self.random.below(502) {
			0..=47 => self.attest(by, who),
			48..=75 => self.present(by, who),
			76..=91 => self.renew(by, who),
			92..=99 => self.revoke(by, who),
			100..=117 => self.forget(by, who),
			118 => self.new_epoch(by),
			119 => self.rotate(by),
			120 => self.remove(by),
			121..=126 => self.add(by),
			127..=128 => self.update(by),
			129..=130 => self.freeze(officer),
			131..=132 => self.ratify(officer),
			133 => self.unfreeze(officer),
			134 => self.thaw(),
			135..=146 => self.lapse(),
			147 => self.suspend(officer, true),
			148..=150 => self.suspend(officer, false),
			151..=152 => self.idle(),
			153 => self.set_price(),
			154..=155 => self.set_limits(),
			156 => self.set_blocked(),
			157..=164 => self.wait(),
			165 => self.stall(),
			166..=167 => self.pull(),
			168..=174 => self.release(),
			175 => self.renew_brake(),
			176..=177 => self.pause(round),
			178..=185 => self.resume(round),
			186..=193 => self.fund(round),
			194..=201 => self.open(round),
			202..=204 => self.amend(round),
			205 => self.abandon(round),
			206..=209 => self.stop_stream(round, who),
			210..=379 => self.claim(round, who),
			380..=397 => self.set_aside(round, who),
			398..=417 => self.close(round),
			418..=441 => self.clean_up(round),
			442 => self.fill(who),
			443..=445 => self.merge(who),
			446..=452 => self.stake(),
			453..=459 => self.unstake(),
			460..=467 => self.claim_stake(),
			468..=479 => self.claim_work(),
			480..=491 => self.report(),
			492 => self.halt(),
			493..=494 => self.resume_emission(),
			495..=496 => self.abandon(round),
			_ => self.lapse(),
		}
		self.model.follow_deposits();
	}
}

#[test]
fn runtime_should_do_what_the_model_does_when_anything_is_tried() {
	let run = Run::read();
	setup::chain().execute_with(|| {
		let held_before = state::held();
		let mut world = World::new(run);
		for operation in 1..=run.operations {
			world.operation = operation;
			world.operate();
			if operation.is_multiple_of(1_000) {
				world.compare();
				world.try_rows();
			}
			if operation.is_multiple_of(10_000) {
				world.idle();
				state::try_all();
			}
		}
		ends::check(&world.tally, run.operations);

		world.cure();
		world.pay_all();
		world.wind_up();
		assert_eq!(state::held(), held_before);
		state::try_all();
	});
}
