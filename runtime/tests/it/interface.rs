//! Renders `runtime/interface.txt` from the runtime's metadata: what everybody outside relies on, a line
//! for each pallet, call, event, error, storage item, transaction extension, runtime API and type, with
//! its index and its encoding. A change is a line in a diff; `scripts/interface-diff.mjs` says what it
//! takes.

use crate::{every_call::Calls, reference};
use codec::Encode;
use distribution_runtime::VERSION;
use frame_metadata::v16::{PalletMetadata, RuntimeMetadataV16, StorageEntryType};
use polkadot_sdk::sp_core::hexdisplay::HexDisplay;
use scale_info::{form::PortableForm, Field, PortableRegistry, TypeDef, Variant};
use std::{
	collections::{BTreeMap, BTreeSet},
	fmt::Write,
	fs,
	path::Path,
};

/// Pallets and variants with this index and above exist only for benchmarks.
const BENCHMARKS: u8 = 250;
/// Runtime APIs that exist only with the features of the same purpose.
const FEATURE_APIS: [&str; 2] = ["Benchmark", "TryRuntime"];
/// What the runtime makes of all pallets. Their parts have lines of their own.
const OUTER: [&str; 3] = ["RuntimeCall", "RuntimeEvent", "RuntimeError"];
/// The crate whose enums have a variant for each pallet.
const RUNTIME: &str = "distribution_runtime";

const INTRODUCTION: &str = "\
# What everybody outside relies on, rendered from the runtime's metadata. Do not edit: after a change run
# UPDATE_INTERFACE=1 scripts/rust-tests.sh interface
# and read the diff. A call has behind its arguments how the smallest one is encoded.
";

/// The types of the metadata, and those that a line has named.
struct Types<'a> {
	registry: &'a PortableRegistry,
	named: BTreeSet<u32>,
}

impl Types<'_> {
	/// The name of a type as one would write it.
	fn name(&mut self, id: u32) -> String {
		let registry = self.registry;
		let ty = registry.resolve(id).unwrap();
		match &ty.type_def {
			TypeDef::Composite(_) | TypeDef::Variant(_) => {
				let ident = ty.path.segments.last().cloned().unwrap_or_default();
				if is_outer(&ty.path.segments) {
					return ident;
				}
				self.named.insert(id);
				let parameters: Vec<_> = ty
					.type_params
					.iter()
					.filter_map(|parameter| Some(self.name(parameter.ty.as_ref()?.id)))
					.collect();
				match parameters.is_empty() {
					true => ident,
					false => format!("{ident}<{}>", parameters.join(", ")),
				}
			}
			TypeDef::Sequence(sequence) => format!("Vec<{}>", self.name(sequence.type_param.id)),
			TypeDef::Array(array) => {
				format!("[{}; {}]", self.name(array.type_param.id), array.len)
			}
			TypeDef::Tuple(tuple) => {
				let parts: Vec<_> = tuple.fields.iter().map(|part| self.name(part.id)).collect();
				format!("({})", parts.join(", "))
			}
			TypeDef::Compact(compact) => format!("Compact<{}>", self.name(compact.type_param.id)),
			TypeDef::Primitive(primitive) => format!("{primitive:?}").to_lowercase(),
			TypeDef::BitSequence(_) => "BitVec".into(),
		}
	}

	/// Fields as `name: Type`, or types alone.
	fn fields(&mut self, fields: &[Field<PortableForm>]) -> String {
		let fields = fields.iter().map(|field| {
			let ty = self.name(field.ty.id);
			field.name.as_ref().map_or(ty.clone(), |name| format!("{name}: {ty}"))
		});
		fields.collect::<Vec<_>>().join(", ")
	}

	/// A variant with its index.
	fn variant(&mut self, variant: &Variant<PortableForm>) -> String {
		let Variant { index, name, fields, .. } = variant;
		match fields.is_empty() {
			true => format!("{index} {name}"),
			false => format!("{index} {name}({})", self.fields(fields)),
		}
	}

	/// The variants of an enum, by index.
	fn variants(&self, id: Option<u32>) -> Vec<Variant<PortableForm>> {
		let Some(id) = id else { return Vec::new() };
		let TypeDef::Variant(variants) = &self.registry.resolve(id).unwrap().type_def else {
			panic!("type {id} is not an enum")
		};
		let mut variants = variants.variants.clone();
		variants.sort_by_key(|variant| variant.index);
		variants
	}

	/// A line for each type that was named, and for those that they are made of.
	fn lines(&mut self) -> BTreeSet<String> {
		let registry = self.registry;
		let mut lines = BTreeSet::new();
		let mut seen = BTreeSet::new();
		while let Some(id) = self.named.difference(&seen).next().copied() {
			seen.insert(id);
			let ty = registry.resolve(id).unwrap();
			let path = &ty.path.segments;
			let definition = match &ty.type_def {
				TypeDef::Composite(composite) => {
					format!("{{ {} }}", self.fields(&composite.fields))
				}
				TypeDef::Variant(_) => {
					let of_pallets = path.first().is_some_and(|krate| krate == RUNTIME);
					let variants: Vec<_> = self
						.variants(Some(id))
						.iter()
						.filter(|variant| !of_pallets || variant.index < BENCHMARKS)
						.map(|variant| self.variant(variant))
						.collect();
					variants.join(" | ")
				}
				_ => continue,
			};
			let parts = path.iter().rev().skip(1).rev().cloned().collect::<Vec<_>>().join("::");
			lines.insert(format!("type {parts}::{} = {definition}", self.name(id)));
		}
		lines
	}
}

