//! The compliance requirement for beneficiaries: as arguments, as text, as JSON.

use crate::error::{CliError, Result};
use clap::Args;
use distribution_primitives::{Countries, Country, Jurisdictions, Requirement, MAX_COUNTRIES};
use serde_json::{json, Value};

/// The compliance requirement for beneficiaries.
#[derive(Args, Debug, Clone)]
pub struct RequirementArgs {
	/// Lowest level of identity check accepted; 0 accepts any account.
	#[arg(long)]
	level: Option<u8>,
	/// Pay only into these countries: codes of two capital letters, as in DE,FR.
	#[arg(long, value_name = "CODES", value_delimiter = ',', conflicts_with_all = ["except_countries", "any_country"])]
	only_countries: Option<Vec<Country>>,
	/// Pay into all countries but these. An account that has not been checked is then not paid
	/// either.
	#[arg(long, value_name = "CODES", value_delimiter = ',', conflicts_with = "any_country")]
	except_countries: Option<Vec<Country>>,
	/// Pay into any country: lifts an earlier restriction.
	#[arg(long)]
	any_country: bool,
	/// Number of attesters that must vouch for a beneficiary; 0 means one, if anything is required.
	#[arg(long, value_name = "N")]
	attesters: Option<u8>,
}

impl RequirementArgs {
	/// The requirement that the arguments describe. Values they leave out are taken from `present`.
	pub fn requirement(&self, present: Option<Requirement>) -> Result<Requirement> {
		let present = present.unwrap_or_default();
		let jurisdictions = match (&self.only_countries, &self.except_countries) {
			(Some(list), _) => Jurisdictions::Only(countries(list)?),
			(None, Some(list)) => Jurisdictions::Except(countries(list)?),
			(None, None) if self.any_country => Jurisdictions::Any,
			(None, None) => present.jurisdictions,
		};
		Ok(Requirement {
			level: self.level.unwrap_or(present.level),
			jurisdictions,
			attesters: self.attesters.unwrap_or(present.attesters),
		})
	}
}

/// A list of countries in order, each once.
fn countries(list: &[Country]) -> Result<Countries> {
	let mut list = list.to_vec();
	list.sort();
	list.dedup();
	Countries::try_from(list).map_err(|list| {
		CliError::input(format!(
			"{} countries, but at most {MAX_COUNTRIES} can be named",
			list.len()
		))
	})
}

/// Jurisdictions as JSON: `"any"`, `{"only": [..]}` or `{"except": [..]}`.
pub fn jurisdictions_json(jurisdictions: &Jurisdictions) -> Value {
	let codes = |list: &Countries| list.iter().map(Country::to_string).collect::<Vec<_>>();
	match jurisdictions {
		Jurisdictions::Any => json!("any"),
		Jurisdictions::Only(list) => json!({ "only": codes(list) }),
		Jurisdictions::Except(list) => json!({ "except": codes(list) }),
	}
}

/// Jurisdictions in words.
pub fn show_jurisdictions(jurisdictions: &Jurisdictions) -> String {
	let codes =
		|list: &Countries| list.iter().map(Country::to_string).collect::<Vec<_>>().join(", ");
	match jurisdictions {
		Jurisdictions::Any => "any country".into(),
		Jurisdictions::Only(list) => format!("only {}", codes(list)),
		Jurisdictions::Except(list) => format!("any country but {}", codes(list)),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;

	#[derive(Parser)]
	struct Line {
		#[command(flatten)]
		requirement: RequirementArgs,
	}

	fn requirement(args: &[&str], present: Option<Requirement>) -> Requirement {
		let line = Line::try_parse_from([&["draft"][..], args].concat()).unwrap();
		line.requirement.requirement(present).unwrap()
	}

	fn list(codes: &[[u8; 2]]) -> Countries {
		codes.iter().copied().map(Country).collect::<Vec<_>>().try_into().unwrap()
	}

	#[test]
	fn requirement_should_demand_what_the_flags_say() {
		assert_eq!(requirement(&[], None), Requirement::default());
		let demanded = requirement(
			&["--level", "2", "--only-countries", "FR,DE,FR", "--attesters", "3"],
			None,
		);
		let jurisdictions = Jurisdictions::Only(list(&[*b"DE", *b"FR"]));
		assert_eq!(demanded, Requirement { level: 2, jurisdictions, attesters: 3 });
		assert_eq!(
			requirement(&["--except-countries", "US,KP"], None).jurisdictions,
			Jurisdictions::Except(list(&[*b"KP", *b"US"]))
		);
	}

	#[test]
	fn requirement_should_keep_what_is_not_given_when_amended() {
		let present = Requirement {
			level: 2,
			jurisdictions: Jurisdictions::Only(list(&[*b"DE"])),
			attesters: 3,
		};
		assert_eq!(requirement(&[], Some(present.clone())), present);
		let level = requirement(&["--level", "1"], Some(present.clone()));
		assert_eq!(level, Requirement { level: 1, ..present.clone() });
		let any = requirement(&["--any-country"], Some(present.clone()));
		assert_eq!(any, Requirement { jurisdictions: Jurisdictions::Any, ..present });
	}

	#[test]
	fn countries_should_be_refused_when_wrong_conflicting_or_too_many() {
		for wrong in [
			&["draft", "--only-countries", "de"][..],
			&["draft", "--only-countries", "DE,F"],
			&["draft", "--only-countries", "DE", "--except-countries", "US"],
			&["draft", "--only-countries", "DE", "--any-country"],
		] {
			assert!(Line::try_parse_from(wrong).is_err(), "{wrong:?}");
		}
		let many: Vec<Country> = (0..65).map(|n| Country([b'A' + n / 26, b'A' + n % 26])).collect();
		assert!(countries(&many).is_err());
		assert_eq!(countries(&many[..64]).unwrap().len(), 64);
	}

	#[test]
	fn jurisdictions_should_be_written_in_json_and_words() {
		let only = Jurisdictions::Only(list(&[*b"DE", *b"FR"]));
		assert_eq!(jurisdictions_json(&only), json!({ "only": ["DE", "FR"] }));
		assert_eq!(show_jurisdictions(&only), "only DE, FR");
		let except = Jurisdictions::Except(list(&[*b"US"]));
		assert_eq!(jurisdictions_json(&except), json!({ "except": ["US"] }));
		assert_eq!(show_jurisdictions(&except), "any country but US");
		assert_eq!(jurisdictions_json(&Jurisdictions::Any), json!("any"));
	}
}
