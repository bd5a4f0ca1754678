//! Every call of the runtime, made from its types.

use crate::common::*;
use codec::DecodeAll;
use scale_info::{
	form::PortableForm, meta_type, PortableRegistry, Registry, TypeDef, TypeDefPrimitive,
	TypeDefVariant, Variant,
};
use std::collections::BTreeSet;

/// A call, by its name in metadata.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
	/// The pallet.
	pub pallet: String,
	/// The call.
	pub call: String,
}

impl Name {
	/// As in `Utility.batch`.
	pub fn is(&self, name: &str) -> bool {
		self.to_string() == name
	}
}

impl std::fmt::Display for Name {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		write!(f, "{}.{}", self.pallet, self.call)
	}
}

/// The calls of the runtime. Each can be made with arguments that are as small as can be; where it
/// carries other calls, with a given one.
pub struct Calls {
	types: PortableRegistry,
	/// The type of a call of the runtime.
	root: u32,
}

impl Calls {
	/// Reads the types.
	pub fn new() -> Self {
		let mut registry = Registry::new();
		let root = registry.register_type(&meta_type::<RuntimeCall>()).id;
		Self { types: registry.into(), root }
	}

	/// Every call, carrying nothing that does anything.
	pub fn bare(&self) -> Vec<(Name, RuntimeCall)> {
		self.carrying(&frame_system::Call::remark { remark: Vec::new() }.into())
	}

	/// The calls that carry others.
	pub fn carriers(&self) -> BTreeSet<Name> {
		let carriers = self.shapes().into_iter().filter(|shape| {
			shape.call.fields.iter().any(|field| self.carries(field.ty.id, &mut BTreeSet::new()))
		});
		carriers.map(|shape| shape.name()).collect()
	}

	/// Every call, with `inner` wherever it carries one.
	pub fn carrying(&self, inner: &RuntimeCall) -> Vec<(Name, RuntimeCall)> {
		let inner = inner.encode();
		let made = self.shapes().into_iter().map(|shape| {
			let mut bytes = vec![shape.pallet.index, shape.call.index];
			for field in &shape.call.fields {
				self.value(field.ty.id, &inner, &mut bytes);
			}
			let name = shape.name();
			let call = RuntimeCall::decode_all(&mut &bytes[..])
				.unwrap_or_else(|error| panic!("{name} from {bytes:?}: {error}"));
			(name, call)
		});
		made.collect()
	}

