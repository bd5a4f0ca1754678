//! Blocks, transactions and events, and what is in the digest of the chain.

use crate::api::{
	answers::{BlockAnswer, EventAnswer, ExtrinsicAnswer, FoldAnswer, Listed, StatusAnswer, Times},
	fault::Fault,
	questions::{self, hash_of, number, InPath, Part},
	state::{found, next, Answer, Api},
};
use crate::{number::bytes_text, read::records::Block};
use axum::{extract::State, Json};

/// `/v1/status`
pub(crate) async fn status(State(api): State<Api>) -> Answer<StatusAnswer> {
	let genesis = api.store.genesis().await?.map(bytes_text);
	let head = api.store.head().await?.map(BlockAnswer::from);
	let program = env!("CARGO_PKG_VERSION").into();
	Ok(Json(StatusAnswer { genesis, head, program }))
}

/// `/v1/blocks`
pub(crate) async fn blocks(State(api): State<Api>, part: Part) -> Answer<Listed<BlockAnswer>> {
	let (mut span, limit) = (part.span()?, part.limit()?);
	span.first = span.first.max(part.start()?);
	let blocks = api.store.blocks(span, limit).await?;
	let next = next(&blocks, limit, |block| block.number.saturating_add(1).to_string());
	Ok(Json(Listed { items: blocks.into_iter().map(BlockAnswer::from).collect(), next }))
}

/// The block that a path names, by number or hash.
async fn named(api: &Api, id: &str) -> Result<Option<Block>, Fault> {
	let block = match hash_of(id) {
		Some(hash) => api.store.block_of_hash(hash).await?,
		None => api.store.block(number("block", id)?).await?,
	};
	Ok(block)
}

/// `/v1/blocks/{block}`
pub(crate) async fn block(
	State(api): State<Api>,
	InPath(id): InPath<String>,
) -> Answer<BlockAnswer> {
	found(named(&api, &id).await?, "block in the index")
}

/// `/v1/blocks/{block}/extrinsics`
pub(crate) async fn extrinsics(
	State(api): State<Api>,
	InPath(id): InPath<String>,
) -> Answer<Vec<ExtrinsicAnswer>> {
	let missing = || Fault::Missing("there is no such block in the index".into());
	let found = named(&api, &id).await?.ok_or_else(missing)?;
	let times = Times::from([(found.number, found.time)]);
	let all = api.store.extrinsics_in(found.number).await?.into_iter();
	Ok(Json(all.map(|extrinsic| ExtrinsicAnswer::new(extrinsic, &times)).collect()))
}

/// `/v1/extrinsics/{hash}`
pub(crate) async fn extrinsic(
	State(api): State<Api>,
	InPath(hash): InPath<String>,
) -> Answer<Vec<ExtrinsicAnswer>> {
	let wrong = || Fault::Wrong("hash is not 0x and 64 digits".into());
	let hash = hash_of(&hash).ok_or_else(wrong)?;
	let all = api.store.extrinsics_of_hash(hash).await?;
	if all.is_empty() {
		return Err(Fault::Missing("there is no such transaction in the index".into()));
	}
	let times = api.store.times(&all.iter().map(|extrinsic| extrinsic.block).collect()).await?;
	Ok(Json(all.into_iter().map(|extrinsic| ExtrinsicAnswer::new(extrinsic, &times)).collect()))
}

/// `/v1/events/{pallet}/{name}`
pub(crate) async fn events(
	State(api): State<Api>,
	InPath((pallet, name)): InPath<(String, String)>,
	part: Part,
) -> Answer<Listed<EventAnswer>> {
	let page = part.page()?;
	let (pallet, name) = (questions::name(&pallet)?, questions::name(&name)?);
	let events = api.store.events_of(pallet, name, part.span()?, page).await;
	api.listed(events, page, EventAnswer::new).await
}

/// `/v1/folds`
pub(crate) async fn folds(State(api): State<Api>, part: Part) -> Answer<Listed<FoldAnswer>> {
	let page = part.page()?;
	let folds = api.store.folds(part.span()?, page).await;
	api.listed(folds, page, FoldAnswer::new).await
}
