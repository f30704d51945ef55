//! Many dates at once, for somebody who helps others: a pasted list gives a list of verdicts, and
//! nothing of it is stored before the person saves it.

use chrono::{Datelike, NaiveDate};

use crate::assess::assess;
use crate::conversation::button::{Action, Deed, Subject};
use crate::conversation::cases;
use crate::conversation::chat::Listed;
use crate::conversation::draft::{Card, Draft, Known, default_document};
use crate::conversation::event::Button;
use crate::conversation::keyboards;
use crate::conversation::names;
use crate::conversation::next::Next;
use crate::conversation::schedule;
use crate::conversation::turn::{Rows, Turn};
use crate::reminders::Relation;
use crate::speech::{Message, say, short_date};
use crate::understand::dates::{DateContext, DateReading};
use crate::understand::{documents, typed};

/// Fewer lines than this are a message, not a list.
const FEWEST: usize = 3;
/// More lines than this are more than one message can answer.
const MOST: usize = 30;

/// The documents of a pasted list, one a line; `None` if the text is none.
pub fn list(turn: &mut Turn<'_>, text: &str) -> Option<Next> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.len() < FEWEST {
        return None;
    }
    let context = DateContext { today: turn.written_on, lang: Some(turn.lang) };
    let read: Vec<DateReading> =
        lines.iter().map(|line| turn.world.reader.dates.read(line, &context)).collect();
    let dated = read.iter().filter(|reading| matches!(reading, DateReading::Date(_))).count();
    if dated * 3 < lines.len() * 2 {
        return None;
    }
    let mut paragraphs = vec![say::list_headline(dated.min(MOST) as i64)];
    let mut cards = Vec::new();
    for (line, reading) in lines.iter().zip(&read).take(MOST) {
        let card = card_in(line, reading);
        let words = card.as_ref().and_then(|card| verdict_line(turn, card));
        paragraphs
            .push(words.unwrap_or_else(|| say::list_line_unread(line.chars().take(60).collect::<String>())));
        cards.extend(card);
    }
    if lines.len() > MOST {
        paragraphs.push(say::list_cut(MOST as i64));
    }
    tell(turn, paragraphs, cards);
    Some(Next::Done)
}

/// The verdicts on several documents told in one message.
pub fn verdicts(turn: &mut Turn<'_>, cards: Vec<Card>) -> Next {
    let mut paragraphs = vec![say::list_headline(cards.len() as i64)];
    for card in &cards {
        paragraphs.extend(verdict_line(turn, card));
    }
    tell(turn, paragraphs, cards);
    Next::Done
}

/// So many documents have a button of their own: three rows in all.
const MOST_BUTTONS: usize = 2;

fn tell(turn: &mut Turn<'_>, mut paragraphs: Vec<Message>, cards: Vec<Card>) {
    paragraphs.push(say::list_not_stored());
    let one = |card: &Card| {
        let label = say::list_button(whose_or_name(card), short_date(card.expires.told()?));
        Some(vec![Button::lasting(label, Action::About(Deed::Verdict, Subject::of_card(card.clone())))])
    };
    let mut rows: Rows = cards.iter().take(MOST_BUTTONS).filter_map(one).collect();
    let listed = Listed { at: turn.world.now, cards, without_year: Vec::new() };
    let save = Button::lasting(say::button_save_all(), Action::SaveList(listed.fingerprint()));
    rows.insert(0, vec![save, keyboards::menu()]);
    turn.remember(Draft::Several(listed.cards.clone()));
    turn.chat.listed = Some(listed);
    turn.say_new(paragraphs, rows);
}

/// Asks for the year that several documents lack; the days that were said are kept.
pub fn ask_year(turn: &mut Turn<'_>, cards: Vec<Card>, without_year: Vec<Option<(u32, u32)>>) -> Next {
    let listed = Listed { at: turn.world.now, cards, without_year };
    let fingerprint = listed.fingerprint();
    let this = turn.today().year();
    let year =
        |year: i32| Button::lasting(keyboards::plain(year.to_string()), Action::ListYear(fingerprint, year));
    let rows = vec![vec![year(this), year(this + 1)], vec![year(this - 1), keyboards::menu()]];
    turn.chat.listed = Some(listed);
    turn.say_new(vec![say::ask_year_of_several()], rows);
    Next::Done
}

/// The documents of the list with this fingerprint, or of the last one, with the year that was missing.
pub fn with_year(turn: &mut Turn<'_>, fingerprint: Option<u16>, year: i32) -> Next {
    let is_meant = |listed: &Listed| fingerprint.is_none_or(|known| known == listed.fingerprint());
    let Some(mut listed) = turn.chat.listed.clone().filter(is_meant) else {
        turn.note_on_press(say::list_is_gone());
        return Next::Done;
    };
    for (card, day) in listed.cards.iter_mut().zip(&listed.without_year) {
        let Some((day, month)) = *day else { continue };
        card.expires = Known::from(NaiveDate::from_ymd_opt(year, month, day));
    }
    turn.detach();
    verdicts(turn, listed.cards)
}

fn whose_or_name(card: &Card) -> Message {
    match (card.of_somebody_else(), &card.document) {
        (Some(whose), _) => names::relation(whose),
        (_, Some(document)) => names::short_document(document),
        (_, None) => names::relation(Relation::Mine),
    }
}

fn card_in(line: &str, reading: &DateReading) -> Option<Card> {
    let DateReading::Date(expires) = reading else { return None };
    let document = documents::named(line).unwrap_or_else(default_document);
    let whose = typed::meaning(line, &cases::RELATIONS.map(|(meaning, _)| meaning)).and_then(cases::relation);
    Some(Card { expires: Known::At(*expires), whose, ..Card::of(Some(document)) })
}

/// One document with whose it is, its date and its verdict in a few words.
fn verdict_line(turn: &Turn<'_>, card: &Card) -> Option<Message> {
    let facts = card.facts()?;
    let assessment = assess(&facts, turn.today(), turn.world.law).ok()?;
    let verdict = schedule::in_a_few_words(assessment.penalty.verdict(), assessment.renewal);
    let name = names::document(&facts.document);
    let day = facts.expires.or(facts.lost)?;
    Some(match card.of_somebody_else() {
        Some(whose) => say::list_line_of(name, day, verdict, names::relation(whose)),
        None => say::list_line(name, day, verdict),
    })
}
