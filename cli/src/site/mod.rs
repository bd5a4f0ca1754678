//! A folder of static files, served to browsers: which file a request names, what it is answered
//! with, and the connections that it comes over.

pub mod answer;
pub mod content;
pub mod folder;
pub mod index;
pub mod server;
