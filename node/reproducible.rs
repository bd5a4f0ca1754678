//! Makes the runtime's wasm the same wherever it is built.
//!
//! Two things would otherwise leak the folders of the clone, of cargo and of the compiler into it:
//!
//! - The compiler writes the path of the source file into every panic. The package's name replaces
//!   it.
//! - Cargo identifies packages outside of a workspace by their folder, and ours are outside of the
//!   wasm builder's. The folder affects the names and the order of all functions. The package's
//!   name and version replace it.
//!
//! Both are arguments of the compiler. So the build script makes cargo call itself in place of the
//! compiler, and calls the compiler with different arguments. Flags for the whole build could not
//! express this, and would recompile all dependencies for every clone.
//!
//! Cargo does not notice changes to this file: change [`MARK`] with it.

use std::{
	env,
	ffi::{OsStr, OsString},
	path::Path,
	process::Command,
};

/// A flag for the whole wasm build, so that nothing built before, or by an earlier version of this
/// file, is reused.
pub const MARK: &str = "--cfg=reproducible_1";

/// Variable with the clone's folder.
const CLONE: &str = "DISTRIBUTION_CLONE";
/// Variable with the folder of the standard library's sources and its replacement.
const RUST: &str = "DISTRIBUTION_RUST";

/// Makes cargo call this program in place of the compiler from now on.
pub fn prepare(clone: &Path) -> Result<(), String> {
	let sysroot = ask_compiler("--print=sysroot")?;
	let version = ask_compiler("-vV")?;
	let hash = version.lines().find_map(|line| line.strip_prefix("commit-hash: ")).unwrap_or("?");
	// The path that the compiled standard library has for them.
	env::set_var(RUST, format!("{}/lib/rustlib/src/rust=/rustc/{hash}", sysroot.trim()));
	env::set_var(CLONE, clone);
	env::set_var("RUSTC_WRAPPER", env::current_exe().map_err(|error| error.to_string())?);
	Ok(())
}

fn ask_compiler(question: &str) -> Result<String, String> {
	let compiler = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
	let answer = Command::new(&compiler).arg(question).output();
	answer
		.map_err(|error| error.to_string())
		.and_then(|answer| String::from_utf8(answer.stdout).map_err(|error| error.to_string()))
		.map_err(|error| format!("cannot ask {compiler:?} for {question}: {error}"))
}

/// Calls `compiler` with `arguments`, stripped of their folders. Returns its exit code.
pub fn compile(compiler: &OsStr, arguments: impl Iterator<Item = OsString>) -> i32 {
	let of = |name: &str| env::var(name).unwrap_or_default();
	let package = format!("{}-{}", of("CARGO_PKG_NAME"), of("CARGO_PKG_VERSION"));
	let folder = of("CARGO_MANIFEST_DIR");
	// Packages of the clone, and the wasm builder's own, which depends on them.
	let ours =
		Path::new(&folder).starts_with(of(CLONE)) || env::var_os("CARGO_PRIMARY_PACKAGE").is_some();
	let arguments = arguments.map(|argument| match argument.to_str() {
		Some(text) if ours && text.starts_with("metadata=") => format!("metadata={package}").into(),
		_ => argument,
	});
	// Where several match, the last one counts.
	let paths =
		[of(RUST), format!("{folder}=/{package}"), format!("{}=/{package}/out", of("OUT_DIR"))];
	let known = paths.iter().filter(|path| !path.is_empty() && !path.starts_with('='));
	let status = Command::new(compiler)
		.args(arguments)
		.args(known.map(|path| format!("--remap-path-prefix={path}")))
		.status();
	match status {
		Ok(status) => status.code().unwrap_or(1),
		Err(error) => {
			eprintln!("cannot run {compiler:?}: {error}");
			1
		}
	}
}
