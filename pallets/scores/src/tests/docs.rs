//! The docs of the calls.

use super::*;
use pallet_distribution_common::test::undocumented_errors;

#[test]
fn every_error_should_be_named_in_the_docs_of_a_call() {
	assert_eq!(undocumented_errors::<Call<Test>, Error<Test>>(), Vec::<String>::new());
}
