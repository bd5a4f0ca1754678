//! What the manager of a plan has, and needs.

use crate::{
	account::AccountId,
	chain::Chain,
	error::{Error, Result},
	refusal::Reason,
	types::AssetKind,
};
use codec::Decode;

/// What is needed and there, in smallest units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Money {
	/// Needed for the pots: budgets and minimum balances.
	pub pots: u128,
	/// Needed for deposits, in the native token.
	pub deposits: u128,
	/// There of the asset.
	pub asset: u128,
	/// There of the native token.
	pub native: u128,
}

impl Money {
	/// What is missing of the asset and of the native token, of which the account keeps `keep`. If
	/// the native token is distributed, both are one sum, and all of it is missing of the native
	/// token.
	pub fn missing(&self, asset: AssetKind, keep: u128) -> (u128, u128) {
		let deposits = self.deposits.saturating_add(keep);
		match asset {
			AssetKind::Native => {
				(0, self.pots.saturating_add(deposits).saturating_sub(self.native))
			}
			AssetKind::WithId(_) => {
				(self.pots.saturating_sub(self.asset), deposits.saturating_sub(self.native))
			}
		}
	}
}

/// The beginning of AssetDetails: owner, issuer, admin, freezer, supply, deposit, min_balance,
/// is_sufficient, …
type Details = ([AccountId; 4], u128, u128, u128, bool);

impl Chain {
	/// What an account has of an asset, in smallest units; of the native token what it can move.
	///
	/// # Errors
	/// [`Error::Unreachable`].
	pub async fn owned(&self, asset: AssetKind, who: &AccountId) -> Result<u128> {
		match asset {
			AssetKind::Native => Ok(self.balance_of(who).await?.movable()),
			AssetKind::WithId(id) => self.asset_balance_of(id, who).await,
		}
	}

	/// Whether claims of an asset can be free: of the native token they can, of another chain's asset if
	/// its terms say so, and of any other that governance has made sufficient.
	///
	/// # Errors
	/// [`Error::Unreachable`], or [`Error::Unexpected`] if other chains' assets have a form that is not
	/// known here.
	pub async fn is_free_asset(&self, asset: AssetKind) -> Result<bool> {
		let AssetKind::WithId(id) = asset else { return Ok(true) };
		// Other chains' assets are sufficient too, free or not.
		let registered = self.foreign_assets().await?;
		if let Some(foreign) = registered.iter().find(|foreign| foreign.id == id) {
			return Ok(foreign.free_claims);
		}
		let at = self.best().await?;
		let storage = at.storage();
		let address = subxt::dynamic::storage::<(u32,), subxt::dynamic::Value>("Assets", "Asset");
		let Some(value) = self.answer(storage.try_fetch(address, (id,))).await? else {
			return Ok(false);
		};
		Ok(Details::decode(&mut value.bytes())?.4)
	}

	/// Refuses, as the chain does, what is sent without a signature and concerns an asset whose claims
	/// cannot be free. A dry run does not tell: in it somebody makes the call.
	///
	/// # Errors
	/// [`Error::Refused`], or those of [`is_free_asset`](Self::is_free_asset).
	pub async fn ensure_free_claims(&self, asset: AssetKind) -> Result<()> {
		if self.is_free_asset(asset).await? {
			return Ok(());
		}
		Err(Error::Refused(Reason::Module {
			pallet: "Distribution".into(),
			name: "AssetNotFree".into(),
			docs: "Claims without signature are for the native token and assets that governance has marked. Sign the transaction."
				.into(),
		}))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn money_should_be_missing_of_what_it_is_needed_in() {
		let money = Money { pots: 100, deposits: 10, asset: 70, native: 12 };
		assert_eq!(money.missing(AssetKind::WithId(7), 1), (30, 0));
		assert_eq!(money.missing(AssetKind::WithId(7), 5), (30, 3));
		assert_eq!(money.missing(AssetKind::Native, 1), (0, 99));
		assert_eq!(Money { native: 111, ..money }.missing(AssetKind::Native, 1), (0, 0));
	}
}
