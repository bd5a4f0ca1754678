//! The weights that this pallet asks of a runtime. Measured weights are part of the runtime.

use polkadot_sdk::frame_support::weights::Weight;

/// Weights of the calls and hooks. `d` is the number of hashes in a proof, `n` a number of items.
pub trait WeightInfo {
	/// Drafting a round.
	fn draft() -> Weight;
	/// Replacing the terms of a draft.
	fn amend() -> Weight;
	/// Adding `n` rows.
	fn add_entries(n: u32) -> Weight;
	/// Paying into a pot.
	fn fund() -> Weight;
	/// Opening a round.
	fn open() -> Weight;
	/// Pausing a round.
	fn pause() -> Weight;
	/// Resuming a round.
	fn resume() -> Weight;
	/// One claim from a round with immediate release.
	fn claim_immediate(d: u32) -> Weight;
	/// One claim from a round with vested release.
	fn claim_vested(d: u32) -> Weight;
	/// One claim from a streamed round.
	fn claim_streamed(d: u32) -> Weight;
	/// `n` claims of neighbouring rows from a round with immediate release. Other words of the
	/// bitmap, and the hashes of their proofs, come on top: so for the two below.
	fn claim_batch_immediate(n: u32) -> Weight;
	/// `n` claims of neighbouring rows from a round with vested release.
	fn claim_batch_vested(n: u32) -> Weight;
	/// `n` claims of neighbouring rows from a streamed round.
	fn claim_batch_streamed(n: u32) -> Weight;
	/// Reading and writing a word of the bitmap.
	fn bitmap_word() -> Weight;
	/// `h` hashes of proofs.
	fn proof_hashes(h: u32) -> Weight;
	/// Claiming `n` rows that follow one another, all of the list, from a round with immediate
	/// release. Other words of the bitmap, and the hashes beside the rows, come on top: so for the
	/// two below.
	fn claim_range_immediate(n: u32) -> Weight;
	/// Claiming `n` rows that follow one another from a round with vested release.
	fn claim_range_vested(n: u32) -> Weight;
	/// Claiming `n` rows that follow one another from a streamed round.
	fn claim_range_streamed(n: u32) -> Weight;
	/// Deciding whether a claim of `n` rows without signature may enter a block, and counting it.
	/// The hashes beside the rows come on top.
	fn authorize_claim_range(n: u32) -> Weight;
	/// What claiming together adds to `n` claims from many rounds: trying each by itself, and
	/// reporting the one that is refused.
	fn claim_many(n: u32) -> Weight;
	/// Comparing the terms of a round with a list in the chain, and keeping that in state. Ending
	/// that weighs less.
	fn keep_list() -> Weight;
	/// Stopping a stream.
	fn stop_stream(d: u32) -> Weight;
	/// Closing a round.
	fn close() -> Weight;
	/// Abandoning a draft.
	fn abandon() -> Weight;
	/// Removing `n` items of state, the round itself not among them.
	fn clean_up(n: u32) -> Weight;
	/// Removing the round itself, without the transfers out of its pot.
	fn remove_round() -> Weight;
	/// Sending what is in the pot of a removed round.
	fn sweep() -> Weight;
	/// Requesting a push.
	fn request_push() -> Weight;
	/// Reading the push queue.
	fn push_base() -> Weight;
	/// A turn of one round that pushes one row.
	fn push_round() -> Weight;
	/// Looking at all rows of a word of the bitmap that has been read.
	fn push_look() -> Weight;
	/// Pushing one more row of a round with immediate release.
	fn push_immediate() -> Weight;
	/// Pushing one more row of a round with vested release.
	fn push_vested() -> Weight;
	/// Deciding whether a claim without signature may enter a block, and counting it.
	fn authorize_claim(d: u32) -> Weight;
	/// Checking where a payment is redirected, and who has signed that.
	fn check_redirect() -> Weight;
	/// Setting a row aside.
	fn set_aside(d: u32) -> Weight;
	/// Deciding whether a row may be set aside in a block without signature, and counting it.
	fn authorize_set_aside(d: u32) -> Weight;
	/// Finding which Ethereum address has signed a claim, and whether its owner is frozen.
	fn ethereum_signature() -> Weight;
	/// Extra weight of a payment in an asset other than the native one, to an account that holds
	/// none of it.
	fn transfer_asset() -> Weight;
	/// Settling `n` vouchers with one signature each, for beneficiaries that the round does not know.
	fn settle(n: u32) -> Weight;
	/// Checking `s` signatures of vouchers, at least one.
	fn voucher_signatures(s: u32) -> Weight;
	/// Deciding whether a settlement of `n` vouchers without signature may enter a block, and counting
	/// it.
	fn authorize_settle(n: u32) -> Weight;
	/// Setting a voucher with one signature aside.
	fn set_aside_voucher() -> Weight;
	/// Deciding whether a voucher may be set aside in a block without signature, and counting it.
	fn authorize_set_aside_voucher() -> Weight;
	/// Replacing the keys of vouchers.
	fn rotate_keys() -> Weight;
	/// Promising more to vouchers.
	fn promise() -> Weight;
}

