//! Which file of a folder a request names: never one outside, never a hidden one.

use super::index::Index;
use crate::error::{CliError, Result};
use codec::Encode;
use polkadot_sdk::sp_io::hashing::blake2_128;
use std::{
	fs, io,
	os::unix::fs::MetadataExt,
	path::{self, Path, PathBuf},
};

/// What stands for a folder.
pub const INDEX: &str = "index.html";

/// A folder whose files are served.
#[derive(Debug)]
pub struct Folder {
	/// Where it is. Links in it are followed at each request: one that is set to another folder
	/// replaces the page at once.
	path: PathBuf,
	/// The index that is served beside it.
	index: Option<Index>,
}

/// A file to be sent.
#[derive(Debug)]
pub struct File {
	/// The file, to be read from its beginning.
	pub file: fs::File,
	/// Its length in bytes.
	pub length: u64,
	/// Its ETag, in quotes.
	pub tag: String,
	/// Whether it is what was asked for, compressed by gzip.
	pub compressed: bool,
}

impl Folder {
	/// The folder at `path`.
	///
	/// # Errors
	/// It cannot be read, is not a folder, or has no `index.html`: then it is not a page, and
	/// perhaps nothing that was meant to be shown.
	pub fn new(path: &Path) -> Result<Self> {
		let shown = path.display();
		let cannot = |error: io::Error| CliError::input(format!("cannot read {shown}: {error}"));
		let folder = Self { path: path::absolute(path).map_err(cannot)?, index: None };
		if !fs::metadata(&folder.path).map_err(cannot)?.is_dir() {
			return Err(CliError::input(format!("{shown} is not a folder")));
		}
		match folder.open(&[INDEX.into()], false) {
			Ok(_) => Ok(folder),
			Err(error) if is_absent(&error) => Err(CliError::input(format!(
				"{shown} has no {INDEX}: name the folder of a page that has been built"
			))),
			Err(error) => Err(CliError::input(format!("cannot read {INDEX} in {shown}: {error}"))),
		}
	}

	/// Where it is: an absolute path.
	pub fn path(&self) -> &Path {
		&self.path
	}

	/// The index that is served beside it.
	pub fn index(&self) -> Option<&Index> {
		self.index.as_ref()
	}

	/// Has the page told of an index from now on.
	pub fn tell_of(&mut self, index: Option<Index>) {
		self.index = index;
	}

	/// Opens the file at `names`, which [`names`] has let through; with `gzip` the one with `.gz`
	/// at its end, if there is one. Blocks.
	///
	/// # Errors
	/// [`is_absent`] tells that there is none in the folder from what keeps it from being read.
	pub fn open(&self, names: &[String], gzip: bool) -> io::Result<File> {
		let root = self.path.canonicalize()?;
		let mut path = root.clone();
		path.extend(names);
		let plain = open_within(&root, &path)?;
		if gzip {
			path.as_mut_os_string().push(".gz");
			match open_within(&root, &path) {
				Ok(file) => return Ok(File { compressed: true, ..file }),
				Err(error) if is_absent(&error) => {}
				Err(error) => return Err(error),
			}
		}
		Ok(plain)
	}
}

/// Opens the regular file at `path` if it is below `root` once all links are followed. They may lead
/// to hidden files: whoever made a link meant what it leads to.
fn open_within(root: &Path, path: &Path) -> io::Result<File> {
	let path = path.canonicalize()?;
	// Looked at before it is opened: to open a pipe would wait for its other end.
	if !path.starts_with(root) || !path.is_file() {
		return Err(io::ErrorKind::NotFound.into());
	}
	let file = fs::File::open(path)?;
	let about = file.metadata()?;
	Ok(File { file, length: about.len(), tag: tag(&about), compressed: false })
}

