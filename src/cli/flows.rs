//! `ruqsat flows`: the flows of the chat with their questions, as a table in Markdown.

use super::{Outcome, lines};
use crate::conversation::flows;

pub fn run() -> Outcome {
    lines::print(flows::table().trim_end())
}
