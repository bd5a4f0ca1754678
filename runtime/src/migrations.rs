//! What runs when the runtime is upgraded.

/// Migrations that run in the first block of a new runtime.
pub type SingleBlock = ();

/// Migrations that run over several blocks; benchmarks replace them by a mock.
#[cfg(not(feature = "runtime-benchmarks"))]
pub type MultiBlock = ();
