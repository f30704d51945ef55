//! Typed text: danger first, then private numbers, then the open question, then a new question.

use super::button::Action;
use super::chat::Asking;
use super::event::Button;
use super::flow::{self, Answer};
use super::turn::{Rows, Turn};
use super::{ask, many, menu, questions, typed};
use crate::speech::{self, Message, say};
use crate::understand::dates::{AskWhy, DateContext, DateReading};
use crate::understand::typed as typed_words;
use crate::understand::{Outcome, documents};

/// Telegram lets nobody send more than this in one message (UTF-16 units).
const LONGEST: usize = 4096;

pub fn text(turn: &mut Turn<'_>, text: &str, known: bool) {
    if text.encode_utf16().count() > LONGEST {
        return turn.say_new(vec![say::text_too_long()], menu::way_out(turn));
    }
    // "Not yet" or "I don't know that date" is no cry for help; a word of danger in it is.
    let surely_calm = typed_words::is_nothing_else(text) || !turn.world.understanding.names_danger(text);
    if surely_calm && turn.chat.flow.is_some() && private(text).is_none() && answered(turn, text) {
        return;
    }
    if !typed_words::is_nothing_else(text) && ask::danger(turn, text) {
        return;
    }
    if let Some(warning) = private(text) {
        return turn.say_new(vec![warning], menu::way_out(turn));
    }
    if !known && turn.chat.lang.is_none() {
        // A first message that is a question is answered in its own language, and the language
        // stays open until the person chooses one.
        turn.lang = turn.world.understanding.language(text, Some(turn.lang));
    }
    if answered(turn, text) {
        return;
    }
    match turn.chat.flow.as_ref().map(|flow| flow.asking) {
        None | Some(Asking::Question) => {
            turn.chat.flow = None;
            if !many::list(turn, text) && !typed::afterwards(turn, text) {
                ask::question(turn, text);
            }
        }
        Some(_) => aside(turn, text),
    }
}

/// Takes a text as the answer to the open question, or as the wish to leave it; false if it is
/// neither.
fn answered(turn: &mut Turn<'_>, text: &str) -> bool {
    if typed::leave(turn, text) {
        return true;
    }
    let Some(asking) = turn.chat.flow.as_ref().map(|flow| flow.asking) else { return false };
    match asking {
        asking if asks_a_day(asking) && holds_a_date(turn, text) => match asking {
            Asking::Document if documents::named(text).is_some() => document(turn, text),
            _ => date(turn, text),
        },
        // "Which papers for a residence permit?" names a document and asks something else.
        _ if text.contains(['?', '\u{61f}']) && !typed_words::is_nothing_else(text) => return false,
        Asking::Document if documents::named(text).is_some() => document(turn, text),
        asking => return typed::answer(turn, asking, text),
    }
    true
}

/// Questions that a date answers. While the document is asked, a date is the expiry.
fn asks_a_day(asking: Asking) -> bool {
    matches!(
        asking,
        Asking::Document
            | Asking::Expiry
            | Asking::FilingDay
            | Asking::FilingSure(_)
            | Asking::LossDay
            | Asking::HandedOver
    )
}

/// Whether a text speaks of a date, be it incomplete or impossible.
pub fn holds_a_date(turn: &Turn<'_>, text: &str) -> bool {
    turn.world.dates.read(&day_in(turn, text), &context(turn)) != DateReading::None
}

/// The part of a text to read a day from. The reader knows expiry days from other days by the
/// words around them; where another day is asked, those words only say which day was asked.
fn day_in(turn: &Turn<'_>, text: &str) -> String {
    match turn.chat.flow.as_ref().map(|flow| flow.asking) {
        Some(Asking::Expiry | Asking::Document) => text.to_string(),
        _ => typed_words::day_alone(text),
    }
}

fn private(text: &str) -> Option<Message> {
    let found = crate::understand::private::find(text);
    (!found.is_empty()).then(say::private_number_seen)
}

fn context(turn: &Turn<'_>) -> DateContext {
    DateContext { today: turn.today(), lang: Some(turn.lang) }
}

/// Takes a text as the answer to the question for a day.
pub fn date(turn: &mut Turn<'_>, text: &str) {
    let context = context(turn);
    let asking = turn.chat.flow.as_ref().map(|flow| flow.asking);
    let text = &*day_in(turn, text);
    match turn.world.dates.read(text, &context) {
        DateReading::Date(day) if asking == Some(Asking::Document) => flow::keep_expiry(turn, day),
        DateReading::Date(day) => {
            turn.note(speech::date_reading(DateReading::Date(day), turn.today()));
            flow::accept(turn, Answer::Day(day));
        }
        DateReading::Invalid => {
            flow::ask(turn, vec![speech::date_reading(DateReading::Invalid, turn.today())])
        }
        DateReading::Ask(why) => ask_back(turn, text, why),
        DateReading::None => aside(turn, text),
    }
}

/// Offers the dates that were perhaps meant; typing goes on being possible.
fn ask_back(turn: &mut Turn<'_>, text: &str, why: AskWhy) {
    let candidates = turn.world.dates.candidates(text, &context(turn));
    let mut rows: Rows = candidates
        .into_iter()
        .take(6)
        .map(|day| vec![turn.answer(in_words(day), Action::Date(day))])
        .collect();
    rows.push(vec![turn.answer(say::button_pick_date(), Action::PickYears)]);
    if let Some(flow) = &turn.chat.flow {
        rows.push(questions::leave(flow, turn));
    }
    turn.say(vec![speech::date_reading(DateReading::Ask(why), turn.today())], rows);
}

/// A date alone, as a label.
pub fn in_words(day: chrono::NaiveDate) -> Message {
    say::label_date(day)
}

/// A document's name, perhaps with its date: "внж до 20.09.2025".
fn document(turn: &mut Turn<'_>, text: &str) {
    let Some(document) = documents::named(text) else { return aside(turn, text) };
    let told = Answer::Document(document);
    let dated = holds_a_date(turn, text) && flow::take(turn, &told);
    match turn.chat.flow.as_ref().map(|flow| flow.asking) {
        Some(Asking::Expiry) if dated => date(turn, text),
        _ if dated => flow::ask(turn, Vec::new()),
        _ => flow::accept(turn, told),
    }
}

/// Text that does not answer the open question: a clear question of its own is answered, then the
/// open one is asked again; anything else brings the open one back with a hint.
fn aside(turn: &mut Turn<'_>, text: &str) {
    let question = turn.world.understanding.question(text, Some(turn.lang));
    let clear = matches!(question.outcome, Outcome::Answer | Outcome::OutOfScope)
        && text.split_whitespace().count() > 2;
    if clear {
        ask::answer(turn, &question);
        return flow::ask(turn, Vec::new());
    }
    let hint = turn.chat.flow.as_ref().map(|flow| typed::hint(flow.purpose, flow.asking));
    flow::ask(turn, hint.into_iter().collect());
}

/// Buttons for topics, one a row.
pub fn topic_rows(turn: &Turn<'_>, topics: &[String]) -> Vec<Vec<Button>> {
    topics
        .iter()
        .map(|topic| vec![turn.lasting(Message::new(format!("topic-{topic}")), Action::Topic(topic.clone()))])
        .collect()
}