/// Weights for tests: one unit of time for the call, and one for each item; ten bytes of proof for
/// each row that is pushed, and five for an asset's transfer.
#[cfg(feature = "std")]
impl WeightInfo for () {
	fn draft() -> Weight {
		unit(0)
	}
	fn amend() -> Weight {
		unit(0)
	}
	fn add_entries(n: u32) -> Weight {
		unit(n)
	}
	fn fund() -> Weight {
		unit(0)
	}
	fn open() -> Weight {
		unit(0)
	}
	fn pause() -> Weight {
		unit(0)
	}
	fn resume() -> Weight {
		unit(0)
	}
	fn claim_immediate(d: u32) -> Weight {
		unit(d)
	}
	fn claim_vested(d: u32) -> Weight {
		unit(d)
	}
	fn claim_streamed(d: u32) -> Weight {
		unit(d)
	}
	fn claim_batch_immediate(n: u32) -> Weight {
		unit(n)
	}
	fn claim_batch_vested(n: u32) -> Weight {
		unit(n)
	}
	fn claim_batch_streamed(n: u32) -> Weight {
		unit(n)
	}
	fn bitmap_word() -> Weight {
		Weight::zero()
	}
	fn proof_hashes(_: u32) -> Weight {
		Weight::zero()
	}
	fn claim_range_immediate(n: u32) -> Weight {
		unit(n)
	}
	fn claim_range_vested(n: u32) -> Weight {
		unit(n)
	}
	fn claim_range_streamed(n: u32) -> Weight {
		unit(n)
	}
	fn authorize_claim_range(n: u32) -> Weight {
		unit(n)
	}
	fn claim_many(n: u32) -> Weight {
		unit(n)
	}
	fn keep_list() -> Weight {
		unit(0)
	}
	fn stop_stream(d: u32) -> Weight {
		unit(d)
	}
	fn close() -> Weight {
		unit(0)
	}
	fn abandon() -> Weight {
		unit(0)
	}
	fn clean_up(n: u32) -> Weight {
		unit(n)
	}
	fn remove_round() -> Weight {
		unit(0)
	}
	fn sweep() -> Weight {
		unit(0)
	}
	fn request_push() -> Weight {
		unit(0)
	}
	fn push_base() -> Weight {
		unit(0)
	}
	fn push_round() -> Weight {
		unit(0)
	}
	fn push_look() -> Weight {
		Weight::zero()
	}
	fn push_immediate() -> Weight {
		unit(0).saturating_add(Weight::from_parts(0, 10))
	}
	fn push_vested() -> Weight {
		unit(0).saturating_add(Weight::from_parts(0, 10))
	}
	fn authorize_claim(d: u32) -> Weight {
		unit(d)
	}
	fn check_redirect() -> Weight {
		unit(0)
	}
	fn set_aside(d: u32) -> Weight {
		unit(d)
	}
	fn authorize_set_aside(d: u32) -> Weight {
		unit(d)
	}
	fn ethereum_signature() -> Weight {
		unit(0)
	}
	fn transfer_asset() -> Weight {
		Weight::from_parts(0, 5)
	}
	fn settle(n: u32) -> Weight {
		unit(n)
	}
	fn voucher_signatures(_: u32) -> Weight {
		Weight::zero()
	}
	fn authorize_settle(n: u32) -> Weight {
		unit(n)
	}
	fn set_aside_voucher() -> Weight {
		unit(0)
	}
	fn authorize_set_aside_voucher() -> Weight {
		unit(0)
	}
	fn rotate_keys() -> Weight {
		unit(0)
	}
	fn promise() -> Weight {
		unit(0)
	}
}

#[cfg(feature = "std")]
fn unit(items: u32) -> Weight {
	Weight::from_parts(u64::from(items).saturating_add(1), 0)
}
