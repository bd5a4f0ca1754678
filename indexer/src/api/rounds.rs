//! Rounds, what they paid, and what they refused.

use crate::api::{
	answers::{blocks_of, Listed, PaymentAnswer, RefusalAnswer, RoundAnswer},
	questions::{number, InPath, Part},
	state::{found, next, Answer, Api},
};
use axum::{extract::State, Json};

/// `/v1/rounds`
pub(crate) async fn rounds(State(api): State<Api>, part: Part) -> Answer<Listed<RoundAnswer>> {
	let limit = part.limit()?;
	let rounds = api.store.rounds(part.start()?, limit).await?;
	let next = next(&rounds, limit, |round| u64::from(round.id).saturating_add(1).to_string());
	Ok(Json(Listed { items: rounds.into_iter().map(RoundAnswer::from).collect(), next }))
}

/// `/v1/rounds/{round}`
pub(crate) async fn round(
	State(api): State<Api>,
	InPath(id): InPath<String>,
) -> Answer<RoundAnswer> {
	found(api.store.round(number("round", &id)?).await?, "round in the index")
}

/// `/v1/rounds/{round}/payments`
pub(crate) async fn payments(
	State(api): State<Api>,
	InPath(id): InPath<String>,
	part: Part,
) -> Answer<Listed<PaymentAnswer>> {
	let (from, limit): (u64, u32) = (part.start()?, part.limit()?);
	let payments = api.store.payments_of_round(number("round", &id)?, from, limit).await?;
	let times = api.store.times(&blocks_of(&payments)).await?;
	let next = next(&payments, limit, |payment| payment.sequence.saturating_add(1).to_string());
	let items = payments.into_iter().map(|payment| PaymentAnswer::new(payment, &times)).collect();
	Ok(Json(Listed { items, next }))
}

/// `/v1/rounds/{round}/refusals`
pub(crate) async fn refusals(
	State(api): State<Api>,
	InPath(id): InPath<String>,
	part: Part,
) -> Answer<Listed<RefusalAnswer>> {
	let page = part.page()?;
	let id = number("round", &id)?;
	let refusals = api.store.refusals_of_round(id, part.span()?, page).await;
	api.listed(refusals, page, RefusalAnswer::new).await
}
