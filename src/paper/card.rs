//! The card for the desk: five lines to show, in the languages that an official reads.

use super::Subject;
use crate::assess::WaiverVerdict;
use crate::law::Law;
use crate::speech::{Message, say};

/// The five lines; to be said in Kazakh and in Russian, whatever the person speaks.
pub fn counter_card(subject: &Subject, law: &Law) -> Vec<Message> {
    let mut lines = vec![
        say::card_headline(),
        say::card_document(Message::new(format!("document-{}", subject.facts.document))),
    ];
    lines.extend(subject.facts.expires.map(say::card_expiry));
    lines.extend(subject.facts.filed_on().map(say::card_filed));
    let waiver = subject.assessment.as_ref().map(|assessment| &assessment.waiver);
    if let Some(waiver) = waiver
        && matches!(waiver.verdict, WaiverVerdict::Waived | WaiverVerdict::NotStated)
        && let Some(outage) = waiver.outage.as_deref().and_then(|id| law.outage(id))
    {
        lines.push(say::card_outage(outage.starts));
    }
    lines.push(say::card_request());
    lines.truncate(5);
    lines
}
