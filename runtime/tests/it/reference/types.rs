//! Names and values of the types in metadata.

use codec::Decode;
use distribution_runtime::{AccountId, SS58_PREFIX};
use polkadot_sdk::sp_core::crypto::Ss58Codec;
use scale_info::{
	form::PortableForm, Field, PortableRegistry, Type, TypeDef, TypeDefPrimitive, Variant,
};
use std::collections::{BTreeMap, BTreeSet};

/// The crates of this project whose types the page explains.
const OURS: [&str; 14] = [
	"distribution_primitives",
	"pallet_announcements",
	"pallet_brakes",
	"pallet_compliance",
	"pallet_distribution",
	"pallet_distribution_clock",
	"pallet_distribution_digest",
	"pallet_distribution_fees",
	"pallet_distribution_lists",
	"pallet_emission",
	"pallet_foreign",
	"pallet_payees",
	"pallet_sales",
	"pallet_scores",
];

/// The types of the metadata, and those of this project that the page has named.
pub struct Types<'a> {
	registry: &'a PortableRegistry,
	named: BTreeSet<u32>,
}

impl<'a> Types<'a> {
	pub fn new(registry: &'a PortableRegistry) -> Self {
		Self { registry, named: BTreeSet::new() }
	}

	pub fn resolve(&self, id: u32) -> &'a Type<PortableForm> {
		self.registry.resolve(id).unwrap()
	}

	/// The name of a type as one would write it, without what every reader knows.
	pub fn name(&mut self, id: u32) -> String {
		let ty = self.resolve(id);
		let ident = ty.path.segments.last().map(String::as_str).unwrap_or_default();
		match (&ty.type_def, ident) {
			(_, "AccountId32") => "AccountId".into(),
			(
				_,
				"Option" | "Result" | "BoundedVec" | "WeakBoundedVec" | "BTreeMap"
				| "BoundedBTreeMap",
			) => {
				// The bound of a collection is not a type of anything in it.
				let inner: Vec<_> = ty
					.type_params
					.iter()
					.filter_map(|parameter| Some(self.name(parameter.ty.as_ref()?.id)))
					.take(if ident.ends_with("Vec") { 1 } else { 2 })
					.collect();
				format!(
					"{}<{}>",
					ident.trim_start_matches("Weak").trim_start_matches("Bounded"),
					inner.join(", ")
				)
			}
			(TypeDef::Composite(_) | TypeDef::Variant(_), _) => {
				if self.is_ours(ty) && self.named.insert(id) {
					self.name_parts(ty);
				}
				ident.into()
			}
			(TypeDef::Sequence(sequence), _) => {
				format!("Vec<{}>", self.name(sequence.type_param.id))
			}
			(TypeDef::Array(array), _) => {
				format!("[{}; {}]", self.name(array.type_param.id), array.len)
			}
			(TypeDef::Tuple(tuple), _) => {
				let parts: Vec<_> = tuple.fields.iter().map(|part| self.name(part.id)).collect();
				format!("({})", parts.join(", "))
			}
			(TypeDef::Compact(compact), _) => self.name(compact.type_param.id),
			(TypeDef::Primitive(primitive), _) => format!("{primitive:?}").to_lowercase(),
			(TypeDef::BitSequence(_), _) => "BitVec".into(),
		}
	}

	fn is_ours(&self, ty: &Type<PortableForm>) -> bool {
		ty.path.segments.first().is_some_and(|krate| OURS.contains(&krate.as_str()))
	}

	/// Names the types that `ty` is made of, so that they are explained too.
	fn name_parts(&mut self, ty: &Type<PortableForm>) {
		let fields: Vec<_> = match &ty.type_def {
			TypeDef::Composite(composite) => composite.fields.iter().collect(),
			TypeDef::Variant(variants) => {
				variants.variants.iter().flat_map(|variant| &variant.fields).collect()
			}
			_ => Vec::new(),
		};
		for field in fields {
			self.name(field.ty.id);
		}
	}

	/// Fields as `name: Type`, with the names that the code has for their types.
	pub fn fields(&mut self, fields: &[Field<PortableForm>]) -> String {
		let field = |field: &Field<PortableForm>| {
			let resolved = self.name(field.ty.id);
			let ty = field.type_name.as_deref().map_or(resolved, readable);
			field.name.as_ref().map_or(ty.clone(), |name| format!("{name}: {ty}"))
		};
		fields.iter().map(field).collect::<Vec<_>>().join(", ")
	}

	/// A variant as one would write it.
	pub fn variant(&mut self, variant: &Variant<PortableForm>) -> String {
		let fields = self.fields(&variant.fields);
		match variant.fields.first() {
			None => variant.name.clone(),
			Some(first) if first.name.is_some() => format!("{} {{ {fields} }}", variant.name),
			Some(_) => format!("{}({fields})", variant.name),
		}
	}

	/// The types of this project that the page has named.
	pub fn section(&mut self) -> String {
		let mut rows = BTreeMap::new();
		for id in self.named.clone() {
			let ty = self.resolve(id);
			let definition = match &ty.type_def {
				TypeDef::Composite(composite) => self.fields(&composite.fields),
				TypeDef::Variant(variants) => {
					let variants = variants.variants.iter();
					variants.map(|variant| self.variant(variant)).collect::<Vec<_>>().join("; ")
				}
				_ => continue,
			};
			// One row for all instances of a generic type.
			rows.insert(ty.path.segments.iter().rev().cloned().collect::<Vec<_>>(), definition);
		}
		let mut out = "\n## Types\n\nFields of structures, variants of enums, in the order of their encoding.\n\n\
			| type | definition |\n|---|---|\n"
			.to_owned();
		for (path, definition) in rows {
			out.push_str(&super::row(&[&format!("`{}`", path[0]), &format!("`{definition}`")]));
		}
		out
	}

	/// The value of a constant.
	pub fn value(&self, id: u32, bytes: &mut &[u8]) -> String {
		let ty = self.resolve(id);
		let ident = ty.path.segments.last().map(String::as_str).unwrap_or_default();
		match &ty.type_def {
			TypeDef::Primitive(primitive) => primitive_value(primitive, bytes),
			TypeDef::Compact(_) => grouped(codec::Compact::<u128>::decode(bytes).unwrap().0),
			TypeDef::Array(array) => {
				let all = *bytes;
				let (value, rest) = all.split_at(array.len as usize);
				*bytes = rest;
				assert!(value.iter().all(u8::is_ascii_graphic), "not text: {value:02x?}");
				String::from_utf8_lossy(value).into()
			}
			TypeDef::Composite(_) if ident == "AccountId32" => {
				AccountId::decode(bytes).unwrap().to_ss58check_with_version(SS58_PREFIX.into())
			}
			TypeDef::Composite(_) if ident == "Perbill" => {
				let parts = u32::decode(bytes).unwrap();
				format!("{} %", f64::from(parts) / 10_000_000.0)
			}
			TypeDef::Composite(composite) => {
				let fields = composite.fields.iter().map(|field| {
					let value = self.value(field.ty.id, bytes);
					field.name.as_ref().map_or(value.clone(), |name| format!("{name}: {value}"))
				});
				fields.collect::<Vec<_>>().join(", ")
			}
			TypeDef::Variant(variants) => {
				let index = u8::decode(bytes).unwrap();
				variants
					.variants
					.iter()
					.find(|variant| variant.index == index)
					.unwrap()
					.name
					.clone()
			}
			other => panic!("no constant has had this type before: {other:?}"),
		}
	}
}

