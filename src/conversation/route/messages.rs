//! Typed messages: danger first, then private numbers, then the open question, then a new question.

use chrono::NaiveDate;

use crate::conversation::button::Action;
use crate::conversation::chat::{Asking, BareDate, Flow, Goal};
use crate::conversation::draft::{Card, FilingTold, Fine, Known, default_document};
use crate::conversation::flows;
use crate::conversation::keyboards;
use crate::conversation::next::{Next, Screen};
use crate::conversation::questions::{Answer, Reply, Typed, question as question_of};
use crate::conversation::screens::{answer, list};
use crate::conversation::turn::{Rows, Turn};
use crate::conversation::{cases, verdicts};
use crate::law::DocumentId;
use crate::speech::{self, say};
use crate::understand::dates::{AskWhy, DateContext, DateReading};
use crate::understand::typed::{self, Meaning};
use crate::understand::{Outcome, Question, documents, private};

/// Telegram lets nobody send more than this in one message (UTF-16 units).
const LONGEST: usize = 4096;

/// What a message asks for; `known` says whether the person has written before.
pub fn message(turn: &mut Turn<'_>, text: &str, known: bool) -> Next {
    if text.encode_utf16().count() > LONGEST {
        turn.say_new(vec![say::text_too_long()], keyboards::way_out());
        return Next::Done;
    }
    // "Not yet" or "I don't know that date" is no cry for help; a word of danger in it is.
    let is_answer_only = typed::is_nothing_else(text);
    let surely_calm = is_answer_only || !turn.world.understanding.names_danger(text);
    let holds_private = !private::find(text).is_empty();
    if surely_calm
        && turn.chat.flow.is_some()
        && !holds_private
        && let Some(next) = answered(turn, text)
    {
        return next;
    }
    if !is_answer_only && let Some(next) = danger(turn, text) {
        return next;
    }
    if holds_private {
        turn.say_new(vec![say::private_number_seen()], keyboards::way_out());
        return Next::Done;
    }
    if !known && turn.chat.lang.is_none() {
        // A first message that is a question is answered in its own language, and the language
        // stays open until the person chooses one.
        turn.lang = turn.world.understanding.language(text, Some(turn.lang));
    }
    if let Some(next) = answered(turn, text) {
        return next;
    }
    match turn.chat.flow.as_ref().map(|flow| flow.asking) {
        None | Some(Asking::Question) => {
            turn.chat.flow = None;
            list::list(turn, text).or_else(|| afterwards(turn, text)).unwrap_or_else(|| question(turn, text))
        }
        Some(_) => aside(turn, text),
    }
}

/// Danger is answered at once, whatever flow is open.
fn danger(turn: &mut Turn<'_>, text: &str) -> Option<Next> {
    let question = turn.world.understanding.question(text, Some(turn.lang));
    let kind = question.kind.filter(|kind| kind.is_danger())?;
    Some(answer::danger(turn, kind, question.lang))
}

/// Takes a text as the answer to the open question, or as the wish to leave it; `None` if it is
/// neither.
fn answered(turn: &mut Turn<'_>, text: &str) -> Option<Next> {
    match typed::exactly(text, &[Meaning::Cancel, Meaning::Back]) {
        Some(Meaning::Cancel) => return Some(Next::Show(Screen::Cancelled)),
        Some(_) if turn.chat.flow.is_some() => return Some(flows::back(turn)),
        _ => {}
    }
    let Flow { goal, asking, .. } = turn.chat.flow.clone()?;
    let asked = question_of(asking);
    let typed = Typed { text, dated: holds_a_date(turn, text) };
    if asked.takes_a_day() && typed.dated {
        return Some(match asked.parse(&goal, typed) {
            Some(reply @ Reply::AnswerWithDay(..)) => take(turn, reply, text),
            _ => date(turn, text),
        });
    }
    // "Which papers for a residence permit?" names a document and asks something else.
    if text.contains(['?', '\u{61f}']) && !typed::is_nothing_else(text) {
        return None;
    }
    let reply = asked.parse(&goal, typed)?;
    Some(take(turn, reply, text))
}

