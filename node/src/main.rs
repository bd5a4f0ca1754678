#![doc = include_str!("../README.md")]

mod advice;
mod arguments;
mod chain_spec;
#[cfg(feature = "runtime-benchmarks")]
mod overhead;
mod preflight;
mod relay_genesis;
mod session_keys;

use distribution_primitives::chain::SS58_PREFIX;
use polkadot_omni_node_lib::{
	chain_spec::ChainSpec,
	run,
	runtime::{AuraConsensusId, BlockNumber, Consensus, Runtime, RuntimeResolver},
	CliConfig, RunConfig,
};
use sp_core::crypto::set_default_ss58_version;
use std::process::ExitCode;

/// How the command line describes itself.
struct Cli;

impl CliConfig for Cli {
	fn impl_version() -> String {
		distribution_primitives::version!().into()
	}

	fn description(executable_name: String) -> String {
		format!(
			"Full node and collator of the distribution parachain.\n\
			\n\
			Arguments before `--` go to the parachain node, those after it to its relay chain node:\n\
			\n\
			{executable_name} [parachain-args] -- [relay-chain-args]\n\
			\n\
			A development chain that produces blocks by itself:\n\
			\n\
			{executable_name} --dev"
		)
	}

	fn author() -> String {
		"The distribution chain's authors".into()
	}

	fn support_url() -> String {
		"See docs/operators.md of the source code".into()
	}

	fn copyright_start_year() -> u16 {
		2026
	}
}

/// Our runtimes have 32-bit block numbers and sr25519 Aura keys. Knowing that saves executing, and
/// so compiling, the runtime once at every start to find out.
struct Resolver;

impl RuntimeResolver for Resolver {
	fn runtime(&self, _: &dyn ChainSpec) -> sc_cli::Result<Runtime> {
		Ok(Runtime::Omni(BlockNumber::U32, Consensus::Aura(AuraConsensusId::Sr25519)))
	}
}

fn main() -> ExitCode {
	// Otherwise RPC refuses this chain's addresses, as it does all prefixes that are registered nowhere.
	set_default_ss58_version(SS58_PREFIX.into());
	let args: Vec<String> =
		std::env::args_os().skip(1).map(|arg| arg.to_string_lossy().into_owned()).collect();
	if let Err(message) = preflight::check(&args) {
		eprintln!("Error: {message}");
		return ExitCode::FAILURE;
	}
	let ended = match () {
		#[cfg(feature = "runtime-benchmarks")]
		() if overhead::is_asked_for(&args) => overhead::run(&args),
		() => run::<Cli>(RunConfig::new(Box::new(Resolver), Box::new(chain_spec::Loader))),
	};
	match ended {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("Error: {error}");
			if let Some(advice) = advice::on(&format!("{error:?}"), &args) {
				eprintln!("{advice}");
			}
			ExitCode::FAILURE
		}
	}
}
