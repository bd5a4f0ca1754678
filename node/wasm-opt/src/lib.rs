#![doc = include_str!("../README.md")]
#![cfg_attr(test, allow(clippy::arithmetic_side_effects, reason = "an overflow fails the test"))]

use std::{error, fmt, fs, io, path::Path};
use wasmparser::{Parser, Payload, Validator, WasmFeatures};

/// What the first version of WebAssembly has, as `wasm32v1-none` does.
const FIRST_VERSION: WasmFeatures = WasmFeatures::WASM1;

/// What is to be done with a module. All that can be asked for here is what the wasm builder does ask for.
#[derive(Clone, Debug, Default)]
pub struct OptimizationOptions {
	passes: Vec<Pass>,
}

/// A change of the module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pass {
	/// Removes the sections with DWARF.
	StripDwarf,
	/// Replaces sign extensions by older instructions. There are none to replace: a module that has any is refused.
	SignextLowering,
}

/// Why a module was not written.
#[derive(Debug)]
pub enum OptimizationError {
	/// A file cannot be read or written.
	File(io::Error),
	/// It is not a module of WebAssembly's first version.
	Module(wasmparser::BinaryReaderError),
}

impl fmt::Display for OptimizationError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::File(error) => write!(f, "cannot read or write the module: {error}"),
			Self::Module(error) => write!(
				f,
				"the module is not one of WebAssembly's first version, which the target wasm32v1-none makes: {error}"
			),
		}
	}
}

impl error::Error for OptimizationError {}

impl From<io::Error> for OptimizationError {
	fn from(error: io::Error) -> Self {
		Self::File(error)
	}
}

impl From<wasmparser::BinaryReaderError> for OptimizationError {
	fn from(error: wasmparser::BinaryReaderError) -> Self {
		Self::Module(error)
	}
}

impl OptimizationOptions {
	/// Optimises nothing.
	pub fn new_opt_level_0() -> Self {
		Self::default()
	}

	/// Refuses what came after the first version, which is always done.
	pub fn mvp_features_only(&mut self) -> &mut Self {
		self
	}

	/// Keeps the names of functions, which is always done.
	pub fn debug_info(&mut self, _keep: bool) -> &mut Self {
		self
	}

	/// Asks for a change.
	pub fn add_pass(&mut self, pass: Pass) -> &mut Self {
		self.passes.push(pass);
		self
	}

	/// Reads the module `from`, checks it, and writes it `to`, with what was asked for.
	pub fn run(
		&self,
		from: impl AsRef<Path>,
		to: impl AsRef<Path>,
	) -> Result<(), OptimizationError> {
		let module = self.apply(&fs::read(from)?)?;
		Ok(fs::write(to, module)?)
	}

	fn apply(&self, module: &[u8]) -> Result<Vec<u8>, OptimizationError> {
		Validator::new_with_features(FIRST_VERSION).validate_all(module)?;
		let mut kept = module.to_vec();
		if self.passes.contains(&Pass::StripDwarf) {
			// From the last to the first, so that the places of those before stay.
			for section in debug_sections(module)?.into_iter().rev() {
				kept.drain(section);
			}
		}
		Ok(kept)
	}
}

/// Where the sections with DWARF are, each with its head.
fn debug_sections(module: &[u8]) -> Result<Vec<std::ops::Range<usize>>, OptimizationError> {
	let mut found = Vec::new();
	// Where the section before ended: a section's head begins there.
	let mut end = 8;
	for payload in Parser::new(0).parse_all(module) {
		let payload = payload?;
		if let Payload::CustomSection(section) = &payload {
			if section.name().starts_with(".debug_") {
				found.push(end..section.range().end);
			}
		}
		if let Some((_, range)) = payload.as_section() {
			end = range.end;
		}
	}
	Ok(found)
}

#[cfg(test)]
mod tests {
	use super::*;

	const HEAD: [u8; 8] = *b"\0asm\x01\0\0\0";

	/// A custom section.
	fn custom(name: &str, content: &[u8]) -> Vec<u8> {
		let mut body = vec![name.len() as u8];
		body.extend(name.bytes());
		body.extend(content);
		let mut section = vec![0, body.len() as u8];
		section.extend(body);
		section
	}

	/// A module with one function `(i32) -> i32` of the given instructions.
	fn function(instructions: &[u8]) -> Vec<u8> {
		let mut module = HEAD.to_vec();
		module.extend([1, 6, 1, 0x60, 1, 0x7f, 1, 0x7f]);
		module.extend([3, 2, 1, 0]);
		module.extend([10, instructions.len() as u8 + 4, 1, instructions.len() as u8 + 2, 0]);
		module.extend(instructions);
		module.push(0x0b);
		module
	}

	fn strip(module: &[u8]) -> Vec<u8> {
		OptimizationOptions::new_opt_level_0()
			.mvp_features_only()
			.debug_info(true)
			.add_pass(Pass::StripDwarf)
			.add_pass(Pass::SignextLowering)
			.apply(module)
			.unwrap()
	}

	#[test]
	fn module_should_keep_all_but_its_debug_sections_when_dwarf_is_stripped() {
		let mut module = function(&[0x20, 0]);
		let code = module.clone();
		module.extend(custom(".debug_info", &[1; 40]));
		module.extend(custom("name", &[]));
		module.extend(custom("runtime_version", &[2; 9]));
		module.extend(custom(".debug_str", &[3; 7]));
		let mut wanted = code;
		wanted.extend(custom("name", &[]));
		wanted.extend(custom("runtime_version", &[2; 9]));
		assert_eq!(strip(&module), wanted);
	}

	#[test]
	fn module_should_stay_as_it_is_when_nothing_is_to_be_stripped() {
		let mut module = function(&[0x20, 0]);
		module.extend(custom(".debug_info", &[1]));
		assert_eq!(OptimizationOptions::new_opt_level_0().apply(&module).unwrap(), module);
	}

	#[test]
	fn module_should_be_refused_when_it_extends_signs() {
		// i32.extend8_s came after the first version.
		let error =
			OptimizationOptions::new_opt_level_0().apply(&function(&[0x20, 0, 0xc0])).unwrap_err();
		assert!(error.to_string().contains("sign extension"), "{error}");
	}

	#[test]
	fn file_should_be_refused_when_it_is_not_a_module() {
		assert!(OptimizationOptions::new_opt_level_0().apply(b"#!/bin/sh").is_err());
	}
}
