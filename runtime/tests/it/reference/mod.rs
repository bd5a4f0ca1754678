//! Renders `docs/reference.md` and `docs/reference.json` from the runtime's metadata, and keeps them
//! current.

mod machine;
mod text;
mod types;

use codec::Decode;
use distribution_runtime::Runtime;
use frame_metadata::{
	v14::StorageEntryType,
	v16::{
		PalletConstantMetadata, PalletMetadata, RuntimeApiMetadata, RuntimeMetadataV16,
		StorageEntryMetadata,
	},
	RuntimeMetadata, RuntimeMetadataPrefixed,
};
use scale_info::{form::PortableForm, TypeDef, Variant};
use std::{fmt::Write, fs, path::Path};
use text::{bullet, paragraphs, row, summary};
use types::Types;

type Pallet = PalletMetadata<PortableForm>;
type Api = RuntimeApiMetadata<PortableForm>;

/// Pallets with this index and above exist only for benchmarks.
const BENCHMARK_PALLETS: u8 = 250;
/// The pallets of this project.
const OURS: [&str; 13] = [
	"Announcements",
	"Brakes",
	"ChainDigest",
	"Clock",
	"Compliance",
	"Distribution",
	"Emission",
	"Fees",
	"Foreign",
	"Lists",
	"Payees",
	"Sales",
	"Scores",
];
/// Our runtime APIs that are of no pallet, or of several.
const APART: [&str; 2] = ["EntitlementsApi", "SupplyApi"];
/// Runtime APIs that exist only with the features of the same purpose.
const FEATURE_APIS: [&str; 2] = ["Benchmark", "TryRuntime"];

const INTRODUCTION: &str = "\
# Reference

Every call, event, error, storage item and constant of the pallets of this project, and the runtime APIs
that clients read them through. Generated from the runtime's metadata; do not edit. After a change run

```sh
UPDATE_REFERENCE=1 scripts/rust-tests.sh reference
```

How to read it: the index is the one that transactions and events are encoded with, and never changes. Amounts
are in the smallest unit of the asset (native token: 10^-12), times are relay-chain blocks unless an entry says
otherwise. [Types](#types) lists the types of this project; the rest are those of the Polkadot SDK. What the
parts mean together is in [design.md](design.md) and [emission.md](emission.md).
";

/// The newest stable metadata.
pub fn metadata() -> RuntimeMetadataV16 {
	// Some constants are read from the state.
	let opaque = crate::common::chain().execute_with(|| Runtime::metadata_at_version(16).unwrap());
	let prefixed = RuntimeMetadataPrefixed::decode(&mut &opaque[..]).unwrap();
	match prefixed.1 {
		RuntimeMetadata::V16(metadata) => metadata,
		other => panic!("version {} instead of 16", other.version()),
	}
}

fn page(metadata: &RuntimeMetadataV16) -> String {
	let mut types = Types::new(&metadata.types);
	let (ours, others): (Vec<_>, Vec<_>) = metadata
		.pallets
		.iter()
		.filter(|pallet| pallet.index < BENCHMARK_PALLETS)
		.partition(|pallet| OURS.contains(&pallet.name.as_str()));
	let mut page = INTRODUCTION.to_owned();
	for pallet in &ours {
		let name = &pallet.name;
		writeln!(page, "\n## {name}\n\nPallet index {}.", pallet.index).unwrap();
		if pallet.calls.is_some() {
			page.push_str(&calls(&mut types, pallet));
		}
		page.push_str(&events(&mut types, pallet));
		if pallet.error.is_some() {
			page.push_str(&errors(&types, pallet));
		}
		page.push_str(&storage(&mut types, pallet));
		page.push_str(&constants(&types, &pallet.constants));
		// The brakes, the clock, the digest, the fees and the lists have none: storage answers.
		let api = format!("{name}Api");
		if let Some(api) = metadata.apis.iter().find(|found| found.name == api) {
			page.push_str(&methods(&mut types, api));
		}
	}
	page.push_str("\n## Over all pallets\n");
	for name in APART {
		let api = metadata.apis.iter().find(|found| found.name == name).unwrap();
		page.push_str(&methods(&mut types, api));
	}
	page.push_str(&types.section());
	page.push_str(&other_pallets(&types, &others));
	let of_pallets = ours.iter().map(|pallet| format!("{}Api", pallet.name));
	let read: Vec<_> = of_pallets.chain(APART.map(String::from)).collect();
	page.push_str(&other_apis(&metadata.apis, &read));
	page
}

/// The variants of an enum, by index.
fn variants<'a>(types: &Types<'a>, id: Option<u32>) -> Vec<&'a Variant<PortableForm>> {
	let Some(id) = id else { return Vec::new() };
	let TypeDef::Variant(variants) = &types.resolve(id).type_def else {
		panic!("type {id} is not an enum")
	};
	let mut variants: Vec<_> = variants.variants.iter().collect();
	variants.sort_by_key(|variant| variant.index);
	variants
}

fn calls(types: &mut Types, pallet: &Pallet) -> String {
	let mut out =
		"\n### Calls\n\n| index | call | origin | effect |\n|---|---|---|---|\n".to_owned();
	for call in variants(types, pallet.calls.as_ref().map(|calls| calls.ty.id)) {
		let parameters = types.fields(&call.fields);
		out.push_str(&row(&[
			&call.index.to_string(),
			&format!("`{}({parameters})`", call.name),
			&bullet(&call.docs, "Origin").unwrap_or_default(),
			&paragraphs(&call.docs),
		]));
	}
	out
}

