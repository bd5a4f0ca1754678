//! Why a question has no answer.

use crate::{api::answers::FaultAnswer, error::Error};
use axum::{
	http::{header::RETRY_AFTER, HeaderValue, StatusCode},
	response::{IntoResponse, Response},
	Json,
};

/// Bytes of a path and its query that are read. Questions of the document have a few hundred.
pub(crate) const LONGEST_URI: usize = 8_192;

/// What went wrong in the index, beside a response that does not tell it.
#[derive(Clone, Debug)]
pub(crate) struct Failure(pub(crate) String);

/// A failure of one question.
#[derive(Debug)]
pub(crate) enum Fault {
	/// There is nothing of this number or name.
	Missing(String),
	/// The question is not one: a number that is none, a cursor that is none.
	Wrong(String),
	/// The method is neither GET nor HEAD, nor OPTIONS.
	Method,
	/// The path and its query are longer than [`LONGEST_URI`].
	Long,
	/// The client asks too often.
	TooOften,
	/// The answer took too long.
	Slow,
	/// The index cannot be read.
	Failed(Error),
}

impl Fault {
	/// The status of the response.
	pub(crate) fn status(&self) -> StatusCode {
		match self {
			Self::Missing(_) => StatusCode::NOT_FOUND,
			Self::Wrong(_) => StatusCode::BAD_REQUEST,
			Self::Method => StatusCode::METHOD_NOT_ALLOWED,
			Self::Long => StatusCode::URI_TOO_LONG,
			Self::TooOften => StatusCode::TOO_MANY_REQUESTS,
			Self::Slow => StatusCode::SERVICE_UNAVAILABLE,
			Self::Failed(_) => StatusCode::INTERNAL_SERVER_ERROR,
		}
	}
}

impl From<Error> for Fault {
	fn from(error: Error) -> Self {
		match error {
			Error::Question(message) => Self::Wrong(message),
			other => Self::Failed(other),
		}
	}
}

impl IntoResponse for Fault {
	fn into_response(self) -> Response {
		let status = self.status();
		let failure = match &self {
			Self::Failed(error) => Some(Failure(error.to_string())),
			_ => None,
		};
		let often = matches!(self, Self::TooOften | Self::Slow);
		let error = match self {
			Self::Missing(message) | Self::Wrong(message) => message,
			Self::Method => "nothing can be changed here: ask with GET".into(),
			Self::Long => {
				format!("the path and its query are longer than {LONGEST_URI} bytes: ask for less")
			}
			Self::TooOften => "too many requests: wait a second".into(),
			Self::Slow => "the answer took too long: ask for less, or again later".into(),
			// What a database says is for its operator: it may name hosts and users.
			Self::Failed(_) => "the index cannot be read: tell its operator".into(),
		};
		let mut response = (status, Json(FaultAnswer { error })).into_response();
		if often {
			response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("1"));
		}
		if let Some(failure) = failure {
			response.extensions_mut().insert(failure);
		}
		response
	}
}
