//! What a response carries.

use hyper::body::{Body, Bytes, Frame, SizeHint};
use std::{
	io,
	pin::Pin,
	task::{ready, Context, Poll},
};
use tokio::{
	fs::File,
	io::{AsyncRead, ReadBuf},
};

/// How many bytes of a file are read at a time. A connection holds no more of it.
const CHUNK: usize = 64 * 1024;

/// What a response carries.
#[derive(Debug)]
pub enum Content {
	/// A text, or nothing.
	Text(Bytes),
	/// A file.
	File {
		/// The file, read up to where the response is.
		file: File,
		/// How many bytes are still to be sent.
		left: u64,
	},
}

impl Body for Content {
	type Data = Bytes;
	type Error = io::Error;

	fn poll_frame(
		self: Pin<&mut Self>,
		cx: &mut Context<'_>,
	) -> Poll<Option<io::Result<Frame<Bytes>>>> {
		match self.get_mut() {
			Self::Text(text) if text.is_empty() => Poll::Ready(None),
			Self::Text(text) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(text))))),
			Self::File { left: 0, .. } => Poll::Ready(None),
			Self::File { file, left } => {
				let wanted = usize::try_from(*left).unwrap_or(CHUNK).min(CHUNK);
				let mut chunk = vec![0; wanted];
				let mut buffer = ReadBuf::new(&mut chunk);
				if let Err(error) = ready!(Pin::new(file).poll_read(cx, &mut buffer)) {
					return Poll::Ready(Some(Err(error)));
				}
				let read = buffer.filled().len();
				if read == 0 {
					// It has become shorter. The connection must break: the length was told.
					return Poll::Ready(Some(Err(io::ErrorKind::UnexpectedEof.into())));
				}
				chunk.truncate(read);
				*left = left.saturating_sub(u64::try_from(read).unwrap_or(u64::MAX));
				Poll::Ready(Some(Ok(Frame::data(chunk.into()))))
			}
		}
	}

	fn is_end_stream(&self) -> bool {
		self.size_hint().exact() == Some(0)
	}

	fn size_hint(&self) -> SizeHint {
		SizeHint::with_exact(match self {
			Self::Text(text) => u64::try_from(text.len()).unwrap_or(u64::MAX),
			Self::File { left, .. } => *left,
		})
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::{future::poll_fn, io::Write};

	/// All bytes, and the largest number of them in one frame.
	async fn collect(mut content: Content) -> io::Result<(Vec<u8>, usize)> {
		let (mut all, mut largest) = (Vec::new(), 0);
		while let Some(frame) = poll_fn(|cx| Pin::new(&mut content).poll_frame(cx)).await {
			let data = frame?.into_data().unwrap();
			largest = largest.max(data.len());
			all.extend_from_slice(&data);
		}
		assert!(content.is_end_stream());
		Ok((all, largest))
	}

	fn file(bytes: &[u8], left: u64) -> Content {
		let mut file = tempfile::NamedTempFile::new().unwrap();
		file.write_all(bytes).unwrap();
		Content::File { file: File::from_std(file.reopen().unwrap()), left }
	}

	#[tokio::test]
	async fn file_should_be_sent_whole_in_small_parts() {
		let bytes: Vec<u8> = (0..3 * CHUNK + 5).map(|at| (at % 251) as u8).collect();
		let content = file(&bytes, bytes.len() as u64);
		assert_eq!(content.size_hint().exact(), Some(bytes.len() as u64));
		assert!(!content.is_end_stream());
		let (all, largest) = collect(content).await.unwrap();
		assert!(all == bytes && largest <= CHUNK, "{} in {largest}", all.len());
		// A file that has grown since its length was told.
		assert_eq!(collect(file(b"12345", 3)).await.unwrap().0, b"123");
		assert_eq!(collect(file(b"", 0)).await.unwrap().0, b"");
	}

	#[tokio::test]
	async fn file_that_became_shorter_should_fail() {
		let error = collect(file(b"12345", 6)).await.unwrap_err();
		assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof);
	}

	#[tokio::test]
	async fn text_should_be_sent_once() {
		let content = Content::Text("text".into());
		assert_eq!(content.size_hint().exact(), Some(4));
		assert_eq!(collect(content).await.unwrap().0, b"text");
		assert!(Content::Text(Bytes::new()).is_end_stream());
	}
}