fn events(types: &mut Types, pallet: &Pallet) -> String {
	let mut out = "\n### Events\n\n| index | event | meaning |\n|---|---|---|\n".to_owned();
	for event in variants(types, pallet.event.as_ref().map(|event| event.ty.id)) {
		let signature = types.variant(event);
		out.push_str(&row(&[
			&event.index.to_string(),
			&format!("`{signature}`"),
			&paragraphs(&event.docs),
		]));
	}
	out
}

fn errors(types: &Types, pallet: &Pallet) -> String {
	let mut out = "\n### Errors\n\n| index | error | meaning |\n|---|---|---|\n".to_owned();
	for error in variants(types, pallet.error.as_ref().map(|error| error.ty.id)) {
		out.push_str(&row(&[
			&error.index.to_string(),
			&format!("`{}`", error.name),
			&paragraphs(&error.docs),
		]));
	}
	out
}

fn storage(types: &mut Types, pallet: &Pallet) -> String {
	let mut out = "\n### Storage\n\n| item | type | content |\n|---|---|---|\n".to_owned();
	let mut items: Vec<&StorageEntryMetadata<PortableForm>> =
		pallet.storage.iter().flat_map(|storage| &storage.entries).collect();
	items.sort_by_key(|item| &item.name);
	for item in items {
		let ty = match &item.ty {
			StorageEntryType::Plain(value) => types.name(value.id),
			StorageEntryType::Map { key, value, .. } => {
				format!("{} → {}", types.name(key.id), types.name(value.id))
			}
		};
		out.push_str(&row(&[
			&format!("`{}`", item.name),
			&format!("`{ty}`"),
			&paragraphs(&item.docs),
		]));
	}
	out
}

fn constants(types: &Types, constants: &[PalletConstantMetadata<PortableForm>]) -> String {
	let mut out = "\n### Constants\n\n| constant | value | meaning |\n|---|---|---|\n".to_owned();
	let mut constants: Vec<_> = constants.iter().collect();
	constants.sort_by_key(|constant| &constant.name);
	for constant in constants {
		let value = types.value(constant.ty.id, &mut &constant.value[..]);
		out.push_str(&row(&[
			&format!("`{}`", constant.name),
			&format!("`{value}`"),
			&paragraphs(&constant.docs),
		]));
	}
	out
}

fn methods(types: &mut Types, api: &Api) -> String {
	let mut out = format!("\n### Runtime API `{}`\n\n{}\n\n", api.name, paragraphs(&api.docs));
	out.push_str("| method | answer | meaning |\n|---|---|---|\n");
	for method in &api.methods {
		let inputs: Vec<_> = method
			.inputs
			.iter()
			.map(|input| format!("{}: {}", input.name, types.name(input.ty.id)))
			.collect();
		out.push_str(&row(&[
			&format!("`{}({})`", method.name, inputs.join(", ")),
			&format!("`{}`", types.name(method.output.id)),
			&paragraphs(&method.docs),
		]));
	}
	out
}

fn other_pallets(types: &Types, pallets: &[&Pallet]) -> String {
	let mut out = "\n## Other pallets\n\nThey are those of the Polkadot SDK, and `Network` and `Origins` of this runtime.\n\n\
		| index | pallet | calls |\n|---|---|---|\n"
		.to_owned();
	for pallet in pallets {
		let calls = variants(types, pallet.calls.as_ref().map(|calls| calls.ty.id));
		let calls: Vec<_> = calls.iter().map(|call| format!("`{}`", call.name)).collect();
		out.push_str(&row(&[
			&pallet.index.to_string(),
			&format!("`{}`", pallet.name),
			&summary(&calls),
		]));
	}
	out
}

fn other_apis(apis: &[Api], ours: &[String]) -> String {
	let mut out = "\n## Other runtime APIs\n\n| API | methods |\n|---|---|\n".to_owned();
	let mut apis: Vec<_> = apis
		.iter()
		.filter(|api| !FEATURE_APIS.contains(&api.name.as_str()) && !ours.contains(&api.name))
		.collect();
	apis.sort_by_key(|api| &api.name);
	for api in apis {
		let methods: Vec<_> =
			api.methods.iter().map(|method| format!("`{}`", method.name)).collect();
		out.push_str(&row(&[&format!("`{}`", api.name), &summary(&methods)]));
	}
	out
}

/// Makes sure that a document of `docs` is `expected`, or renews it.
fn keep_current(name: &str, expected: &str) {
	let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs").join(name);
	if std::env::var_os("UPDATE_REFERENCE").is_some() {
		fs::write(&path, expected).unwrap();
		return;
	}
	let found = fs::read_to_string(&path).unwrap_or_default();
	if found == expected {
		return;
	}
	let differs =
		found.lines().zip(expected.lines()).position(|(found, expected)| found != expected);
	let line = differs.unwrap_or(found.lines().count().min(expected.lines().count())) + 1;
	panic!(
		"docs/{name} is not that of the metadata, from line {line} on: run \
		`UPDATE_REFERENCE=1 scripts/rust-tests.sh reference` \
		to renew it"
	);
}

#[test]
fn reference_should_be_that_of_the_metadata() {
	keep_current("reference.md", &page(&metadata()));
}

#[test]
fn reference_for_programs_should_be_that_of_the_metadata() {
	keep_current("reference.json", &machine::document(&metadata()));
}
