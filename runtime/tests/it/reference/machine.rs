//! Events and errors of all pallets for programs: `docs/reference.json`.

use super::{types::Types, variants, BENCHMARK_PALLETS};
use frame_metadata::v16::RuntimeMetadataV16;
use scale_info::{form::PortableForm, Variant};
use serde_json::{json, Value};

fn docs(variant: &Variant<PortableForm>) -> String {
	let lines: Vec<&str> = variant.docs.iter().map(|line| line.trim()).collect();
	lines.join("\n").trim().to_string()
}

fn event(types: &mut Types, variant: &Variant<PortableForm>) -> Value {
	let fields: Vec<Value> = variant
		.fields
		.iter()
		.map(|field| json!({ "name": field.name, "type": types.name(field.ty.id) }))
		.collect();
	json!({
		"index": variant.index,
		"name": variant.name,
		"fields": fields,
		"docs": docs(variant),
	})
}

fn error(variant: &Variant<PortableForm>) -> Value {
	json!({ "index": variant.index, "name": variant.name, "docs": docs(variant) })
}

/// All events with their fields and all errors, by pallet, in the order of their numbers.
pub fn document(metadata: &RuntimeMetadataV16) -> String {
	let mut types = Types::new(&metadata.types);
	let mut pallets: Vec<_> =
		metadata.pallets.iter().filter(|pallet| pallet.index < BENCHMARK_PALLETS).collect();
	pallets.sort_by_key(|pallet| pallet.index);
	let mut all = Vec::new();
	for pallet in pallets {
		let events = variants(&types, pallet.event.as_ref().map(|event| event.ty.id));
		let events: Vec<Value> = events.into_iter().map(|each| event(&mut types, each)).collect();
		let errors = variants(&types, pallet.error.as_ref().map(|error| error.ty.id));
		let errors: Vec<Value> = errors.into_iter().map(error).collect();
		if !events.is_empty() || !errors.is_empty() {
			all.push(json!({
				"index": pallet.index,
				"name": pallet.name,
				"events": events,
				"errors": errors,
			}));
		}
	}
	let text = serde_json::to_string_pretty(&json!({ "pallets": all })).unwrap();
	format!("{text}\n")
}
