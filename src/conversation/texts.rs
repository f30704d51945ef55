//! Typed text: danger first, then private numbers, then the open question, then a new question.

use super::button::Action;
use super::chat::{Asking, Purpose};
use super::event::Button;
use super::flow::{self, Answer};
use super::turn::{Rows, Turn};
use super::{ask, many, menu, questions};
use crate::speech::{self, Message, say};
use crate::understand::dates::{AskWhy, DateContext, DateReading};
use crate::understand::{Outcome, documents};

/// Telegram lets nobody send more than this in one message (UTF-16 units).
const LONGEST: usize = 4096;

pub fn text(turn: &mut Turn<'_>, text: &str, known: bool) {
    if text.encode_utf16().count() > LONGEST {
        return turn.say_new(vec![say::text_too_long()], menu::way_out(turn));
    }
    if ask::danger(turn, text) {
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
    match turn.chat.flow.as_ref().map(|flow| flow.asking) {
        None | Some(Asking::Question) => {
            turn.chat.flow = None;
            if !many::list(turn, text) {
                ask::question(turn, text);
            }
        }
        Some(Asking::Document) => document(turn, text),
        Some(
            Asking::Expiry | Asking::FilingDay | Asking::FilingSure(_) | Asking::LossDay | Asking::HandedOver,
        ) => {
            date(turn, text);
        }
        Some(Asking::Filing | Asking::Consent | Asking::Whose | Asking::Forget) => aside(turn, text),
    }
}

fn private(text: &str) -> Option<Message> {
    let found = crate::understand::private::find(text);
    (!found.is_empty()).then(say::private_number_seen)
}

fn context(turn: &Turn<'_>) -> DateContext {
    DateContext { today: turn.today(), lang: Some(turn.lang) }
}

fn date(turn: &mut Turn<'_>, text: &str) {
    let context = context(turn);
    match turn.world.dates.read(text, &context) {
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

fn document(turn: &mut Turn<'_>, text: &str) {
    match documents::named(text) {
        Some(document) => flow::accept(turn, Answer::Document(document)),
        None => match turn.world.dates.read(text, &context(turn)) {
            DateReading::Date(day) => flow::keep_expiry(turn, day),
            _ => aside(turn, text),
        },
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
    let hint = match turn.chat.flow.as_ref().map(|flow| (flow.purpose, flow.asking)) {
        Some((_, Asking::Expiry | Asking::FilingDay | Asking::LossDay | Asking::HandedOver)) => {
            speech::date_reading(DateReading::None, turn.today())
        }
        Some((Purpose::Forget, _)) => say::press_or_cancel(),
        _ => say::press_a_button(),
    };
    flow::ask(turn, vec![hint]);
}

/// Buttons for topics, one a row.
pub fn topic_rows(turn: &Turn<'_>, topics: &[String]) -> Vec<Vec<Button>> {
    topics
        .iter()
        .map(|topic| vec![turn.lasting(Message::new(format!("topic-{topic}")), Action::Topic(topic.clone()))])
        .collect()
}
