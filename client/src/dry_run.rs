//! What a call would do now: the chain carries it out and forgets it (`DryRunApi`).
//!
//! Nothing is sent, so the call may be anybody's, root's too.

use crate::{
	account::AccountId,
	calls::Encoded,
	chain::{reason_at, At, Chain},
	decoding::event_fields,
	error::{Error, Result},
	events::RawEvent,
	refusal::Reason,
	words::Word,
};
use codec::{Compact, Decode, Encode};
use subxt::ext::scale_decode::visitor::{decode_with_visitor, IgnoreVisitor};

/// Version of the messages that would be sent to other chains.
const XCM_VERSION: u32 = 5;
/// Longest text of an event's fields: the longest terms of a round fit.
const LONGEST: usize = 4_000;

/// Who makes a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
	/// The chain itself.
	Root,
	/// An account.
	Signed(AccountId),
}

impl Origin {
	/// The origin as the chain encodes it: the pallet `System` first.
	pub fn bytes(&self) -> Vec<u8> {
		match self {
			Self::Root => vec![0, 0],
			Self::Signed(who) => [&[0, 1][..], who].concat(),
		}
	}
}

/// An event of a dry run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
	/// The event.
	pub event: RawEvent,
	/// Its fields in words.
	pub text: String,
}

/// What a call would do.
#[derive(Clone, Debug)]
pub struct DryRun {
	/// Whether it would succeed.
	pub result: std::result::Result<(), Reason>,
	/// The events that it would cause, in order.
	pub events: Vec<Shown>,
}

impl DryRun {
	/// For each call that was carried out as another origin, in order, whether it succeeded.
	///
	/// # Errors
	/// [`Error::Decode`] if an event has another form.
	pub async fn dispatched(&self, chain: &Chain) -> Result<Vec<std::result::Result<(), Reason>>> {
		let mut all = Vec::new();
		for Shown { event, .. } in &self.events {
			if let Some(result) = dispatched_as(event)? {
				all.push(match result {
					Ok(()) => Ok(()),
					Err(error) => Err(chain.reason(error).await),
				});
			}
		}
		Ok(all)
	}
}

/// The result that the event of a call as another origin has; `None` for another event.
///
/// # Errors
/// [`Error::Decode`] if it has another form.
pub fn dispatched_as(event: &RawEvent) -> Result<Option<std::result::Result<(), &[u8]>>> {
	if !event.is("Utility", "DispatchedAs") {
		return Ok(None);
	}
	match event.fields.split_first() {
		Some((0, _)) => Ok(Some(Ok(()))),
		Some((1, error)) => Ok(Some(Err(error))),
		_ => Err(Error::unexpected("the event Utility.DispatchedAs has an unknown form")),
	}
}

/// The result that the event of a call that the technical committee has decided has; `None` for
/// another event.
///
/// # Errors
/// [`Error::Decode`] if it has another form.
pub fn executed_by_committee(event: &RawEvent) -> Result<Option<std::result::Result<(), &[u8]>>> {
	if !event.is("TechnicalCommittee", "Executed") {
		return Ok(None);
	}
	// The proposal's hash comes first.
	match event.fields.get(32..).and_then(<[u8]>::split_first) {
		Some((0, _)) => Ok(Some(Ok(()))),
		Some((1, error)) => Ok(Some(Err(error))),
		_ => Err(Error::unexpected("the event TechnicalCommittee.Executed has an unknown form")),
	}
}

impl Chain {
	/// What `call` would do now if `origin` made it. Its weight is not limited.
	///
	/// # Errors
	/// [`Error::Unreachable`], or [`Error::Unexpected`] if the chain cannot tell.
	pub async fn dry_run(&self, origin: Origin, call: Vec<u8>) -> Result<DryRun> {
		let at = self.best().await?;
		let args = (Encoded(origin.bytes()), Encoded(call), XCM_VERSION).encode();
		let apis = at.runtime_apis();
		let answer = self.answer(apis.call_raw("DryRunApi_dry_run_call", Some(&args))).await?;
		read(&at, &answer)
	}
}

fn unread() -> Error {
	Error::unexpected("the chain's answer to a dry run has a form that is not known here")
}