/// Whether this is one of the enums of the runtime whose variants are listed by pallet.
fn is_outer(path: &[String]) -> bool {
	matches!(path, [krate, name] if krate == RUNTIME && OUTER.contains(&name.as_str()))
}

/// The lines of a pallet. `encoded` has the smallest call of each name.
fn pallet(
	types: &mut Types<'_>,
	pallet: &PalletMetadata<PortableForm>,
	encoded: &BTreeMap<String, Vec<u8>>,
) -> String {
	let name = &pallet.name;
	let mut out = format!("\npallet {} {name}\n", pallet.index);
	for call in types.variants(pallet.calls.as_ref().map(|calls| calls.ty.id)) {
		let bytes = &encoded[&format!("{name}.{}", call.name)];
		let line = types.variant(&call);
		writeln!(out, "{name} call {line} = {}", HexDisplay::from(bytes)).unwrap();
	}
	for event in types.variants(pallet.event.as_ref().map(|event| event.ty.id)) {
		writeln!(out, "{name} event {}", types.variant(&event)).unwrap();
	}
	for error in types.variants(pallet.error.as_ref().map(|error| error.ty.id)) {
		writeln!(out, "{name} error {}", types.variant(&error)).unwrap();
	}
	for item in pallet.storage.iter().flat_map(|storage| &storage.entries) {
		let ty = match &item.ty {
			StorageEntryType::Plain(value) => types.name(value.id),
			StorageEntryType::Map { hashers, key, value } => {
				format!("{hashers:?} {} -> {}", types.name(key.id), types.name(value.id))
			}
		};
		writeln!(out, "{name} storage {}: {ty}", item.name).unwrap();
	}
	out
}

fn page(metadata: &RuntimeMetadataV16) -> String {
	let mut types = Types { registry: &metadata.types, named: BTreeSet::new() };
	let calls = Calls::new().bare();
	let encoded: BTreeMap<_, _> =
		calls.into_iter().map(|(name, call)| (name.to_string(), call.encode())).collect();
	let mut page = INTRODUCTION.to_owned();
	writeln!(page, "\nspec {} {}", VERSION.spec_name, VERSION.spec_version).unwrap();
	writeln!(page, "transactions {}\n", VERSION.transaction_version).unwrap();
	for (number, extension) in metadata.extrinsic.transaction_extensions.iter().enumerate() {
		let (explicit, implicit) = (types.name(extension.ty.id), types.name(extension.implicit.id));
		writeln!(page, "extension {number} {}: {explicit}, {implicit}", extension.identifier)
			.unwrap();
	}
	for part in metadata.pallets.iter().filter(|pallet| pallet.index < BENCHMARKS) {
		page.push_str(&pallet(&mut types, part, &encoded));
	}
	page.push('\n');
	let mut apis: Vec<_> =
		metadata.apis.iter().filter(|api| !FEATURE_APIS.contains(&api.name.as_str())).collect();
	apis.sort_by_key(|api| &api.name);
	for api in apis {
		for method in &api.methods {
			let inputs: Vec<_> = method
				.inputs
				.iter()
				.map(|input| format!("{}: {}", input.name, types.name(input.ty.id)))
				.collect();
			let output = types.name(method.output.id);
			let line = format!("{}.{}({}) -> {output}", api.name, method.name, inputs.join(", "));
			writeln!(page, "api {line}").unwrap();
		}
	}
	page.push('\n');
	for line in types.lines() {
		page.push_str(&line);
		page.push('\n');
	}
	page
}

/// Lines that only one of two texts has, the first's with a minus and the second's with a plus.
fn difference(old: &str, new: &str) -> Vec<String> {
	let lines = |text: &str| text.lines().map(str::to_owned).collect::<BTreeSet<_>>();
	let (old, new) = (lines(old), lines(new));
	let gone = old.difference(&new).map(|line| format!("- {line}"));
	let come = new.difference(&old).map(|line| format!("+ {line}"));
	gone.chain(come).collect()
}

/// Every pallet, call, event, error and transaction extension, with its index.
#[test]
fn interface_should_be_the_one_that_is_committed() {
	let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("interface.txt");
	let now = page(&reference::metadata());
	if std::env::var_os("UPDATE_INTERFACE").is_some() {
		fs::write(&path, &now).unwrap();
		return;
	}
	let kept = fs::read_to_string(&path).unwrap_or_default();
	let difference = difference(&kept, &now);
	assert!(
		kept == now,
		"runtime/interface.txt is not that of the metadata; if this is meant, run \
		`UPDATE_INTERFACE=1 scripts/rust-tests.sh interface`, and see docs/upgrades.md for the versions:\n{}",
		difference.join("\n")
	);
}

#[test]
fn difference_should_show_what_went_and_what_came() {
	assert_eq!(difference("a\nb\n", "b\nc\n"), ["- a", "+ c"]);
	assert_eq!(difference("a\n", "a\n"), [""; 0]);
}
