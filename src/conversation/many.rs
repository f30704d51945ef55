//! Many dates at once, for somebody who helps others: a pasted list gives a list of verdicts, and
//! nothing of it is stored.

use super::turn::Turn;
use super::{menu, questions};
use crate::assess::{Assessment, Facts, PenaltyVerdict, Renewal, assess};
use crate::law::DocumentId;
use crate::speech::{Argument, Message, say};
use crate::understand::dates::{DateContext, DateReading};
use crate::understand::documents;

/// Fewer lines than this are a message, not a list.
const FEWEST: usize = 3;
/// More lines than this are more than one message can answer.
const MOST: usize = 30;

/// Answers a list; false if the text is none.
pub fn list(turn: &mut Turn<'_>, text: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.len() < FEWEST {
        return false;
    }
    let context = DateContext { today: turn.today(), lang: Some(turn.lang) };
    let read: Vec<DateReading> = lines.iter().map(|line| turn.world.dates.read(line, &context)).collect();
    let dated = read.iter().filter(|reading| matches!(reading, DateReading::Date(_))).count();
    if dated * 3 < lines.len() * 2 {
        return false;
    }
    let mut paragraphs = vec![say::list_headline(dated.min(MOST) as i64)];
    for (line, reading) in lines.iter().zip(&read).take(MOST) {
        paragraphs.push(verdict_line(turn, line, reading));
    }
    if lines.len() > MOST {
        paragraphs.push(say::list_cut(MOST as i64));
    }
    paragraphs.push(say::list_not_stored());
    let rows = vec![menu::menu_row(turn)];
    turn.say_new(paragraphs, rows);
    true
}

fn verdict_line(turn: &Turn<'_>, line: &str, reading: &DateReading) -> Message {
    let shown: String = line.chars().take(60).collect();
    let DateReading::Date(expires) = reading else { return say::list_line_unread(shown) };
    let document = documents::named(line).unwrap_or_else(|| DocumentId::from("residence-permit"));
    let mut facts = Facts::new(document.clone());
    facts.expires = Some(*expires);
    match assess(&facts, turn.today(), turn.world.law) {
        Ok(assessment) => say::list_line(questions::name(&document), *expires, short(&assessment)),
        Err(_) => say::list_line_unread(shown),
    }
}

/// A verdict in a few words: `short-<penalty>` with the apply-by day where there is one ahead.
pub fn short(assessment: &Assessment) -> Message {
    in_short(assessment.penalty.verdict(), assessment.renewal)
}

/// The same for a verdict of the history.
pub fn in_short(verdict: PenaltyVerdict, renewal: Option<Renewal>) -> Message {
    match (verdict, renewal) {
        (PenaltyVerdict::None, Some(renewal)) => {
            Message::new("short-none-apply-by").with("apply_by_date", Argument::Date(renewal.apply_by))
        }
        (verdict, _) => Message::new(format!("short-{}", <&str>::from(verdict))),
    }
}
