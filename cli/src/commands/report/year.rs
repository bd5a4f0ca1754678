//! `distribution report year`: everything of a year.

use crate::{
	args::{
		facts::{
			digest_in, eras_of, folds_of, payments_of, pools_of, registry::compliance_of,
			solvency_of, unit_of,
		},
		folder::FolderArgs,
		index::{all_from, told, Index, IndexArgs},
	},
	error::Result,
	output::Output,
};
use clap::Args;
use distribution_client::{proofs::digest_key, Chain};
use distribution_indexer::read::{records, Span, MOST};
use distribution_reports::{
	emission, finals, round,
	year::{report, Facts, Round},
};

/// `distribution report year`.
#[derive(Args, Debug)]
pub struct YearArgs {
	/// The year, in UTC.
	#[arg(value_name = "YYYY", value_parser = clap::value_parser!(i16).range(2020..2200))]
	year: i16,
	#[command(flatten)]
	index: IndexArgs,
	#[command(flatten)]
	folder: FolderArgs,
}

/// A round in the year: what it has paid, and whether that is what the chain says.
async fn round_in(
	index: &mut Index,
	chain: &Chain,
	found: &records::Round,
	span: Span,
	finals: &finals::Facts,
) -> Result<Round> {
	let payments = payments_of(index, found.id).await?;
	let within = |block: u64| (span.first..=span.last).contains(&block);
	let of_year: Vec<&round::Payment> =
		payments.iter().filter(|paid| within(paid.place.block)).collect();
	let until = payments.iter().take_while(|paid| paid.place.block <= span.last).count();
	let until = payments.get(..until).unwrap_or_default();
	let digest = round::digest(chain.genesis(), found.id, until);
	let claimed = round::sum(until)?;
	let books = chain.round_at(found.id, span.last).await?;
	let unit = match &books {
		Some(info) => unit_of(chain, info).await?.0,
		None => chain.unit(found.asset).await?,
	};
	let count = u64::try_from(until.len()).unwrap_or(u64::MAX);
	Ok(Round {
		id: found.id,
		manager: found.manager,
		asset: found.asset,
		unit,
		// Not that of the index, which may have read on since.
		status: books
			.as_ref()
			.map_or(round::REMOVED, |info| round::status_text(&info.status))
			.into(),
		payments: u64::try_from(of_year.len()).unwrap_or(u64::MAX),
		paid: of_year.iter().fold(0u128, |sum, paid| sum.saturating_add(paid.amount)),
		claimed,
		books: books.as_ref().map(|info| info.claimed),
		proven: match books {
			Some(info) => Some(info.audit == digest && info.payments == count),
			None => finals.round(found.id).map(|value| value == digest),
		},
	})
}

/// Runs `distribution report year`.
pub async fn run(args: YearArgs, chain: &Chain, output: Output) -> Result<()> {
	args.folder.check(chain).await?;
	let mut index = args.index.open(chain).await?;
	let span = index.span_of_year(args.year).await?;
	let at = chain.at_number(span.last).await?;
	let again = format!("distribution report year {}", args.year);
	let store = index.store.clone();
	let next = |round: &records::Round| round.id.checked_add(1);
	let all = all_from(0, next, |from: u32| store.rounds(from, MOST)).await?;
	let subject = index.subject(chain, span).await?;
	let proof = chain.proof_file(subject.hash, &[digest_key()]).await?;
	let folds = folds_of(&mut index, span.last).await?;
	let finals = finals::Facts { folds, state: digest_in(&proof, subject.hash)? };
	let mut rounds = Vec::new();
	for found in all {
		let ended = found.removed.is_some_and(|block| block < span.first);
		if found.drafted <= span.last && !ended {
			rounds.push(round_in(&mut index, chain, &found, span, &finals).await?);
		}
	}
	let newest = told(store.last_era().await)?.map_or(0, |era| era.era);
	let (mut eras, mut before) = eras_of(&mut index, 0, newest).await?;
	eras.retain(|era| {
		if era.place.block < span.first {
			before = Some(era.supply);
		}
		(span.first..=span.last).contains(&era.place.block)
	});
	let facts = Facts {
		year: args.year,
		rounds,
		emission: emission::Facts {
			subject: subject.clone(),
			pools: pools_of(&index, chain, &eras, span).await?,
			eras,
			before,
			again: again.clone(),
		},
		compliance: compliance_of(&mut index, chain, &at, span, again.clone()).await?,
		solvency: solvency_of(chain, &at, subject.clone(), again.clone()).await?,
		finals,
		proof,
		subject,
		again,
	};
	args.folder.finish(&report(&facts)?, chain, output)
}