	fn shapes(&self) -> Vec<Shape<'_>> {
		let pallets = self.variants(self.root).variants.iter();
		pallets
			.flat_map(|pallet| {
				let calls = &self.variants(pallet.fields[0].ty.id).variants;
				calls.iter().map(move |call| Shape { pallet, call })
			})
			.collect()
	}

	fn variants(&self, id: u32) -> &TypeDefVariant<PortableForm> {
		match self.definition(id) {
			TypeDef::Variant(variants) => variants,
			other => panic!("type {id} is not an enum: {other:?}"),
		}
	}

	fn definition(&self, id: u32) -> &TypeDef<PortableForm> {
		&self.types.resolve(id).unwrap().type_def
	}

	/// Whether a value of this type can contain a call.
	fn carries(&self, id: u32, seen: &mut BTreeSet<u32>) -> bool {
		if id == self.root {
			return true;
		}
		if !seen.insert(id) {
			return false;
		}
		let parts: Vec<u32> = match self.definition(id) {
			TypeDef::Composite(composite) => {
				composite.fields.iter().map(|field| field.ty.id).collect()
			}
			TypeDef::Variant(variants) => {
				let fields = variants.variants.iter().flat_map(|variant| &variant.fields);
				fields.map(|field| field.ty.id).collect()
			}
			TypeDef::Sequence(sequence) => vec![sequence.type_param.id],
			TypeDef::Array(array) => vec![array.type_param.id],
			TypeDef::Tuple(tuple) => tuple.fields.iter().map(|part| part.id).collect(),
			TypeDef::Compact(compact) => vec![compact.type_param.id],
			TypeDef::Primitive(_) | TypeDef::BitSequence(_) => Vec::new(),
		};
		parts.into_iter().any(|part| self.carries(part, seen))
	}

	/// Appends a value of this type.
	fn value(&self, id: u32, inner: &[u8], bytes: &mut Vec<u8>) {
		if id == self.root {
			bytes.extend_from_slice(inner);
			return;
		}
		match self.definition(id) {
			TypeDef::Composite(composite) => {
				for field in &composite.fields {
					self.value(field.ty.id, inner, bytes);
				}
			}
			TypeDef::Variant(variants) => {
				let carries = |variant: &&Variant<PortableForm>| {
					let mut fields = variant.fields.iter();
					fields.any(|field| self.carries(field.ty.id, &mut BTreeSet::new()))
				};
				let smallest = |variant: &&Variant<PortableForm>| {
					(!carries(variant), variant.fields.len(), variant.index)
				};
				let variant = variants.variants.iter().min_by_key(smallest).unwrap();
				bytes.push(variant.index);
				for field in &variant.fields {
					self.value(field.ty.id, inner, bytes);
				}
			}
			TypeDef::Sequence(sequence) => {
				let part = sequence.type_param.id;
				if self.carries(part, &mut BTreeSet::new()) {
					// A length of 1.
					bytes.push(4);
					self.value(part, inner, bytes);
				} else {
					bytes.push(0);
				}
			}
			TypeDef::Array(array) => {
				for _ in 0..array.len {
					self.value(array.type_param.id, inner, bytes);
				}
			}
			TypeDef::Tuple(tuple) => {
				for part in &tuple.fields {
					self.value(part.id, inner, bytes);
				}
			}
			TypeDef::Primitive(primitive) => {
				let length = match primitive {
					// A text of no characters.
					TypeDefPrimitive::Str => 1,
					TypeDefPrimitive::Bool | TypeDefPrimitive::U8 | TypeDefPrimitive::I8 => 1,
					TypeDefPrimitive::U16 | TypeDefPrimitive::I16 => 2,
					TypeDefPrimitive::Char | TypeDefPrimitive::U32 | TypeDefPrimitive::I32 => 4,
					TypeDefPrimitive::U64 | TypeDefPrimitive::I64 => 8,
					TypeDefPrimitive::U128 | TypeDefPrimitive::I128 => 16,
					TypeDefPrimitive::U256 | TypeDefPrimitive::I256 => 32,
				};
				bytes.extend(vec![0; length]);
			}
			TypeDef::Compact(_) | TypeDef::BitSequence(_) => bytes.push(0),
		}
	}
}

/// A call of a pallet, as the types have it.
struct Shape<'a> {
	pallet: &'a Variant<PortableForm>,
	call: &'a Variant<PortableForm>,
}

impl Shape<'_> {
	fn name(&self) -> Name {
		Name { pallet: self.pallet.name.clone(), call: self.call.name.clone() }
	}
}

#[test]
fn every_call_should_be_made_and_carriers_be_found() {
	let calls = Calls::new();
	let bare = calls.bare();
	let has = |name: &str| bare.iter().any(|(found, _)| found.is(name));
	for name in ["System.remark", "Distribution.claim", "Compliance.attest", "PolkadotXcm.send"] {
		assert!(has(name), "{name}");
	}
	let carriers = calls.carriers();
	for name in [
		"Multisig.as_multi",
		"Multisig.as_multi_threshold_1",
		"Proxy.proxy",
		"Proxy.proxy_announced",
		"Scheduler.schedule",
		"Scheduler.schedule_named_after",
		"TechnicalCommittee.execute",
		"TechnicalCommittee.propose",
		"Utility.as_derivative",
		"Utility.batch",
		"Utility.batch_all",
		"Utility.force_batch",
		"Utility.if_else",
		"Whitelist.dispatch_whitelisted_call_with_preimage",
	] {
		assert!(carriers.iter().any(|found| found.is(name)), "{name}");
	}
	// What is put in is in there.
	let inner = pallet_session::Call::<Runtime>::purge_keys {};
	let inner = RuntimeCall::from(inner);
	for (name, call) in calls.carrying(&inner) {
		let encoded = call.encode();
		let found = encoded.windows(2).any(|bytes| bytes == inner.encode());
		assert!(found || !carriers.contains(&name), "{name} lost what it carries");
	}
}
