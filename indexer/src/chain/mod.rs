//! Final blocks as the index takes them: read from a node, several at a time, and decoded with the
//! metadata of the runtime that made them.

pub mod block;
mod decode;
mod reader;
pub mod source;
mod state;
#[cfg(test)]
mod tests;
pub(crate) mod words;
