//! Values of columns, and statements with them.

use sqlx::{Any, Transaction};

/// A transaction: all of it is kept, or nothing.
pub(crate) type Changes = Transaction<'static, Any>;

/// A value of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
	/// A number.
	Number(i64),
	/// Text.
	Text(String),
	/// Nothing, in a column of numbers. PostgreSQL wants to know.
	NoNumber,
	/// Nothing, in a column of text.
	NoText,
}

/// A statement with its values.
macro_rules! bound {
	($sql:expr, $values:expr) => {{
		let mut query = sqlx::query::<sqlx::Any>($sql);
		for value in $values {
			query = match value {
				$crate::store::values::Value::Number(number) => query.bind(number),
				$crate::store::values::Value::Text(text) => query.bind(text),
				$crate::store::values::Value::NoNumber => query.bind(None::<i64>),
				$crate::store::values::Value::NoText => query.bind(None::<String>),
			};
		}
		query
	}};
}
pub(crate) use bound;
