//! Checks a document against the JSON schema of deployment files, and reports every fault with its
//! field.
//!
//! Supports the keywords that the schema of [`Deployment`] uses and no others; a test ensures that.

use super::{json::Json, model::Deployment, reader::Fault};
use regex::Regex;
use schemars::schema_for;
use serde_json::Value;

/// A complete file.
const EXAMPLE: &str = "deploy/chain-spec/genesis.example.json";

/// The JSON schema of deployment files.
pub fn schema() -> Value {
	schema_for!(Deployment).into()
}

/// Where `document` does not fit the schema of deployment files.
pub fn faults(document: &Json) -> Vec<Fault> {
	let root = schema();
	let mut check = Check { root: &root, faults: Vec::new() };
	check.value("", document, &root);
	check.faults
}

struct Check<'a> {
	root: &'a Value,
	faults: Vec<Fault>,
}

impl<'a> Check<'a> {
	fn fault(&mut self, field: &str, message: impl Into<String>) {
		self.faults.push(Fault::new(if field.is_empty() { "the file" } else { field }, message));
	}

	fn value(&mut self, field: &str, value: &Json, schema: &'a Value) {
		let schema = self.resolve(schema);
		let kind = schema.get("type").and_then(Value::as_str);
		if let Some(choices) = choices(schema) {
			self.choice(field, value, &choices);
		} else if schema.get("oneOf").is_some() {
			self.variant(field, value, schema);
		} else if schema.get("anyOf").is_some() {
			self.alternative(field, value, schema);
		} else if kind == Some("object") {
			self.object(field, value, schema);
		} else if kind == Some("array") {
			self.list(field, value, schema);
		} else if !fits(value, schema) {
			self.misfit(field, value, schema);
		}
	}

	/// The schema itself, or the definition that it refers to.
	fn resolve(&self, schema: &'a Value) -> &'a Value {
		let pointer = schema.get("$ref").and_then(Value::as_str).and_then(|r| r.strip_prefix('#'));
		pointer.and_then(|pointer| self.root.pointer(pointer)).unwrap_or(schema)
	}

	fn misfit(&mut self, field: &str, value: &Json, schema: &Value) {
		self.fault(field, format!("{value} does not fit; give {}", wanted(schema)));
	}

	fn choice(&mut self, field: &str, value: &Json, choices: &[&str]) {
		if !matches!(value, Json::Text(text) if choices.contains(&text.as_str())) {
			let choices = choices.join(", ");
			self.fault(field, format!("{value} does not fit; give one of {choices}"));
		}
	}

	/// An object whose only key names a variant.
	fn variant(&mut self, field: &str, value: &Json, schema: &'a Value) {
		let variants = list(schema, "oneOf").filter_map(|variant| {
			let name = list(variant, "required").next()?.as_str()?;
			Some((name, variant.get("properties")?.get(name)?))
		});
		let variants: Vec<_> = variants.collect();
		if let Json::Object(entries) = value {
			if let [(key, inner)] = entries.as_slice() {
				if let Some((_, schema)) = variants.iter().find(|(name, _)| name == key) {
					return self.value(&Json::field(field, key), inner, schema);
				}
			}
		}
		let names: Vec<_> = variants.iter().map(|(name, _)| *name).collect();
		self.fault(field, format!("must have exactly one of {}", names.join(", ")));
	}

	/// A value of one of several forms. If all but one are null, reports the faults of that one.
	fn alternative(&mut self, field: &str, value: &Json, schema: &'a Value) {
		let forms: Vec<_> = list(schema, "anyOf").map(|form| self.resolve(form)).collect();
		let is_null = |form: &&Value| form.get("type").and_then(Value::as_str) == Some("null");
		let null = Json::Scalar("null".into());
		match forms.as_slice() {
			_ if *value == null && forms.iter().any(is_null) => (),
			[form, other] if is_null(other) => self.value(field, value, form),
			_ if forms.iter().any(|form| fits(value, form)) => (),
			_ => self.misfit(field, value, schema),
		}
	}

	fn object(&mut self, field: &str, value: &Json, schema: &'a Value) {
		let properties = schema.get("properties").and_then(Value::as_object);
		let required: Vec<&str> = list(schema, "required").filter_map(Value::as_str).collect();
		let optional = properties.into_iter().flat_map(|all| all.keys()).map(String::as_str);
		let mut known = required.clone();
		known.extend(optional.filter(|name| !required.contains(name)));
		let known = known.join(", ");
		let Json::Object(entries) = value else {
			return self.fault(field, format!("must be an object with {known}"));
		};
		for name in required {
			if !entries.iter().any(|(key, _)| key == name) {
				self.fault(&Json::field(field, name), format!("missing; see {EXAMPLE}"));
			}
		}
		for (at, (key, inner)) in entries.iter().enumerate() {
			let field = Json::field(field, key);
			if entries.iter().take(at).any(|(earlier, _)| earlier == key) {
				self.fault(&field, "given twice; remove one of them");
			}
			match properties.and_then(|all| all.get(key)) {
				Some(schema) => self.value(&field, inner, schema),
				None => self.fault(&field, format!("unknown; expected {known}")),
			}
		}
	}

	fn list(&mut self, field: &str, value: &Json, schema: &'a Value) {
		let Json::List(entries) = value else {
			return self.fault(field, "must be a list, in square brackets");
		};
		let Some(schema) = schema.get("items") else { return };
		for (index, entry) in entries.iter().enumerate() {
			self.value(&format!("{field}[{index}]"), entry, schema);
		}
	}
}

/// The values under `key` of a schema.
fn list<'a>(schema: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
	schema.get(key).and_then(Value::as_array).into_iter().flatten()
}

