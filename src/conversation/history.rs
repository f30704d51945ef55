//! What a person was told about their saved documents: when, and on a law checked on which day.

use super::button::Action;
use super::event::{Button, Say};
use super::{keyboards, names, schedule};
use crate::assess::Told;
use crate::lang::Lang;
use crate::paper::visit_row;
use crate::reminders::Case;
use crate::speech::say;

/// More entries than this do not fit a phone; the export has them all.
const MOST: usize = 12;

/// The latest entries, newest first, and the visits noted for each saved document.
pub fn tell(lang: Lang, told: &[Told], cases: &[Case]) -> Say {
    let mut paragraphs = vec![match told.len() {
        0 => say::history_empty(),
        count => say::history_headline(count as i64),
    }];
    paragraphs.extend(told.iter().rev().take(MOST).map(|assessment| {
        let document = names::document(&assessment.document);
        let verdict = schedule::in_a_few_words(assessment.penalty.verdict, assessment.renewal);
        match assessment.expires {
            Some(expires) => {
                say::history_line(assessment.law_checked_on, document, expires, assessment.on, verdict)
            }
            None => say::history_line_no_date(assessment.law_checked_on, document, assessment.on, verdict),
        }
    }));
    for case in cases.iter().filter(|case| !case.visits.is_empty()) {
        paragraphs.push(say::history_visits(case.visits.len() as i64, names::title(case)));
        paragraphs.push(say::history_visit_columns());
        let numbered = (1..).zip(&case.visits).collect::<Vec<_>>();
        paragraphs.extend(numbered.iter().rev().take(MOST).map(|(number, visit)| visit_row(*number, visit)));
    }
    let buttons = vec![vec![
        Button::lasting(say::button_export(), Action::PaperOfAll(crate::paper::Kind::Export)),
        keyboards::menu(),
    ]];
    Say::new(lang, paragraphs, buttons)
}
