//! Makes the runtime's wasm the same wherever it is built.
//!
//! Two things would bring the folders of the clone, of cargo and of the compiler into it. The compiler writes the path
//! of its source into every panic: the name of the package takes its place. And cargo tells packages outside of a
//! workspace apart by their folders, as ours are for the wasm builder's; that gets into the names of all their functions
//! and into their order: name and version of the package take its place. Both are arguments of the compiler, so the
//! build script has itself called instead of it and calls it with other arguments. Flags for all of the build could
//! not say this, and would compile all dependencies again for every clone.
//!
//! Cargo does not see what is changed here: whoever changes it changes [`MARK`] too.

use std::{
	env,
	ffi::{OsStr, OsString},
	path::Path,
	process::Command,
};

/// A flag for the whole wasm build, so that nothing is used that was built before, without this or otherwise.
pub const MARK: &str = "--cfg=reproducible_1";

/// Where the clone is.
const CLONE: &str = "DISTRIBUTION_CLONE";
/// Where the sources of the standard library are, and what takes their place.
const RUST: &str = "DISTRIBUTION_RUST";

/// Has this program called instead of the compiler from now on.
pub fn prepare(clone: &Path) -> Result<(), String> {
	let sysroot = ask_compiler("--print=sysroot")?;
	let version = ask_compiler("-vV")?;
	let hash = version.lines().find_map(|line| line.strip_prefix("commit-hash: ")).unwrap_or("?");
	// The name that the compiled standard library has for them.
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

/// Calls `compiler` with `arguments` without their folders. Returns its exit code.
pub fn compile(compiler: &OsStr, arguments: impl Iterator<Item = OsString>) -> i32 {
	let of = |name: &str| env::var(name).unwrap_or_default();
	let package = format!("{}-{}", of("CARGO_PKG_NAME"), of("CARGO_PKG_VERSION"));
	let folder = of("CARGO_MANIFEST_DIR");
	// Packages of the clone, and the wasm builder's that depends on them.
	let ours =
		Path::new(&folder).starts_with(of(CLONE)) || env::var_os("CARGO_PRIMARY_PACKAGE").is_some();
	let arguments = arguments.map(|argument| match argument.to_str() {
		Some(text) if ours && text.starts_with("metadata=") => format!("metadata={package}").into(),
		_ => argument,
	});
	// The later ones count where several fit.
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
