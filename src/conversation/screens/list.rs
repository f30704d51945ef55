//! Many dates at once, for somebody who helps others: a pasted list gives a list of verdicts, and
//! nothing of it is stored.

use crate::assess::{Facts, assess};
use crate::conversation::draft::default_document;
use crate::conversation::keyboards;
use crate::conversation::names;
use crate::conversation::next::Next;
use crate::conversation::schedule;
use crate::conversation::turn::Turn;
use crate::speech::{Message, say};
use crate::understand::dates::{DateContext, DateReading};
use crate::understand::documents;

/// Fewer lines than this are a message, not a list.
const FEWEST: usize = 3;
/// More lines than this are more than one message can answer.
const MOST: usize = 30;

/// Answers a list; `None` if the text is none.
pub fn list(turn: &mut Turn<'_>, text: &str) -> Option<Next> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.len() < FEWEST {
        return None;
    }
    let context = DateContext { today: turn.today(), lang: Some(turn.lang) };
    let read: Vec<DateReading> = lines.iter().map(|line| turn.world.dates.read(line, &context)).collect();
    let dated = read.iter().filter(|reading| matches!(reading, DateReading::Date(_))).count();
    if dated * 3 < lines.len() * 2 {
        return None;
    }
    let mut paragraphs = vec![say::list_headline(dated.min(MOST) as i64)];
    for (line, reading) in lines.iter().zip(&read).take(MOST) {
        paragraphs.push(verdict_line(turn, line, reading));
    }
    if lines.len() > MOST {
        paragraphs.push(say::list_cut(MOST as i64));
    }
    paragraphs.push(say::list_not_stored());
    turn.say_new(paragraphs, vec![keyboards::menu_row()]);
    Some(Next::Done)
}

fn verdict_line(turn: &Turn<'_>, line: &str, reading: &DateReading) -> Message {
    let shown: String = line.chars().take(60).collect();
    let DateReading::Date(expires) = reading else { return say::list_line_unread(shown) };
    let document = documents::named(line).unwrap_or_else(default_document);
    let mut facts = Facts::new(document.clone());
    facts.expires = Some(*expires);
    match assess(&facts, turn.today(), turn.world.law) {
        Ok(assessment) => say::list_line(
            names::document(&document),
            *expires,
            schedule::in_a_few_words(assessment.penalty.verdict(), assessment.renewal),
        ),
        Err(_) => say::list_line_unread(shown),
    }
}
