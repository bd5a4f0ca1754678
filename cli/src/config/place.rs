//! Where the configuration is.

use crate::error::{CliError, Result};
use std::{
	ffi::OsString,
	path::{Path, PathBuf},
};

/// Names the file. Empty: there is none.
pub const CONFIG: &str = "DISTRIBUTION_CONFIG";

/// A variable of the environment, if it is set.
pub type Environment<'a> = &'a dyn Fn(&str) -> Option<OsString>;

/// The variables of this process.
pub fn environment(name: &str) -> Option<OsString> {
	std::env::var_os(name)
}

/// Where the file of the configuration is, or would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
	/// The file.
	pub path: PathBuf,
	/// Whether the user named it: then it must be there.
	pub named: bool,
}

impl Place {
	/// The place that the environment says. `None` if it says that there is no file, or does not
	/// know the user's folder.
	pub fn of(env: Environment<'_>) -> Option<Self> {
		if let Some(path) = env(CONFIG) {
			return (!path.is_empty()).then(|| Self { path: path.into(), named: true });
		}
		// A folder that is not absolute is to be ignored, as the XDG Base Directory Specification says.
		let absolute = |path: OsString| Some(PathBuf::from(path)).filter(|path| path.is_absolute());
		let folder = env("XDG_CONFIG_HOME").and_then(absolute);
		let folder = folder.or_else(|| home(env).map(|home| home.join(".config")))?;
		Some(Self { path: folder.join("distribution").join("config.toml"), named: false })
	}

	/// The place of a file that is to be written or told of.
	///
	/// # Errors
	/// There is none.
	pub fn wanted(env: Environment<'_>) -> Result<Self> {
		Self::of(env).ok_or_else(|| {
			CliError::input(format!(
				"there is no place for a configuration: set {CONFIG} to the name of a file"
			))
		})
	}
}

/// The user's folder.
fn home(env: Environment<'_>) -> Option<PathBuf> {
	env("HOME").map(PathBuf::from).filter(|path| path.is_absolute())
}

/// A path that a configuration in `folder` has: `~/` is the user's folder, and what is not absolute
/// is beside the configuration, wherever a command is run.
pub fn path_in(folder: &Path, text: &str, env: Environment<'_>) -> PathBuf {
	match (text.strip_prefix("~/"), home(env)) {
		(Some(rest), Some(home)) => home.join(rest),
		_ => folder.join(text),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn place(variables: &[(&str, &str)]) -> Option<Place> {
		Place::of(&|name| {
			let found = variables.iter().find(|(known, _)| *known == name);
			found.map(|(_, value)| OsString::from(value))
		})
	}

	#[test]
	fn place_should_be_named_or_the_users_own() {
		let (home, xdg) = (("HOME", "/home/ann"), ("XDG_CONFIG_HOME", "/xdg"));
		let found = |variables: &[(&str, &str)]| {
			place(variables).map(|place| (place.path.display().to_string(), place.named))
		};
		let usual = ("/home/ann/.config/distribution/config.toml".to_string(), false);
		assert_eq!(found(&[home]), Some(usual.clone()));
		assert_eq!(found(&[home, ("XDG_CONFIG_HOME", "here")]), Some(usual.clone()));
		assert_eq!(found(&[home, ("XDG_CONFIG_HOME", "")]), Some(usual));
		assert_eq!(found(&[home, xdg]), Some(("/xdg/distribution/config.toml".into(), false)));
		assert_eq!(found(&[home, xdg, (CONFIG, "my.toml")]), Some(("my.toml".into(), true)));
		// Nothing is read where a script says so.
		assert_eq!(found(&[home, (CONFIG, "")]), None);
		assert_eq!(found(&[]), None);
		assert!(Place::wanted(&|_| None).unwrap_err().to_string().contains(CONFIG));
	}

	#[test]
	fn paths_should_be_beside_the_file_or_in_the_users_folder() {
		let env = |name: &str| (name == "HOME").then(|| OsString::from("/home/ann"));
		let path = |text: &str| path_in(Path::new("/etc/x"), text, &env).display().to_string();
		assert_eq!(path("key.json"), "/etc/x/key.json");
		assert_eq!(path("/keys/key.json"), "/keys/key.json");
		assert_eq!(path("~/key.json"), "/home/ann/key.json");
		assert_eq!(path("~ann/key.json"), "/etc/x/~ann/key.json");
	}
}
