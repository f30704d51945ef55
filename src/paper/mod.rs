//! What people keep: calendar file, time line, letters, made from facts and speech.

use crate::speech::Message;

/// A file ready to be handed out.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    /// Its name with the ending; no private fact in it.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Whether it is shown as a picture rather than offered as a file.
    pub is_picture: bool,
    /// What is in it.
    pub content: Vec<u8>,
    /// What is said beside it: for a picture, everything that it shows.
    pub caption: Vec<Message>,
}