/// The ETag of a file. It has the time of the last change of any kind, not that of the contents:
/// reproducible builds set the latter, and a page's two versions can be of the same length.
fn tag(about: &fs::Metadata) -> String {
	let stamp = (about.dev(), about.ino(), about.len(), about.ctime(), about.ctime_nsec());
	format!("\"{}\"", hex::encode(blake2_128(&stamp.encode())))
}

/// Whether there is no such file, rather than one that cannot be read.
pub fn is_absent(error: &io::Error) -> bool {
	use io::ErrorKind::{InvalidFilename, NotADirectory, NotFound};
	matches!(error.kind(), NotFound | NotADirectory | InvalidFilename)
}

/// The names of folders and file in the path of a request, one for each level; `index.html` stands
/// for a path that ends in `/`. `None` where no file can be: a name that is hidden (so `.` and `..`
/// too), empty, or not a name at all once it is decoded.
pub fn names(path: &str) -> Option<Vec<String>> {
	let mut names: Vec<String> =
		path.strip_prefix('/')?.split('/').map(decoded).collect::<Option<_>>()?;
	if let Some(last) = names.last_mut().filter(|last| last.is_empty()) {
		*last = INDEX.into();
	}
	names.iter().all(|name| is_served(name)).then_some(names)
}

fn is_served(name: &str) -> bool {
	let is_separator = |c: char| matches!(c, '/' | '\\') || c.is_control();
	!name.is_empty() && !name.starts_with('.') && !name.contains(is_separator)
}