fn take(turn: &mut Turn<'_>, reply: Reply, text: &str) -> Next {
    match reply {
        Reply::Answer(answer) => flows::accept(turn, answer),
        Reply::AnswerWithDay(answer, wanted) => match flows::take(turn, &answer) {
            Some(next) if next == wanted => date(turn, text),
            Some(_) => Next::Again(Vec::new()),
            None => flows::accept(turn, answer),
        },
        Reply::Hint(message) => Next::Again(vec![message]),
        Reply::Go(next) => next,
    }
}

/// Whether a text speaks of a date, be it incomplete or impossible.
fn holds_a_date(turn: &Turn<'_>, text: &str) -> bool {
    turn.world.dates.read(&day_in(turn, text), &context(turn)) != DateReading::None
}

/// The part of a text to read a day from. The reader knows expiry days from other days by the
/// words around them; where another day is asked, those words only say which day was asked.
fn day_in(turn: &Turn<'_>, text: &str) -> String {
    match turn.chat.flow.as_ref().map(|flow| flow.asking) {
        Some(Asking::Expiry | Asking::Document) => text.to_string(),
        _ => typed::day_alone(text),
    }
}

fn context(turn: &Turn<'_>) -> DateContext {
    DateContext { today: turn.today(), lang: Some(turn.lang) }
}

/// Takes a text as the answer to the question for a day.
fn date(turn: &mut Turn<'_>, text: &str) -> Next {
    let context = context(turn);
    let asking = turn.chat.flow.as_ref().map(|flow| flow.asking);
    let text = &*day_in(turn, text);
    match turn.world.dates.read(text, &context) {
        DateReading::Date(day) if asking == Some(Asking::Document) => {
            flows::keep_expiry(turn, day);
            Next::Again(vec![speech::date_reading(DateReading::Date(day), turn.today())])
        }
        DateReading::Date(day) => {
            turn.note(speech::date_reading(DateReading::Date(day), turn.today()));
            flows::accept(turn, Answer::Day(day))
        }
        DateReading::Invalid => Next::Again(vec![speech::date_reading(DateReading::Invalid, turn.today())]),
        DateReading::Ask(why) => ask_back(turn, text, why),
        DateReading::None => aside(turn, text),
    }
}

/// Offers the dates that were perhaps meant; typing goes on being possible.
fn ask_back(turn: &mut Turn<'_>, text: &str, why: AskWhy) -> Next {
    let candidates = turn.world.dates.candidates(text, &context(turn));
    let mut rows: Rows = candidates
        .into_iter()
        .take(6)
        .map(|day| vec![turn.answer(say::label_date(day), Action::Date(day))])
        .collect();
    rows.push(vec![turn.answer(say::button_pick_date(), Action::PickYears)]);
    if let Some(flow) = &turn.chat.flow {
        rows.push(flows::way_out(flow, turn));
    }
    turn.say(vec![speech::date_reading(DateReading::Ask(why), turn.today())], rows);
    Next::Done
}

/// Text that does not answer the open question: a clear question of its own is answered, then the
/// open one is asked again; anything else brings the open one back with a hint.
fn aside(turn: &mut Turn<'_>, text: &str) -> Next {
    let question = turn.world.understanding.question(text, Some(turn.lang));
    let clear = matches!(question.outcome, Outcome::Answer | Outcome::OutOfScope)
        && text.split_whitespace().count() > 2;
    if clear {
        return Next::Each(vec![answer::question(turn, &question), Next::Again(Vec::new())]);
    }
    let hint = turn.chat.flow.as_ref().map(|flow| question_of(flow.asking).hint());
    Next::Again(hint.into_iter().collect())
}

