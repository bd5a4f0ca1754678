//! The OpenAPI document: made of the types that the answers are.

use crate::api::{
	answers::{
		BlockAnswer, EraAnswer, EventAnswer, ExpiryAnswer, ExtrinsicAnswer, FaultAnswer,
		FoldAnswer, Listed, MovementAnswer, PaymentAnswer, PoolAnswer, RefusalAnswer, RewardAnswer,
		RoundAnswer, ShareAnswer, StatusAnswer, VestingAnswer,
	},
	questions::{BLOCK_DIGITS, EVENT_DIGITS, LONGEST_NAME, USUAL},
	supply::{SupplyAnswer, TEXTS},
};
use crate::read::{Span, MOST};
use schemars::{
	generate::{SchemaGenerator, SchemaSettings},
	JsonSchema, Schema,
};
use serde_json::{json, Map, Value};

/// A parameter of a question.
pub(crate) struct Parameter {
	pub(crate) name: &'static str,
	/// Its form: what a question takes.
	schema: fn() -> Value,
	description: &'static str,
}

const FIRST: Parameter = Parameter { name: "first", schema: wide, description: "The first block" };
const LAST: Parameter = Parameter { name: "last", schema: wide, description: "The last block" };
const AFTER: Parameter =
	Parameter { name: "after", schema: place, description: "Goes on after a page: its `next`" };
const FROM: Parameter = Parameter {
	name: "from",
	schema: narrow,
	description: "The first number: 0, or `next` of the page before",
};
/// Of records whose numbers have 64 bits.
const FROM_WIDE: Parameter = Parameter { schema: wide, ..FROM };
const TO: Parameter = Parameter { name: "to", schema: narrow, description: "The last number" };
const LIMIT: Parameter = Parameter {
	name: "limit",
	schema: limit,
	description: "How many records the page has at most",
};

/// Parameters of a query: those of a page in blocks, those of records with numbers.
const PLACES: &[Parameter] = &[FIRST, LAST, AFTER, LIMIT];
const NUMBERS: &[Parameter] = &[FROM, LIMIT];
const WIDE: &[Parameter] = &[FROM_WIDE, LIMIT];
const BLOCKS: &[Parameter] = &[FIRST, LAST, FROM_WIDE, LIMIT];
const ERAS: &[Parameter] = &[FROM, TO];
const NONE: &[Parameter] = &[];

/// A question that can be asked.
pub(crate) struct Route {
	/// The path, with its parameters in braces.
	pub(crate) path: &'static str,
	/// What is answered.
	summary: &'static str,
	/// The parameters of the query.
	pub(crate) query: &'static [Parameter],
	/// The form of the answer.
	answer: fn(&mut SchemaGenerator) -> Schema,
}

fn of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
	generator.subschema_for::<T>()
}

macro_rules! routes {
	($($path:literal $summary:literal $query:ident $answer:ty;)*) => {
		/// All questions.
		pub(crate) const ROUTES: &[Route] = &[$(Route {
			path: $path,
			summary: $summary,
			query: $query,
			answer: of::<$answer>,
		}),*];
	};
}