/// The words that a schema allows, if it allows certain words alone.
fn choices(schema: &Value) -> Option<Vec<&str>> {
	if schema.get("enum").is_some() {
		return list(schema, "enum").map(Value::as_str).collect();
	}
	schema.get("oneOf")?;
	list(schema, "oneOf").map(|variant| variant.get("const")?.as_str()).collect()
}

/// Whether a string or a number is as a schema has it. Bounds of numbers with decimals are left to
/// the reader.
fn fits(value: &Json, schema: &Value) -> bool {
	match (schema.get("type").and_then(Value::as_str), value) {
		(Some("string"), Json::Text(text)) => {
			let pattern = schema.get("pattern").and_then(Value::as_str);
			pattern.is_none_or(|pattern| Regex::new(pattern).is_ok_and(|form| form.is_match(text)))
		}
		(Some("integer"), Json::Scalar(text)) => {
			let bound = |key| schema.get(key).and_then(Value::as_u64);
			let above = |number: u64| bound("minimum").is_none_or(|least| number >= least);
			let below = |number: u64| bound("maximum").is_none_or(|most| number <= most);
			text.parse().is_ok_and(|number| above(number) && below(number))
		}
		(Some("number"), Json::Scalar(text)) => !matches!(text.as_str(), "true" | "false" | "null"),
		_ => false,
	}
}

/// What to give instead of a value that does not fit.
fn wanted(schema: &Value) -> String {
	if schema.get("type").and_then(Value::as_str) == Some("integer") {
		let bound = |key| schema.get(key).map(Value::to_string).unwrap_or_default();
		return format!("a whole number from {} to {}", bound("minimum"), bound("maximum"));
	}
	let text = schema.get("description").and_then(Value::as_str).unwrap_or("another value");
	let sentence = text.split(". ").next().unwrap_or(text);
	let mut letters = sentence.trim_end_matches('.').chars();
	let first = letters.next().map(|letter| letter.to_ascii_lowercase());
	first.into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::collections::BTreeSet;

	/// All keywords of a schema, those of its properties and definitions included.
	fn keywords(schema: &Value, found: &mut BTreeSet<String>) {
		for (key, value) in schema.as_object().into_iter().flatten() {
			found.insert(key.clone());
			match (key.as_str(), value) {
				("properties" | "$defs", inner) => {
					inner.as_object().unwrap().values().for_each(|inner| keywords(inner, found));
				}
				("anyOf" | "oneOf", Value::Array(all)) => {
					all.iter().for_each(|inner| keywords(inner, found));
				}
				("items", inner) => keywords(inner, found),
				_ => (),
			}
		}
	}

	#[test]
	fn every_keyword_of_the_schema_should_be_understood() {
		let mut found = BTreeSet::new();
		keywords(&schema(), &mut found);
		let understood = [
			"$defs",
			"$ref",
			"additionalProperties",
			"anyOf",
			"const",
			"enum",
			"items",
			"maximum",
			"minimum",
			"oneOf",
			"pattern",
			"properties",
			"required",
			"type",
		];
		// These say something to people and forbid nothing.
		let notes = ["$schema", "default", "description", "format", "title"];
		found.retain(|key| !understood.contains(&key.as_str()) && !notes.contains(&key.as_str()));
		assert_eq!(found, BTreeSet::new());
	}

	#[test]
	fn every_object_of_the_schema_should_refuse_unknown_keys() {
		fn check(schema: &Value) {
			if schema.get("properties").is_some() {
				assert_eq!(
					schema.get("additionalProperties"),
					Some(&Value::Bool(false)),
					"{schema}"
				);
			}
			let inner = schema.as_object().into_iter().flat_map(|all| all.values());
			inner.for_each(check);
			schema.as_array().into_iter().flatten().for_each(check);
		}
		check(&schema());
	}

	#[test]
	fn every_whole_number_of_the_schema_should_have_bounds_and_every_pattern_should_compile() {
		fn check(schema: &Value) {
			if schema.get("type") == Some(&Value::from("integer")) {
				assert!(schema["minimum"].is_u64() && schema["maximum"].is_u64(), "{schema}");
			}
			if let Some(Value::String(pattern)) = schema.get("pattern") {
				Regex::new(pattern).unwrap();
			}
			// Messages quote it.
			if let Some(Value::String(text)) = schema.get("description") {
				assert!(!text.contains('\n'), "{text}");
			}
			let inner = schema.as_object().into_iter().flat_map(|all| all.values());
			inner.for_each(check);
			schema.as_array().into_iter().flatten().for_each(check);
		}
		check(&schema());
	}

	#[test]
	fn committed_schema_should_be_that_of_the_types() {
		let committed = include_str!("../../../deploy/deployment.schema.json");
		assert_eq!(
			serde_json::from_str::<Value>(committed).unwrap(),
			schema(),
			"write it again: distribution chain-spec --schema > deploy/deployment.schema.json"
		);
	}
}
