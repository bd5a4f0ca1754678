//! Pools, eras and rewards.

use crate::api::{
	answers::{EraAnswer, ExpiryAnswer, Listed, PoolAnswer, RewardAnswer, ShareAnswer},
	fault::Fault,
	questions::{number, InPath, Part},
	state::{found, next, Answer, Api},
};
use axum::{extract::State, Json};

/// Eras whose shares are answered at once: with 16 pools each.
const MOST_ERAS: u32 = 200;

/// `/v1/pools`
pub(crate) async fn pools(State(api): State<Api>) -> Answer<Vec<PoolAnswer>> {
	Ok(Json(api.store.pools().await?.into_iter().map(PoolAnswer::from).collect()))
}

/// `/v1/pools/{pool}`
pub(crate) async fn pool(State(api): State<Api>, InPath(id): InPath<String>) -> Answer<PoolAnswer> {
	found(api.store.pool(number("pool", &id)?).await?, "pool in the index")
}

/// `/v1/pools/{pool}/rewards`
pub(crate) async fn rewards(
	State(api): State<Api>,
	InPath(id): InPath<String>,
	part: Part,
) -> Answer<Listed<RewardAnswer>> {
	let page = part.page()?;
	let rewards = api.store.rewards_of_pool(number("pool", &id)?, part.span()?, page).await;
	api.listed(rewards, page, RewardAnswer::new).await
}

/// `/v1/eras`
pub(crate) async fn eras(State(api): State<Api>, part: Part) -> Answer<Listed<EraAnswer>> {
	let limit = part.limit()?;
	let eras = api.store.eras(part.start()?, limit).await?;
	let next = next(&eras, limit, |era| u64::from(era.era).saturating_add(1).to_string());
	Ok(Json(Listed { items: eras.into_iter().map(EraAnswer::from).collect(), next }))
}

/// `/v1/shares`
pub(crate) async fn shares(State(api): State<Api>, part: Part) -> Answer<Vec<ShareAnswer>> {
	let from: u32 = part.start()?;
	let most = from.saturating_add(MOST_ERAS.saturating_sub(1));
	let to = part.end()?.unwrap_or(most);
	if to > most {
		return Err(Fault::Wrong(format!("ask for {MOST_ERAS} eras at most")));
	}
	let shares = api.store.shares(from, to).await?;
	Ok(Json(shares.into_iter().map(ShareAnswer::from).collect()))
}

/// `/v1/expiries`
pub(crate) async fn expiries(State(api): State<Api>, part: Part) -> Answer<Listed<ExpiryAnswer>> {
	let page = part.page()?;
	let expiries = api.store.expiries(part.span()?, page).await;
	api.listed(expiries, page, ExpiryAnswer::new).await
}
