//! The card for the desk: five lines to show, in the languages that an official reads.

use super::Subject;
use crate::assess::{Waiver, WaiverVerdict, WaiverWhy};
use crate::law::Law;
use crate::speech::verdict::{document_name, outage_name};
use crate::speech::{Message, say};

/// The five lines; to be said in Kazakh and in Russian, whatever the person speaks.
pub fn counter_card(subject: &Subject, law: &Law) -> Vec<Message> {
    let mut lines =
        vec![say::card_headline(), say::card_document(document_name(subject.facts.document.as_str()))];
    lines.extend(subject.facts.expires.map(say::card_expiry));
    lines.extend(subject.facts.filed_on().map(say::card_filed));
    let waiver = subject.assessment.as_ref().map(|assessment| &assessment.waiver);
    lines.extend(waiver.and_then(|waiver| outage(waiver, law)));
    lines.push(say::card_request());
    lines.truncate(5);
    lines
}

/// What the ministry's statement gives: a promise inside the outage, a question where it is open,
/// nothing for a document that it does not name.
fn outage(waiver: &Waiver, law: &Law) -> Option<Message> {
    let outage = law.outage(waiver.outage.as_deref()?)?;
    match (waiver.verdict, waiver.why) {
        (WaiverVerdict::Waived, _) => Some(say::card_outage(outage_name(&outage.id), outage.starts)),
        (WaiverVerdict::NotStated, Some(WaiverWhy::Edge | WaiverWhy::FilingWindow)) => {
            Some(say::card_outage_open(outage_name(&outage.id), outage.starts))
        }
        _ => None,
    }
}