/// Reads `Result<CallDryRunEffects, Error>` as far as the events.
fn read(at: &At, answer: &[u8]) -> Result<DryRun> {
	let input = &mut &*answer;
	if u8::decode(input)? != 0 {
		return Err(Error::unexpected("the chain cannot carry out a dry run of this call"));
	}
	let failed = u8::decode(input)? != 0;
	// PostDispatchInfo: the weight, if it is known, and whether a fee is paid.
	let _ = Option::<(Compact<u64>, Compact<u64>)>::decode(input)?;
	let _ = u8::decode(input)?;
	let metadata = at.metadata_ref();
	let types = metadata.types();
	let result = if failed {
		let kind = metadata.dispatch_error_ty().ok_or_else(unread)?;
		let before = *input;
		decode_with_visitor(input, kind, types, IgnoreVisitor::new()).map_err(|_| unread())?;
		let length = before.len().saturating_sub(input.len());
		Err(reason_at(at, before.get(..length).unwrap_or_default()))
	} else {
		Ok(())
	};
	let Compact(count) = Compact::<u32>::decode(input)?;
	let mut events = Vec::new();
	for _ in 0..count {
		let (pallet, variant) = <(u8, u8)>::decode(input)?;
		let pallet = metadata.pallet_by_event_index(pallet).ok_or_else(unread)?;
		let variant = pallet.event_variant_by_index(variant).ok_or_else(unread)?;
		let before = *input;
		let fields = variant.fields.iter().map(|field| (field.name.as_deref(), field.ty.id));
		let owner = format!("{}.{}", pallet.name(), variant.name);
		let words = event_fields(metadata, input, &owner, fields).map_err(|_| unread())?;
		let length = before.len().saturating_sub(input.len());
		let fields = before.get(..length).unwrap_or_default().to_vec();
		let event = RawEvent { pallet: pallet.name().into(), name: variant.name.clone(), fields };
		events.push(Shown { event, text: told(&words) });
	}
	Ok(DryRun { result, events })
}

/// The fields of an event in one line.
fn told(fields: &[(Option<String>, Word)]) -> String {
	let mut text = String::new();
	for (i, (name, word)) in fields.iter().enumerate() {
		text.push_str(if i == 0 { "" } else { ", " });
		if let Some(name) = name {
			text.push_str(name);
			text.push_str(": ");
		}
		text.push_str(&word.line(LONGEST));
	}
	if text.chars().count() <= LONGEST {
		return text;
	}
	let mut cut: String = text.chars().take(LONGEST).collect();
	cut.push('…');
	cut
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn origins_should_be_encoded_as_the_chain_does() {
		assert_eq!(Origin::Root.bytes(), [0, 0]);
		let signed = Origin::Signed([7; 32]).bytes();
		assert_eq!((signed.len(), &signed[..3]), (34, &[0, 1, 7][..]));
	}

	#[test]
	fn results_of_calls_as_another_origin_should_be_read() {
		let event = |name: &str, fields: &[u8]| RawEvent {
			pallet: "Utility".into(),
			name: name.into(),
			fields: fields.to_vec(),
		};
		assert_eq!(dispatched_as(&event("ItemCompleted", &[])).unwrap(), None);
		assert_eq!(dispatched_as(&event("DispatchedAs", &[0])).unwrap(), Some(Ok(())));
		let failed = event("DispatchedAs", &[1, 3, 61, 2, 0, 0, 0]);
		assert_eq!(dispatched_as(&failed).unwrap(), Some(Err(&[3, 61, 2, 0, 0, 0][..])));
		assert!(dispatched_as(&event("DispatchedAs", &[])).is_err());
	}

	/// Regression: a dry run of a proposal whose call is refused said that it would succeed.
	#[test]
	fn results_of_what_the_committee_decides_should_be_read() {
		let event = |name: &str, end: &[u8]| RawEvent {
			pallet: "TechnicalCommittee".into(),
			name: name.into(),
			fields: [&[7; 32][..], end].concat(),
		};
		assert_eq!(executed_by_committee(&event("Approved", &[])).unwrap(), None);
		assert_eq!(executed_by_committee(&event("Executed", &[0])).unwrap(), Some(Ok(())));
		let failed = event("Executed", &[1, 3, 61, 2, 0, 0, 0]);
		let error = &[3, 61, 2, 0, 0, 0][..];
		assert_eq!(executed_by_committee(&failed).unwrap(), Some(Err(error)));
		assert!(executed_by_committee(&event("Executed", &[])).is_err());
	}

	#[test]
	fn fields_of_events_should_be_told_as_people_write_them() {
		let fields = [
			(Some("who".to_string()), Word::Account([7; 32])),
			(Some("amount".to_string()), Word::Amount(1_500_000_000_000)),
			(None, Word::Text("Native".into())),
		];
		let text = told(&fields);
		let who = crate::account::show(&[7; 32]);
		assert_eq!(text, format!("who: {who}, amount: 1.5 DIST, Native"));
		assert_eq!(told(&[]), "");
		let long = [(None, Word::Text("x".repeat(9_000)))];
		assert_eq!(told(&long).chars().count(), LONGEST);
		let two = [(None, Word::Text("x".repeat(3_000))), (None, Word::Text("y".repeat(3_000)))];
		assert_eq!(told(&two).chars().count(), LONGEST + 1);
	}
}
