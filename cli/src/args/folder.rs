//! Where a report goes, who signs it, and printing it.

use crate::{
	args::key::KeyArgs,
	error::{CliError, Result},
	output::Output,
};
use clap::Args;
use distribution_client::{account, files, keys::Scheme, Chain, Error};
use distribution_reports::{
	folder::{message, sums, File, Signature, SIGNATURE, SUMS},
	report::Report,
};
use serde_json::{json, Value};
use std::{
	fs,
	path::{Path, PathBuf},
};

/// Where a report goes, and who signs it.
#[derive(Args, Debug, Clone, Default)]
pub struct FolderArgs {
	/// Write the report to this folder, which must be empty or not there: a page for people, JSON and
	/// CSV for programs, and the hashes of all files.
	#[arg(short, long, value_name = "FOLDER")]
	out: Option<PathBuf>,
	/// Sign the files' hashes with the auditor's key. It must be here: signer programs sign
	/// transactions only.
	#[arg(long, requires = "out")]
	sign: bool,
	#[command(flatten)]
	key: KeyArgs,
}

/// Makes sure that a folder can be filled.
fn ensure_empty(folder: &Path) -> Result<()> {
	let shown = folder.display();
	match fs::read_dir(folder) {
		Ok(mut entries) => match entries.next() {
			None => Ok(()),
			Some(_) => Err(CliError::usage(format!("{shown} is not empty: name another folder"))),
		},
		Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
		Err(error) => Err(CliError::usage(format!("cannot read {shown}: {error}"))),
	}
}

impl FolderArgs {
	/// Fails before the work if the folder cannot be filled, or nobody is there to sign.
	pub async fn check(&self, chain: &Chain) -> Result<()> {
		if let Some(folder) = &self.out {
			ensure_empty(folder)?;
		}
		if self.sign {
			let key = self.key.key()?;
			self.key.check(key.is_development(), chain).await?;
		}
		Ok(())
	}

	/// Writes the files of a report, if a folder is named, with their hashes and a signature.
	fn write(&self, report: &Report, chain: &Chain) -> Result<()> {
		let Some(folder) = &self.out else { return Ok(()) };
		ensure_empty(folder)?;
		fs::create_dir_all(folder)?;
		let sums = sums(&report.files);
		let mut all = report.files.clone();
		all.push(File::new(SUMS, sums.as_str()));
		if self.sign {
			let key = self.key.key()?;
			let signed = key.sign(&message(chain.genesis(), &sums));
			let signature = Signature::new(&key.account(), key.scheme(), &signed);
			all.push(File::new(
				SIGNATURE,
				format!("{}\n", serde_json::to_string_pretty(&signature)?),
			));
		}
		for file in &all {
			let path = folder.join(&file.name);
			files::write(&path, &file.bytes).map_err(|error| {
				Error::unexpected(format!("cannot write {}: {error}", path.display()))
			})?;
		}
		Ok(())
	}

	/// Writes and prints a report. Fails if a check of it has failed.
	pub fn finish(&self, report: &Report, chain: &Chain, output: Output) -> Result<()> {
		self.write(report, chain)?;
		let mut value = report.json.clone();
		if let Value::Object(fields) = &mut value {
			let folder = self.out.as_ref().map(|folder| folder.display().to_string());
			fields.insert("folder".into(), json!(folder));
		}
		output.print(&value, || match &self.out {
			Some(folder) => format!("{}\nWritten to {}.", report.text, folder.display()),
			None => report.text.clone(),
		});
		if report.passed {
			return Ok(());
		}
		Err(CliError::not_proven("at least one check of the report has failed").printed())
	}
}

/// Reads the files of a folder: those directly in it. Others make it no report.
pub fn read_folder(folder: &Path) -> Result<Vec<File>> {
	let unread = |error: std::io::Error| {
		CliError::input(format!("cannot read {}: {error}", folder.display()))
	};
	let mut all = Vec::new();
	for entry in fs::read_dir(folder).map_err(unread)? {
		let entry = entry.map_err(unread)?;
		let name = entry.file_name().to_string_lossy().into_owned();
		if !entry.file_type().map_err(unread)?.is_file() {
			return Err(CliError::input(format!(
				"{} has `{name}`, which is not a file: it is not a report as it was written",
				folder.display()
			)));
		}
		all.push(File { name, bytes: fs::read(entry.path()).map_err(unread)? });
	}
	all.sort_by(|a, b| a.name.cmp(&b.name));
	Ok(all)
}

/// Who has signed, in words.
pub fn signer_text(account: &account::AccountId, scheme: Scheme) -> String {
	format!("{} ({scheme})", account::show(account))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn folder_should_be_filled_only_when_it_is_empty() {
		let folder = tempfile::tempdir().unwrap();
		assert!(ensure_empty(folder.path()).is_ok());
		assert!(ensure_empty(&folder.path().join("new")).is_ok());
		fs::write(folder.path().join("x"), "1").unwrap();
		let said = ensure_empty(folder.path()).unwrap_err();
		assert!(said.to_string().contains("not empty") && said.code() == 2);
	}

	#[test]
	fn folder_with_another_folder_in_it_should_be_no_report() {
		let folder = tempfile::tempdir().unwrap();
		fs::write(folder.path().join("b"), "2").unwrap();
		fs::write(folder.path().join("a"), "1").unwrap();
		let names = |files: Vec<File>| files.into_iter().map(|file| file.name).collect::<Vec<_>>();
		assert_eq!(names(read_folder(folder.path()).unwrap()), ["a", "b"]);
		fs::create_dir(folder.path().join("c")).unwrap();
		assert_eq!(read_folder(folder.path()).unwrap_err().code(), 3);
	}
}
