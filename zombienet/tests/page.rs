//! The page follows the parachain by its light client, in a real browser and without the RPC of any node, and a holder
//! with an empty account is paid for free.

use anyhow::{bail, Context, Result};
use distribution_zombienet::{
	claims::{Books, List},
	cli::{number, Cli},
	networks::{Net, Shape},
	results::Figures,
	wait::{minutes, within},
};
use serde_json::Value;
use tokio::process::Command;

/// Rows of the list, of which the first is claimed.
const ROWS: u32 = 10;
/// What opens the page in a browser.
const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../e2e/light.mjs");

#[tokio::test(flavor = "multi_thread")]
async fn page_should_claim_for_free_without_a_node() -> Result<()> {
	let mut figures = Figures::new("page")?;
	let net = Net::spawn("page", &Shape::plain()).await?;
	let chain = net.ready().await?;
	let cli = Cli::new(chain.url(), "//Alice");
	let list = List::make(net.base(), "page", figures.seed(), ROWS, &cli).await?;
	let round = list.open(&cli).await?;
	let mut books = Books::open(&chain, round).await?;

	// The list is not in the chain, so the holder brings a proof.
	let account = format!("0x{}", hex::encode(list.row(0)?.0));
	let proof = cli.run(&["list", "proof", &account, "--list", &list.folder()]).await?;
	let file = net.base().join("proof.json");
	std::fs::write(&file, proof.to_string())?;
	let genesis = format!("{:#x}", chain.genesis());
	let arguments = [
		net.relay_spec().display().to_string(),
		net.parachain_spec().display().to_string(),
		genesis,
		round.to_string(),
		account,
		file.display().to_string(),
	];
	let seen = open(&arguments).await?;
	for name in ["light_client_ready_s", "claim_final_s"] {
		figures.set(name, number(&seen, name)?);
	}

	books.settle().await?;
	books.prove_rows(&list, 0..1, &cli).await?;
	net.done(figures).await
}

/// Opens the page, and returns what was seen of it.
async fn open(arguments: &[String]) -> Result<Value> {
	let opened = Command::new("node").arg(PAGE).args(arguments).kill_on_drop(true).output();
	let output =
		within("the page", minutes(30), async { opened.await.context("the program `node`") })
			.await?;
	let said = String::from_utf8_lossy(&output.stdout);
	if !output.status.success() {
		bail!("the page failed: {said}{}", String::from_utf8_lossy(&output.stderr));
	}
	serde_json::from_str(&said).with_context(|| format!("what was seen of the page: {said}"))
}
