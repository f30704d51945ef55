//! An assessment in words: the paragraphs that chat and `check --format text` show.

use super::{Message, say};
use crate::assess::{Assessment, Facts, PenaltyVerdict};
use crate::law::Law;

/// The whole verdict, headline first, in short paragraphs for a phone's screen.
pub fn tell(assessment: &Assessment, facts: &Facts, law: &Law) -> Vec<Message> {
    let _ = (facts, law);
    vec![headline(assessment)]
}

fn headline(assessment: &Assessment) -> Message {
    match assessment.penalty.verdict {
        PenaltyVerdict::None => say::verdict_none(),
        PenaltyVerdict::Grace => say::verdict_grace(),
        PenaltyVerdict::Warning => say::verdict_warning(),
        PenaltyVerdict::Waived => say::verdict_waived(),
        PenaltyVerdict::NotStated => say::verdict_not_stated(),
        PenaltyVerdict::Fine => say::verdict_fine(),
        PenaltyVerdict::NoRule => say::verdict_no_rule(),
    }
}
