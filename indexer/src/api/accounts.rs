//! What accounts received, paid and did.

use crate::api::{
	answers::{
		EventAnswer, ExtrinsicAnswer, Listed, MovementAnswer, PaymentAnswer, RewardAnswer,
		VestingAnswer,
	},
	questions::{account_of, InPath, Part},
	state::{Answer, Api},
};
use axum::extract::State;

macro_rules! of_account {
	($($(#[$docs:meta])* $name:ident asks $question:ident answers $answer:ident)*) => {
		$(
			$(#[$docs])*
			pub(crate) async fn $name(
				State(api): State<Api>,
				InPath(account): InPath<String>,
				part: Part,
			) -> Answer<Listed<$answer>> {
				let account = account_of(&account)?;
				let page = part.page()?;
				let records = api.store.$question(&account, part.span()?, page).await;
				api.listed(records, page, $answer::new).await
			}
		)*
	};
}

of_account! {
	/// `/v1/accounts/{account}/payments`
	payments asks payments_of answers PaymentAnswer
	/// `/v1/accounts/{account}/rewards`
	rewards asks rewards_of answers RewardAnswer
	/// `/v1/accounts/{account}/movements`
	movements asks movements_of answers MovementAnswer
	/// `/v1/accounts/{account}/vesting`
	vesting asks vesting_of answers VestingAnswer
	/// `/v1/accounts/{account}/fees`
	fees asks fees_of answers ExtrinsicAnswer
	/// `/v1/accounts/{account}/events`
	events asks events_naming answers EventAnswer
}
