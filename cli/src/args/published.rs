//! A list in the chain, by its number or by the round whose terms demand it.

use crate::error::{CliError, Result};
use distribution_client::{published::PublishedList, types::RoundInfo, Chain, Error};
use distribution_primitives::Source;

/// The list in the chain that the terms of a round demand, if they demand one.
pub async fn list_of(chain: &Chain, round: &RoundInfo) -> Result<Option<PublishedList>> {
	let manifest = round.terms.manifest.as_ref();
	let (Some(demand), Source::Merkle { root, leaves }) =
		(manifest.and_then(|manifest| manifest.published), round.terms.source)
	else {
		return Ok(None);
	};
	let list = chain.published(demand.list).await?;
	if (list.root, list.record.rows) != (root, leaves) {
		return Err(Error::not_proven(format!(
			"list {} is not that of round {}: its root is {:#x}, the round's {root:#x}",
			list.id, round.id, list.root
		))
		.into());
	}
	Ok(Some(list))
}

/// The list in the chain with a number, or that of a round.
pub async fn list_named(
	chain: &Chain,
	number: Option<u32>,
	round: Option<u32>,
) -> Result<PublishedList> {
	match (number, round) {
		(Some(number), _) => Ok(chain.published(number).await?),
		(None, Some(round)) => {
			let info = chain.round(round).await?;
			list_of(chain, &info).await?.ok_or_else(|| {
				CliError::input(format!(
					"the terms of round {round} do not say that its list is in the chain. If it is, name it by its number"
				))
			})
		}
		(None, None) => Err(CliError::usage("name a list by its number, or a round with --round")),
	}
}