routes! {
	"/v1/status" "What the index is of, and how far it is" NONE StatusAnswer;
	"/v1/blocks" "Final blocks" BLOCKS Listed<BlockAnswer>;
	"/v1/blocks/{block}" "A block, by number or hash" NONE BlockAnswer;
	"/v1/blocks/{block}/extrinsics" "The transactions of a block, by its number or hash" NONE Vec<ExtrinsicAnswer>;
	"/v1/extrinsics/{hash}" "The transactions with a hash" NONE Vec<ExtrinsicAnswer>;
	"/v1/events/{pallet}/{name}" "The events of a name" PLACES Listed<EventAnswer>;
	"/v1/rounds" "Rounds" NUMBERS Listed<RoundAnswer>;
	"/v1/rounds/{round}" "A round" NONE RoundAnswer;
	"/v1/rounds/{round}/payments" "What a round has paid" WIDE Listed<PaymentAnswer>;
	"/v1/rounds/{round}/refusals" "What a round has refused" PLACES Listed<RefusalAnswer>;
	"/v1/accounts/{account}/payments" "What rounds have paid an account, or for it" PLACES Listed<PaymentAnswer>;
	"/v1/accounts/{account}/rewards" "What pools have paid an account, or for it" PLACES Listed<RewardAnswer>;
	"/v1/accounts/{account}/movements" "All changes of what an account has" PLACES Listed<MovementAnswer>;
	"/v1/accounts/{account}/vesting" "Changes of what vests in an account" PLACES Listed<VestingAnswer>;
	"/v1/accounts/{account}/fees" "Transactions whose fees an account has paid" PLACES Listed<ExtrinsicAnswer>;
	"/v1/accounts/{account}/events" "Events that name an account" PLACES Listed<EventAnswer>;
	"/v1/pools" "All pools" NONE Vec<PoolAnswer>;
	"/v1/pools/{pool}" "A pool" NONE PoolAnswer;
	"/v1/pools/{pool}/rewards" "What a pool has paid" PLACES Listed<RewardAnswer>;
	"/v1/eras" "Eras that have ended" NUMBERS Listed<EraAnswer>;
	"/v1/shares" "What eras gave to pools, 200 eras at most" ERAS Vec<ShareAnswer>;
	"/v1/expiries" "Rewards that expired" PLACES Listed<ExpiryAnswer>;
	"/v1/folds" "Rounds and eras in the digest of the chain" PLACES Listed<FoldAnswer>;
	"/v1/supply" "What circulates after one of the last final blocks, what keeps the rest, and what unlocks" NONE SupplyAnswer;
}

/// A number from `least` to `most`.
fn whole(least: u64, most: u64) -> Value {
	json!({ "type": "integer", "minimum": least, "maximum": most })
}

/// Text of a form.
fn text(pattern: impl Into<String>) -> Value {
	let pattern: String = pattern.into();
	json!({ "type": "string", "pattern": pattern })
}

/// The name of a pallet or of an event.
fn word() -> Value {
	text(format!("^[0-9A-Za-z_]{{1,{LONGEST_NAME}}}$"))
}

/// The number of a block or of a payment: as large as columns hold.
fn wide() -> Value {
	whole(0, Span::ALL.last)
}

fn narrow() -> Value {
	whole(0, u32::MAX.into())
}

fn pool() -> Value {
	whole(0, u16::MAX.into())
}

fn place() -> Value {
	let event = format!("[0-9]{{1,{EVENT_DIGITS}}}");
	text(format!("^[0-9]{{1,{BLOCK_DIGITS}}}-{event}-{event}$"))
}

fn hash() -> Value {
	text("^0x[0-9a-fA-F]{64}$")
}

fn block() -> Value {
	text(format!("^([0-9]{{1,{BLOCK_DIGITS}}}|0x[0-9a-fA-F]{{64}})$"))
}

/// 35 or 36 bytes in base 58, of which each zero in front is one character; or 32 in hexadecimal.
fn account() -> Value {
	text("^(0x[0-9a-fA-F]{64}|[1-9A-HJ-NP-Za-km-z]{35,50})$")
}

