//! The chart of a forecast: the supply above, what each era issues below, by pool.

use crate::{
	chart::{thinned, Axis, Chart, Panel, Plot, Scale, Series, Shape},
	subject::tokens,
};
use distribution_client::{emission::Preview, token::Token};
use distribution_primitives::emission::PoolId;

/// The contents of a chart.
#[derive(Clone, Copy, Debug)]
pub struct Forecast<'a> {
	/// The eras, in order.
	pub preview: &'a [Preview],
	/// The pools with their names, the lowest layer first.
	pub pools: &'a [(PoolId, String)],
	/// Length of an era, in relay-chain blocks.
	pub era_length: u32,
	/// The native token.
	pub token: &'a Token,
}

/// About how long `blocks` of the relay chain take, ten a minute.
fn duration(blocks: u32) -> String {
	let minutes = f64::from(blocks) / 10.0;
	match minutes {
		few if few < 120.0 => format!("about {few:.1} minutes"),
		some if some < 2_880.0 => format!("about {:.1} hours", some / 60.0),
		many => format!("about {:.1} days", many / 1_440.0),
	}
}

impl Forecast<'_> {
	fn tokens(&self, amount: u128) -> f64 {
		tokens(amount, self.token.decimals)
	}

	/// The supply at the end of each era, and before the first.
	fn supply(&self) -> Vec<(f64, f64)> {
		let before = self.preview.first().map(|era| {
			let issued = era.pools.iter().fold(0u128, |sum, (_, share)| sum.saturating_add(*share));
			(f64::from(era.era), self.tokens(era.supply.saturating_sub(issued)))
		});
		let after = self
			.preview
			.iter()
			.map(|era| (f64::from(era.era.saturating_add(1)), self.tokens(era.supply)));
		before.into_iter().chain(after).collect()
	}

	/// What pool `id` gets in each era.
	fn issued(&self, id: PoolId) -> Vec<(f64, f64)> {
		let share = |era: &Preview| {
			let share = era.pools.iter().find(|(pool, _)| *pool == id);
			(f64::from(era.era), self.tokens(share.map_or(0, |(_, share)| *share)))
		};
		let mut points: Vec<(f64, f64)> = self.preview.iter().map(share).collect();
		// An era has a length: the last one ends where the next would begin.
		points.extend(points.last().map(|(era, share)| (era + 1.0, *share)));
		points
	}

	/// The chart.
	pub fn chart(&self) -> Chart {
		let first = self.preview.first().map_or(0, |era| era.era);
		let last = self.preview.last().map_or(0, |era| era.era);
		let era = Axis::new(
			format!(
				"era, of {} relay-chain blocks ({})",
				self.era_length,
				duration(self.era_length)
			),
			Scale::Number,
		);
		let amounts = Axis::new(self.token.symbol.as_str(), Scale::Number);
		let supply = Plot {
			title: "Total supply at the end of each era".into(),
			x: era.clone(),
			y: amounts.clone(),
			shape: Shape::Lines,
			series: vec![Series::new("total supply", thinned(&self.supply()))],
		};
		let layer = |(id, name): &(PoolId, String)| Series::new(name.as_str(), self.issued(*id));
		let issued = Plot {
			title: "Issued per era and pool".into(),
			x: era,
			y: amounts,
			shape: Shape::Layers,
			series: self.pools.iter().map(layer).collect(),
		};
		Chart {
			title: format!("Emission forecast, eras {first} to {last}"),
			about: format!(
				"Total supply, and what each era issues to each pool, under the decisions made so far, if nothing is burned. Amounts in {}.",
				self.token.symbol
			),
			panels: vec![Panel::Plot(supply), Panel::Plot(issued)],
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const TOKEN: u128 = 1_000_000_000_000;

	fn preview(eras: u32, pools: PoolId) -> Vec<Preview> {
		let era = |era: u32| {
			let share = u128::from(100 / (era / 10 + 1)) * TOKEN;
			Preview {
				era: era + 7,
				issuance: share * u128::from(pools),
				pools: (0..pools).map(|pool| (pool, share)).collect(),
				supply: 1_000_000 * TOKEN + u128::from(era) * share,
			}
		};
		(0..eras).map(era).collect()
	}

	fn names(pools: PoolId) -> Vec<(PoolId, String)> {
		(0..pools).map(|pool| (pool, format!("pool {pool}: <work> & \"play\""))).collect()
	}

	#[test]
	fn chart_should_name_everything_for_any_number_of_eras_and_pools() {
		let token = Token::default();
		for (eras, pools) in [(0, 0), (1, 1), (2, 3), (365, 4), (1_000, 16)] {
			let (preview, pools) = (preview(eras, pools), names(pools));
			let forecast =
				Forecast { preview: &preview, pools: &pools, era_length: 14_400, token: &token };
			let svg = forecast.chart().document().unwrap();
			for part in ["DIST", "Total supply", "Issued per era", "14400 relay-chain blocks"] {
				assert!(svg.contains(part), "{part}");
			}
			assert!(!svg.contains("NaN") && !svg.contains("inf") && !svg.contains("<work>"));
			assert_eq!(
				svg.matches("&lt;work&gt;").count(),
				if pools.len() > 1 { pools.len() } else { 0 }
			);
			assert_eq!(svg.matches("<polygon").count(), if eras > 0 { pools.len() } else { 0 });
		}
	}

	#[test]
	fn supply_should_begin_before_the_first_era() {
		let preview = vec![Preview { era: 7, issuance: 5, pools: vec![(0, 5)], supply: 105 }];
		let token = Token { symbol: "X".into(), decimals: 0 };
		let forecast = Forecast { preview: &preview, pools: &[], era_length: 10, token: &token };
		assert_eq!(forecast.supply(), [(7.0, 100.0), (8.0, 105.0)]);
		assert_eq!(forecast.issued(0), [(7.0, 5.0), (8.0, 5.0)]);
		assert_eq!(forecast.issued(1), [(7.0, 0.0), (8.0, 0.0)]);
	}

	#[test]
	fn durations_should_be_in_a_fitting_unit() {
		assert_eq!(duration(20), "about 2.0 minutes");
		assert_eq!(duration(14_400), "about 24.0 hours");
		assert_eq!(duration(100_800), "about 7.0 days");
	}
}
