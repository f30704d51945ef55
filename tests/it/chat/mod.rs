//! What is understood, what is said, and whole chats.

mod answers;
mod dates;
mod decisive_questions;
#[cfg(feature = "bot")]
mod inventory;
mod forwarded;
mod legal_mixed;
mod lengths;
mod papers;
mod plain_speech;
mod proceedings;
mod questions;
mod quotes;
mod transcripts;
mod outage_reports;
mod visits;
mod wishes;
mod words;