/// A part of a path with its `%2e` and the like decoded, once. `None` if it is not text then.
fn decoded(part: &str) -> Option<String> {
	let mut decoded = Vec::with_capacity(part.len());
	let mut bytes = part.bytes();
	while let Some(byte) = bytes.next() {
		if byte == b'%' {
			decoded.extend(hex::decode([bytes.next()?, bytes.next()?]).ok()?);
		} else {
			decoded.push(byte);
		}
	}
	String::from_utf8(decoded).ok()
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::{io::Read, os::unix::fs::symlink};
	use tempfile::TempDir;

	/// A page in a folder that has a secret, too.
	fn page() -> (TempDir, Folder) {
		let around = tempfile::tempdir().unwrap();
		let at = |path: &str| around.path().join(path);
		fs::create_dir_all(at("page/assets")).unwrap();
		fs::create_dir(at("page/.git")).unwrap();
		fs::create_dir(at("page2")).unwrap();
		for (path, text) in [
			("secret", "secret"),
			("page2/secret", "secret"),
			("page/index.html", "index"),
			("page/.hidden", "hidden"),
			("page/.git/config", "hidden"),
			("page/assets/index.html", "inner"),
			("page/assets/a b.js", "script"),
			("page/both.js", "plain"),
			("page/both.js.gz", "compressed"),
			("page/leads-out.js", "plain"),
		] {
			fs::write(at(path), text).unwrap();
		}
		symlink(at("secret"), at("page/out")).unwrap();
		symlink("../page2", at("page/beside")).unwrap();
		symlink(at("secret"), at("page/leads-out.js.gz")).unwrap();
		symlink("assets", at("page/in")).unwrap();
		symlink(".git/config", at("page/meant")).unwrap();
		symlink("round", at("page/round")).unwrap();
		let folder = Folder::new(&at("page")).unwrap();
		(around, folder)
	}

	/// What a request for a path is answered with: a text, or nothing.
	fn read(folder: &Folder, path: &str, gzip: bool) -> Option<(String, bool)> {
		let mut file = folder.open(&names(path)?, gzip).ok()?;
		let mut text = String::new();
		file.file.read_to_string(&mut text).unwrap();
		assert_eq!(file.length, text.len() as u64);
		Some((text, file.compressed))
	}

	#[test]
	fn files_in_the_folder_should_be_found_by_their_names() {
		let (_around, folder) = page();
		for (path, text) in [
			("/", "index"),
			("/index.html", "index"),
			("/assets/", "inner"),
			("/assets/a%20b.js", "script"),
			("/%61ssets/a%20b.js", "script"),
			("/in/a%20b.js", "script"),
			("/meant", "hidden"),
		] {
			assert_eq!(read(&folder, path, false), Some((text.into(), false)), "{path}");
		}
	}

	#[test]
	fn nothing_outside_the_folder_should_be_found() {
		let (_around, folder) = page();
		for path in [
			"",
			"secret",
			"/..",
			"/../secret",
			"/../page/index.html",
			"/%2e%2e/secret",
			"/%2E./secret",
			"/..%2fsecret",
			"/..%5csecret",
			"/assets/../../secret",
			"/assets/..%2f..%2fsecret",
			"//index.html",
			"/./index.html",
			"/out",
			"/beside/secret",
			"/.hidden",
			"/%2ehidden",
			"/.git/config",
			"/assets",
			"/in",
			"/round",
			"/missing",
			"/index.html/",
			"/index.html/x",
			"/index.html%00",
			"/index.html%0a",
			"/index.html%",
			"/index.html%2",
			"/index.html%zz",
			"/%ff",
			"/%252e%252e/secret",
		] {
			assert_eq!(read(&folder, path, false), None, "{path}");
		}
		let long = format!("/{}", "a".repeat(5_000));
		let error = folder.open(&names(&long).unwrap(), false).unwrap_err();
		assert!(is_absent(&error), "{error}");
	}

	#[test]
	fn compressed_file_should_be_found_beside_the_plain_one() {
		let (_around, folder) = page();
		let found = |path: &str| read(&folder, path, true).unwrap();
		assert_eq!(found("/both.js"), ("compressed".into(), true));
		assert_eq!(found("/both.js.gz"), ("compressed".into(), false));
		assert_eq!(found("/index.html"), ("index".into(), false));
		// Nor does it lead out.
		assert_eq!(found("/leads-out.js"), ("plain".into(), false));
		assert_eq!(read(&folder, "/both.js", false), Some(("plain".into(), false)));
	}

	#[test]
	fn tag_should_change_with_a_file_whose_time_and_length_stay() {
		let (around, folder) = page();
		let tag = |name: &str| folder.open(&[name.into()], false).unwrap().tag;
		let before = tag(INDEX);
		assert_eq!(before, tag(INDEX));
		assert_ne!(before, tag("both.js"));
		let path = around.path().join("page/index.html");
		let time = fs::metadata(&path).unwrap().modified().unwrap();
		let new = around.path().join("new");
		fs::write(&new, "other").unwrap();
		fs::File::options().write(true).open(&new).unwrap().set_modified(time).unwrap();
		fs::rename(&new, &path).unwrap();
		assert_ne!(before, tag(INDEX));
	}

	#[test]
	fn link_that_is_set_anew_should_replace_the_page_at_once() {
		let around = tempfile::tempdir().unwrap();
		let at = |path: &str| around.path().join(path);
		for version in ["1", "2"] {
			fs::create_dir(at(version)).unwrap();
			fs::write(at(version).join(INDEX), version).unwrap();
		}
		symlink("1", at("now")).unwrap();
		let folder = Folder::new(&at("now")).unwrap();
		assert_eq!(read(&folder, "/", false), Some(("1".into(), false)));
		symlink("2", at("next")).unwrap();
		fs::rename(at("next"), at("now")).unwrap();
		assert_eq!(read(&folder, "/", false), Some(("2".into(), false)));
	}

	#[test]
	fn what_is_not_a_page_should_be_refused() {
		let (around, _folder) = page();
		for (path, why) in [
			("page/index.html", "is not a folder"),
			("page2", "has no index.html: name the folder of a page"),
			("missing", "No such file"),
		] {
			let error = Folder::new(&around.path().join(path)).unwrap_err();
			assert!(error.to_string().contains(why), "{error}");
			assert_eq!(error.code(), 3);
		}
	}
}
