//! What types are made of, by the chain's metadata.

use subxt::ext::scale_type_resolver::{
	BitsOrderFormat, BitsStoreFormat, Field, FieldIter, PathIter, Primitive, ResolvedTypeVisitor,
	UnhandledKind, VariantIter,
};

/// What a type is made of.
pub(super) enum Shape<'a> {
	Composite {
		name: &'a str,
		fields: Vec<Field<'a, u32>>,
	},
	/// The variant is the one that the first byte names, if there is one.
	Variant {
		name: &'a str,
		variant: Option<(&'a str, Vec<Field<'a, u32>>)>,
	},
	Sequence(u32),
	Array(u32, usize),
	Tuple(Vec<u32>),
	Primitive(Primitive),
	Compact(u32),
	Unknown,
}

/// Finds out what a type is made of. Has the first byte of its value.
pub(super) struct Look(pub(super) Option<u8>);

impl<'a> ResolvedTypeVisitor<'a> for Look {
	type TypeId = u32;
	type Value = Shape<'a>;

	fn visit_unhandled(self, _: UnhandledKind) -> Shape<'a> {
		Shape::Unknown
	}

	fn visit_composite<Path, Fields>(self, path: Path, fields: Fields) -> Shape<'a>
	where
		Path: PathIter<'a>,
		Fields: FieldIter<'a, u32>,
	{
		Shape::Composite { name: path.last().unwrap_or_default(), fields: fields.collect() }
	}

	fn visit_variant<Path, Fields, Var>(self, path: Path, mut variants: Var) -> Shape<'a>
	where
		Path: PathIter<'a>,
		Fields: FieldIter<'a, u32>,
		Var: VariantIter<'a, Fields>,
	{
		let variant = variants.find(|variant| self.0 == Some(variant.index));
		let variant = variant.map(|variant| (variant.name, variant.fields.collect()));
		Shape::Variant { name: path.last().unwrap_or_default(), variant }
	}

	fn visit_sequence<Path: PathIter<'a>>(self, _: Path, item: u32) -> Shape<'a> {
		Shape::Sequence(item)
	}

	fn visit_array(self, item: u32, length: usize) -> Shape<'a> {
		Shape::Array(item, length)
	}

	fn visit_tuple<Items: ExactSizeIterator<Item = u32>>(self, items: Items) -> Shape<'a> {
		Shape::Tuple(items.collect())
	}

	fn visit_primitive(self, primitive: Primitive) -> Shape<'a> {
		Shape::Primitive(primitive)
	}

	fn visit_compact(self, inner: u32) -> Shape<'a> {
		Shape::Compact(inner)
	}

	fn visit_bit_sequence(self, _: BitsStoreFormat, _: BitsOrderFormat) -> Shape<'a> {
		Shape::Unknown
	}
}
