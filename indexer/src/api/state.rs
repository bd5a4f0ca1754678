//! What every answer needs.

use crate::{
	api::{
		answers::{blocks_of, cursor, Listed, Placed, Times},
		circulating::Circulating,
		fault::Fault,
		limit::Limiter,
	},
	error::Result,
	metrics::Metrics,
	read::Page,
	store::Store,
};
use axum::Json;
use std::{fmt, sync::Arc};

/// What is done with a failure of the index that a client is not told.
pub type Tell = Arc<dyn Fn(&str) + Send + Sync>;

/// What every answer needs; copies share it.
#[derive(Clone)]
pub(crate) struct Api {
	pub(crate) store: Store,
	pub(crate) metrics: Arc<Metrics>,
	pub(crate) circulating: Circulating,
	pub(crate) limiter: Arc<Limiter>,
	pub(crate) tell: Tell,
}

impl fmt::Debug for Api {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.debug_struct("Api").field("store", &self.store).finish_non_exhaustive()
	}
}

/// The answer to a question.
pub(crate) type Answer<T> = std::result::Result<Json<T>, Fault>;

impl Api {
	/// A page of records that are in blocks.
	pub(crate) async fn listed<R: Placed, T>(
		&self,
		records: Result<Vec<R>>,
		page: Page,
		answer: fn(R, &Times) -> T,
	) -> Answer<Listed<T>> {
		let records = records?;
		let times = self.store.times(&blocks_of(&records)).await?;
		let next = next(&records, page.limit, |record| cursor(record.place()));
		let items = records.into_iter().map(|record| answer(record, &times)).collect();
		Ok(Json(Listed { items, next }))
	}
}

/// Where the page after a full one goes on.
pub(crate) fn next<R>(records: &[R], limit: u32, cursor: impl Fn(&R) -> String) -> Option<String> {
	let full = u32::try_from(records.len()).is_ok_and(|count| count >= limit);
	records.last().filter(|_| full).map(cursor)
}

/// An answer with a record, if there is one.
pub(crate) fn found<R, T: From<R>>(record: Option<R>, what: &str) -> Answer<T> {
	match record {
		Some(record) => Ok(Json(record.into())),
		None => Err(Fault::Missing(format!("there is no such {what}"))),
	}
}