fn limit() -> Value {
	json!({ "type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL })
}

/// What a parameter of a path is.
fn of_path(name: &'static str) -> Parameter {
	let (schema, description): (fn() -> Value, _) = match name {
		"block" => (block, "Number or hash of a block"),
		"hash" => (hash, "Hash of a transaction"),
		"account" => (account, "Address of any prefix, with its checksum, or 0x and 64 digits"),
		"pallet" => (word, "Name of a pallet"),
		"name" => (word, "Name of an event"),
		"round" => (narrow, "Number of a round"),
		_ => (pool, "Number of a pool"),
	};
	Parameter { name, schema, description }
}

/// A parameter as the document has it.
fn parameter(parameter: &Parameter, place: &str) -> Value {
	let Parameter { name, schema, description } = parameter;
	let required = place == "path";
	json!({ "name": name, "in": place, "required": required, "schema": schema(), "description": description })
}

/// The names in braces in a path.
fn names(path: &str) -> impl Iterator<Item = &str> {
	path.split('{').skip(1).filter_map(|rest| rest.split('}').next())
}

/// What can go wrong with every question: every status of a [`Fault`](crate::api::fault::Fault).
const FAULTS: [(&str, &str); 7] = [
	("400", "The question cannot be read"),
	("404", "There is nothing of this number or name"),
	("405", "The method is not GET, HEAD or OPTIONS"),
	("414", "The path and its query are too long"),
	("429", "Too many requests"),
	("500", "The index cannot be read"),
	("503", "The answer took too long"),
];

fn response(description: &str, schema: &Schema) -> Value {
	json!({ "description": description, "content": { "application/json": { "schema": schema } } })
}

/// The document, for the program's version.
pub fn document() -> Value {
	let settings = SchemaSettings::draft2020_12().for_serialize().with(|settings| {
		settings.definitions_path = "/components/schemas".into();
		settings.meta_schema = None;
	});
	let mut generator = settings.into_generator();
	let fault = of::<FaultAnswer>(&mut generator);
	let mut paths = Map::new();
	for route in ROUTES {
		let answer = (route.answer)(&mut generator);
		let in_path = names(route.path).map(|name| parameter(&of_path(name), "path"));
		let in_query = route.query.iter().map(|asked| parameter(asked, "query"));
		let mut responses = Map::new();
		responses.insert("200".into(), response(route.summary, &answer));
		for (status, why) in FAULTS {
			responses.insert(status.into(), response(why, &fault));
		}
		let asked = json!({
			"get": {
				"summary": route.summary,
				"parameters": in_path.chain(in_query).collect::<Vec<_>>(),
				"responses": responses,
			}
		});
		paths.insert(route.path.into(), asked);
	}
	for (path, summary) in TEXTS {
		let number = json!({ "type": "string", "pattern": "^[0-9]+(\\.[0-9]+)?\\s$" });
		let text =
			json!({ "description": summary, "content": { "text/plain": { "schema": number } } });
		let mut responses = Map::from_iter([("200".to_string(), text)]);
		responses.extend(FAULTS.map(|(status, why)| (status.to_string(), response(why, &fault))));
		let asked =
			json!({ "get": { "summary": summary, "parameters": [], "responses": responses } });
		paths.insert(path.into(), asked);
	}
	json!({
		"openapi": "3.1.0",
		"info": {
			"title": "History of a distribution chain",
			"version": env!("CARGO_PKG_VERSION"),
			"description": "Amounts are text of smallest units, times milliseconds since 1970 (UTC).",
			"license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
		},
		"paths": paths,
		"components": { "schemas": generator.take_definitions(true) },
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{api::fault::Fault, error::Error};

	/// Everything that a reference names is there.
	fn referred(value: &Value, document: &Value) {
		match value {
			Value::Object(fields) => {
				if let Some(Value::String(to)) = fields.get("$ref") {
					let pointer = to.strip_prefix('#').unwrap();
					assert!(document.pointer(pointer).is_some(), "{to}");
				}
				fields.values().for_each(|value| referred(value, document));
			}
			Value::Array(all) => all.iter().for_each(|value| referred(value, document)),
			_ => {}
		}
	}

	#[test]
	fn document_should_name_every_path_and_every_type() {
		let document = document();
		let paths = ROUTES.len() + TEXTS.len();
		assert_eq!(document["paths"].as_object().unwrap().len(), paths);
		assert!(document["components"]["schemas"].as_object().unwrap().len() > 15);
		referred(&document, &document);
		for route in ROUTES {
			let parameters = &document["paths"][route.path]["get"]["parameters"];
			let named = parameters.as_array().unwrap().len();
			assert_eq!(named, names(route.path).count() + route.query.len(), "{}", route.path);
		}
	}

	#[test]
	fn every_refusal_should_be_in_the_document() {
		for fault in [
			Fault::Missing(String::new()),
			Fault::Wrong(String::new()),
			Fault::Method,
			Fault::Long,
			Fault::TooOften,
			Fault::Slow,
			Fault::Failed(Error::question("")),
		] {
			let status = fault.status();
			assert!(FAULTS.iter().any(|(known, _)| *known == status.as_str()), "{status}");
		}
	}

	#[test]
	fn names_in_a_path_should_be_found() {
		assert_eq!(names("/a/{b}/c/{d}").collect::<Vec<_>>(), ["b", "d"]);
		assert_eq!(names("/a").count(), 0);
	}
}