fn primitive_value(primitive: &TypeDefPrimitive, bytes: &mut &[u8]) -> String {
	match primitive {
		TypeDefPrimitive::Bool => bool::decode(bytes).unwrap().to_string(),
		TypeDefPrimitive::U8 => grouped(u8::decode(bytes).unwrap().into()),
		TypeDefPrimitive::U16 => grouped(u16::decode(bytes).unwrap().into()),
		TypeDefPrimitive::U32 => grouped(u32::decode(bytes).unwrap().into()),
		TypeDefPrimitive::U64 => grouped(u64::decode(bytes).unwrap().into()),
		TypeDefPrimitive::U128 => grouped(u128::decode(bytes).unwrap()),
		other => panic!("no constant has had this type before: {other:?}"),
	}
}

/// A number with a comma every three digits.
fn grouped(number: u128) -> String {
	let digits = number.to_string();
	let groups = digits.as_bytes().rchunks(3).rev();
	groups.map(|group| std::str::from_utf8(group).unwrap()).collect::<Vec<_>>().join(",")
}

/// The source text of a type without what only the compiler needs: paths, `T`, and the suffix of
/// aliases.
fn readable(source: &str) -> String {
	let source = source.replace("<T as Config>::", "").replace(' ', "");
	let mut words = Vec::new();
	let mut word = String::new();
	for letter in source.chars() {
		if letter.is_alphanumeric() || letter == '_' {
			word.push(letter);
			continue;
		}
		words.push(std::mem::take(&mut word));
		words.push(letter.into());
	}
	words.push(word);
	words.retain(|word| !word.is_empty());
	// A word with `::` behind it is a path.
	while let Some(colon) = words.windows(2).position(|pair| pair == [":", ":"]) {
		let from = colon.saturating_sub(1);
		words.drain(from..colon + 2);
	}
	let text: String = words
		.iter()
		.map(|word| match word.as_str() {
			"BlockNumberFor" => "BlockNumber",
			word => word.strip_suffix("Of").filter(|stem| !stem.is_empty()).unwrap_or(word),
		})
		.collect();
	text.replace("<T>", "").replace(',', ", ").replace(';', "; ")
}