/// Without an open question: an application told after a verdict, or a saved document by its label.
fn afterwards(turn: &mut Turn<'_>, text: &str) -> Option<Next> {
    if let Some(card) = card_waiting_for_filing(turn)
        && let Some(next) = filed_afterwards(turn, card, text)
    {
        return Some(next);
    }
    let meaning = typed::exactly(text, &cases::RELATIONS.map(|(meaning, _)| meaning))?;
    let relation = cases::relation(meaning)?;
    let mut theirs = turn.chat.cases.iter().filter(|case| case.label.relation == relation);
    match (theirs.next(), theirs.next()) {
        (None, _) => None,
        (Some(only), None) => Some(Next::Show(Screen::Case(only.id))),
        (Some(_), Some(_)) => Some(Next::Show(Screen::Documents(0))),
    }
}

/// The document of the last verdict, if an application counts for it.
fn card_waiting_for_filing(turn: &Turn<'_>) -> Option<Card> {
    let card = turn.chat.last.as_ref()?.draft.card()?;
    card.expires.told()?;
    let (assessment, _) = verdicts::of_card(&turn.chat, card, turn.world).ok()?;
    assessment.renewal.is_some().then(|| card.clone())
}

fn filed_afterwards(turn: &mut Turn<'_>, card: Card, text: &str) -> Option<Next> {
    let told = [Meaning::NotFiled, Meaning::Filed, Meaning::Returned];
    let dated = holds_a_date(turn, text);
    let meaning = if dated { typed::meaning(text, &told) } else { typed::exactly(text, &told) };
    let filing = match meaning? {
        Meaning::Filed => FilingTold::PendingOn(None),
        Meaning::Returned => FilingTold::Returned,
        Meaning::NotFiled => FilingTold::None,
        _ => return None,
    };
    let goal = Goal::Check(Card { filing, ..card });
    if dated && filing == FilingTold::PendingOn(None) {
        // The day has been typed already: its question need not be asked.
        flows::open_quietly(turn, goal, Asking::FilingDay);
        return Some(date(turn, text));
    }
    Some(Next::Start(goal))
}

/// Answers a message that is no answer to an open question.
pub fn question(turn: &mut Turn<'_>, text: &str) -> Next {
    let question = turn.world.understanding.question(text, Some(turn.lang));
    turn.lang = question.lang;
    let bare = question.kind.is_some_and(|kind| kind.as_str() == "bare-date");
    match turn.world.dates.find_expiry(text, &context(turn)) {
        DateReading::Date(day) => {
            if let Some(goal) = check_in(turn, &question, text, day) {
                return Next::Start(goal);
            }
        }
        reading @ (DateReading::Ask(_) | DateReading::Invalid) if bare => {
            turn.say_new(vec![speech::date_reading(reading, turn.today())], keyboards::way_out());
            return Next::Done;
        }
        _ => {}
    }
    answer::question(turn, &question)
}

/// A question that holds the date which its answer depends on is answered with the verdict.
fn check_in(turn: &mut Turn<'_>, question: &Question, text: &str, day: NaiveDate) -> Option<Goal> {
    let bare = question.kind.is_some_and(|kind| kind.as_str() == "bare-date");
    if bare
        && day <= turn.today()
        && let Some(goal) = asked_for_by_the_last_answer(turn, day)
    {
        return Some(goal);
    }
    let document = match document_in(question, text) {
        None if bare => documents::named(text).or_else(|| turn.chat.asked_about.clone()),
        None => return None,
        document => document,
    };
    Some(Goal::Check(Card { expires: Known::At(day), ..Card::of(document) }))
}

/// The document whose expiry decides the answer to a question; `None` where no expiry does.
pub fn document_in(question: &Question, text: &str) -> Option<DocumentId> {
    let meant = question.topic?.document()?;
    Some(documents::named(text).unwrap_or(meant))
}

/// After an answer about a loss or a fine, a date alone is the day that answer asked for.
fn asked_for_by_the_last_answer(turn: &mut Turn<'_>, day: NaiveDate) -> Option<Goal> {
    match std::mem::take(&mut turn.chat.bare_date) {
        BareDate::Expiry => None,
        BareDate::Loss => Some(Goal::Lost(Card { lost: Some(day), ..Card::of(Some(default_document())) })),
        BareDate::HandedOver => Some(Goal::Fined(Fine { handed_over: Known::At(day), ..Fine::default() })),
    }
}
