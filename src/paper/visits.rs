//! The diary of visits in words: a line in the chat, and the sheet that goes with a letter.

#[cfg(feature = "bot")]
use super::sheet::{Cell, Row};
use crate::reminders::{Office, Said, Slip, Visit};
use crate::speech::{Message, say};

impl Office {
    /// Its name.
    pub fn label(self) -> Message {
        match self {
            Office::Police => say::visit_office_police(),
            Office::ServiceCentre => say::visit_office_service_centre(),
            Office::Other => say::visit_office_other(),
        }
    }
}

impl Said {
    /// What came of a visit, in a few words.
    pub fn label(self) -> Message {
        match self {
            Said::Taken => say::visit_said_taken(),
            Said::SystemDown => say::visit_said_system_down(),
            Said::NoPlace => say::visit_said_no_place(),
            Said::PaperMissing => say::visit_said_paper_missing(),
            Said::NotTaken => say::visit_said_not_taken(),
            Said::SentElsewhere => say::visit_said_sent_elsewhere(),
        }
    }
}

impl Slip {
    /// Whether there was a slip, in a few words.
    pub fn label(self) -> Message {
        match self {
            Slip::Given => say::visit_slip_given(),
            Slip::None => say::visit_slip_none(),
        }
    }
}

/// A visit as one line, with the day on which it was noted down and the day of the last change to it.
pub fn visit_line(visit: &Visit) -> Message {
    let Visit { on, office, said, slip, .. } = visit;
    let (noted, office, said, slip) = (visit.noted_on(), office.label(), said.label(), slip.label());
    match visit.changed_at() {
        Some((changed, _)) => say::visit_line_changed(changed, noted, office, said, slip, *on),
        None => say::visit_line(noted, office, said, slip, *on),
    }
}

/// The same as a line of the table in the history, under its number.
pub fn visit_row(number: i64, visit: &Visit) -> Message {
    let Visit { on, office, said, slip, .. } = visit;
    let (noted, office, said, slip) = (visit.noted_on(), office.label(), said.label(), slip.label());
    match visit.changed_at() {
        Some((changed, _)) => say::history_visit_changed(changed, number, noted, office, said, slip, *on),
        None => say::history_visit(number, noted, office, said, slip, *on),
    }
}

/// The sheet behind a letter: what was noted, and room for what only its writer knows.
#[cfg(feature = "bot")]
pub(super) fn annex(visits: &[Visit]) -> Vec<Row> {
    if visits.is_empty() {
        return Vec::new();
    }
    let mut rows = vec![
        Row::Break,
        Row::Heading(say::letter_visits_title()),
        Row::Head(vec![
            say::letter_visit_number_name(),
            say::letter_visit_time(),
            say::letter_visit_address(),
            say::letter_visit_who(),
            say::letter_visit_said(),
            say::letter_visit_proof(),
            say::letter_visit_noted_name(),
        ]),
    ];
    rows.extend((1..).zip(visits).map(|(number, visit)| Row::Cells(cells(number, visit))));
    rows.push(Row::Blanks(vec![say::letter_date(), say::letter_signature()]));
    rows
}

/// What was noted of a visit, with room for the time, the address, the desk and the number of the slip.
#[cfg(feature = "bot")]
fn cells(number: i64, visit: &Visit) -> Vec<Cell> {
    let Visit { on, office, said, slip, .. } = visit;
    let mut noted = vec![say::letter_visit_noted(visit.noted_on(), visit.noted_at())];
    noted.extend(visit.changed_at().map(|(day, time)| say::letter_visit_changed(day, time)));
    let cell = |words, blank| Cell { words, blank };
    vec![
        cell(vec![say::letter_visit_number(number)], false),
        cell(vec![say::letter_visit_day(*on)], true),
        cell(vec![office.label()], true),
        cell(Vec::new(), true),
        cell(vec![said.label()], false),
        cell(vec![slip.label()], true),
        cell(noted, false),
    ]
}
