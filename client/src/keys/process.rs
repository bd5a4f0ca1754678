//! Other programs that have to do with keys: started without a shell, with a limit of time.

use std::{
	io::{self, Read, Write},
	path::Path,
	process::{Child, Command, ExitStatus, Stdio},
	sync::mpsc::{self, Receiver, RecvTimeoutError},
	thread,
	time::{Duration, Instant},
};
use zeroize::Zeroizing;

/// Bytes of an answer that none reaches.
const MOST: usize = 65_536;
/// Between two looks whether a program that has answered has ended.
const PAUSE: Duration = Duration::from_millis(5);
/// For the rest of what a program that has ended says on standard error.
const REST: Duration = Duration::from_secs(5);

/// A program to run.
pub(super) struct Run<'a> {
	pub program: &'a Path,
	pub args: &'a [&'a str],
	/// What it is given on standard input, which then ends.
	pub input: Zeroizing<Vec<u8>>,
	/// How long it may take.
	pub limit: Duration,
	/// Whether what it says on standard error is kept. Otherwise the user reads it.
	pub keep_errors: bool,
}

/// A program that has ended.
pub(super) struct Ended {
	pub status: ExitStatus,
	/// Its standard output. It may be a secret.
	pub output: Zeroizing<Vec<u8>>,
	/// Its standard error, if that was kept.
	pub errors: String,
}

/// Why a program has not ended by itself.
#[derive(Debug)]
pub(super) enum Failure {
	NotStarted(io::Error),
	TimedOut,
	TooLong,
	Broken(io::Error),
}

type Collected = Receiver<io::Result<Zeroizing<Vec<u8>>>>;

impl Run<'_> {
	/// Runs the program to its end. It is stopped if it takes too long or says too much.
	pub fn finish(self) -> Result<Ended, Failure> {
		let Self { program, args, input, limit, keep_errors } = self;
		let started = Instant::now();
		let errors = if keep_errors { Stdio::piped() } else { Stdio::inherit() };
		let mut child = Command::new(program)
			.args(args)
			.stdin(Stdio::piped())
			.stdout(Stdio::piped())
			.stderr(errors)
			.spawn()
			.map_err(Failure::NotStarted)?;
		if let Some(mut stdin) = child.stdin.take() {
			thread::spawn(move || {
				// A program may answer without having read it all.
				let _ = stdin.write_all(&input);
			});
		}
		let output = child.stdout.take().map(collect);
		let errors = child.stderr.take().map(collect);
		let left = || limit.saturating_sub(started.elapsed());
		let ended = received(output, left())
			.and_then(|output| Ok((output, until_end(&mut child, left())?)));
		match ended {
			Ok((output, status)) => {
				// What it has started may hold it open.
				let errors = errors.and_then(|errors| received(Some(errors), REST).ok());
				let errors = errors.map(|errors| String::from_utf8_lossy(&errors).into_owned());
				Ok(Ended { status, output, errors: errors.unwrap_or_default() })
			}
			Err(failure) => {
				// It may have ended meanwhile.
				let _ = child.kill();
				let _ = child.wait();
				Err(failure)
			}
		}
	}
}

/// Reads a stream to its end, elsewhere. Its bytes are never moved to a larger place, so that none
/// stay behind.
fn collect(stream: impl Read + Send + 'static) -> Collected {
	let (sender, receiver) = mpsc::channel();
	thread::spawn(move || {
		let mut bytes = Zeroizing::new(Vec::with_capacity(MOST));
		let read = stream.take(MOST as u64).read_to_end(&mut bytes);
		// Nobody may wait for it any more.
		let _ = sender.send(read.map(|_| bytes));
	});
	receiver
}

/// What was read from a stream.
fn received(stream: Option<Collected>, limit: Duration) -> Result<Zeroizing<Vec<u8>>, Failure> {
	let broken = || Failure::Broken(io::Error::other("it cannot be read"));
	match stream.ok_or_else(broken)?.recv_timeout(limit) {
		Ok(Ok(bytes)) if bytes.len() >= MOST => Err(Failure::TooLong),
		Ok(Ok(bytes)) => Ok(bytes),
		Ok(Err(error)) => Err(Failure::Broken(error)),
		Err(RecvTimeoutError::Timeout) => Err(Failure::TimedOut),
		Err(RecvTimeoutError::Disconnected) => Err(broken()),
	}
}

/// Waits until a program that has closed its output has ended.
fn until_end(child: &mut Child, limit: Duration) -> Result<ExitStatus, Failure> {
	let started = Instant::now();
	loop {
		if let Some(status) = child.try_wait().map_err(Failure::Broken)? {
			return Ok(status);
		}
		if started.elapsed() >= limit {
			return Err(Failure::TimedOut);
		}
		thread::sleep(PAUSE);
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	/// Runs a line of the shell, for so many seconds at most.
	fn shell(line: &str, input: &[u8], seconds: u64) -> Result<Ended, Failure> {
		let run = Run {
			program: Path::new("sh"),
			args: &["-c", line],
			input: Zeroizing::new(input.to_vec()),
			limit: Duration::from_secs(seconds),
			keep_errors: true,
		};
		run.finish()
	}

	#[test]
	fn program_should_get_its_input_and_be_heard_to_the_end() {
		let ended = shell("cat; echo wrong >&2; exit 3", b"question", 30).unwrap();
		assert_eq!(ended.output.as_slice(), b"question");
		assert_eq!(ended.status.code(), Some(3));
		assert_eq!(ended.errors, "wrong\n");
		// More than a pipe holds, and nobody reads it.
		assert!(shell("true", &vec![7; 1_000_000], 30).unwrap().status.success());
	}

	#[test]
	fn program_should_be_stopped_when_it_takes_too_long_or_says_too_much() {
		let started = Instant::now();
		assert!(matches!(shell("exec sleep 60", b"", 1), Err(Failure::TimedOut)));
		// It has answered, but does not end.
		let lingering = shell("exec >&- 2>&-; exec sleep 60", b"", 1);
		assert!(matches!(lingering, Err(Failure::TimedOut)));
		assert!(matches!(shell("exec yes", b"", 30), Err(Failure::TooLong)));
		assert!(started.elapsed() < Duration::from_secs(30));
	}

	#[test]
	fn program_that_is_not_there_should_not_be_started() {
		let run = Run {
			program: Path::new("/does/not/exist"),
			args: &[],
			input: Zeroizing::default(),
			limit: Duration::from_secs(1),
			keep_errors: false,
		};
		assert!(matches!(run.finish(), Err(Failure::NotStarted(_))));
	}
}
